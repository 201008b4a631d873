"""The same quotation? The words of two statements compared, however each outlet cut or split them."""

import hashlib
import zlib
from dataclasses import dataclass
from functools import cached_property

from app.linkage.folding import containment, content_words, name_words, shingles
from app.linkage.scoring import VETO, Feature, Matcher
from app.vocabulary import StatementKind

FEW_WORDS = 5
"""A shorter quotation ("No comment.") is said again and again: its words alone prove nothing."""
MANY_SHINGLES = 6
"""Shared runs of three words from which words in common are no accident."""
UNMISTAKABLE_SHINGLES = 12
"""Shared runs of three words that nobody else says by chance."""
ANCHORS = 8
"""Hashes kept of a quotation, by which candidates are looked up."""
ANCHOR_WORDS = 5
"""Words in a run that is hashed: shorter runs are on everybody's lips."""
MOSTLY = 0.8
PARTLY = 0.5


@dataclass(frozen=True)
class Quotation:
    """The words of a statement in one article, and who is known to have said them.

    `speakers` are names of people and bodies who spoke, or for whom the speaker spoke; `officials` the keys
    of their records. Both are empty for the unnamed. `sources` are the copy groups that carry it.
    """

    kind: StatementKind
    parts: tuple[str, ...]
    speakers: frozenset[tuple[str, ...]]
    officials: frozenset[int]
    sources: frozenset[int]

    @cached_property
    def words(self) -> list[list[str]]:
        """The folded words of each part."""
        return [content_words(part) for part in self.parts]

    @cached_property
    def length(self) -> int:
        """Words altogether."""
        return sum(len(part) for part in self.words)

    @cached_property
    def key(self) -> str:
        """A digest of the folded words: equal for the same words, however they are split."""
        joined = " ".join(word for part in self.words for word in part)
        return hashlib.blake2b(joined.encode("utf-8", "replace"), digest_size=16).hexdigest()

    @cached_property
    def anchors(self) -> tuple[int, ...]:
        """The smallest hashes of its runs of five words, from 0 to 2^32.

        A quotation cut out of another shares most of the hashes of its own that are among the other's
        smallest: of halves of one quotation fewer than one pair in a hundred shares none.
        """
        runs = shingles(self.words, ANCHOR_WORDS)
        return tuple(sorted({zlib.crc32(" ".join(run).encode()) for run in runs})[:ANCHORS])

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Runs of three words within each part."""
        return shingles(self.words)


def speaker_names(*names: str | None) -> frozenset[tuple[str, ...]]:
    """The folded names of speakers and of the bodies they speak for; joint ones are split at `; `."""
    split = (name for joined in names if joined for name in joined.split("; "))
    return frozenset(words for words in map(name_words, split) if words)


def _same_words(left: Quotation, right: Quotation) -> bool:
    return left.length > 0 and left.key == right.key


def _share(left: Quotation, right: Quotation) -> float:
    return containment(left.shingles, right.shingles)


def _mostly(left: Quotation, right: Quotation) -> bool:
    return not _same_words(left, right) and _share(left, right) >= MOSTLY


def _partly(left: Quotation, right: Quotation) -> bool:
    return not _same_words(left, right) and PARTLY <= _share(left, right) < MOSTLY


def _shared_at_least(count: int, left: Quotation, right: Quotation) -> bool:
    return min(len(left.shingles), len(right.shingles)) >= count and (
        len(left.shingles & right.shingles) >= count
    )


def _few_words(left: Quotation, right: Quotation) -> bool:
    return min(left.length, right.length) < FEW_WORDS and not _copied(left, right)


def _copied(left: Quotation, right: Quotation) -> bool:
    return bool(left.sources & right.sources)


def _tails(left: Quotation, right: Quotation) -> bool:
    """A name of one is the tail of a name of the other: `Dyer`, `Jerry Dyer`."""
    return any(a[-len(b) :] == b or b[-len(a) :] == a for a in left.speakers for b in right.speakers)


def _same_speaker(left: Quotation, right: Quotation) -> bool:
    if left.officials and right.officials:
        return bool(left.officials & right.officials)
    return _tails(left, right)


def _other_speaker(left: Quotation, right: Quotation) -> bool:
    return bool(left.speakers and right.speakers) and not _same_speaker(left, right)


def _both_quoted(left: Quotation, right: Quotation) -> bool:
    return StatementKind.INDIRECT not in (left.kind, right.kind)


QUOTATIONS: Matcher[Quotation] = Matcher(
    threshold=1.0,
    margin=0.05,
    features=(
        Feature("same words", 0.6, _same_words),
        Feature("nearly all words of one in the other", 0.5, _mostly),
        Feature("half the words of one in the other", 0.35, _partly),
        Feature("a passage in common", 0.2, lambda a, b: _shared_at_least(MANY_SHINGLES, a, b)),
        Feature("a long passage in common", 0.2, lambda a, b: _shared_at_least(UNMISTAKABLE_SHINGLES, a, b)),
        Feature("same speaker", 0.4, _same_speaker),
        Feature("both quoted", 0.1, _both_quoted),
        Feature("copies of one article", 0.3, _copied),
        Feature("few words", -0.3, _few_words),
        Feature("another speaker", VETO, _other_speaker),
    ),
)
