"""Scoring links across articles: one quotation, or one event, told in two of the annotated articles."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from app.evaluation.gold import GoldArticle
from app.evaluation.incidents import match_incidents
from app.evaluation.statements import match_statements
from app.evaluation.tally import Tally
from app.extraction.types import Extraction
from app.knowledge import Knowledge
from app.linkage.graph import Graph, Node, nobody
from app.linkage.matchers import load_matchers
from app.linkage.packing import Kept, packed_of
from app.linkage.reports import Reporting
from app.linkage.scoring import Matcher

MEASURE = "link across articles"

Pair = frozenset[str]
"""The ids of two annotations."""
Articles = Sequence[tuple[GoldArticle, Extraction]]


def score_links(articles: Articles, knowledge: Knowledge, tally: Tally) -> None:
    """Link all articles together and add the pairs of annotations that are linked, and that should be.

    Nothing is added where no annotations of the articles are said to be one. A link of what is not
    annotated, or within one article, counts neither way.
    """
    article_of = {id_: gold.name for gold, _ in articles for id_ in _ids(gold)}
    stated = [pair for gold, _ in articles for pair in gold.same_as if article_of.keys() >= set(pair)]
    if not stated:
        return
    wanted = set(_pairs(_groups(stated), article_of))
    found = set(_pairs(_linked(articles, knowledge), article_of))
    tally.add(MEASURE, found=len(wanted & found), predicted=len(found), annotated=len(wanted))
    for pair in sorted(wanted ^ found, key=sorted):
        one, other = sorted(pair)
        what = "missed" if pair in wanted else "false"
        tally.note(article_of[one], f"{what} link of {one} and {other}")


def _ids(gold: GoldArticle) -> list[str]:
    ids = [*(one.id for one in gold.statements), *(one.id for one in gold.incidents)]
    return [id_ for id_ in ids if id_]


def _linked(articles: Articles, knowledge: Knowledge) -> Iterator[list[str]]:
    """The ids of annotations by the record that what was found of them is linked to."""
    matchers = load_matchers(knowledge.folder)
    quotations, events = [], []
    for gold, extraction in articles:
        reporting = Reporting(extraction, knowledge.places, matchers)
        said = [quotation for _, _, quotation in reporting.statements()]
        told = [event for _, event in reporting.incidents(said)]
        statement_of = {j: i for i, j in match_statements(gold, extraction.statements).pairs.items()}
        incident_of = {j: i for i, j in match_incidents(gold, extraction.incidents)[0].items()}
        quotations += [
            (one, gold.statements[statement_of[j]].id if j in statement_of else None)
            for j, one in enumerate(said)
        ]
        events += [
            (one, gold.incidents[incident_of[j]].id if j in incident_of else None)
            for j, one in enumerate(told)
        ]
    yield from _together(quotations, matchers.statements)
    yield from _together(events, matchers.incidents)


def _together(records: Sequence[tuple[Kept, str | None]], matcher: Matcher[Kept]) -> Iterator[list[str]]:
    graph = Graph(matcher, nobody)
    nodes = [
        Node.of(packed_of(record, matcher, str(number)).name, record)
        for number, (record, _) in enumerate(records)
    ]
    for node in nodes:
        graph.add(node)
    ids: defaultdict[int, list[str]] = defaultdict(list)
    for node, (_, id_) in zip(nodes, records, strict=True):
        if id_ is not None:
            ids[graph.owner_of[node.name]].append(id_)
    yield from ids.values()


def _groups(pairs: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """What the pairs join, directly or by way of others."""
    group_of: dict[str, set[str]] = {}
    for one, other in pairs:
        group = group_of.get(one, {one}) | group_of.get(other, {other})
        group_of.update(dict.fromkeys(group, group))
    yield from {id(group): sorted(group) for group in group_of.values()}.values()


def _pairs(groups: Iterable[Sequence[str]], article_of: Mapping[str, str]) -> Iterator[Pair]:
    for group in groups:
        for one, other in combinations(group, 2):
            if article_of[one] != article_of[other]:
                yield frozenset((one, other))
