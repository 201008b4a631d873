"""The page on linking gives the weights and thresholds that the tables have."""

import csv

import pytest

from app.config import ROOT

PAGE = (ROOT / "docs" / "linkage.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["linkage.csv", "linkage_limits.csv"])
def test_every_row_of_the_tables_is_on_the_page(name: str) -> None:
    with (ROOT / "data" / name).open(encoding="utf-8", newline="") as file:
        rows = [list(row.values())[1 if name == "linkage.csv" else 0 :] for row in csv.DictReader(file)]
    assert len(rows) >= 3
    for row in rows:
        first = row[0] if name == "linkage.csv" else f"{row[0]}s"
        assert f"| {' | '.join([first, *row[1:]])} |" in PAGE, row
