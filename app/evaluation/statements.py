"""Scoring statements: found where the words overlap, attributed where the speaker is right too."""

from dataclasses import dataclass

from app.evaluation.gold import GoldArticle, GoldStatement
from app.evaluation.names import same_person
from app.evaluation.overlap import characters, pair_off, shared
from app.evaluation.tally import Tally
from app.extraction.types import Statement

SAME = 0.5
"""Intersection over union from which a prediction is the annotated statement."""
TOUCHES = 0.3
"""From which an unmatched prediction is taken for a borderline annotation, and counts neither way."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Which prediction is which annotation, by number, and by how much any two overlap (0 to 1)."""

    pairs: dict[int, int]
    overlaps: tuple[tuple[float, int, int], ...]


def match_statements(gold: GoldArticle, predicted: tuple[Statement, ...]) -> Matches:
    """Pair annotated and predicted statements by the letters and digits of their parts."""
    text = gold.document.text
    wanted = [characters(statement.parts, text) for statement in gold.statements]
    given = [characters(statement.parts, text) for statement in predicted]
    overlaps = tuple((shared(w, p), i, j) for i, w in enumerate(wanted) for j, p in enumerate(given) if w & p)
    return Matches(pair_off(overlap for overlap in overlaps if overlap[0] >= SAME), overlaps)


def score_statements(gold: GoldArticle, predicted: tuple[Statement, ...], tally: Tally) -> None:
    """Add one article's statements to the tally."""
    text = gold.document.text
    matches = match_statements(gold, predicted)
    pairs = matches.pairs
    annotation_of = {j: i for i, j in pairs.items()}
    soft = {i for i, statement in enumerate(gold.statements) if statement.borderline}
    near_soft = {j for score, i, j in matches.overlaps if i in soft and score >= TOUCHES}
    for i, statement in enumerate(gold.statements):
        if i not in soft:
            _count(tally, statement.kind, annotated=1)
            if i not in pairs:
                words = _words(statement, text)
                tally.note(gold.name, f"missed {statement.kind} {words} by {statement.speaker}")
    for j, guess in enumerate(predicted):
        match = annotation_of.get(j)
        if match in soft or (match is None and j in near_soft):
            continue
        _count(tally, guess.kind if match is None else gold.statements[match].kind, predicted=1)
        if match is None:
            tally.note(gold.name, f"spurious {guess.kind} {_words(guess, text)} by {guess.speaker}")
    for i, j in pairs.items():
        if i not in soft:
            _score_match(gold, gold.statements[i], predicted[j], tally)


def _score_match(gold: GoldArticle, statement: GoldStatement, guess: Statement, tally: Tally) -> None:
    right = same_person(statement.speaker, guess.speaker)
    for measure in ("statement", f"statement {statement.kind}"):
        tally.add(measure, found=1)
    for measure in ("attributed statement", f"attributed {statement.kind}"):
        tally.add(measure, found=int(right))
    if not right:
        words = _words(statement, gold.document.text)
        tally.note(gold.name, f"speaker {guess.speaker!r} should be {statement.speaker!r}: {words}")
    tally.judge("speaker right | matched", right)
    tally.judge("kind right | matched", guess.kind == statement.kind)
    tally.judge("role right | matched", guess.role == statement.role)
    same_place = (guess.jurisdiction or None) == (statement.jurisdiction or None)
    tally.judge("jurisdiction right | matched", same_place)
    if statement.position:
        tally.judge("position right | matched", guess.position == statement.position)


def _count(tally: Tally, kind: str, *, predicted: int = 0, annotated: int = 0) -> None:
    for measure in ("statement", f"statement {kind}", "attributed statement", f"attributed {kind}"):
        tally.add(measure, predicted=predicted, annotated=annotated)


def _words(statement: GoldStatement | Statement, text: str) -> str:
    return repr(" / ".join(part.of(text) for part in statement.parts)[:110])
