"""What all tables share: names of constraints, ids that are never reused, enumerations as short text."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Enum as SqlEnum
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, so that SQLite's batch migrations can find it."""

KEPT_IDS = {"sqlite_autoincrement": True}
"""SQLite would give the id of a deleted last row again."""

SPAN = "span_start >= 0 AND span_start < span_end"
"""The check that a span is half-open and not empty."""


def values_of(kind: type[StrEnum]) -> Any:
    """A column type that stores an enumeration's values as short text, on every database alike."""
    return SqlEnum(
        kind, native_enum=False, create_constraint=False, length=40,
        values_callable=lambda members: [member.value for member in members],
    )  # fmt: skip


def utc_now() -> datetime:
    """Now, aware of its zone."""
    return datetime.now(UTC)


class EvidenceField(StrEnum):
    """Which field of an incident a span supports."""

    EVENT = "event"
    PLACE = "place"
    AGENCY = "agency"
    TACTIC = "tactic"
    DATE = "date"
