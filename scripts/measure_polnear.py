"""PolNeAR's figures for one part, where it lies beside us: `measure_polnear.py [development|held-back|all]`.

F1 x 100 of speech, end to end, by kind; then the share of matches whose source, or whose full name, is right.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.vocabulary import Part  # noqa: E402
from tests.evaluation import polnear  # noqa: E402


def main(words: list[str]) -> int:
    """Print one line a measure. 1 where the set is not there."""
    if not polnear.HERE:
        print(f"measure_polnear: {polnear.FOLDER} is not here", file=sys.stderr)
        return 1
    figures = polnear.figures(Part(words[0]) if words else Part.DEVELOPMENT)
    print(f"{figures['articles']:.0f} articles")
    for measure in polnear.MEASURES:
        print(f"{100 * figures[measure]:6.1f}  {measure}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
