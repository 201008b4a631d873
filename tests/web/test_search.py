"""One box: grouped, counted, marked, linked, and of help when nothing is found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.cli import main as friction
from app.config import Settings
from app.main import create_app
from app.services.words import read_query
from app.web.highlighting import marked
from tests.web.ledger import HOSTILE

ASKED = (
    "agents", "sample", "lee sample -meeting", "st* paul", '"council meeting"', "img", "ice", "-agents", "s*",
)  # fmt: skip


def soup(client: TestClient, path: str, **query: str) -> BeautifulSoup:
    response = client.get(path, params=query or None, follow_redirects=True)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def groups(page: BeautifulSoup) -> dict[str, int]:
    return {
        heading["id"].removeprefix("found-"): int(heading.find(class_="count").get_text())
        for heading in page.select("h2[id^=found-]")
    }


def test_without_words_there_is_the_box_alone(client: TestClient) -> None:
    page = soup(client, "/search")
    form = page.main.find("form")
    assert (form["action"], form["method"]) == ("/search", "get")
    assert form.find("label")["for"] == form.find("input")["id"]
    assert form.find("button", type="submit")
    assert groups(page) == {}


@pytest.mark.parametrize("query", ASKED)
def test_counts_are_those_of_the_lists_and_every_result_is_there(client: TestClient, query: str) -> None:
    page = soup(client, "/search", q=query)
    found = groups(page)
    assert found
    assert page.find(class_="sentence").get_text().split()[0] == str(sum(found.values()))
    for kind, count in found.items():
        section = page.find("section", attrs={"aria-labelledby": f"found-{kind}"})
        listed = soup(client, section.find_all("a")[-1]["href"])
        assert int(listed.find(id="results-summary").get_text().split()[0]) == count
        hits = [hit["href"] for hit in section.select(".row-title a")]
        assert len(hits) == min(count, 5)
        for address in hits:
            assert client.get(address).status_code == 200, address


def test_words_are_marked_where_they_stand(client: TestClient) -> None:
    page = soup(client, "/search", q="agent -nothing")
    assert {mark.get_text() for mark in page.select("mark.found")} == {"agents", "Agents"}
    assert page.find(id="search-q")["value"] == "agent -nothing"
    assert HOSTILE not in client.get("/search?q=owned").text


def test_an_article_is_shown_with_the_words_it_carries(client: TestClient) -> None:
    section = soup(client, "/search", q="told").find("section", attrs={"aria-labelledby": "found-articles"})
    assert "Dana Example: “We were not told" in " ".join(section.get_text().split())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("exampel", "example"),
        ("councli", "council"),
        ("Dana Exampel", "Dana example"),
        ("zzzzzz", None),
        ("…", None),
        ("exampel zzzzzz", None),
    ],
)
def test_a_slip_of_the_keys_is_answered_with_what_would_be_found(
    client: TestClient, typed: str, meant: str | None
) -> None:
    empty = soup(client, "/search", q=typed).find(class_="empty")
    offered = empty.find("a")
    assert (offered.get_text() if offered else None) == meant
    assert not offered or groups(soup(client, offered["href"]))


@pytest.mark.parametrize(
    ("path", "named"),
    [("/search?colour=red", "“colour”"), ("/search?q=a&q=b", "“b”"), ("/search?q=" + "x" * 300, "“q”")],
)
def test_what_cannot_be_asked_is_refused(client: TestClient, path: str, named: str) -> None:
    response = client.get(path)
    assert response.status_code == 400
    assert named in response.text


@pytest.mark.parametrize(
    ("path", "canonical"), [("/search?q=", "/search"), ("/search?q=a%20b", "/search?q=a+b")]
)
def test_a_search_has_one_address(client: TestClient, path: str, canonical: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["location"]) == (302, canonical)


def test_the_front_page_has_the_box(client: TestClient) -> None:
    assert soup(client, "/").find("form")["action"] == "/search"


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Agents stopped two", "agent", ["Agents"]),
        ("Agents stopped two", "stops", ["stopped"]),
        ("the agencies and the agency", "agency", ["agencies", "agency"]),
        ("no notice, notice", '"no notice"', ["no notice"]),
        ("no notice", "no notice", ["no", "notice"]),
        ("sheriffs and sheriff", "sher*", ["sheriffs", "sheriff"]),
        ("José’s badge", "joses", ["José’s"]),
        ("no court", "no -court", ["no"]),
        ("his thesis", "is", []),
        ("nothing here", "…", []),
        ("a a a", '"a a"', ["a a a"]),
    ],
)
def test_what_is_marked(text: str, query: str, found: list[str]) -> None:
    pieces = marked(text, read_query(query))
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, is_found in pieces if is_found] == found


ARTICLE = """---
title: Agents held a resident
outlet: Riverton Courier
published: 2026-01-09
---
ICE agents detained Zoe Quill, 16, in St. Paul, Minn., on Wednesday, her school said.

“They took our neighbor and nobody told us why,” said Marta Brandt, a neighbor.

“Nobody told us that agents would come,” Police Chief Dana Example said.
"""


@pytest.fixture
def fed(settings: Settings, tmp_path: Path) -> Iterator[TestClient]:
    source = tmp_path / "held.md"
    source.write_text(ARTICLE, encoding="utf-8")
    assert friction(["ingest", str(source), "--database-url", settings.database_url]) == 0
    with TestClient(create_app(settings)) as client:
        yield client


@pytest.mark.parametrize("name", ["Marta Brandt", "Brandt", "Zoe Quill", "quill", "Brandtt", "Quil"])
def test_no_private_person_is_a_result_or_a_suggestion(fed: TestClient, name: str) -> None:
    page = soup(fed, "/search", q=name)
    assert groups(page) == {}
    assert page.find(class_="empty").find("a") is None


def test_nobody_private_is_in_any_file(fed: TestClient) -> None:
    for kind in ("statements", "incidents", "officials", "articles", "places", "agencies"):
        for ending in (".json", ".csv", ".atom"):
            body = fed.get(f"/{kind}{ending}").text.lower()
            for name in ("brandt", "quill", "zoe"):
                assert name not in body, (kind, ending, name)
    assert [row["name"] for row in fed.get("/officials.json").json()["rows"]] == ["Dana Example"]
    speakers = [row["speaker"] for row in fed.get("/statements.json").json()["rows"]]
    assert {"Dana Example", None} == set(speakers)
