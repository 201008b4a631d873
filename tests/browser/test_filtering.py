"""Filtering in a real browser: results and address together, back, keyboard, and without scripts."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Tab

OpenTab = Callable[..., Tab]


def sentence(page: Page) -> str:
    return page.locator("#results-summary").inner_text()


def settled(page: Page, words: str) -> None:
    expect(page.locator("#results-summary")).to_contain_text(words)


def test_choosing_updates_results_facets_chips_title_and_address(open_tab: OpenTab) -> None:
    tab = open_tab()
    page = tab.open("/statements")
    page.check("#choice-role-mayor")
    settled(page, "60 statements")
    assert tab.path() == "/statements?role=mayor"
    assert page.title().startswith("60 statements")
    expect(page.locator(".chips a")).to_have_count(1)
    expect(page.locator("#choice-role-mayor")).to_be_checked()
    expect(page.locator("#choice-role-mayor")).to_be_focused()
    expect(page.locator("#announcement")).to_contain_text("60 statements")
    page.check("#choice-role-police-chief")
    settled(page, "62 statements")
    assert tab.path() == "/statements?role=mayor&role=police-chief"
    assert tab.problems == []


def test_back_and_forward_restore_results_choices_and_words(open_tab: OpenTab) -> None:
    tab = open_tab()
    page = tab.open("/statements")
    whole = sentence(page)
    page.check("#choice-role-mayor")
    settled(page, "60 statements")
    page.click(".pager a[rel=next]")
    expect(page.locator(".pager [aria-current]")).to_have_text("2")
    page.go_back()
    expect(page.locator(".pager [aria-current]")).to_have_text("1")
    assert tab.path() == "/statements?role=mayor"
    expect(page.locator("#choice-role-mayor")).to_be_checked()
    page.go_back()
    settled(page, whole)
    assert tab.path() == "/statements"
    expect(page.locator("#choice-role-mayor")).not_to_be_checked()
    page.go_forward()
    settled(page, "60 statements")
    expect(page.locator("#choice-role-mayor")).to_be_checked()
    page.uncheck("#choice-role-mayor")
    settled(page, whole)
    assert tab.problems == []


def test_back_from_a_record_shows_the_whole_list_again(open_tab: OpenTab) -> None:
    tab = open_tab()
    page = tab.open("/statements")
    page.check("#choice-role-police-chief")
    settled(page, "2 statements")
    page.click(".statement-row .words a >> nth=0")
    expect(page.locator("h1")).to_be_visible()
    page.go_back()
    settled(page, "2 statements")
    expect(page.locator(".nameplate")).to_be_visible()
    expect(page.locator("#choice-role-police-chief")).to_be_checked()


def test_typing_asks_once_keeps_the_caret_and_adds_no_history(open_tab: OpenTab) -> None:
    tab = open_tab()
    page = tab.open("/statements")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "q=" in request.url else None)
    before = page.evaluate("history.length")
    page.locator("#filter-q").press_sequentially("agents", delay=40)
    settled(page, "agents")
    assert tab.path() == "/statements?q=agents"
    assert len(asked) == 1
    assert page.evaluate("history.length") == before
    expect(page.locator("#filter-q")).to_be_focused()
    page.keyboard.type(" in")
    settled(page, "agents in")
    expect(page.locator("#filter-q")).to_have_value("agents in")
    page.click(".chips a")
    settled(page, "63 statements")
    expect(page.locator("#filter-q")).to_have_value("")
    expect(page.locator("#results-summary")).to_be_focused()


def test_the_keyboard_alone_reaches_a_statement(open_tab: OpenTab) -> None:
    tab = open_tab()
    page = tab.open("/statements")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#filter-q")).to_be_focused()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "choice-role-police-chief":
            break
    page.keyboard.press("Space")
    settled(page, "2 statements")
    expect(page.locator("#choice-role-police-chief")).to_be_focused()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.words') !== null"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("is quoted")
    assert tab.problems == []


def test_everything_works_without_scripts(open_tab: OpenTab) -> None:
    tab = open_tab(java_script_enabled=False)
    page = tab.open("/statements")
    page.check("#choice-role-mayor")
    page.click("#filters button[type=submit]")
    settled(page, "60 statements")
    assert tab.path() == "/statements?role=mayor"
    page.click(".pager a[rel=next]")
    assert tab.path() == "/statements?role=mayor&page=2"
    page.click(".chips a")
    assert tab.path() == "/statements"
    assert tab.problems == []


def test_on_a_phone_the_filters_fold_away(open_tab: OpenTab) -> None:
    page = open_tab(width=390, height=844).open("/statements")
    expect(page.locator("#filter-q")).not_to_be_visible()
    page.click(".filter-panel > summary")
    expect(page.locator("#filter-q")).to_be_visible()
    page.check("#choice-role-mayor")
    settled(page, "60 statements")
    expect(page.locator("#filter-q")).to_be_visible()


def test_what_is_unfolded_stays_so_when_results_change(open_tab: OpenTab) -> None:
    tab = open_tab()
    page = tab.open("/statements")
    whole, further = sentence(page), page.locator("#further-outlet")
    page.click("#folded-outlet > summary")
    further.locator("summary").click()
    box = further.locator("input").last
    chosen = box.get_attribute("id")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator("#results-summary")).not_to_have_text(whole)
    expect(further).to_have_attribute("open", "")
    expect(page.locator(f"#{chosen}")).to_be_checked()
    expect(page.locator(f"#{chosen}")).to_be_focused()
    page.click("#folded-role > summary")
    page.click("#folded-outlet > summary")
    page.click(".chips a")
    settled(page, whole)
    for folded in ("#folded-role", "#folded-outlet"):
        expect(page.locator(folded)).not_to_have_attribute("open", "")
    page.go_back()
    expect(page.locator(".chips a")).to_have_count(1)
    expect(further).to_have_attribute("open", "")
    expect(page.locator("#folded-role")).not_to_have_attribute("open", "")
    assert tab.problems == []


def test_without_scripts_a_choice_in_force_is_in_sight(open_tab: OpenTab) -> None:
    page = open_tab(java_script_enabled=False).open("/statements")
    page.click("#folded-outlet > summary")
    page.click("#further-outlet > summary")
    page.locator("#further-outlet input").last.check()
    page.click("#filters button[type=submit]")
    expect(page.locator(".chips a")).to_have_count(1)
    expect(page.locator("#facet-outlet input:checked")).to_be_visible()


def test_on_a_phone_the_results_come_into_sight_when_asked_for(open_tab: OpenTab) -> None:
    page = open_tab(width=390, height=844, has_touch=True).open("/statements")
    page.click(".filter-panel > summary")
    page.check("#choice-role-mayor")
    settled(page, "60 statements")
    page.click("#filters button[type=submit]")
    expect(page.locator("#filter-q")).not_to_be_visible()
    expect(page.locator("#results-summary")).to_be_in_viewport()
    expect(page.locator("#results-summary")).to_be_focused()


def test_fingers_find_room(open_tab: OpenTab) -> None:
    page = open_tab(width=390, height=844, has_touch=True, is_mobile=True).open("/statements")
    page.evaluate("document.querySelectorAll('#filters, details').forEach((folded) => (folded.open = true))")
    low = page.locator("#filters summary, #filters label:has([type=checkbox]), #filters button").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 40).map(one => one.innerText)"
    )
    assert low == []


def test_a_wrong_filter_that_htmx_asks_for_shows_its_page(open_tab: OpenTab) -> None:
    tab = open_tab()
    page = tab.open("/statements")
    page.evaluate("document.querySelector('#choice-role-mayor').value = 'mayoress'")
    page.locator("#choice-role-mayor").click()
    expect(page.locator("h1")).to_have_text("This filter cannot be used")
    assert "mayoress" in tab.path()
