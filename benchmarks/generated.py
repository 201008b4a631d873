"""A generated ledger of a size no newsroom has yet, with the skew real ones have. Nothing in it happened."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel

from app.config import Settings
from app.db import make_engine
from app.models import (
    Agency,
    Appearance,
    Article,
    CopyGroup,
    Incident,
    IncidentAgency,
    IncidentReport,
    IncidentStatement,
    IncidentTactic,
    Official,
    Outlet,
    Place,
    Statement,
    StatementAgency,
    StatementSpeaker,
    StatementTactic,
)
from app.services import schema
from app.services.catalogue import Reading, make_reading
from app.services.indexing import rebuild_index
from app.vocabulary import IncidentKind, PlaceKind, Position, Precision, Role, StatementKind

CITIES, OUTLETS, OFFICIALS = 2_000, 400, 5_000
_SEED = 20260107
_FIRST, _DAYS = date(2024, 1, 1), 760
_INGESTED = datetime(2026, 2, 1, tzinfo=UTC)
_ROWS_AT_ONCE = 20_000
_CLAUSES = 20_000
_ROLES = (
    Role.POLICE_CHIEF, Role.FEDERAL_OFFICIAL, Role.MAYOR, Role.SHERIFF, Role.ADVOCATE, Role.POLICE_OFFICER,
    Role.LEGISLATOR, Role.CITY_OFFICIAL, Role.NONE, Role.STATE_OFFICIAL, Role.JUDGE, Role.UNION,
)  # fmt: skip
_WORDS = (
    "agents", "stopped", "vehicle", "near", "school", "officers", "notice", "warrant", "court", "badge",
    "residents", "arrest", "detained", "county", "jail", "request", "policy", "mayor", "chief", "sheriff",
    "city", "council", "protest", "press", "federal", "local", "state", "citizen", "driver",
)  # fmt: skip

Rows = list[dict[str, Any]]


class Skewed:
    """Draws from a list so that the n-th value comes about 1/n as often as the first."""

    def __init__(self, random: Random, values: Sequence[Any]) -> None:
        self._random, self._values = random, values
        self._weights = list(accumulate(1 / rank for rank in range(1, len(values) + 1)))

    def one(self) -> Any:
        """One value."""
        return self._random.choices(self._values, cum_weights=self._weights)[0]

    def some(self, most: int) -> list[Any]:
        """One to `most` different values."""
        drawn = self._random.choices(self._values, cum_weights=self._weights, k=self._random.randint(1, most))
        return sorted(set(drawn))


class Tables:
    """Rows waiting to be written, table by table in the order of their keys."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._waiting: dict[type[SQLModel], Rows] = {}

    def add(self, model: type[SQLModel], **values: Any) -> None:
        """Keep one row for later."""
        self._waiting.setdefault(model, []).append(values)

    def flush(self) -> None:
        """Write what waits: tables in the order in which they first got a row."""
        for model, rows in self._waiting.items():
            table = model.metadata.tables[str(model.__tablename__)]
            for start in range(0, len(rows), _ROWS_AT_ONCE):
                self._session.execute(insert(table), rows[start : start + _ROWS_AT_ONCE])
        self._waiting.clear()


def generate(path: Path, incidents: int) -> None:
    """Write a migrated, indexed SQLite ledger with this many incidents and half as many articles again."""
    settings = Settings(database_url=f"sqlite:///{path}")
    schema.upgrade(settings)
    engine = make_engine(settings)
    with Session(engine) as session:
        _Generator(session, make_reading(settings)).run(incidents)
        rebuild_index(session)
        session.commit()
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
    engine.dispose()


class _Generator:
    """One run: the same rows for the same number."""

    def __init__(self, session: Session, reading: Reading) -> None:
        self.random, self.tables, self.reading = Random(_SEED), Tables(session), reading
        populous = sorted(reading.places.by_slug.values(), key=lambda place: (-place.population, place.slug))
        self.cities = [place for place in populous if place.kind is PlaceKind.CITY][:CITIES]
        self.tactic = Skewed(self.random, [tactic.slug for tactic in reading.tactics])
        self.place = Skewed(self.random, range(1, CITIES + 1))
        self.outlet = Skewed(self.random, range(1, OUTLETS + 1))
        self.official = Skewed(self.random, range(1, OFFICIALS + 1))
        self.federal = Skewed(self.random, range(1, len(reading.agencies.federal()) + 1))
        self.role = Skewed(self.random, _ROLES)
        words = Skewed(self.random, _WORDS)
        self.clauses = [" ".join(words.one() for _ in range(6)) for _ in range(_CLAUSES)]

    def run(self, incidents: int) -> None:
        self._nouns()
        articles = incidents + incidents // 2
        for number in range(1, articles + 1):
            self._article(number)
        self.tables.flush()
        for number in range(1, 2 * incidents + 1):
            self._statement(number, articles)
        self.tables.flush()
        for number in range(1, incidents + 1):
            self._incident(number, articles, 2 * incidents)
        self.tables.flush()

    def _nouns(self) -> None:
        for id_, place in enumerate(self.cities, 1):
            self.tables.add(
                Place, id=id_, slug=place.slug, name=place.name, kind=place.kind, state=place.state,
                latitude=place.latitude, longitude=place.longitude, population=place.population,
            )  # fmt: skip
        for id_, agency in enumerate(self.reading.agencies.federal(), 1):
            self.tables.add(Agency, id=id_, slug=agency.slug, name=agency.name, level=agency.level)
        for id_ in range(1, OUTLETS + 1):
            self.tables.add(Outlet, id=id_, slug=f"outlet-{id_}", name=f"Outlet {id_}")
        for id_ in range(1, OFFICIALS + 1):
            self.tables.add(
                Official, id=id_, slug=f"official-{id_}", name=f"Official Number {id_}", name_key=str(id_),
                role=self.role.one(), former=False, place_id=self.place.one(),
            )  # fmt: skip
        self.tables.flush()

    def _article(self, number: int) -> None:
        digest = sha256(str(number).encode()).hexdigest()
        self.tables.add(CopyGroup, id=number)
        self.tables.add(
            Article, id=number, fingerprint=digest, text_sha256=digest, text=self._prose(10), genre="news",
            title=self._prose(1), published=self._day(), source=f"generated/{number}", extractor="generated",
            ingested_at=_INGESTED, outlet_id=self.outlet.one(), copy_group_id=number,
        )  # fmt: skip

    def _statement(self, number: int, articles: int) -> None:
        official = self.official.one() if self.random.random() < 0.6 else None
        shared = {
            "kind": self.random.choice(list(StatementKind)), "role": self.role.one(),
            "position": self.random.choice(list(Position)), "confidence": 0.8,
        }  # fmt: skip
        self.tables.add(
            Statement, id=number, text=self._prose(3), speaker=official and f"Official Number {official}",
            official_id=official, place_id=self.place.one(), reported_on=self._day(), sources=1, **shared,
        )  # fmt: skip
        if official:
            self.tables.add(StatementSpeaker, statement_id=number, official_id=official, ordinal=0)
        for agency in self.federal.some(2):
            self.tables.add(StatementAgency, statement_id=number, agency_id=agency)
        for tactic in self.tactic.some(2):
            self.tables.add(StatementTactic, statement_id=number, tactic=tactic)
        self.tables.add(
            Appearance, statement_id=number, article_id=number % articles + 1, rule="generated",
            **shared,
        )  # fmt: skip

    def _incident(self, number: int, articles: int, statements: int) -> None:
        day = self._day()
        told = {
            "kind": self.random.choice(list(IncidentKind)), "title": self._prose(1), "confidence": 0.8,
            "place_id": self.place.one(), "earliest": day, "latest": day, "precision": Precision.DAY,
        }  # fmt: skip
        reports = self.random.choice((1, 1, 1, 2, 3))
        self.tables.add(Incident, id=number, reported_on=day, sort_date=day, sources=reports, **told)
        for agency in self.federal.some(3):
            self.tables.add(IncidentAgency, incident_id=number, agency_id=agency)
        for tactic in self.tactic.some(3):
            self.tables.add(IncidentTactic, incident_id=number, tactic=tactic)
        for at in range(reports):
            self.tables.add(
                IncidentReport, incident_id=number, article_id=(number * 3 + at) % articles + 1,
                rule="generated", **told,
            )  # fmt: skip
        for at in self._some_of(3):
            self.tables.add(
                IncidentStatement, incident_id=number, statement_id=(number * 2 + at) % statements + 1
            )

    def _some_of(self, most: int) -> Iterator[int]:
        yield from range(self.random.randint(0, most))

    def _day(self) -> date:
        """Later days are more frequent."""
        return _FIRST + timedelta(days=int(_DAYS * self.random.random() ** 0.5))

    def _prose(self, clauses: int) -> str:
        return ", ".join(self.random.choices(self.clauses, k=clauses)).capitalize()
