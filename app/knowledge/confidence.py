"""How far each sign is to be believed: `confidence.csv`, `weighing.csv` and `ends.csv`, fitted by scripts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.knowledge.tables import KnowledgeError, read_csv

COLUMNS = ("feature", "weight", "seen", "right")
BASE = "base"
"""The row that every statement starts from."""
MAX_WEIGHT = 10.0


@dataclass(frozen=True, slots=True, eq=False)
class ConfidenceTable:
    """Weights, in log odds, of the features of a statement; a feature without a row weighs nothing."""

    base: float
    weights: Mapping[str, float]


def load_confidence(path: Path, script: str = "calibrate.py") -> ConfidenceTable:
    """Read `feature,weight,seen,right`: the last two say what a weight rests on, and are for people.

    `script` is the file in `scripts/` that writes the table, for the message where it is not whole.

    Raises `KnowledgeError` naming the line for a weight that is no number or too great, or a missing base.
    """
    weights: dict[str, float] = {}
    for line, row in read_csv(path, COLUMNS):
        try:
            weight = float(row["weight"])
        except ValueError:
            raise KnowledgeError(path, line, f"weight is {row['weight']!r}, not a number") from None
        if not abs(weight) <= MAX_WEIGHT:
            raise KnowledgeError(path, line, f"weight is {weight}, beyond {MAX_WEIGHT}")
        if row["feature"] in weights:
            raise KnowledgeError(path, line, f"{row['feature']!r} stands here a second time")
        weights[row["feature"]] = weight
    if BASE not in weights:
        raise KnowledgeError(path, 1, f"a row {BASE!r} is missing: run scripts/{script}")
    return ConfidenceTable(weights.pop(BASE), weights)
