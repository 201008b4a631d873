"""The figures of the methodology page: shown as measured, left out where there are none."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from app.web.measurements import read_measurements

WRITTEN = {
    "measured_on": "2026-01-12",
    "command": "make measure",
    "extractor": "friction-ledger 0.1.0",
    "sets": [
        {
            "name": "own",
            "about": "invented news texts",
            "figures": {
                "articles": 4,
                "wrong offsets": 0,
                "official": {"p": 0.5, "r": 1.0, "f1": 0.667, "gold": 1, "pred": 2},
                "role | matched": {"accuracy": None, "of": 0},
                "kind right": {"accuracy": 1.0, "of": 3},
            },
        }
    ],
}


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    read_measurements.cache_clear()
    yield
    read_measurements.cache_clear()


def test_figures_are_read_by_what_they_measure(tmp_path: Path) -> None:
    (tmp_path / "measurements.json").write_text(json.dumps(WRITTEN))
    measured = read_measurements(tmp_path)
    assert measured is not None
    (own,) = measured.sets
    assert own.articles == 4
    assert {name: score.f1 for name, score in own.scores.items()} == {"official": 0.667}
    assert {name: share.of for name, share in own.accuracies.items()} == {
        "role | matched": 0,
        "kind right": 3,
    }


def test_nothing_measured_is_no_error(tmp_path: Path) -> None:
    assert read_measurements(tmp_path) is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"measured_on": "yesterday"}', "\0"])
def test_a_file_that_cannot_be_read_is_logged_with_the_remedy(tmp_path: Path, text: str) -> None:
    (tmp_path / "measurements.json").write_text(text)
    with capture_logs() as logs:
        assert read_measurements(tmp_path) is None
    assert "make measure" in logs[0]["event"]
