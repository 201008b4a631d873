import asyncio
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
import uvicorn

from app.cli.server import AnnouncedServer

Run = Callable[..., Any]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def served(environment: dict[str, str], *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A `friction serve` of its own and the address it prints."""
    with subprocess.Popen(
        [sys.executable, "-m", "app", "serve", *words],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    ) as running:  # fmt: skip
        assert running.stderr is not None
        try:
            line = next(line for line in running.stderr if line.startswith("Friction Ledger is at "))
            yield running, line.removeprefix("Friction Ledger is at ").split()[0]
        finally:
            running.kill()


@pytest.mark.parametrize(("options", "last"), [([], "Stopped."), (["--reload"], "Stopping reloader process")])
def test_the_printed_address_answers_until_an_interrupt_stops_it_cleanly(
    environment: dict[str, str], options: list[str], last: str
) -> None:
    port = free_port()
    with served(environment, "--host", "127.0.0.1", "--port", str(port), *options) as (running, address):
        assert address == f"http://127.0.0.1:{port}"
        with urllib.request.urlopen(f"{address}/healthz", timeout=30) as answer:
            assert answer.status == 200
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (0, "")
    assert last in err.splitlines()[-1]
    assert "Traceback" not in err


def test_the_environment_says_where(environment: dict[str, str]) -> None:
    port = free_port()
    with served(environment | {"FRICTION_PORT": str(port)}) as (_, address):
        assert address == f"http://127.0.0.1:{port}"


@pytest.mark.parametrize(
    ("name", "address"),
    [(("127.0.0.1", 80), "http://127.0.0.1:80"), (("::1", 8000, 0, 0), "http://[::1]:8000")],
)
def test_the_address_is_one_to_click(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: tuple[object, ...],
    address: str,
) -> None:
    class Listener:
        def getsockname(self) -> tuple[object, ...]:
            return name

    async def start(server: uvicorn.Server, _sockets: object) -> None:
        server.started = True

    monkeypatch.setattr(uvicorn.Server, "startup", start)
    server = AnnouncedServer(uvicorn.Config("app.main:create_app", factory=True, log_config=None))
    # in a thread: a browser that other tests of this process keep has a loop running in this one
    with ThreadPoolExecutor() as pool:
        pool.submit(asyncio.run, server.startup(cast("list[socket.socket]", [Listener()]))).result()
    assert capsys.readouterr().err == f"Friction Ledger is at {address} (Ctrl-C stops it)\n"


def test_a_taken_port_is_named_with_the_remedy(process: Run) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ended = process("serve", "--port", port)
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == (
        f"friction: cannot listen at 127.0.0.1, port {port}: address already in use; "
        "stop what uses it, or give another --port (FRICTION_PORT) or --host (FRICTION_HOST)\n"
    )


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--host", "lakeside"], "friction: FRICTION_HOST: value is not a valid IPv4 or IPv6 address."),
        (["--port", "70000"], "friction: FRICTION_PORT: Input should be less than or equal to 65535."),
        (["--host", "203.0.113.1"], "friction: cannot listen at 203.0.113.1, port 8000: "),
        (["--database-url", "sqlite:///new.sqlite3"], "friction: the ledger at new.sqlite3 is new: run "),
    ],
)
def test_what_cannot_be_served_is_said_in_one_line(process: Run, words: list[str], line: str) -> None:
    ended = process("serve", *words)
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith(line)
    assert ended.err.count("\n") == 1


def test_an_application_that_cannot_start_is_an_error(process: Run, tmp_path: Path) -> None:
    ended = process("serve", "--port", free_port(), FRICTION_DATA_DIR=str(tmp_path / "none"))
    assert ended.status == 1
    assert ended.err.splitlines()[-1].startswith("friction: ")
    assert "Friction Ledger is at" not in ended.err
