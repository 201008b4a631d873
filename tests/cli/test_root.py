import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import __version__
from app.cli.errors import CommandError

COMMANDS = ["ingest", "extract", "serve", "evaluate", "db", "db upgrade", "db check", "db downgrade"]
Run = Callable[..., Any]


def fail_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let `friction db check` fail so."""

    def check(*_: object) -> None:
        raise error

    monkeypatch.setattr("app.services.schema.check", check)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_examples_that_exist(friction: Run, command: str) -> None:
    ended = friction(*command.split(), "--help")
    assert (ended.status, ended.err) == (0, "")
    examples = [line.strip() for line in ended.out.splitlines() if line.strip().startswith("friction ")]
    assert examples
    for example in examples:
        words = example.split()[1:]
        assert any(" ".join(words).startswith(known) for known in COMMANDS)
        assert not command or example.startswith(f"friction {command}")


@pytest.mark.parametrize("words", [(), ("db",)])
def test_without_a_command_help_is_shown(friction: Run, words: tuple[str, ...]) -> None:
    ended = friction(*words)
    assert (ended.status, ended.err) == (2, "")
    assert "Usage: friction" in ended.out


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["ingst"], "friction: No such command 'ingst'. Did you mean 'ingest'? (friction --help tells more)"),
        (["extract"], "friction extract: Missing argument 'PATH…'. (friction extract --help tells more)"),
        (["ingest", "--jsn", "x"], "friction ingest: No such option: --jsn"),
        (["serve", "--port", "x"], "friction serve: Invalid value for '--port': Input should be a valid int"),
        (["db", "downgrade"], "friction db downgrade: Missing argument 'revision'."),
    ],
)
def test_wrong_usage_is_one_line_with_status_2(friction: Run, words: list[str], line: str) -> None:
    ended = friction(*words)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(line)
    assert ended.err.count("\n") == 1


def test_the_version_is_the_packages(friction: Run) -> None:
    assert friction("--version").out == f"friction {__version__}\n"


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (CommandError("no; do this"), "friction: no; do this"),
        (
            OSError(28, "No space left on device", "/x\n\x1b[31m"),
            "friction: /x\\n\\x1b[31m: No space left on device",
        ),
        (
            ModuleNotFoundError("No module named 'psycopg'", name="psycopg"),
            "friction: PostgreSQL needs",
        ),
        (
            ZeroDivisionError("by\nzero"),
            "friction: ZeroDivisionError: by\\nzero. This should",
        ),
        (RecursionError(), "friction: RecursionError: . This should not happen"),
    ],
)
@pytest.mark.parametrize("debug", [False, True])
def test_an_error_is_one_line_and_a_traceback_only_with_debug(
    friction: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, line: str, debug: bool
) -> None:
    fail_with(monkeypatch, error)
    ended = friction("db", "check", *(["--debug"] if debug else []))
    assert (ended.status, ended.out) == (1, "")
    last = ended.err.splitlines()[-1]
    assert last.startswith(line)
    assert ("Traceback (most recent call last)" in ended.err) is debug
    assert debug or ended.err == f"{last}\n"


def test_debug_may_stand_before_the_command_but_not_after_two_dashes(
    friction: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, CommandError("no"))
    assert "Traceback" in friction("--debug", "db", "check").err
    assert "'--debug'" not in friction("extract", "--", "--debug").err
    assert friction("extract", "--", "--debug").err == (
        "--debug: there is no such file or folder; check the path\n"
    )


def test_an_interrupt_ends_in_one_line_with_status_130(
    friction: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, KeyboardInterrupt())
    ended = friction("db", "check")
    assert (ended.status, ended.out, ended.err) == (130, "", "friction: stopped\n")


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("FRICTION_PORT", "http", "friction: FRICTION_PORT: Input should be a valid integer"),
        ("FRICTION_DATABASE_URL", "mysql://x", "friction: FRICTION_DATABASE_URL: must begin with sqlite:///"),
        (
            "FRICTION_SHOWN_NAMES",
            "Ann Bell; Dow",
            "friction: FRICTION_SHOWN_NAMES: must be full names parted",
        ),
        ("FRICTION_LOG_LEVEL", "loud", "friction: FRICTION_LOG_LEVEL: Input should be 'debug', 'info'"),
    ],
)
def test_a_wrong_setting_is_named(
    friction: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str, line: str
) -> None:
    monkeypatch.setenv(name, value)
    ended = friction("db", "check")
    assert ended.status == 1
    assert ended.err.startswith(line)
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("FRICTION_PROT", "did you mean FRICTION_PORT?"),
        ("friction_databse_url", "did you mean FRICTION_DATABASE_URL?"),
        ("FRICTION_WEATHER_OF_TOMORROW", "docs/configuration.md names those there are"),
        ("FRICTION_\x1b[31m", "docs/configuration.md names those there are"),
    ],
)
@pytest.mark.parametrize("words", [("db", "check"), ("extract", "none.txt")])
def test_a_name_that_is_no_setting_is_said_in_one_line_and_stops_nothing(
    friction: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], name: str, remedy: str
) -> None:
    before = friction(*words)
    monkeypatch.setenv(name, "8080")
    ended = friction(*words)
    shown = name.upper().replace("\x1b[31M", "\\x1b[31M")
    assert (ended.status, ended.out) == (before.status, before.out)
    assert ended.err == f"friction: {shown} is no setting and changes nothing; {remedy}\n{before.err}"


@pytest.mark.parametrize(
    "known", ["FRICTION_PORT=8080", "friction_port=8080", "FRICTION_DB_PASSWORD=x", "PORT=1"]
)
def test_names_of_the_settings_file_are_looked_at_too(process: Run, tmp_path: Path, known: str) -> None:
    (tmp_path / ".env").write_text(f"{known}\nFRICTION_LOG_LEVL=debug\n")
    assert process("db", "check").err.splitlines()[0] == (
        "friction: FRICTION_LOG_LEVL is no setting and changes nothing; did you mean FRICTION_LOG_LEVEL?"
    )


def test_help_loads_nothing_that_only_some_commands_need(environment: dict[str, str]) -> None:
    code = "import sys, app.cli; app.cli.main(['ingest', '--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(done.stderr.split())
    assert "app.cli.ingest" in loaded
    assert not loaded & {"pandas", "pyarrow", "trafilatura", "dateparser", "uvicorn", "fastapi", "sqlalchemy"}


def test_starting_with_nothing_new_loads_only_what_it_uses(
    environment: dict[str, str], tmp_path: Path
) -> None:
    article = tmp_path / "a.md"
    article.write_text("---\ntitle: Chief objects\npublished: 2026-01-07\n---\nChief Ann Example said no.\n")
    heavy = {"pandas", "pyarrow", "trafilatura", "dateparser", "scipy", "numpy"}

    def loaded(*words: str) -> set[str]:
        code = f"import sys, app.cli; print(app.cli.main({words!r})); print(*sys.modules, file=sys.stderr)"
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8", check=True
        )
        assert done.stdout.endswith("\n0\n")
        return set(done.stderr.split())

    assert loaded("ingest", str(article)) & heavy == {"numpy"}
    assert not loaded("ingest", str(article)) & heavy
    assert not loaded("db", "upgrade") & {*heavy, "app.models"}
    assert not loaded("db", "check") & heavy


def test_the_module_is_the_command(process: Run) -> None:
    ended = process("--version")
    assert (ended.status, ended.out, ended.err) == (0, f"friction {__version__}\n", "")
