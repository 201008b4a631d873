"""Taking an article out of the ledger: what it alone reported goes with it, and the rest is as without it."""

from sqlalchemy import Engine, bindparam, delete, or_, select
from sqlmodel import Session, col

from app.db import write_session
from app.linkage.matchers import Matchers
from app.models import Article, CopyGroup
from app.services.index_due import catch_up, mark_due, mark_touched
from app.services.saving.kinds import Kinds
from app.services.saving.rows import fetch, given, remove
from app.services.saving.touched import Touched
from app.services.saving.withdrawing import withdraw

_VERSIONS = select(col(Article.id), col(Article.copy_group_id)).where(
    or_(col(Article.id) == bindparam("id_"), col(Article.superseded_by_id) == bindparam("id_"))
)
_USED = select(col(Article.copy_group_id)).where(col(Article.copy_group_id).in_(given()))


def take_out(engine: Engine, article: int, matchers: Matchers) -> bool:
    """Take a current article out with its older versions; False where there is no such article.

    Read again, it comes back: records have other ids then, as ids are never reused.
    """
    with write_session(engine) as session:
        found = {row.id: row.copy_group_id for row in fetch(session, _VERSIONS, id_=article)}
        if article not in found:
            return False
        touched = Touched()
        withdraw(session, list(found), Kinds.of(matchers), touched)
        older = [id_ for id_ in found if id_ != article]
        remove(session, Article, "id", older)
        remove(session, Article, "id", [article])
        _remove_empty(session, set(found.values()))
        mark_touched(session, touched)
        mark_due(session, "article", (), list(found))
    catch_up(engine)
    return True


def _remove_empty(session: Session, groups: set[int]) -> None:
    used = {id_ for (id_,) in fetch(session, _USED, values=sorted(groups))}
    session.execute(delete(CopyGroup).where(col(CopyGroup.id).in_(sorted(groups - used))))
