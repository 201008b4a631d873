"""The same incident? Two reports of an event compared by kind, place, date, agencies, tactics and words.

Cautious: what is known and differs outweighs what agrees, and two likely candidates are as bad as none. One
place, day, agency and tactic are not enough: two stops on one day are two. A
duplicate left standing is a nuisance; two events told as one are an error.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from app.linkage.folding import block_of, containment
from app.linkage.places import same_place, state_and_within
from app.vocabulary import IncidentKind

NEAR_DAYS = 4
FAR_DAYS = 60
"""Days from an event, or from its first telling, in which an undated report is likely of it, or is not."""
EVIDENCE_ALIKE = 0.5
EVIDENCE_AKIN = 0.2
"""Share of the runs of words of the shorter evidence found in the longer one."""
EVIDENCE_MUCH = 20
"""Runs of words in common that are no accident: a short sentence fits many events."""
QUOTES_SHARED, QUOTES_ALIKE = 2, 0.5
"""Hashes of what is quoted about two events, and the share of them, from which it is one quotation."""
EVIDENCE_KEPT = 600
"""Hashes kept of the evidence: a longer one is compared by those that are smallest."""
ANCHORS, ANCHOR_WORDS = 8, 6
"""Hashes of the evidence by which others are looked up, and the words in a run: shorter ones are in many."""
_WEEK_BLOCKS = 6
"""Weeks of a long period by which others are looked up."""


@dataclass(frozen=True)
class Event:
    """What one article tells of an incident.

    `place` is a gazetteer slug, `state` the slug of its state. `earliest` and `latest` are inclusive and
    None together. The rest are hashes: `evidence` of the runs of three words it rests on, `anchors` the
    smallest of its runs of six, `names` of the
    proper names there that are neither official, place nor agency, each by its first and last word, `sites`
    of those that are streets and buildings, `quotes` the anchors of each thing said about it. Names of
    private people are kept as hashes alone.
    """

    kind: IncidentKind
    place: str | None = None
    state: str | None = None
    earliest: date | None = None
    latest: date | None = None
    published: date | None = None
    agencies: frozenset[str] = frozenset()
    tactics: frozenset[str] = frozenset()
    evidence: frozenset[int] = field(default=frozenset(), repr=False)
    names: frozenset[int] = field(default=frozenset(), repr=False)
    sites: frozenset[int] = field(default=frozenset(), repr=False)
    anchors: frozenset[int] = field(default=frozenset(), repr=False)
    quotes: frozenset[tuple[int, ...]] = field(default=frozenset(), repr=False)

    @cached_property
    def blocks(self) -> frozenset[int]:
        """What is looked up for other reports of the event: words, names, quotations; place and week."""
        return frozenset(block_of("incident", key) for key in self._keys())

    def _keys(self) -> Iterator[str]:
        yield from (f"quote {anchor}" for quote in self.quotes for anchor in quote)
        yield from (f"name {name} {self.kind}" for name in self.names)
        yield from (f"words {anchor} {self.kind}" for anchor in self.anchors)
        if self.place is not None:
            yield from (f"{self.kind} {self.place} {week}" for week in self._weeks())

    def _weeks(self) -> list[int]:
        """The weeks in which it happened; those before its publication where it is not dated."""
        last = self.latest or self.published
        if last is None:
            return []
        first = self.earliest or last - timedelta(min(7, (last - date.min).days))
        weeks = range(first.toordinal() // 7, last.toordinal() // 7 + 1)
        return list(weeks[:_WEEK_BLOCKS])


def _other_place(left: Event, right: Event) -> bool:
    known = left.place is not None and right.place is not None
    return known and left.place != right.place and not state_and_within(left, right)


def _one_day(left: Event, right: Event) -> bool:
    return (
        left.earliest is not None
        and (left.earliest, left.earliest) == (left.latest, right.latest)
        and (left.earliest == right.earliest)
    )


def _overlapping(left: Event, right: Event) -> bool:
    if not (left.earliest and left.latest and right.earliest and right.latest) or _one_day(left, right):
        return False
    return left.earliest <= right.latest and right.earliest <= left.latest


def _other_date(left: Event, right: Event) -> bool:
    if not (left.earliest and left.latest and right.earliest and right.latest):
        return False
    return left.latest < right.earliest or right.latest < left.earliest


def _days_apart(left: Event, right: Event) -> int | None:
    """Days from the event that is dated to the telling of the other, or between the two tellings.

    Below zero where one was told before the other happened; None where both are dated or no day is known.
    """
    if left.latest and right.latest:
        return None
    dated, undated = (left, right) if left.latest else (right, left)
    if undated.published is None:
        return None
    if dated.earliest and dated.latest:
        after = (undated.published - dated.latest).days
        return max(0, after) if undated.published >= dated.earliest else after
    return abs((undated.published - dated.published).days) if dated.published else None


def _told_at_one_time(left: Event, right: Event) -> bool:
    apart = _days_apart(left, right)
    return apart is not None and 0 <= apart <= NEAR_DAYS


def _told_weeks_apart(left: Event, right: Event) -> bool:
    apart = _days_apart(left, right)
    return apart is not None and NEAR_DAYS < apart <= FAR_DAYS


def _told_far_apart(left: Event, right: Event) -> bool:
    apart = _days_apart(left, right)
    return apart is not None and apart > FAR_DAYS


def _told_before(left: Event, right: Event) -> bool:
    """One was told a day or more before the other happened."""
    apart = _days_apart(left, right)
    return apart is not None and apart < 0


def _other_tactics(left: Event, right: Event) -> bool:
    return bool(left.tactics and right.tactics) and not left.tactics & right.tactics


def _other_agencies(left: Event, right: Event) -> bool:
    return bool(left.agencies and right.agencies) and not left.agencies & right.agencies


def _same_evidence(left: Event, right: Event) -> bool:
    return containment(left.evidence, right.evidence) >= EVIDENCE_ALIKE


def _much_evidence(left: Event, right: Event) -> bool:
    """So many words that two events are not told alike by chance."""
    return _same_evidence(left, right) and len(left.evidence & right.evidence) >= EVIDENCE_MUCH


def _akin_evidence(left: Event, right: Event) -> bool:
    return EVIDENCE_AKIN <= containment(left.evidence, right.evidence) < EVIDENCE_ALIKE


def _common_quote(left: Event, right: Event) -> bool:
    return any(_one_quote(mine, other) for mine in left.quotes for other in right.quotes)


def _one_quote(mine: tuple[int, ...], other: tuple[int, ...]) -> bool:
    fewer = min(len(mine), len(other))
    return 0 < max(min(QUOTES_SHARED, fewer), fewer * QUOTES_ALIKE) <= len(set(mine) & set(other))


def _common_name(left: Event, right: Event) -> bool:
    return bool(left.names & right.names)


def _common_name_of_death(left: Event, right: Event) -> bool:
    """Nobody dies twice."""
    return left.kind is right.kind is IncidentKind.DEATH and _common_name(left, right)


def _two_deaths(left: Event, right: Event) -> bool:
    """Each names somebody whom the other does not: an operation or a body in common is no victim."""
    deaths = left.kind is right.kind is IncidentKind.DEATH
    return deaths and bool(left.names - right.names) and bool(right.names - left.names)


def _other_names(left: Event, right: Event) -> bool:
    return bool(left.names and right.names) and not left.names & right.names


FEATURES: dict[str, Callable[[Event, Event], bool]] = {
    "same kind": lambda a, b: a.kind is b.kind,
    "same place": same_place,
    "one place lies in the other": state_and_within,
    "same day": _one_day,
    "dates overlap": _overlapping,
    "told within days": _told_at_one_time,
    "told weeks apart": _told_weeks_apart,
    "told months apart": _told_far_apart,
    "told before it happened": _told_before,
    "agency in common": lambda a, b: bool(a.agencies & b.agencies),
    "other agencies": _other_agencies,
    "tactic in common": lambda a, b: bool(a.tactics & b.tactics),
    "other tactics": _other_tactics,
    "a quotation in common": _common_quote,
    "the same words": _same_evidence,
    "many of the same words": _much_evidence,
    "words in common": _akin_evidence,
    "a name in common": _common_name,
    "a site in common": lambda a, b: bool(a.sites & b.sites),
    "sites, none of them in common": lambda a, b: bool(a.sites and b.sites) and not a.sites & b.sites,
    "a death, and a name in common": _common_name_of_death,
    "names, none of them in common": _other_names,
    "another kind": lambda a, b: a.kind is not b.kind,
    "another place": _other_place,
    "another date": _other_date,
    "two who died": _two_deaths,
}
"""What `data/linkage.csv` weighs of events."""
