"""`friction explain` shows what was found, where, and why; what a file holds never rules the terminal."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.config import ROOT

Run = Callable[..., Any]

TEXT = (
    "“Nobody told us federal agents came,” Lakeside Police Chief Ann Example said.\r\n\r\n"
    "Mayor Ed Lund met Paul Marsh, 40, on Monday. He said the masked agents had destroyed trust.\r\n"
)
ESCAPE = "\x1b"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())
    return path


def lines(shown: str) -> list[str]:
    """What is shown, without the padding of tables."""
    return [" ".join(line.split()) for line in shown.splitlines()]


def test_statements_are_numbered_and_speakers_lettered_in_the_text(friction: Run, article: Path) -> None:
    shown = friction("explain", article, "--width", 200).out

    assert "“[1]Nobody told us federal agents came,” (A)Lakeside Police Chief Ann Example said." in shown
    assert "(B)He said [2]the masked agents had destroyed trust." in shown
    assert "\r" not in shown


@pytest.mark.parametrize(
    "line",
    [
        "[1] direct, by (A) Ann Example",
        "rule quote-before-cue: a quotation, then its cue",
        "made for: “The vans came before dawn,” Mayor Ada Quill said.",
        "speaker named beside the cue (Lakeside Police Chief Ann Example)",
        "role police chief",
        "title Police Chief: “Police Chief”",
        "[2] indirect, by (B) Ed Lund",
        "cue said",
        "speaker a pronoun stands beside the cue (He)",
        "position criticises-federal",
        "+0.3 criticises-federal, phrase trust: “trust”",
    ],
)
def test_each_statement_says_what_it_rests_on(friction: Run, article: Path, line: str) -> None:
    assert line in lines(friction("explain", article, "--width", 200).out)


def test_the_candidates_for_a_pronoun_are_shown_with_their_weights(friction: Run, article: Path) -> None:
    shown = lines(friction("explain", article, "--width", 200).out)

    first, second = (shown[at] for at in (shown.index("[2] indirect, by (B) Ed Lund") + i for i in (6, 7)))
    assert first.startswith("weighed Ed Lund ")
    assert second.startswith("Paul Marsh ")
    scores = [float(score) for line in (first, second) for score in re.findall(r"[a-z] (-?[\d.]+) \(", line)]
    assert scores[0] > scores[1]


def test_the_parts_of_a_confidence_add_up_to_it(friction: Run, article: Path) -> None:
    record = json.loads(friction("explain", article, "--json").out)

    said = record["statements"][0]
    total = sum(said["confidence_parts"].values())
    assert said["confidence"] == pytest.approx(1 / (1 + 2.718281828**-total), abs=0.001)


def test_json_is_one_line_an_article_with_exact_words(friction: Run, article: Path) -> None:
    ended = friction("explain", article, "--json")

    record = json.loads(ended.out)
    assert ended.out.count("\n") == 1
    assert record["source"] == str(article)
    assert [said["resolution"] for said in record["statements"]] == ["named", "pronoun"]
    signs = record["statements"][1]["position_signs"]
    for words in [sign["words"] for sign in signs if sign["words"]]:
        assert TEXT[words["start"] : words["end"]] == words["text"]


@pytest.mark.parametrize(("setting", "coloured"), [("NO_COLOR", False), ("FORCE_COLOR", True)])
def test_colours_follow_the_environment(
    friction: Run, article: Path, monkeypatch: pytest.MonkeyPatch, setting: str, coloured: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv(setting, "1")

    assert ("\x1b[36m" in friction("explain", article).out) is coloured


def test_a_pipe_gets_no_colours(friction: Run, article: Path) -> None:
    assert ESCAPE not in friction("explain", article).out


def test_what_controls_terminals_is_escaped(friction: Run, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(
        "“We were \x1b[2Jnot told\x07,” Mayor Ann \u202eExample said.\n\x9b31m“It is late,” she said.\n",
        encoding="utf-8",
    )

    shown = friction("explain", hostile).out

    assert not set(shown) & {ESCAPE, "\x07", "\x9b", "\u202e"}
    assert "\\x1b[2J" in shown


@pytest.mark.parametrize("width", [40, 72])
def test_no_line_is_wider_than_asked(friction: Run, article: Path, width: int) -> None:
    assert max(map(len, friction("explain", article, "--width", width).out.splitlines())) <= width


def test_an_article_without_statements_is_shown_alone(friction: Run, tmp_path: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("The hall is open.\n", encoding="utf-8")

    assert lines(friction("explain", plain, "--width", 200).out)[1] == "The hall is open."


def test_what_cannot_be_read_is_named(friction: Run, tmp_path: Path) -> None:
    ended = friction("explain", tmp_path / "none.txt")

    assert (ended.status, ended.out) == (1, "")
    assert "none.txt" in ended.err


def test_incidents_of_the_ledger_are_explained(process: Run) -> None:
    process("ingest", ROOT / "data" / "articles")
    assert re.search("In doubt|Nothing is in doubt", process("explain", "--in-doubt").out)
    apart = json.loads(process("explain", "--incident", 1, "--incident", 2, "--json").out)
    assert apart["compared"][0]["outcome"] in ("in doubt", "different")
    assert process("explain", "--incident", 1).status == 0
    assert "there is no incident 99999" in process("explain", "--incident", 1, "--incident", 99999).err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param((), "name an article, or incidents", id="nothing"),
        pytest.param(("--incident", 1, "--incident", 2), "there is no incident 1 or 2", id="neither there"),
        pytest.param(("--incident", 99999), "there is no incident 99999", id="not there"),
        pytest.param(("--incident", 99999, "--json"), "there is no incident 99999", id="not there, json"),
        pytest.param(("article.txt", "--incident", 1), "leave one out", id="file and incident"),
        pytest.param(("article.txt", "--in-doubt"), "leave one out", id="file and doubts"),
        pytest.param(("--incident", 1, "--incident", 2, "--incident", 3), "two at most", id="three"),
    ],
)
def test_what_cannot_be_explained_is_one_line(process: Run, words: tuple[object, ...], message: str) -> None:
    ended = process("explain", *words)
    assert (ended.status, ended.out) == (1, "")
    assert message in ended.err


@pytest.mark.parametrize("number", [0, -1, 2**31, 2**70])
def test_what_is_no_number_of_an_incident_is_refused(process: Run, number: int) -> None:
    ended = process("explain", "--incident", number)
    assert (ended.status, ended.out) == (2, "")
    assert "--incident" in ended.err
