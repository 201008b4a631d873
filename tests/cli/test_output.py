import json

import pytest

from app.cli.output import say, show_table, write_json
from app.cli.progress import watched
from app.terminal import safe


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("plain “words” é 𝒜", "plain “words” é 𝒜"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("a\r\nb\tc", "a\\r\\nb\\tc"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb\u2066c\u200bd", "a\\u202eb\\u2066c\\u200bd"),
        ("a\u2028b", "a\\u2028b"),
        ("caf\udce9", "caf\\udce9"),
        ("[red]a[/red]", "[red]a[/red]"),
        ("", ""),
    ],
)
def test_words_from_files_cannot_steer_a_terminal(
    capsys: pytest.CaptureFixture[str], words: str, shown: str
) -> None:
    assert safe(words) == shown
    say(words)
    assert capsys.readouterr().err == f"{shown}\n"


def test_cells_of_a_table_are_neither_markup_nor_control(capsys: pytest.CaptureFixture[str]) -> None:
    show_table("[bold]T[/bold]\x1b", ("name", "n"), [("[red]a\x1b[2J[/red]", "1")])
    out = capsys.readouterr().out
    assert "[bold]T[/bold]\\x1b" in out
    assert "[red]a\\x1b[2J[/red]" in out
    assert "\x1b" not in out


def test_json_is_one_line_of_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    record = {"text": "“é”\n\u2028\x1b\x9b"}
    write_json(record)
    out = capsys.readouterr().out
    assert out.isascii()
    assert out.count("\n") == 1
    assert "\x1b" not in out
    assert json.loads(out) == record


def test_progress_hands_every_item_on_and_tells_a_log_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(watched(iter("abc"), 3)) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr("app.cli.progress.LINE_EVERY_SECONDS", 0.0)
    assert list(watched(iter("ab"), 2000)) == ["a", "b"]
    assert capsys.readouterr() == ("", "1 of 2,000 read\n2 of 2,000 read\n")


def test_progress_on_a_terminal_is_a_bar_that_goes_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert list(watched(iter("ab"), 2)) == ["a", "b"]
    out, err = capsys.readouterr()
    assert out == ""
    assert "Reading" in err
    assert "2/2" in err
