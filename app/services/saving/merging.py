"""Statements found to be one: a fuller quotation shows that two fragments belong together."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select, update
from sqlmodel import Session, col

from app.models import Appearance, IncidentStatement
from app.services.saving.rows import fetch_in, given, parts
from app.services.saving.touched import Touched

_ABOUT = select(col(IncidentStatement.incident_id)).where(col(IncidentStatement.statement_id).in_(given()))
_MOVE = (
    update(Appearance).where(col(Appearance.statement_id).in_(given()))
    .values(statement_id=bindparam("kept"))
)  # fmt: skip


def merge_statements(session: Session, kept: int, others: Sequence[int], touched: Touched) -> None:
    """Give `kept` the appearances of the others, which are then no statements of their own any more.

    The oldest is kept, so that the address that has been public longest stays.
    """
    touched.statements.add(kept)
    if not others:
        return
    touched.statements.update(others)
    touched.incidents.update(id_ for (id_,) in fetch_in(session, _ABOUT, [kept, *others]))
    for part in parts(others):
        session.connection().execute(_MOVE, {"values": part, "kept": kept})
