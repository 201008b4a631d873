"""Hostile articles execute nothing in a real browser, whatever page shows them."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.conftest import Tab
from tests.web.addresses import PAGES

OpenTab = Callable[..., Tab]


def owned(page: Page) -> bool:
    """Whether what the hostile ledger carries has run: it would change the title."""
    return page.title() == "owned" or page.locator("main img, main script").count() > 0


def test_markup_in_articles_runs_nowhere(open_tab: OpenTab) -> None:
    tab = open_tab()
    assert [path for path in PAGES if owned(tab.open(path))] == []
    assert tab.problems == []


def test_markup_in_articles_runs_nowhere_after_htmx_swapped_it_in(open_tab: OpenTab) -> None:
    tab = open_tab()
    page = tab.open("/statements?role=mayor")
    page.click(".chips a")
    page.wait_for_url("**/statements")
    page.click(".pager a[rel=next]")
    page.wait_for_url("**page=2")
    page.click("a:text-is('3')")
    page.wait_for_load_state("networkidle")
    assert not owned(page)
    assert tab.problems == []


def test_markup_in_an_address_runs_nowhere(open_tab: OpenTab) -> None:
    tab = open_tab()
    for path in (
        "/statements?q=%3Cscript%3Edocument.title%3D'owned'%3C/script%3E",
        "/incidents?%3Cimg%20src%3Dx%20onerror%3Ddocument.title%3D'owned'%3E=1",
        "/incidents?agency=%3Cimg%20src%3Dx%20onerror%3Ddocument.title%3D'owned'%3E",
        "/%3Cscript%3Edocument.title='owned'%3C/script%3E",
    ):
        assert not owned(tab.open(path)), path


def test_an_address_that_is_a_script_becomes_no_link(open_tab: OpenTab) -> None:
    page = open_tab().open("/articles/63")
    assert page.locator("a[href^='javascript'], a[href^='data']").count() == 0


def test_the_policy_stops_what_would_slip_through(open_tab: OpenTab) -> None:
    tab = open_tab()
    page = tab.open("/statements")
    page.evaluate(
        """() => {
            const box = document.createElement('div');
            box.innerHTML = '<img src=x onerror="document.title=\\'owned\\'">';
            document.body.append(box);
            const script = document.createElement('script');
            script.textContent = "document.title = 'owned'";
            document.body.append(script);
        }"""
    )
    page.wait_for_timeout(200)
    assert page.title() != "owned"
    assert any("Content Security Policy" in problem for problem in tab.problems)
