"""The migrations build what the tables declare, go down and up again, and find what is amiss."""

import pytest
from sqlalchemy import inspect, text

from app.config import Settings
from app.db import make_engine
from app.services import schema


def test_upgraded_database_agrees_with_tables(settings: Settings) -> None:
    assert schema.check(settings) == []


def test_pg(postgres_settings: Settings) -> None:
    assert schema.check(postgres_settings) == []
