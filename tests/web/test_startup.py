"""What a server does in the background when it starts, and what it says meanwhile."""

from threading import Event

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from app.config import Settings
from app.db import make_engine
from app.main import create_app
from app.models import IndexDue
from app.services.loading import load_lists
from tests.factories import Maker
from tests.processes import SECONDS
from tests.services.queries import counting
from tests.web.ledger import Ledger

LISTS = ("/incidents", "/statements", "/articles")


def test_lists_are_in_memory_before_anybody_asks(filled: tuple[Settings, Ledger]) -> None:
    application = create_app(filled[0])
    with TestClient(application) as client, Session(application.state.engine) as session:
        assert application.state.lists_loaded.wait(SECONDS)
        with counting(session) as sent:
            for path in LISTS:
                assert client.get(path).status_code == 200
    assert sent
    assert [query for query in sent if "FROM tag_set_member" in query.replace("\n", " ")] == []


def test_readiness_tells_that_lists_are_being_read_and_a_stop_ends_that(
    filled: tuple[Settings, Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[bool] = []
    monkeypatch.setattr(
        "app.web.startup.load_lists", lambda _engine, stop: stopped.append(stop.wait(SECONDS))
    )
    application = create_app(filled[0])
    with TestClient(application) as client:
        unready = client.get("/readyz")
        assert client.get("/statements").status_code == 200
    assert (unready.status_code, unready.json()["reason"]) == (
        503, "the lists are being read into memory: wait",
    )  # fmt: skip
    assert stopped == [True]
    assert application.state.lists_loaded.is_set()


def test_what_was_stopped_reads_no_further_list(filled: tuple[Settings, Ledger]) -> None:
    engine = make_engine(filled[0])
    stop = Event()
    stop.set()
    with Session(engine) as session, counting(session) as sent:
        load_lists(engine, stop)
    engine.dispose()
    assert sent == []


def test_a_start_puts_into_the_lists_what_a_killed_ingest_left(settings: Settings) -> None:
    engine = make_engine(settings)
    with Session(engine) as session:
        make = Maker(session)
        left = make.statement("Nobody was told of it.", [make.article("“Nobody was told of it.”")])
        make.add(IndexDue(noun="statement", record_id=left.id or 0))
        session.commit()
    with TestClient(create_app(settings)):
        pass
    with Session(engine) as session:
        assert session.exec(select(IndexDue)).all() == []
    engine.dispose()
    with TestClient(create_app(settings)) as client:
        assert "Nobody was told of it." in client.get("/statements").text


def test_a_ledger_that_cannot_be_written_is_served_all_the_same(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_engine: object) -> int:
        raise OperationalError("INSERT", {}, Exception("attempt to write a readonly database"))

    monkeypatch.setattr("app.web.startup.catch_up", refused)
    with capture_logs() as logs, TestClient(create_app(settings)) as client:
        assert client.get("/statements").status_code == 200
    assert "lists could not be brought up to date" in [entry["event"] for entry in logs]


def test_a_ledger_that_cannot_be_read_ahead_is_ready_all_the_same(
    filled: tuple[Settings, Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OperationalError("SELECT", {}, Exception("disk I/O error"))

    monkeypatch.setattr("app.web.startup.load_lists", refused)
    application = create_app(filled[0])
    with capture_logs() as logs, TestClient(application) as client:
        assert application.state.lists_loaded.wait(SECONDS)
        assert client.get("/readyz").json() == {"status": "ready"}
    assert "lists could not be read ahead" in [entry["event"] for entry in logs]
