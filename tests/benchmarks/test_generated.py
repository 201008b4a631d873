"""The generated ledger is one the product itself could have written, and the same every time."""

from pathlib import Path

from sqlmodel import Session

from app.config import Settings
from app.db import make_engine
from app.services import schema
from app.services.catalogue import make_reading
from app.services.facets import facets
from app.services.filters import LedgerFilter
from app.services.listing import count_rows
from app.services.matching import INCIDENTS, STATEMENTS
from benchmarks.articles import articles_file
from benchmarks.generated import generate
from benchmarks.lists import generated_ledger
from tests.services.reference import Truth


def _counts(path: Path) -> list[tuple[str, int]]:
    settings = Settings(database_url=f"sqlite:///{path}")
    engine = make_engine(settings)
    with Session(engine) as session:
        shown = facets(session, make_reading(settings), LedgerFilter("incidents"))
    engine.dispose()
    return [(choice.value, choice.count) for facet in shown for choice in facet.choices]


def test_its_lists_hold_what_its_tables_say(tmp_path: Path) -> None:
    path = generated_ledger(tmp_path / "kept", 40)
    settings = Settings(database_url=f"sqlite:///{path}")
    assert schema.check(settings) == []
    engine = make_engine(settings)
    with Session(engine) as session:
        truth = Truth(session)
        for filter_ in (LedgerFilter("incidents"), LedgerFilter("incidents", agency=("ice",))):
            assert count_rows(session, INCIDENTS, filter_) == len(truth.ids(filter_)) > 0
        everything = LedgerFilter("statements")
        assert count_rows(session, STATEMENTS, everything) == len(truth.ids(everything)) > 0
    engine.dispose()


def test_it_is_the_same_every_time_and_kept(tmp_path: Path) -> None:
    generate(tmp_path / "one.sqlite3", 30)
    generate(tmp_path / "two.sqlite3", 30)
    assert _counts(tmp_path / "one.sqlite3") == _counts(tmp_path / "two.sqlite3") != []
    kept = generated_ledger(tmp_path, 5)
    made = kept.stat().st_mtime_ns
    assert generated_ledger(tmp_path, 5) == kept
    assert kept.stat().st_mtime_ns == made


def test_articles_are_those_given_or_our_own(tmp_path: Path) -> None:
    given = tmp_path / "given.jsonl"
    given.write_text('{"text": "One."}\n{"text": "Two."}\n', encoding="utf-8")
    path, count, what = articles_file(tmp_path, given, 1)
    assert (path.read_text(encoding="utf-8"), count) == ('{"text": "One."}\n', 1)
    assert "given.jsonl" in what
