"""Random filters of the world of `world.py`."""

from datetime import date

from hypothesis import strategies as st

from app.services.filters import RULES, Kind, LedgerFilter
from app.vocabulary import PlaceKind, Position, StatementKind
from tests.services.world import CHOICES, WORDS

KINDS = {"statements": tuple(StatementKind), "places": tuple(PlaceKind), "incidents": CHOICES["kind"]}
DAYS = st.none() | st.dates(date(2025, 12, 20), date(2026, 3, 10))
QUERIES = (
    "", "", "", *WORDS, '"badge and"', "court -- school", "-notice", "age* -court", "' OR 1=1; \" NEAR(",
)  # fmt: skip


@st.composite
def filters(draw: st.DrawFn) -> LedgerFilter:
    """Any filter of any list with facets, most of them narrow."""
    kind: Kind = draw(st.sampled_from(list(RULES)))
    values = {**CHOICES, "position": tuple(Position), "kind": KINDS.get(kind, ())}
    chosen = draw(st.sets(st.sampled_from(RULES[kind].choices), max_size=3))
    choices = {
        name: tuple(sorted(draw(st.sets(st.sampled_from(values[name]), min_size=1, max_size=2))))
        for name in sorted(chosen)
    }
    since, until = draw(DAYS), draw(DAYS)
    query = draw(st.sampled_from(QUERIES))
    return LedgerFilter(kind, since=since, until=until, q=query, **choices)
