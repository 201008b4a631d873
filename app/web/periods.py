"""How the periods of a timeline read."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from app.services.timeline import Bar, Unit
from app.web.wording import day, plural

_PERIODS = {Unit.MONTH: "%B %Y", Unit.YEAR: "%Y"}


def period(bar: Bar, unit: Unit) -> str:
    """`Week of January 5, 2026`, `January 2026`, `2026`; the days themselves where the period is cut."""
    whole = {
        Unit.WEEK: (bar.last - bar.first).days == 6,
        Unit.MONTH: bar.first.day == 1 and (bar.last + timedelta(1)).day == 1,
        Unit.YEAR: (bar.first.month, bar.first.day, bar.last.month, bar.last.day) == (1, 1, 12, 31),
    }[unit]
    if not whole:
        return day(bar.first) if bar.first == bar.last else f"{day(bar.first)} – {day(bar.last)}"
    return f"Week of {day(bar.first)}" if unit is Unit.WEEK else bar.first.strftime(_PERIODS[unit])


def bar_title(bar: Bar, unit: Unit, heading: str) -> str:
    """`January 2026: 12 incidents, 3 of them perhaps of another month`."""
    told = f"{period(bar, unit)}: {plural(bar.total, heading.lower().removesuffix('s'))}"
    if not bar.across:
        return told
    return f"{told}, {'all' if not bar.within else f'{bar.across:,}'} of them perhaps of another {unit}"


FILTERS: dict[str, Callable[..., Any]] = {"period": period, "bar_title": bar_title}
