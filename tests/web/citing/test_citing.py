"""Citing over HTTP: files, pages, and what they say after the ledger has changed."""

import json
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import Engine
from sqlmodel import Session, select
from starlette.testclient import TestClient

from app.config import Settings
from app.db import make_engine
from app.main import create_app
from app.models import Statement
from app.services.filters import RULES
from app.vocabulary import Position
from app.web.formats import CITING
from tests.factories import Maker
from tests.web.ledger import HOSTILE, Ledger

ENDINGS = [one.ending for one in CITING]


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def cited(client: TestClient, path: str) -> str:
    """The path and query at which a citation can be checked, from the file of a list or record."""
    head, mark, query = path.partition("?")
    [item] = client.get(f"{head}.csl.json{mark}{query}", follow_redirects=True).json()
    address: str = item["URL"]
    return address.removeprefix("http://testserver")


@pytest.mark.parametrize("one", CITING, ids=ENDINGS)
@pytest.mark.parametrize(
    ("path", "key"),
    [
        *((f"/{kind}", f"friction-ledger-{kind}-") for kind in RULES),
        ("/statements/1", "friction-ledger-statement-1"),
        ("/incidents/1-stop-of-two-residents-in-st-paul", "friction-ledger-incident-1"),
    ],
)
def test_every_list_and_record_has_its_files(client: TestClient, one: object, path: str, key: str) -> None:
    assert isinstance(one, type(CITING[0]))
    response = client.get(path + one.ending)
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == one.media
    assert f'filename="{key}' in response.headers["content-disposition"]
    assert key in response.text
    assert 'rel="license"' in response.headers["link"]
    assert client.head(path + one.ending).headers["content-type"] == response.headers["content-type"]


@pytest.mark.parametrize("path", ["/statements?role=mayor&page=2", "/statements/1", "/places?state=mn"])
def test_a_page_has_its_citations_and_their_files(client: TestClient, path: str) -> None:
    block = soup(client.get(path).text).find("details", class_="cite")
    texts = [" ".join(dd.span.get_text().split()) for dd in block.select("dd.citation")]
    assert [text.startswith("Friction Ledger. ") for text in texts] == [True, True]
    files = [a["href"] for a in block.find_all("a", type=True)]
    assert [client.get(file).status_code for file in files] == [200, 200, 200]
    assert all("page=" not in file for file in files)
    [check] = [a["href"] for a in block.find_all("a", type=False)]
    assert all(check in text for text in texts)
    assert "same" in soup(client.get(check).text).main.get_text()
    assert all(button.has_attr("hidden") for button in block.find_all("button"))


def test_a_citation_of_a_list_says_filter_count_moment_and_rows(client: TestClient) -> None:
    path = cited(client, "/statements?role=mayor&sort=oldest")
    asked = dict(parse_qsl(urlsplit(path).query))
    assert urlsplit(path).path == "/cite/statements"
    assert asked.pop("rows")
    assert asked == {"role": "mayor", "sort": "oldest", "asof": "2026-02-01T13:03:00Z", "count": "60"}
    newest = dict(parse_qsl(urlsplit(cited(client, "/statements?role=mayor")).query))
    assert newest["rows"] != dict(parse_qsl(urlsplit(path).query))["rows"]


@pytest.mark.parametrize("path", ["/statements.bib?role=MAYOR", "/statements.bib?q=&role=mayor&page=2"])
def test_a_citation_has_one_address(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["location"]) == (302, "/statements.bib?role=mayor")
    moved = client.get("/incidents/1-another-name.ris")
    assert (moved.status_code, moved.headers["location"]) == (
        301, "/incidents/1-stop-of-two-residents-in-st-paul.ris",
    )  # fmt: skip


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/statements{}?agency=icee", 400),
        ("/statements{}?colour=red", 400),
        ("/statements/999{}", 404),
        ("/statements/x{}", 404),
        ("/incidents/999-x{}", 404),
        ("/officials/dana-example{}", 404),
    ],
)
def test_what_cannot_be_cited_is_refused_as_data(
    client: TestClient, path: str, status: int, ending: str
) -> None:
    response = client.get(path.format(ending))
    assert (response.status_code, response.json()["status"]) == (status, status)
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/cite/statements?colour=red", "colour"),
        ("/cite/statements?rows=x&count=1", "rows"),
        ("/cite/statements/1?role=mayor", "role"),
        ("/cite/statements/1?rows=0123456789abcdef&count=3", "count"),
    ],
)
def test_a_citation_that_cannot_be_read_is_named(client: TestClient, path: str, named: str) -> None:
    response = client.get(path)
    assert response.status_code == 400
    assert f"“{named}”" in soup(response.text).main.get_text()


def test_a_hostile_title_stays_in_its_field(client: TestClient, ledger: Ledger) -> None:
    [number] = [row["id"] for row in client.get("/statements.json?speaker=hostile").json()["rows"]]
    [item] = client.get(f"/statements/{number}.csl.json").json()
    assert item["title"].startswith(f"Statement {number}: {HOSTILE}")
    assert HOSTILE not in client.get(f"/cite/statements/{number}").text
    assert client.get(f"/statements/{number}.ris").text.count("TY  - ") == 1


@pytest.fixture
def changing(settings: Settings) -> Iterator[Engine]:
    engine = make_engine(settings)
    with Session(engine) as session:
        make = Maker(session)
        chief = make.official("Ann Bell")
        for number in (1, 2):
            make.statement(f"Said {number}.", [make.article(f"“Said {number}.”")], official=chief)
        make.done()
    yield engine
    engine.dispose()


def verdict(client: TestClient, path: str) -> str:
    return soup(client.get(path).text).find(class_="verdict").get_text()


def test_a_citation_says_what_has_changed_since(settings: Settings, changing: Engine) -> None:
    with TestClient(create_app(settings)) as client:
        every, one, record, people = (
            cited(client, path)
            for path in ("/statements", "/statements?speaker=ann-bell&q=2", "/statements/2", "/officials")
        )
        for path in (every, one, people):
            assert "the same rows in the same order" in verdict(client, path)
        assert "says the same" in verdict(client, record)
        with Session(changing) as session:
            make = Maker(session, start=9)
            make.statement("More was said.", [make.article("“More was said.”")])
            make.done()
        assert "there are 3 rows now, 2 then" in verdict(client, every)
        assert "the same rows in the same order" in verdict(client, one)
        assert "says the same" in verdict(client, record)
        with Session(changing) as session:
            changed = session.exec(select(Statement).where(Statement.id == 2)).one()
            changed.position = Position.DISTANCES
            Maker(session, start=20).done()
        assert "as many rows" in verdict(client, one)
        assert "has changed" in verdict(client, record)


def test_a_record_that_is_gone_is_a_404(settings: Settings, changing: Engine) -> None:
    with TestClient(create_app(settings)) as client:
        path = cited(client, "/statements/2")
        assert client.get(path.replace("/2?", "/7?")).status_code == 404


def test_the_same_rows_have_one_fingerprint_in_every_process(settings: Settings, changing: Engine) -> None:
    paths = []
    for first in ("/statements", "/officials"):  # slugs are met in another order
        with TestClient(create_app(settings)) as client:
            client.get(first)
            paths.append([cited(client, f"/{kind}") for kind in RULES])
    assert paths[0] == paths[1]


def test_an_empty_ledger_can_be_cited(empty_client: TestClient) -> None:
    path = cited(empty_client, "/statements")
    assert dict(parse_qsl(urlsplit(path).query)).keys() == {"count", "rows"}
    assert "same" in soup(empty_client.get(path).text).find(class_="verdict").get_text()
    assert json.loads(empty_client.get("/statements.csl.json").text)[0]["type"] == "dataset"
