"""Feeds: valid, announced, of any filter, and listed."""

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.services.filters import RULES
from tests.web.addresses import LISTS
from tests.web.atom import ATOM, entries, link, read_feed
from tests.web.ledger import HOSTILE, QUOTE


@pytest.mark.parametrize("path", LISTS)
def test_every_list_is_a_feed_that_keeps_to_the_standard(client: TestClient, path: str) -> None:
    feed = read_feed(client.get(f"{path}.atom").content)
    assert link(feed, "self") == f"http://testserver{path}.atom"
    assert link(feed, "alternate") == f"http://testserver{path}"
    for address in entries(feed):
        assert client.get(address).status_code == 200


def test_a_feed_of_a_filter_says_which(client: TestClient) -> None:
    feed = read_feed(client.get("/statements.atom?agency=ice&role=police-chief").content)
    assert feed.findtext(f"{ATOM}title") == (
        "Friction Ledger: statements with role “police chief”, about ICE, newest first"
    )
    assert (feed.findtext(f"{ATOM}subtitle") or "").startswith("1 statement ")
    [entry] = feed.findall(f"{ATOM}entry")
    named = "Dana Example, police chief, St. Paul Police Department"
    assert entry.findtext(f"{ATOM}title") == f"{named}: “{QUOTE}”"
    assert entry.findtext(f"{ATOM}updated") == "2026-01-10T00:00:00Z"
    assert f"“{QUOTE}”" in (entry.findtext(f"{ATOM}summary") or "")
    assert "Valley News" in (entry.findtext(f"{ATOM}summary") or "")


def test_pages_of_a_feed_are_one_feed(client: TestClient) -> None:
    pages = [read_feed(client.get(f"/statements.atom?page={page}").content) for page in (2, 3)]
    assert {page.findtext(f"{ATOM}id") for page in pages} == {"http://testserver/statements.atom"}
    assert [link(page, "next") for page in pages] == ["http://testserver/statements.atom?page=3", None]
    assert link(pages[0], "previous") == "http://testserver/statements.atom"


def test_words_of_articles_stay_words(client: TestClient) -> None:
    response = client.get("/articles.atom?page=3")
    titles = [entry.findtext(f"{ATOM}title") for entry in read_feed(response.content)]
    assert HOSTILE in titles
    assert HOSTILE not in response.text


def test_feeds_are_listed_and_every_one_is_there(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/feeds").text, "html.parser")
    addresses = [one["href"] for one in page.main.find_all("a") if one["href"].startswith("/")]
    assert {f"/{kind}.atom" for kind in RULES} <= set(addresses)
    assert len([address for address in addresses if ".atom?" in address]) >= 3
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_the_front_page_announces_feeds(client: TestClient) -> None:
    head = BeautifulSoup(client.get("/").text, "html.parser").head
    announced = [one["href"] for one in head.find_all("link", type="application/atom+xml")]
    assert announced == ["/statements.atom", "/incidents.atom"]
