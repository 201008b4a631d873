"""Structured logs on standard error: lines for people, or JSON for machines (`FRICTION_LOG_FORMAT`)."""

import logging
import sys
from typing import TYPE_CHECKING

import structlog

from app.config import Settings

if TYPE_CHECKING:
    from structlog.typing import Processor

_QUIET = {
    "alembic": logging.WARNING,
    "trafilatura": logging.CRITICAL,
    "htmldate": logging.CRITICAL,
    "charset_normalizer": logging.ERROR,
    "watchfiles": logging.WARNING,
}
"""Libraries that log what their caller is told anyway."""


def configure_logs(settings: Settings) -> None:
    """Send structlog's and the standard library's records to standard error, in the format set.

    May be called again; the last call holds. Records below `settings.log_level` are dropped.
    """
    level = getattr(logging, settings.log_level.upper())
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_rendering(settings)],
        )
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, quiet in _QUIET.items():
        logging.getLogger(name).setLevel(quiet)


def _rendering(settings: Settings) -> "list[Processor]":
    if settings.log_format == "json":
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    # Tracebacks with the values of local names would print settings, and whole look-up tables, at each error.
    return [
        structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    ]
