"""What changed since something was cited: what the citation says beside what is there now."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from app.services.filters import FilterError
from app.services.fingerprints import LENGTH
from app.web.citing.cited import State
from app.web.wording import plural

_PARAMETERS = ("asof", "count", "rows")
_FORMS = {
    "asof": (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "it must be a moment, 2026-02-01T13:03:00Z."),
    "count": (re.compile(r"[0-9]{1,9}"), "it must be a number of rows."),
    "rows": (re.compile(f"[0-9a-f]{{{LENGTH}}}"), f"it must be the {LENGTH} digits of a fingerprint."),
}
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Since:
    """What a citation says, and what is there now."""

    then: State
    now: State

    @property
    def same(self) -> bool:
        """Whether all is as it was cited."""
        return (self.then.rows, self.then.count) == (self.now.rows, self.now.count)

    @property
    def verdict(self) -> str:
        """The same in a sentence."""
        then, now = self.then.count, self.now.count
        if now is None:
            same, other = (
                "The record says the same as when it was cited.",
                "The record has changed since it was cited.",
            )
            return same if self.same else other
        if self.same:
            return "The list has the same rows in the same order as when it was cited."
        if then == now:
            return "The list has as many rows as when it was cited, but not all of them say the same."
        there = "is" if now == 1 else "are"
        return (
            f"The list has changed since it was cited: there {there} {plural(now, 'row')} now, {then:,} then."
        )


def split(items: Iterable[tuple[str, str]]) -> tuple[Pairs, Pairs]:
    """The pairs of a query that say what was cited, and all others."""
    every = list(items)
    return [one for one in every if one[0] in _PARAMETERS], [
        one for one in every if one[0] not in _PARAMETERS
    ]


def read_state(pairs: Pairs, *, counted: bool) -> State | None:
    """What a citation says; None where the address is of none. `counted` for a list, which has a count.

    Raises `FilterError` for what no citation of ours says.
    """
    if not pairs:
        return None
    given = dict(pairs)
    for name, value in pairs:
        form, allowed = _FORMS[name]
        if not form.fullmatch(value) or given[name] != value or (name == "count" and not counted):
            raise FilterError(name, value, allowed if counted or name != "count" else "a record has none.")
    for name in ("rows", "count") if counted else ("rows",):
        if name not in given:
            raise FilterError(name, "", "a citation gives it.")
    return State(_moment(given.get("asof")), given["rows"], int(given["count"]) if counted else None)


def _moment(written: str | None) -> datetime | None:
    if written is None:
        return None
    try:
        return datetime.strptime(written, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise FilterError("asof", written, _FORMS["asof"][1]) from None
