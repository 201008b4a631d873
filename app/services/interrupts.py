"""Ctrl-C at a moment that can bear it: between two transactions, never within one."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread


@contextmanager
def interrupts_after() -> Iterator[None]:
    """Let a SIGINT that comes meanwhile take effect at the end, as it would have without this.

    An exception out of a signal handler may meet a transaction that has begun where nobody knows of it yet:
    nothing would roll it back, and its lock would keep this very process from writing what is left to
    write. Other threads than the main one get no signals: for them this does nothing.
    """
    if current_thread() is not main_thread() or signal.getsignal(signal.SIGINT) is None:
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)
