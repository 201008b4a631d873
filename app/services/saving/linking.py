"""Linking the reports of one article, or parting what an article held together, and writing what changes."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic

from sqlmodel import Session

from app.linkage.events import Event
from app.linkage.graph import Graph, Node
from app.linkage.packing import Packed
from app.linkage.partition import Link
from app.linkage.people import Person
from app.linkage.quotations import Quotation
from app.linkage.reports import Reported
from app.models import Official
from app.services.saving.kinds import Kinds
from app.services.saving.nodes import SCORES_KEPT, Kind, Near, NodeStore, Record, copy_row, near
from app.services.saving.rows import add_with_ids
from app.services.saving.slugs import another_slug
from app.services.saving.touched import Touched
from app.vocabulary import Noun


class Linker(Generic[Record]):
    """The links of one noun in one transaction; `near` are the nodes that may be like the new ones."""

    def __init__(self, session: Session, kind: Kind[Record], near: Near | None = None) -> None:
        self._session = session
        self._kind = kind
        self._store = NodeStore(session, kind)
        if len(kind.scores) > SCORES_KEPT:
            kind.scores.clear()
        self._graph: Graph[Record] = Graph(kind.matcher, self._store.relatives, kind.scores)
        self._new: list[Packed] = []
        if near is not None:
            known = self._store.family(near.rows)
            shared = {row.digest: near.blocks.get(row.id, frozenset()) for row in near.rows}
            self._graph.know(known.nodes, known.owner_of, shared)

    def link(self, reports: Sequence[Packed]) -> list[tuple[str, int]]:
        """The node's name and the owner of each; below zero for one that the ledger does not have yet."""
        for one in reports:
            if one.name not in self._graph.owner_of:
                self._new.append(one)
            self._graph.add(Node(one.name, partial(self._kind.unpack, one.text), one.blocks))
        return [(one.name, self._graph.owner_of[one.name]) for one in reports]

    def part_without(self, nodes: Collection[int], owners: Collection[int]) -> None:
        """See what of these owners is still one once the nodes are gone, which are to be deleted."""
        self._graph.gather(owners)
        self._graph.forget({name for name, id_ in self._store.ids.items() if id_ in nodes})
        self._graph.resolve(owners)

    def write(self, made: Mapping[int, int], touched: Touched) -> Mapping[str, int]:
        """Write nodes, links and what is in doubt; returns the ids of the nodes.

        `made` has the ids of the rows that were made for owners below zero.
        """
        new = {one.name for one in self._new}
        moved: defaultdict[int, list[str]] = defaultdict(list)
        for name, owner in self._graph.owner_of.items():
            if name not in new and owner != self._graph.known_owner_of[name]:
                moved[owner].append(name)
        ids = dict(made)
        for owner, names in sorted(moved.items(), reverse=True):
            if owner < 0 and owner not in ids:
                ids[owner] = self._split_off(self._graph.known_owner_of[min(names)])
        owner_of = {name: ids.get(owner, owner) for name, owner in self._graph.owner_of.items()}
        self._store.insert(self._new, owner_of)
        for owner, names in moved.items():
            self._store.move(ids.get(owner, owner), names)
            olds = {self._graph.known_owner_of[name] for name in names}
            touched.moved(self._session, self._kind.noun, {ids.get(owner, owner), *olds})
        touched.linked(self._kind.noun, {owner_of[name] for name in new})
        self._store.keep(_between(self._graph.pairs, owner_of, new))
        return self._store.ids

    def _split_off(self, owner: int) -> int:
        """A row for what is no longer one with `owner`: as that is, until it is derived from its reports."""
        row = copy_row(self._session, self._kind.canonical, owner)
        if self._kind.canonical is Official:
            row["slug"] = another_slug(self._session, row["slug"])
        return add_with_ids(self._session, self._kind.canonical, [row])[0]


def _between(
    pairs: Mapping[Link, float], owner_of: Mapping[str, int], new: Collection[str]
) -> dict[Link, float]:
    """The pairs of two owners: of a new node the best with each other owner, of older ones all."""
    best: dict[tuple[str, int], Link] = {}
    kept: dict[Link, float] = {}
    for pair, score in sorted(pairs.items()):
        if owner_of[pair[0]] == owner_of[pair[1]]:
            continue
        fresh = [(name, owner_of[other]) for name, other in (pair, pair[::-1]) if name in new]
        for side in fresh:
            if side not in best or score > pairs[best[side]]:
                best[side] = pair
        if not fresh:
            kept[pair] = score
    return kept | {pair: pairs[pair] for pair in best.values()}


@dataclass(frozen=True, slots=True)
class Linkers:
    """One for each noun, with what the ledger has that may be like the reports of one article."""

    officials: Linker[Person]
    statements: Linker[Quotation]
    incidents: Linker[Event]

    @classmethod
    def of(cls, session: Session, kinds: Kinds, reported: Reported) -> "Linkers":
        """Asks the ledger for all of them together."""
        known = near(session, reported.packed())
        return cls(
            Linker(session, kinds.officials, known[Noun.OFFICIAL]),
            Linker(session, kinds.statements, known[Noun.STATEMENT]),
            Linker(session, kinds.incidents, known[Noun.INCIDENT]),
        )
