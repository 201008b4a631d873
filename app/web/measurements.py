"""The measured figures of the methodology page, from `data/measurements.json` (`make measure` writes it)."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import structlog
from pydantic import BaseModel, ValidationError

from app.vocabulary import Part

_log = structlog.get_logger("friction.web")


class Scores(BaseModel):
    """Precision, recall and F1 (0 to 1) of one measure over `gold` annotated and `pred` predicted items."""

    p: float
    r: float
    f1: float
    gold: int
    pred: int


class Accuracy(BaseModel):
    """The share (0 to 1) of `of` items whose value is right; None where there is no item."""

    accuracy: float | None
    of: int


class MeasuredSet(BaseModel):
    """The figures of one set of annotated articles."""

    name: str
    about: str
    borderline: dict[str, int] = {}
    """Noun -> how many annotations count neither way."""
    figures: dict[str, Scores | Accuracy | int]

    @property
    def articles(self) -> int:
        """How many articles the set has."""
        articles = self.figures.get("articles", 0)
        return articles if isinstance(articles, int) else 0

    @property
    def scores(self) -> dict[str, Scores]:
        """What is found or missed."""
        return {name: value for name, value in self.figures.items() if isinstance(value, Scores)}

    @property
    def accuracies(self) -> dict[str, Accuracy]:
        """What is right or wrong about what was found."""
        return {name: value for name, value in self.figures.items() if isinstance(value, Accuracy)}


class Measurements(BaseModel):
    """All figures, with the day and the extractor they were measured on."""

    measured_on: date
    command: str
    extractor: str
    sets: list[MeasuredSet]
    parts: dict[str, dict[str, dict[str, float]]] = {}
    """Set -> part -> measure -> figure (0 to 1), and under `articles` how many the part has."""

    def held_back(self, name: str) -> dict[str, float]:
        """The figures of a set's held-back part; none where the set has no such part."""
        return self.parts.get(name, {}).get(Part.HELD_BACK.value, {})


@lru_cache(maxsize=4)
def read_measurements(data_dir: Path) -> Measurements | None:
    """The figures, read once a process; None where nothing was measured or the file cannot be read."""
    path = data_dir / "measurements.json"
    try:
        return Measurements.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        _log.warning(
            "measurements cannot be read: run `make measure`", path=str(path), errors=error.error_count()
        )
        return None
