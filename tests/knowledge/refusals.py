"""What loading a table says where it is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.knowledge import KnowledgeError


def complaint(load: Callable[[Path], object], file: Path, content: str) -> str:
    """The error with which `load` refuses a file of this content; fails the test where it does not."""
    file.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError) as refused:
        load(file)
    return str(refused.value)
