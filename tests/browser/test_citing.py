"""Citations in a browser: unfolded by keyboard, copied where that is allowed, whole without JavaScript."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Tab

OpenTab = Callable[..., Tab]


@pytest.mark.parametrize(
    "path", ["/statements/1", "/incidents/1-stop-of-two-residents-in-st-paul", "/statements"]
)
def test_a_citation_is_copied_by_keyboard(open_tab: OpenTab, path: str) -> None:
    tab = open_tab(permissions=["clipboard-read", "clipboard-write"])
    page = tab.open(path)
    page.locator("#cite > summary").focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Copy the Chicago citation")
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copied the Chicago citation").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#cite-chicago").text_content()
    assert copied.startswith("Friction Ledger. “")
    assert tab.problems == []


def test_buttons_are_there_after_results_were_exchanged(open_tab: OpenTab) -> None:
    tab = open_tab(permissions=["clipboard-read", "clipboard-write"])
    page = tab.open("/statements")
    page.locator("#choice-role-mayor").check()
    page.wait_for_url("**/statements?role=mayor")
    page.locator("#cite > summary").click()
    page.get_by_role("button", name="Copy the APA citation").click()
    page.get_by_role("button", name="Copied the APA citation").wait_for()
    assert "role “mayor”" in page.evaluate("navigator.clipboard.readText()")
    assert tab.problems == []


def test_without_javascript_citations_and_filters_work(open_tab: OpenTab) -> None:
    tab = open_tab(java_script_enabled=False)
    page = tab.open("/statements?role=mayor")
    page.locator("#cite > summary").click()
    assert page.locator("#cite-apa").is_visible()
    assert page.locator("#cite button:visible").count() == 0
    page.get_by_role("link", name="see that page").click()
    assert "the same rows in the same order" in page.locator("main").inner_text()
    page = tab.open("/coverage")
    page.locator("#choice-outlet-paper-0").check()
    page.get_by_role("button", name="Show").click()
    assert tab.path() == "/coverage?outlet=paper-0"


def test_a_file_of_the_whole_ledger_is_downloaded(open_tab: OpenTab) -> None:
    page = open_tab(accept_downloads=True).open("/export")
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="ledger.zip").click()
    assert downloaded.value.suggested_filename == "friction-ledger-2026-02-01.zip"
