"""What the tests of extraction share: the tables of `data/`, loaded once."""

import pytest

from app.config import ROOT
from app.knowledge import Knowledge, load_knowledge


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The tables this checkout ships."""
    return load_knowledge(ROOT / "data")
