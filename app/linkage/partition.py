"""Which records are one, given what any two of them come to: a function of the set, whatever their order.

Records are one where a chain of likenesses joins them, unless something rules two of them out. Where a
record is like two that contradict each other it goes with the likelier, and with neither where none leads:
two likely candidates are as bad as none.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from app.linkage.scoring import Limits, Score

Link = tuple[str, str]
"""Two records by their names, the smaller first."""


def link(one: str, other: str) -> Link:
    """The two names in order."""
    return (one, other) if one < other else (other, one)


def partition(
    names: Collection[str], alike: Mapping[Link, float], scores: Mapping[Link, Score], limits: Limits
) -> list[list[str]]:
    """The records, parted into those that are one; each part, and the list of parts, in order of the names.

    `alike` has the scores of the pairs that reach the threshold, `scores` those of all pairs.
    """
    contrary = [pair for pair, score in scores.items() if score.vetoed]
    others = _opposed(contrary)
    contested = _contested(alike, contrary, limits.margin)
    kept = {pair: score for pair, score in alike.items() if pair not in contested}
    part_of = {name: {name} for name in names}
    for one, other in sorted(kept, key=lambda pair: (-kept[pair], pair)):
        left, right = part_of[one], part_of[other]
        if left is right or any(not others[name].isdisjoint(right) for name in left if name in others):
            continue
        if limits.together and _mean(left, right, scores) < limits.together:
            continue
        small, large = sorted((left, right), key=len)
        large |= small
        part_of.update(dict.fromkeys(small, large))
    parts = {id(part): sorted(part) for part in part_of.values()}
    return sorted(parts.values())


def _mean(left: Collection[str], right: Collection[str], scores: Mapping[Link, Score]) -> float:
    """What a record of the one part and one of the other come to on average."""
    found = [scores[link(one, other)].value for one in left for other in right]
    return sum(found) / len(found)


def _opposed(contrary: Collection[Link]) -> Mapping[str, set[str]]:
    others: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in contrary:
        others[one].add(other)
        others[other].add(one)
    return dict(others)


def _contested(alike: Mapping[Link, float], contrary: Collection[Link], margin: float) -> set[Link]:
    """Likenesses of a record to one of two that contradict each other and of which it cannot be both."""
    scores: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), score in alike.items():
        scores[one][other] = scores[other][one] = score
    lost: set[Link] = set()
    for one, other in contrary:
        for middle in scores[one].keys() & scores[other].keys():
            lead = scores[one][middle] - scores[other][middle]
            lost.update(link(middle, name) for name in _behind(one, other, lead, margin))
    return lost


def _behind(one: str, other: str, lead: float, margin: float) -> Sequence[str]:
    """Which of the two is not ahead of the other by the margin: one of them, or both."""
    if lead >= margin:
        return (other,)
    return (one,) if -lead >= margin else (one, other)
