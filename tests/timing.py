"""Processor time that other work on the machine, and the size of the test process, do not blur."""

import gc
from collections.abc import Callable
from time import process_time


def cpu_seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least processor time that `work` took in several tries, garbage collection left out."""
    tries = []
    gc.disable()
    try:
        for _ in range(times):
            begun = process_time()
            work()
            tries.append(process_time() - begun)
    finally:
        gc.enable()
    return min(tries)
