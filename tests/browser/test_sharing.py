"""Frames, comparisons and names offered while typing, in a real browser."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Tab
from tests.browser.test_accessibility import SETTINGS
from tests.web.addresses import FRAMES

OpenTab = Callable[..., Tab]


@pytest.mark.parametrize(("options", "rules"), SETTINGS.values(), ids=SETTINGS.keys())
def test_no_frame_breaks_a_rule(open_tab: OpenTab, options: dict[str, object], rules: list[str]) -> None:
    tab = open_tab(**options)
    found = []
    for path in FRAMES:
        result = Axe().run(tab.open(path), options={"runOnly": rules, "resultTypes": ["violations"]})
        found += [f"{path}: {one['id']}: {one['nodes'][0]['html']}" for one in result.response["violations"]]
    assert found == []
    assert tab.problems == []


class _Other(BaseHTTPRequestHandler):
    """A site of somebody else's: each of its pages shows in a frame what its query names."""

    def do_GET(self) -> None:
        source = parse_qs(urlsplit(self.path).query)["show"][0]
        body = f'<!DOCTYPE html><title>Other</title><iframe src="{source}" width="600" height="500"></iframe>'
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def other_site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Other) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize("path", FRAMES)
def test_a_frame_shows_in_the_page_of_another_site(open_tab: OpenTab, other_site: str, path: str) -> None:
    tab = open_tab(width=700)
    page = tab.page
    page.goto(f"{other_site}/?show={tab.base}{path}")
    frame = page.frame_locator("iframe")
    assert frame.locator("footer a").inner_text().endswith("Friction Ledger")
    wide = frame.locator("html").evaluate("(html) => html.scrollWidth - html.clientWidth")
    assert wide <= 0


def test_no_other_page_shows_there(open_tab: OpenTab, other_site: str) -> None:
    tab = open_tab()
    tab.page.goto(f"{other_site}/?show={tab.base}/statements/1")
    assert tab.page.frame_locator("iframe").locator("footer").count() == 0


def test_a_typed_name_becomes_a_choice(open_tab: OpenTab) -> None:
    page = open_tab().open("/statements")
    page.locator("#folded-speaker summary").first.click()
    field = page.locator("#find-speaker")
    with page.expect_response("**/suggest/speaker?speaker=*"):
        field.press_sequentially("Dana")
    page.locator("#names-speaker option").wait_for(state="attached")
    assert page.locator("#names-speaker option").get_attribute("value") == "Dana Example"
    assert page.url.endswith("/statements")

    field.fill("Dana Example")
    field.press("Enter")

    page.locator(".chips", has_text="Dana Example").wait_for()
    assert page.url.endswith("/statements?speaker=dana-example")
    assert field.input_value() == ""


@pytest.mark.parametrize("scripted", [True, False], ids=["scripted", "unscripted"])
def test_two_officials_are_compared_by_their_names(open_tab: OpenTab, scripted: bool) -> None:
    tab = open_tab(java_script_enabled=scripted)
    page = tab.open("/officials/dana-example")
    page.get_by_role("link", name="Compare with another official").click()
    page.get_by_label("Second official").fill("Lee Sample")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_load_state()

    assert tab.path() == "/compare/officials?a=dana-example&b=lee-sample"
    assert page.get_by_role("heading", level=1).inner_text() == "Dana Example and Lee Sample"
