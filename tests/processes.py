"""Processes that tests start: waiting until something holds of them, and which of them are there."""

import subprocess
import time
from collections.abc import Callable

SECONDS = 60
"""How long is waited at most: far longer than anything should take."""


def until(holds: Callable[[], object]) -> bool:
    """Wait until something holds; returns whether it does, at the latest after `SECONDS`."""
    end = time.monotonic() + SECONDS
    while not (held := bool(holds())) and time.monotonic() < end:
        time.sleep(0.05)
    return held


def children(pid: int) -> set[int]:
    """The processes that process `pid` started and that still run."""
    return {child for parent, child, _ in _running() if parent == pid}


def workers(pid: int) -> set[int]:
    """The workers among its children: multiprocessing starts a process of its own beside them."""
    return {child for parent, child, command in _running() if parent == pid and "spawn_main" in command}


def alive(pids: set[int]) -> set[int]:
    """Those of the processes that still run."""
    return {pid for _, pid, _ in _running()} & pids


def _running() -> list[tuple[int, int, str]]:
    """Parent, number and command of every process that has not ended, even if nobody took note of that."""
    listed = subprocess.run(
        ["ps", "-A", "-ww", "-o", "ppid=,pid=,stat=,args="], capture_output=True, check=True
    )
    lines = (line.split(maxsplit=3) for line in listed.stdout.decode(errors="replace").splitlines())
    return [(int(parent), int(pid), "".join(args)) for parent, pid, state, *args in lines if state[0] != "Z"]
