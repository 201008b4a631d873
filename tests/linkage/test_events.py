"""One event is recognised when enough agrees; what differs keeps reports apart."""

from dataclasses import replace
from datetime import date

import pytest

from app.linkage.events import EVENTS, Event
from app.linkage.folding import content_words, private_names, proper_names, shingles
from app.linkage.scoring import find
from app.vocabulary import IncidentKind

EVENT = Event(
    kind=IncidentKind.ENCOUNTER, place="fargo-nd", state="nd", earliest=date(2026, 1, 13),
    latest=date(2026, 1, 13), published=date(2026, 1, 14), agencies=frozenset({"ice"}),
    tactics=frozenset({"vehicle-stop"}), statements=frozenset({7}), sources=frozenset({1}),
    evidence=shingles([content_words("Agents stopped an officer on her way home near Lake Park.")]),
    names=frozenset({"lake park"}),
)  # fmt: skip
OTHER = replace(EVENT, sources=frozenset({2}))
UNDATED = replace(OTHER, earliest=None, latest=None)
BARE = replace(OTHER, statements=frozenset(), evidence=frozenset(), names=frozenset())


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(OTHER, id="all agrees"),
        pytest.param(replace(UNDATED, statements=frozenset()), id="no date, the same words"),
        pytest.param(
            replace(UNDATED, evidence=frozenset(), names=frozenset()), id="no date, a statement in common"
        ),
        pytest.param(replace(OTHER, place=None, state=None), id="no place"),
        pytest.param(replace(OTHER, place="nd"), id="the state for the city"),
        pytest.param(replace(OTHER, earliest=date(2026, 1, 1), latest=date(2026, 1, 31)), id="the month"),
        pytest.param(replace(OTHER, agencies=frozenset()), id="no agency"),
    ],
)
def test_one_event(other: Event) -> None:
    assert find(EVENT, [(1, other)], EVENTS) is not None
    assert find(other, [(1, EVENT)], EVENTS) is not None


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(OTHER, kind=IncidentKind.DEATH), id="another kind"),
        pytest.param(replace(OTHER, place="boise-id", state="id"), id="another place"),
        pytest.param(replace(OTHER, earliest=date(2026, 1, 15), latest=date(2026, 1, 15)), id="another day"),
        pytest.param(replace(BARE, tactics=frozenset({"workplace-raid"})), id="same day, another tactic"),
        pytest.param(replace(BARE, earliest=None, latest=None), id="no date and nothing else in common"),
        pytest.param(replace(BARE, agencies=frozenset({"cbp"})), id="same day, another agency"),
        pytest.param(
            replace(UNDATED, statements=frozenset(), evidence=frozenset(), published=date(2026, 6, 1)),
            id="told months apart",
        ),
        pytest.param(BARE, id="only kind, place, day, agency and tactic"),
        pytest.param(replace(BARE, place=None, state=None), id="no place and nothing else in common"),
    ],
)
def test_two_events(other: Event) -> None:
    assert find(EVENT, [(1, other)], EVENTS) is None
    assert find(other, [(1, EVENT)], EVENTS) is None


def test_two_likely_events_are_as_bad_as_none() -> None:
    assert find(EVENT, [(1, OTHER), (2, OTHER)], EVENTS) is None
    assert find(EVENT, [(1, OTHER), (1, OTHER)], EVENTS) is not None


def test_a_report_that_contradicts_rules_an_incident_out() -> None:
    contradicting = replace(OTHER, earliest=date(2026, 1, 15), latest=date(2026, 1, 15))
    assert find(EVENT, [(1, OTHER), (1, contradicting)], EVENTS) is None


def test_proper_names_are_runs_of_capitalised_words() -> None:
    names = proper_names(["The man, José Díaz-Peña, met Mary Ann O’Neil near Lake Park on Monday."])
    assert names == {"jose diaz pena", "mary ann oneil", "lake park"}


def test_a_run_with_a_public_name_or_a_day_says_nothing_of_an_event() -> None:
    texts = ["On Tuesday In Fargo, Meanwhile Mayor Ruth Alder met Maria Lopez."]
    names = private_names(texts, frozenset({"fargo", "ruth alder"}))
    assert names == {"maria lopez"}


def test_a_run_of_very_many_capitals_is_looked_through_once() -> None:
    assert private_names(["Ab " * 20_000 + "Fargo"], frozenset({"fargo"})) == frozenset()
