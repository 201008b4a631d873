"""Rules hold on the articles that nobody reads. Collected where the annotated sets are (see conftest)."""

import json

import pytest

from app.config import ROOT
from app.evaluation.calibration import Rated
from app.vocabulary import Part
from tests.evaluation import polnear, sets

POLNEAR_GAP, DEV_GAP = 0.02, 0.05
"""By how much a figure may be lower on the held-back part."""
CHANCE = {"direct": 0.011, "mixed": 0.020, "indirect": 0.019, "all": 0.011}
"""How far apart a third drawn at random and the rest lie by chance alone: one standard deviation, as
`scripts/measure_polnear.py chance` prints it."""
STALE = 0.005
"""Two figures that differ by less show alike."""
SURE = 0.9
NINE_IN_TEN = 0.88
"""What must be right of those rated 0.9 or more: nine in ten, less what chance may take of so few."""


@pytest.mark.parametrize("measure", polnear.MEASURES)
def test_polnear_loses_little_where_nobody_read(measure: str) -> None:
    read, unread = (polnear.figures(part)[measure] for part in (Part.DEVELOPMENT, Part.HELD_BACK))

    assert unread >= read - POLNEAR_GAP - CHANCE.get(measure, 0)


@pytest.mark.parametrize("measure", sets.MEASURES["dev"])
def test_dev_loses_little_where_nobody_read(measure: str) -> None:
    read, unread = (sets.report_of("dev", part).score(measure) for part in (Part.DEVELOPMENT, Part.HELD_BACK))

    assert unread >= read - DEV_GAP


def sure() -> list[Rated]:
    """What is rated 0.9 or more on the held-back parts."""
    held = [*polnear.rated(Part.HELD_BACK), *sets.rated("dev", Part.HELD_BACK)]
    return [one for one in held if one.statement.confidence >= SURE]


def test_of_the_surest_statements_nine_in_ten_are_right() -> None:
    found = sure()

    assert len(found) > 500
    assert sum(one.right for one in found) / len(found) >= NINE_IN_TEN


@pytest.mark.parametrize("measure", polnear.MEASURES)
def test_the_figures_on_show_are_those_of_now(measure: str) -> None:
    kept = json.loads((ROOT / "data" / "measurements.json").read_text(encoding="utf-8"))["parts"]["polnear"]

    now = {part: polnear.figures(Part(part))[measure] for part in kept}

    shown = {part: figures[measure] for part, figures in kept.items()}
    assert shown == pytest.approx(now, abs=STALE), "run `make measure` after a change of extraction"
