"""Spans and lists over a made-up report that no rule was written for, refusing set aside: the draft must be right."""

from pathlib import Path

import pytest

from qa_bot.bot import QABot
from qa_bot.indexing.build import build_index
from qa_bot.indexing.encoder import load_encoder
from qa_bot.indexing.store import load_index
from tests.answers.cases import cases

HERE = Path(__file__).parent
CASES = cases("golden_spans")


@pytest.fixture(scope="module")
def outspoken(tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    build_index(HERE / "span_reports", folder)
    index = load_index(folder)
    return QABot(index, load_encoder(index.manifest.encoder.name), may_refuse=False)


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_the_draft_is_the_span_or_list_asked_for(outspoken, case):
    answer = outspoken.ask(case["question"])
    assert (answer.short or None) == case["short"]
    if case["short"] is not None:
        quote = outspoken.reports[answer.citations[0].report].text
        assert all(part in quote for part in case["short"].split("、"))
