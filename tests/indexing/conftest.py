"""Two small reports, a folder for their index, and a tiny encoder that counts what it encodes."""

import pytest

from tests.indexing.tiny import TinyEncoder

FIRST = "2023年甲局工作总结\n\n一、绿化工作\n全年新增绿地12公顷。\n二、道路工作\n新建道路34公里。\n"
SECOND = "2023年乙局工作总结\n\n一、招商工作\n全年引进企业56家。\n"


@pytest.fixture
def encoder(monkeypatch):
    tiny = TinyEncoder()
    monkeypatch.setattr("qa_bot.indexing.encoder.load_encoder", lambda name: tiny)
    return tiny


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "甲.txt").write_text(FIRST, encoding="utf-8")
    (folder / "乙.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def index(tmp_path):
    return tmp_path / "index"
