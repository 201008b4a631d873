"""Measure extraction on every annotated set that is here and write `data/measurements.json`.

The methodology page shows these figures. Run by `make measure`; more annotated folders can be named:
`.venv/bin/python scripts/measure.py NAME=FOLDER…`.
"""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.evaluation import GoldError, evaluate_folder  # noqa: E402
from app.extraction.pipeline import EXTRACTOR  # noqa: E402
from app.knowledge import load_knowledge  # noqa: E402
from tests.evaluation.sets import PRESENT  # noqa: E402

ABOUT = {
    "own": "invented news texts, in the repository (tests/evaluation/own)",
    "seeds": "the news articles that the ledger was first made for",
    "dev": "news articles of 2017 to 2026 that the rules were developed on",
}


def measure(name: str, folder: Path) -> dict[str, object]:
    """The figures of one set. Raises `GoldError` where the folder has none, or a wrong one."""
    report = evaluate_folder(folder, load_knowledge(ROOT / "data"))
    return {"name": name, "about": ABOUT.get(name, "annotated articles"), "figures": report.figures()}


def main(named: Sequence[str]) -> int:
    """Write the file. 1, with what is wrong, where a folder cannot be measured."""
    folders = PRESENT | {name: Path(folder) for name, _, folder in (word.partition("=") for word in named)}
    try:
        sets = [measure(name, folder) for name, folder in folders.items()]
    except GoldError as error:
        print(f"measure: {error}", file=sys.stderr)
        return 1
    written = {
        "measured_on": datetime.now(UTC).date().isoformat(),
        "command": "make measure",
        "extractor": EXTRACTOR,
        "sets": sets,
    }
    path = ROOT / "data" / "measurements.json"
    path.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {', '.join(folders)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
