"""The errors of extraction by kind, counted: what to work on next, without the articles' words."""

from collections import Counter
from collections.abc import Iterable, Iterator

from app.evaluation.gold import GoldArticle
from app.evaluation.names import same_person
from app.evaluation.statements import match_statements
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
    predicted = extraction.statements
    matches = match_statements(gold, predicted)
    pairs = matches.pairs
    touched = {i for _, i, _ in matches.overlaps}, {j for _, _, j in matches.overlaps}
    for i, statement in enumerate(gold.statements):
        if statement.borderline:
            continue
        if i not in pairs:
            yield missed(statement.kind, i in touched[0])
        elif not same_person(statement.speaker, predicted[pairs[i]].speaker):
            yield misattributed(predicted[pairs[i]].resolution)
    yield from (spurious(guess.kind) for j, guess in enumerate(predicted) if j not in touched[1])
