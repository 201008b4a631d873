"""How much two sets of spans share, and which prediction belongs to which annotation."""

from collections.abc import Iterable

from app.extraction.types import Span


def characters(spans: Iterable[Span], text: str) -> frozenset[int]:
    """Positions of the letters and digits inside `spans`: quotation marks, commas and blanks do not count."""
    return frozenset(i for start, end in spans for i in range(start, end) if text[i : i + 1].isalnum())


def shared(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over union, 0 to 1; 0 for two empty sets."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def covered(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over the smaller set, 0 to 1: 1 where one lies within the other."""
    return len(one & other) / (min(len(one), len(other)) or 1)


def pair_off(candidates: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """One-to-one pairs from `(score, annotation, prediction)`, best score first: prediction by annotation."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, annotation, prediction in sorted(candidates, reverse=True):
        if annotation not in pairs and prediction not in taken:
            pairs[annotation] = prediction
            taken.add(prediction)
    return pairs
