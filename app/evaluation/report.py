"""What an evaluation says: figures under the field's names, and what was wrong, line by line."""

from dataclasses import dataclass

from app.evaluation.tally import Counts, Share, Tally

FLOORED = ("attributed statement", "official", "jurisdiction", "agency", "incident")
"""The measures a build is held to, by their F1."""


@dataclass(frozen=True, slots=True)
class Report:
    """The figures over a set of annotated articles. `findings` has a line for each error.

    `borderline` says how many statements and incidents were annotated that count neither way.
    """

    articles: int
    wrong_offsets: int
    counts: dict[str, Counts]
    shares: dict[str, Share]
    borderline: dict[str, int]
    findings: tuple[str, ...]

    @classmethod
    def of(cls, tally: Tally) -> "Report":
        """The report of a finished tally."""
        return cls(
            articles=tally.articles,
            wrong_offsets=tally.wrong_offsets,
            counts=dict(sorted(tally.counts.items())),
            shares=dict(sorted(tally.shares.items())),
            borderline=tally.borderline,
            findings=tuple(tally.findings),
        )

    def f1(self, measure: str) -> float:
        """The F1 of a measure, 0 to 1; 0 where nothing of the kind was annotated or predicted."""
        return self.counts.get(measure, Counts()).f1

    def score(self, measure: str) -> float:
        """The F1 of what is found or missed, the share right of what matched; 0 where there was nothing."""
        share = self.shares.get(measure)
        return self.f1(measure) if share is None else share.accuracy or 0.0

    def figures(self) -> dict[str, object]:
        """All figures for JSON: precision, recall and F1, or accuracy, to three places, with their counts."""
        scores: dict[str, object] = {
            measure: {
                "p": round(counts.precision, 3),
                "r": round(counts.recall, 3),
                "f1": round(counts.f1, 3),
                "gold": counts.annotated,
                "pred": counts.predicted,
            }
            for measure, counts in self.counts.items()
        }
        for measure, share in self.shares.items():
            accuracy = share.accuracy
            scores[measure] = {"accuracy": None if accuracy is None else round(accuracy, 3), "of": share.of}
        head: dict[str, object] = {"articles": self.articles, "wrong offsets": self.wrong_offsets}
        return head | dict(sorted(scores.items()))
