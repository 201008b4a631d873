"""Digests are our own words: outside quotations they share no long run of words with the articles.

Collected only where the articles they were made after are (see conftest).
"""

import re
from pathlib import Path

import frontmatter
import pytest

from tests.evaluation.sets import DIGESTS, FOLDERS

LONGEST_RUN = 7
"""Words in a row that a digest may have in common with an article: names, titles and dates."""
QUOTATION = re.compile(r"“[^”]*”")
WORD = re.compile(r"\w+(?:[’'.]\w+)*")


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of `length` words, case and apostrophes folded."""
    words = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def our_words(digest: Path) -> list[str]:
    """Title and text of a digest, cut at its quotations."""
    post = frontmatter.load(str(digest))
    return [post["title"], *QUOTATION.split(post.content)]


ARTICLES = {path.stem: path.read_bytes().decode() for path in sorted(FOLDERS["seeds"].glob("article-*.txt"))}


@pytest.mark.parametrize("digest", DIGESTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("article", ARTICLES)
def test_outside_quotations_a_digest_shares_no_long_run_of_words(digest: Path, article: str) -> None:
    theirs = runs(ARTICLES[article], LONGEST_RUN + 1)

    ours = set().union(*(runs(piece, LONGEST_RUN + 1) for piece in our_words(digest)))

    assert ours & theirs == set()


@pytest.mark.parametrize("digest", DIGESTS, ids=lambda path: path.stem)
def test_quotations_are_word_for_word(digest: Path) -> None:
    quotations = QUOTATION.findall(frontmatter.load(str(digest)).content)

    invented = [
        quotation
        for quotation in quotations
        if not any(quotation.strip("“”").rstrip(".,") in article for article in ARTICLES.values())
    ]

    assert invented == []
