"""A real Chromium on a real server; where there is no Chromium the tests fail and say what to do."""

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from app.config import Settings
from app.main import create_app
from tests.web.fixtures import filled
from tests.web.ledger import Ledger

__all__ = ["filled"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_REMEDY = (
    "No Chromium was found. Install your system's package `chromium`, or set CHROMIUM=/path/to/chromium; "
    "`make test` installs one where it can."
)


def chromium_path() -> str:
    """The browser to drive: `CHROMIUM`, else the first of the usual names on PATH."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.fail(_REMEDY, pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium_path()
    if not Path(path).is_file():
        pytest.fail(f"CHROMIUM={path} is no file. {_REMEDY}", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield browser
        browser.close()


@dataclass
class Tab:
    """A page of the browser with everything that went wrong in it."""

    page: Page
    base: str
    problems: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to an address of the site."""
        self.page.goto(self.base + path, wait_until="load")
        return self.page

    def path(self) -> str:
        """The address shown, without the host."""
        return self.page.url.removeprefix(self.base)


OpenTab = Callable[..., Tab]


@pytest.fixture
def open_tab(browser: Browser, live_server: str) -> Iterator[OpenTab]:
    """Open a tab: `open_tab(width=…, height=…, color_scheme=…, java_script_enabled=…)`."""
    contexts: list[BrowserContext] = []

    def make(width: int = 1280, height: int = 900, **options: object) -> Tab:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(10_000)
        tab = Tab(context.new_page(), live_server)
        _watch(tab)
        return tab

    yield make
    for context in contexts:
        context.close()


def _watch(tab: Tab) -> None:
    """Note every console error, uncaught exception, dialog, failed request and request to another host."""
    page, problems = tab.page, tab.problems
    page.on("console", lambda m: problems.append(f"console: {m.text}") if m.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(f"exception: {error}"))
    page.on(
        "requestfailed",
        lambda r: problems.append(f"failed: {r.url}") if "ERR_ABORTED" not in str(r.failure) else None,
    )
    page.on(
        "request",
        lambda r: (
            None
            if r.url.startswith(tab.base) or r.url.startswith("data:")
            else problems.append(f"outside: {r.url}")
        ),
    )

    def refuse(dialog: object) -> None:
        problems.append("dialog")
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", refuse)


@pytest.fixture(scope="session")
def live_server(filled: tuple[Settings, Ledger]) -> Iterator[str]:
    """The application on the made-up ledger, served on a free port."""
    application = create_app(filled[0])
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)
    listener.close()
