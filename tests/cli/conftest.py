"""Running `friction` in this process, and in one of its own."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli import main
from app.config import ROOT, Settings


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def friction(capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """`friction("ingest", path, ...)` in this process, whose logs are again what they were afterwards."""
    before = logging.root.handlers[:], logging.root.level

    def run(*words: object) -> Ended:
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Ended(status, out, err)

    yield run
    logging.root.handlers[:], logging.root.level = before


@pytest.fixture
def environment(settings: Settings) -> dict[str, str]:
    """The environment of a process of its own, with a migrated database of this test's."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
        "FRICTION_DATABASE_URL": settings.database_url,
    }


@pytest.fixture
def process(environment: dict[str, str], tmp_path: Path) -> Run:
    """`process("--version")`: the same in a process of its own, in an empty folder."""

    def run(*words: object, **more: str) -> Ended:
        done = subprocess.run(
            [sys.executable, "-m", "app", *map(str, words)],
            env=environment | more,
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    return run
