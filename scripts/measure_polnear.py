"""PolNeAR's figures for one part, where it lies beside us: `measure_polnear.py [development|held-back|all]`.

F1 x 100 of speech, end to end, by kind; then the share of matches whose source, or whose full name, is right.
`measure_polnear.py chance` says how far a third of the articles, drawn at random, lies from the rest.
"""

import sys
from pathlib import Path
from random import Random
from statistics import pstdev

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.vocabulary import Part  # noqa: E402
from tests.evaluation import polnear  # noqa: E402

DRAWS = 60


def main(words: list[str]) -> int:
    """Print one line a measure. 1 where the set is not there."""
    if not polnear.HERE:
        print(f"measure_polnear: {polnear.FOLDER} is not here", file=sys.stderr)
        return 1
    if words == ["chance"]:
        for kind, apart in _chance().items():
            print(f"{100 * apart:6.1f}  {kind}")
        return 0
    figures = polnear.figures(Part(words[0]) if words else Part.DEVELOPMENT)
    print(f"{figures['articles']:.0f} articles")
    for measure in polnear.MEASURES:
        print(f"{100 * figures[measure]:6.1f}  {measure}")
    return 0


def _chance() -> dict[str, float]:
    """The standard deviation of what parts a random third from the rest, by kind."""
    random, texts = Random(1), [record["text"] for record, _ in polnear.extracted(Part.ALL)]
    apart: dict[str, list[float]] = {kind: [] for kind in polnear.KINDS}
    for _ in range(DRAWS):
        random.shuffle(texts)
        third = len(texts) // 3
        drawn, rest = polnear.f1_of({*texts[:third]}), polnear.f1_of({*texts[third:]})
        for kind in polnear.KINDS:
            apart[kind].append(rest[kind] - drawn[kind])
    return {kind: pstdev(found) for kind, found in apart.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
