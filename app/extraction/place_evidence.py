"""How plainly the words around a name say that it is a place."""

from enum import IntEnum

from app.extraction.place_candidates import Candidate
from app.knowledge.places import PlaceContext, fold_name
from app.vocabulary import PlaceKind


class Evidence(IntEnum):
    """From "no place" to "says where it lies"."""

    PERSON = 0
    """Part of a person's name, or the one who speaks: "Mary Duluth", "Duluth said"."""
    OTHER = 1
    """Part of another name: "the Duluth Courier", "University of Duluth"."""
    BARE = 2
    """Nothing around it says: "Duluth sued"."""
    LEANING = 3
    """Behind a word that also goes with persons and things: "from Duluth"."""
    BESIDE = 4
    """Behind or before a word that goes with places: "in Duluth", "Duluth police"."""
    STATED = 5
    """With its state: "Duluth, Minn."."""


def evidence_of(candidate: Candidate, words: PlaceContext) -> Evidence:
    """What the words directly around a name make it."""
    if candidate.state:
        return Evidence.STATED
    before = [fold_name(word) for word in candidate.before]
    behind = fold_name(candidate.behind).rstrip(".'")
    behind = behind[:-2] if behind.endswith("'s") else behind
    joined = _joined(candidate, before, behind, words)
    if joined is not None:
        return joined
    return _standing(candidate, before, behind, words)


def _joined(candidate: Candidate, before: list[str], behind: str, words: PlaceContext) -> Evidence | None:
    """Whether a neighbour with a capital makes the name a part of a longer one; None if it does not."""
    near = before[-1] if before else ""
    if " ".join(before) in words.not_before:
        return Evidence.OTHER
    if near in words.not_before or (near and _is_name(candidate.before[-1], near, words)):
        given = candidate.options[0].kind is not PlaceKind.STATE or candidate.key in words.cautious
        return Evidence.PERSON if given else Evidence.OTHER
    if candidate.options[0].kind is PlaceKind.COUNTY:
        return None
    if behind and candidate.behind[0].isupper():
        if behind in words.institutions:
            return Evidence.PERSON if candidate.possessive else Evidence.OTHER
        if not candidate.possessive and behind not in words.bodies:
            return Evidence.PERSON if candidate.key in words.cautious else Evidence.OTHER
    if behind in words.speech and not candidate.possessive:
        return Evidence.PERSON
    return None


def _is_name(written: str, folded: str, words: PlaceContext) -> bool:
    """Whether the word before may be a given name: a capital, no possessive, none of those that never are."""
    return written[0].isupper() and folded not in words.before and not folded.endswith(("'s", "'"))


def _standing(candidate: Candidate, before: list[str], behind: str, words: PlaceContext) -> Evidence:
    """What a name that stands by itself is, by the words before and behind it."""
    near = before[-1] if before else ""
    if near in words.locative or behind in words.bodies:
        return Evidence.BESIDE
    if near == "of" and len(before) == 2 and before[0] in words.of:
        return Evidence.BESIDE
    if candidate.options[0].kind is PlaceKind.COUNTY and candidate.key not in words.cautious:
        return Evidence.BESIDE
    return Evidence.LEANING if near in words.leaning else Evidence.BARE
