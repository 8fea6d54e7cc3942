"""The dense index: exact, then HNSW by size; higher is better."""

import numpy as np
import pytest

from qa_bot.errors import IndexCorrupt
from qa_bot.indexing.dense import DenseIndex

UNIT = np.eye(4, dtype=np.float32)


@pytest.mark.parametrize("exact_up_to", [100, 1], ids=["exact", "hnsw"])
def test_the_nearest_chunk_comes_first_and_scope_is_kept(exact_up_to):
    index = DenseIndex.from_vectors(UNIT, exact_up_to)
    query = np.array([0.6, 0.8, 0, 0], dtype=np.float32)
    hits = index.search(query, 2)
    assert hits.chunks.tolist() == [1, 0]
    assert hits.similarities == pytest.approx([0.8, 0.6])
    assert index.search(query, 5, np.array([0, 3])).chunks.tolist() == [0, 3]


def test_kinds_by_size():
    assert DenseIndex.from_vectors(UNIT).kind == "IndexFlatIP"
    assert DenseIndex.from_vectors(UNIT, 1).kind == "IndexHNSWFlat"


def test_saved_and_read_again(tmp_path):
    DenseIndex.from_vectors(UNIT).save(tmp_path / "dense.faiss")
    again = DenseIndex.load(tmp_path / "dense.faiss")
    assert np.array_equal(again.vectors([2, 0]), UNIT[[2, 0]])
    assert (len(again), again.dimensions) == (4, 4)


def test_a_file_that_is_no_index_is_refused_with_the_remedy(tmp_path):
    path = tmp_path / "dense.faiss"
    path.write_bytes(b"not an index")
    with pytest.raises(IndexCorrupt, match="run `qa-bot build`"):
        DenseIndex.load(path)
