"""The same incident? Two reports of an event compared by kind, place, date, agencies, tactics and words.

Cautious: what is known and differs outweighs what agrees, and two likely candidates are as bad as none. One
place, day, agency and tactic are not enough: two stops on one day are two. A
duplicate left standing is a nuisance; two events told as one are an error.
"""

from dataclasses import dataclass, field
from datetime import date

from app.linkage.folding import containment
from app.linkage.places import same_place, state_and_within
from app.linkage.scoring import VETO, Feature, Matcher
from app.vocabulary import IncidentKind

NEAR_DAYS = 3
FAR_DAYS = 60
"""Days between two publications that make an undated event likely, or unlikely, to be one."""
EVIDENCE_ALIKE = 0.5
EVIDENCE_AKIN = 0.2
"""Share of the runs of words of the shorter evidence found in the longer one."""


@dataclass(frozen=True)
class Event:
    """What one article tells of an incident.

    `place` is a gazetteer slug, `state` the slug of its state. `earliest` and `latest` are inclusive and
    None together. `names` are the folded proper names in the evidence that are neither place nor agency,
    `statements` the keys of the statements made about it, `sources` the copy groups of the articles.
    """

    kind: IncidentKind
    place: str | None = None
    state: str | None = None
    earliest: date | None = None
    latest: date | None = None
    published: date | None = None
    agencies: frozenset[str] = frozenset()
    tactics: frozenset[str] = frozenset()
    evidence: frozenset[tuple[str, ...]] = field(default=frozenset(), repr=False)
    names: frozenset[str] = field(default=frozenset(), repr=False)
    statements: frozenset[int] = frozenset()
    sources: frozenset[int] = frozenset()


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


def _undated_days_apart(left: Event, right: Event) -> int | None:
    """Days between the publications where the events themselves cannot be compared by date."""
    if (left.earliest and right.earliest) or not (left.published and right.published):
        return None
    return abs((left.published - right.published).days)


def _told_at_one_time(left: Event, right: Event) -> bool:
    apart = _undated_days_apart(left, right)
    return apart is not None and apart <= NEAR_DAYS


def _told_far_apart(left: Event, right: Event) -> bool:
    apart = _undated_days_apart(left, right)
    return apart is not None and apart > FAR_DAYS


def _other_tactics(left: Event, right: Event) -> bool:
    return bool(left.tactics and right.tactics) and not left.tactics & right.tactics


def _other_agencies(left: Event, right: Event) -> bool:
    return bool(left.agencies and right.agencies) and not left.agencies & right.agencies


def _same_evidence(left: Event, right: Event) -> bool:
    return containment(left.evidence, right.evidence) >= EVIDENCE_ALIKE


def _akin_evidence(left: Event, right: Event) -> bool:
    return EVIDENCE_AKIN <= containment(left.evidence, right.evidence) < EVIDENCE_ALIKE


EVENTS: Matcher[Event] = Matcher(
    threshold=1.0,
    margin=0.15,
    features=(
        Feature("same kind", 0.2, lambda a, b: a.kind is b.kind),
        Feature("same place", 0.3, same_place),
        Feature("one place lies in the other", 0.1, state_and_within),
        Feature("same day", 0.2, _one_day),
        Feature("dates overlap", 0.1, _overlapping),
        Feature("told within days", 0.1, _told_at_one_time),
        Feature("told months apart", -0.3, _told_far_apart),
        Feature("agency in common", 0.1, lambda a, b: bool(a.agencies & b.agencies)),
        Feature("other agencies", -0.2, _other_agencies),
        Feature("tactic in common", 0.1, lambda a, b: bool(a.tactics & b.tactics)),
        Feature("other tactics", -0.3, _other_tactics),
        Feature("a statement in common", 0.4, lambda a, b: bool(a.statements & b.statements)),
        Feature("the same words", 0.5, _same_evidence),
        Feature("words in common", 0.2, _akin_evidence),
        Feature("names in common", 0.4, lambda a, b: bool(a.names & b.names)),
        Feature("copies of one article", 0.2, lambda a, b: bool(a.sources & b.sources)),
        Feature("another kind", VETO, lambda a, b: a.kind is not b.kind),
        Feature("another place", VETO, _other_place),
        Feature("another date", VETO, _other_date),
    ),
)
