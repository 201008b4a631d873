"""Counting, and the figures made of the counts. Every figure is over the whole set (micro average)."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Counts:
    """How many were annotated, how many predicted, and how many of these are one and the same."""

    found: int = 0
    predicted: int = 0
    annotated: int = 0

    @property
    def precision(self) -> float:
        """Share of the predictions that are right, 0 to 1."""
        return self.found / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotations that were found, 0 to 1."""
        return self.found / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        both = self.predicted + self.annotated
        return 2 * self.found / both if both else 0.0


@dataclass(slots=True)
class Share:
    """How many of the matched records have this field right."""

    right: int = 0
    of: int = 0

    @property
    def accuracy(self) -> float | None:
        """0 to 1; None where nothing matched."""
        return self.right / self.of if self.of else None


@dataclass(slots=True)
class Tally:
    """All counts of one evaluation, and a line for each thing that was wrong."""

    counts: dict[str, Counts] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)
    articles: int = 0
    wrong_offsets: int = 0
    borderline: dict[str, int] = field(default_factory=lambda: {"statements": 0, "incidents": 0})
    """Annotations that count neither way."""

    def add(self, measure: str, *, found: int = 0, predicted: int = 0, annotated: int = 0) -> None:
        """Add to a measure of precision and recall."""
        counts = self.counts.setdefault(measure, Counts())
        counts.found += found
        counts.predicted += predicted
        counts.annotated += annotated

    def judge(self, measure: str, right: bool) -> None:
        """Add one matched record to a measure of accuracy."""
        share = self.shares.setdefault(measure, Share())
        share.right += right
        share.of += 1

    def note(self, article: str, finding: str) -> None:
        """Keep a line on what was missed, spurious or wrong."""
        self.findings.append(f"{article}: {finding}")
