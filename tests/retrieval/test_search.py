"""Hybrid search over a handful of chunks."""

import numpy as np
import pytest

from qa_bot.config import Config
from qa_bot.indexing.chunking import Chunk
from qa_bot.indexing.dense import DenseIndex
from qa_bot.indexing.lexical import LexicalIndex
from qa_bot.indexing.statements import Statement
from qa_bot.retrieval.nearness import NearnessIndex
from qa_bot.retrieval.search import Searcher
from qa_bot.text.span import Span
from tests.indexing.tiny import TinyEncoder

TEXTS = {"甲": ["全年新增绿地12公顷。", "新建道路34公里。"], "乙": ["全年引进企业56家。", "新增绿地78公顷。"]}
CHUNKS = [Chunk(report, 0, len(text), (), text) for report, texts in TEXTS.items() for text in texts]
ENCODER = TinyEncoder()


def searcher(config=None):
    config = config or Config()
    texts = [chunk.text for chunk in CHUNKS]
    dense = DenseIndex.from_vectors(ENCODER.encode_documents(texts))
    return Searcher(CHUNKS, dense, LexicalIndex.from_texts(texts, config), config)


def search(query, **options):
    return searcher(options.pop("config", None)).search(query, ENCODER.encode_query(query), **{"k": 4, **options})


def test_the_best_chunk_comes_first_and_scores_fall():
    hits = search("引进了多少家企业")
    assert hits[0].chunk.text == "全年引进企业56家。"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_scope_keeps_other_reports_out():
    assert {hit.chunk.report for hit in search("绿地", scope=["乙"])} == {"乙"}
    assert search("绿地", scope=["丙"]) == []


def test_k_bounds_the_hits():
    assert len(search("绿地", k=1)) == 1


def test_weight_1_is_dense_alone_and_0_lexical_alone():
    dense = search("新增绿地", config=Config(dense_weight=1.0))
    assert [h.similarity for h in dense] == sorted((h.similarity for h in dense), reverse=True)
    lexical = search("新增绿地", config=Config(dense_weight=0.0))
    assert [h.lexical for h in lexical] == sorted((h.lexical for h in lexical), reverse=True)


def test_equal_scores_go_to_the_earlier_chunk():
    hits = search("？")
    assert [hit.number for hit in hits if hit.score == hits[0].score] == sorted(
        hit.number for hit in hits if hit.score == hits[0].score
    )


def test_an_index_that_disagrees_with_itself_is_refused():
    dense = DenseIndex.from_vectors(ENCODER.encode_documents(["一"]))
    with pytest.raises(ValueError, match="4 chunks, 1 vectors"):
        Searcher(CHUNKS, dense, LexicalIndex.from_texts(["一"], Config()), Config())


STATEMENTS = [Statement("甲", 0, 5, "", "一"), Statement("甲", 5, 9, "", "二"), Statement("乙", 0, 4, "", "三")]
UNIT = np.eye(3, dtype=np.float32)


def nearness(vector, scope=()):
    background = DenseIndex.from_vectors(np.zeros((0, 3), dtype=np.float32))
    index = NearnessIndex(STATEMENTS, DenseIndex.from_vectors(UNIT), background)
    return index.nearness(np.array(vector, dtype=np.float32), scope)


def test_nearness_is_distance_from_the_mean_in_standard_deviations():
    # similarities 1, 0, 0: mean 1/3, deviation sqrt(2)/3; the first stands (2/3) / (sqrt(2)/3) = 1.414 above
    near = nearness([1, 0, 0])
    assert near.values.tolist() == pytest.approx([(2**0.5 - 1) / 3, 0, 0], abs=1e-6)
    assert [statement.text for statement in near.best(2)] == ["一", "二"]


def test_the_background_counts_for_mean_and_deviation():
    # similarities 1, 0, 0 and three of the background at 0: mean 1/6, deviation sqrt(5)/6; the first: sqrt(5)
    background = DenseIndex.from_vectors(np.array([[0, 1, 0]] * 3, dtype=np.float32))
    index = NearnessIndex(STATEMENTS, DenseIndex.from_vectors(UNIT), background)
    near = index.nearness(np.array([1, 0, 0], dtype=np.float32))
    assert near.values.tolist() == pytest.approx([(5**0.5 - 1) / 3, 0, 0], abs=1e-6)


def test_statements_out_of_scope_are_not_near():
    near = nearness([1, 0, 0], ["乙"])
    assert near.values.tolist() == [0, 0, 0]
    assert [statement.text for statement in near.best(3)] == ["三"]


def test_the_nearness_of_a_range_is_that_of_its_nearest_statement():
    near = nearness([1, 0, 0])
    assert near.within("甲", Span(0, 9)) == pytest.approx(float(near.values[0]))
    assert near.within("甲", Span(5, 9)) == 0.0
    assert near.within("丙", Span(0, 9)) == 0.0


def test_no_statement_at_all():
    nothing = DenseIndex.from_vectors(np.zeros((0, 3), dtype=np.float32))
    empty = NearnessIndex([], nothing, nothing)
    assert empty.nearness(np.ones(3, dtype=np.float32)).best(5) == []
