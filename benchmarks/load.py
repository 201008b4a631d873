"""A small load generator: a fixed number of connections to 127.0.0.1, a fixed number of requests."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from statistics import quantiles
from time import perf_counter

import httpx

_TIMEOUT = 30.0
"""Seconds after which a request has failed."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a server bore: requests a second, and milliseconds of the median and of the slowest hundredth."""

    requests: int
    per_second: float
    median: float
    p99: float


async def _run(paths: Sequence[str], base: str, connections: int, budget: tuple[int, float]) -> Load:
    most, seconds = budget
    waiting, taken = cycle(paths), list[float]()
    deadline = perf_counter() + seconds
    async with httpx.AsyncClient(base_url=base, timeout=_TIMEOUT, trust_env=False) as client:

        async def connection() -> None:
            while len(taken) < most and perf_counter() < deadline:
                started = perf_counter()
                response = await client.get(next(waiting))
                response.raise_for_status()
                taken.append(1000 * (perf_counter() - started))

        await asyncio.gather(*(client.get(path) for path in paths[:connections]))
        started = perf_counter()
        await asyncio.gather(*(connection() for _ in range(connections)))
        elapsed = perf_counter() - started
    cut = quantiles(taken, n=100)
    return Load(len(taken), len(taken) / elapsed, cut[49], cut[98])


def run_load(paths: Sequence[str], base: str, connections: int, budget: tuple[int, float]) -> Load:
    """Ask for the paths in turn, over and over, on so many connections at once, after one round to warm up.

    `budget` is the most requests and the most seconds. Raises `httpx.HTTPError` for any answer but 200.
    """
    return asyncio.run(_run(paths, base, connections, budget))
