"""Digests say what they are, and quote in a form that can be read."""

import re
from itertools import pairwise
from pathlib import Path

import frontmatter
import pytest

from tests.evaluation.sets import DIGESTS

KEYS = {"title", "outlet", "language", "genre", "digest"}


@pytest.mark.parametrize("digest", DIGESTS, ids=lambda path: path.stem)
def test_a_digest_says_that_it_is_one(digest: Path) -> None:
    post = frontmatter.load(str(digest))

    assert set(post.metadata) <= KEYS
    assert post["digest"] is True
    assert post["title"].endswith("(digest)")
    assert post["language"] == "en"
    assert post["genre"] in {"news", "opinion", "republication"}


@pytest.mark.parametrize("digest", DIGESTS, ids=lambda path: path.stem)
def test_quotation_marks_of_a_digest_come_in_pairs(digest: Path) -> None:
    marks = re.findall("[“”]", digest.read_text(encoding="utf-8"))

    assert len(marks) % 2 == 0
    assert all(one != other for one, other in pairwise(marks))


def test_there_is_one_digest_for_each_of_the_first_five_articles() -> None:
    assert len(DIGESTS) == 5
