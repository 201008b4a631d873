"""A real Chromium on a real server; where there is no Chromium the tests fail and say what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from app.config import Settings
from scripts import chromium
from scripts.serving import served
from tests.web.fixtures import filled
from tests.web.ledger import Ledger

__all__ = ["filled"]

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.REMEDY, pytrace=False)
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
    """Open a tab: `open_tab(width=…, height=…, base=…)` and whatever a browser's context takes."""
    contexts: list[BrowserContext] = []

    def make(width: int = 1280, height: int = 900, base: str = live_server, **options: object) -> Tab:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(10_000)
        tab = Tab(context.new_page(), base)
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
    with served(filled[0]) as address:
        yield address
