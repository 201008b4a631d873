"""Searching and taking a list along, with the keyboard and without scripts."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Tab

OpenTab = Callable[..., Tab]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_result_is_found_by_keyboard_alone(open_tab: OpenTab, scripts: bool) -> None:
    tab = open_tab(java_script_enabled=scripts)
    page = tab.open("/")
    page.locator("#search-q").focus()
    page.keyboard.type('"in our city"')
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.locator("mark.found").first.inner_text() == "in our city"
    result = page.locator(".search-hit .row-title a").first
    while not result.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements/1")
    assert tab.problems == []


def test_the_box_keeps_what_was_asked_and_going_back_keeps_the_results(open_tab: OpenTab) -> None:
    tab = open_tab()
    page = tab.open("/search?q=agents")
    assert page.locator("#search-q").input_value() == "agents"
    page.locator(".search-hit .row-title a").first.click()
    page.wait_for_url("**/statements/1")
    page.go_back()
    page.wait_for_url("**/search?q=agents")
    assert page.locator("mark.found").count() > 0


def test_files_follow_a_filter_that_was_chosen_with_scripts(open_tab: OpenTab) -> None:
    tab = open_tab()
    page = tab.open("/statements")
    page.locator("#choice-role-mayor").check()
    page.locator('.formats a[href="/statements.csv?role=mayor"]').wait_for()
    with page.expect_download() as download:
        page.locator('.formats a[href="/statements.csv?role=mayor"]').click()
    assert download.value.suggested_filename == "statements.csv"
