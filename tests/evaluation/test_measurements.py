"""The figures on show are those of this extractor: nothing is typed in, nothing is out of date."""

import json

import pytest

from app.config import ROOT
from app.evaluation import FLOORED
from app.vocabulary import measure_in_words
from app.web.measurements import read_measurements
from tests.evaluation.sets import PRESENT, report_of

STALE = 0.005
"""Two figures that differ by less show alike to two places."""


def kept() -> dict[str, dict[str, dict[str, float]]]:
    """Set -> measure -> figures, as they were last written."""
    written = json.loads((ROOT / "data" / "measurements.json").read_text(encoding="utf-8"))
    return {entry["name"]: entry["figures"] for entry in written["sets"]}


@pytest.mark.parametrize("name", PRESENT)
def test_kept_figures_are_those_measured_now(name: str) -> None:
    now = {measure: report_of(name).f1(measure) for measure in FLOORED}

    shown = {measure: kept()[name][measure]["f1"] for measure in FLOORED}

    assert shown == pytest.approx(now, abs=STALE), "run `make measure` after a change of extraction"


def test_the_methodology_page_can_read_them() -> None:
    measurements = read_measurements(ROOT / "data")

    assert measurements is not None
    assert {entry.name for entry in measurements.sets} == set(kept())


@pytest.mark.parametrize("name", ["own", "seeds", "dev"])
def test_the_readme_shows_the_kept_figures(name: str) -> None:
    figures = " | ".join(f"{kept()[name][measure]['f1']:.2f}" for measure in FLOORED)

    assert f"| {figures} |" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_shows_the_held_back_figures_and_what_is_left_out() -> None:
    written = json.loads((ROOT / "data" / "measurements.json").read_text(encoding="utf-8"))
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    held = written["parts"]["dev"]["held-back"]

    assert f"| {' | '.join(f'{held[measure]:.2f}' for measure in FLOORED)} |" in page
    for entry in written["sets"]:
        left_out = entry["borderline"]
        said = f"{left_out['statements']} statements and {left_out['incidents']} incidents"
        assert (said in page) == any(left_out.values())


def test_the_page_on_extraction_shows_the_kept_figures() -> None:
    written = json.loads((ROOT / "data" / "measurements.json").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")

    def row(name: str, figures: list[float]) -> str:
        return f"| {measure_in_words(name)} | {' | '.join(f'{100 * figure:.1f}' for figure in figures)} |"

    rows = [
        row(measure, [figures[measure] for figures in parts.values()])
        for parts in written["parts"].values()
        for measure in parts["all"]
        if measure != "articles"
    ]
    rows += [f"| {name} | {theirs} | {ours} |" for name, theirs, ours in written["errors"]]
    assert len(rows) > 20
    assert [row for row in rows if row not in page] == []
