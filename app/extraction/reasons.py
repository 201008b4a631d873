"""Why a statement is what it is: its rule, its speaker, its office, its position, its confidence."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.extraction.confidence import features_of, weigh
from app.extraction.positions import Sign, signs_of
from app.extraction.statements.trace import Trace
from app.extraction.types import Span, Statement
from app.knowledge import Knowledge

REACH = 160
"""Characters either side of a name in which the words for an office are looked for."""


@dataclass(frozen=True, slots=True)
class Considered:
    """Somebody a pronoun may mean: the sum, and what it is made of."""

    name: str
    score: float
    features: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A field of the speaker with its value, and the words of the text for it where they stand verbatim."""

    field: str
    value: str
    words: Span | None


@dataclass(frozen=True, slots=True)
class Reason:
    """All that speaks for one statement. Weights of confidence are log odds, those of positions are sums."""

    statement: Statement
    considered: tuple[Considered, ...]
    office: tuple[Evidence, ...]
    signs: tuple[Sign, ...]
    weights: tuple[tuple[str, float], ...]
    doubt: tuple[tuple[str, float], ...] = ()
    """Where the reporting word is in doubt: the weights by which it is read all the same."""


def reason_of(statement: Statement, text: str, trace: Trace, knowledge: Knowledge) -> Reason:
    """What one statement of a text rests on; `trace` is that of the extraction it comes from."""
    base = ("base", knowledge.confidence.base)
    return Reason(
        statement=statement,
        considered=tuple(
            Considered(trace.cast[candidate.entity].name, candidate.score, candidate.features)
            for candidate in trace.considered.get(statement.parts[0], ())
        ),
        office=tuple(_office(statement, text, trace)),
        signs=tuple(signs_of(text, statement, knowledge)),
        weights=(base, *weigh(features_of(statement, text), knowledge.confidence)),
        doubt=_doubt(trace.weighed.get(statement.parts[0], ()), knowledge),
    )


def _doubt(features: tuple[str, ...], knowledge: Knowledge) -> tuple[tuple[str, float], ...]:
    """The weights of a reporting word in doubt; none where it is in no doubt."""
    table = knowledge.weighing
    return (("base", table.base), *weigh(features, table)) if features else ()


def _office(statement: Statement, text: str, trace: Trace) -> Iterator[Evidence]:
    names = (statement.speaker or "").split("; ")
    entity = next((entity for entity in trace.cast if entity.name == names[0]), None)
    near = [statement.speaker_mention] if statement.speaker_mention else []
    near += list(entity.spans) if entity else []
    yield Evidence("role", statement.role.value, None)
    for field in ("title", "organisation", "jurisdiction"):
        value: str | None = getattr(statement, field)
        if value:
            yield Evidence(field, value, _words_for(value, near, text))


def _words_for(value: str, near: list[Span], text: str) -> Span | None:
    """Where the words of a value stand near one of the names; a place counts by its name alone."""
    wanted = value.split(", ", maxsplit=1)[0]
    for span in near:
        found = text.find(wanted, max(0, span.start - REACH), span.end + REACH)
        if found >= 0:
            return Span(found, found + len(wanted))
    return None
