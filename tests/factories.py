"""Small ledgers for tests, without extraction: one method a table, everything that matters by keyword."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import Any, TypeVar

from slugify import slugify
from sqlmodel import Session, SQLModel

from app.models import (
    Agency,
    Appearance,
    AppearancePart,
    Article,
    CopyGroup,
    Evidence,
    EvidenceField,
    Incident,
    IncidentAgency,
    IncidentReport,
    IncidentStatement,
    IncidentTactic,
    Official,
    OfficialReport,
    Outlet,
    Place,
    Statement,
    StatementAgency,
    StatementSpeaker,
    StatementTactic,
)
from app.services.indexing import rebuild_index
from app.vocabulary import IncidentKind, Level, PlaceKind, Position, Precision, Role, StatementKind

Record = TypeVar("Record", bound=SQLModel)

INGESTED = datetime(2026, 2, 1, 12, tzinfo=UTC)


class Maker:
    """Writes records with sensible defaults into one session; `done` indexes and commits them."""

    def __init__(self, session: Session, start: int = 1) -> None:
        """Articles are numbered from `start`: a second maker of one ledger begins beyond the first."""
        self.session = session
        self._numbers = count(start)

    def add(self, record: Record) -> Record:
        self.session.add(record)
        self.session.flush()
        return record

    def done(self) -> None:
        rebuild_index(self.session)
        self.session.commit()

    def outlet(self, name: str = "Riverton Courier") -> Outlet:
        return self.add(Outlet(slug=slugify(name), name=name))

    def place(self, name: str, state: str = "MN", kind: PlaceKind = PlaceKind.CITY, **fields: Any) -> Place:
        slug = state.lower() if kind is PlaceKind.STATE else slugify(f"{name} {state}")
        return self.add(Place(slug=slug, name=name, kind=kind, state=state, **fields))

    def agency(self, name: str = "ICE", level: Level = Level.FEDERAL, **fields: Any) -> Agency:
        return self.add(Agency(slug=slugify(name), name=name, level=level, **fields))

    def article(self, text: str = "Nothing was said.", **fields: Any) -> Article:
        number = next(self._numbers)
        group = fields.pop("copy_group_id", None) or self.add(CopyGroup()).id
        digest = sha256(f"{number} {text}".encode()).hexdigest()
        fields.setdefault("ingested_at", INGESTED + timedelta(minutes=number))
        return self.add(
            Article(
                fingerprint=digest, text_sha256=digest, text=text, source=f"made/{number}.txt",
                extractor="by hand", copy_group_id=group, **fields,
            )
        )  # fmt: skip

    def official(self, name: str, role: Role = Role.POLICE_CHIEF, **fields: Any) -> Official:
        fields.setdefault("slug", slugify(name))
        return self.add(
            Official(name=name, name_key=name.rsplit(maxsplit=1)[-1].lower(), role=role, **fields)
        )

    def tenure(self, official: Official, article: Article, **fields: Any) -> OfficialReport:
        fields = {"name": official.name, "role": official.role} | fields
        return self.add(OfficialReport(official_id=official.id, article_id=article.id, **fields))

    def statement(
        self, text: str = "It was reported.", articles: Sequence[Article] = (), **fields: Any
    ) -> Statement:
        """A statement, of `official` where given, carried by `articles` wherever they hold its words."""
        official: Official | None = fields.pop("official", None)
        agencies: Iterable[Agency] = fields.pop("agencies", ())
        tactics: Iterable[str] = fields.pop("tactics", ())
        if official is not None:
            given = {"speaker": official.name, "role": official.role, "place_id": official.place_id}
            fields = given | {"official_id": official.id} | fields
        fields = {"role": Role.NONE, "position": Position.NEUTRAL, "kind": StatementKind.DIRECT} | fields
        days = [article.published for article in articles if article.published]
        fields.setdefault("reported_on", min(days, default=None))
        made = self.add(Statement(text=text, confidence=0.9, **fields))
        if official is not None:
            self.add(StatementSpeaker(statement_id=made.id, official_id=official.id))
        for agency in agencies:
            self.add(StatementAgency(statement_id=made.id, agency_id=agency.id))
        for tactic in tactics:
            self.add(StatementTactic(statement_id=made.id, tactic=tactic))
        for article in articles:
            self.appearance(made, article)
        return made

    def appearance(self, statement: Statement, article: Article, **fields: Any) -> Appearance:
        shared = {name: getattr(statement, name) for name in ("kind", "speaker", "role", "position")}
        made = self.add(
            Appearance(
                statement_id=statement.id, article_id=article.id, rule="made", confidence=0.9,
                **(shared | fields),
            )
        )  # fmt: skip
        start = article.text.find(statement.text)
        if start >= 0:
            end = start + len(statement.text)
            self.add(AppearancePart(appearance_id=made.id, ordinal=0, span_start=start, span_end=end))
        return made

    def incident(
        self, title: str = "Reported encounter", articles: Sequence[Article] = (), **fields: Any
    ) -> Incident:
        """An incident told by `articles`, with `agencies`, `tactics` and linked `statements`."""
        agencies: Iterable[Agency] = fields.pop("agencies", ())
        tactics: Iterable[str] = fields.pop("tactics", ())
        statements: Iterable[Statement] = fields.pop("statements", ())
        place: Place | None = fields.pop("place", None)
        day: date | None = fields.pop("day", None)
        if day is not None:
            fields |= {"earliest": day, "latest": day, "precision": Precision.DAY}
        days = [article.published for article in articles if article.published]
        fields.setdefault("reported_on", min(days, default=None))
        fields.setdefault("sort_date", fields.get("earliest") or fields["reported_on"] or INGESTED.date())
        fields = {"kind": IncidentKind.ENCOUNTER, "place_id": place.id if place else None} | fields
        made = self.add(Incident(title=title, confidence=0.8, **fields))
        for agency in agencies:
            self.add(IncidentAgency(incident_id=made.id, agency_id=agency.id))
        for tactic in tactics:
            self.add(IncidentTactic(incident_id=made.id, tactic=tactic))
        for statement in statements:
            self.add(IncidentStatement(incident_id=made.id, statement_id=statement.id))
        for article in articles:
            self.report(made, article)
        return made

    def report(self, incident: Incident, article: Article, **fields: Any) -> IncidentReport:
        names = ("kind", "title", "place_id", "earliest", "latest", "precision")
        shared = {name: getattr(incident, name) for name in names}
        fields = {"rule": "made", "confidence": 0.8} | shared | fields
        return self.add(IncidentReport(incident_id=incident.id, article_id=article.id, **fields))

    def evidence(self, report: IncidentReport, words: str, **fields: Any) -> Evidence:
        """Evidence that rests on the first occurrence of `words` in the report's article."""
        article = self.session.get_one(Article, report.article_id)
        start = article.text.index(words)
        fields = {"field": EvidenceField.EVENT} | fields
        return self.add(
            Evidence(report_id=report.id, span_start=start, span_end=start + len(words), **fields)
        )
