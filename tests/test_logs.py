import json
import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Literal

import pytest
import structlog

from app.config import Settings
from app.logs import configure_logs


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def test_json_has_one_object_a_line_from_both_kinds_of_logger(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs(Settings(log_format="json"))
    structlog.get_logger("ledger").info("saved", article=7, words="a\nb\x1b[31m")
    logging.getLogger("uvicorn.error").warning("port %s", 80)
    out, err = capsys.readouterr()
    assert out == ""
    assert "\x1b" not in err
    first, second = map(json.loads, err.splitlines())
    assert datetime.fromisoformat(first.pop("timestamp")).tzinfo is not None
    assert first == {
        "event": "saved", "article": 7, "words": "a\nb\x1b[31m", "level": "info", "logger": "ledger",
    }  # fmt: skip
    assert (second["event"], second["level"], second["logger"]) == ("port 80", "warning", "uvicorn.error")


def test_an_exception_stays_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs(Settings(log_format="json"))
    try:
        raise ValueError("no\nway")
    except ValueError:
        structlog.get_logger("ledger").exception("failed")
    (line,) = capsys.readouterr().err.splitlines()
    assert "ValueError: no" in json.loads(line)["exception"]


@pytest.mark.parametrize("log_format", ["console", "json"])
def test_a_traceback_gives_lines_of_code_and_no_values(
    capsys: pytest.CaptureFixture[str], log_format: Literal["console", "json"]
) -> None:
    configure_logs(Settings(log_format=log_format))
    password = "".join(("hun", "ter2"))
    try:
        int("".join(("no", " number")) if password else "")
    except ValueError:
        logging.getLogger("uvicorn.error").exception("failed")
    err = capsys.readouterr().err
    assert "ValueError: invalid literal" in err
    assert password not in err
    assert len(err) < 2000


def test_the_console_has_a_plain_line_where_it_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs(Settings())
    structlog.get_logger("ledger").info("saved", article=7)
    (line,) = capsys.readouterr().err.splitlines()
    assert "saved" in line
    assert "article=7" in line
    assert "\x1b" not in line


@pytest.mark.parametrize(
    ("level", "kept"),
    [("debug", ["debug", "info", "error"]), ("info", ["info", "error"]), ("error", ["error"])],
)
def test_lower_levels_are_dropped_by_the_last_call(
    capsys: pytest.CaptureFixture[str], level: str, kept: list[str]
) -> None:
    configure_logs(Settings(log_level="debug", log_format="json"))
    configure_logs(Settings.model_validate({"log_level": level, "log_format": "json"}))
    log = structlog.get_logger("ledger")
    log.debug("x")
    log.info("x")
    log.error("x")
    assert [json.loads(line)["level"] for line in capsys.readouterr().err.splitlines()] == kept


def test_libraries_that_log_what_their_caller_is_told_are_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs(Settings(log_level="debug"))
    logging.getLogger("trafilatura.core").error("empty HTML tree")
    logging.getLogger("alembic.runtime.migration").info("Context impl")
    assert capsys.readouterr().err == ""
