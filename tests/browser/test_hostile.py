"""Hostile articles execute nothing in a real browser, whatever page shows them."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from app.cli import main as friction
from app.config import Settings
from scripts.serving import served
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


MARKUP = "<img src=x onerror=\"document.title='owned'\"><svg onload=\"document.title='owned'\">"
BREAKOUT = "\"' onmouseover='document.title=`owned`' </title></script><script>document.title='owned'</script>"


def _hostile_articles() -> list[dict[str, str]]:
    """Articles a newsroom may be sent: markup wherever extraction looks for something."""
    return [
        {
            "id": str(number),
            "title": f"ICE agents stop officers {hostile}",
            "outlet": f"Riverton Courier {hostile}",
            "url": f"https://courier.example/{number}?'onmouseover='document.title=1//",
            "published": "2026-01-12",
            "text": (
                f"“We were not told {hostile} of this,” Fresno Mayor Dana {hostile} Example said on Monday. "
                f"ICE agents detained an off-duty police officer in Fresno, Calif., on Jan. 7 {hostile}.\n\n"
                f"Police Chief Lee Sample said that “ICE {hostile} gave no notice” of the stop in Fresno. "
                f"The Fresno {hostile} Police Department said it would review the arrest.\n\n{hostile}"
            ),
        }
        for number, hostile in enumerate((MARKUP, BREAKOUT, "javascript:document.title='owned'"))
    ]


def test_hostile_articles_that_were_ingested_run_nothing(
    open_tab: OpenTab, settings: Settings, tmp_path: Path
) -> None:
    source = tmp_path / "hostile.jsonl"
    source.write_text(
        "".join(json.dumps(article) + "\n" for article in _hostile_articles()), encoding="utf-8"
    )
    assert friction(["ingest", str(source), "--database-url", settings.database_url]) == 0
    with served(settings) as base:
        tab = open_tab(base=base)
        seen, waiting = set[str](), ["/"]
        while waiting:
            path = waiting.pop()
            seen.add(path)
            page = tab.open(path)
            assert not owned(page), path
            assert page.locator("a[href^='javascript' i], a[href^='data' i]").count() == 0
            links = page.locator("main a[href^='/']").evaluate_all(
                "all => all.map(a => a.getAttribute('href'))"
            )
            waiting += [
                link for link in sorted(set(links)) if _is_record(link) and link not in {*seen, *waiting}
            ]
    assert {path.split("/")[1] for path in seen} >= {
        "statements",
        "articles",
        "officials",
        "places",
        "incidents",
    }
    assert tab.problems == []


def _is_record(link: str) -> bool:
    """A page of the ledger: no anchor, no filter, no definition, no file."""
    return not any(mark in link for mark in "#?.") and not link.startswith("/tactics/")


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
