"""Nodes of the linkage in the database: those of a block, those of a family, new ones and moved ones."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import zip_longest
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, Update, bindparam, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col

from app.linkage.graph import Family, Node
from app.linkage.packing import Packed
from app.linkage.packing import Record as AnyRecord
from app.linkage.partition import Link
from app.linkage.scoring import Matcher, Score
from app.models import LinkBlock, LinkNode, LinkPair
from app.services.saving.rows import add, add_with_ids, fetch, fetch_in, given, parts, table_of
from app.vocabulary import Noun

PAIRS_MOST = 10_000
"""Entries of the blocks of one article that are looked at."""
NEAR_MOST = 150
"""Nodes of a noun with which the reports of one article are compared: those that share most blocks."""
SCORES_KEPT = 20_000
"""Scores of a noun that one run keeps."""
FAMILY_MOST = 300
"""Nodes of a family that are looked at: those of an event told in more ways stay as they are."""

Record = TypeVar("Record", bound=AnyRecord)
_LEFT, _RIGHT = aliased(LinkNode), aliased(LinkNode)
_NODE = (
    col(LinkNode.noun), col(LinkNode.id), col(LinkNode.digest), col(LinkNode.owner_id), col(LinkNode.data)
)  # fmt: skip
_IN_BLOCKS = (
    select(col(LinkBlock.block), col(LinkBlock.node_id)).where(col(LinkBlock.block).in_(given()))
    .order_by(col(LinkBlock.block), col(LinkBlock.node_id)).limit(PAIRS_MOST)
)  # fmt: skip
_NEAR = select(*_NODE).where(or_(col(LinkNode.id).in_(given()), col(LinkNode.digest).in_(given("digests"))))
_OWNED: Select[*tuple[Any, ...]] = (
    select(*_NODE).where(col(LinkNode.noun) == bindparam("noun"), col(LinkNode.owner_id).in_(given()))
    .order_by(col(LinkNode.digest)).limit(FAMILY_MOST)
)  # fmt: skip
_KNOWN_PAIRS = select(col(LinkPair.left_id), col(LinkPair.right_id)).where(col(LinkPair.left_id).in_(given()))


def _alike(mine: type[LinkNode]) -> Select[int, int]:
    """Owners kept apart from these though they are alike; `mine` is the side on which these are."""
    return (
        select(col(_LEFT.owner_id), col(_RIGHT.owner_id)).select_from(LinkPair)
        .join(_LEFT, col(_LEFT.id) == col(LinkPair.left_id))
        .join(_RIGHT, col(_RIGHT.id) == col(LinkPair.right_id))
        .where(
            col(mine.noun) == bindparam("noun"), col(mine.owner_id).in_(given()),
            col(LinkPair.score) >= bindparam("same"), col(_LEFT.owner_id) != col(_RIGHT.owner_id),
        ).distinct()
    )  # fmt: skip


_ALIKE: tuple[Select[int, int], ...] = (_alike(_LEFT), _alike(_RIGHT))


@dataclass(frozen=True, slots=True)
class Kind(Generic[Record]):
    """How one noun is kept: its table, the table of its reports and the column there that names it."""

    noun: Noun
    matcher: Matcher[Record]
    unpack: Callable[[str], Record]
    canonical: type[SQLModel]
    reports: type[SQLModel]
    column: str
    scores: dict[Link, Score] = field(default_factory=dict, repr=False)
    """Of pairs that a run has compared: a name says all of what is compared."""


@dataclass(frozen=True, slots=True)
class Near:
    """Rows of nodes that may be like new ones, and which blocks they share with these, by their ids."""

    rows: Sequence[Any] = ()
    blocks: Mapping[int, frozenset[int]] = field(default_factory=dict)


def near(session: Session, packed: Mapping[Noun, Sequence[Packed]]) -> Mapping[Noun, Near]:
    """The nodes, by noun, that are those of an article or share most blocks with them; two queries."""
    noun_of = {block: noun for noun, ones in packed.items() for one in ones for block in one.blocks}
    shared: dict[Noun, defaultdict[int, set[int]]] = {noun: defaultdict(set) for noun in packed}
    for block, node in fetch_in(session, _IN_BLOCKS, noun_of):
        shared[noun_of[block]][node].add(block)
    likeliest = [
        node
        for nodes in shared.values()
        for node in sorted(nodes, key=lambda node: (-len(nodes[node]), node))[:NEAR_MOST]
    ]
    digests = parts({one.name for ones in packed.values() for one in ones})
    rows: dict[int, Any] = {}
    for ids, some in zip_longest(parts(likeliest), digests, fillvalue=()):
        rows |= {row.id: row for row in fetch(session, _NEAR, values=ids, digests=some)}
    return {
        noun: Near(
            [row for row in rows.values() if row.noun == noun],
            {node: frozenset(blocks) for node, blocks in nodes.items()},
        )
        for noun, nodes in shared.items()
    }


class NodeStore(Generic[Record]):
    """The nodes of one noun, with their ids as far as they have been read or written."""

    def __init__(self, session: Session, kind: Kind[Record]) -> None:
        self.ids: dict[str, int] = {}
        self._session = session
        self._kind = kind

    def relatives(self, owners: Collection[int]) -> Family[Record]:
        """The families of these owners: all nodes, and whom they were kept apart from."""
        found, new = set(owners), set(owners)
        apart: set[tuple[int, int]] = set()
        while new:
            for query in _ALIKE:
                rows = fetch_in(
                    self._session, query, new, noun=self._kind.noun, same=self._kind.matcher.limits.same
                )
                apart.update((left, right) for left, right in rows)
            new = {owner for pair in apart for owner in pair} - found
            found |= new
        family = self.family(fetch_in(self._session, _OWNED, found, noun=self._kind.noun))
        return Family(family.nodes, family.owner_of, apart)

    def insert(self, nodes: Sequence[Packed], owner_of: Mapping[str, int]) -> None:
        """Write new nodes with their blocks."""
        rows = [
            {"noun": self._kind.noun, "digest": one.name, "owner_id": owner_of[one.name], "data": one.text}
            for one in nodes
        ]
        ids = add_with_ids(self._session, LinkNode, rows)
        self.ids.update(zip((one.name for one in nodes), ids, strict=True))
        add(self._session, LinkBlock, [
            {"block": block, "node_id": id_}
            for one, id_ in zip(nodes, ids, strict=True)
            for block in one.blocks
        ])  # fmt: skip

    def move(self, owner: int, names: Iterable[str]) -> None:
        """Give nodes, and all their reports, to another owner."""
        ids = sorted(self.ids[name] for name in names)
        connection = self._session.connection()
        connection.execute(_MOVE_NODES, {"values": ids, "owner": owner})
        connection.execute(_move_reports(self._kind), {"values": ids, "owner": owner})

    def keep(self, pairs: Mapping[Link, float]) -> None:
        """Put pairs of nodes that were kept apart on record."""
        found = {
            tuple(sorted((self.ids[one], self.ids[other]))): score for (one, other), score in pairs.items()
        }
        known = {tuple(row) for row in fetch_in(self._session, _KNOWN_PAIRS, {left for left, _ in found})}
        add(self._session, LinkPair, [
            {"left_id": left, "right_id": right, "score": score}
            for (left, right), score in sorted(found.items()) if (left, right) not in known
        ])  # fmt: skip

    def family(self, rows: Sequence[Any]) -> Family[Record]:
        """The nodes of these rows."""
        self.ids.update((row.digest, row.id) for row in rows)
        nodes = [Node(row.digest, partial(self._kind.unpack, row.data)) for row in rows]
        return Family(nodes, {row.digest: row.owner_id for row in rows})


_MOVE_NODES = (
    update(LinkNode).where(col(LinkNode.id).in_(given())).values(owner_id=bindparam("owner"))
)  # fmt: skip


def _move_reports(kind: Kind[Any]) -> Update:
    table = table_of(kind.reports)
    return update(table).where(table.c.node_id.in_(given())).values({kind.column: bindparam("owner")})


def copy_row(session: Session, model: type[SQLModel], id_: int) -> dict[str, Any]:
    """The values of a row without its id."""
    table = table_of(model)
    [row] = fetch(session, select(*table.c).where(table.c.id == bindparam("id_")), id_=id_)
    return {name: value for name, value in row._asdict().items() if name != "id"}
