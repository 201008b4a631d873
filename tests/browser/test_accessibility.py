"""No page breaks a rule that axe can check, in light and dark, on a desk and on a phone."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Tab
from tests.web.addresses import PAGES

OpenTab = Callable[..., Tab]

WRONG = ("/incidents?agency=icee", "/statements/999")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SETTINGS = {
    "desk, light": {"color_scheme": "light"},
    "desk, dark": {"color_scheme": "dark"},
    "phone, light": {"width": 390, "height": 844, "color_scheme": "light"},
    "phone, dark": {"width": 390, "height": 844, "color_scheme": "dark"},
}


@pytest.mark.parametrize("options", SETTINGS.values(), ids=SETTINGS.keys())
def test_no_page_breaks_a_rule(open_tab: OpenTab, options: dict[str, object]) -> None:
    tab = open_tab(**options)
    found = []
    for path in (*PAGES, *WRONG):
        page = tab.open(path)
        page.evaluate("document.querySelectorAll('details').forEach((folded) => (folded.open = true))")
        result = Axe().run(page, options=RULES)
        found += [f"{path}: {one['id']}: {one['nodes'][0]['html']}" for one in result.response["violations"]]
    assert found == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_scrolls_sideways(open_tab: OpenTab, width: int) -> None:
    tab = open_tab(width=width)
    wide = [path for path in PAGES if tab.open(path).evaluate("document.documentElement.scrollWidth") > width]
    assert wide == []


def test_no_page_complains_or_reaches_out(open_tab: OpenTab) -> None:
    tab = open_tab()
    for path in PAGES:
        tab.open(path)
    assert tab.problems == []


def test_motion_stops_where_it_is_not_wanted(open_tab: OpenTab) -> None:
    page = open_tab(reduced_motion="reduce").open("/statements")
    page.evaluate("document.getElementById('results').classList.add('htmx-request')")
    durations = page.evaluate("getComputedStyle(document.getElementById('results')).transitionDuration")
    assert all(float(duration.strip().removesuffix("s")) <= 0.01 for duration in durations.split(","))
