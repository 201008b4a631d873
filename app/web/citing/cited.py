"""What is cited: a record or a list as it stands, with the address at which that can be checked later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from app.services.exports.fields import FIELDS, Around
from app.services.exports.records import record_of
from app.services.filters import Kind, LedgerFilter
from app.services.fingerprints import of_values
from app.services.ordered import Ordered
from app.services.portraits import AppearanceView, IncidentDetail, ReportView, StatementDetail
from app.web.wording import cited, plural, speakers, words

AUTHOR = "Friction Ledger"
_WORDS = 80
"""Characters of a statement's words in its title."""


@dataclass(frozen=True, slots=True)
class State:
    """What was, or is, at an address: as of when, how many rows, and their fingerprint."""

    as_of: datetime | None
    rows: str
    count: int | None = None
    """None for one record."""

    def parameters(self) -> dict[str, str]:
        """As an address says it."""
        told = {"asof": moment(self.as_of), "count": self.count, "rows": self.rows}
        return {name: str(value) for name, value in told.items() if value not in {None, ""}}


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation. `path` is that of what is cited, `page` that of the citation, which tells of changes."""

    root: str
    path: str
    page: str
    query: tuple[tuple[str, str], ...]
    key: str
    title: str
    state: State
    note: str
    read: date

    @property
    def is_list(self) -> bool:
        """Whether it is a list, not one record."""
        return self.state.count is not None

    @property
    def resolving(self) -> str:
        """The path and query at which what was cited can be compared with what is there."""
        return self.at(self.state)

    def at(self, state: State | None) -> str:
        """The path and query of the page that compares a state with what is there; of none, that cites it."""
        pairs = [*self.query, *(state.parameters().items() if state else ())]
        return f"{self.page}?{urlencode(pairs, safe=':')}" if pairs else self.page

    @property
    def address(self) -> str:
        """The same with the site."""
        return self.root + self.resolving

    @property
    def version(self) -> str:
        """The state of the ledger; empty where it was never fed."""
        return moment(self.state.as_of)

    def file(self, ending: str) -> str:
        """The path and query of this citation as a file."""
        query = f"?{urlencode(self.query)}" if self.query else ""
        return f"{self.path}{ending}{query}"


def moment(as_of: datetime | None) -> str:
    """`2026-02-01T13:03:00Z`; empty for none."""
    return as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if as_of else ""


def today() -> date:
    """The day on which something is read and cited."""
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class Site:
    """Where and when a citation is made: the site's address, and the state of its ledger."""

    root: str
    as_of: datetime | None


def cite_list(site: Site, filter_: LedgerFilter, rows: Ordered[Any], sentence: str) -> Cited:
    """All rows of a filter, whatever the page; `sentence` says which they are."""
    asked = filter_.on_page(1)
    state = State(site.as_of, rows.fingerprint(), rows.total)
    return Cited(
        root=site.root, path=f"/{asked.list}", page=f"/cite/{asked.list}", query=asked.items(),
        key=f"friction-ledger-{asked.list}-{state.rows}", title=sentence, state=state,
        note=f"{plural(rows.total, 'row')}, fingerprint {state.rows}", read=today(),
    )  # fmt: skip


def cite_statement(site: Site, detail: StatementDetail) -> Cited:
    """A statement, with the article that first carried it."""
    row = detail.statement
    title = f"Statement {row.id}: {speakers(row)}: {words(row, _WORDS)}"
    return _record(site, "statements", row, (title, _reported(detail.appearances)))


def cite_incident(site: Site, detail: IncidentDetail) -> Cited:
    """An incident, with the first article that tells of it."""
    row = detail.incident
    return _record(site, "incidents", row, (f"Incident {row.id}: {row.title}", _reported(detail.reports)))


def _reported(by: Sequence[AppearanceView] | Sequence[ReportView]) -> str:
    """The article that was first, so that a citation leads to the source itself."""
    return f"Reported in {cited(by[0].article)}" if by else ""


def fingerprint(kind: Kind, row: Any) -> str:
    """The name of what a record says, as its row in files does, wherever the site is."""
    return of_values([list(record_of(FIELDS[kind], row, Around("", {})).values())])


def _record(site: Site, kind: Kind, row: Any, told: tuple[str, str]) -> Cited:
    title, note = told
    noun = kind.removesuffix("s")
    state = State(site.as_of, fingerprint(kind, row))
    return Cited(
        root=site.root, path=row.path, page=f"/cite/{kind}/{row.id}", query=(),
        key=f"friction-ledger-{noun}-{row.id}", title=title, state=state, note=note, read=today(),
    )  # fmt: skip
