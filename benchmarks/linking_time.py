"""How long one new article takes to be linked, in a small ledger and in a large one."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, islice
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from sqlmodel import Session

from app.config import ROOT, Settings
from app.db import make_engine, write_session
from app.knowledge.places import load_gazetteer
from app.linkage.copies import BANDS, signature_of
from app.linkage.graph import Graph, Node, nobody
from app.linkage.matchers import load_matchers
from app.linkage.packing import pack_all, packed_of
from app.linkage.reports import Reporting
from app.models import Article, ArticleBand, ArticleSketch, CopyGroup
from app.services import schema
from app.services.saving.copies import copy_group
from app.services.saving.kinds import Kinds
from app.services.saving.linking import Linker
from app.services.saving.nodes import Kind, NodeStore, near
from app.services.saving.rows import add, add_with_ids
from app.services.saving.touched import Touched
from app.vocabulary import Genre
from benchmarks.results import Result
from benchmarks.telling import Teller, Told

SMALL, LARGE, NEW = 100, 100_000, 40
MOST_MS, MOST_TIMES = 50.0, 3.0
_A_DAY = 12
"""Events of a day in all cities together, whatever the size of the ledger."""
_AT_ONCE = 2000

Records = tuple[list[Any], list[Any], list[Any]]


def measure_linking_time(small: int = SMALL, large: int = LARGE) -> list[Result]:
    """Processor time of linking one article: its copies, officials, statements and incidents."""
    times = [_milliseconds(size) for size in (small, large)]
    return [
        Result("linking one article", times[0], "ms", most=MOST_MS, detail=f"{small} articles in the ledger"),
        Result("linking one article", times[1], "ms", most=MOST_MS, detail=f"{large} articles in the ledger"),
        Result("growth of that", times[1] / times[0], "times", most=MOST_TIMES),
    ]


class _Ledger:
    """What the linkage looks up in a ledger of made-up articles, without the rest of it."""

    def __init__(self, articles: int) -> None:
        self._articles = articles
        self._places = load_gazetteer(ROOT / "data" / "gazetteer")
        self._matchers = load_matchers(ROOT / "data")
        self.kinds = Kinds.of(self._matchers)
        self._random = Random(articles)
        self._known: set[str] = set()
        self._owners = 0

    def fill(self, session: Session) -> list[tuple[Told, Records]]:
        """Write nodes, bands and sketches, a stretch of time after the other; returns what is new then."""
        told: Iterator[Told] = iter(())
        for number, start in enumerate(range(0, self._articles, _AT_ONCE)):
            count = min(_AT_ONCE, self._articles - start)
            days = 1 + count // 5 // _A_DAY
            first = date(2015, 1, 1) + timedelta(days * number)
            told = Teller(number, max(1, count // 5), days, first).articles(count + NEW)
            self._write(session, list(islice(told, count)))
        return [(one, self._records(one)) for one in told]

    def _records(self, told: Told) -> Records:
        reporting = Reporting(told.found, self._places, self._matchers)
        said = [quotation for _, _, quotation in reporting.statements()]
        people = [person for _, person in reporting.officials()]
        return people, said, [event for _, event in reporting.incidents(said)]

    def _write(self, session: Session, articles: Sequence[Told]) -> None:
        records = [self._records(told) for told in articles]
        for number, kind in enumerate(_in_order(self.kinds)):
            store, graph = NodeStore(session, kind), Graph(kind.matcher, nobody)
            nodes = {}
            for record in chain.from_iterable(of_article[number] for of_article in records):
                packed = packed_of(record, kind.matcher, str(self._owners))
                if packed.name not in self._known:
                    nodes[packed.name] = packed
                    graph.add(Node.of(packed.name, record))
            self._known |= nodes.keys()
            new = [nodes[name] for name in sorted(nodes)]
            self._owners += len(new) * 2
            store.insert(new, {name: self._owners + owner for name, owner in graph.owner_of.items()})
        self._write_bands(session, articles)

    def _write_bands(self, session: Session, articles: Sequence[Told]) -> None:
        groups = add_with_ids(session, CopyGroup, [{}])
        ids = add_with_ids(session, Article, [
            {
                "fingerprint": f"{self._random.getrandbits(128):032x}", "text_sha256": "", "text": "",
                "source": "", "extractor": "", "copy_group_id": groups[0], "genre": Genre.NEWS,
                "ingested_at": Touched().now,
            }
            for _ in articles
        ])  # fmt: skip
        add(session, ArticleBand, [
            {"article_id": id_, "band": band, "digest": f"{self._random.getrandbits(80):020x}"}
            for id_ in ids for band in range(BANDS)
        ])  # fmt: skip
        add(session, ArticleSketch, [{"article_id": id_, "words": b""} for id_ in ids])


class _DryLinker(Linker[Any]):
    """Links to records of which there are no rows."""

    def _split_off(self, owner: int) -> int:
        return owner + _FAR


def _milliseconds(articles: int) -> float:
    """The median over new articles, nothing of which is kept."""
    with TemporaryDirectory() as folder:
        settings = Settings(database_url=f"sqlite:///{Path(folder) / 'ledger.sqlite3'}")
        schema.upgrade(settings)
        engine = make_engine(settings)
        ledger = _Ledger(articles)
        with write_session(engine) as session:
            new = ledger.fill(session)
        taken = []
        with Session(engine) as session:
            for told, records in new:
                signature = signature_of(told.found.document)
                started = process_time()
                copy_group(session, signature, Touched())
                _link(session, ledger.kinds, records)
                taken.append((process_time() - started) * 1000)
                session.rollback()
        engine.dispose()
    return median(taken)


def _link(session: Session, kinds: Kinds, records: Records) -> None:
    ordered = _in_order(kinds)
    packed = {
        kind.noun: pack_all(found, kind.matcher, "new") for kind, found in zip(ordered, records, strict=True)
    }
    known = near(session, packed)
    for kind in ordered:
        linker = _DryLinker(session, kind, known[kind.noun])
        owners = {owner for _, owner in linker.link(packed[kind.noun]) if owner < 0}
        linker.write({owner: _FAR - owner for owner in owners}, Touched())


def _in_order(kinds: Kinds) -> tuple[Kind[Any], ...]:
    return kinds.officials, kinds.statements, kinds.incidents


_FAR = 10**8
"""Ids that no record of the ledger has."""
