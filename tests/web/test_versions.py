"""The page of a superseded version says where its records are."""

from datetime import date

from bs4 import BeautifulSoup
from sqlmodel import Session
from starlette.testclient import TestClient

from app.config import Settings
from app.db import make_engine
from app.main import create_app
from tests.factories import Maker


def test_a_superseded_version_leads_to_the_current_one(settings: Settings) -> None:
    engine = make_engine(settings)
    with Session(engine) as session:
        make = Maker(session)
        new = make.article("“We were told nothing,” she said.")
        make.statement("We were told nothing", [new])
        old = make.article("“We were told little,” she said.", superseded_by_id=new.id)
        bare = make.article("Nothing was said.")
        make.done()
        paths = [f"/articles/{article.id}" for article in (new, old, bare)]
    engine.dispose()
    with TestClient(create_app(settings)) as client:
        current, superseded, empty = (
            BeautifulSoup(client.get(path).text, "html.parser").main for path in paths
        )
    assert current
    assert superseded
    assert empty
    assert not current.select(".none")
    assert [link.text for link in superseded.select(f"a[href='{paths[0]}']")] == ["A newer version is here"]
    assert not [heading.text for heading in superseded.select("h2, h3") if "Copies" in heading.text]
    assert not superseded.select("#excerpts")
    assert [note.text for note in empty.select(".none")] == [
        "No statement or incident was found in this article."
    ]


def test_a_record_without_a_date_says_when_it_was_reported(settings: Settings) -> None:
    engine = make_engine(settings)
    with Session(engine) as session:
        make = Maker(session)
        make.incident("A stop", [make.article("A stop.", published=date(2025, 7, 4))])
        make.done()
    engine.dispose()
    with TestClient(create_app(settings)) as client:
        row = BeautifulSoup(client.get("/incidents").text, "html.parser").select_one(".row-date")
    assert row
    assert row.get_text() == "Date not stated; reported July 4, 2025"
    assert [time["datetime"] for time in row.select("time")] == ["2025-07-04"]
