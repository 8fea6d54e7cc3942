"""Chunks tile the canonical text along its structure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_bot.config import Config
from qa_bot.indexing.chunking import CRUMB, chunk_report
from qa_bot.reports.catalog import read_report
from qa_bot.reports.plain import plain_report
from tests.conftest import REPORTS

TEXT = st.text(alphabet="甲乙丙丁戊，。；！？“”《》（）12.%\n ", max_size=1500)


def outside(report, chunks):
    """The characters of a report that no chunk holds, and whether any stands in two."""
    seen = [0] * len(report.text)
    for chunk in chunks:
        for position in range(chunk.start, chunk.end):
            seen[position] += 1
    return "".join(c for c, n in zip(report.text, seen, strict=True) if n == 0), max(seen, default=0)


@given(TEXT)
def test_every_character_is_in_just_one_chunk(text):
    report = plain_report("r", text)
    missed, most = outside(report, chunk_report(report, Config()))
    assert missed.strip() == ""
    assert most <= 1


@given(TEXT)
def test_chunks_are_exact_bounded_and_in_order(text):
    report, config = plain_report("r", text), Config()
    chunks = chunk_report(report, config)
    assert all(report.text[c.start : c.end] == c.text for c in chunks)
    assert all(len(c.text) <= config.chunk_max_chars for c in chunks)
    assert [c.start for c in chunks] == sorted(c.start for c in chunks)


def test_statements_are_packed_up_to_the_size_asked_for():
    text = "一二三四五六七八九。" * 60
    lengths = [len(chunk.text) for chunk in chunk_report(plain_report("r", text), Config())]
    assert lengths == [230, 230, 140]  # 23 statements of 10 are the most that fit 200 * 1.15


def test_a_crumb_joins_the_chunk_before_it():
    text = "甲" * 219 + "。" + "乙" * (CRUMB - 10) + "。"
    assert len(chunk_report(plain_report("r", text), Config())) == 1


def test_a_sentence_longer_than_the_limit_is_cut_at_its_clauses():
    clause = "字" * 99 + "，"
    chunks = chunk_report(plain_report("r", clause * 5), Config())
    assert all(chunk.text.endswith("，") for chunk in chunks)
    assert max(len(chunk.text) for chunk in chunks) <= Config().chunk_max_chars


def test_a_clause_longer_than_the_limit_is_cut_by_length():
    chunks = chunk_report(plain_report("r", "字" * 1000), Config())
    assert [len(chunk.text) for chunk in chunks] == [320, 320, 320, 40]


def test_a_heading_stays_with_its_text_and_sections_do_not_mix():
    (path,) = REPORTS.glob("*.txt")
    report = read_report(path)
    chunks = chunk_report(report, Config())
    heads = [chunk for chunk in chunks if "\n" in chunk.text]
    assert any("（五）夯实信息化数字底座" in chunk.text and "5G室外基站2388个" in chunk.text for chunk in heads)
    for chunk in chunks:
        body = max(chunk.start, chunk.text.rfind("\n") + chunk.start + 1)
        assert len({report.leaf_sections[p] for p in range(body, chunk.end)}) == 1, chunk.text


def test_the_contextual_text_leads_with_title_and_headings():
    (path,) = REPORTS.glob("*.txt")
    chunk = next(c for c in chunk_report(read_report(path), Config()) if "2388个" in c.text and "387个" in c.text)
    assert chunk.contextual_text.startswith("2022年普陀区科学技术委员会工作总结 五、优化双创环境")
    assert chunk.contextual_text.endswith(chunk.text)


@pytest.mark.shared
def test_no_character_of_a_real_report_is_in_no_chunk(shared):
    paths = sorted(
        path for kind in ("county", "province", "state") for path in (shared / "reports" / kind).glob("*.txt")
    )
    assert len(paths) > 30
    for path in paths:
        report = read_report(path)
        missed, most = outside(report, chunk_report(report, Config()))
        assert (missed.strip(), most) == ("", 1), path.name
