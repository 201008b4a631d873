"""Fit `data/confidence.csv` on the development parts of PolNeAR and of our dev set, where they lie beside us.

Logistic regression with a ridge: a feature gets a weight in log odds, one seen too seldom gets none.
Nothing of the held-back parts is looked at; `make measure` says how well the weights hold there.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.evaluation.calibration import Rated  # noqa: E402
from app.extraction.confidence import features_of  # noqa: E402
from app.knowledge.confidence import BASE, COLUMNS  # noqa: E402
from app.vocabulary import Part  # noqa: E402
from tests.evaluation import polnear, sets  # noqa: E402

SEEN_AT_LEAST = 8
RIDGE = 2.0
STEPS = 30

Floats = NDArray[np.float64]


def fit(shown: Floats, right: Floats, strength: float = RIDGE) -> Floats:
    """Weights by Newton's method. `shown` has a row a statement and a column a feature, the first 1."""
    weights = np.zeros(shown.shape[1])
    ridge = np.diag([0.0] + [strength] * (shown.shape[1] - 1))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-shown @ weights))
        slope = shown.T @ (right - chance) - ridge @ weights
        bend = (shown * (chance * (1 - chance))[:, None]).T @ shown + ridge
        weights += np.linalg.solve(bend, slope)
    return weights


def rows(rated: list[Rated]) -> Iterator[tuple[str, str, int, str]]:
    """The lines of the table: feature, weight, statements seen, share of them that is right."""
    shown = [features_of(one.statement, one.text) for one in rated]
    seen = Counter(feature for features in shown for feature in features)
    right_of = Counter(
        feature for features, one in zip(shown, rated, strict=True) if one.right for feature in features
    )
    names = sorted(feature for feature, count in seen.items() if count >= SEEN_AT_LEAST)
    table = np.array([[1.0, *(name in features for name in names)] for features in shown], dtype=np.float64)
    weights = fit(table, np.array([one.right for one in rated], dtype=np.float64))
    right = sum(one.right for one in rated)
    counts = [(BASE, len(rated), right), *((name, seen[name], right_of[name]) for name in names)]
    for (name, count, good), weight in zip(counts, weights, strict=True):
        yield name, f"{weight:.3f}", count, f"{good / count:.3f}"


def main() -> int:
    """Write the table. 1 where an annotated set is not there."""
    if not polnear.HERE or "dev" not in sets.PRESENT:
        print("calibrate: ../shared/polnear and ../shared/dev are both needed", file=sys.stderr)
        return 1
    rated = [*polnear.rated(Part.DEVELOPMENT), *sets.rated("dev", Part.DEVELOPMENT)]
    with (ROOT / "data" / "confidence.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(rated))
    print(f"{len(rated)} statements, {sum(one.right for one in rated)} right: see data/confidence.csv")
    return 0


if __name__ == "__main__":
    sys.exit(main())
