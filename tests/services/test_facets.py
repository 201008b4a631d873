"""A facet's count is the number of rows its choice gives, whatever else is asked for."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlmodel import Session

from app.models import StatementSpeaker
from app.services.catalogue import Reading
from app.services.facets import facets
from app.services.filters import RULES, Kind, LedgerFilter
from app.services.listing import list_articles, list_incidents, list_statements
from app.services.records import Facet
from app.services.register import list_agencies, list_officials, list_places, list_tactics
from app.vocabulary import Role
from tests.factories import Maker
from tests.services.strategies import KINDS, filters
from tests.services.world import CHOICES, make_world

LISTS: Mapping[Kind, Any] = {
    "incidents": list_incidents,
    "statements": list_statements,
    "officials": list_officials,
    "places": list_places,
    "agencies": list_agencies,
    "tactics": list_tactics,
    "articles": list_articles,
}


class Ask:
    """Facets and totals of one made-up world."""

    def __init__(self, session: Session, reading: Reading) -> None:
        self._given = session, reading

    def facets(self, filter_: LedgerFilter) -> tuple[Facet, ...]:
        return facets(*self._given, filter_)

    def total(self, filter_: LedgerFilter) -> int:
        total: int = LISTS[filter_.list](*self._given, filter_).total
        return total


@pytest.fixture
def ask(either: Session, reading: Reading) -> Ask:
    make_world(either)
    return Ask(either, reading)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filter_=filters())
def test_counts_are_the_rows_a_choice_gives(ask: Ask, filter_: LedgerFilter) -> None:
    found = ask.facets(filter_)
    assert {facet.parameter for facet in found} == set(RULES[filter_.list].choices)
    for facet in found:
        for choice in facet.choices:
            alone = replace(filter_, **{facet.parameter: (choice.value,)})
            assert choice.count == ask.total(alone), (facet.parameter, choice, filter_)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filter_=filters())
def test_what_a_facet_leaves_out_gives_no_rows(ask: Ask, filter_: LedgerFilter) -> None:
    for facet in ask.facets(filter_):
        shown = {choice.value for choice in facet.choices}
        assert facet.more == 0
        for value in set(CHOICES.get(facet.parameter, ())) - shown - set(KINDS.get(filter_.list, ())):
            alone = replace(filter_, **{facet.parameter: (value,)})
            assert ask.total(alone) == 0


def test_under_a_role_whoever_spoke_jointly_with_its_holder_can_be_chosen_too(
    session: Session, reading: Reading
) -> None:
    make = Maker(session)
    mayor, chief = make.official("Ann Bell", role=Role.MAYOR), make.official("Carl Dow")
    said = make.statement("“We wait”", [make.article("“We wait”")], official=mayor, role=Role.MAYOR)
    make.add(StatementSpeaker(statement_id=said.id or 0, official_id=chief.id or 0, ordinal=1))
    make.done()

    def offered(role: str) -> dict[str, int]:
        found = facets(session, reading, LedgerFilter("statements", role=(role,)))
        return {c.value: c.count for facet in found if facet.parameter == "speaker" for c in facet.choices}

    asked = LedgerFilter("statements", role=("mayor",), speaker=("carl-dow",))
    assert offered("mayor") == {"ann-bell": 1, "carl-dow": 1}
    assert list_statements(session, reading, asked).total == 1
    assert offered("sheriff") == {}


def test_chosen_values_come_first_even_without_rows(ask: Ask) -> None:
    filter_ = LedgerFilter("incidents", city=("fresno-ca", "zumbrota-mn"), state=("mn",))
    by_parameter = {facet.parameter: facet for facet in ask.facets(filter_)}
    chosen = by_parameter["city"].choices[:2]
    assert [(c.value, c.name, c.count, c.selected) for c in chosen] == [
        ("fresno-ca", "Fresno, CA", 0, True),
        ("zumbrota-mn", "Zumbrota, MN", 0, True),
    ]
    counts = [choice.count for choice in by_parameter["agency"].choices]
    assert counts == sorted(counts, reverse=True)


def test_the_most_frequent_are_shown_the_next_unfold_and_the_others_are_counted(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.facets.SHOWN", 1)
    monkeypatch.setattr("app.services.facets.FURTHER", 1)
    outlet = {facet.parameter: facet for facet in ask.facets(LedgerFilter("incidents"))}["outlet"]
    assert (len(outlet.choices), len(outlet.further), outlet.more) == (1, 1, 1)
    assert outlet.choices[0].count >= outlet.further[0].count
