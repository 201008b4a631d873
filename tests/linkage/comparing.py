"""What tests of the linkage share: two records compared either way, and several linked in an order."""

from collections.abc import Sequence
from typing import TypeVar

from app.linkage.graph import Blocked, Graph, Node, nobody
from app.linkage.scoring import Matcher, Outcome

Record = TypeVar("Record", bound=Blocked)


def outcome(one: Record, other: Record, matcher: Matcher[Record]) -> Outcome:
    """What the two come to, whichever comes first; different where nothing would bring them together."""
    assert matcher.compare(one, other) == matcher.compare(other, one)
    found = matcher.outcome(matcher.compare(one, other))
    return found if found is Outcome.DIFFERENT or one.blocks & other.blocks else Outcome.DIFFERENT


def linked(records: Sequence[Record], matcher: Matcher[Record]) -> list[int]:
    """The number, from 1, of the thing each record is of, in the order in which things are first named."""
    graph = Graph(matcher, nobody)
    names = [repr(record) for record in records]
    for name, record in zip(names, records, strict=True):
        graph.add(Node.of(name, record))
    owners = [graph.owner_of[name] for name in names]
    return [list(dict.fromkeys(owners)).index(owner) + 1 for owner in owners]
