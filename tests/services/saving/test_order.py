"""The ledger is what its articles say, whatever order they came in, in however many runs."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.config import ROOT, Settings
from app.db import make_engine
from app.knowledge import Knowledge
from app.linkage.matchers import load_matchers
from app.services.ingest import ingest
from app.services.removing import take_out
from benchmarks.telling import Teller, Told
from tests.services.saving.canon import canon, counts, rows
from tests.services.stories import Story, told

ARTICLES = 14
Canon = dict[str, list[str]]


def _story(one: Told) -> Story:
    url = f"https://example.org/{crc32(one.text.encode())}"
    story = Story(one.text, outlet=one.outlet, published=one.published, url=url)
    story.found = one.found
    return story


def _stories(seed: int) -> list[Story]:
    """Articles about a few events of a few cities, copies and rewrites among them."""
    return [_story(one) for one in Teller(seed, 5).articles(ARTICLES)]


@pytest.fixture
def fresh(empty_ledger: Path) -> Callable[[], object]:
    """Gives an engine on an empty ledger of its own."""

    @contextmanager
    def fresh() -> Iterator[Engine]:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "ledger.sqlite3"
            shutil.copyfile(empty_ledger, path)
            engine = make_engine(Settings(database_url=f"sqlite:///{path}"))
            yield engine
            engine.dispose()

    return fresh


def _take(engine: Engine, known: Knowledge, stories: Sequence[Story]) -> None:
    with told(*stories):
        summary = ingest(engine, [story.raw() for story in stories], known)
    assert list(summary.failed) == []


@hypothesis_settings(
    max_examples=12, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(seed=st.integers(0, 500), order=st.randoms(use_true_random=False), runs=st.integers(1, 4))
def test_no_order_and_no_runs_change_the_ledger(
    fresh: Callable[[], contextmanager],
    known: Knowledge,
    seed: int,
    order: Random,
    runs: int,  # type: ignore[type-arg]
) -> None:
    stories = _stories(seed)
    with fresh() as engine:
        _take(engine, known, stories)
        expected = canon(engine)
    order.shuffle(stories)
    with fresh() as engine:
        for run in range(runs):
            _take(engine, known, stories[run::runs])
        assert canon(engine) == expected


@pytest.mark.parametrize("seed", range(4))
def test_an_article_out_and_in_again_restores_the_ledger(
    fresh: Callable[[], contextmanager],
    known: Knowledge,
    seed: int,  # type: ignore[type-arg]
) -> None:
    stories, matchers = _stories(seed), load_matchers(ROOT / "data")
    for left_out in (0, ARTICLES // 2, ARTICLES - 1):
        others = [story for number, story in enumerate(stories) if number != left_out]
        with fresh() as engine:
            _take(engine, known, others)
            without = canon(engine), counts(engine)
        with fresh() as engine:
            _take(engine, known, stories)
            whole = canon(engine)
            [(id_,)] = rows(engine, f"SELECT id FROM article WHERE url = '{stories[left_out].url}'")
            assert take_out(engine, int(str(id_)), matchers)
            assert canon(engine) == without[0]
            assert _without_runs(counts(engine)) == _without_runs(without[1])
            _take(engine, known, [stories[left_out]])
            assert canon(engine) == whole


_KEPT = ("ingest_run", "outlet", "place", "agency", "link_pair")
"""Names are kept once they were read. Of several pairs that ask one question, any may be on record."""


def _without_runs(found: dict[str, int]) -> dict[str, int]:
    return {name: count for name, count in found.items() if name not in _KEPT}


def test_an_article_that_is_not_there_is_not_taken_out(engine: Engine) -> None:
    assert not take_out(engine, 1, load_matchers(ROOT / "data"))
