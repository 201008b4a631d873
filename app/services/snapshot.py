"""What lists read, in memory: columns of the read model and of what articles carry, as the database has them.

No answer is kept, only the rows themselves. Each table is read in blocks of ids. Whatever changes a row gives
its block a new random stamp in the same transaction: a trigger of the database does, see migration 0006. A
request reads the stamps first, and then the blocks whose stamp is another, so that it never counts by what is
out of date; a transaction that is taken back takes its stamps with it.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import BindParameter, Engine, String, bindparam, func, select, type_coerce
from sqlmodel import Session, SQLModel

from app.models import Appearance, Article, IncidentReport, Outlet
from app.readmodel import STAMP_BLOCK, IncidentIndex, IndexStamp, StatementIndex, TagSetMember
from app.services.columns import KEPT, Numbers, Slugs
from app.services.tables import columns_of

NO_DAY = 0
"""The ordinal that stands for no day; ordinals of dates begin at 1."""

NEVER = np.iinfo(KEPT).max
"""A day beyond all days."""

_LOW: BindParameter[int] = bindparam("low")
_HIGH: BindParameter[int] = bindparam("high")
Arrays = Mapping[str, Numbers]
"""Numbers by column. Of slugs and days they are those of `Slugs` and of `date.toordinal`; 0 is null."""
Made = TypeVar("Made")


@dataclass(frozen=True, eq=False, slots=True)
class Source:
    """A table that is read: its key, and the columns of numbers, slugs and days that are kept of it."""

    model: type[SQLModel]
    key: str
    numbers: tuple[str, ...] = ()
    slugs: tuple[str, ...] = ()
    days: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that are kept, the key first."""
        return (self.key, *self.numbers, *self.slugs, *self.days)

    def query(self) -> Any:
        """The rows of a block by their key."""
        of = columns_of(self.model)
        key = of[self.key]
        numbers = [func.coalesce(of[name], 0) for name in self.numbers]
        days = [type_coerce(of[name], String) for name in self.days]
        chosen = select(key, *numbers, *(of[name] for name in self.slugs), *days)
        return chosen.where(key >= _LOW, key < _HIGH).order_by(key)


_DAYS = ("sort_date", "first_day", "last_day")
INCIDENT_ROWS = Source(
    IncidentIndex, "incident_id",
    ("sources", "agency_set", "tactic_set", "role_set", "speaker_set", "outlet_set"),
    ("state", "city", "kind"), _DAYS,
)  # fmt: skip
STATEMENT_ROWS = Source(
    StatementIndex, "statement_id",
    ("sources", "state_set", "city_set", "agency_set", "tactic_set", "outlet_set", "speaker_set"),
    ("role", "kind", "position"), _DAYS,
)  # fmt: skip
MEMBERS = Source(TagSetMember, "set_id", slugs=("tag",))
ARTICLES = Source(Article, "id", ("outlet_id", "superseded_by_id"), days=("published",))
OUTLETS = Source(Outlet, "id", slugs=("slug",))
APPEARANCES = Source(Appearance, "id", ("statement_id", "article_id"))
REPORTS = Source(IncidentReport, "id", ("incident_id", "article_id"))


class Snapshot:
    """The tables of one database as far as they were asked for. Threads take turns at reading anew."""

    def __init__(self) -> None:
        self.slugs = Slugs()
        self._lock = Lock()
        self._blocks: dict[Source, dict[int, tuple[int, Arrays]]] = defaultdict(dict)
        self._made: dict[Callable[..., Any], tuple[object, Any]] = {}

    def get(
        self, session: Session, sources: Sequence[Source], make: Callable[[Slugs, Sequence[Arrays]], Made]
    ) -> Made:
        """What `make` makes of these tables, made anew where one of them has changed."""
        found = session.connection().execute(_STAMPS).all()
        stamps: dict[str, dict[int, int]] = defaultdict(dict)
        for noun, block, stamp in found:
            stamps[noun][block] = stamp
        state = [stamps[str(source.model.__tablename__)] for source in sources]
        kept = self._made.get(make)
        if kept is None or kept[0] != state:
            with self._lock:
                kept = self._made.get(make)  # another thread may have been at it
                if kept is None or kept[0] != state:
                    arrays = [self._read(session, s, now) for s, now in zip(sources, state, strict=True)]
                    kept = self._made[make] = state, make(self.slugs, arrays)
        made: Made = kept[1]
        return made

    def _read(self, session: Session, source: Source, stamps: Mapping[int, int]) -> Arrays:
        """The whole table, of which only the blocks with another stamp are read."""
        known = self._blocks[source]
        fresh = {}
        for block, stamp in sorted(stamps.items()):
            kept = known.get(block)
            fresh[block] = kept if kept and kept[0] == stamp else (stamp, self._block(session, source, block))
        self._blocks[source] = fresh
        return {
            name: np.concatenate([np.zeros(0, KEPT), *(arrays[name] for _, arrays in fresh.values())])
            for name in source.columns
        }

    def _block(self, session: Session, source: Source, block: int) -> Arrays:
        span = {"low": block * STAMP_BLOCK, "high": (block + 1) * STAMP_BLOCK}
        rows = session.connection().execute(source.query(), span).all()
        columns = zip(*rows, strict=True) if rows else [()] * len(source.columns)
        arrays = {}
        for name, values in zip(source.columns, columns, strict=True):
            code = _ordinal if name in source.days else self.slugs.number
            is_coded = name in source.days or name in source.slugs
            arrays[name] = _coded(values, code) if is_coded else np.fromiter(values, KEPT, len(values))
        return arrays


_STAMPS = select(*columns_of(IndexStamp))
_OF: WeakKeyDictionary[Engine, Snapshot] = WeakKeyDictionary()
_OF_LOCK = Lock()


def snapshot(session: Session) -> Snapshot:
    """The snapshot of the session's database, one for each engine."""
    engine = session.get_bind().engine
    with _OF_LOCK:
        return _OF.setdefault(engine, Snapshot())


def _ordinal(value: str | date | None) -> int:
    """The ordinal of a day as the driver gives it: SQLite has text, of which most is of few days."""
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return day.toordinal() if day else NO_DAY


def _coded(values: Sequence[Any], code: Callable[[Any], int]) -> Numbers:
    """The code of each value; each different value is coded once."""
    codes = {value: code(value) for value in set(values)}
    return np.fromiter((codes[value] for value in values), KEPT, len(values))
