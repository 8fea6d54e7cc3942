"""The last good indexes are kept, and one can be gone back to."""

import pytest

from qa_bot.errors import IndexCorrupt, IndexFolderError, IndexMissing
from qa_bot.indexing.build import build_index
from qa_bot.indexing.generations import kept_indexes, read_manifest
from qa_bot.indexing.going_back import roll_back
from qa_bot.indexing.layout import POINTER
from tests.indexing.conftest import FIRST


@pytest.fixture
def three(encoder, data, index):
    """Three generations, oldest first: their manifests."""
    made = []
    for number in ("34", "35", "36"):
        (data / "甲.txt").write_text(FIRST.replace("34", number), encoding="utf-8")
        made.append(build_index(data, index).manifest)
    return made


def fingerprints(index):
    return [one.manifest.fingerprint for one in kept_indexes(index)]


def test_the_kept_indexes_newest_first(three, index):
    assert fingerprints(index) == [made.fingerprint for made in reversed(three)]
    assert [one.serves for one in kept_indexes(index)] == [True, False, False]


def test_back_to_the_one_before_and_further_and_forward_again(three, index):
    assert roll_back(index).manifest == three[1]
    assert read_manifest(index) == three[1]
    roll_back(index)
    assert read_manifest(index) == three[0]
    with pytest.raises(IndexMissing, match="rollback --list"):
        roll_back(index)
    roll_back(index, three[2].fingerprint[:6])
    assert read_manifest(index) == three[2]


def test_an_index_that_is_not_kept_is_named(three, index):
    with pytest.raises(IndexMissing, match="begins with ffff0000"):
        roll_back(index, "ffff0000")


def test_a_damaged_index_is_not_gone_back_to(three, index):
    before = kept_indexes(index)[1]
    (index / before.name / "chunks.jsonl").write_bytes(b"")
    with pytest.raises(IndexCorrupt, match=r"chunks\.jsonl is not what was built"):
        roll_back(index)
    assert read_manifest(index) == three[2]


def test_a_disk_without_room_for_the_pointer_is_said(three, index, monkeypatch):
    def full_disk(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("qa_bot.indexing.going_back.switch", full_disk)
    with pytest.raises(IndexFolderError, match=r"No space left on device\).*make room"):
        roll_back(index)
    assert read_manifest(index) == three[2]


def test_a_lost_pointer_can_be_gone_back_from(three, index):
    (index / POINTER).unlink()
    assert roll_back(index).manifest == three[2]


def test_what_served_last_is_never_removed_by_the_next_build(three, data, index):
    roll_back(index, three[0].fingerprint)  # the oldest: a server may be reading it
    (data / "甲.txt").write_text(FIRST.replace("34", "37"), encoding="utf-8")
    latest = build_index(data, index).manifest
    assert fingerprints(index) == [latest.fingerprint, three[2].fingerprint, three[0].fingerprint]


def test_what_another_kept_index_encoded_is_not_encoded_again(three, encoder, data, index):
    roll_back(index, three[0].fingerprint)
    encoder.encoded.clear()
    assert build_index(data, index).manifest.fingerprint == three[2].fingerprint
    assert encoder.encoded == []
