import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.evaluation.part import held_back

Run = Callable[..., Any]

TEXT = "“Nobody told us that agents were coming,” Lakeside Police Chief Ann Example said Tuesday.\n"
QUOTE = "Nobody told us that agents were coming"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """One annotated article: one statement that is there to be found, one agency that is not."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a1.txt").write_text(TEXT, encoding="utf-8")
    statement = {"parts": [QUOTE], "start": 1, "kind": "direct", "speaker": "Ann Example"}
    rest = {"officials": [], "jurisdictions": [], "agencies": [{"name": "Alder Patrol"}], "incidents": []}
    (folder / "a1.json").write_text(json.dumps({"statements": [statement], **rest}), encoding="utf-8")
    return folder


def test_figures_are_a_table_or_json(friction: Run, gold: Path) -> None:
    ended = friction("evaluate", gold, "--json")
    assert (ended.status, ended.err) == (0, "")
    figures = json.loads(ended.out)
    assert (figures["articles"], figures["wrong offsets"]) == (1, 0)
    assert (figures["agency"]["r"], figures["agency"]["gold"]) == (0.0, 1)
    assert figures["statement"]["gold"] == 1

    table = " ".join(friction("evaluate", gold).out.split())
    assert "Articles: 1, wrong offsets: 0, borderline: 0 statements, 0 incidents" in table
    lines = [" ".join(line.split()) for line in friction("evaluate", gold).out.splitlines()]
    assert "measure precision recall F1 annotated found" in lines
    found = figures["statement"]
    row = f"statement {found['p']:.3f} {found['r']:.3f} {found['f1']:.3f} {found['gold']} {found['pred']}"
    assert row in lines


def test_errors_are_listed_on_request(friction: Run, gold: Path) -> None:
    assert friction("evaluate", gold).err == ""
    assert "missed agency alder patrol" in friction("evaluate", gold, "--errors").err


def test_the_parts_of_a_set_are_measured_apart(friction: Run, gold: Path) -> None:
    for name in ("a2", "a8", "a9"):
        for ending in ("txt", "json"):
            (gold / f"{name}.{ending}").write_bytes((gold / f"a1.{ending}").read_bytes())

    articles = {
        part: json.loads(friction("evaluate", gold, "--json", "--part", part).out)["articles"]
        for part in ("development", "held-back", "all")
    }

    held = sum(held_back(name) for name in ("a1", "a2", "a8", "a9"))
    assert articles == {"development": 4 - held, "held-back": held, "all": 4}
    assert 0 < held < 4


def test_errors_of_the_held_back_part_are_not_shown(friction: Run, gold: Path) -> None:
    ended = friction("evaluate", gold, "--part", "held-back", "--errors")

    assert (ended.status, ended.out) == (1, "")
    assert "Use --part development" in ended.err


def test_a_part_without_articles_is_named(friction: Run, gold: Path) -> None:
    empty = "development" if held_back("a1") else "held-back"

    ended = friction("evaluate", gold, "--part", empty)

    assert (ended.status, ended.out) == (1, "")
    assert f"has no article of the {empty} part" in ended.err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "no annotated articles"),
        ("{", "a1.json: "),
        ('{"statements": []}', "a1.json: 'officials' is missing"),
    ],
)
def test_wrong_annotations_are_one_line(
    friction: Run, tmp_path: Path, content: str | None, reason: str
) -> None:
    if content:
        (tmp_path / "a1.txt").write_text(TEXT)
        (tmp_path / "a1.json").write_text(content)
    ended = friction("evaluate", tmp_path)
    assert (ended.status, ended.out) == (1, "")
    assert reason in ended.err
    assert ended.err.count("\n") == 1
