"""An interrupt comes between two transactions, whatever the moment of the signal."""

import signal
from collections.abc import Callable, Iterator
from threading import Thread

import pytest
from sqlalchemy import Connection, Engine, event

from app.config import ROOT
from app.knowledge import Knowledge, load_knowledge
from app.services.ingest import ingest
from app.services.interrupts import interrupts_after
from app.sources.types import RawArticle
from tests.services.saving.canon import rows


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(ROOT / "data")


@pytest.fixture
def signal_at(engine: Engine) -> Iterator[Callable[[str], None]]:
    """Has the process interrupted at the next statement that begins so, once."""
    awaited: list[str] = []

    def strike(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if awaited and statement.startswith(awaited[0]):
            awaited.clear()
            signal.raise_signal(signal.SIGINT)

    event.listen(engine, "after_cursor_execute", strike)
    yield awaited.append
    event.remove(engine, "after_cursor_execute", strike)


@pytest.mark.parametrize(
    ("beginning", "kept"), [("BEGIN IMMEDIATE", 2), ("INSERT INTO article", 2), ("SELECT", 1)]
)
def test_an_ingest_that_is_interrupted_keeps_whole_articles_and_no_lock(
    engine: Engine, knowledge: Knowledge, signal_at: Callable[[str], None], beginning: str, kept: int
) -> None:
    def articles() -> Iterator[RawArticle]:
        yield RawArticle("Mayor Ann Lee said the city would not help agents.", "1.txt")
        signal_at(beginning)
        yield RawArticle("Sheriff Bob Dow said deputies would not help agents.", "2.txt")
        yield RawArticle("Chief Carl Poe said officers would not help agents.", "3.txt")

    with pytest.raises(KeyboardInterrupt):
        ingest(engine, articles(), knowledge)

    assert rows(engine, "SELECT count(*) FROM article") == [(kept,)]
    assert rows(engine, "SELECT count(*) FROM index_due") == [(0,)]
    assert rows(engine, "SELECT count(*) FROM ingest_run WHERE finished_at IS NULL") == [(0,)]


def test_the_interrupt_comes_at_the_end_of_what_it_met() -> None:
    done = []

    def work() -> None:
        with interrupts_after():
            signal.raise_signal(signal.SIGINT)
            done.append("the rest")

    with pytest.raises(KeyboardInterrupt):
        work()

    assert done == ["the rest"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_thread_that_gets_no_signals_goes_on_as_it_is() -> None:
    done = []

    def work() -> None:
        with interrupts_after():
            done.append("work")

    thread = Thread(target=work)
    thread.start()
    thread.join()

    assert done == ["work"]
