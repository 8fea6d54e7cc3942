"""The MCP tools over HTTP; skips where the extra `qa-bot[mcp]` is not installed."""

import asyncio
import json
from importlib.util import find_spec

import pytest

from qa_bot.errors import QABotError
from qa_bot.web.holder import Fixed
from qa_bot.web.server import free_port, launch, serve
from tests.web.library import LibraryBot


def test_without_the_package_the_remedy_is_named(monkeypatch):
    monkeypatch.setattr("qa_bot.web.server.find_spec", lambda name: None)
    with pytest.raises(QABotError, match=r"qa-bot\[mcp\]"):
        serve(Fixed(LibraryBot()), mcp=True)


@pytest.mark.skipif(find_spec("mcp") is None, reason='the package mcp is not installed: pip install "qa-bot[mcp]"')
def test_only_what_reads_is_a_tool_and_it_answers(tmp_path):
    from qa_bot.web.app import build_app

    app = build_app(Fixed(LibraryBot()), tmp_path / "feedback.jsonl")
    address = launch(app, host="127.0.0.1", port=free_port(), mcp=True)
    try:
        names, answer = asyncio.run(_asked(address.rstrip("/") + "/gradio_api/mcp/"))
    finally:
        app.close(verbose=False)
    assert names == {"ask", "figures", "search"}
    assert "45座" in json.dumps(answer, ensure_ascii=False)


async def _asked(address):
    from mcp import ClientSession
    from mcp.client.streamable_http import streamablehttp_client

    async with streamablehttp_client(address) as (read, write, _), ClientSession(read, write) as session:
        await session.initialize()
        tools = await session.list_tools()
        given = await session.call_tool("ask", {"question": "雨量站建了几座？"})
        return {tool.name for tool in tools.tools}, given.content[0].text
