"""Cases kept as files, and a bot over made-up reports: what the tests of answers share."""

import json
from pathlib import Path

from qa_bot.bot import QABot
from qa_bot.indexing.build import build_index

HERE = Path(__file__).parent


def cases(name: str) -> list[dict]:
    """Return the cases of a file of JSON lines beside this one, or of all such files of a folder, in order."""
    path = HERE / name
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def bot_over(name: str, folder: Path) -> QABot:
    """Return a bot over the made-up reports of the folder `name` beside this file; its index is built in `folder`."""
    build_index(HERE / name, folder)
    return QABot.load(folder)
