"""Measure extraction on every annotated set here; write `data/measurements.json` and the tables of two pages.

The methodology page shows the figures, README and `docs/extraction.md` the tables. `make measure` runs it;
more annotated folders can be named: `.venv/bin/python scripts/measure.py NAME=FOLDER…`.
"""

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.evaluation import FLOORED, GoldError, Report, evaluate_folder  # noqa: E402
from app.extraction.pipeline import EXTRACTOR  # noqa: E402
from app.knowledge import load_knowledge  # noqa: E402
from app.vocabulary import Part  # noqa: E402
from scripts.measured import calibrations, errors, split_figures, tables  # noqa: E402
from tests.evaluation.sets import PRESENT, WITH_HELD_BACK, report_of  # noqa: E402

ABOUT = {
    "own": "invented news texts, written for this project",
    "seeds": "published articles that the ledger was first made for",
    "dev": "published articles of 2017 to 2026",
}
HELD_BACK = "of these, held back while the rules for statements were written"

TABLE = re.compile(r"(<!-- measured: .*? -->\n).*?(<!-- end -->)", re.DOTALL)


def record(name: str, report: Report) -> dict[str, object]:
    """One set's figures as they are kept."""
    return {
        "name": name,
        "about": about(name),
        "borderline": report.borderline,
        "figures": report.figures(),
    }


def about(name: str) -> str:
    """What readers are told a set is."""
    return ABOUT.get(name, "annotated articles")


def table(reports: dict[str, Report], today: str) -> str:
    """The F1 of the measures that the build is held to, as a Markdown table, and what was left out."""
    lines = [
        f"F1 (0 to 1) of {EXTRACTOR}, measured with `make measure` on {today}:",
        "",
        f"| annotated articles | {' | '.join(FLOORED)} |",
        f"|---|{'--:|' * len(FLOORED)}",
    ]
    for name, report in reports.items():
        lines.append(_row(report, about(name)))
        if name in WITH_HELD_BACK:
            lines.append(_row(report_of(name, Part.HELD_BACK), HELD_BACK))
    lines += [
        "",
        "Borderline annotations, on which careful readers differ, count neither way. Left out are:",
        "",
    ]
    lines += [
        f"- of the {report.articles} {about(name)}: "
        f"{report.borderline['statements']} statements and {report.borderline['incidents']} incidents"
        for name, report in reports.items()
        if any(report.borderline.values())
    ]
    return "\n".join(lines) + "\n"


def _row(report: Report, called: str) -> str:
    figures = " | ".join(f"{round(report.f1(measure), 3):.2f}" for measure in FLOORED)
    return f"| {report.articles} {called} | {figures} |"


def write_into(page: Path, measured: str) -> None:
    """Put what was measured between the page's marks."""
    text = page.read_text(encoding="utf-8")
    page.write_text(TABLE.sub(lambda found: f"{found[1]}{measured}{found[2]}", text), encoding="utf-8")


def main(named: Sequence[str]) -> int:
    """Write both. 1, with what is wrong, where a folder cannot be measured."""
    folders = {name: Path(folder) for name, _, folder in (word.partition("=") for word in named)} | PRESENT
    knowledge = load_knowledge(ROOT / "data")
    try:
        reports = {
            name: report_of(name) if name in PRESENT else evaluate_folder(folder, knowledge)
            for name, folder in folders.items()
        }
    except GoldError as error:
        print(f"measure: {error}", file=sys.stderr)
        return 1
    today = datetime.now(UTC).date().isoformat()
    written = {
        "measured_on": today,
        "command": "make measure",
        "extractor": EXTRACTOR,
        "sets": [record(name, report) for name, report in reports.items()],
        "parts": split_figures(),
        "calibration": {part: [asdict(group) for group in groups] for part, groups in calibrations().items()},
        "errors": [list(row) for row in errors()],
    }
    (ROOT / "data" / "measurements.json").write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    write_into(ROOT / "README.md", table(reports, today))
    write_into(ROOT / "docs" / "extraction.md", tables())
    print(f"Measured {', '.join(folders)}: see data/measurements.json, README.md and docs/extraction.md")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
