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
    """Before a word that goes with places, or in a list with a plain one: "Duluth police"."""
    LOCATED = 5
    """Behind a word that goes with places: "in Duluth", "the mayor of Duluth"."""
    STATED = 6
    """With its state: "Duluth, Minn."."""


def evidence_of(candidate: Candidate, words: PlaceContext) -> Evidence:
    """What the words directly around a name make it."""
    if candidate.abroad:
        return Evidence.OTHER
    before = [fold_name(word) for word in candidate.before]
    joined = _with_name_before(candidate, before, words)
    if joined is not None:
        return joined
    if candidate.state:
        return Evidence.STATED
    behind = fold_name(candidate.behind).rstrip(".'")
    behind = behind[:-2] if behind.endswith("'s") else behind
    if candidate.options[0].kind is not PlaceKind.COUNTY:
        joined = _with_word_behind(candidate, behind, words)
    return joined if joined is not None else _standing(candidate, before, behind, words)


def _with_name_before(candidate: Candidate, before: list[str], words: PlaceContext) -> Evidence | None:
    """For "Mary Duluth", "Mayor Duluth", "University of Duluth": none is the city."""
    near = before[-1] if before else ""
    if " ".join(before) in words.not_before:
        return Evidence.OTHER
    if near in words.not_before or (near and _may_be_name(candidate.before[-1], near, words)):
        return _person(candidate, words)
    return None


def _may_be_name(written: str, folded: str, words: PlaceContext) -> bool:
    """Whether the word before may be a given name: a capital, no possessive, none of those that never are.

    "ICE-related Duluth", of which the last part is small, is none either.
    """
    is_small = written.rpartition("-")[2].islower()
    return written[0].isupper() and not (
        (is_small and "-" in written) or folded in words.before or folded.endswith(("'s", "'"))
    )


def _person(candidate: Candidate, words: PlaceContext) -> Evidence:
    """A person, or, if hardly anyone is called so, a body: "Radio Chicago", "lawyers for Boston said"."""
    first = candidate.options[0]
    known = first.kind is PlaceKind.STATE or first.slug in words.standalone
    return Evidence.OTHER if known and candidate.key not in words.cautious else Evidence.PERSON


def _with_word_behind(candidate: Candidate, behind: str, words: PlaceContext) -> Evidence | None:
    if behind and candidate.behind[0].isupper():
        return _with_capital_behind(candidate, behind, words)
    return _person(candidate, words) if behind in words.speech and not candidate.possessive else None


def _with_capital_behind(candidate: Candidate, behind: str, words: PlaceContext) -> Evidence | None:
    """For "Duluth Courier", "St. Cloud’s College", "Fresno State", "Duluth Smith": none is the city."""
    if behind in words.institutions:
        return Evidence.PERSON if candidate.possessive else Evidence.OTHER
    if candidate.possessive:
        return None
    if behind == "state" and candidate.options[0].kind is PlaceKind.CITY:
        return Evidence.OTHER
    if behind in words.bodies or behind in words.neutral:
        return None
    article = bool(candidate.before) and candidate.before[-1].lower() in ("the", "a")
    return Evidence.PERSON if candidate.key in words.cautious and not article else Evidence.OTHER


def _standing(candidate: Candidate, before: list[str], behind: str, words: PlaceContext) -> Evidence:
    """What a name that stands by itself is, by the words before and behind it."""
    near = before[-1] if before else ""
    if near == "of" and len(before) == 2 and before[0] in words.of:
        return Evidence.LOCATED
    if near in words.locative or " ".join(before) in words.locative:
        return Evidence.LOCATED
    county = candidate.options[0].kind is PlaceKind.COUNTY and candidate.key not in words.cautious
    if county or behind in words.bodies:
        return Evidence.BESIDE
    return Evidence.LEANING if near in words.leaning else Evidence.BARE
