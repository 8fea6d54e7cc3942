"""A served app, once a run, and pages of it for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.fakes import FakeBot
from tests.web.library import LibraryBot


@pytest.fixture(scope="session")
def feedback_file(tmp_path_factory):
    return tmp_path_factory.mktemp("feedback") / "made" / "feedback.jsonl"


@pytest.fixture(scope="session")
def serve(feedback_file) -> Iterator[object]:
    """Serve a holder's bot and return the app's address; every app is closed at the end."""
    from qa_bot.web.app import build_app
    from qa_bot.web.holder import Fixed
    from qa_bot.web.server import free_port, launch

    apps = []

    def start(bot: object, holder: object = None) -> str:
        app = build_app(holder or Fixed(bot), feedback_file)
        apps.append(app)
        return launch(app, host="127.0.0.1", port=free_port())

    yield start
    for app in apps:
        app.close(verbose=False)


@pytest.fixture(scope="session")
def fake_bot() -> FakeBot:
    return FakeBot()


@pytest.fixture(scope="session")
def fake_address(serve, fake_bot) -> str:
    return serve(fake_bot)


@pytest.fixture(scope="session")
def library_address(serve) -> str:
    """The app over three small reports."""
    return serve(LibraryBot())


@pytest.fixture
def open_page(browser, fake_address):
    """Open a page of the app over the fake bot, in a browser profile of its own that the test shares."""
    contexts = []

    def open_one(path: str = "", *, address: str = fake_address, ready: str = "#history .bar", **wanted: object):
        wanted = {"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN", **wanted}
        context = browser.new_context(**wanted)
        contexts.append(context)
        page = watched(context.new_page())
        page.goto(address.rstrip("/") + "/" + path)
        page.wait_for_selector(ready)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page):
    """The app at desk width, with every request it made in `page.requested` and what failed in `page.problems`."""
    return open_page(ready="#examples button")


def watched(page):
    page.set_default_timeout(30_000)
    page.requested, page.problems = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda said: page.problems.append(said.text) if said.type == "error" else None)
    return page


def ask(page, question: str) -> None:
    """Ask by the send button, and wait for the answer."""
    before = page.locator("#chat .turn").count()
    page.fill("#box textarea", question)
    page.click("#send")
    answered(page, before)


def answered(page, number: int) -> None:
    """Wait until turn `number` is answered."""
    page.wait_for_selector(f"#chat .turn >> nth={number} >> .reply:not(.pending)")
