"""How values read on a page: neutral words, American dates, typographic marks. No markup is made here."""

import re
from calendar import month_abbr, month_name
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import zip_longest
from typing import Any
from urllib.parse import urlsplit

from app.knowledge.wordlists import WordList, own_word_lists
from app.services.addresses import external
from app.services.labels import SORTS
from app.services.portraits import AppearanceView, ArticleDetail, ArticleRef, ReportView, Sort, TenureView
from app.services.records import (
    AgencyRow,
    ArticleRow,
    DateWords,
    OfficialRow,
    Page,
    PlaceRow,
    StatementRow,
    TacticRow,
)
from app.services.saving.canon import TEXT_JOINT
from app.vocabulary import IncidentKind, Position, Precision, Role, StatementKind, measure_in_words
from app.web.marks import balanced
from app.web.titles import in_lower_case

POSITIONS: dict[StrEnum, str] = {
    Position.CRITICISES_FEDERAL: "Criticizes federal enforcement",
    Position.DEFENDS_FEDERAL: "Defends federal enforcement",
    Position.DISTANCES: "Distances itself or clarifies policy",
    Position.SUPPORTS_COOPERATION: "Supports cooperation",
    Position.NEUTRAL: "Neutral or other",
}

STATEMENT_KINDS: dict[StrEnum, str] = {
    StatementKind.DIRECT: "Direct quotation",
    StatementKind.MIXED: "Partly quoted",
    StatementKind.INDIRECT: "Reported speech",
}

INCIDENT_KINDS: dict[StrEnum, str] = {IncidentKind.POLICY_DISPUTE: "Policy or dispute"}
"""Kinds whose name is more than their value with a capital: a rule that nobody disputes is of it too."""

ROLES: dict[StrEnum, str] = {
    Role.POLICE_OFFICER: "Police officer or spokesperson",
    Role.UNION: "Union representative",
    Role.MEDIA: "News outlet or reporter",
    Role.OTHER: "Other speaker",
    Role.NONE: "Role not stated",
}
"""Roles whose name is more than their value with a capital."""


_NAMES: dict[StrEnum, str] = {**POSITIONS, **STATEMENT_KINDS, **INCIDENT_KINDS, **ROLES}
_CHOICES = {value.value.replace("-", " "): called for value, called in _NAMES.items()}
"""The same by what a facet's choice is called before it has its name."""

SIDES = {"local": "Local voices", "federal": "Federal voices", "other": "Other voices"}

UNNAMED = "Speaker not listed by name"
"""In place of a speaker who has no public role: the article may give the name, excerpts withhold it."""

NOT_NAMED = "not named here"
"""Behind the office of such a speaker."""

_DENIALS = own_word_lists()[WordList.DENIALS]
_NEIGHBOURS = 2
_THOUSAND = 1000
_MONTHS = "|".join([*month_name[1:], *month_abbr[1:], "Sept"])
_NAMES_A_DAY = re.compile(rf"\b({_MONTHS})\b|\d/\d").search
_SAYS_FORMER = re.compile(r"\b(former|ex|retired|onetime|one-time)\b", re.IGNORECASE).search


def sentence_case(text: str) -> str:
    """`no-notice-operation` → `No notice operation`."""
    return upper_first(text.replace("-", " "))


def upper_first(text: str) -> str:
    """`police chief` → `Police chief`; all else stays."""
    return text[:1].upper() + text[1:]


def name(value: StrEnum) -> str:
    """What a value of the vocabulary is called on a page."""
    return _NAMES.get(value) or sentence_case(value.value)


def value_name(called: str, parameter: str) -> str:
    """A filter value where it stands alone, as records name it: `Police officer or spokesperson`."""
    if parameter not in {"role", "kind", "position"}:
        return called
    return _CHOICES.get(called) or sentence_case(called)


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 incident`, `1,204 incidents`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def day(value: date) -> str:
    """`January 7, 2026`."""
    return f"{value:%B} {value.day}, {value.year}"


def moment_name(value: datetime) -> str:
    """`February 1, 2026, 13:03 UTC`."""
    there = value.astimezone(UTC)
    return f"{day(there.date())}, {there:%H:%M} UTC"


def when(earliest: date | None, latest: date | None, precision: Precision) -> str:
    """A date, only as exact as its precision; `Date not stated` where there is none."""
    if earliest is None or precision is Precision.UNKNOWN:
        return "Date not stated"
    if precision is Precision.RANGE and latest is not None and latest != earliest:
        return f"{day(earliest)} – {day(latest)}"
    formats = {Precision.MONTH: "%B %Y", Precision.YEAR: "%Y"}
    return earliest.strftime(formats[precision]) if precision in formats else day(earliest)


def dated_by(words: DateWords) -> str:
    """An article's words for a day that they do not settle, and what is missing.

    `“Jan. 7”, year not stated`; `“last week” (publication date unknown)`.
    """
    quote = f"“{words.words}”"
    if words.published:
        return quote
    return f"{quote}, year not stated" if _NAMES_A_DAY(words.words) else f"{quote} (publication date unknown)"


def host(url: str) -> str:
    """`https://www.example.org/a` → `example.org`."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def words(statement: StatementRow, length: int | None = None) -> str:
    """The words of a statement, cut to about `length` characters: quoted ones between marks, whole pairs.

    “We do look good … We work hard.” wholly quoted; Trust is “going,” … “We work hard.” partly; what was
    denied says so.
    """
    text = cut(statement.text, length) if length else statement.text
    if statement.kind is StatementKind.DIRECT:
        return f"“{text}”"
    parts = zip_longest(text.split(TEXT_JOINT), statement.enclosed[: text.count(TEXT_JOINT) + 1])
    return led(
        statement, TEXT_JOINT.join(f"“{part}”" if closed else balanced(part) for part, closed in parts)
    )


def led(statement: StatementRow, text: str) -> str:
    """Words that somebody denied or doubted behind the word that says so: `[denied] officers helped ICE`.

    Without it they would read as what the speaker asserts. All other words stay as they are, and so does
    what is wholly quoted, which is the speaker's own.
    """
    cue = (statement.cue or "").lower()
    doubted = statement.kind is not StatementKind.DIRECT and not _DENIALS.isdisjoint(cue.split())
    return f"[{cue}] {text}" if doubted else text


def ended(text: str) -> str:
    """The words with a full stop, if no stop of their own ends them, within marks or not."""
    return text if text.rstrip('”’"')[-1:] in (*".!?…",) else f"{text}."


def cut(text: str, length: int) -> str:
    """At most `length` characters in whole words, then an ellipsis where something is left out."""
    if len(text) <= length:
        return text
    return (text[:length].rpartition(" ")[0].rstrip(" …") or text[: length - 1]) + "…"


def speakers(statement: StatementRow) -> str:
    """`Ann Bell, Carl Dow and Eve Fox`; `Police chiefs (not named here)` of whom no more is shown."""
    if statement.speakers:
        return together([speaker.name for speaker in statement.speakers])
    known = "" if statement.role in {Role.NONE, Role.OTHER} else name(statement.role)
    described = upper_first(in_lower_case(statement.title or known))
    return f"{described} ({NOT_NAMED})" if described else UNNAMED


def said_by(statement: StatementRow) -> str:
    """`Dana Example, police chief, St. Paul Police Department`; a body, or a role, where no name is shown."""
    held = office(statement) if statement.speakers else statement.organisation or ""
    return ", ".join(part for part in (speakers(statement), held) if part)


def together(names: Sequence[str]) -> str:
    """`Ann Bell, Carl Dow and Eve Fox`."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def is_digest(article: ArticleRow | ArticleRef) -> bool:
    """Whether the headline says that the text is a digest: `Chiefs object to stops (digest)`."""
    return (article.title or "").endswith("(digest)")


def sort_name(sort: str) -> str:
    """An order of a list with a capital: `Newest first`."""
    return upper_first(SORTS[sort])


def lower_first(text: str) -> str:
    """`Police chief` → `police chief`, for use within a sentence; an acronym keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def measure_name(measure: str) -> str:
    """`role right | matched` → `Role right, of those matched`."""
    return upper_first(measure_in_words(measure)).replace("'", "’")


def office(holder: StatementRow | OfficialRow | TenureView) -> str:
    """`former police chief, Example Police Department`; the role where no title is named.

    Empty where nothing is known, and of an organisation that speaks for itself: `Example Police Department`
    is no police officer.
    """
    if isinstance(holder, StatementRow) and is_body(holder):
        return ""
    title = in_lower_case(holder.title or "") or (
        "" if holder.role is Role.NONE else lower_first(name(holder.role))
    )
    if title and getattr(holder, "former", False) and not _SAYS_FORMER(title):
        title = f"former {title}"
    return ", ".join(part for part in (title, holder.organisation) if part)


def is_body(statement: StatementRow) -> bool:
    """Whether an organisation speaks for itself, under its name or a longer one: no person, no office."""
    body, speaker = statement.organisation, statement.speaker
    if statement.title or not body or not speaker or any(one.official for one in statement.speakers):
        return False
    initials = "".join(word[0] for word in speaker.split() if word[0].isupper())
    same_end = speaker.rpartition(" ")[2].casefold() == body.rpartition(" ")[2].casefold()
    return speaker == body or same_end or initials.endswith(body)


def page_numbers(pages: Page[Any]) -> list[int | None]:
    """Numbers for the page links: first, last and those near the page shown; None for a gap."""
    near = range(pages.page - _NEIGHBOURS, pages.page + _NEIGHBOURS + 1)
    wanted = sorted({1, pages.pages, *(number for number in near if 1 <= number <= pages.pages)})
    numbers: list[int | None] = []
    for number in wanted:
        if numbers and number - (numbers[-1] or 0) > 1:
            numbers.append(None)
        numbers.append(number)
    return numbers


def byline(article: ArticleRow | ArticleRef, with_outlet: bool = True) -> str:
    """`Example Courier, January 7, 2026`, as far as either is known."""
    outlet = article.outlet.name if article.outlet and with_outlet else ""
    published = day(article.published) if article.published else "date not stated"
    return upper_first(", ".join(part for part in (outlet, published) if part))


def by_outlet(appearances: Iterable[AppearanceView]) -> list[tuple[str, list[AppearanceView]]]:
    """Appearances gathered by the outlet that carries them, outlets in the order of their first."""
    groups: dict[str, list[AppearanceView]] = {}
    for appearance in appearances:
        outlet = appearance.article.outlet
        groups.setdefault(outlet.name if outlet else "Outlet not stated", []).append(appearance)
    return list(groups.items())


def sorts_marked(holders: Iterable[AppearanceView | ReportView | ArticleDetail]) -> frozenset[Sort]:
    """What the highlighted stretches of all their excerpts are to their records: a key explains these."""
    excerpts = (excerpt for holder in holders for excerpt in holder.excerpts)
    return frozenset(sort for excerpt in excerpts for segment in excerpt.segments for sort in segment.sorts)


def percent(share: float) -> str:
    """`0.8251` → `83 %`."""
    return f"{share:.0%}"


def file_size(size: int) -> str:
    """`340 bytes`, `12.5 kB`, `1.2 GB`: in thousands."""
    shown, unit = float(size), "bytes"
    for larger in ("kB", "MB", "GB"):
        if round(shown, 1) < _THOUSAND:
            break
        shown, unit = shown / _THOUSAND, larger
    return f"{size:,} bytes" if unit == "bytes" else f"{shown:,.1f} {unit}"


def found_of(row: PlaceRow | AgencyRow | TacticRow) -> str:
    """`2 incidents, 1 statement`, leaving out what there is none of."""
    counts = ((row.incidents, "incident"), (row.statements, "statement"))
    return ", ".join(plural(count, one) for count, one in counts if count)


def cited(article: ArticleRef) -> str:
    """`“Agents stop two”, Example Courier, January 7, 2026, https://courier.example/1`, as far as known."""
    title = f"“{article.title}”" if article.title else f"article {article.id}, no headline"
    outlet = article.outlet.name if article.outlet else ""
    published = day(article.published) if article.published else "no date stated"
    return ", ".join(part for part in (title, outlet, published, external(article.url)) if part)


FILTERS: dict[str, Callable[..., Any]] = {
    "name": name,
    "plural": plural,
    "day": day,
    "when": when,
    "moment_name": moment_name,
    "external": external,
    "host": host,
    "percent": percent,
    "sorts_marked": sorts_marked,
    "sentence_case": sentence_case,
    "lower_first": lower_first,
    "upper_first": upper_first,
    "value_name": value_name,
    "words": words,
    "ended": ended,
    "found_of": found_of,
    "file_size": file_size,
    "cited": cited,
    "dated_by": dated_by,
    "speakers": speakers,
    "said_by": said_by,
    "together": together,
    "is_digest": is_digest,
    "office": office,
    "is_body": is_body,
    "page_numbers": page_numbers,
    "by_outlet": by_outlet,
    "byline": byline,
    "measure_name": measure_name,
    "sort_name": sort_name,
    "side_name": SIDES.__getitem__,
}
