"""Events are found, kept apart and filled in from what the text says, every field with its words."""

from dataclasses import replace

import pytest

from app.extraction.text import analyse
from app.extraction.types import Document
from app.knowledge import Knowledge
from app.vocabulary import IncidentKind, Precision, Role
from tests.extraction.events import incidents


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ICE agents arrested two roofers in Fresno, Calif., on Monday.", IncidentKind.ENCOUNTER),
        ("Border Patrol agents pulled over a teacher in Duluth, Minn.", IncidentKind.ENCOUNTER),
        ("Federal agents fired tear gas at a crowd in Portland, Ore.", IncidentKind.ENCOUNTER),
        ("An ICE officer shot and killed a driver in Duluth, Minn., on Jan. 7.", IncidentKind.DEATH),
        ("The city of Fresno, Calif., filed a lawsuit against ICE on Monday.", IncidentKind.LEGAL_ACTION),
        ("A federal agent was indicted on Monday over the raid.", IncidentKind.LEGAL_ACTION),
        ("Lawmakers passed a bill on Monday that bars ICE from schools.", IncidentKind.POLICY_DISPUTE),
        ("The order would cut off federal funds to sanctuary cities.", None),
        ("The governor cut federal grants to sanctuary counties.", IncidentKind.POLICY_DISPUTE),
        ("The chief held a press conference about the ICE arrests.", IncidentKind.PUBLIC_STATEMENT),
        ("The mayor condemned the immigration sweep in a statement.", IncidentKind.PUBLIC_STATEMENT),
    ],
)
def test_each_kind_is_told_by_its_triggers(
    text: str, kind: IncidentKind | None, knowledge: Knowledge
) -> None:
    kinds = {incident.kind for incident in incidents(text, knowledge)}
    assert kinds == {kind} if kind else not kinds or IncidentKind.ENCOUNTER not in kinds


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested two burglars in Fresno, Calif., on Monday.",
        "A driver was shot and killed in a robbery in Duluth, Minn.",
        "The library filed a lawsuit against its landlord.",
        "Residents fear that ICE could raid a farm in Fresno County, Calif.",
        "ICE agents did not arrest anyone in Fresno, Calif.",
        "“They arrested my neighbor, those ICE agents,” the baker said.",
        "The mayor praised the bakers in a statement on ice cream.",
        "The baker was arrested by ICE in 2009, long before he opened his shop.",
    ],
)
def test_what_is_no_friction_denied_feared_or_long_past_is_no_incident(
    text: str, knowledge: Knowledge
) -> None:
    assert incidents(text, knowledge) == ()


STORY = (
    "Masked ICE agents arrested a roofer in Fresno, California, on Monday.\n\n"
    "The agents smashed his car window and dragged him out. They drove him away in an unmarked van.\n\n"
    "On Wednesday, Border Patrol agents detained two students in Duluth, Minnesota."
)


def test_an_event_is_filled_in_from_its_sentences(knowledge: Knowledge) -> None:
    first, _ = incidents(STORY, knowledge)
    assert first.place is not None
    assert first.when is not None
    assert first.place.value == "Fresno, CA"
    assert [tag.value for tag in first.agencies] == ["ICE"]
    assert {"masked-or-unidentified", "use-of-force"} <= {tag.value for tag in first.tactics}
    assert first.when.iso() == "2026-01-12"


def test_another_day_and_place_is_another_event(knowledge: Knowledge) -> None:
    _, second = incidents(STORY, knowledge)
    assert second.place is not None
    assert second.when is not None
    assert (second.place.value, second.when.iso()) == ("Duluth, MN", "2026-01-14")
    assert [tag.value for tag in second.agencies] == ["Border Patrol"]


def test_evidence_is_whole_sentences_and_every_field_points_at_words(knowledge: Knowledge) -> None:
    sentences = {sentence.span for sentence in analyse(Document(STORY)).sentences}
    for incident in incidents(STORY, knowledge):
        assert set(incident.evidence) <= sentences
        tags = [*incident.agencies, *incident.tactics, *([incident.place] if incident.place else [])]
        spans = [*(tag.span for tag in tags), *([incident.when.span] if incident.when else [])]
        assert all(span.of(STORY).strip() for span in spans)


def test_one_event_told_twice_is_one_incident(knowledge: Knowledge) -> None:
    text = (
        "ICE agents arrested a roofer in Fresno, California, on Monday.\n\n"
        "The council met on Tuesday to speak of parks.\n\n"
        "The agents took the roofer into custody at noon Monday, his sister said."
    )
    assert len(incidents(text, knowledge)) == 1


def test_a_press_conference_is_kept_apart_from_what_is_told_at_it(knowledge: Knowledge) -> None:
    text = (
        "At a press conference on Thursday, the chief of Duluth, Minnesota, spoke of ICE stops. "
        "ICE agents pulled over two officers in Duluth on Monday, she said."
    )
    kinds = [incident.kind for incident in incidents(text, knowledge)]
    assert sorted(kinds) == [IncidentKind.ENCOUNTER, IncidentKind.PUBLIC_STATEMENT]


def test_an_arrest_told_as_a_complaint_is_one_incident(knowledge: Knowledge) -> None:
    words = "ICE arrested two people at the courthouse without notice"

    (found,) = incidents(
        f"Chief Pat Doe told the City Council on Monday that {words}.",
        knowledge,
        {words: ("Pat Doe", Role.POLICE_CHIEF, "Duluth, MN")},
    )

    assert found.kind is IncidentKind.ENCOUNTER
    assert {"courthouse-arrest", "no-notice-operation"} <= {tag.value for tag in found.tactics}


def test_officials_who_speak_apart_make_two_events(knowledge: Knowledge) -> None:
    one = "Deputies do not enforce immigration law, Sheriff Lee Roe said."
    two = "Mayor Pat Doe said in a statement that city police do not ask about immigration status."
    said = {
        "Deputies do not enforce immigration law": ("Lee Roe", Role.SHERIFF, "Lake County, MN"),
        "city police do not ask about immigration status": ("Pat Doe", Role.MAYOR, "Duluth, MN"),
    }
    found = incidents(f"{one}\n\n{two}", knowledge, said)
    assert [incident.place.value for incident in found if incident.place] == ["Lake County, MN", "Duluth, MN"]
    assert {incident.kind for incident in found} == {IncidentKind.PUBLIC_STATEMENT}


def test_a_letter_of_officials_is_a_statement_though_its_speaker_is_not_known(knowledge: Knowledge) -> None:
    words = "agents to stop calling themselves police"
    text = f"In a letter, the mayor of Fresno, Calif., and the city’s attorney asked ICE {words}."

    (found,) = incidents(
        text,
        knowledge,
        {words: ("the mayor", Role.NONE, None)},
        as_said=lambda statement: replace(statement, speaker=None),
    )

    assert found.kind is IncidentKind.PUBLIC_STATEMENT
    assert "identification-as-police" in {tag.value for tag in found.tactics}


@pytest.mark.parametrize("role", [Role.NONE, Role.ADVOCATE, Role.MEDIA])
def test_a_statement_of_the_unofficial_is_no_event(role: Role, knowledge: Knowledge) -> None:
    text = "In a statement, Pat Doe said police do not ask about immigration status."
    assert incidents(text, knowledge, {"police do not ask": ("Pat Doe", role, None)}) == ()


@pytest.mark.parametrize(
    ("said", "tactic", "is_named"),
    [
        ("the jail does not honor ICE detainers", "detainer-request", True),
        ("officers cannot impede federal agents", "obstruction-accusation", False),
    ],
)
def test_of_what_is_denied_a_rule_is_named_and_a_deed_is_not(
    said: str, tactic: str, is_named: bool, knowledge: Knowledge
) -> None:
    text = f"Sheriff Lee Roe said in a statement that {said} in Duluth, Minnesota."
    (incident,) = (
        i
        for i in incidents(text, knowledge, {said: ("Lee Roe", Role.SHERIFF, None)})
        if i.kind is IncidentKind.PUBLIC_STATEMENT
    )
    assert (tactic in {tag.value for tag in incident.tactics}) is is_named


def test_a_national_decision_has_no_place(knowledge: Knowledge) -> None:
    text = (
        "ICE agents arrested a roofer in Fresno, California, on Monday.\n\n"
        "The Department of Homeland Security rescinded its policy on churches and schools."
    )
    decision = next(i for i in incidents(text, knowledge) if i.kind is IncidentKind.POLICY_DISPUTE)
    assert decision.place is None


def places_and_days(text: str, knowledge: Knowledge) -> list[tuple[str | None, str | None]]:
    """Of each incident its place and the words of its date."""
    return [
        (found.place.value if found.place else None, found.when.span.of(text) if found.when else None)
        for found in incidents(text, knowledge)
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Agents do not arrest citizens and soon release those they detain in error, Doe wrote.", Role.JUDGE),
        ("ICE officers arrested people for their looks, a pattern the Supreme Court let pass.", Role.JUDGE),
        ("ICE detained citizens in past years too.", Role.ACADEMIC),
    ],
)
def test_an_opinion_on_stops_in_general_is_no_event(text: str, role: Role, knowledge: Knowledge) -> None:
    said = {text.split(",", maxsplit=1)[0].rstrip("."): (text.split(maxsplit=1)[0], role, None)}
    assert incidents(text, knowledge, said) == ()


def test_words_that_only_name_an_event_tell_none(knowledge: Knowledge) -> None:
    assert incidents("Fewer people in Duluth, Minn., call police since the ICE arrests.", knowledge) == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "ICE agents arrested a roofer in Fresno, California, on Monday.\n\n"
            "The council met in Boise, Idaho.\n\nIn Fresno, nobody spoke. Fresno was quiet.\n\n"
            "In another case, ICE agents detained a student on Jan. 9.",
            ["Fresno, CA", "Fresno, CA"],
        ),
        (
            "The council met in Boise, Idaho, and in Reno, Nevada, to speak of parks. It rained.\n\n"
            "ICE agents arrested a roofer on Monday.\n\nIn Duluth, Minnesota, police do not help.",
            [None],
        ),
        ("It was calm in Fresno, California. ICE agents arrested a roofer on Monday.", ["Fresno, CA"]),
        (
            "The mayor of Fresno, California, asked ICE for answers on Friday.\n\n"
            "Most cities complied at first. Some stopped cooperating with ICE on Monday.",
            [None],
        ),
        ("ICE agents arrested cooks in Fresno, San Diego and Los Angeles, California.", ["CA"]),
        ("ICE agents arrested cooks in Fresno, California, and Boise, Idaho.", [None]),
        ("ICE agents arrested a cook, who lives in Fresno, California.", [None]),
    ],
    ids=[
        "the lead's",
        "no other story's",
        "the sentence before",
        "national",
        "one state's list",
        "a list",
        "home",
    ],
)
def test_a_place_is_lent_by_the_paragraph_or_the_lead_alone(
    text: str, places: list[str | None], knowledge: Knowledge
) -> None:
    assert [place for place, _ in places_and_days(text, knowledge)] == places


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "ICE agents shot and killed a driver on Jan. 3.\n\n"
            "A second driver was killed by ICE agents on Jan. 9.",
            ["Jan. 3", "Jan. 9"],
        ),
        (
            "ICE agents killed two people: there was the killing of one on Jan. 3 and the killing of "
            "another man on Jan. 9.",
            ["Jan. 3", "Jan. 9"],
        ),
        (
            "ICE agents shot and killed a driver on Jan. 3.\n\n"
            + "The council spoke of parks.\n\n" * 9
            + "The driver was killed by ICE agents on Jan. 3.",
            ["Jan. 3"],
        ),
        (
            "ICE agents pulled over a nurse.\n\nIt was cold.\n\nICE agents dragged a man from his house.",
            [None, None],
        ),
        ("ICE agents arrested a cook.\n\nIn another case, ICE agents arrested a girl.", [None, None]),
    ],
    ids=["two days", "one sentence", "told twice", "two people", "another case"],
)
def test_events_of_other_days_or_people_are_apart_and_one_told_twice_is_one(
    text: str, days: list[str | None], knowledge: Knowledge
) -> None:
    assert [day for _, day in places_and_days(text, knowledge)] == days


def test_a_day_without_a_year_keeps_its_words_where_publication_is_unknown(knowledge: Knowledge) -> None:
    text = "ICE agents shot and killed a driver in Duluth, Minn., on Jan. 7."
    (incident,) = incidents(text, knowledge, published=None)
    assert incident.when is not None
    assert incident.when.precision is Precision.UNKNOWN
    assert (incident.when.iso(), incident.when.span.of(text)) == (None, "Jan. 7")


def test_a_confrontation_told_in_a_statement_is_an_encounter(knowledge: Knowledge) -> None:
    text = "Doe said she was a legal observer outside a shop when a CBP agent told her to get a job."
    (incident,) = incidents(text, knowledge)
    assert incident.kind is IncidentKind.ENCOUNTER
    assert [tag.value for tag in incident.agencies] == ["CBP"]
    assert [tag.value for tag in incident.tactics] == ["observers-or-press"]


def test_mere_federal_agents_are_not_of_an_agency_another_story_names(knowledge: Knowledge) -> None:
    text = (
        "ICE agents arrested a cook in Fresno, California. CBP agents looked on.\n\n"
        "In Duluth, Minnesota, federal agents arrested a teacher."
    )
    assert [[tag.value for tag in found.agencies] for found in incidents(text, knowledge)] == [
        ["ICE", "CBP"],
        [],
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("In Fresno, Calif., insurance agents said losses rose after a man was arrested.", 0),
        ("In Fresno, Calif., ICE came at dawn. Agents arrested a man on Elm Road.", 1),
    ],
)
def test_mere_agents_are_federal_only_where_federal_agents_were_named(
    text: str, count: int, knowledge: Knowledge
) -> None:
    assert len(incidents(text, knowledge)) == count
