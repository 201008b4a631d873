"""Extraction holds its floors on every annotated set that is here, and floors do not fall silently."""

import subprocess
import tomllib

import pytest

from app.config import ROOT
from app.vocabulary import Part
from tests.evaluation import polnear
from tests.evaluation.sets import HERE, MEASURES, PRESENT, report_of

Floors = dict[str, dict[str, float]]
FLOORS_FILE = HERE / "floors.toml"
FLOORS: Floors = tomllib.loads(FLOORS_FILE.read_text(encoding="utf-8"))


MEASURED = {name: MEASURES[name] for name in PRESENT} | (
    {"polnear": polnear.MEASURES} if polnear.HERE else {}
)


def score(name: str, measure: str) -> float:
    """A figure of today, 0 to 1."""
    return polnear.figures(Part.ALL)[measure] if name == "polnear" else report_of(name).score(measure)


@pytest.mark.parametrize(
    ("name", "measure"), [(name, measure) for name, measures in MEASURED.items() for measure in measures]
)
def test_a_figure_is_at_or_above_its_floor(name: str, measure: str) -> None:
    assert round(score(name, measure), 3) >= FLOORS[name][measure]


@pytest.mark.parametrize("name", PRESENT)
def test_every_span_lies_in_its_text(name: str) -> None:
    assert report_of(name).wrong_offsets == 0


def test_every_set_has_a_floor_for_every_measure() -> None:
    wanted = {(name, measure) for name, measures in MEASURES.items() for measure in measures}
    wanted |= {("polnear", measure) for measure in polnear.MEASURES}

    assert {(name, measure) for name, floors in FLOORS.items() for measure in floors} == wanted


def lowered(now: Floors, before: list[Floors]) -> set[str]:
    """`SET MEASURE` for every floor that once was higher, or is gone."""
    return {
        f"{name} {measure}"
        for floors in before
        for name, measures in floors.items()
        for measure, floor in measures.items()
        if now.get(name, {}).get(measure, 0.0) < floor
    }


def committed_floors() -> list[Floors]:
    """Every committed version of the floors; none outside a git checkout."""

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False).stdout

    path = FLOORS_FILE.relative_to(ROOT).as_posix()
    commits = git("log", "--format=%H", "--diff-filter=AM", "--", path).split()
    return [tomllib.loads(git("show", f"{commit}:{path}")) for commit in commits]


def test_a_lowered_floor_is_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    fallen = lowered(FLOORS, committed_floors())

    unsaid = {floor for floor in fallen if f"Floor lowered: {floor}" not in changelog}
    assert unsaid == set()


@pytest.mark.parametrize(
    ("now", "fallen"),
    [
        ({"own": {"agency": 0.9}}, set()),
        ({"own": {"agency": 0.8}}, set()),
        ({"own": {"agency": 0.79}}, {"own agency"}),
        ({"own": {}}, {"own agency"}),
        ({}, {"own agency"}),
    ],
    ids=["raised", "kept", "lowered", "measure dropped", "set dropped"],
)
def test_a_floor_falls_when_it_is_lower_or_gone(now: Floors, fallen: set[str]) -> None:
    assert lowered(now, [{"own": {"agency": 0.8}}, {"own": {"agency": 0.5}}]) == fallen
