"""Articles by what they carry: choices of a filter are met by their statements and incidents."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from sqlmodel import Session

from app.services.columns import KEPT, Numbers, Records, Rows, Slugs, column_of_slugs, distinct, positions
from app.services.filters import LedgerFilter
from app.services.fingerprints import row_digests
from app.services.matching import INCIDENTS, STATEMENTS, Matched, by_own, in_rows, match, records_of
from app.services.search import found
from app.services.snapshot import APPEARANCES, ARTICLES, NEVER, NO_DAY, OUTLETS, REPORTS, Arrays, snapshot
from app.services.tallies import Counts
from app.services.words import Term, read_query

_CARRIED = (STATEMENTS, INCIDENTS)


class Links(NamedTuple):
    """What articles carry: their rows, and beside them the ids of the statements or incidents."""

    articles: Numbers
    ids: Numbers


class Articles(NamedTuple):
    """Current articles, with the links to their statements and those to their incidents."""

    records: Records
    links: tuple[Links, Links]


def match_articles(session: Session, filter_: LedgerFilter) -> tuple[Records, Rows]:
    """All current articles, and which of them carry some statement or incident as asked.

    Choices other than the outlet are met by one statement, or one incident, that the article carries. Words
    may stand in its title instead.
    """
    asked = _Asked(session, filter_)
    return asked.records, asked.rows()


def article_counts(session: Session, parameters: Sequence[str], filter_: LedgerFilter) -> Counts:
    """Articles by slug of each parameter, under everything asked for but that parameter itself."""
    asked = _Asked(session, filter_)
    return {parameter: asked.counts(parameter) for parameter in parameters}


class _Carried:
    """Links of articles to records of one table, and what a filter gives of those."""

    def __init__(self, links: Links, matched: Matched) -> None:
        rows = matched.records.of_ids(links.ids)
        self.matched, self.articles, self.rows = matched, links.articles[rows >= 0], rows[rows >= 0]

    def mark(self, articles: Rows, leaving: str | None = None) -> None:
        """Mark the articles that carry what the filter gives."""
        articles[self.articles[self.matched.rows(leaving)[self.rows]]] = True

    def slugs(self, parameter: str, articles: Rows) -> tuple[Numbers, Numbers]:
        """Of these articles, each with the slugs of what it carries, as often as it does."""
        linked = self.matched.rows(leaving=parameter)[self.rows] & articles[self.articles]
        column = self.matched.records.columns[parameter]
        at, slugs = column.opened(column.groups[self.rows[linked]])
        return self.articles[linked][at], slugs


class _Asked:
    """A filter of articles, with what it gives of statements and of incidents."""

    def __init__(self, session: Session, filter_: LedgerFilter) -> None:
        sources = (ARTICLES, OUTLETS, APPEARANCES, REPORTS)
        self.records, self._links = snapshot(session).get(session, sources, _articles)
        self._own = by_own(session, self.records, filter_)
        choices = replace(filter_, outlet=(), since=None, until=None, q="")
        self._carried = self._of_each(session, choices)
        self._narrowed = choices.narrowed
        self._worded = self._own.records.every()
        if filter_.q:
            query = read_query(filter_.q)
            if query.wanted or not query.unwanted:
                self._worded = self._holding(session, query.wanted)
            if query.unwanted:
                self._worded &= ~self._holding(session, query.unwanted, every=False)

    def _holding(self, session: Session, terms: Sequence[Term], every: bool = True) -> Rows:
        """The articles of which the title, or something they carry, holds every one of the terms, or any."""
        holding = in_rows(self.records, found(session, "article", terms, every))
        for links, subject in zip(self._links, _CARRIED, strict=True):
            records = records_of(session, subject)
            told = in_rows(records, found(session, subject.noun, terms, every))
            _Carried(links, Matched(records, snapshot(session).slugs, told, {})).mark(holding)
        return holding

    def _of_each(self, session: Session, filter_: LedgerFilter) -> list[_Carried]:
        pairs = zip(self._links, _CARRIED, strict=True)
        return [_Carried(links, match(session, subject, filter_)) for links, subject in pairs]

    def rows(self, leaving: str | None = None) -> Rows:
        """The articles; the parameter `leaving` is left out of account."""
        rows = self._own.rows(leaving) & self._worded
        if not self._narrowed or self._carried[0].matched.chosen.keys() <= {leaving}:
            return rows
        carrying = ~self.records.every()
        for carried in self._carried:
            carried.mark(carrying, leaving)
        return rows & carrying

    def counts(self, parameter: str) -> Mapping[str, int]:
        """Articles by slug of one parameter."""
        rows, names = self.rows(leaving=parameter), self._own.slugs
        if parameter in self.records.columns:
            return names.named(self.records.columns[parameter].counts(rows, len(names.names)))
        articles, slugs = zip(*(carried.slugs(parameter, rows) for carried in self._carried), strict=True)
        _, once = distinct(np.concatenate(articles), np.concatenate(slugs), len(names.names))
        return names.named(np.bincount(once, minlength=len(names.names)))


def _articles(slugs: Slugs, arrays: Sequence[Arrays]) -> Articles:
    """Current articles newest first, those without a date last, and what they carry."""
    articles, outlets, appearances, reports = arrays
    order = np.lexsort((-articles["id"], -articles["published"]))
    order = order[articles["superseded_by_id"][order] == 0]
    ids, published = articles["id"][order], articles["published"][order]
    at = positions(outlets["id"], articles["outlet_id"][order])
    columns = {"outlet": column_of_slugs(np.append(outlets["slug"], KEPT(0))[at])}
    records = Records(
        ids=ids, dated=int(np.count_nonzero(published != NO_DAY)), by_sources=np.zeros(0, KEPT),
        first_day=np.where(published == NO_DAY, KEPT(NEVER), published), last_day=published,
        columns=columns, digests=row_digests([ids, published], columns, slugs),
    )  # fmt: skip
    return Articles(records, (_links(records, appearances), _links(records, reports)))


def _links(records: Records, link: Arrays) -> Links:
    rows = records.of_ids(link["article_id"])
    ids = link["statement_id"] if "statement_id" in link else link["incident_id"]
    return Links(rows[rows >= 0], ids[rows >= 0])
