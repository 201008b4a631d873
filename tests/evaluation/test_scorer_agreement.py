"""Our figures are those of the annotators' own scorer. Collected only where that scorer is (see conftest)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.config import ROOT
from app.evaluation.gold import load_gold
from app.evaluation.links import MEASURE as LINKS
from app.extraction.pipeline import extract
from app.extraction.serialise import as_record
from app.knowledge import load_knowledge
from tests.evaluation.sets import PRESENT, SCORER, report_of


@pytest.mark.parametrize("name", PRESENT)
def test_both_scorers_give_the_same_figures(name: str, tmp_path: Path) -> None:
    knowledge = load_knowledge(ROOT / "data")
    predictions = tmp_path / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as file:
        for article in load_gold(PRESENT[name]):
            record = as_record(extract(article.document, knowledge), f"{article.name}.txt")
            file.write(json.dumps(record) + "\n")

    command = [sys.executable, str(SCORER), str(predictions), str(PRESENT[name]), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    ours = {measure: figure for measure, figure in report_of(name).figures().items() if measure != LINKS}
    assert ours == theirs  # which knows of no links
