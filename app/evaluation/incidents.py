"""Scoring incidents: the same event where the evidence overlaps, then each of its fields."""

from app.evaluation.gold import GoldArticle, GoldIncident
from app.evaluation.names import fold
from app.evaluation.overlap import characters, covered, pair_off, shared
from app.evaluation.tally import Tally
from app.extraction.types import Incident

SAME = 0.5
"""Share of the shorter evidence from which two incidents are one: either side may quote more sentences."""


def match_incidents(
    gold: GoldArticle, predicted: tuple[Incident, ...]
) -> tuple[dict[int, int], list[frozenset[int]], list[frozenset[int]]]:
    """Which prediction is which annotation, by number; and the characters that either rest on."""
    text = gold.document.text
    wanted = [characters(incident.evidence, text) for incident in gold.incidents]
    given = [characters(incident.evidence, text) for incident in predicted]
    pairs = pair_off(
        (share * shared(w, p) + 1e-9, i, j)
        for i, w in enumerate(wanted)
        for j, p in enumerate(given)
        if (share := covered(w, p)) >= SAME
    )
    return pairs, wanted, given


def score_incidents(gold: GoldArticle, predicted: tuple[Incident, ...], tally: Tally) -> None:
    """Add one article's incidents to the tally."""
    pairs, wanted, given = match_incidents(gold, predicted)
    annotation_of = {j: i for i, j in pairs.items()}
    soft = {i for i, incident in enumerate(gold.incidents) if incident.borderline}
    for i, incident in enumerate(gold.incidents):
        if i not in soft:
            tally.add("incident", annotated=1)
            if i not in pairs:
                tally.note(gold.name, f"missed incident {incident.title!r}")
    for j, guess in enumerate(predicted):
        match = annotation_of.get(j)
        if match in soft or (match is None and any(wanted[i] & given[j] for i in soft)):
            continue
        tally.add("incident", predicted=1)
        if match is None:
            tactics = ", ".join(tactic.value for tactic in guess.tactics)
            tally.note(gold.name, f"spurious incident {guess.title!r} ({tactics})")
    for i, j in pairs.items():
        if i not in soft:
            tally.add("incident", found=1)
            _score_fields(gold.incidents[i], predicted[j], tally)


def _score_fields(incident: GoldIncident, guess: Incident, tally: Tally) -> None:
    place = guess.place.value if guess.place else None
    date = guess.when.iso() if guess.when else None
    tally.judge("incident's place | matched", (incident.place or None) == (place or None))
    tally.judge("incident's date | matched", (incident.date or None) == date)
    agencies = {fold(tag.value) for tag in guess.agencies}
    _score_set("agencies", set(map(fold, incident.agencies)), agencies, tally)
    _score_set("tactics", set(incident.tactics), {tag.value for tag in guess.tactics}, tally)


def _score_set(label: str, wanted: set[str], given: set[str], tally: Tally) -> None:
    wanted, given = wanted - {"other"}, given - {"other"}
    found = len(wanted & given)
    tally.add(f"incident's {label} | matched", found=found, predicted=len(given), annotated=len(wanted))
