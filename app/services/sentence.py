"""The sentence that says what a list shows, in the site's neutral words."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

from app.services.catalogue import Names
from app.services.filters import LedgerFilter
from app.services.labels import SORTS

NOUNS = {
    "incidents": ("incident", "incidents"),
    "statements": ("statement", "statements"),
    "officials": ("official", "officials"),
    "places": ("place", "places"),
    "agencies": ("agency", "agencies"),
    "tactics": ("tactic", "tactics"),
    "articles": ("article", "articles"),
}
"""What one row of a list is called, and several."""
_PHRASES = {
    "kind": "of the kind {}",
    "position": "with the position {}",
    "role": "with role {}",
    "speaker": "with statements by {}",
    "agency": "involving {}",
    "tactic": "with tactic {}",
    "outlet": "reported by {}",
}
"""How each choice is said; those of `statements` and `officials` below differ."""

_QUOTED = {"tactic", "role", "kind", "position"}
_SAID = {"speaker": "by {}", "agency": "about {}"}
_HELD = {"agency": "speaking about {}", "outlet": "quoted by {}"}


def describe(filter_: LedgerFilter, total: int, names: Mapping[str, Names]) -> str:
    """`12 incidents in St. Paul, MN, involving ICE, with tactic “Deadly force”, January 2026, newest first`.

    `total` is the number of rows, `names` what `catalogue.check_filter` returned. No full stop at the end.
    """
    one, many = NOUNS[filter_.list]
    phrases = _PHRASES | {"statements": _SAID, "officials": _HELD}.get(filter_.list, {})
    parts = []
    for parameter in ("kind", "position", "role", "speaker", "agency", "tactic", "outlet"):
        if chosen := filter_.chosen(parameter):
            said = [names[parameter].get(slug, slug).replace("/", " or ") for slug in chosen]
            quoted = [f"“{name}”" for name in said] if parameter in _QUOTED else said
            parts.append(phrases[parameter].format(_any_of(quoted)))
    counted = f"{total:,} {one if total == 1 else many}"
    where = _where(filter_, names)
    # `3 incidents involving ICE`, but `3 incidents in St. Paul, MN, involving ICE`
    parts = [counted + where, *parts] if where or not parts else [f"{counted} {parts[0]}", *parts[1:]]
    if filter_.since or filter_.until:
        parts.append(period(filter_.since, filter_.until))
    if filter_.q:
        parts.append(f"with the {'words' if ' ' in filter_.q else 'word'} “{filter_.q}”")
    return ", ".join([*parts, SORTS[filter_.sort]])


def period(since: date | None, until: date | None) -> str:
    """`January 2026`, `2026`, `January 7, 2026`, `from … to …`, `since …` or `until …`."""
    if since and until:
        if since == until:
            return _day(since)
        if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31) and since.year == until.year:
            return str(since.year)
        last = until.day == monthrange(until.year, until.month)[1]
        if since.day == 1 and last and (since.year, since.month) == (until.year, until.month):
            return f"{since:%B} {since.year}"
        return f"from {_day(since)} to {_day(until)}"
    return f"since {_day(since)}" if since else f"until {_day(until)}" if until else "at any time"


def _where(filter_: LedgerFilter, names: Mapping[str, Names]) -> str:
    chosen = [[names[name].get(slug, slug) for slug in filter_.chosen(name)] for name in ("city", "state")]
    return "".join(f" in {_any_of(places)}" for places in chosen if places)


def _any_of(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _day(value: date) -> str:
    return f"{value:%B} {value.day}, {value.year}"
