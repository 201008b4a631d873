"""A small load generator: a fixed number of connections to 127.0.0.1 for a fixed time."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from statistics import median, quantiles
from time import perf_counter

import httpx

from benchmarks.servers import Server

_TIMEOUT = 30.0
"""Seconds after which a request has failed."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a server bore: milliseconds of each answer, and the seconds all of them took."""

    milliseconds: tuple[float, ...]
    seconds: float
    worked: float
    """Seconds of processor time the server spent on them."""


@dataclass(frozen=True, slots=True)
class Borne:
    """Several rounds together: the median round's requests a second, times of single answers in ms."""

    requests: int
    per_second: float
    median: float
    p99: float
    worked: float
    """Milliseconds of processor time an answer."""


def together(rounds: Sequence[Load]) -> Borne:
    """Sum up rounds that were run at different times."""
    taken = [answer for load in rounds for answer in load.milliseconds]
    cut = quantiles(taken, n=100)
    return Borne(
        requests=len(taken),
        per_second=median(len(load.milliseconds) / load.seconds for load in rounds),
        median=cut[49],
        p99=cut[98],
        worked=1000 * sum(load.worked for load in rounds) / len(taken),
    )


async def _run(
    paths: Sequence[str], base: str, connections: int, seconds: float
) -> tuple[list[float], float]:
    waiting, taken = cycle(paths), list[float]()
    async with httpx.AsyncClient(base_url=base, timeout=_TIMEOUT, trust_env=False) as client:

        async def connection() -> None:
            while perf_counter() < deadline:
                started = perf_counter()
                response = await client.get(next(waiting))
                response.raise_for_status()
                taken.append(1000 * (perf_counter() - started))

        for path in paths:
            await client.get(path)
        began = perf_counter()
        deadline = began + seconds
        await asyncio.gather(*(connection() for _ in range(connections)))
        return taken, perf_counter() - began


def run_load(server: Server, paths: Sequence[str], connections: int, seconds: float) -> Load:
    """Ask for the paths in turn, over and over, on so many connections at once, for so many seconds.

    Each path is asked for once before, to warm up. Raises `httpx.HTTPError` for any answer but 200.
    """
    worked = server.worked()
    taken, elapsed = asyncio.run(_run(paths, server.base, connections, seconds))
    share = len(taken) / (len(taken) + len(paths))
    return Load(tuple(taken), elapsed, share * (server.worked() - worked))
