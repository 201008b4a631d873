"""What `friction explain` prints: the article with its marks, then each statement with its reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from rich.table import Table
from rich.text import Text

from app.extraction.naming.entities import Entity
from app.extraction.positions import Sign
from app.extraction.reasons import Considered, Reason
from app.extraction.types import Span
from app.knowledge.examples import Example
from app.knowledge.rules import What
from app.terminal import safe

_COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red")
_CUE = "underline"
_NEXT = 3
"""Candidates that are shown."""
_EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Rules:
    """What rules and ways to a speaker mean, and the sentence each rule is made for."""

    meanings: Mapping[tuple[What, str], str]
    examples: Mapping[str, Example]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something shown in the article: how it looks, and what stands before it."""

    span: Span
    style: str
    label: str = ""


def explained(
    label: str,
    text: str,
    reasons: Sequence[Reason],
    cast: Sequence[Entity],
    table: Rules,
) -> Iterator[Text | Table]:
    """The blocks to print: the source, the marked text, then each statement. The text is escaped."""
    letters = _letters(reasons)
    yield Text(safe(label), style="bold")
    yield marked(text, list(_marks(reasons, cast, letters)))
    for number, reason in enumerate(reasons, start=1):
        yield _title(number, reason, letters)
        yield _reasons(reason, text, table)


def _letters(reasons: Sequence[Reason]) -> dict[str, str]:
    """Speaker -> A, B, C …, in the order of their first statement; AA follows Z."""
    names = dict.fromkeys(name for reason in reasons if (name := reason.statement.speaker) is not None)
    size = len(ascii_uppercase)
    return {name: ascii_uppercase[at % size] * (1 + at // size) for at, name in enumerate(names)}


def _colours(letters: Mapping[str, str]) -> dict[str | None, str]:
    """Speaker -> colour; those unnamed are white."""
    return {None: "white"} | {name: _COLOURS[at % len(_COLOURS)] for at, name in enumerate(letters)}


def _marks(reasons: Sequence[Reason], cast: Sequence[Entity], letters: Mapping[str, str]) -> Iterator[Mark]:
    colours = _colours(letters)
    for number, reason in enumerate(reasons, start=1):
        said = reason.statement
        colour = colours[said.speaker]
        yield from (Mark(part, colour, f"[{number}]") for part in said.parts)
        if said.cue is not None:
            yield Mark(said.cue, _CUE)
        if said.speaker_mention is not None and said.speaker is not None:
            yield Mark(said.speaker_mention, f"bold {colour}", f"({letters[said.speaker]})")
    for entity in cast:
        if entity.name in letters:
            yield from (Mark(span, f"bold {colours[entity.name]}") for span in entity.spans)


def marked(text: str, marks: Sequence[Mark]) -> Text:
    """The text with its marks, every control character escaped; lines stay lines."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in mark.span)})
    labels: dict[int, list[str]] = {}
    for mark in marks:
        if mark.label and mark.label not in labels.setdefault(mark.span.start, []):
            labels[mark.span.start].append(mark.label)
    shown, begins, ends = Text(), {}, {}
    for at, edge in enumerate(edges):
        ends[edge] = len(shown)
        for label in labels.get(edge, ()):
            shown.append(label, style="bold reverse")
        begins[edge] = len(shown)
        if at + 1 < len(edges):
            shown.append(_lines(text[edge : edges[at + 1]]))
    for mark in marks:
        shown.stylize(mark.style, begins[mark.span.start], ends[mark.span.end])
    return shown


def _lines(words: str) -> str:
    return "\n".join(safe(line) for line in words.replace("\r\n", "\n").replace("\t", " ").split("\n"))


def _title(number: int, reason: Reason, letters: Mapping[str, str]) -> Text:
    said = reason.statement
    who = f"({letters[said.speaker]}) {safe(said.speaker)}" if said.speaker else "nobody named"
    colour = _colours(letters)[said.speaker]
    return Text.assemble(
        "\n", (f"[{number}]", "bold reverse"), (f" {said.kind.value}, by {who}", f"bold {colour}")
    )


def _reasons(reason: Reason, text: str, table: Rules) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in _rows(reason, text, table):
        grid.add_row(Text(name, style="dim"), Text(safe(value)))
    return grid


def _rows(reason: Reason, text: str, table: Rules) -> Iterator[tuple[str, str]]:
    said = reason.statement
    words = " … ".join(part.of(text) for part in said.parts)
    yield "words", words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"
    yield "rule", f"{said.rule}: {table.meanings.get((What.RULE, said.rule), '')}"
    example = table.examples.get(said.rule)
    if example is not None:
        yield "", f"made for: {example.sentence}"
    yield "cue", said.cue.of(text) if said.cue else "none"
    for name, weight in reason.doubt:
        yield "", f"{weight:+.2f} {name}"
    mention = f" ({said.speaker_mention.of(text)})" if said.speaker_mention else ""
    yield "speaker", table.meanings.get((What.RESOLUTION, said.resolution), said.resolution) + mention
    for place, candidate in enumerate(reason.considered[:_NEXT]):
        yield "" if place else "weighed", _candidate(candidate)
    for evidence in reason.office:
        shown = f": “{evidence.words.of(text)}”" if evidence.words else ""
        yield evidence.field, f"{evidence.value}{shown}"
    yield "position", said.position.value
    for sign in {sign.weight.line: sign for sign in reversed(reason.signs)}.values():  # each counts once
        yield "", _sign(sign, text)
    yield "confidence", f"{said.confidence:.2f}"
    for name, weight in reason.weights:
        yield "", f"{weight:+.2f} {name}"


def _candidate(one: Considered) -> str:
    features = ", ".join(f"{name} {share:+g}" for name, share in one.features)
    return f"{one.name} {one.score:g}" + (f" ({features})" if features else "")


def _sign(sign: Sign, text: str) -> str:
    words = f": “{sign.words.of(text)}”" if sign.words else ""
    return f"{sign.weight.weight:+g} {sign.weight.position.value}, {sign.weight.sign}{words}"
