"""Every kind of page: there, not there, asked wrongly; whole, linked, and cheap."""

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from fastapi import FastAPI
from sqlalchemy import event
from starlette.testclient import TestClient

from tests.web.addresses import COMPARED, FRAMES, LISTS, MISSING, PAGES, SEARCHES
from tests.web.ledger import HOSTILE, QUOTE, TEXT, Ledger

FOR_MACHINES = (
    "/sitemap.xml",
    "/sitemap/statements-1.xml",
    "/oembed?url=http://testserver/statements/1",
    "/pictures/map.png",
    "/pictures/places/st-paul-mn.png",
    "/suggest/city?city=s",
)
MOST_QUERIES = 45
"""More statements than this on one page would mean that some row costs a query of its own."""


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    page = soup(response.text)
    title = page.title.get_text(strip=True) if page.title else ""
    assert title.endswith("Friction Ledger") or path == "/"
    assert len(page.find_all("h1")) == 1
    assert [len(page.find_all(name)) for name in ("main", "footer")] == [1, 1]
    assert page.find("a", class_="skip-link")["href"] == "#main"


@pytest.mark.parametrize("path", PAGES)
def test_headings_are_in_order_and_ids_are_unique(client: TestClient, path: str) -> None:
    page = soup(client.get(path).text)
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile(r"^h[1-6]$"))]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels
    ids = [element["id"] for element in page.find_all(id=True)]
    assert sorted(ids) == sorted(set(ids))
    for element in page.find_all(attrs={"aria-labelledby": True}):
        assert element["aria-labelledby"] in ids


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_recorded_is_a_404_page(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert soup(response.text).h1.get_text(strip=True) == "Not found"


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/incidents/1", "/incidents/1-stop-of-two-residents-in-st-paul"),
        ("/incidents/1-another-name", "/incidents/1-stop-of-two-residents-in-st-paul"),
        ("/places/wi/st-paul-mn", "/places/mn/st-paul-mn"),
        ("/places/st-paul-mn", "/places/mn/st-paul-mn"),
        ("/places/MN", "/places/mn"),
        ("/agencies/ICE", "/agencies/ice"),
        ("/tactics/Deadly-Force", "/tactics/deadly-force"),
    ],
)
def test_a_wrong_name_leads_to_the_address(client: TestClient, path: str, canonical: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["location"]) == (301, canonical)


def test_a_state_that_no_article_names_leads_to_its_places(client: TestClient) -> None:
    response = client.get("/places/ca")
    assert (response.status_code, response.headers["location"]) == (302, "/places?state=ca")
    assert client.get("/places?state=ca").status_code == 200


def test_every_internal_link_leads_somewhere(client: TestClient) -> None:
    seen: dict[str, int] = {}
    waiting = ["/"]
    while waiting and len(seen) < 400:
        path = waiting.pop()
        if path in seen:
            continue
        response = client.get(path)
        seen[path] = response.status_code
        if response.headers.get("content-type", "").startswith("text/html"):
            waiting += [link for link in _links(response.text) if link not in seen]
    assert {path: status for path, status in seen.items() if status not in {200, 301, 302}} == {}
    assert len(seen) > 100


def _links(html: str) -> set[str]:
    addresses = (link["href"].partition("#")[0] for link in soup(html).find_all(["a", "link"], href=True))
    return {address for address in addresses if address.startswith("/")}


@pytest.mark.parametrize("path", PAGES)
def test_anchors_lead_to_a_place_on_their_page(client: TestClient, path: str) -> None:
    for link in soup(client.get(path).text).find_all("a", href=re.compile("#")):
        target, _, anchor = link["href"].partition("#")
        there = soup(client.get(target, follow_redirects=True).text if target else client.get(path).text)
        assert there.find(id=anchor), link["href"]


@pytest.mark.parametrize("path", [*PAGES, *FRAMES, *FOR_MACHINES])
def test_a_page_costs_a_fixed_number_of_queries(web: FastAPI, client: TestClient, path: str) -> None:
    statements: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(web.state.engine, "before_cursor_execute", count)
    try:
        client.get(path)
    finally:
        event.remove(web.state.engine, "before_cursor_execute", count)
    asks_more = path in {*SEARCHES, *COMPARED}  # a search asks every list, a comparison for two
    most = MOST_QUERIES * (2 if asks_more else 1)
    assert len(statements) <= most, "\n".join(statements)


@pytest.mark.parametrize("path", PAGES)
def test_markup_in_an_article_stays_text(client: TestClient, path: str) -> None:
    html = client.get(path).text
    assert HOSTILE not in html
    page = soup(html)
    for script in page.find_all("script"):
        assert script.get("type") == "application/ld+json" or script["src"].startswith("/static/")
    assert page.find("img") is None
    for element in page.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("path", PAGES)
def test_links_to_articles_are_web_addresses_that_tell_nothing(client: TestClient, path: str) -> None:
    for link in soup(client.get(path).text).find_all("a", href=True):
        if not link["href"].startswith(("/", "#")):
            assert link["href"].startswith(("http://", "https://"))
            assert set(link["rel"]) == {"noopener", "noreferrer", "nofollow"}


def test_an_article_is_never_shown_whole(client: TestClient, ledger: Ledger) -> None:
    shown = soup(client.get(f"/articles/{ledger.article.id}").text).get_text()
    assert QUOTE in shown
    assert TEXT not in shown
    assert shown.count("Nothing else in this paragraph is recorded.") < 15


def test_statement_and_article_lead_to_each_other(client: TestClient, ledger: Ledger) -> None:
    statement = soup(client.get(f"/statements/{ledger.quote.id}").text)
    assert statement.find("a", href=f"/articles/{ledger.article.id}#statements-{ledger.quote.id}")
    article = soup(client.get(f"/articles/{ledger.article.id}").text)
    stretch = article.find(id=f"statements-{ledger.quote.id}").find_next("mark")
    assert stretch.a["href"] == f"/statements/{ledger.quote.id}"
    assert QUOTE.startswith(stretch.get_text()) or stretch.get_text() in QUOTE


def test_voices_stand_side_by_side_and_silence_is_said(client: TestClient) -> None:
    told = soup(client.get("/incidents/1-stop-of-two-residents-in-st-paul").text)
    columns = told.find(class_="voices").find_all("section", recursive=False)
    assert [column.h3.get_text(strip=True) for column in columns] == [
        "Local voices",
        "Federal voices",
        "Other voices",
    ]
    assert QUOTE in columns[0].get_text()
    assert [column.find(class_="none") is not None for column in columns] == [False, True, True]
    lonely = soup(client.get("/incidents/2-dispute-with-nobody-quoted").text)
    assert lonely.get_text().count("No statement found.") == 3


@pytest.mark.parametrize("path", [path for path in PAGES if path.count("/") > 1])
def test_a_machine_made_record_says_so(client: TestClient, path: str) -> None:
    assert "Found by machine, not reviewed." in soup(client.get(path).text).get_text()


@pytest.mark.parametrize("path", LISTS)
def test_an_empty_ledger_has_all_its_pages(empty_client: TestClient, path: str) -> None:
    response = empty_client.get(path)
    assert response.status_code == 200
    assert "Traceback" not in response.text


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/articles/1", ["words", "evidence"]),
        ("/incidents/1-stop-of-two-residents-in-st-paul", ["evidence"]),
        ("/statements/1", ["words"]),
    ],
)
def test_a_key_explains_the_marks_that_occur_and_no_others(
    address: str, marked: list[str], client: TestClient
) -> None:
    page = soup(client.get(address).text)
    assert {sort for mark in page.select(".excerpt mark") for sort in mark["class"]} == {
        f"span-{sort}" for sort in marked
    }
    assert [line["id"] for line in page.select(".key li")] == [f"key-{sort}" for sort in marked]


def test_the_link_of_a_marked_passage_has_no_blanks_to_spare(client: TestClient) -> None:
    page = client.get("/articles/1").text
    links = re.findall(r"<mark [^>]*>(<a [^>]*>)", page)
    assert links
    assert [link for link in links if re.search(r"\s{2}|\s>", link)] == []


@pytest.mark.parametrize("path", ["/", "/embed/map?agency=ice", "/places/mn/st-paul-mn"])
def test_a_map_says_no_more_of_what_it_leaves_blank_than_that_nothing_is_recorded(
    client: TestClient, path: str
) -> None:
    said = [" ".join(one.get_text().split()) for one in soup(client.get(path).text).find_all("figcaption")]
    about = "that does not mean that nothing happened."
    assert any(f"has no incident recorded here: {about}" in words for words in said)
    assert not any("no article" in words for words in said)
