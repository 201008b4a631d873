"""Our own annotated texts use the ledger's fixed words."""

import json
from pathlib import Path

import pytest

from app.config import ROOT
from app.knowledge.tactics import load_tactics
from app.vocabulary import IncidentKind, Level, PlaceKind, Position, Role, StatementKind
from tests.evaluation.sets import FOLDERS

ANNOTATIONS = sorted(FOLDERS["own"].glob("*.json"))
ALLOWED = {
    ("statements", "kind"): set(StatementKind),
    ("statements", "role"): set(Role),
    ("statements", "position"): set(Position),
    ("officials", "role"): set(Role),
    ("jurisdictions", "kind"): set(PlaceKind),
    ("agencies", "level"): set(Level),
    ("incidents", "kind"): set(IncidentKind),
}


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: path.stem)
def test_values_are_of_the_vocabulary(path: Path) -> None:
    row = json.loads(path.read_text(encoding="utf-8"))
    tactics = load_tactics(ROOT / "data" / "tactics.toml")
    used = {tactic for incident in row["incidents"] for tactic in incident["tactics"]}

    wrong = [
        f"{table}: {key} {item[key]!r}"
        for (table, key), allowed in ALLOWED.items()
        for item in row[table]
        if item[key] not in allowed
    ]

    assert wrong == []
    assert {tactic for tactic in used if tactic not in tactics} == set()


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: path.stem)
def test_words_that_carry_a_statement_stand_in_the_text(path: Path) -> None:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    row = json.loads(path.read_text(encoding="utf-8"))
    words = [item[key] for item in row["statements"] for key in ("speaker_mention", "cue") if item[key]]
    words += [alias for official in row["officials"] for alias in official["aliases"]]
    words += [surface for agency in row["agencies"] for surface in agency["surface"]]

    assert [word for word in words if word not in text] == []
    assert all(text.startswith(item["parts"][0], item["start"]) for item in row["statements"])
