import pytest

from app.vocabulary import Role, StatementKind
from tests.extraction.speech import said, statements_in

RUIZ = "Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“We stayed,” Ana Ruiz said.", ["We stayed"]),
        ("“We stayed,” said Ana Ruiz.", ["We stayed"]),
        ("“We stayed,” Ana Ruiz said. “Nobody left.”", ["We stayed", "Nobody left."]),
        ("“We stayed,” Ana Ruiz said, “and nobody left.”", ["We stayed", "and nobody left."]),
        ("Ana Ruiz said: “We stayed.”", ["We stayed."]),
        ("Ana Ruiz told the Courier on Friday, “We stayed.”", ["We stayed."]),
        ('"We stayed," Ana Ruiz, a bus driver from Elm Grove, told the Courier.', ["We stayed"]),
        (
            "“We stayed,” Ana Ruiz said.\n“Nobody left the hall that night.”",
            ["We stayed", "Nobody left the hall that night."],
        ),
        ("“We stayed,” Ana Ruiz said. “It was late,” Ruiz added.", ["We stayed", "It was late"]),
        ("“Did we stay?” Ana Ruiz asked.", ["Did we stay?"]),
        ("“We stayed for long.\n“Nobody left,” Ana Ruiz said.", ["Nobody left"]),
    ],
)
def test_whole_quotations_are_direct_and_interruptions_do_not_part_them(text: str, parts: list[str]) -> None:
    assert said(text)[-1] == (RUIZ, "direct", parts)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ana Ruiz said the van had left.", "the van had left"),
        ("Ana Ruiz said that the van had left.", "the van had left"),
        ("Ana Ruiz said Monday in a court filing the van had left.", "the van had left"),
        ("Ana Ruiz told the council that the van had left.", "the van had left"),
        ("Ana Ruiz told reporters the van had left.", "the van had left"),
        ("The van had left, Ana Ruiz said.", "The van had left"),
        ("The van had left, said Ana Ruiz, who drives a bus.", "The van had left"),
        ("The van had left, according to Ana Ruiz.", "The van had left"),
        ("According to Ana Ruiz, the van had left.", "the van had left"),
        ("Ana Ruiz urged residents to stay at home.", "residents to stay at home"),
        ("Ana Ruiz vowed to sue.", "to sue"),
        ("Ana Ruiz warned of more raids.", "more raids"),
        ("Ana Ruiz, 41, said the van had left.", "the van had left"),
        ("Ana Ruiz, whose brother drives a bus, said the van had left.", "the van had left"),
        ("Ana Ruiz, for example, argued that the van had left.", "the van had left"),
        ("Ana Ruiz said the van had left, but she did not see it.", "the van had left"),
        ("Ana Ruiz said the van had left, while the bus was still there.", "the van had left"),
        ("Ana Ruiz made it clear that the van had left.", "the van had left"),
    ],
)
def test_reported_clauses_begin_and_end_where_the_speakers_words_do(text: str, part: str) -> None:
    assert said(text) == [(RUIZ, "indirect", [part])]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ana Ruiz said the raid was “a stunt” by the state.", ["the raid was “a stunt” by the state"]),
        ("Ana Ruiz called the raid “a stunt and a shame.”", ["the raid “a stunt and a shame.”"]),
        ("The raid was “a stunt,” Ana Ruiz said.", ["The raid was “a stunt,”"]),
        (
            "The raid was “a stunt,” Ana Ruiz said. “It was for show.”",
            ["The raid was “a stunt,”", "It was for show."],
        ),
        ("That plan, Ana Ruiz said, is “dead as can be.”", ["That plan", "is “dead as can be.”"]),
    ],
)
def test_quoted_words_built_into_a_clause_make_it_mixed(text: str, parts: list[str]) -> None:
    found = said(text)
    assert [(speaker, kind) for speaker, kind, _ in found] == [(RUIZ, "mixed")]
    assert [part.strip(" ,”") for part in found[0][2]] == [part.strip(" ,”") for part in parts]


def test_a_quoted_term_under_discussion_leaves_a_statement_indirect() -> None:
    assert said("Ana Ruiz said the men posed as “police” at her door.")[0][1] == "indirect"


@pytest.mark.parametrize(
    "text",
    [
        "The reports were late.",
        "Ana Ruiz was told to wait.",
        "The mayor declined to say who was hurt.",
        "Nobody would say where the van went.",
        "Ana Ruiz did not say where she was.",
        "Mayor Ana Ruiz declined to say the raid was lawful.",
        "Mayor Ana Ruiz has refused to publicly confirm that the raid was lawful.",
        "Mayor Ana Ruiz, who declined to say that the raid was lawful, left.",
        "Mayor Ana Ruiz declined Monday to say that the raid was lawful.",
        "Mayor Ana Ruiz would not say whether the raid was lawful.",
        "Mayor Ana Ruiz wouldn’t say if the raid was lawful.",
        "Mayor Ana Ruiz stopped short of saying the raid was lawful.",
        "She believes the van had left.",
        "The United States won.",
        "Ana Ruiz criticized the raid.",
        "The notes were signed by the council.",
    ],
)
def test_what_reports_no_words_is_no_statement(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ana Ruiz spoke first. “We stayed,” she said.", RUIZ),
        ("Mayor Ana Ruiz spoke first. “We stayed,” the mayor said.", RUIZ),
        ("Mayor Ana Ruiz spoke first. “We stayed,” Ruiz said.", RUIZ),
        ("Ana Ruiz met Robert Lund. “We stayed,” he said.", "Robert Lund"),
        ("Ana Ruiz and Robert Lund said the van had left.", "Ana Ruiz; Robert Lund"),
        ("“We stayed,” said Ana Ruiz and Robert Lund.", "Ana Ruiz; Robert Lund"),
        (
            "Ana Ruiz and Robert Lund wrote a letter to the state. The letter says the van had left.",
            "Ana Ruiz",
        ),
        ("An officer said the van had left.", None),
        ("Witnesses said the van had left.", None),
        ("The New York Times reported that the van had left.", "The New York Times"),
        ("KXQR reported that the van had left.", "KXQR"),
        ("Robert “Bo” Lund said the van had left.", "Robert “Bo” Lund"),
        ("Lund said the van had left. Robert Lund drives it.", "Robert Lund"),
        ("“We stayed,” he said, as Robert Lund looked on.", "Robert Lund"),
        ("The Elm River Coalition spoke. “We stayed,” the coalition said.", "Elm River Coalition"),
    ],
)
def test_speakers_are_resolved_to_their_fullest_name_or_left_open(text: str, speaker: str | None) -> None:
    assert said(text)[-1][0] == speaker


def test_a_participle_gives_the_same_speaker_a_second_statement() -> None:
    found = said("Ana Ruiz said the van had left, adding that the bus was late.")
    assert [(speaker, parts) for speaker, _, parts in found] == [
        (RUIZ, ["the van had left"]),
        (RUIZ, ["the bus was late"]),
    ]


def test_two_speakers_of_one_sentence_have_a_statement_each() -> None:
    found = said("Ana Ruiz said the van had left, Robert Lund said it had not.")
    assert [speaker for speaker, _, _ in found] == [RUIZ, "Robert Lund"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mayors said the plan would fail.", Role.MAYOR),
        ("City officials said the plan would fail.", Role.CITY_OFFICIAL),
        ("An ICE spokesman said the plan would fail.", Role.FEDERAL_OFFICIAL),
        ("A police spokesperson said the plan would fail.", Role.POLICE_OFFICER),
        ("A federal judge ruled that the plan would fail.", Role.JUDGE),
        ("Advocates said the plan would fail.", Role.ADVOCATE),
        ("Witnesses said the plan would fail.", Role.NONE),
    ],
)
def test_the_unnamed_have_the_role_their_noun_tells(text: str, role: Role) -> None:
    (statement,) = statements_in(text)
    assert (statement.speaker, statement.role) == (None, role)


def test_a_statement_names_its_rule_its_words_and_a_confidence() -> None:
    text = "“We stayed,” Elm Grove Police Chief Ana Ruiz told the Courier."
    (statement,) = statements_in(text)
    assert statement.kind is StatementKind.DIRECT
    assert statement.rule == "quote-before-cue"
    assert statement.cue is not None
    assert statement.cue.of(text) == "told"
    assert statement.speaker_mention is not None
    assert statement.speaker_mention.of(text).endswith("Police Chief Ana Ruiz")
    assert 0.0 < statement.confidence <= 1.0
