"""Weights are fitted to rows of signs; each place of an annotated content, up to its end, is a row."""

from pathlib import Path

import pytest

from app.config import ROOT
from app.extraction.types import Document
from app.knowledge import load_knowledge
from app.knowledge.confidence import BASE, load_confidence
from scripts.weigh_cues import Weighed, rows
from scripts.weigh_ends import AS_RULED, Annotated, ends_in
from tests.knowledge.refusals import complaint

TEXT = "Ana Ruiz said the dam holds, but Ed Lund left early."


def shown(articles: int, times: int = 1) -> list[Weighed]:
    """Rows in which the sign `good` is right and `bad` is not; `rare` is seen in the first article alone."""
    found = []
    for number in range(articles):
        rare = ("rare",) if number == 0 else ()
        found.append(Weighed(f"a{number}", ("good", *rare), True, times))
        found.append(Weighed(f"a{number}", ("bad",), False))
    return found


def test_a_sign_weighs_for_what_it_is_seen_with() -> None:
    table = {name: (float(weight), seen, right) for name, weight, seen, right in rows(shown(8))}

    assert table["good"][0] > 0 > table["bad"][0]
    assert table["good"][1:] == (8, "1.000")
    assert table[BASE][1:] == (16, "0.500")


@pytest.mark.parametrize(("articles", "least", "kept"), [(8, 8, True), (7, 8, False), (2, 2, True)])
def test_a_sign_of_few_articles_has_no_weight(articles: int, least: int, kept: bool) -> None:
    names = {name for name, *_ in rows(shown(articles), least)}

    assert ("good" in names) is kept
    assert "rare" not in names


def test_what_counts_more_often_weighs_more() -> None:
    once, often = (dict(row[:2] for row in rows(shown(8, times))) for times in (1, 5))

    assert float(often[BASE]) > float(once[BASE])


@pytest.mark.parametrize(
    ("annotated", "ends"),
    [
        ("the dam holds", [True]),
        ("the dam holds, but Ed Lund left early", [False, False, True]),
        ("dam holds", [True]),
        ("Ed Lund left early", []),
    ],
)
@pytest.mark.parametrize("cued", [True, False])
def test_each_place_up_to_the_annotated_end_is_a_row(annotated: str, ends: list[bool], cued: bool) -> None:
    knowledge = load_knowledge(ROOT / "data")
    start = TEXT.index(annotated)
    content = Annotated(start, start + len(annotated), [[9, 13]] if cued else None)

    found = list(ends_in("a", Document(TEXT), [content], knowledge, 1))

    assert [one.right for one in found] == ends


def test_a_content_of_another_cue_is_no_row() -> None:
    content = Annotated(14, 27, [[36, 40]])

    assert not list(ends_in("a", Document(TEXT), [content], load_knowledge(ROOT / "data"), 1))
    assert AS_RULED.weights["rule ends here"] > -AS_RULED.base


@pytest.mark.parametrize("script", ["calibrate.py", "weigh_cues.py", "weigh_ends.py"])
def test_a_table_without_its_base_names_the_script_that_writes_it(tmp_path: Path, script: str) -> None:
    def load(path: Path) -> object:
        return load_confidence(path, script)

    said = complaint(load, tmp_path / "weights.csv", "feature,weight,seen,right\nx,1,1,1\n")

    assert f"run scripts/{script}" in said
    assert (ROOT / "scripts" / script).is_file()
