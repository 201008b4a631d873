"""The same quotation? The words of two statements compared, however each outlet cut or split them."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from app.linkage.folding import block_of, containment, content_words, hashes, name_words, shingles
from app.linkage.nicknames import Nicknames
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
CONTEXT_CHARS = 300
"""Characters on either side of a short quotation that are compared too."""
SHINGLES_KEPT = 600
"""Hashes kept of a quotation's words: a longer one is compared by those that are smallest."""
MOSTLY = 0.8
PARTLY = 0.5


@dataclass(frozen=True)
class Quotation:
    """The words of a statement in one article, and who is known to have said them.

    `key` is a digest of the folded words, equal for the same words however they are split; `shingles` hashes
    of their runs of three, `anchors` the smallest hashes of runs of five, or of those around the quotation
    where it is short (`around`). `speakers` are names of people and bodies who spoke, or for whom the
    speaker spoke, with the full forms of short names; none for the unnamed.
    """

    kind: StatementKind
    length: int
    key: str
    shingles: frozenset[int]
    anchors: frozenset[int]
    around: frozenset[int] = frozenset()
    speakers: frozenset[tuple[str, ...]] = frozenset()
    place: str | None = None
    state: str | None = None

    @cached_property
    def blocks(self) -> frozenset[int]:
        """What is looked up for other appearances of it."""
        found = self.anchors if self.length >= FEW_WORDS else self.around
        return frozenset(block_of("statement", str(anchor)) for anchor in found)


def quotation(
    kind: StatementKind, parts: Sequence[str], around: str = "",
    speakers: frozenset[tuple[str, ...]] = frozenset(), place: str | None = None,
) -> Quotation:  # fmt: skip
    """What is compared of a statement: its parts as they stand in the article, and the words around them."""
    words = [content_words(part) for part in parts]
    joined = " ".join(word for part in words for word in part)
    length = sum(map(len, words))
    context = hashes(shingles([content_words(around)], ANCHOR_WORDS)) if length < FEW_WORDS else frozenset()
    return Quotation(
        kind=kind,
        length=length,
        key=hashlib.blake2b(joined.encode("utf-8", "replace"), digest_size=16).hexdigest(),
        shingles=frozenset(sorted(hashes(shingles(words)))[:SHINGLES_KEPT]),
        anchors=frozenset(sorted(hashes(shingles(words, ANCHOR_WORDS)))[:ANCHORS]),
        around=frozenset(sorted(context)[:ANCHORS]),
        speakers=speakers,
        place=place,
        state=place.rpartition("-")[2] if place else None,
    )


def speaker_names(*names: str | None, nicknames: Nicknames | None = None) -> frozenset[tuple[str, ...]]:
    """The folded names of speakers and of the bodies they speak for; joint ones are split at `; `.

    A short given name stands beside the names that it may be short for.
    """
    split = (name for joined in names if joined for name in joined.split("; "))
    found = {words for words in map(name_words, split) if words}
    formal = {
        (given, *words[1:]) for words in found if len(words) > 1
        for given in (nicknames or {}).get(words[0], ())
    }  # fmt: skip
    return frozenset(found | formal)


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
    return min(left.length, right.length) < FEW_WORDS and not _same_surroundings(left, right)


def _same_surroundings(left: Quotation, right: Quotation) -> bool:
    """Both are short and stand in the same sentences: copies of one article."""
    return _same_words(left, right) and containment(left.around, right.around) >= PARTLY


def _same_speaker(left: Quotation, right: Quotation) -> bool:
    """A name of one is a name of the other, its tail (`Dyer`), or has its initial (`J. Dyer`)."""
    return any(_one_name(mine, other) for mine in left.speakers for other in right.speakers)


def _one_name(mine: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if mine[-len(other) :] == other or other[-len(mine) :] == mine:
        return True
    if min(len(mine), len(other)) < 2 or mine[-1] != other[-1]:
        return False
    short, long = sorted((mine[0], other[0]), key=len)
    return mine[0] == other[0] or (len(short) == 1 and long.startswith(short))


def _other_speaker(left: Quotation, right: Quotation) -> bool:
    return bool(left.speakers and right.speakers) and not _same_speaker(left, right)


def _two_states(left: Quotation, right: Quotation) -> bool:
    """One name in two states may be two namesakes."""
    return left.state is not None and right.state is not None and left.state != right.state


def _both_quoted(left: Quotation, right: Quotation) -> bool:
    return StatementKind.INDIRECT not in (left.kind, right.kind)


FEATURES: dict[str, Callable[[Quotation, Quotation], bool]] = {
    "same words": _same_words,
    "nearly all words of one in the other": _mostly,
    "half the words of one in the other": _partly,
    "a passage in common": partial(_shared_at_least, MANY_SHINGLES),
    "a long passage in common": partial(_shared_at_least, UNMISTAKABLE_SHINGLES),
    "same speaker": _same_speaker,
    "both quoted": _both_quoted,
    "the same words around it": _same_surroundings,
    "few words": _few_words,
    "speakers of two states": _two_states,
    "another speaker": _other_speaker,
}
"""What `data/linkage.csv` weighs of quotations."""
