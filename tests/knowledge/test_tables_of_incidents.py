"""The tables of tactics, triggers, positions and boilerplate: complete as shipped, refused when wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.config import ROOT
from app.knowledge import KnowledgeError
from app.knowledge.boilerplate import Furniture, folded, load_boilerplate
from app.knowledge.positions import load_positions
from app.knowledge.tactics import load_tactics
from app.knowledge.triggers import load_triggers
from app.vocabulary import IncidentKind, Position
from tests.knowledge.refusals import complaint

SLUGS = [
    "identification-as-police",
    "masked-or-unidentified",
    "racial-profiling",
    "detaining-citizens",
    "detaining-off-duty-officers",
    "use-of-force",
    "deadly-force",
    "warrantless-entry",
    "courthouse-arrest",
    "sensitive-location",
    "workplace-raid",
    "vehicle-stop",
    "detaining-minors",
    "observers-or-press",
    "detainer-request",
    "data-or-jail-access-demand",
    "funding-threat",
    "no-notice-operation",
    "obstruction-accusation",
    "agreement-287g",
    "policy-noncooperation",
    "lawsuit-or-charges",
    "other",
]


def test_every_tactic_of_the_schema_is_defined_in_one_sentence() -> None:
    table = load_tactics(ROOT / "data" / "tactics.toml")
    assert [tactic.slug for tactic in table] == SLUGS
    for tactic in table:
        assert tactic.definition.endswith(".")
        assert tactic.definition.count(". ") == 0
        assert tactic.phrases or tactic.slug == "other"


def test_a_tactic_is_looked_up_by_its_slug() -> None:
    table = load_tactics(ROOT / "data" / "tactics.toml")
    assert table["use-of-force"].name == "Use of force"
    assert table.get("no-such-thing") is None
    assert "use-of-force" in table
    assert len(table) == len(SLUGS)


def test_triggers_cover_the_five_kinds() -> None:
    table = load_triggers(ROOT / "data" / "incidents.toml")
    assert {trigger.kind for trigger in table.triggers.values()} == set(IncidentKind)


def test_the_position_table_speaks_for_all_four_positions() -> None:
    table = load_positions(ROOT / "data" / "positions.csv")
    spoken_for = {weight.position for weights in table.roles.values() for weight in weights}
    assert spoken_for == set(Position) - {Position.NEUTRAL}


def test_boilerplate_lines_are_told_by_where_their_words_stand() -> None:
    table = load_boilerplate(ROOT / "data" / "boilerplate.csv")
    lines = {
        "Advertisement": Furniture.ADVERT,
        "12 Comments": Furniture.WIDGET,
        "Sign up for our Morning Letter": Furniture.NEWSLETTER,
        "The advertisement cost the city 12 dollars, comments said.": None,
    }
    assert table.of([folded(line) for line in lines]) == list(lines.values())


STANCE = '[stance]\ndenials = ["not"]\ndoubts = ["if"]\npast = ["long ago"]\n'
TACTIC = (
    STANCE
    + '[tactics.a]\nname = "A"\ndefinition = "B."\nincludes = "C"\nexcludes = "D"\nphrases = ["raid"]\n'
)
TRIGGER = """
[slots]
federal = ["ice"]
[[trigger]]
name = "a"
kind = "death"
needs = "federal"
title = "t"
phrases = ["raid"]
[titles]
enforcement-encounter = ["{deed} reported", ", {agencies}"]
death = ["{deed}"]
policy-dispute = ["{deed}"]
legal-action = ["{deed}"]
public-statement = ["{speaker} ", "{deed}"]
[speakers]
police = ["police chief"]
[together]
police = ["police chief"]
[plurals]
words = ["chiefs"]
[beside]
"at a raid" = ["raid"]
[about]
raids = ["raid"]
[enforcers]
agencies = ["ICE"]
""" + "".join(
    f'[{name}]\nphrases = ["x"]\n'
    for name in (
        "background",
        "official",
        "national",
        "another",
        "several",
        "statewide",
        "unnamed",
        "mention",
        "newcomer",
        "pointing",
    )
)


@pytest.mark.parametrize(
    ("load", "text", "told"),
    [
        (load_tactics, STANCE, "tactics"),
        (load_tactics, TACTIC.replace("doubts", "hopes"), "stance"),
        (load_tactics, "[tactics", "whole file"),
        (load_tactics, TACTIC.replace('"B."', '" "'), "a.definition"),
        (load_tactics, TACTIC.replace("excludes", "except"), "a.except"),
        (load_tactics, TACTIC.replace('["raid"]', '"raid"'), "a.phrases"),
        (load_tactics, TACTIC.replace('"raid"', '"ra*"'), "a.phrases"),
        (load_tactics, TACTIC + 'unless = "raid"\n', "a.unless"),
        (load_tactics, TACTIC + 'unless = ["ra*"]\n', "a.unless"),
        (load_tactics, '[slots]\nx = "y"\n' + TACTIC, "slots.x"),
        (load_triggers, TRIGGER.replace("death", "birth"), "trigger 'a'"),
        (load_triggers, TRIGGER.replace('needs = "federal"', 'needs = "luck"'), "trigger 'a'"),
        (load_triggers, TRIGGER.replace('title = "t"', 'title = ""'), "trigger 'a'"),
        (load_triggers, TRIGGER.replace('title = "t"\n', ""), "trigger 1"),
        (load_triggers, TRIGGER.replace('title = "t"', 'title = "t"\nbeside = "yes"'), "trigger 'a'"),
        (load_triggers, TRIGGER.replace('name = "a"', 'name = "federal"'), "the name is taken"),
        (load_triggers, TRIGGER.replace('["raid"]', '["~2 raid"]'), "a: "),
        (load_triggers, TRIGGER.replace("federal = ", "other = "), "slots.federal"),
        (load_triggers, TRIGGER.replace("death = [", "birth = ["), "titles"),
        (load_triggers, TRIGGER.replace("{agencies}", "{people}"), "titles.enforcement-encounter"),
        (load_triggers, TRIGGER.replace('"police chief"', '"king"'), "speakers"),
        (load_triggers, TRIGGER.replace("[together]", "[apart]"), "together"),
        (load_triggers, TRIGGER.replace('words = ["chiefs"]', 'words = "chiefs"'), "plurals.words"),
        (load_triggers, TRIGGER.replace('"at a raid" = ["raid"]', '"at a raid" = []'), "beside.at a raid"),
        (load_triggers, TRIGGER.replace('"at a raid"', '"a raid"'), "beside.a raid: must begin with"),
        (load_triggers, TRIGGER.replace("[about]", "[on]"), "about"),
        (load_triggers, TRIGGER.replace('[enforcers]\nagencies = ["ICE"]\n', ""), "enforcers"),
        (
            load_triggers,
            TRIGGER.replace('title = "t"', 'title = "t"\npieces = ["{deed}{where}"]'),
            "trigger 'a'",
        ),
        (load_triggers, TRIGGER.replace("[national]", "[nation]"), "national"),
        (load_positions, "signal,value,position\n", ":1:"),
        (load_positions, "signal,value,position,weight\nrole,king,defends-federal,1\n", ":2:"),
        (load_positions, "signal,value,position,weight\nphrase,raid,neutral-other,1\n", ":2:"),
        (load_positions, "signal,value,position,weight\nphrase,raid,defends-federal,much\n", ":2:"),
        (load_positions, "signal,value,position,weight\nphrase,raid,defends-federal,9\n", ":2:"),
        (load_positions, "signal,value,position,weight\nphrase,ra*,defends-federal,1\n", ":2:"),
        (load_positions, "signal,value,position,weight\nsmell,raid,defends-federal,1\n", ":2:"),
        (load_boilerplate, "where,words,what\nis,share this,toy\n", ":2:"),
        (load_boilerplate, "where,words,what\nunder,share this,widget\n", ":2:"),
        (load_boilerplate, "where,words,what\nis,Share This,widget\n", ":2:"),
        (load_boilerplate, "where,words,what\nis,share this,widget\nis,share this,widget\n", ":3:"),
        (load_boilerplate, "where,words,what\nis,a,widget\n", ":2:"),
    ],
)
def test_a_wrong_table_is_refused_naming_file_and_place(
    load: Callable[[Path], object], text: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "table"
    said = complaint(load, path, text)
    assert str(path) in said
    assert told in said


@pytest.mark.parametrize("load", [load_tactics, load_triggers, load_positions, load_boilerplate])
def test_a_missing_table_is_named(load: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="the file is missing"):
        load(tmp_path / "gone")


def test_the_tables_used_in_these_tests_are_right_but_for_the_fault(tmp_path: Path) -> None:
    path = tmp_path / "table"
    path.write_text(TACTIC, encoding="utf-8")
    assert len(load_tactics(path)) == 1
    path.write_text(TRIGGER, encoding="utf-8")
    assert set(load_triggers(path).triggers) == {"a"}
