"""Where reported words end: each place where they may is weighed by named signs of `data/ends.csv`.

`said | she is going to vote | but has withheld her name`, `criticized | the raid | at a rally in Elm Grove`
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from math import exp
from typing import NamedTuple

from app.extraction.statements.breaks import turns_back
from app.extraction.statements.draft import Content
from app.extraction.statements.lexicon import (
    CLAUSE_OPENERS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from app.extraction.statements.page import Page
from app.extraction.statements.view import View
from app.extraction.wordlists import words
from app.knowledge.confidence import ConfidenceTable

MAX_PLACES = 16
"""Places where reported words may end that are looked at."""
MAX_WORDS = 80
"""Words of what is reported that are looked at."""
VERB_WITHIN = 12
"""Tokens behind a place in which a clause of the reporter's shows its verb."""
LIKELY = 0.1
"""How likely, beside the likeliest, a place must be to be chosen."""
EXACT = 0.3
"""What the very place counts, beside all those that leave half of the words the same."""
RULED = 0.1
"""What the place counts more at which the rule ends: in doubt it stays."""
SAME = 0.5
"""Share of the words of the longer that two readings of one content have in common."""
KEPT = 20_000
"""Combinations of signs whose weight is kept."""
LEAST = 0.02
"""Chance that the words go on, below which no later place is looked at."""
_ENDS_BEFORE = TIMES | words(
    """and but in on at as by because if when while during after before since though although through
    despite amid until"""
)
"""Words that may follow the last one without a mark between; before others, words go on."""
_SIGNS = (
    PREPOSITIONS | CLAUSE_OPENERS | DETERMINERS | SUBJECT_PRONOUNS | FINITE | words("not to despite amid")
)
"""Words that are signs by themselves; others belong to what an article is about."""
_CLASSES = (
    (PREPOSITIONS, "preposition"),
    (DETERMINERS, "determiner"),
    (SUBJECT_PRONOUNS, "pronoun"),
    (FINITE, "finite verb"),
)
_CONDITIONS = words("if when while although though because unless after before since as once")
"""What opens a clause before the one that is said: `said | if agents called, the police would come |`."""
_POSSESSIVES = ("'s", "’s")
_STOPS = (",", ";", "—", "–", "-")
_FAMILIES = {"told": "clause", "that-clause": "that", "noun": "that", "asked": "question"}
"""Rules that read alike, by the name that their signs share."""
_SIZES = (1, 2, 3, 5, 8, 12, 18, 26)


_Signs = Callable[..., tuple[str, ...]]
_Shown = tuple[_Signs, tuple[str, ...]]
"""What names signs, and what it names them by."""


class Place(NamedTuple):
    """Where words may end: behind token `end - 1`, before word `following`, `words` words from the first.

    `mark` is the punctuation between, `next` the sort of the word that follows; `verb` tells whether a finite
    verb, a form in -ed or none stands before.
    """

    end: int
    following: int
    words: int
    mark: str
    next: str
    verb: str


def weighed_end(page: Page, content: Content) -> int:
    """Where the words that a rule reads end (half-open), if not where it has them end.

    That is the likely place at which most of the chance lies on contents that are half the same. Where the
    rule stops before a ", but" the words never go on: `the city sued |, but the case was thrown out`.
    """
    view, last = page.view, content.last
    ends = (token for token in range(last, view.stop) if token in page.taken or turns_back(view, token))
    stop = last if view.lower[last - 1 : last + 1] == [",", "but"] else next(ends, view.stop)
    places = list(places_of(view, content, stop))
    if len(places) < 2:
        return last
    chances = list(_chances(view, content, places))
    likely, known = LIKELY * max(chances), ruled(places, content)
    _, best = max(
        (_shared(places, chances, at) + EXACT * chance + RULED * (places[at].end == known), at)
        for at, chance in enumerate(chances)
        if chance >= likely
    )
    chosen = places[best].end
    return last if chosen == known else _closed(view, chosen)


def ruled(places: list[Place], content: Content) -> int:
    """The end of the last place within a content: where its rule has it end."""
    return max((place.end for place in places if place.end <= content.last), default=0)


def _chances(view: View, content: Content, places: list[Place]) -> Iterator[float]:
    """The chance of each place: that the words end there, and have ended at none before."""
    table, known, goes_on = view.people.scene.knowledge.ends, ruled(places, content), 1.0
    for place in places:
        total = table.base + sum(_weight(table, *shown) for shown in _shown(view, content, place, known))
        ends = 1 / (1 + exp(-total)) if place is not places[-1] else 1.0
        yield goes_on * ends
        goes_on *= 1 - ends
        if goes_on < LEAST:
            return


def _shared(places: list[Place], chances: list[float], at: int) -> float:
    """The chance of all places at which the content would be half the same."""
    here = places[at].words
    return sum(
        chance
        for place, chance in zip(places, chances, strict=False)
        if min(here, place.words) >= SAME * max(here, place.words)
    )


def _closed(view: View, end: int) -> int:
    """Behind the closing mark of a quotation that ends here."""
    number = view.quote[end - 1]
    while number >= 0 and end < view.stop and view.quote[end] == number:
        end += 1
    return end


def places_of(view: View, content: Content, stop: int) -> Iterator[Place]:
    """The places where what is said may end: before marks and some words, and at `stop`.

    Words that open with a condition go on behind its comma, if they are no question (`asked | if …`).
    """
    lower, quote = view.lower, view.quote
    count = found = 0
    verb, token = "no", content.first
    open_ = lower[token] in _CONDITIONS and family_of(content.rule) != "question"
    while token < stop and count < MAX_WORDS and found < MAX_PLACES:
        word, following = lower[token], token + 1
        while following < stop and not lower[following][0].isalnum():
            following += 1
        if word[0].isalnum():
            count += 1
            verb = _verb_so_far(word, verb)
            ends = following >= stop
            inside = not ends and quote[token] >= 0 and quote[token] == quote[following]
            marked = following > token + 1 or (not ends and lower[following] in _ENDS_BEFORE)
            if ends or (marked and not open_ and not inside):
                mark = "".join(lower[token + 1 : following])[:2]
                opener = "END" if ends else sort_of(view, following)
                yield Place(token + 1, following, count, mark, opener, verb)
                found += 1
            open_ = open_ and lower[token + 1 : token + 2] != [","]
        token = following


def _verb_so_far(word: str, verb: str) -> str:
    if word in FINITE and word not in _POSSESSIVES:
        return "finite"
    return "past" if verb == "no" and word.endswith("ed") else verb


def sort_of(view: View, token: int) -> str:
    """The sort of a word: itself if it is of a closed class, else the sign of its class or ending."""
    word, scene = view.lower[token], view.people.scene
    hit = view.cue_at.get(token)
    if hit is not None:
        return "reporting -ing" if hit.participle else "reporting verb"
    if word in TIMES:
        return "time"
    if word in _SIGNS or not word[0].isalnum():
        return word
    mention = view.people.at.get(token)
    if mention is not None:
        return "person" if view.people.entities[mention.entity].person else "body"
    if scene.capital(token):
        return "capital"
    ending = next((f"-{ending}" for ending in ("ing", "ed", "ly", "s") if word.endswith(ending)), "word")
    return "number" if word[0].isdigit() else ending


def family_of(rule: str) -> str:
    """The name that rules which read alike share."""
    family = rule.removeprefix("weighed-").removesuffix("-shared")
    return _FAMILIES.get(family, family)


def _coarse(sort: str) -> str:
    """The class of a word that is a sign by itself."""
    return next((name for members, name in _CLASSES if sort in members), sort)


def signs_of(view: View, content: Content, place: Place, known: int) -> Iterator[str]:
    """What speaks for or against an end at a place, one name each; `known` is where the rule ends."""
    for signs, shown in _shown(view, content, place, known):
        yield from signs(*shown)


def _shown(view: View, content: Content, place: Place, known: int) -> Iterator[_Shown]:
    """What a place shows, by the functions that name the signs of it."""
    family, mark, opener = family_of(content.rule), place.mark, place.next
    at = "here" if place.end == known else "before" if place.end > known else "behind"
    after = place.following + 1
    second = _coarse(sort_of(view, after)) if after < view.stop else "END"
    yield _signs_of_words, (family, at, mark, opener, second)
    yield _signs_of_shape, (family, mark, opener, _size(place.words), place.verb, _verb_behind(view, place))
    first = _coarse(sort_of(view, content.first))
    yield _signs_of_beginning, (content.cue.base, "embedded" if content.embedded else "main", first, mark)
    quoted = view.quote[place.end - 1] >= 0
    if quoted or (place.following < view.stop and view.quote[place.following] >= 0):
        yield _signs_of_marks, ("behind" if quoted else "before", opener)


def _signs_of_words(family: str, at: str, mark: str, opener: str, second: str) -> tuple[str, ...]:
    return (
        f"rule ends {at}", f"rule ends {at}: {family}", f"rule ends {at}: {mark} {opener}",
        f"next: {mark} {opener} {second}", f"{family}: next {mark} {_coarse(opener)}",
    )  # fmt: skip


def _signs_of_shape(family: str, mark: str, opener: str, *shape: str) -> tuple[str, ...]:
    size, before, behind = shape
    return (
        f"{family}: {size} words", f"{family}: {before} verb before", f"{before} verb before: {mark}",
        f"{behind} verb behind: {mark}", f"{behind} verb behind: {opener}",
    )  # fmt: skip


def _signs_of_beginning(cue: str, clause: str, first: str, mark: str) -> tuple[str, ...]:
    return f"cue: {cue}", f"{clause}: {mark}", f"begins with {first}: {mark}"


def _signs_of_marks(side: str, opener: str) -> tuple[str, ...]:
    return f"{side} a quotation", f"{side} a quotation: {_coarse(opener)}"


@lru_cache(maxsize=KEPT)
def _weight(table: ConfidenceTable, signs: _Signs, shown: tuple[str, ...]) -> float:
    """What the signs of one function come to. Kept: naming them takes most of the time."""
    return sum(table.weights.get(sign, 0.0) for sign in signs(*shown))


def _verb_behind(view: View, place: Place) -> str:
    """The sort of verb that follows a place before the next mark."""
    lower = view.lower
    for token in range(place.following, min(view.stop, place.following + VERB_WITHIN)):
        word = lower[token]
        if word in FINITE:
            return "finite"
        if word.endswith("ed") or token in view.cue_at:
            return "past"
        if word in _STOPS and token > place.following:
            break
    return "no"


def _size(count: int) -> str:
    return next((f"up to {bound}" for bound in _SIZES if count <= bound), "more")
