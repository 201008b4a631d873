"""No page breaks a rule that axe can check, in light and dark, on a desk and on a phone."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Tab
from tests.web.addresses import PAGES

OpenTab = Callable[..., Tab]

WRONG = ("/incidents?agency=icee", "/statements/999")
EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["cat.color"]
"""What a dark page can break that the same page in light does not."""

PHONE = {"width": 390, "height": 844}
SETTINGS: dict[str, tuple[dict[str, object], list[str]]] = {
    "desk, light": ({"color_scheme": "light"}, EVERYTHING),
    "desk, dark": ({"color_scheme": "dark"}, COLOURS),
    "phone, light": (PHONE | {"color_scheme": "light"}, EVERYTHING),
    "phone, dark": (PHONE | {"color_scheme": "dark"}, COLOURS),
}


@pytest.mark.parametrize(("options", "rules"), SETTINGS.values(), ids=SETTINGS.keys())
def test_no_page_breaks_a_rule(open_tab: OpenTab, options: dict[str, object], rules: list[str]) -> None:
    tab = open_tab(**options)
    found = []
    for path in (*PAGES, *WRONG):
        page = tab.open(path)
        page.evaluate("document.querySelectorAll('details').forEach((folded) => (folded.open = true))")
        result = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
        found += [f"{path}: {one['id']}: {one['nodes'][0]['html']}" for one in result.response["violations"]]
    assert found == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_scrolls_sideways(open_tab: OpenTab, width: int) -> None:
    tab = open_tab(width=width)
    wide = [path for path in PAGES if tab.open(path).evaluate("document.documentElement.scrollWidth") > width]
    assert wide == []


@pytest.mark.parametrize("width", [320, 390])
def test_names_of_tables_break_between_words_alone(open_tab: OpenTab, width: int) -> None:
    page = open_tab(width=width).open("/export")
    broken = page.evaluate(
        """() => {
          const wrapped = [], names = document.querySelectorAll(".counts th[scope=row]");
          for (const name of names) {
            const walk = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
            for (const range = new Range(); walk.nextNode(); ) {
              range.selectNodeContents(walk.currentNode);
              const lines = new Set([...range.getClientRects()].filter((r) => r.width).map((r) => r.top));
              if (lines.size > 1) wrapped.push(name.innerText);
            }
          }
          return wrapped;
        }"""
    )
    assert page.locator(".counts th[scope=row]").count() > 1
    assert broken == []


def test_no_page_complains_or_reaches_out(open_tab: OpenTab) -> None:
    tab = open_tab()
    for path in PAGES:
        tab.open(path)
    assert tab.problems == []


def test_paper_shows_the_record_and_nothing_to_press(open_tab: OpenTab) -> None:
    page = open_tab().open("/statements?role=mayor")
    page.emulate_media(media="print")
    assert page.locator(".statement-row").first.is_visible()
    for hidden in ("nav.sections", "#filters", ".chips", ".pager"):
        assert not page.locator(hidden).is_visible(), hidden


def test_motion_stops_where_it_is_not_wanted(open_tab: OpenTab) -> None:
    page = open_tab(reduced_motion="reduce").open("/statements")
    page.evaluate("document.getElementById('results').classList.add('htmx-request')")
    durations = page.evaluate("getComputedStyle(document.getElementById('results')).transitionDuration")
    assert all(float(duration.strip().removesuffix("s")) <= 0.01 for duration in durations.split(","))
