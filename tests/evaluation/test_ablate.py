"""Ablations: each takes away the part it names, and only that."""

import pytest
import typer
from typer.testing import CliRunner

from qa_bot.evaluation.ablate import ABLATIONS, main
from qa_bot.indexing.encoder import load_encoder
from qa_bot.indexing.store import load_index

ASKED = "2022年首次认定高新技术企业多少家？"
HOPELESS = "浦东新区技术合同成交额是多少？"


@pytest.fixture(scope="module")
def bots(index_dir):
    index = load_index(index_dir)
    encoder = load_encoder(index.manifest.encoder.name)
    return {ablation.name: ablation.make(index, encoder) for ablation in ABLATIONS}


def test_one_score_alone_ranks_the_chunks(bots):
    def falling(hits, measure):
        values = [getattr(hit, measure) for hit in hits]
        return values == sorted(values, reverse=True)

    found = {name: bot.search(ASKED, k=10) for name, bot in bots.items()}
    assert falling(found["dense_only"], "similarity")
    assert falling(found["lexical_only"], "lexical")
    assert not falling(found["full"], "similarity")
    assert not falling(found["full"], "lexical")


def test_without_the_figure_library_no_answer_states_a_figure(bots):
    assert bots["full"].ask(ASKED).figures
    assert (bots["no_figures"].figures, bots["no_figures"].ask(ASKED).figures) == ((), ())


def test_without_refusing_a_weak_draft_is_given(bots):
    assert not bots["full"].ask(HOPELESS).answered
    assert bots["no_refusal"].ask(HOPELESS).answered


def test_the_command_prints_a_row_for_each(index_dir, tmp_path):
    questions = tmp_path / "two.jsonl"
    questions.write_text(
        f'{{"id": "a", "question": "{ASKED}", "kind": "figure", "gold": ["76家"], "evidence": ["高新技术企业76家"]}}\n'
        f'{{"id": "b", "question": "{HOPELESS}", "kind": "none", "gold": []}}\n',
        encoding="utf-8",
    )
    app = typer.Typer()
    app.command()(main)
    result = CliRunner().invoke(app, [str(questions), "--index", str(index_dir)])
    assert result.exit_code == 0, result.output
    rows = [line for line in result.stdout.splitlines() if "%" in line]
    assert [row.split()[0] for row in rows] == [
        "全部部件",
        "只用向量",
        "只用词面",
        "不用数据表",
        "不拒答",
    ]
    assert "100.0%" in rows[0]
    assert "+0 −1" in rows[-1]
