"""Citations for reference managers hold what they are made of, whatever a headline says."""

import json
import re

import pytest

from app.web.citing.cited import Cited
from app.web.citing.managers import bibtex, csl_json, ris
from tests.web.citing.citations import HOSTILE, LIST, LIST_ADDRESS, RECORD, RECORD_ADDRESS, never_fed, titled

TAG = re.compile(r"[A-Z][A-Z0-9]  - ")
FIELD = re.compile(r"  ([a-z]+) = \{(.*)\},")


def test_bibtex_is_an_entry_with_its_fields() -> None:
    assert bibtex(LIST).decode() == (
        "@misc{friction-ledger-statements-0123456789abcdef,\n"
        "  author = {{Friction Ledger}},\n"
        "  title = {{60 statements with role “mayor”, newest first}},\n"
        "  year = {2026},\n"
        "  month = {2},\n"
        "  version = {2026-02-01T13:03:00Z},\n"
        "  note = {60 rows, fingerprint 0123456789abcdef},\n"
        f"  url = {{{LIST_ADDRESS}}},\n"
        "  urldate = {2026-02-02},\n"
        "}\n"
    )


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("cited", [LIST, RECORD], ids=["list", "record"])
def test_no_title_leaves_its_field_in_bibtex(cited: Cited, title: str) -> None:
    first, *fields, last, after = bibtex(titled(cited, title)).decode().split("\n")
    assert (first, last, after) == (f"@misc{{{cited.key},", "}", "")
    named = [match[1] for match in map(FIELD.fullmatch, fields) if match]
    assert len(named) == len(fields)
    assert [name for name in named if name != "note"] == [
        "author", "title", "year", "month", "version", "url", "urldate",
    ]  # fmt: skip
    for line in fields:
        assert _balanced(line)
        assert not re.search(r"(?<!\\)[$&#%_^~]", line.partition(" = ")[2]) or "  url = " in line


def _balanced(line: str) -> bool:
    """Whether braces pair as BibTeX counts them, and none closes what it did not open."""
    depth = 0
    for character in line:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("50% of $5 & #1_a", r"50\% of \$5 \& \#1\_a"),
        ("{a} \\b ^c ~d", r"\textbraceleft{}a\textbraceright{} \textbackslash{}b "
                          r"\textasciicircum{}c \textasciitilde{}d"),
        ("Peña “said”", "Peña “said”"),
    ],
)  # fmt: skip
def test_what_tex_would_read_as_a_command_is_written_out(words: str, written: str) -> None:
    assert f"  title = {{{{{written}}}}},\n" in bibtex(titled(RECORD, words)).decode()


def test_ris_is_a_record_of_tags() -> None:
    assert ris(RECORD).decode().split("\r\n") == [
        "TY  - ELEC",
        "ID  - friction-ledger-statement-42",
        "AU  - Friction Ledger",
        "TI  - Statement 42: Dana Example: “We were not told”",
        "PY  - 2026",
        "DA  - 2026/02/01",
        "ET  - 2026-02-01T13:03:00Z",
        "DB  - Friction Ledger",
        f"N1  - {RECORD.note}",
        f"UR  - {RECORD_ADDRESS}",
        "Y2  - 2026/02/02",
        "ER  - ",
        "",
    ]


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_begins_a_line_in_ris(title: str) -> None:
    *lines, after = ris(titled(LIST, title)).decode().split("\r\n")
    assert after == ""
    assert all(TAG.match(line) for line in lines)
    tags = [line[:2] for line in lines]
    assert (tags[0], tags[-1], tags.count("TY"), tags.count("ER")) == ("TY", "ER", 1, 1)
    assert not re.search(r"[\x00-\x1f\x7f\u2028\u2029]", "".join(lines))


@pytest.mark.parametrize("title", HOSTILE)
def test_csl_keeps_the_title_as_a_text(title: str) -> None:
    [item] = json.loads(csl_json(titled(LIST, title)))
    assert item["title"].split() == re.sub(r"[\x00-\x1f\ufffe\u2028]+", _as_written, title).split()
    assert (item["type"], item["URL"]) == ("dataset", LIST_ADDRESS)
    assert item["issued"] == {"date-parts": [[2026, 2, 1]]}
    assert item["accessed"] == {"date-parts": [[2026, 2, 2]]}


def _as_written(found: re.Match[str]) -> str:
    """Blanks are one; what no XML could hold is a sign of that."""
    return "".join("�" if one in "\x00\x07\x1b\ufffe" else " " for one in found.group())


def test_a_ledger_that_was_never_fed_has_no_date() -> None:
    [item] = json.loads(csl_json(never_fed(RECORD)))
    assert item.keys() & {"issued", "version"} == set()
    assert b"year" not in bibtex(never_fed(RECORD))
    assert b"PY  - " not in ris(never_fed(RECORD))
