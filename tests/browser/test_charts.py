"""Map and timeline lead to the list that they count, by mouse and by the table behind them."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Tab

OpenTab = Callable[..., Tab]
CHARTS = {
    "mark": ".map-mark",
    "state": ".map-state",
    "bar": ".timeline a:has(rect.timeline-within[height='100.00'])",
}


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("scripted", [True, False], ids=["scripted", "unscripted"])
def test_a_click_lists_what_is_counted(open_tab: OpenTab, chart: str, scripted: bool) -> None:
    page = open_tab(java_script_enabled=scripted).open("/")
    drawn = page.locator(CHARTS[chart]).first
    counted = drawn.locator("title").text_content() or ""
    number = counted.rpartition(": ")[2].partition(",")[0]

    drawn.click()

    assert page.locator("#results-summary").inner_text().startswith(number)


def test_the_tables_lead_where_the_charts_do(open_tab: OpenTab) -> None:
    page = open_tab().open("/")

    for chart in (".map", ".timeline"):
        drawn = page.locator(f"{chart} svg a").evaluate_all("all => all.map(a => a.href.baseVal)")
        listed = page.locator(f"{chart} table a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert set(drawn) == set(listed)
        assert drawn
