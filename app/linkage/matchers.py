"""The tables of the linkage, `data/linkage.csv` and `data/linkage_limits.csv`, made into matchers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.knowledge.tables import KnowledgeError, read_csv
from app.linkage import events, people, quotations
from app.linkage.events import Event
from app.linkage.folding import name_words
from app.linkage.nicknames import Nicknames, load_nicknames
from app.linkage.people import Person
from app.linkage.quotations import Quotation
from app.linkage.scoring import VETO, Feature, Limits, Matcher
from app.vocabulary import Noun

WEIGHTS, LIMITS, SITES = "linkage.csv", "linkage_limits.csv", "linkage_sites.csv"
_WEIGHT_COLUMNS = ("noun", "feature", "weight")
_LIMIT_COLUMNS = ("noun", "same", "doubt", "margin", "together")
_MOST = 5.0
"""The largest weight or threshold that makes sense beside the others."""

Tests = Mapping[str, Callable[[Any, Any], bool]]
_TESTS: Mapping[str, Tests] = {
    Noun.OFFICIAL: people.FEATURES,
    Noun.STATEMENT: quotations.FEATURES,
    Noun.INCIDENT: events.FEATURES,
}


@dataclass(frozen=True, slots=True)
class Matchers:
    """How people, quotations and events are compared; short forms of names, words that end names of sites."""

    officials: Matcher[Person]
    statements: Matcher[Quotation]
    incidents: Matcher[Event]
    nicknames: Nicknames
    sites: frozenset[str]


@lru_cache(maxsize=4)
def load_matchers(folder: Path) -> Matchers:
    """The matchers that the tables of `folder` describe.

    Raises `KnowledgeError`, with file and line, for a noun or feature that there is not, one that is missing
    or given twice, a weight that is no number from -5 to 5 or `veto`, and thresholds in a wrong order.
    """
    features = _features(folder / WEIGHTS)
    limits = _limits(folder / LIMITS)

    def matcher(noun: Noun) -> Matcher[Any]:
        vetoes = tuple(one for one in features[noun] if one.weight == VETO)
        weighed = tuple(one for one in features[noun] if one.weight != VETO)
        return Matcher(vetoes, weighed, limits[noun])

    return Matchers(
        matcher(Noun.OFFICIAL), matcher(Noun.STATEMENT), matcher(Noun.INCIDENT),
        load_nicknames(folder / "nicknames.csv"), _sites(folder / SITES),
    )  # fmt: skip


def _features(path: Path) -> dict[str, list[Feature[Any]]]:
    found: dict[str, list[Feature[Any]]] = {noun: [] for noun in _TESTS}
    last = 1
    for last, row in read_csv(path, _WEIGHT_COLUMNS):
        noun, name = row["noun"], row["feature"]
        _known_noun(path, last, noun)
        if name not in _TESTS[noun]:
            raise KnowledgeError(path, last, f"there is no feature {name!r} of {noun}s")
        if any(one.name == name for one in found[noun]):
            raise KnowledgeError(path, last, f"the feature {name!r} of {noun}s is given twice")
        weight = VETO if row["weight"] == "veto" else _number(path, last, row, "weight")
        if weight == 0:
            raise KnowledgeError(path, last, "a weight of 0 says nothing: leave the feature out of the code")
        found[noun].append(Feature(name, weight, _TESTS[noun][name]))
    for noun, tests in _TESTS.items():
        missing = sorted(set(tests) - {one.name for one in found[noun]})
        if missing:
            raise KnowledgeError(path, last, f"no weight is given for {missing[0]!r} of {noun}s")
    return found


def _limits(path: Path) -> dict[str, Limits]:
    limits: dict[str, Limits] = {}
    last = 1
    for last, row in read_csv(path, _LIMIT_COLUMNS):
        _known_noun(path, last, row["noun"])
        found = Limits(*(_number(path, last, row, name) for name in _LIMIT_COLUMNS[1:]))
        ordered = 0 < found.doubt <= found.same and 0 <= found.together <= found.doubt
        if not ordered or found.margin < 0:
            message = "0 < doubt <= same, 0 <= together <= doubt and margin >= 0 must hold"
            raise KnowledgeError(path, last, message)
        limits[row["noun"]] = found
    missing = sorted(set(_TESTS) - set(limits))
    if missing:
        raise KnowledgeError(path, last, f"no limits are given for {missing[0]}s")
    return limits


def _sites(path: Path) -> frozenset[str]:
    words = set()
    for line, row in read_csv(path, ("word",)):
        if name_words(row["word"]) != (row["word"],) or row["word"] in words:
            raise KnowledgeError(path, line, "word must be one lower-case word, given once")
        words.add(row["word"])
    return frozenset(words)


def _known_noun(path: Path, line: int, noun: str) -> None:
    if noun not in _TESTS:
        raise KnowledgeError(path, line, f"the noun {noun!r} is none of {', '.join(_TESTS)}")


def _number(path: Path, line: int, row: Mapping[str, str], column: str) -> float:
    try:
        value = float(row[column])
    except ValueError:
        value = float("nan")
    if not -_MOST <= value <= _MOST:
        raise KnowledgeError(path, line, f"{column} must be a number from {-_MOST:g} to {_MOST:g}")
    return value
