"""The two servers that are compared: ours, and Datasette on the same file."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import httpx
import psutil  # type: ignore[import-untyped]

_PATIENCE = 60.0
"""Seconds a server has to answer for the first time."""


def our_path(state: str, agency: str, tactic: str) -> str:
    """The incidents of a state, an agency and a tactic: a page with all its facets."""
    return f"/incidents?{urlencode({'state': state, 'agency': agency, 'tactic': tactic})}"


def datasette_path(database: str, state: str, agency: str, tactic: str) -> str:
    """The same rows as a Datasette page of 25 incidents with three facets."""
    query = [
        ("_where", f"place_id in (select id from place where state = '{state.upper()}')"),
        ("_where", f"id in (select incident_id from incident_agency join agency on agency.id = agency_id "
                   f"where slug = '{agency}')"),
        ("_where", f"id in (select incident_id from incident_tactic where tactic = '{tactic}')"),
        ("_facet", "place_id"), ("_facet", "kind"), ("_facet", "precision"),
        ("_sort_desc", "sort_date"), ("_size", "25"),
    ]  # fmt: skip
    return f"/{database}/incident?{urlencode(query)}"


def datasette_index_path(database: str, state: str, agency: str, tactic: str) -> str:
    """The same rows from our narrow index table: numbers in place of names, but the fastest way there is."""
    holding = "{column} in (select set_id from tag_set_member where tag = '{slug}')"
    query = [
        ("state", state),
        ("_where", holding.format(column="agency_set", slug=agency)),
        ("_where", holding.format(column="tactic_set", slug=tactic)),
        ("_facet", "city"), ("_facet", "kind"), ("_facet", "agency_set"),
        ("_sort_desc", "sort_date"), ("_size", "25"),
    ]  # fmt: skip
    return f"/{database}/incident_index?{urlencode(query)}"


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers at `base`; its process tells the time it worked."""

    base: str
    process: psutil.Process

    def worked(self) -> float:
        """Seconds of processor time it has used so far: what others do on the machine does not count."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


@contextmanager
def our_server(ledger: Path) -> Iterator[Server]:
    """The application on the ledger: uvicorn, one process."""
    command = ["uvicorn", "app.main:create_app", "--factory", "--log-level", "error", "--no-access-log"]
    settings = {"FRICTION_DATABASE_URL": f"sqlite:///{ledger}", "FRICTION_LOG_LEVEL": "error"}
    with _serving(command, settings, "/readyz") as server:
        yield server


@contextmanager
def datasette_server(ledger: Path, suggest: bool) -> Iterator[Server]:
    """Datasette on the ledger, with or without its suggestions of facets."""
    command = ["datasette", str(ledger), "--setting", "suggest_facets", "on" if suggest else "off"]
    with _serving(command, {}, "/-/versions.json") as server:
        yield server


@contextmanager
def _serving(command: Sequence[str], settings: Mapping[str, str], ready: str) -> Iterator[Server]:
    port = _free_port()
    arguments = [sys.executable, "-m", *command, "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(
        arguments, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    base = f"http://127.0.0.1:{port}"
    try:
        _await(process, f"{base}{ready}")
        yield Server(base, psutil.Process(process.pid))
    finally:
        process.terminate()
        process.communicate()


def _await(process: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            said = process.stderr.read().decode(errors="replace") if process.stderr else ""
            raise RuntimeError(f"the server ended with {process.returncode}: {said[-500:]}")
        try:
            if httpx.get(address, timeout=2, trust_env=False).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"no answer from {address} within {_PATIENCE:.0f} seconds")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
