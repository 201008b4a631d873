"""Who made a statement: each name apart, with the page of each who has one, and whether an office is past."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from app.models import Appearance, AppearanceSpeaker, Official, OfficialReport, StatementSpeaker
from app.services.records import Ref, Speaker
from app.services.tables import columns_of

_IDS: Any = bindparam("ids", expanding=True)
_NAMES_JOINT = "; "
_FIRST = 0


def officials_of(session: Session, ids: Collection[int]) -> Mapping[int, Sequence[Ref]]:
    """The officials of each statement in the order in which they are named. One query."""
    found: dict[int, list[Ref]] = defaultdict(list)
    for statement, slug, name in session.connection().execute(_officials(), {"ids": list(ids)}):
        found[statement].append(Ref(slug, name))
    return found


def former_holders(session: Session, ids: Collection[int]) -> frozenset[int]:
    """Statements whose first speaker all articles call a past holder of the office. One query."""
    said: dict[int, list[bool]] = defaultdict(list)
    for statement, former in session.connection().execute(_first_speakers(), {"ids": list(ids)}):
        said[statement].append(former)
    return frozenset(statement for statement, reports in said.items() if all(reports))


def speakers_of(speaker: str | None, first: Ref | None, officials: Sequence[Ref]) -> tuple[Speaker, ...]:
    """The names of `speaker`, each with its official: `Ann Bell; Carl Dow` are two.

    As many officials as names stand in the names' order; of fewer, each goes to its own name or surname.
    `first` is whose page a statement of one speaker leads to.
    """
    names = speaker.split(_NAMES_JOINT) if speaker else [first.name] if first else []
    if len(names) == 1:
        return (Speaker(names[0], first),)
    if len(names) == len(officials):
        return tuple(map(Speaker, names, officials))
    left = list(officials)
    return tuple(Speaker(name, _taken(name, left)) for name in names)


def _taken(name: str, left: list[Ref]) -> Ref | None:
    """The official of this name, or else of this surname, taken out of those that are left."""
    same = [ref for ref in left if ref.name.casefold() == name.casefold()]
    alike = same or [ref for ref in left if _surname(ref.name) == _surname(name)]
    if len(alike) != 1:
        return None
    left.remove(alike[0])
    return alike[0]


def _surname(name: str) -> str:
    return name.rpartition(" ")[2].casefold()


@lru_cache
def _officials() -> Any:
    speaker, official = columns_of(StatementSpeaker), columns_of(Official)
    return (
        select(speaker.statement_id, official.slug, official.name)
        .join(official.id.table, official.id == speaker.official_id)
        .where(speaker.statement_id.in_(_IDS)).order_by(speaker.statement_id, speaker.ordinal)
    )  # fmt: skip


@lru_cache
def _first_speakers() -> Any:
    appearance, speaker = columns_of(Appearance), columns_of(AppearanceSpeaker)
    report = columns_of(OfficialReport)
    return (
        select(appearance.statement_id, report.former)
        .join(speaker.appearance_id.table, speaker.appearance_id == appearance.id)
        .join(report.id.table, report.id == speaker.report_id)
        .where(appearance.statement_id.in_(_IDS), speaker.ordinal == _FIRST)
    )
