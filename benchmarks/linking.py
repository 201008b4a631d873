"""How well articles about one event are brought together, and how long one takes in a large ledger."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from app.config import ROOT
from app.knowledge.places import Gazetteer, load_gazetteer
from app.linkage.graph import Graph, Node, nobody
from app.linkage.matchers import Matchers, load_matchers
from app.linkage.packing import packed_of
from app.linkage.reports import Reporting
from benchmarks.results import Result
from benchmarks.telling import Teller, Told

EVENTS, ARTICLES, SEED = 1000, 5000, 11
LEAST_PRECISION, LEAST_RECALL = 0.99, 0.85


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of reports in two articles: of one event, brought together, and both."""

    true: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Share of the pairs brought together that are of one event; 1 where none was."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the pairs of one event that were brought together; 1 where there are none."""
        return self.right / self.true if self.true else 1.0


def measure_linking(events: int = EVENTS, articles: int = ARTICLES) -> list[Result]:
    """Link made-up articles as the ledger does, and count pairs."""
    pairs = link_told(Teller(SEED, events).articles(articles))
    what = f"{articles} made-up articles about {events} events, {pairs.true} pairs"
    return [
        Result("linking, precision", pairs.precision, "of pairs", least=LEAST_PRECISION, detail=what),
        Result("linking, recall", pairs.recall, "of pairs", least=LEAST_RECALL, detail=what),
    ]


def link_told(articles: Iterable[Told]) -> Pairs:
    """Pairs of reports of incidents in what is told, linked one article after another."""
    places, matchers = load_gazetteer(ROOT / "data" / "gazetteer"), load_matchers(ROOT / "data")
    graph = Graph(matchers.incidents, nobody)
    reports: list[tuple[int, str, int]] = []
    for number, article in enumerate(articles):
        for event, name in zip(article.events, _linked(article, graph, places, matchers), strict=True):
            reports.append((number, name, event))
    return count_pairs((number, graph.owner_of[name], event) for number, name, event in reports)


def count_pairs(reports: Iterable[tuple[int, int, int]]) -> Pairs:
    """Pairs of `(article, record, event)`, those within one article left out."""
    records, events, both = (defaultdict[object, Counter[int]](Counter) for _ in range(3))
    for article, record, event in reports:
        records[record][article] += 1
        events[event][article] += 1
        both[record, event][article] += 1
    return Pairs(_pairs(events.values()), _pairs(records.values()), _pairs(both.values()))


def _linked(article: Told, graph: Graph, places: Gazetteer, matchers: Matchers) -> list[str]:  # type: ignore[type-arg]
    reporting = Reporting(article.found, places, matchers)
    quotations = [quotation for _, _, quotation in reporting.statements()]
    names: list[str] = []
    for _, event in reporting.incidents(quotations):
        packed = packed_of(event, matchers.incidents, f"{article.text} {len(names)}")
        node = Node.of(packed.name, event)
        names.append(node.name)
        graph.add(node)
    return names


def _pairs(groups: Iterable[Counter[int]]) -> int:
    total = 0
    for group in groups:
        size = sum(group.values())
        total += size * (size - 1) // 2 - sum(count * (count - 1) // 2 for count in group.values())
    return total
