"""People are told why reports were joined, why incidents are two, and what is left to them."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from app.config import ROOT
from app.knowledge import Knowledge
from app.linkage.matchers import load_matchers
from app.linkage.scoring import Outcome
from app.services.doubts import doubtful, why_apart, why_joined
from app.services.ingest import ingest
from tests.services.saving.conftest import tables
from tests.services.stories import Story, told

MATCHERS = load_matchers(ROOT / "data")


def _story(outlet: str, day: int, words: str) -> Story:
    story = Story(f"ICE stopped {words} in Duluth on the {day}th.", outlet=outlet, title=outlet).agency()
    evidence = story.text
    return story.incident(
        evidence, place=story.tag("Duluth, MN", "Duluth"), agencies=(story.tag("ICE", "ICE"),),
        tactics=(story.tag("vehicle-stop", "stopped"),), when=story.day(f"{day}th", date(2026, 1, day)),
    )  # fmt: skip


@pytest.fixture
def known() -> Knowledge:
    return tables(ROOT)


@pytest.fixture
def session(engine: Engine, known: Knowledge) -> Session:
    stories = [
        _story("Herald", 13, "Joan Doe near a shop"), _story("Mirror", 13, "a teacher, Joan Doe,"),
        _story("Post", 13, "somebody whom nobody knew"), _story("Star", 17, "another driver there"),
    ]  # fmt: skip
    with told(*stories):
        ingest(engine, [story.raw() for story in stories], known)
    return Session(engine)


def test_why_two_reports_were_joined(session: Session) -> None:
    [found] = why_joined(session, 1, MATCHERS)
    assert (found.left, found.right, found.outcome) == ("Herald", "Mirror", Outcome.SAME)
    assert "a name in common +0.50" in found.score.reasons
    assert why_joined(session, 2, MATCHERS) == []


def test_why_two_incidents_are_two(session: Session) -> None:
    in_doubt, ruled_out = why_apart(session, 1, 2, MATCHERS), why_apart(session, 1, 3, MATCHERS)
    assert in_doubt is not None
    assert ruled_out is not None
    assert (in_doubt.outcome, ruled_out.outcome) == (Outcome.DOUBT, Outcome.DIFFERENT)
    assert ruled_out.score.reasons == ("another date",)
    assert why_apart(session, 1, 99, MATCHERS) is None


def test_what_is_in_doubt_is_kept_for_people(session: Session) -> None:
    assert [pair[:2] for pair in doubtful(session)] == [(1, 2)]
    assert doubtful(session, 2) == doubtful(session)
    assert doubtful(session, 3) == []
