"""One filter for form, query, address, sentence and API: what may be asked of a list, and how it is written.

Values are slugs, whatever their case; a repeated parameter means "any of"; a blank one is no filter.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from urllib.parse import urlencode

from rapidfuzz import fuzz, process
from slugify import slugify

from app.vocabulary import IncidentKind, PlaceKind, Position, Role, StatementKind

Kind = Literal["incidents", "statements", "officials", "places", "agencies", "tactics", "articles"]
"""The lists of the ledger; each is also the first part of its address."""

ROLES = {slugify(role.value): role for role in Role if role is not Role.NONE}
"""Role by slug: `police-chief`, `police-officer-spokesperson`."""

CHOICES = ("city", "state", "agency", "tactic", "role", "speaker", "outlet", "kind", "position")
"""Parameters that take slugs and may be repeated, in the order they are written and described."""

MAX_QUERY = 200
"""Characters of `q` that are searched for; more is refused."""

MAX_VALUES = 50
"""Values one parameter may have."""

MAX_PAGE = 1_000_000

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class ListRules:
    """What one list can be filtered and sorted by. The first sort is the default."""

    choices: tuple[str, ...]
    sorts: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    dates: bool = True

    @property
    def parameters(self) -> tuple[str, ...]:
        """Every parameter the list takes, in canonical order."""
        return (*self.choices, *(("from", "to") if self.dates else ()), "q", "sort", "page")


_EVENTS = ("city", "state", "agency", "tactic", "role", "speaker", "outlet")
_ORDERED = ("newest", "oldest", "most-sources")
_COUNTED = ("most-incidents", "most-statements", "name")

RULES: Mapping[Kind, ListRules] = {
    "incidents": ListRules((*_EVENTS, "kind"), _ORDERED, tuple(IncidentKind)),
    "statements": ListRules((*_EVENTS, "kind", "position"), _ORDERED, tuple(StatementKind)),
    "officials": ListRules(
        ("city", "state", "agency", "tactic", "role", "outlet"), ("most-statements", "name", "newest")
    ),
    "places": ListRules(("state", "agency", "tactic", "kind"), _COUNTED, tuple(PlaceKind)),
    "agencies": ListRules(("city", "state", "tactic"), _COUNTED),
    "tactics": ListRules(("city", "state", "agency"), _COUNTED),
    "articles": ListRules(_EVENTS, ("newest", "oldest")),
}
"""The one table of which list takes which parameter."""


class FilterError(ValueError):
    """A request that no list can answer: names the parameter, the value, and what would do instead."""

    def __init__(self, parameter: str, value: str, allowed: str, suggestion: str | None = None) -> None:
        self.parameter = parameter
        self.value = value
        self.allowed = allowed
        self.suggestion = suggestion
        hint = f" Did you mean “{suggestion}”?" if suggestion else ""
        super().__init__(f"{parameter}={value[:80]}: {allowed}{hint}")


class UnknownParameterError(FilterError):
    """A parameter that the list does not take."""


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """What to show of one list. Choices are folded slugs, sorted, each once; both dates are inclusive.

    `speaker` finds all who made a statement together; `role` is that of the first of them, for the ledger
    keeps one role of a statement.
    """

    list: Kind
    city: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    tactic: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    q: str = ""
    sort: str = ""
    """The list's first order where none is given."""
    page: int = 1

    def __post_init__(self) -> None:
        if not self.sort:
            object.__setattr__(self, "sort", self.rules.sorts[0])

    @property
    def rules(self) -> ListRules:
        """What this list takes."""
        return RULES[self.list]

    @property
    def narrowed(self) -> bool:
        """Whether anything but order and page is asked for."""
        return bool(self.q or self.since or self.until or any(self.chosen(name) for name in CHOICES))

    def chosen(self, parameter: str) -> tuple[str, ...]:
        """The slugs chosen for one of `CHOICES`."""
        values: tuple[str, ...] = getattr(self, parameter)
        return values

    def items(self) -> tuple[tuple[str, str], ...]:
        """`(parameter, value)` in canonical order, defaults left out: the same list has one address."""
        pairs = [(name, value) for name in CHOICES for value in self.chosen(name)]
        pairs += [("from", self.since.isoformat())] if self.since else []
        pairs += [("to", self.until.isoformat())] if self.until else []
        pairs += [("q", self.q)] if self.q else []
        pairs += [("sort", self.sort)] if self.sort != self.rules.sorts[0] else []
        pairs += [("page", str(self.page))] if self.page != 1 else []
        return tuple(pairs)

    def query_string(self) -> str:
        """The canonical query, without `?`; empty for the whole list."""
        return urlencode(self.items())

    def address(self, ending: str = "") -> str:
        """The canonical path and query of this list, or of its file with an ending such as `.csv`."""
        query = self.query_string()
        return f"/{self.list}{ending}?{query}" if query else f"/{self.list}{ending}"

    def on_page(self, page: int) -> "LedgerFilter":
        """The same list, another page."""
        return replace(self, page=page)

    def sorted_by(self, sort: str) -> "LedgerFilter":
        """The same list in another order, from its first page."""
        return replace(self, sort=sort, page=1)

    def adding(self, parameter: str, value: str) -> "LedgerFilter":
        """The first page with one more choice."""
        values = tuple(sorted({*self.chosen(parameter), value}))
        return replace(self, page=1, **{parameter: values})  # type: ignore[arg-type]

    def without(self, parameter: str, value: str | None = None) -> "LedgerFilter":
        """The first page without one choice; without the whole parameter where `value` is None."""
        if parameter in CHOICES:
            kept = tuple(v for v in self.chosen(parameter) if value is not None and v != value)
            return replace(self, page=1, **{parameter: kept})  # type: ignore[arg-type]
        if parameter == "q":
            return replace(self, page=1, q="")
        name = {"from": "since", "to": "until"}[parameter]
        return replace(self, page=1, **{name: None})  # type: ignore[arg-type]

    def as_list(self, kind: Kind) -> "LedgerFilter":
        """The same question put to another list, as far as that list can be asked."""
        rules = RULES[kind]
        kept = {name: self.chosen(name) for name in rules.choices if name != "kind"}
        dates = {"since": self.since, "until": self.until} if rules.dates else {}
        return LedgerFilter(kind, q=self.q, **kept, **dates)  # type: ignore[arg-type]


def parse_filter(kind: Kind, items: Iterable[tuple[str, str]]) -> LedgerFilter:
    """Read the pairs of a query string. Whether slugs of the ledger exist is for `labels.check_filter`.

    Raises `FilterError` for an unknown or doubled parameter, an unknown sort, role, kind or position, a
    malformed or reversed date and a page below 1.
    """
    rules = RULES[kind]
    given: dict[str, list[str]] = {}
    for name, raw in items:
        value = " ".join(raw.encode("utf-8", "replace").decode().replace("\0", " ").split())
        if name not in rules.parameters:
            allowed = f"/{kind} takes {', '.join(rules.parameters)}."
            raise UnknownParameterError(name, raw, allowed, closest(name, rules.parameters))
        if value:
            given.setdefault(name, []).append(value)
    choices = {name: _choices(rules, name, given.get(name, [])) for name in rules.choices}
    since, until = _date("from", given), _date("to", given)
    if since and until and since > until:
        raise FilterError("from", since.isoformat(), f"it must not be after to={until.isoformat()}.")
    return LedgerFilter(
        kind, since=since, until=until, q=_words(given), sort=_sort(rules, given), page=_page(given),
        **choices,
    )  # fmt: skip


def closest(value: str, known: Iterable[str], alike: int = 65) -> str | None:
    """The known value most like a mistyped one, or None where none is so much alike (0 to 100)."""
    match = process.extractOne(value.lower(), known, scorer=fuzz.ratio, score_cutoff=alike)
    return match[0] if match else None


def _choices(rules: ListRules, name: str, values: list[str]) -> tuple[str, ...]:
    folded = tuple(sorted({value.casefold() for value in values}))
    if len(folded) > MAX_VALUES:
        raise FilterError(name, folded[0], f"at most {MAX_VALUES} values can be asked for at once.")
    fixed = {"role": tuple(ROLES), "kind": rules.kinds, "position": tuple(Position)}.get(name)
    for value in folded:
        if fixed is not None and value not in fixed:
            raise FilterError(name, value, f"it must be one of {', '.join(fixed)}.", closest(value, fixed))
    return folded


def _single(name: str, given: Mapping[str, list[str]]) -> str | None:
    values = given.get(name, [])
    if len(values) > 1:
        raise FilterError(name, values[1], "it can be given once.")
    return values[0] if values else None


def _date(name: str, given: Mapping[str, list[str]]) -> date | None:
    value = _single(name, given)
    if value is None:
        return None
    try:
        parsed = date.fromisoformat(value)
    except ValueError:
        parsed = None
    if parsed is None or parsed.isoformat() != value:
        raise FilterError(name, value, "it must be a date written YYYY-MM-DD.")
    return parsed


def _words(given: Mapping[str, list[str]]) -> str:
    value = _single("q", given) or ""
    if len(value) > MAX_QUERY:
        raise FilterError("q", value, f"at most {MAX_QUERY} characters can be searched for.")
    return value


def _sort(rules: ListRules, given: Mapping[str, list[str]]) -> str:
    value = (_single("sort", given) or rules.sorts[0]).casefold()
    if value not in rules.sorts:
        allowed = f"it must be one of {', '.join(rules.sorts)}."
        raise FilterError("sort", value, allowed, closest(value, rules.sorts))
    return value


def _page(given: Mapping[str, list[str]]) -> int:
    value = _single("page", given) or "1"
    if not _NUMBER.fullmatch(value) or int(value) > MAX_PAGE:
        raise FilterError("page", value, "it must be a whole number from 1.")
    return int(value)
