"""Look-up tables loaded once from `data/`: frozen, validated, shared by every extraction."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.knowledge.abbreviations import Abbreviations, load_abbreviations
from app.knowledge.agencies import AgencyTable, load_agencies
from app.knowledge.ages import AgeTable, load_ages
from app.knowledge.boilerplate import BoilerplateTable, load_boilerplate
from app.knowledge.confidence import ConfidenceTable, load_confidence
from app.knowledge.cues import CueTable, load_cues
from app.knowledge.names import NameTable, load_names
from app.knowledge.offices import OfficeTable, load_offices
from app.knowledge.places import Gazetteer, load_gazetteer
from app.knowledge.positions import PositionTable, load_positions
from app.knowledge.subject import Subject, load_subject
from app.knowledge.tables import KnowledgeError
from app.knowledge.tactics import TacticTable, load_tactics
from app.knowledge.triggers import TriggerTable, load_triggers

__all__ = ["Knowledge", "KnowledgeError", "load_knowledge"]


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """All tables that extraction looks things up in; equal only to itself, so it may be a cache's key."""

    folder: Path
    """Where they were read: tables that only linkage needs are there too."""
    abbreviations: Abbreviations
    places: Gazetteer
    agencies: AgencyTable
    tactics: TacticTable
    offices: OfficeTable
    cues: CueTable
    names: NameTable
    ages: AgeTable
    boilerplate: BoilerplateTable
    positions: PositionTable
    triggers: TriggerTable
    confidence: ConfidenceTable
    weighing: ConfidenceTable
    ends: ConfidenceTable
    subject: Subject


@lru_cache(maxsize=4)
def load_knowledge(data_dir: Path) -> Knowledge:
    """Read every table below `data_dir`; the result is cached for the process.

    Raises `KnowledgeError`, naming file and line, for the first thing that is wrong.
    """
    return Knowledge(
        folder=data_dir,
        abbreviations=load_abbreviations(data_dir / "abbreviations.csv"),
        places=load_gazetteer(data_dir / "gazetteer"),
        agencies=load_agencies(data_dir / "agencies.toml"),
        tactics=load_tactics(data_dir / "tactics.toml"),
        offices=load_offices(data_dir / "offices.csv"),
        cues=load_cues(data_dir / "cues.csv"),
        names=load_names(data_dir / "names"),
        ages=load_ages(data_dir / "ages.csv"),
        boilerplate=load_boilerplate(data_dir / "boilerplate.csv"),
        positions=load_positions(data_dir / "positions.csv"),
        triggers=load_triggers(data_dir / "incidents.toml"),
        confidence=load_confidence(data_dir / "confidence.csv"),
        weighing=load_confidence(data_dir / "weighing.csv", "weigh_cues.py"),
        ends=load_confidence(data_dir / "ends.csv", "weigh_ends.py"),
        subject=load_subject(data_dir / "subject.csv"),
    )
