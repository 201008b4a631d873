"""Annotated articles are read, and what is wrong with one is said by file and field."""

import json
from pathlib import Path

import pytest

from app.evaluation.gold import GoldError, load_gold
from app.extraction.types import Span

TEXT = "Chief Ada Quill said that calls fell. Quill said that calls fell.\r\n"
STATEMENT = {"parts": ["calls fell"], "start": 54, "kind": "indirect", "speaker": "Ada Quill"}
ROW: dict[str, object] = {
    "published": "2025-03-04",
    "statements": [STATEMENT],
    "officials": [],
    "jurisdictions": [],
    "agencies": [],
    "incidents": [{"id": "x", "title": "Fewer calls", "evidence": "calls fell"}],
}


@pytest.mark.parametrize(("gold", "text"), [("a.json", "a.txt"), ("gold-3.json", "article-3.txt")])
def test_an_annotation_is_read_with_its_text(tmp_path: Path, gold: str, text: str) -> None:
    (tmp_path / gold).write_text(json.dumps(ROW), encoding="utf-8")
    (tmp_path / text).write_bytes(TEXT.encode())

    [article] = load_gold(tmp_path)

    assert article.name == text.removesuffix(".txt")
    assert article.document.text == TEXT
    assert article.statements[0].parts == (Span(54, 64),)
    assert article.incidents[0].evidence == (Span(26, 36),)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"statements": [STATEMENT | {"parts": ["calls rose"]}]}, "the text does not have 'calls rose'"),
        ({"published": "last week"}, "last week"),
        ({"agencies": [{}]}, "'name' is missing"),
        ({"officials": None}, "NoneType"),
    ],
    ids=["a part not in the text", "no date", "a key left out", "no list"],
)
def test_a_wrong_annotation_is_named(tmp_path: Path, change: dict[str, object], complaint: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps(ROW | change), encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    with pytest.raises(GoldError, match=complaint) as error:
        list(load_gold(tmp_path))

    assert str(tmp_path / "a.json") in str(error.value)


def test_a_folder_without_annotated_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    with pytest.raises(GoldError, match="no annotated articles"):
        list(load_gold(tmp_path))


@pytest.mark.parametrize("given", [False, True])
def test_ids_listed_as_borderline_are_borderline(tmp_path: Path, given: bool) -> None:
    listed = tmp_path / ("other.txt" if given else "borderline.txt")
    listed.write_text("a-s2\na-s1\n", encoding="utf-8")
    row = ROW | {"statements": [STATEMENT | {"id": "a-s1"}, STATEMENT | {"id": "a-s9"}]}
    (tmp_path / "a.json").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(TEXT.encode())

    [article] = load_gold(tmp_path, listed if given else None)

    assert [statement.borderline for statement in article.statements] == [True, False]
