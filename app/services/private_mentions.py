"""Further mentions of private people whose names some other place of the text gives."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from app.extraction.wordlists import words
from app.services.words import UPPER, words_of

_WORD = re.compile(rf"[{UPPER}](?<!\w.)[\w-]*+(?:['’](?!s\b)\w++)*+")
_BLANKS = (" ", "\u00a0")
_SHORTENED = (". ", ".\u00a0")
_INITIAL = 3
"""Letters of an initial or a shortened word before a full stop inside a name: `J. Roe`, `Rev. Ann Roe`."""
_MOST = 12
"""Words of one run; what goes on longer is looked at in pieces."""
_BESIDE = words(
    "the a an and rev dr mr ms mrs in on at but as when while after before that then later now also still if"
    " for from with like meanwhile yesterday today since because neighbor neighbors resident residents"
    " witness monday tuesday wednesday thursday friday saturday sunday"
)
"""Words with a capital beside a name that are no part of it."""

Span = tuple[int, int]


class _Run(NamedTuple):
    """Words with a capital that only blanks part: their places, and the words as they are compared."""

    spans: tuple[Span, ...]
    words: tuple[str, ...]


class Public(NamedTuple):
    """What of an article is public: names that an editor chose to show, and officials' names.

    `kept` are spans of its text: recorded words, places and agencies.
    """

    shown: Collection[str] = ()
    officials: Collection[str] = ()
    kept: Sequence[Span] = ()


NOTHING_PUBLIC = Public()


def mentions_of(text: str, named: Iterable[Span], public: Public) -> list[Span]:
    """Where the people whose names stand at `named` are named again outside of what is kept, half-open.

    A name goes with the words of it that stand before its last one, a surname also alone and behind a first
    name that the article has not told; `Dana Bell` stays where `Ann Bell` is meant, and what belongs to more
    than a person does too, `Bell Street`. Where an official has the surname, only the whole name goes. Linear
    in the length of the text.
    """
    known = _first_names(text, named)
    borne = {told[-1] for name in public.officials if (told := words_of(name))}
    found = []
    for run in _runs(text) if known else ():
        for last, word in enumerate(run.words):
            if word in known and (at := _begin(run, last, known[word], word in borne)) is not None:
                found.append((run.spans[at][0], run.spans[last][1]))
    return list(_outside(found, sorted(public.kept)))


def _outside(found: Iterable[Span], kept: Sequence[Span]) -> Iterator[Span]:
    """Those of these spans, in order, that begin in none of the others, which are in order too."""
    reach, waiting = 0, iter(kept)
    following = next(waiting, None)
    for start, end in found:
        while following is not None and following[0] <= start:
            reach = max(reach, following[1])
            following = next(waiting, None)
        if start >= reach:
            yield start, end


def _first_names(text: str, named: Iterable[Span]) -> dict[str, set[str]]:
    """The first names told of each surname."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for start, end in named:
        for run in _runs(text[start:end]):
            told = [word for word in run.words if word not in _BESIDE]
            if told:
                known[told[-1]].update(told[:1] if len(told) > 1 else ())
    return known


def _begin(run: _Run, last: int, first_names: Collection[str], is_borne: bool) -> int | None:
    """The word of a run with which a name begins that ends with word `last`; None where none does."""
    told = next((at for at in range(last) if run.words[at] in first_names), None)
    if told is not None:
        return told
    before = [at for at in range(last) if run.words[at] not in _BESIDE]
    is_other = bool(before) and bool(first_names)
    if is_borne or is_other or last + 1 < len(run.words):
        return None
    return before[0] if before else last


def _runs(text: str) -> Iterator[_Run]:
    spans: list[Span] = []
    for match in _WORD.finditer(text):
        if spans and not (len(spans) < _MOST and _goes_on(text[spans[-1][1] : match.start()], spans[-1])):
            yield _run(text, spans)
            spans = []
        spans.append(match.span())
    if spans:
        yield _run(text, spans)


def _goes_on(between: str, before: Span) -> bool:
    is_short = between in _SHORTENED and before[1] - before[0] <= _INITIAL
    return between in _BLANKS or is_short


def _run(text: str, spans: Sequence[Span]) -> _Run:
    return _Run(tuple(spans), tuple("".join(words_of(text[start:end])) for start, end in spans))
