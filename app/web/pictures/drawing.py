"""Pictures are drawn a few at a time, and the last ones kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import BoundedSemaphore

from starlette.exceptions import HTTPException

from app.web.pictures.card import draw_card
from app.web.pictures.charts import Chart, draw_chart
from app.web.share import Share

_KEPT = 64
"""Pictures in memory: about 30 kB each."""
_AT_ONCE = 2
_WAIT_SECONDS = 0.2
"""Short: who waits keeps a thread that pages need."""
_AGAIN = {"Retry-After": "5"}
_SLOTS = BoundedSemaphore(_AT_ONCE)


@lru_cache(maxsize=_KEPT)
def card_png(share: Share, root: str) -> bytes:
    """The picture of a page. Raises a 503 where too many are being drawn."""
    with _slot():
        return draw_card(share, root)


@lru_cache(maxsize=_KEPT)
def chart_png(chart: Chart) -> bytes:
    """The picture of a map or timeline. Raises a 503 where too many are being drawn."""
    with _slot():
        return draw_chart(chart)


@contextmanager
def _slot() -> Iterator[None]:
    if not _SLOTS.acquire(timeout=_WAIT_SECONDS):
        busy = "Many pictures are being drawn. Ask again in a moment."
        raise HTTPException(503, busy, _AGAIN)
    try:
        yield
    finally:
        _SLOTS.release()
