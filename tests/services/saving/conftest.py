"""What tests of saving share: an ingest of hand-made stories, and the ledger's canon as plain values."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from sqlalchemy import Engine

from app.config import ROOT
from app.knowledge import Knowledge
from app.knowledge.agencies import load_agencies
from app.knowledge.places import load_gazetteer
from app.services.ingest import IngestSummary, ingest
from tests.services.stories import Story, told

Ingest = Callable[..., IngestSummary]


def tables(root: Path) -> Knowledge:
    """The tables that saving looks things up in."""
    places, agencies = (
        load_gazetteer(root / "data" / "gazetteer"),
        load_agencies(root / "data" / "agencies.toml"),
    )
    return cast(Knowledge, SimpleNamespace(folder=root / "data", places=places, agencies=agencies))


@pytest.fixture(scope="session")
def known() -> Knowledge:
    """The tables of the checkout."""
    return tables(ROOT)


@pytest.fixture
def take(engine: Engine, known: Knowledge) -> Ingest:
    """Ingest stories, in the order given."""

    def take(*stories: Story, dry_run: bool = False) -> IngestSummary:
        with told(*stories):
            return ingest(engine, [story.raw() for story in stories], known, dry_run=dry_run)

    return take
