"""Titles of office: which role each stands for, by the kind of body beside it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.knowledge.tables import KnowledgeError, read_csv
from app.vocabulary import Role

OFFICE_COLUMNS = ("title", "context", "role", "scope", "organisation")
MAX_TITLE_WORDS = 5


class Scope(StrEnum):
    """Which kind of place an office belongs to; `none` for federal and private ones."""

    CITY = "city"
    COUNTY = "county"
    STATE = "state"
    NONE = "none"


class BodyKind(StrEnum):
    """What sort of body stands beside a title, or speaks itself."""

    UNKNOWN = ""
    FEDERAL = "federal"
    STATE = "state"
    COUNTY = "county"
    CITY = "city"
    POLICE = "police"
    STATE_POLICE = "statepolice"
    SHERIFF = "sheriff"
    PROSECUTOR = "prosecutor"
    COURT = "court"
    LEGISLATOR = "legislator"
    ADVOCATE = "advocate"
    UNION = "union"
    ACADEMIC = "academic"
    MEDIA = "media"
    CHURCH = "church"
    COMPANY = "company"
    PARTY = "party"
    PLACE = "place"
    OTHER = "other"


ANY_BODY = "any"
"""Context of a title that takes the role of whatever body stands beside it (`spokesperson`)."""
BARE = "bare"
"""Context of a title that many hold who have no office (`captain`): its role without a capital or a body."""
ANY_TITLE = "*"
"""Title of the rows that give the role of a body of each kind."""


@dataclass(frozen=True, slots=True)
class Office:
    """What a title means. `organisation` may hold `{place}` and `{body}`, the names found beside it."""

    title: str
    role: Role
    scope: Scope
    organisation: str


@dataclass(frozen=True, slots=True, eq=False)
class OfficeTable:
    """Offices by lower-case title and context; `heads` are the last words of titles, for a quick look.

    `bodies` says what each kind of body speaks as, and so do its spokespeople.
    """

    by_title: dict[str, dict[str, Office]]
    bodies: dict[BodyKind, Office]
    heads: frozenset[str]

    def bare(self, title: str) -> Office | None:
        """What an ambiguous title means where it is written small and nothing public stands beside it."""
        return self.by_title.get(title.lower(), {}).get(BARE)

    def find(self, title: str, beside: BodyKind = BodyKind.UNKNOWN) -> Office | None:
        """The office of this lower-case title beside this kind of body, or standing alone."""
        contexts = self.by_title.get(title)
        if contexts is None:
            return None
        exact = contexts.get(beside.value)
        if exact is None and ANY_BODY in contexts and beside is not BodyKind.OTHER:
            exact = self.bodies.get(beside)
        return exact or contexts.get("") or next(iter(contexts.values()))


def load_offices(path: Path) -> OfficeTable:
    """Read `offices.csv`. Raises `KnowledgeError` naming the line for an unknown value or a double title."""
    by_title: dict[str, dict[str, Office]] = {}
    for line, row in read_csv(path, OFFICE_COLUMNS):
        title, context = row["title"], row["context"]
        if not title or title != title.lower() or len(title.split()) > MAX_TITLE_WORDS:
            raise KnowledgeError(
                path, line, f"title must be lower case, 1 to {MAX_TITLE_WORDS} words: {title!r}"
            )
        contexts = by_title.setdefault(title, {})
        if context in contexts:
            raise KnowledgeError(path, line, f"{title!r} stands twice for context {context!r}")
        contexts[context] = _office(path, line, row)
    bodies = {BodyKind(context): office for context, office in by_title.pop(ANY_TITLE, {}).items()}
    return OfficeTable(by_title, bodies, frozenset(title.rsplit(" ", 1)[-1] for title in by_title))


def _office(path: Path, line: int, row: dict[str, str]) -> Office:
    """One row; a title for any body has the role `none` until a body stands beside it."""
    try:
        if row["context"] not in (ANY_BODY, BARE):
            BodyKind(row["context"])
        return Office(row["title"], Role(row["role"] or Role.NONE), Scope(row["scope"]), row["organisation"])
    except ValueError as error:
        raise KnowledgeError(path, line, str(error)) from None
