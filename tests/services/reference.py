"""What a filter must give, told slowly from the ledger's own tables, one record at a time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from slugify import slugify
from sqlmodel import Session, SQLModel, select

from app.models import (
    Agency,
    Appearance,
    Article,
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
from app.services.filters import CHOICES, LedgerFilter
from app.vocabulary import PlaceKind

Facts = Mapping[str, set[str]]
"""Slugs by parameter."""


class Truth:
    """The slugs and days of every statement and incident."""

    def __init__(self, session: Session) -> None:
        self._all = {model: list(session.exec(select(model))) for model in _MODELS}
        self._by_id: dict[Any, dict[int, Any]] = {
            model: {row.id: row for row in rows} for model, rows in self._all.items() if hasattr(model, "id")
        }
        self.statements = {s.id: self._statement(s) for s in self._all[Statement]}
        self.incidents = {i.id: self._incident(i) for i in self._all[Incident]}

    def ids(self, filter_: LedgerFilter) -> set[int]:
        """The ids of the incidents or statements the filter must give; its words are left out of account."""
        facts = self.incidents if filter_.list == "incidents" else self.statements
        return {id_ for id_, (slugs, days) in facts.items() if _meets(filter_, slugs, days)}

    def _statement(self, statement: Any) -> tuple[Facts, tuple[date | None, date | None]]:
        slugs = self._place_slugs([statement.place_id]) | {
            "agency": self._agencies(StatementAgency, "statement_id", statement),
            "tactic": {link.tactic for link in self._links(StatementTactic, "statement_id", statement)},
            "role": {slugify(statement.role)} - {"none"},
            "speaker": self._speakers(statement),
            "outlet": self._outlets(self._links(Appearance, "statement_id", statement)),
            "kind": {statement.kind.value},
            "position": {statement.position.value},
        }
        return slugs, (statement.reported_on, statement.reported_on)

    def _incident(self, incident: Any) -> tuple[Facts, tuple[date | None, date | None]]:
        said = [
            self._by_id[Statement][link.statement_id]
            for link in self._links(IncidentStatement, "incident_id", incident)
        ]
        slugs = self._place_slugs([incident.place_id]) | {
            "agency": self._agencies(IncidentAgency, "incident_id", incident),
            "tactic": {link.tactic for link in self._links(IncidentTactic, "incident_id", incident)},
            "role": {slugify(statement.role) for statement in said} - {"none"},
            "speaker": {slug for statement in said for slug in self._speakers(statement)},
            "outlet": self._outlets(self._links(IncidentReport, "incident_id", incident)),
            "kind": {incident.kind.value},
        }
        reported = incident.reported_on
        return slugs, (incident.earliest or reported, incident.latest or reported)

    def _links(self, model: Any, key: str, record: Any) -> list[Any]:
        return [link for link in self._all[model] if getattr(link, key) == record.id]

    def _agencies(self, model: Any, key: str, record: Any) -> set[str]:
        return {self._by_id[Agency][link.agency_id].slug for link in self._links(model, key, record)}

    def _outlets(self, reports: Iterable[Any]) -> set[str]:
        articles = [self._by_id[Article][report.article_id] for report in reports]
        return {self._by_id[Outlet][a.outlet_id].slug for a in articles if a.outlet_id}

    def _speakers(self, statement: Any) -> set[str]:
        links = self._links(StatementSpeaker, "statement_id", statement)
        ids = {link.official_id for link in links} | {statement.official_id} - {None}
        return {self._by_id[Official][id_].slug for id_ in ids}

    def _place_slugs(self, ids: Iterable[int | None]) -> dict[str, set[str]]:
        slugs: dict[str, set[str]] = defaultdict(set)
        for place in (self._by_id[Place][id_] for id_ in ids if id_):
            slugs["state"].add(place.state.lower())
            if place.kind is not PlaceKind.STATE:
                slugs["city"].add(place.slug)
        return dict(slugs)


_MODELS: tuple[type[SQLModel], ...] = (
    Agency, Appearance, Article, Incident, IncidentAgency, IncidentReport, IncidentStatement, IncidentTactic,
    Official, Outlet, Place, Statement, StatementAgency, StatementSpeaker, StatementTactic,
)  # fmt: skip


def _meets(filter_: LedgerFilter, slugs: Facts, days: tuple[date | None, date | None]) -> bool:
    first, last = days
    if filter_.since and (last is None or last < filter_.since):
        return False
    if filter_.until and (first is None or first > filter_.until):
        return False
    asked = [name for name in CHOICES if filter_.chosen(name)]
    return all(slugs.get(name, set()) & set(filter_.chosen(name)) for name in asked)
