"""What pages say to machines: one address, a preview, linked data that no text can end, and a sitemap."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.services import sitemap
from app.web.routes import machines
from tests.web.addresses import CITATIONS, MISSING, PAGES
from tests.web.ledger import HOSTILE, QUOTE, Ledger

ROOT = "http://testserver"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TYPES = {
    "/": "WebSite",
    "/incidents": "Dataset",
    "/articles": "Dataset",
    "/incidents/1-stop-of-two-residents-in-st-paul": "Event",
    "/statements/1": "Quotation",
    "/officials/dana-example": "Person",
    "/places/mn": "State",
    "/places/mn/st-paul-mn": "City",
    "/agencies/ice": "GovernmentOrganization",
    "/tactics/no-notice-operation": "DefinedTerm",
    "/articles/1": "NewsArticle",
}


def head(client: TestClient, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).text, "html.parser").head


def linked(client: TestClient, path: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(head(client, path).find("script", type="application/ld+json").string)
    return data


def told(client: TestClient, path: str) -> dict[str, str]:
    """What a preview is made of, by name."""
    tags = head(client, path).find_all("meta")
    named = {tag.get("property") or tag.get("name"): tag.get("content") for tag in tags}
    return {name: words for name, words in named.items() if name}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_canonical_address(client: TestClient, path: str) -> None:
    [link] = head(client, path).find_all("link", rel="canonical")
    assert link["href"] == ROOT + path


@pytest.mark.parametrize("path", [*MISSING[:2], "/incidents?agency=icee"])
def test_an_error_has_none(client: TestClient, path: str) -> None:
    page = head(client, path)
    assert page.find("link", rel="canonical") is None
    assert page.find("meta", property=True) is None


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_what_a_preview_shows(client: TestClient, path: str) -> None:
    words = told(client, path)
    assert words["og:url"] == ROOT + path
    assert words["og:site_name"] == "Friction Ledger"
    assert words["twitter:card"] == "summary_large_image"
    assert words["og:image"].startswith(f"{ROOT}/pictures/")
    for name in ("title", "description", "image", "image:alt"):
        assert words[f"og:{name}"] == words[f"twitter:{name}"]
        assert 0 < len(words[f"og:{name}"]) <= 320, name
    assert words["description"] == words["og:description"]


@pytest.mark.parametrize(
    ("path", "title", "description"),
    [
        ("/statements/1", "Dana Example, police chief, St. Paul Police Department", f"“{QUOTE}”"),
        ("/statements/2", "ICE, federal official", "the operation was lawful"),
        ("/officials/dana-example", "Dana Example", "Police chief, St. Paul Police Department, St."),
        ("/incidents?agency=ice", "1 incident involving ICE, newest first", "1 incident involving ICE"),
        ("/incidents/1-stop-of-two-residents-in-st-paul", "Stop of two residents in St. Paul",
         "Enforcement encounter, St. Paul, MN, January 7, 2026, as reported; tactics: "),
        ("/search?q=agents", "Search: agents", "A sourced, searchable record"),
    ],
)  # fmt: skip
def test_a_preview_is_of_its_page(client: TestClient, path: str, title: str, description: str) -> None:
    words = told(client, path)
    assert words["og:title"] == title
    assert words["og:description"].startswith(description)


@pytest.mark.parametrize(("path", "type_"), TYPES.items())
def test_a_page_is_linked_data(client: TestClient, path: str, type_: str) -> None:
    data = linked(client, path)
    assert (data["@context"], data["@type"]) == ("https://schema.org", type_)
    if type_ != "NewsArticle":
        assert data["url"] == ROOT + path


def test_a_quotation_says_who_said_it_and_where_it_is_reported(client: TestClient) -> None:
    data = linked(client, "/statements/1")
    assert data["text"] == QUOTE
    [speaker] = data["creator"]
    assert (speaker["@type"], speaker["name"]) == ("Person", "Dana Example")
    assert speaker["jobTitle"] == "Police chief, St. Paul Police Department"
    carried = {(one["headline"], one["publisher"]["name"], one["datePublished"]) for one in data["isPartOf"]}
    assert carried == {
        ("Agents stop two near library", "Riverton Courier", "2026-01-10"),
        ("Agents stop two", "Valley News", "2026-01-11"),
    }
    assert {one["@type"] for one in data["about"]} == {"GovernmentOrganization", "DefinedTerm", "Event"}


def test_an_event_has_a_day_and_a_place_as_far_as_they_are_known(client: TestClient) -> None:
    data = linked(client, "/incidents/1-stop-of-two-residents-in-st-paul")
    assert data["startDate"] == "2026-01-07"
    assert data["location"]["address"]["addressLocality"] == "St. Paul"
    assert data["subjectOf"][0]["url"] == "https://courier.example/1"
    assert {"startDate", "location"} & set(linked(client, "/incidents/2-dispute-with-nobody-quoted")) == set()


def hollow(data: object) -> list[str]:
    """The fields, however deep, that stand there without a value."""
    if isinstance(data, list):
        return [name for one in data for name in hollow(one)]
    if not isinstance(data, dict):
        return []
    empty = [name for name, value in data.items() if value is False or value in (None, "", [], {})]
    return empty + [name for value in data.values() for name in hollow(value)]


@pytest.mark.parametrize("path", PAGES)
def test_what_is_not_known_is_left_out(client: TestClient, path: str) -> None:
    scripts = head(client, path).find_all("script", type="application/ld+json")
    assert [name for script in scripts for name in hollow(json.loads(script.string))] == []


def test_a_list_is_a_dataset_of_its_files(client: TestClient) -> None:
    data = linked(client, "/statements?role=mayor&page=2")
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    for file in data["distribution"]:
        path = file["contentUrl"].removeprefix(ROOT)
        assert client.get(path).headers["content-type"].startswith(file["encodingFormat"])


@pytest.mark.parametrize("path", ["/articles/63", "/officials/hostile", "/statements/63", "/incidents/3-"])
def test_no_title_ends_the_element_that_it_stands_in(client: TestClient, path: str) -> None:
    html = client.get(path, follow_redirects=True).text
    page = BeautifulSoup(html, "html.parser")
    [script] = page.head.find_all("script", type="application/ld+json")
    for character in "<>&":
        assert character not in script.string
    assert HOSTILE in json.loads(script.string).values()
    assert not page.head.find("img")


def test_the_words_of_a_hostile_article_stay_an_attribute(client: TestClient) -> None:
    assert HOSTILE in told(client, "/articles/63")["og:title"]


def listed(client: TestClient, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("application/xml")
    return [one.text or "" for one in ElementTree.fromstring(response.text).iter(f"{SITEMAP}loc")]


def test_the_sitemap_has_every_record_under_its_canonical_address(client: TestClient) -> None:
    pages = listed(client, "/sitemap.xml")
    assert f"Sitemap: {ROOT}/sitemap.xml" in client.get("/robots.txt").text
    found = [one for page in pages for one in listed(client, page.removeprefix(ROOT))]
    assert len(found) == len(set(found))
    unlisted = ("/search", *CITATIONS)
    assert {ROOT + path for path in PAGES if "?" not in path and path not in unlisted} <= set(found)
    for address in found:
        assert client.get(address.removeprefix(ROOT)).status_code == 200, address


def test_the_sitemap_says_when_a_record_changed(client: TestClient) -> None:
    document = ElementTree.fromstring(client.get("/sitemap/statements-1.xml").text)
    changed = [one.text for one in document.iter(f"{SITEMAP}lastmod")]
    assert changed[:2] == ["2026-02-01T12:02:00Z", "2026-02-01T12:01:00Z"]


def test_a_page_of_the_sitemap_has_no_more_ids_than_the_protocol_allows(
    client: TestClient, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sitemap.MOST == 50_000
    monkeypatch.setattr(sitemap, "MOST", 10)
    sitemap._counted.cache_clear()
    pages = [page for page in listed(client, "/sitemap.xml") if "statements-" in page]
    found = [listed(client, page.removeprefix(ROOT)) for page in pages]
    sitemap._counted.cache_clear()
    assert len(pages) == 7
    assert max(len(page) for page in found) == 10
    assert f"{ROOT}/statements/{ledger.quote.id}" in found[0]


@pytest.mark.parametrize("name", ["statements-0", "statements-01", "tactics-1", "nothing-1", "statements"])
def test_what_is_no_page_of_the_sitemap_is_not_found(client: TestClient, name: str) -> None:
    assert client.get(f"/sitemap/{name}.xml").status_code == 404


def test_a_sitemap_of_an_empty_ledger_lists_the_sites_own_pages(empty_client: TestClient) -> None:
    assert listed(empty_client, "/sitemap.xml") == [f"{ROOT}/sitemap/pages.xml"]
    assert f"{ROOT}/methodology" in listed(empty_client, "/sitemap/pages.xml")


def test_crawlers_are_told_of_no_filter_and_previewers_may_fetch_what_is_shared(client: TestClient) -> None:
    everyone, previewers, _ = client.get("/robots.txt").text.split("\n\n")
    assert everyone.splitlines()[:2] == ["User-agent: *", "Disallow: /*?"]
    assert previewers.splitlines() == [*(f"User-agent: {name}" for name in machines._PREVIEWERS), "Allow: /"]
