import hashlib
from dataclasses import replace

import pytest

from app.services.saving.prepared import fingerprint_of
from app.sources import RawArticle
from app.vocabulary import Genre

ARTICLE = RawArticle(text="Words.", source="a.md", title="Title")


@pytest.mark.parametrize("genre", list(Genre))
def test_a_declared_genre_makes_another_version(genre: Genre) -> None:
    assert fingerprint_of(replace(ARTICLE, genre=genre)) != fingerprint_of(ARTICLE)


def test_where_an_article_was_read_makes_no_other_version() -> None:
    moved = replace(ARTICLE, source="b.csv", record_id="7", numbered=True)
    assert fingerprint_of(moved) == fingerprint_of(ARTICLE)


def test_a_ledger_made_before_genres_were_read_still_knows_its_articles() -> None:
    known = hashlib.sha256(b'["Words.", "Title", null, null, null, null]').hexdigest()
    assert fingerprint_of(ARTICLE) == known
