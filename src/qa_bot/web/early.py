"""What the page runs before anything else: Gradio's own head comes too late to say which language the page speaks."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa_bot.web.assets import asset

_HEAD = b"<head>"


class Early:
    """An ASGI middleware that puts `assets/early.html` first in the head of every page; the rest passes through it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._piece = asset("early.html").encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and the response back, a page with the piece in it."""
        started: Message | None = None
        body = b""

        async def with_piece(message: Message) -> None:
            nonlocal started, body
            if message["type"] == "http.response.start" and _is_page(message):
                started = message  # its length is known once its body is
            elif started is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    page = body.replace(_HEAD, _HEAD + self._piece, 1)
                    MutableHeaders(scope=started)["content-length"] = str(len(page))
                    await send(started)
                    await send({"type": "http.response.body", "body": page})

        await self._app(scope, receive, with_piece if scope["type"] == "http" else send)


def _is_page(message: Message) -> bool:
    return MutableHeaders(scope=message).get("content-type", "").startswith("text/html")
