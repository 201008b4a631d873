"""What each page says of itself where it is shared: a title, a sentence, a few figures, its address.

Made of the rows that the pages show, so that whatever a page withholds is withheld here too.
"""

from dataclasses import dataclass
from typing import Literal

from app.services.filters import LedgerFilter
from app.services.portraits import Dashboard
from app.services.records import (
    AgencyRow,
    ArticleRow,
    IncidentRow,
    OfficialRow,
    PlaceRow,
    StatementRow,
    TacticRow,
)
from app.services.sentence import NOUNS
from app.web.wording import (
    byline,
    cut,
    name,
    office,
    plural,
    said_by,
    sentence_case,
    upper_first,
    when,
    words,
)

SITE = "Friction Ledger"
DESCRIPTION = (
    "A sourced, searchable record of what is reported about local police and US immigration enforcement: "
    "who said what, where, and on which words each record rests."
)
FRONT_PICTURE = "/pictures/front.png"
_TITLE = 110
_SENTENCE = 300
"""Characters at most: what previews show of either."""

Figures = tuple[tuple[str, str], ...]
"""Numbers with what they count: `("1,204", "incidents")`."""


@dataclass(frozen=True, slots=True)
class Share:
    """A page in a few words. `path` is its canonical address, `picture` its image, both without host."""

    title: str
    sentence: str
    path: str
    picture: str = FRONT_PICTURE
    figures: Figures = ()
    type: Literal["website", "article", "profile"] = "website"
    embedded: bool = False
    """Whether it can stand in a page of somebody else's: what `/oembed` answers for."""

    @property
    def alt(self) -> str:
        """What the picture says, for those who do not see it."""
        told = ", ".join(f"{number} {noun}" for number, noun in self.figures)
        return f"{self.title}. {told}" if told else self.title


def of_page(path: str, title: str = SITE, sentence: str = DESCRIPTION) -> Share:
    """A page without a record or list of its own."""
    return Share(cut(title, _TITLE), cut(sentence, _SENTENCE), path)


def of_front(shown: Dashboard) -> Share:
    """The front page."""
    counted = ((shown.statements, "statement"), (shown.incidents, "incident"), (shown.sources, "source"))
    return Share(
        f"{SITE}: local police and US immigration enforcement, as reported", DESCRIPTION, "/",
        figures=_figures(*counted), embedded=True,
    )  # fmt: skip


def of_list(filter_: LedgerFilter, total: int, sentence: str) -> Share:
    """A list under a filter; `sentence` says what it shows. Its picture is that of the whole filter."""
    noun, whole = filter_.list, filter_.on_page(1)
    title = sentence if filter_.narrowed else sentence_case(noun)
    picture = f"/pictures{whole.address('.png')}"
    told = f"{sentence}. Found by a program in published articles, each with the words it rests on."
    return Share(
        cut(upper_first(title), _TITLE), cut(told, _SENTENCE), filter_.address(), picture,
        _figures((total, *NOUNS[noun])), embedded=noun == "incidents",
    )  # fmt: skip


def of_statement(row: StatementRow) -> Share:
    """Who is quoted, and the words."""
    carried = ((len(row.outlets), "outlet"), (row.sources, "independent source"))
    return Share(
        cut(said_by(row), _TITLE), cut(words(row, _SENTENCE - 4), _SENTENCE), row.path,
        f"/pictures/statements/{row.id}.png", _figures(*carried), "article", True,
    )  # fmt: skip


def of_incident(row: IncidentRow) -> Share:
    """What is reported to have happened, where and when, and how many speak of it."""
    place = row.place.label if row.place else "place not stated"
    told = f"{name(row.kind)}, {place}, {when(row.earliest, row.latest, row.precision)}, as reported"
    tactics = f"; tactics: {', '.join(tactic.name for tactic in row.tactics)}" if row.tactics else ""
    counted = ((row.sources, "independent source"), (row.statements, "statement"))
    return Share(
        cut(row.title, _TITLE), cut(f"{told}{tactics}.", _SENTENCE), row.path,
        f"/pictures/incidents/{row.id}.png", _figures(*counted), "article", True,
    )  # fmt: skip


def of_official(row: OfficialRow) -> Share:
    """Who the official is, and how much they are quoted."""
    place = f", {row.place.label}" if row.place else ""
    held = upper_first(office(row) or name(row.role))
    said = plural(row.statements, "statement")
    told = f"{held}{place}. {said} recorded, each with the article that carries it."
    return Share(
        cut(row.name, _TITLE), cut(told, _SENTENCE),
        row.path, f"/pictures/officials/{row.slug}.png", _figures((row.statements, "statement")), "profile",
    )  # fmt: skip


def of_place(row: PlaceRow) -> Share:
    """What is recorded of a place."""
    place = row.place
    told = f"What is reported about local police and federal immigration enforcement in {place.label}."
    picture = f"/pictures/places/{place.slug}.png"
    return Share(cut(place.label, _TITLE), cut(told, _SENTENCE), place.path, picture, _counts(row))


def of_agency(row: AgencyRow) -> Share:
    """What is recorded of an agency."""
    told = f"{name(row.level)} agency: incidents and statements in which it is reported."
    path = f"/agencies/{row.slug}"
    return Share(cut(row.name, _TITLE), told, path, f"/pictures/agencies/{row.slug}.png", _counts(row))


def of_tactic(row: TacticRow) -> Share:
    """A tactic with its definition."""
    path = f"/tactics/{row.slug}"
    return Share(
        row.name, cut(row.definition, _SENTENCE), path, f"/pictures/tactics/{row.slug}.png", _counts(row)
    )


def of_article(row: ArticleRow) -> Share:
    """An article by its headline, and what was found in it."""
    title = row.title or f"Article {row.id}, no headline"
    counted = ((row.statements, "statement"), (row.incidents, "incident"))
    told = f"{byline(row)}. What was found in this article, with excerpts around it."
    return Share(
        cut(title, _TITLE), cut(told, _SENTENCE), row.path, f"/pictures/articles/{row.id}.png",
        _figures(*counted), "article",
    )  # fmt: skip


def _counts(row: PlaceRow | AgencyRow | TacticRow) -> Figures:
    return _figures((row.incidents, "incident"), (row.statements, "statement"))


def _figures(*counted: tuple[int, str] | tuple[int, str, str]) -> Figures:
    told = [plural(*one) for one in counted if one[0]]
    return tuple((number, noun) for number, _, noun in (one.partition(" ") for one in told))
