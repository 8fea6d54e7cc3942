"""BM25 over words and bigrams."""

import math
import os
import subprocess
import sys
import textwrap

import numpy as np
import pytest

from qa_bot.config import Config
from qa_bot.errors import IndexCorrupt
from qa_bot.indexing.lexical import LexicalIndex

TEXTS = ["累计开通5G室外基站2388个", "认定高新技术企业76家", "科技服务业营收178.42亿元"]


@pytest.fixture
def index():
    return LexicalIndex.from_texts(TEXTS, Config())


def test_the_text_that_shares_terms_scores_highest(index):
    assert int(np.argmax(index.scores("基站有多少"))) == 0
    assert int(np.argmax(index.scores("高新企业"))) == 1


def test_a_number_is_one_term(index):
    scores = index.scores("178.42")
    assert scores[2] > 0
    assert scores[:2].tolist() == [0, 0]


def test_nothing_shared_scores_0(index):
    assert index.scores("晴空万里").tolist() == [0.0, 0.0, 0.0]
    assert index.scores("").tolist() == [0.0, 0.0, 0.0]


def test_a_score_worked_out_by_hand():
    index = LexicalIndex.from_texts(["a b", "a"], Config(bm25_k1=1.0, bm25_b=0.0))
    # Lucene: idf = ln(1 + (N - n + 0.5) / (n + 0.5)) = ln(1 + 1.5 / 1.5) = ln 2; tf part = 1 / (1 + 1)
    assert index.scores("b") == pytest.approx([math.log(2) / 2, 0.0])


def test_the_share_of_chunks_that_hold_a_term(index):
    assert index.document_share("基站") == pytest.approx(1 / 3)
    assert index.document_share("火箭") == 0.0


def test_saved_and_read_again(index, tmp_path):
    index.save(tmp_path / "lexical")
    again = LexicalIndex.load(tmp_path / "lexical")
    assert np.array_equal(again.scores("科技企业"), index.scores("科技企业"))


def test_a_folder_that_holds_no_index_is_refused_with_the_remedy(tmp_path):
    with pytest.raises(IndexCorrupt, match="run `qa-bot build`"):
        LexicalIndex.load(tmp_path)


def test_equal_texts_give_equal_files_in_every_process(tmp_path):
    code = f"""
        import sys
        from pathlib import Path
        from qa_bot.config import Config
        from qa_bot.indexing.lexical import LexicalIndex
        LexicalIndex.from_texts({TEXTS!r}, Config()).save(Path(sys.argv[1]))
    """
    folders = [tmp_path / "1", tmp_path / "2"]
    for seed, folder in enumerate(folders, 1):
        command = [sys.executable, "-c", textwrap.dedent(code), str(folder)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": str(seed)})
    one, other = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert one == other
