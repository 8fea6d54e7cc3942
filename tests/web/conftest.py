"""A served app and a browser for it; a browser test skips, and says so, where there is no Chromium."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator

import pytest

from tests.web.fakes import FakeBot

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        pytest.skip("there is no Chromium; install it (apt-get install chromium) to run the browser tests")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def serve() -> Iterator[object]:
    """Serve a bot and return the app's address; every app is closed at the end."""
    from qa_bot.web.app import build_app
    from qa_bot.web.holder import Fixed
    from qa_bot.web.server import launch

    apps = []

    def start(bot: object) -> str:
        app = build_app(Fixed(bot))
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


@pytest.fixture
def page(browser, fake_address):
    """The app over the fake bot at desk width, with every request it made in `page.requested`."""
    opened = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    opened.set_default_timeout(15_000)
    opened.requested = []
    opened.problems = []
    opened.on("request", lambda request: opened.requested.append(request.url))
    opened.on("pageerror", lambda error: opened.problems.append(str(error)))
    opened.goto(fake_address)
    opened.wait_for_selector("#chat .examples")
    yield opened
    opened.close()
