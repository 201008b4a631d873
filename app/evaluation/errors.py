"""The errors of extraction by kind, counted: what to work on next, without the articles' words."""

from collections import Counter
from collections.abc import Iterable, Iterator

from app.evaluation.gold import GoldArticle
from app.evaluation.names import same_person
from app.evaluation.overlap import characters, pair_off, shared
from app.evaluation.statements import SAME
from app.extraction.types import Extraction

PARTLY, NOTHING = "its words read in part, or with too much", "nothing read there"


def missed(kind: str, touched: bool) -> str:
    """The name of an annotated statement that was not found; `touched` where some of its words were read."""
    return f"{kind} statement missed: {PARTLY if touched else NOTHING}"


def spurious(kind: str) -> str:
    """The name of a statement found where none is annotated."""
    return f"{kind} statement found where none is annotated"


def misattributed(resolution: str) -> str:
    """The name of a statement found and given to somebody else, by the way its speaker was found."""
    return f"speaker wrong, found as: {resolution}"


def errors_of(articles: Iterable[tuple[GoldArticle, Extraction]]) -> Counter[str]:
    """How often each error occurs; borderline annotations count neither way."""
    return Counter(error for gold, extraction in articles for error in _errors(gold, extraction))


def _errors(gold: GoldArticle, extraction: Extraction) -> Iterator[str]:
    text, predicted = gold.document.text, extraction.statements
    wanted = [characters(statement.parts, text) for statement in gold.statements]
    given = [characters(statement.parts, text) for statement in predicted]
    overlaps = [(shared(w, p), i, j) for i, w in enumerate(wanted) for j, p in enumerate(given) if w & p]
    pairs = pair_off(overlap for overlap in overlaps if overlap[0] >= SAME)
    touched = {i for _, i, _ in overlaps}, {j for _, _, j in overlaps}
    for i, statement in enumerate(gold.statements):
        if statement.borderline:
            continue
        if i not in pairs:
            yield missed(statement.kind, i in touched[0])
        elif not same_person(statement.speaker, predicted[pairs[i]].speaker):
            yield misattributed(predicted[pairs[i]].resolution)
    yield from (spurious(guess.kind) for j, guess in enumerate(predicted) if j not in touched[1])
