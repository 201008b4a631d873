"""The whole way, from the articles that come with the ledger: the same ledger in whatever order they come."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from app.config import Settings
from app.db import make_engine
from app.knowledge import load_knowledge
from app.services.ingest import ingest
from app.sources import RawArticle, find_files, read_files
from tests.services.saving.canon import canon, counts, rows

_CUT = "substr(a.text, {0}.span_start + 1, {0}.span_end - {0}.span_start)"


@pytest.fixture
def other_engine(empty_ledger: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    path = tmp_path_factory.mktemp("other") / "ledger.sqlite3"
    path.write_bytes(empty_ledger.read_bytes())  # type: ignore[attr-defined]
    engine = make_engine(Settings(database_url=f"sqlite:///{path}"))
    yield engine
    engine.dispose()


def _digests(settings: Settings) -> list[RawArticle]:
    found = read_files(find_files([settings.data_dir / "articles"]).files, settings)
    return [one for one in found if isinstance(one, RawArticle)]


def test_the_order_of_the_digests_makes_no_difference(
    settings: Settings, engine: Engine, other_engine: Engine
) -> None:
    digests, knowledge = _digests(settings), load_knowledge(settings.data_dir)
    summary = ingest(engine, digests, knowledge)
    assert (summary.new, list(summary.failed)) == (len(digests), [])
    ingest(other_engine, reversed(digests), knowledge)
    assert canon(engine) == canon(other_engine)
    before = counts(engine)
    assert ingest(engine, digests, knowledge).unchanged == len(digests)
    assert counts(engine) == before


def test_the_digests_tell_of_one_official_and_one_quotation_once(settings: Settings, engine: Engine) -> None:
    ingest(engine, _digests(settings), load_knowledge(settings.data_dir))
    dyer = "SELECT count(*) FROM official WHERE name_key = 'dyer'"
    assert rows(engine, dyer) == [(1,)]
    carried_twice = "SELECT count(*) FROM statement WHERE sources > 1"
    assert rows(engine, carried_twice)[0][0] >= 1  # type: ignore[operator]


def test_every_name_kept_of_an_official_is_the_articles_own(settings: Settings, engine: Engine) -> None:
    ingest(engine, _digests(settings), load_knowledge(settings.data_dir))
    mentions = rows(engine, f"""
        SELECT {_CUT.format("m")}, r.name FROM official_mention m
        JOIN official_report r ON r.id = m.report_id JOIN article a ON a.id = r.article_id
    """)  # fmt: skip
    assert len(mentions) >= 10
    for words, name in mentions:
        assert str(words).split()[-1].strip("’'s.") in str(name), (words, name)
