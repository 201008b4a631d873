"""Tables as statements name them."""

from typing import Any

from sqlmodel import SQLModel


def columns_of(model: type[SQLModel]) -> Any:
    """The columns of a table by name: statements of plain columns cost half of those of mapped classes."""
    return model.metadata.tables[str(model.__tablename__)].c
