"""An index built step by step is the one built at once: the same files give the same fingerprint."""

import random
import shutil

import pytest

from qa_bot.indexing.build import build_index
from qa_bot.indexing.checking import check_index
from qa_bot.indexing.store import load_index
from tests.indexing.conftest import FIRST, SECOND


def add(folder, chance):
    text = chance.choice([FIRST, SECOND]).replace("3", str(chance.randrange(3, 9)))
    name = f"{chance.choice('甲乙丙丁')}{chance.choice(['.txt', '.md'])}"
    place = folder / chance.choice(["", "2023"])
    place.mkdir(exist_ok=True)
    (place / name).write_text(text, encoding="utf-8")


def change(folder, chance):
    path = any_file(folder, chance)
    path.write_text(path.read_text(encoding="utf-8") + f"新增{chance.randrange(100)}处。\n", encoding="utf-8")


def rename(folder, chance):
    any_file(folder, chance).rename(folder / f"改名{chance.randrange(100)}.txt")


def remove(folder, chance):
    if len(files(folder)) > 1:
        any_file(folder, chance).unlink()


def state(folder, chance):
    line = f'["{any_file(folder, chance).name}"]\nyear = {chance.randrange(2000, 2020)}\n'
    (folder / "reports.toml").write_text(line, encoding="utf-8")


def files(folder):
    return sorted(path for path in folder.rglob("*.*") if path.suffix in (".txt", ".md"))


def any_file(folder, chance):
    return chance.choice(files(folder))


@pytest.mark.parametrize("seed", range(8))
def test_any_steps_lead_to_the_index_of_their_end(seed, encoder, data, index, tmp_path, monkeypatch):
    monkeypatch.setattr("qa_bot.indexing.checking.load_encoder", lambda name: encoder)
    chance = random.Random(seed)
    build_index(data, index)
    for step in chance.choices([add, change, rename, remove, state], k=6):
        step(data, chance)
        encoder.encoded.clear()
        known = set(load_index(index).encoded)
        summary = build_index(data, index)
        assert summary.encoded == len(encoder.encoded)
        assert summary.encoded <= len(set(load_index(index).encoded) - known)  # never a text that was encoded already
        assert check_index(index, data).state == "good", check_index(index, data)
    fresh = build_index(data, tmp_path / "fresh").manifest
    assert fresh.fingerprint == load_index(index).fingerprint
    assert [entry.path for entry in fresh.reports] == [p.relative_to(data).as_posix() for p in ordered(data)]
    shutil.rmtree(tmp_path / "fresh")


def ordered(folder):
    return sorted(files(folder))
