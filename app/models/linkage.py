"""How articles report a thing, as the linkage compares it: from these the canonical records are made."""

from sqlalchemy import BigInteger, CheckConstraint, Index, Text
from sqlmodel import Field, SQLModel

from app.models.base import KEPT_IDS, values_of
from app.vocabulary import Noun


class LinkNode(SQLModel, table=True):
    """One way in which articles report an official, a statement or an incident; equal reports share it."""

    __tablename__ = "link_node"
    __table_args__ = (Index("ix_link_node_owner", "noun", "owner_id"), KEPT_IDS)
    id: int | None = Field(default=None, primary_key=True)
    noun: Noun = Field(sa_type=values_of(Noun))
    digest: str = Field(unique=True, max_length=32)
    """Of the noun and what is compared."""
    owner_id: int
    """The official, statement or incident that it is linked to, as are all its reports."""
    data: str = Field(sa_type=Text)
    """What is compared, as JSON; names of private people and words of articles are there as hashes alone."""


class LinkBlock(SQLModel, table=True):
    """A block in which a node is looked for: nodes that share one are compared."""

    __tablename__ = "link_block"
    __table_args__ = {"sqlite_with_rowid": False}
    block: int = Field(primary_key=True, sa_type=BigInteger)
    node_id: int = Field(foreign_key="link_node.id", primary_key=True, index=True, ondelete="CASCADE")


class LinkPair(SQLModel, table=True):
    """Two nodes that may be of one thing and were kept apart: a question to people, who know more."""

    __tablename__ = "link_pair"
    __table_args__ = (CheckConstraint("left_id < right_id", name="order"),)
    left_id: int = Field(foreign_key="link_node.id", primary_key=True, ondelete="CASCADE")
    right_id: int = Field(foreign_key="link_node.id", primary_key=True, index=True, ondelete="CASCADE")
    score: float
