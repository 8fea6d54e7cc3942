"""Each file of an index damaged in turn: a question gets one sentence with the remedy, or the right answer."""

import shutil

import pytest
from typer.testing import CliRunner

from qa_bot.cli.commands import app
from qa_bot.indexing.generations import current_generation
from qa_bot.indexing.layout import LOCK, POINTER
from tests.conftest import REPORTS

RUN = CliRunner()
QUESTION, ANSWER = "2022年首次认定高新技术企业多少家？", "76家"


def truncate(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path):
    """Flip one bit in the middle."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


def swap_for_a_folder(path):
    path.unlink()
    path.mkdir()


DAMAGE = {
    "truncated": truncate,
    "overwritten": lambda path: path.write_bytes(b"\x00\xffnonsense\n" * 99),
    "emptied": lambda path: path.write_bytes(b""),
    "removed": lambda path: path.unlink(),
    "one bit flipped": flip,
    "a folder instead": swap_for_a_folder,
}


@pytest.fixture
def copy(index_dir, tmp_path):
    return shutil.copytree(index_dir, tmp_path / "index")


def check(index):
    return RUN.invoke(app, ["check", "--index", str(index), "--data", str(REPORTS)])


def refused(result):
    """Whether a result is one sentence that names the remedy, and nothing else."""
    one_line = result.stderr.strip().count("\n") == 0
    return result.exit_code == 1 and one_line and "qa-bot build" in result.stderr and not result.stdout


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_each_file_in_turn(damage, copy, index_dir):
    names = sorted(p.relative_to(index_dir) for p in index_dir.rglob("*") if p.is_file() and p.name != LOCK)
    assert len(names) > 12
    for name in names:
        damage(copy / name)
        result = RUN.invoke(app, ["ask", QUESTION, "--index", str(copy)])
        assert "Traceback" not in result.output
        right = result.exit_code == 0 and result.stdout.startswith(ANSWER)
        assert right or refused(result), (name, result.output)
        assert check(copy).exit_code == (0 if right else 1), name
        shutil.rmtree(copy)
        shutil.copytree(index_dir, copy)


@pytest.mark.parametrize("content", ["", "..", "/etc", "x" * 5000, "\0" * 20, "20221324-000000-0-deadbeef"])
def test_a_pointer_to_nowhere(content, copy):
    (copy / POINTER).write_text(content, encoding="utf-8")
    assert refused(RUN.invoke(app, ["ask", QUESTION, "--index", str(copy)]))


def test_folders_that_are_no_index(tmp_path):
    (tmp_path / POINTER).mkdir()
    for folder in (tmp_path, tmp_path / "nowhere", REPORTS):
        assert refused(RUN.invoke(app, ["ask", QUESTION, "--index", str(folder)]))
        assert RUN.invoke(app, ["check", "--index", str(folder)]).exit_code == 1


def test_a_file_that_does_not_belong_there(copy):
    (current_generation(copy).folder / "extra.bin").write_bytes(b"x")
    assert refused(RUN.invoke(app, ["ask", QUESTION, "--index", str(copy)]))


def test_the_next_build_mends_it_from_what_is_kept(copy):
    current_generation(copy).chunks.write_bytes(b"")
    result = RUN.invoke(app, ["build", "--index", str(copy), "--data", str(REPORTS)])
    assert result.exit_code == 0, result.output
    assert check(copy).exit_code == 0
    assert RUN.invoke(app, ["ask", QUESTION, "--index", str(copy)]).stdout.startswith(ANSWER)
