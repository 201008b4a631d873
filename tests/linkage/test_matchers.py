"""The tables of the linkage are read whole; what is wrong in them is named by file and line."""

import shutil
from pathlib import Path

import pytest

from app.config import ROOT
from app.knowledge.tables import KnowledgeError
from app.linkage.matchers import LIMITS, SITES, WEIGHTS, load_matchers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (WEIGHTS, LIMITS, SITES, "nicknames.csv"):
        shutil.copyfile(ROOT / "data" / name, tmp_path / name)
    return tmp_path


def test_the_tables_of_the_checkout_weigh_every_feature() -> None:
    matchers = load_matchers(ROOT / "data")
    assert all(
        one.vetoes and one.features for one in (matchers.officials, matchers.statements, matchers.incidents)
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        pytest.param(
            WEIGHTS, "incident,same day,0.2", "event,same day,0.2", "the noun 'event' is none", id="noun",
        ),
        pytest.param(WEIGHTS, "same day", "same hour", "no feature 'same hour' of incidents", id="feature"),
        pytest.param(WEIGHTS, "same day,0.2", "same day,much", "weight must be a number", id="weight"),
        pytest.param(WEIGHTS, "same day,0.2", "same day,nan", "weight must be a number", id="no number"),
        pytest.param(WEIGHTS, "same day,0.2", "same day,0", "a weight of 0 says nothing", id="nothing"),
        pytest.param(
            WEIGHTS, "incident,same day,0.2\n", "", "no weight is given for 'same day'", id="missing",
        ),
        pytest.param(
            WEIGHTS, "incident,same day,0.2", "incident,same place,0.2",
            "'same place' of incidents is given twice", id="twice",
        ),
        pytest.param(SITES, "street", "Street", "one lower-case word, given once", id="a capital"),
        pytest.param(LIMITS, "1.0,0.8", "0.8,1.0", "0 < doubt <= same", id="order of thresholds"),
        pytest.param(LIMITS, "0.15,0.7", "0.15,0.9", "0 <= together <= doubt", id="groups"),
        pytest.param(
            LIMITS, "incident,1.0,0.8,0.15,0.7\n", "", "no limits are given for incidents", id="no limits",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(folder: Path, name: str, old: str, new: str, message: str) -> None:
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(KnowledgeError, match=rf"{name}:\d+: .*{message}"):
        load_matchers(folder)
