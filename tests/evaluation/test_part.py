"""A third of an annotated set is held back, by a hash that nobody chose."""

import pytest

from app.evaluation.part import belongs, held_back
from app.vocabulary import Part

NAMES = [f"article-{number}" for number in range(3000)]


def test_about_a_third_is_held_back() -> None:
    assert 900 < sum(map(held_back, NAMES)) < 1100


@pytest.mark.parametrize("name", NAMES[:30])
def test_every_article_is_of_one_part_and_of_the_whole(name: str) -> None:
    assert belongs(name, Part.DEVELOPMENT) != belongs(name, Part.HELD_BACK)
    assert belongs(name, Part.ALL)


def test_the_hash_of_the_name_decides() -> None:
    assert [name for name in NAMES[:9] if held_back(name)] == ["article-5", "article-6"]
