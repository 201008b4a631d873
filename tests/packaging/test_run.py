"""`make run`, after set-up: it loads and serves, loads nothing twice, and Ctrl-C is no error."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx

from app.config import ROOT
from tests.packaging.servers import free_port, wait_for


def start(database: Path, port: int) -> subprocess.Popen[str]:
    env = os.environ | {"FRICTION_DATABASE_URL": f"sqlite:///{database}", "FRICTION_PORT": str(port)}
    command = [sys.executable, "scripts/run.py"]
    both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.Popen(command, cwd=ROOT, env=env, text=True, **both)


@contextmanager
def running(database: Path) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    port = free_port()
    with start(database, port) as run:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
                wait_for(client)
                yield run, client
        finally:
            run.kill()


def rows_of(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump())


def test_it_serves_the_digests_says_where_and_stops_cleanly(tmp_path: Path) -> None:
    with running(tmp_path / "ledger.sqlite3") as (run, client):
        articles = client.get("/articles").raise_for_status().text
        run.send_signal(signal.SIGINT)
        said, _ = run.communicate(timeout=20)

    assert "(digest)" in articles
    assert str(client.base_url) in said
    assert run.returncode == 0
    assert "Traceback" not in said


def test_a_second_run_changes_no_row(tmp_path: Path) -> None:
    database = tmp_path / "ledger.sqlite3"
    with running(database):
        first = rows_of(database)

    with running(database):
        assert rows_of(database) == first


def test_a_taken_port_is_said_in_a_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with start(tmp_path / "ledger.sqlite3", port) as run:
            said, _ = run.communicate(timeout=60)

    assert run.returncode == 1
    assert f"port {port}" in said
    assert "Traceback" not in said
