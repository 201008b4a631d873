"""Names of minors: where a text gives somebody's age and it is below eighteen."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.extraction.naming.ages import (
    Age,
    is_adult,
    is_speaker_behind,
    name_before,
    name_behind,
    two_ages_behind,
    young_ages,
)
from app.extraction.naming.ages_alone import may_be_young, sentences_back, speaks_of_another
from app.extraction.naming.entities import Entity, Mention
from app.extraction.naming.scene import Scene
from app.extraction.types import Span
from app.vocabulary import Role

MAX_MINORS = 40
"""Minors of one text whose names are looked for; of more, which no story has, every name is."""
_NICKNAME = 3
"""Tokens of a nickname with its marks."""
_PUBLIC = frozenset(Role) - {Role.NONE, Role.OTHER}

Name = tuple[str, ...]
_NICKNAMED = {"“": "”", '"': '"', "(": ")", "‘": "’"}
"""What a nickname stands between: `Elizabeth “Liz” Oh`."""
Run = tuple[int, int]
"""Tokens of capitalised words, half-open."""


@dataclass(frozen=True, slots=True, eq=False)
class _Names:
    """What the search for names looks at. `words` are the tokens in lower case, accents folded."""

    scene: Scene
    words: list[str]
    public: frozenset[int]
    """Tokens that name a holder of public office."""


def find_minors(scene: Scene, entities: Sequence[Entity], mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """Every place where a minor is named, in text order and apart: full names, first names, surnames.

    For `| Kim Oh |, 17, ran. | Kim | was held.`. A surname alone is left where a holder of office bears it
    too. Where more than `MAX_MINORS` are found, all names are given but those of holders of office. Linear in
    the length of the text.
    """
    ages = [(age, name_before(scene, age)) for age in young_ages(scene)]
    ages = [
        (age, behind) for age, behind in ages if age.sure or behind is not None or sentences_back(scene, age)
    ]
    if not ages:
        return ()
    public = frozenset(
        token
        for mention in mentions
        if entities[mention.entity].person and entities[mention.entity].role in _PUBLIC
        for token in range(mention.first, mention.last)
    )
    names = _Names(scene, _folded(scene.tokens.lower), public)
    runs = list(_runs(scene))
    aged = [*_aged(names, runs, ages), *_named_before(names, runs, [age for age, _ in ages])]
    told = [*_whole_names(names, runs, aged), *_siblings(names, runs, aged)]
    minors = list(dict.fromkeys(told))
    if not minors:
        return ()
    if len(minors) > MAX_MINORS:
        return tuple(_all_but_public(names, runs))
    borne = {names.words[token] for token in public}
    runs = sorted({*runs, *_odd_first_names(names, minors)})
    spans = [span for run in runs if run[0] not in public for span in _named(names, run, minors, borne)]
    return tuple(sorted({*spans, *_set_aside(scene, spans)}))


def _all_but_public(names: _Names, runs: Sequence[Run]) -> Iterator[Span]:
    """Every run that may name a person: in a list that is too long to tell who is who."""
    scene = names.scene
    for first, last in runs:
        known = all(token in scene.place_at or token in scene.agency_at for token in range(first, last))
        if not known and names.public.isdisjoint(range(first, last)):
            yield scene.tokens.span(first, last)


def _set_aside(scene: Scene, spans: Sequence[Span]) -> Iterator[Span]:
    """Full names in boilerplate, which no sentence holds but an excerpt may: a caption, a repeated title."""
    text = scene.analysis.text
    whole = sorted({span.of(text) for span in spans if " " in span.of(text)}, key=len, reverse=True)
    if not whole:
        return
    wanted = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, whole))})(?!\w)", re.IGNORECASE)
    for mask in scene.analysis.document.boilerplate:
        for match in wanted.finditer(text, mask.start, mask.end):
            yield Span(*match.span())


def _folded(lower: list[str]) -> list[str]:
    return [word if word.isascii() else _without_accents(word) for word in lower]


def _without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _runs(scene: Scene) -> Iterator[Run]:
    """Stretches of capitalised words, small particles between them included, that may be a name."""
    tokens = scene.tokens
    for begin, stop in tokens.bounds:
        at = begin
        while at < stop:
            first = at
            while at < stop and (_is_name(scene, at, stop) or (at > first and _joins(scene, at, stop))):
                at += 1
                at += _NICKNAME if _nicknamed(scene, at, stop) else 0
            if at > first:
                yield first, at
            at += 1


def _is_name(scene: Scene, token: int, stop: int) -> bool:
    """A capitalised word that may be a name, not `Nine-year-old`; `Will` where a surname follows."""
    word, no_name = scene.tokens.lower[token], scene.knowledge.names.no_name
    if not scene.tokens.upper[token] or word.endswith("-old"):
        return False
    if word not in no_name:
        return True
    given = word in scene.knowledge.ages.given and token + 1 < stop
    return given and scene.tokens.upper[token + 1] and scene.tokens.lower[token + 1] not in no_name


def _nicknamed(scene: Scene, token: int, stop: int) -> bool:
    """Whether a nickname between marks, and then the rest of the name, follow: `Elizabeth | “Liz” | Oh`."""
    words = scene.tokens.lower
    closing = _NICKNAMED.get(words[token]) if token + _NICKNAME < stop else None
    if closing is None or words[token + 2] != closing:
        return False
    return _is_name(scene, token + 1, stop) and _is_name(scene, token + _NICKNAME, stop)


def _joins(scene: Scene, token: int, stop: int) -> bool:
    particle = scene.tokens.lower[token] in scene.knowledge.names.particles
    return particle and token + 1 < stop and _is_name(scene, token + 1, stop)


def _odd_first_names(names: _Names, minors: Sequence[Name]) -> Iterator[Run]:
    """`| Will | ran`, but at no sentence's beginning, where it is no name: `| Will | agents come?`."""
    tokens, given = names.scene.tokens, names.scene.knowledge.ages.given
    wanted = {name[0] for name in minors} & given
    if not wanted:
        return
    for token, word in enumerate(tokens.lower):
        if word in wanted and tokens.upper[token] and token and tokens.lower[token - 1][-1].isalpha():
            alone = token + 1 == len(tokens.upper) or not tokens.upper[token + 1]
            if alone and tokens.sentence[token - 1] == tokens.sentence[token]:
                yield token, token + 1


def _aged(names: _Names, runs: Sequence[Run], ages: Sequence[tuple[Age, int | None]]) -> Iterator[Run]:
    """The runs that name somebody whose age is given; with each age the end of the name before it."""
    begins, ends = {run[0]: run for run in runs}, {run[1]: run for run in runs}
    for age, behind in ages:
        run = ends.get(behind) if behind is not None else None
        named = (_person(names, run, True) or _lone(names, run)) if run else None
        if named:
            yield named
            continue
        for first, certain in name_behind(names.scene, age):
            run = begins.get(first)
            named = _person(names, run, certain) or (_lone(names, run) if certain else None) if run else None
            if named and not is_speaker_behind(names.scene, *named):
                yield named


def _lone(names: _Names, run: Run) -> Run | None:
    """The one word of a run behind any title, which may be a surname: `Student | Oh |, 15,`."""
    last = run[1]
    titled = all(_is_title(names, token) for token in range(run[0], last - 1))
    return (last - 1, last) if titled else None


def _whole_names(names: _Names, runs: Sequence[Run], aged: Sequence[Run]) -> Iterator[Name]:
    """The names of those whose age is given; for one word the full names of the text that have it.

    For `| Ben Oh | was held. Oh, 15, is a student.`; a full name that an adult's age stands with is left. A
    word that no full name has is a name if it is a known first name. One look at each run, and at each word.
    """
    borne = {names.words[first] for first, _ in aged if first in names.public}
    told = list(dict.fromkeys(tuple(names.words[slice(*run)]) for run in aged))
    bearers: dict[str, list[Name]] = {name[0]: [] for name in told if len(name) == 1}
    for run in runs if bearers else ():
        named = _person(names, run, True)
        words = tuple(names.words[slice(*named)]) if named else ()
        if named and len(words) > 1 and not is_adult(names.scene, *named):
            for word in {words[0], words[-1]} & bearers.keys():
                bearers[word].append(words)
    for name in told:
        whole = bearers[name[0]] if len(name) == 1 else []
        yield from whole
        known = name[0] in names.scene.knowledge.names.first_names and name[0] not in borne
        if len(name) > 1 or (known and not whole):
            yield name


def _person(names: _Names, run: Run, certain: bool) -> Run | None:
    """The part of a run naming a private person: a known first name and on, or two words of no other use."""
    scene, words = names.scene, names.words
    table, things = scene.knowledge.names, scene.knowledge.ages.things
    first, last = run
    while last - first > 1 and words[first] not in table.first_names and _is_title(names, first):
        first += 1
    if not names.public.isdisjoint(range(first, last)):
        return None
    placed = sum(token in scene.place_at for token in range(first, last))
    if placed == last - first or any(token in scene.agency_at for token in range(first, last)):
        return None
    if words[first] in table.first_names:
        return first, last
    named = words[first:last]
    odd = placed or not certain or len(named) < 2 or any(w in table.body_words or w in things for w in named)
    shouted = any(len(word) > 1 and word.isupper() for word in scene.tokens.words[first:last])
    follows = scene.tokens.lower[last : last + 1]
    adjectival = bool(follows) and follows[0] in scene.knowledge.ages.persons
    return None if odd or shouted or adjectival else (first, last)


def _named_before(names: _Names, runs: Sequence[Run], ages: Sequence[Age]) -> Iterator[Run]:
    """Whom an age is of in a sentence that names nobody: the one person named last before it.

    For `ICE took | Kim Oh |. He is only 13 years old.`; not where two are named, or a child without a name.
    Of a sentence only the ages at its beginning count, and for each three sentences at most are looked at.
    """
    scene = names.scene
    sought = [
        (scene.tokens.sentence[age.first], back) for age in ages if (back := sentences_back(scene, age))
    ]
    held: dict[int, list[Run]] = {at - n: [] for at, back in sought for n in range(back + 1)}
    for run in runs if sought else ():
        if (at := scene.tokens.sentence[run[0]]) in held:
            held[at].append(run)
    for own, back in sought:
        if any(_full_name(names, run) for run in held[own]):
            continue
        for at in range(own - 1, max(-1, own - 1 - back), -1):
            named = [full for run in held[at] if (full := _full_name(names, run))]
            young = [run for run in named if may_be_young(scene, *run)]
            if len(young) == 1 and not speaks_of_another(scene, at, young):
                yield young[0]
            public = any(not names.public.isdisjoint(range(*run)) for run in held[at])
            if named or public or speaks_of_another(scene, at, ()):
                break


def _full_name(names: _Names, run: Run) -> Run | None:
    named = _person(names, run, True)
    return named if named and named[1] - named[0] > 1 else None


def _siblings(names: _Names, runs: Sequence[Run], aged: Sequence[Run]) -> Iterator[Name]:
    """Who stands with somebody before two ages: `| Juan | and | Eva Oh |, ages 12 and 14`.

    Of a lone first name the surname is the other's.
    """
    ends, lower = {run[1]: run for run in runs}, names.scene.tokens.lower
    for first, last in set(aged):
        run = ends.get(first - 1) if lower[first - 1] == "and" and first else None
        sibling = _person(names, run, True) if run else None
        if sibling and two_ages_behind(names.scene, last):
            own = tuple(names.words[slice(*sibling)])
            yield own if len(own) > 1 else (*own, names.words[last - 1])


def _is_title(names: _Names, token: int) -> bool:
    word, table = names.words[token], names.scene.knowledge.names
    return word in table.nouns or word in table.honorifics


def _named(names: _Names, run: Run, minors: Sequence[Name], borne: set[str]) -> Iterator[Span]:
    """The part of a run that names a minor, if any."""
    tokens = names.scene.tokens
    first, last = run
    while first < last - 1 and (first in names.scene.place_at or _is_title(names, first)):
        first += 1
    words = tuple(names.words[first:last])
    for name in minors:
        if _parts(words) <= _parts(name) and (len(words) > 1 or words[0] == name[0] or words[0] not in borne):
            yield tokens.span(first, last)
            return
        for at in range(len(words) - len(name) + 1):
            # Behind a lone first name the rest is the surname: `Kim, 12,` is `| Kim Oh |` elsewhere.
            here = range(first + at, last if at == 0 and len(name) == 1 else first + at + len(name))
            if words[at : at + len(name)] == name and names.public.isdisjoint(here):
                yield tokens.span(here.start, here.stop)
                return


def _parts(name: Sequence[str]) -> set[str]:
    """`Garcia-Lopez` is `garcia` and `lopez` too."""
    return {part for word in name for part in word.split("-")}
