"""Reports linked as they come: the outcome depends on which there are and not on their order.

Every report is a node; those that say the same are one node. Two nodes of a block are compared, and the
parts that `partition` makes of all nodes joined by likeness are the records of the ledger. A new node
changes only the records it is like, and those that were kept apart from them: these alone are looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations
from typing import Generic, Protocol, TypeVar

from app.linkage.partition import Link, link, partition
from app.linkage.scoring import Matcher, Outcome, Score


class Blocked(Protocol):
    """A record that says where others like it are looked for."""

    @property
    def blocks(self) -> frozenset[int]:
        """Numbers of blocks."""


Record = TypeVar("Record", bound=Blocked)


class Node(Generic[Record]):
    """One way in which articles report a thing. `name` is the digest of the record.

    `read` gives the record when it is first compared with another: most never are.
    """

    def __init__(self, name: str, read: Callable[[], Record], blocks: frozenset[int] | None = None) -> None:
        self.name = name
        self._read = read
        self._blocks = blocks

    @classmethod
    def of(cls, name: str, record: Record) -> "Node[Record]":
        """A node whose record is at hand."""
        return cls(name, lambda: record)

    @cached_property
    def record(self) -> Record:
        """What is compared."""
        return self._read()

    @cached_property
    def blocks(self) -> frozenset[int]:
        """Where others like it are looked for."""
        return self.record.blocks if self._blocks is None else self._blocks


@dataclass(frozen=True, slots=True)
class Family(Generic[Record]):
    """Nodes joined by likeness, the owner of each, and which owners were kept apart though alike."""

    nodes: Sequence[Node[Record]]
    owner_of: Mapping[str, int]
    apart: Collection[tuple[int, int]] = ()


Relatives = Callable[[Collection[int]], Family[Record]]
"""Gives the families of these owners."""


def nobody(_owners: Collection[int]) -> Family[Record]:
    """The relatives of owners whose nodes are all known."""
    return Family((), {})


class Graph(Generic[Record]):
    """A part of all nodes, with the owner of each: an id, or below zero for one that has none yet."""

    def __init__(
        self,
        matcher: Matcher[Record],
        relatives: Relatives[Record],
        scores: dict[Link, Score] | None = None,
    ) -> None:
        """`scores` are those of pairs compared before, by the names of the nodes; more are added."""
        self.owner_of: dict[str, int] = {}
        self.known_owner_of: dict[str, int] = {}
        """Whose the nodes were that were linked already."""
        self.pairs: dict[Link, float] = {}
        """Scores of the compared pairs that are the same or in doubt, by themselves."""
        self._matcher = matcher
        self._relatives = relatives
        self._nodes: dict[str, Node[Record]] = {}
        self._blocks: defaultdict[int, set[str]] = defaultdict(set)
        self._names_of: defaultdict[int, set[str]] = defaultdict(set)
        self._whole: set[int] = set()
        self._scores = {} if scores is None else scores
        self._apart: defaultdict[int, set[int]] = defaultdict(set)
        self._last = 0

    def know(
        self,
        nodes: Iterable[Node[Record]],
        owner_of: Mapping[str, int],
        shared: Mapping[str, Collection[int]] | None = None,
    ) -> None:
        """Take in nodes that are linked already; `shared` are their blocks in which new ones may be."""
        for node in nodes:
            if node.name not in self._nodes:
                self._place(node, owner_of[node.name], (shared or {}).get(node.name, ()))
                self.known_owner_of[node.name] = owner_of[node.name]

    def add(self, node: Node[Record]) -> int:
        """Link a node and return its owner, which a node added later may change: see `owner_of`."""
        if node.name in self.owner_of:
            return self.owner_of[node.name]
        near = {name for block in node.blocks for name in self._blocks[block]}
        alike = [name for name in near if self._compare(node, self._nodes[name]) is Outcome.SAME]
        self._place(node, self._new_owner(), node.blocks)
        if alike:
            self._join(node, {self.owner_of[name] for name in alike})
        return self.owner_of[node.name]

    def forget(self, names: Iterable[str]) -> None:
        """Leave nodes out."""
        for name in names:
            self._names_of[self.owner_of.pop(name)].discard(name)
            for block in self._nodes.pop(name).blocks:
                self._blocks[block].discard(name)

    def resolve(self, owners: Collection[int]) -> None:
        """Part the families of these owners anew."""
        names = self.gather(owners)
        inside = {
            (one, other): self._compare_once(self._nodes[one], self._nodes[other])
            for one, other in combinations(sorted(names), 2)
        }
        alike = {
            pair: score.value for pair, score in inside.items()
            if pair in self.pairs and score.value >= self._matcher.limits.same
        }  # fmt: skip
        self._own(partition(names, alike, inside, self._matcher.limits))
        owners_alike = ((self.owner_of[one], self.owner_of[other]) for one, other in alike)
        self._set_apart((mine, others) for mine, others in owners_alike if mine != others)

    def _join(self, node: Node[Record], owners: set[int]) -> None:
        """Give a new node to the one owner it is like, where nothing speaks against it; else look closely.

        Nothing does where no two of the family come to less than groups of records must on average.
        """
        family = self.gather(owners) - {node.name}
        known = {self.owner_of[name] for name in family}
        if len(known) == 1 and self._fits(node, family):
            self._give(node.name, known.pop())
        else:
            self.resolve({*owners, self.owner_of[node.name]})

    def _fits(self, node: Node[Record], family: Collection[str]) -> bool:
        least = self._matcher.limits.together
        nodes = [self._nodes[name] for name in family]
        pairs = chain(((node, other) for other in nodes), combinations(nodes, 2) if least else ())
        scores = (self._compare_once(one, other) for one, other in pairs)
        return not any(score.vetoed or (least and score.value < least) for score in scores)

    def gather(self, owners: Collection[int]) -> set[str]:
        """The names of all nodes of the families of these owners, taken in where they were not yet."""
        missing = {owner for owner in owners if owner > 0} - self._whole
        if missing:
            family = self._relatives(missing)
            self.know(family.nodes, family.owner_of)
            self._whole |= missing | set(family.owner_of.values())
            self._set_apart(family.apart)
        wanted, found = list(owners), set(owners)
        while wanted:
            further = self._apart[wanted.pop()] - found
            found |= further
            wanted.extend(further)
        return {name for owner in found for name in self._names_of[owner]}

    def _set_apart(self, owners: Iterable[tuple[int, int]]) -> None:
        for one, other in owners:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def _place(self, node: Node[Record], owner: int, blocks: Collection[int]) -> None:
        self._nodes[node.name] = node
        self._give(node.name, owner)
        for block in blocks:
            self._blocks[block].add(node.name)

    def _give(self, name: str, owner: int) -> None:
        self._names_of[self.owner_of.get(name, owner)].discard(name)
        self._names_of[owner].add(name)
        self.owner_of[name] = owner

    def _compare(self, one: Node[Record], other: Node[Record]) -> Outcome:
        score = self._compare_once(one, other)
        return self._matcher.outcome(score)

    def _compare_once(self, one: Node[Record], other: Node[Record]) -> Score:
        pair = link(one.name, other.name)
        if pair not in self._scores:
            self._scores[pair] = self._matcher.compare(one.record, other.record)
        score = self._scores[pair]
        if score.value >= self._matcher.limits.doubt and not one.blocks.isdisjoint(other.blocks):
            self.pairs[pair] = score.value
        return score

    def _own(self, parts: list[list[str]]) -> None:
        """An owner for each part: the oldest of those it has most of; a new one where none is left."""
        claims: dict[int, tuple[int, int]] = {}
        counts = [Counter(self.owner_of[name] for name in part) for part in parts]
        for number, count in enumerate(counts):
            for owner, nodes in count.items():
                claims[owner] = min(claims.get(owner, (0, 0)), (-nodes, number))
        for number, part in enumerate(parts):
            mine = sorted(owner for owner, (_, whose) in claims.items() if whose == number)
            kept = [owner for owner in mine if owner > 0] or mine[::-1]
            owner = kept[0] if kept else self._new_owner()
            for name in part:
                self._give(name, owner)

    def _new_owner(self) -> int:
        self._last -= 1
        return self._last
