"""Damaged files are read as far as they go or refused by name; nothing else may come of them, or a build would stop."""

import random
from contextlib import suppress
from pathlib import Path

import pytest

from qa_bot.errors import UnreadableReport
from qa_bot.reports.catalog import read_report

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "reports"
DAMAGES = 40


def damaged(data: bytes, seed: int) -> bytes:
    """Return `data` with some bytes changed, left out or doubled."""
    chance, hurt = random.Random(seed), bytearray(data)
    for _ in range(chance.choice([1, 3, 10, 60])):
        at, size = chance.randrange(len(hurt)), chance.randrange(1, 40)
        match chance.randrange(3):
            case 0:
                hurt[at] = chance.randrange(256)
            case 1:
                del hurt[at : at + size]
            case _:
                hurt[at:at] = hurt[at : at + size]
    return bytes(hurt)


@pytest.mark.parametrize("name", ["bulletin_pages.pdf", "bulletin_word.docx", "bulletin_page.html"])
def test_a_damaged_file_is_read_or_refused_by_name(tmp_path: Path, name: str) -> None:
    data, path = (FIXTURES / name).read_bytes(), tmp_path / name
    for seed in range(DAMAGES):
        path.write_bytes(damaged(data, seed))
        with suppress(UnreadableReport):
            read_report(path)
