"""How many names of `tests/extraction/tables/place_names.csv` mean the right place; the rest, one a line."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.knowledge import load_knowledge  # noqa: E402
from tests.extraction.place_names import answers, verdicts  # noqa: E402


def main() -> int:
    """Print the figures, then what was missed or wrong. 1 where a name means a wrong place."""
    answered = answers(load_knowledge(ROOT / "data"))
    counts = verdicts(answered)
    right = counts["right"]
    print(f"{100 * right / len(answered):.1f} % right: {right} of {len(answered)}, {counts['wrong']} wrong")
    for case, place in answered:
        if place != case.place:
            print(f"{case.kind}: {case.text} [{case.name}] {case.place or 'none'}, found {place or 'none'}")
    return 1 if counts["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
