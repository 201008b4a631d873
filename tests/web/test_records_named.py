"""Pages say who spoke, in what office, when, and whose words they are: nothing is put to the wrong person."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from bs4 import BeautifulSoup
from sqlmodel import Session
from starlette.testclient import TestClient

from app.config import Settings
from app.db import make_engine
from app.main import create_app
from app.models import AppearanceSpeaker, Article, EvidenceField, Official, Statement, StatementSpeaker
from app.vocabulary import PlaceKind, Role, StatementKind
from tests.factories import Maker

SAID = "We ask for notice"
RETOLD = "nobody had been asked"
TEXT = f"“{SAID},” Carl Dow and Ann Bell said on Jan. 7. A neighbor said {RETOLD}."


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """Statement 1 is joint, 2 of a past chief, 3 of somebody unnamed; article 1 is a short digest."""
    engine = make_engine(settings)
    with Session(engine) as session:
        _fill(Maker(session))
    engine.dispose()
    with TestClient(create_app(settings), follow_redirects=False) as client:
        yield client


def _fill(make: Maker) -> None:
    make.place("Minnesota", "MN", PlaceKind.STATE)
    city = make.place("Lake City")
    mayor, chief = make.official("Carl Dow", Role.MAYOR, place_id=city.id), make.official("Ann Bell")
    article = make.article(TEXT, title="A city asks for notice (digest)")
    joint = make.statement(SAID, [article], official=mayor, speaker="Carl Dow; Ann Bell", title="Mayor")
    make.add(StatementSpeaker(statement_id=joint.id or 0, official_id=chief.id or 0, ordinal=1))
    past = make.statement("It was done so in my time", official=chief)
    _past_office(make, past.id or 0, make.article("“It was done so in my time,” Ann Bell said."))
    make.statement(RETOLD, [article], kind=StatementKind.INDIRECT)
    incident = make.incident("Stop in Lake City", statements=[joint])
    report = make.report(incident, article)
    make.evidence(report, TEXT[1:60])
    make.evidence(report, "Jan. 7", field=EvidenceField.DATE)
    make.done()


def _past_office(make: Maker, statement: int, article: Article) -> None:
    said = make.session.get_one(Statement, statement)
    report = make.tenure(make.session.get_one(Official, said.official_id), article, former=True)
    appearance = make.appearance(said, article)
    make.add(AppearanceSpeaker(appearance_id=appearance.id or 0, ordinal=0, report_id=report.id or 0))


def soup(client: TestClient, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).text, "html.parser")


def text_of(found: object) -> str:
    """Its words, with single spaces."""
    return " ".join(str(getattr(found, "text", "")).split())


@pytest.mark.parametrize("path", ["/statements?role=mayor", "/statements/1", "/officials/ann-bell"])
def test_each_joint_speaker_has_a_link_and_the_first_alone_the_office(client: TestClient, path: str) -> None:
    link = soup(client, path).find("a", class_="speaker", href="/officials/carl-dow")
    attribution = link.find_parent(class_="attribution")
    assert text_of(attribution) == "Carl Dow, mayor, Lake City, MN, with Ann Bell"
    assert [speaker["href"] for speaker in attribution.find_all("a", class_="speaker")] == [
        "/officials/carl-dow",
        "/officials/ann-bell",
    ]


@pytest.mark.parametrize(
    ("number", "heading"),
    [
        (1, "Carl Dow and Ann Bell are quoted"),
        (2, "Ann Bell is quoted"),
        (3, "A speaker not listed by name, as reported"),
    ],
)
def test_the_heading_counts_its_speakers(client: TestClient, number: int, heading: str) -> None:
    assert text_of(soup(client, f"/statements/{number}").h1) == heading


@pytest.mark.parametrize("path", ["/statements?role=police-chief", "/statements/2"])
def test_a_past_chief_is_not_shown_as_the_chief(client: TestClient, path: str) -> None:
    assert text_of(soup(client, path).find(class_="attribution")) == "Ann Bell, former police chief"


def test_a_name_that_is_not_shown_is_explained(client: TestClient) -> None:
    page = soup(client, "/statements/3")
    assert text_of(page.find(class_="attribution")) == "Speaker not listed by name"
    assert page.find("a", href="/methodology#names")
    assert soup(client, "/methodology").find(id="names")
    rows = [text_of(row) for row in soup(client, "/statements").find_all(class_="attribution")]
    assert "Speaker not listed by name" in rows


@pytest.mark.parametrize("path", ["/incidents", "/incidents/1-stop-in-lake-city", "/statements/1"])
def test_a_day_without_a_year_is_shown_in_the_articles_words(client: TestClient, path: str) -> None:
    assert "“Jan. 7”, year not stated" in text_of(soup(client, path).main)


def test_incidents_of_a_speaker_are_not_called_theirs(client: TestClient) -> None:
    link = soup(client, "/officials/carl-dow").find("a", href="/incidents?speaker=carl-dow")
    assert text_of(link) == "Incidents with statements by Carl Dow"


def test_a_digest_says_what_it_is(client: TestClient) -> None:
    page = soup(client, "/articles/1")
    assert "A digest in our own words" in text_of(page)
    assert page.find("a", href="/methodology#digests")
    assert soup(client, "/methodology").find(id="digests")
    assert "A digest in our own words" not in text_of(soup(client, "/articles/2"))


def test_every_record_found_in_an_article_is_led_to_from_its_words(client: TestClient) -> None:
    page = soup(client, "/articles/1")
    records = {link["href"].split("-")[0] for link in page.select(".tally a:not(.note)")}
    assert records == {"/statements/1", "/statements/3", "/incidents/1"}
    assert {link["href"] for link in page.select(".excerpt a")} == records


def test_marks_are_told_apart_in_words(client: TestClient) -> None:
    page = soup(client, "/articles/1")
    for link in page.select(".excerpt mark a"):
        assert page.find(id=link["aria-describedby"]).find_parent(class_="key")


def test_how_much_of_an_article_is_shown_is_said(client: TestClient) -> None:
    page = soup(client, "/articles/1")
    said = re.search(r"(\d+)% of the article is shown \((\d+) of (\d+) characters\)", text_of(page))
    assert said
    for cut in page.select(".excerpt .cut, .excerpt sup"):
        cut.extract()
    assert sum(len(part.get_text().strip()) for part in page.select(".excerpt p")) == int(said[2])
    assert int(said[3]) == len(TEXT)
    assert "No address for the whole article is recorded" in text_of(page)


def test_a_short_article_shows_no_more_than_its_records_rest_on(client: TestClient) -> None:
    page = soup(client, "/articles/1")
    excerpts = page.find_all(class_="excerpt")
    for part in page.select(".excerpt mark, .excerpt sup, .excerpt .cut"):
        part.extract()
    assert re.findall(r"\w+", "".join(excerpt.get_text() for excerpt in excerpts)) == ["neighbor", "said"]
    assert re.search(r"the words that records rest on and at most a few .* more than 50%", text_of(page))


def test_the_front_page_says_how_many_articles_name_no_outlet(client: TestClient) -> None:
    assert "outlet" not in text_of(soup(client, "/").find(class_="tiles").find_next("p"))


def test_a_citys_name_alone_leads_to_its_address(client: TestClient) -> None:
    response = client.get("/places/mn/lake-city")
    assert (response.status_code, response.headers["location"]) == (301, "/places/mn/lake-city-mn")
    assert client.get("/places/wi/lake-city").status_code == 404


def test_an_office_reported_over_a_time_names_its_first_and_last_day(settings: Settings) -> None:
    engine = make_engine(settings)
    with Session(engine) as session:
        make = Maker(session)
        chief = make.official("Ann Bell")
        for number, published in enumerate((date(2026, 1, 7), date(2026, 2, 9))):
            article = make.article(f"Chief Ann Bell came {number}.", published=published)
            make.tenure(chief, article, title="Police Chief")
        make.done()
    engine.dispose()
    with TestClient(create_app(settings)) as client:
        told = text_of(soup(client, "/officials/ann-bell").find(class_="tenures"))
    assert told == "Police chief 2 articles, January 7, 2026 to February 9, 2026"
