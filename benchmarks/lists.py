"""Filtered lists of a large ledger over HTTP, nothing cached: ours beside Datasette's on the same file."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import httpx
from sqlalchemy import func, select
from sqlmodel import Session, col

from app.config import ROOT, Settings
from app.db import make_engine
from app.readmodel import IncidentIndex
from app.services.filters import LedgerFilter
from app.services.listing import count_rows
from app.services.matching import INCIDENTS
from benchmarks.generated import generate
from benchmarks.load import Borne, Load, run_load, together
from benchmarks.pages import asked_pages
from benchmarks.results import Result
from benchmarks.servers import (
    Server,
    datasette_index_path,
    datasette_path,
    datasette_server,
    our_path,
    our_server,
)

AGENCY, TACTIC = "ice", "use-of-force"
STATES = 10
"""The filter goes round so many states, those with most incidents."""

CONNECTIONS, ROUNDS, SECONDS = 2, 4, 3.0
LEAST_PER_SECOND, MOST_P99, LEAST_RATIO = 60, 200, 4
MOST_WORKED = 50
"""Milliseconds of processor time that a page of incidents or statements may take."""

UNBOUND = {"articles"}
_HELPFUL = ("state", "sort_date"), ("agency_set", "state", "city", "kind", "tactic_set")
"""Columns of indexes on our table of incidents that only Datasette has a use for."""


def measure_lists(folder: Path, incidents: int) -> list[Result]:
    """Requests a second of both servers; raises `RuntimeError` where they do not count the same rows."""
    ledger = generated_ledger(folder, incidents)
    states = _states(ledger)
    database = ledger.stem
    ours = [our_path(state, AGENCY, TACTIC) for state in states]
    pages = _pages(ledger)
    _index_as_datasette_likes_it(ledger)
    theirs = [datasette_path(database, state, AGENCY, TACTIC) for state in states]
    index = [datasette_index_path(database, state, AGENCY, TACTIC) for state in states]
    with (
        our_server(ledger) as our,
        datasette_server(ledger, suggest=True) as suggesting,
        datasette_server(ledger, suggest=False) as plain,
    ):
        for paths in (theirs, index):
            _check_same_rows(ledger, states, plain.base, paths)
        borne = _take_turns(
            {
                "ours": (our, ours),
                **{name: (our, paths) for name, paths in pages.items()},
                "suggesting": (suggesting, theirs),
                "plain": (plain, theirs),
                "index": (plain, index),
            }
        )
    what = f"{incidents:,} incidents, agency and tactic in {len(states)} states by turns"
    filtered = borne["ours"]
    return [
        Result("filtered list", filtered.per_second, "requests/s", least=LEAST_PER_SECOND, detail=what),
        Result("filtered list, p99", filtered.p99, "ms", most=MOST_P99, detail=_detail(filtered)),
        *(_by_itself(name, borne[name]) for name in pages),
        *_beside(filtered, borne["suggesting"], ("Datasette, three facets", LEAST_RATIO)),
        *_beside(filtered, borne["plain"], ("Datasette, suggestions off", None)),
        *_beside(filtered, borne["index"], ("Datasette, suggestions off, our index table", None)),
    ]


def _by_itself(name: str, borne: Borne) -> Result:
    bound = None if name in UNBOUND else MOST_WORKED
    detail = f"{borne.per_second:.0f} requests/s, p99 {borne.p99:.0f} ms"
    return Result(f"list, {name}", borne.worked, "ms of processor", most=bound, detail=detail)


def _take_turns(asked: Mapping[str, tuple[Server, Sequence[str]]]) -> dict[str, Borne]:
    """Several short rounds of each in turn: what else the machine does then falls on all of them alike."""
    rounds: dict[str, list[Load]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, (server, paths) in asked.items():
            rounds[name].append(run_load(server, paths, CONNECTIONS, SECONDS))
    return {name: together(loads) for name, loads in rounds.items()}


def _beside(ours: Borne, theirs: Borne, held: tuple[str, float | None]) -> list[Result]:
    name, least = held
    ratio = ours.per_second / theirs.per_second
    return [
        Result(name, theirs.per_second, "requests/s", detail=f"p99 {theirs.p99:.0f} ms, {_detail(theirs)}"),
        Result("filtered list beside it", ratio, "times as many", least=least),
    ]


def _detail(borne: Borne) -> str:
    return (
        f"{borne.requests} requests on {CONNECTIONS} connections, median {borne.median:.1f} ms, "
        f"{borne.worked:.1f} ms of processor each"
    )


def generated_ledger(folder: Path, incidents: int) -> Path:
    """The generated ledger; made once, and again whenever tables or generator have changed."""
    sources = [Path(__file__).with_name("generated.py"), *sorted((ROOT / "migrations").rglob("*.py"))]
    key = sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]
    path = folder / f"ledger-{incidents}-{key}.sqlite3"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        generate(unfinished, incidents)
        unfinished.rename(path)
    return path


def _pages(ledger: Path) -> Mapping[str, Sequence[str]]:
    settings = Settings(database_url=f"sqlite:///{ledger}")
    engine = make_engine(settings)
    with Session(engine) as session:
        pages = asked_pages(session, settings)
    engine.dispose()
    return pages


def _index_as_datasette_likes_it(ledger: Path) -> None:
    """Give Datasette the indexes that it would be slow without; ours reads the table whole."""
    engine = make_engine(Settings(database_url=f"sqlite:///{ledger}"))
    with engine.begin() as connection:
        for number, columns in enumerate(_HELPFUL):
            connection.exec_driver_sql(
                f"CREATE INDEX IF NOT EXISTS helpful_{number} ON incident_index ({', '.join(columns)})"
            )
    engine.dispose()


def _states(ledger: Path) -> list[str]:
    query = (
        select(col(IncidentIndex.state)).where(col(IncidentIndex.state).is_not(None))
        .group_by(col(IncidentIndex.state)).order_by(func.count().desc()).limit(STATES)
    )  # fmt: skip
    engine = make_engine(Settings(database_url=f"sqlite:///{ledger}"))
    with Session(engine) as session:
        found = list(session.execute(query).scalars())
    engine.dispose()
    return [state for state in found if state]


def _check_same_rows(ledger: Path, states: Sequence[str], base: str, paths: Sequence[str]) -> None:
    engine = make_engine(Settings(database_url=f"sqlite:///{ledger}"))
    with Session(engine) as session:
        for state, path in zip(states, paths, strict=True):
            filter_ = LedgerFilter("incidents", state=(state,), agency=(AGENCY,), tactic=(TACTIC,))
            ours = count_rows(session, INCIDENTS, filter_)
            theirs = httpx.get(base + path.replace("?", ".json?", 1), timeout=30, trust_env=False).json()
            if ours != theirs["filtered_table_rows_count"] or not ours:
                raise RuntimeError(f"{state}: {ours} rows here, {theirs['filtered_table_rows_count']} there")
    engine.dispose()
