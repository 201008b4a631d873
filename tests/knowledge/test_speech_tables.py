import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.config import ROOT
from app.knowledge.cues import CueKind, load_cues
from app.knowledge.names import load_names
from app.knowledge.offices import BodyKind, load_offices
from app.knowledge.rules import What, load_rules
from app.knowledge.tables import KnowledgeError
from app.vocabulary import Role

DATA = ROOT / "data"


def test_every_form_of_a_cue_is_found_and_attitudes_are_told_apart() -> None:
    table = load_cues(DATA / "cues.csv")
    assert all(table.speech(form) for form in ("say", "says", "said", "saying", "tells", "wrote"))
    assert table.speech("believed") == ()
    assert table.forms["believed"][0].kind is CueKind.ATTITUDE


@pytest.mark.parametrize(
    ("title", "beside", "role"),
    [
        ("mayor", BodyKind.UNKNOWN, Role.MAYOR),
        ("chief", BodyKind.UNKNOWN, Role.POLICE_CHIEF),
        ("chief", BodyKind.FEDERAL, Role.FEDERAL_OFFICIAL),
        ("spokesperson", BodyKind.SHERIFF, Role.POLICE_OFFICER),
        ("spokesperson", BodyKind.CITY, Role.CITY_OFFICIAL),
        ("attorney general", BodyKind.STATE, Role.STATE_OFFICIAL),
        ("attorney general", BodyKind.UNKNOWN, Role.FEDERAL_OFFICIAL),
        ("president", BodyKind.UNKNOWN, Role.FEDERAL_OFFICIAL),
        ("president", BodyKind.OTHER, Role.OTHER),
        ("president", BodyKind.UNION, Role.UNION),
    ],
)
def test_an_office_depends_on_the_body_beside_it(title: str, beside: BodyKind, role: Role) -> None:
    office = load_offices(DATA / "offices.csv").find(title, beside)
    assert office is not None
    assert office.role is role


def test_first_names_have_a_gender_and_outlets_an_official_name() -> None:
    names = load_names(DATA / "names")
    assert (names.first_names["susan"], names.first_names["robert"]) == ("f", "m")
    assert names.outlets["ap"] == "The Associated Press"


_CUES = "base,third,past,participle,ing,particle,kind,frames,noun\n"
_NOUNS = "singular,plural\n"
_OFFICES = "title,context,role,scope,organisation\n"
_RULES = "what,name,meaning\n"


@pytest.mark.parametrize(
    ("load", "file", "body", "message"),
    [
        (load_cues, "cues.csv", _CUES + "say,says,said,said,saying,,talk,q,\n", "cues.csv:2"),
        (load_cues, "cues.csv", _CUES + "say,says,said,said,saying,,speech,z,\n", "cues.csv:2"),
        (load_cues, "cues.csv", _CUES + "say,says,said,said,saying,,speech,,\n", "at least one frame"),
        (load_cues, "cues.csv", _CUES + "say,,said,said,saying,,speech,q,\n", "third is empty"),
        (
            load_cues,
            "cues.csv",
            _CUES + "say,says,said,said,saying,,speech,q,no\n",
            "noun must be yes or empty",
        ),
        (load_rules, "rules.csv", _RULES + "cue,told,a cue\n", "what must be rule or resolution"),
        (load_rules, "rules.csv", _RULES + "rule,told,\n", "rules.csv:2"),
        (load_rules, "rules.csv", _RULES + "rule,told,a\nrule,told,b\n", "a second time"),
        (load_offices, "offices.csv", _OFFICES + "Mayor,,mayor,city,\n", "lower case"),
        (load_offices, "offices.csv", _OFFICES + "mayor,,king,city,\n", "offices.csv:2"),
        (load_offices, "offices.csv", _OFFICES + "mayor,guild,mayor,city,\n", "offices.csv:2"),
        (load_offices, "offices.csv", _OFFICES + "mayor,,mayor,city,\nmayor,,mayor,city,\n", "stands twice"),
    ],
)
def test_a_wrong_row_is_named_by_file_and_line(
    tmp_path: Path, load: Callable[[Path], object], file: str, body: str, message: str
) -> None:
    (tmp_path / file).write_text(body, encoding="utf-8")
    (tmp_path / "cue_nouns.csv").write_text(_NOUNS, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        load(tmp_path / file)


@pytest.mark.parametrize(
    ("file", "row", "message"),
    [
        ("small_words.csv", "the,article", "small_words.csv:2: kind must be no name or before title"),
        ("small_words.csv", "The,no name", "small_words.csv:2: word must be lower case"),
        ("nouns.csv", "group,other,body,,guild", "nouns.csv:2"),
        ("nouns.csv", "group,other,crowd,,", "nouns.csv:2"),
        ("more_names.csv", "ana,x", "more_names.csv:2: gender must be f, m, u or empty"),
    ],
)
def test_a_wrong_row_of_names_is_named_by_file_and_line(
    tmp_path: Path, file: str, row: str, message: str
) -> None:
    names = tmp_path / "names"
    shutil.copytree(DATA / "names", names)
    header = (names / file).read_text(encoding="utf-8").splitlines()[0]
    (names / file).write_text(f"{header}\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        load_names(names)


def test_rules_and_resolutions_have_a_meaning() -> None:
    meanings = load_rules(DATA / "rules.csv")
    assert {What.RULE, What.RESOLUTION} == {what for what, _ in meanings}
    assert meanings[What.RULE, "quote-before-cue"] == "a quotation, then its cue"
