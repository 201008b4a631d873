"""Scoring officials, jurisdictions and agencies: each once an article, by name."""

from app.evaluation.gold import GoldArticle
from app.evaluation.names import fold, fold_place, same_person
from app.evaluation.overlap import pair_off
from app.evaluation.tally import Tally
from app.extraction.types import Extraction, Official


def score_entities(gold: GoldArticle, extraction: Extraction, tally: Tally) -> None:
    """Add one article's officials, jurisdictions and agencies to the tally."""
    wanted = {_place(*jurisdiction) for jurisdiction in gold.jurisdictions}
    given = {_place(place.name, place.kind, place.state) for place in extraction.jurisdictions}
    _score_set(gold.name, "jurisdiction", wanted, given, tally)
    wanted = {fold(name) for name in gold.agencies}
    _score_set(gold.name, "agency", wanted, {fold(agency.name) for agency in extraction.agencies}, tally)
    _score_officials(gold, extraction.officials, tally)


def _place(name: str, kind: str, state: str) -> str:
    return f"{fold_place(name)}, {state} ({kind})"


def _score_set(article: str, label: str, wanted: set[str], given: set[str], tally: Tally) -> None:
    tally.add(label, found=len(wanted & given), predicted=len(given), annotated=len(wanted))
    for value in sorted(wanted - given):
        tally.note(article, f"missed {label} {value}")
    for value in sorted(given - wanted):
        tally.note(article, f"spurious {label} {value}")


def _score_officials(gold: GoldArticle, predicted: tuple[Official, ...], tally: Tally) -> None:
    pairs = pair_off(
        (1.0, i, j)
        for i, wanted in enumerate(gold.officials)
        for j, guess in enumerate(predicted)
        if same_person(wanted.name, guess.name)
    )
    tally.add("official", found=len(pairs), predicted=len(predicted), annotated=len(gold.officials))
    for i, j in pairs.items():
        wanted, guess = gold.officials[i], predicted[j]
        tally.judge("official's role | matched", guess.role == wanted.role)
        same_place = (guess.jurisdiction or None) == (wanted.jurisdiction or None)
        tally.judge("official's jurisdiction | matched", same_place)
    for i, wanted in enumerate(gold.officials):
        if i not in pairs:
            tally.note(gold.name, f"missed official {wanted.name}")
    for j, guess in enumerate(predicted):
        if j not in pairs.values():
            tally.note(gold.name, f"spurious official {guess.name}")
