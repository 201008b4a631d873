"""The fixed values that text, tables, pages and exports share: the annotation schema's own words."""

from enum import StrEnum


class Genre(StrEnum):
    """What sort of text an article is."""

    NEWS = "news"
    OPINION = "opinion"
    REPUBLICATION = "republication"


class StatementKind(StrEnum):
    """How the words are reported: wholly quoted, partly quoted, or retold."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Role(StrEnum):
    """What a speaker is; the values of the annotation schema."""

    POLICE_CHIEF = "police chief"
    SHERIFF = "sheriff"
    MAYOR = "mayor"
    POLICE_OFFICER = "police officer/spokesperson"
    PROSECUTOR = "prosecutor"
    CITY_OFFICIAL = "city official"
    STATE_OFFICIAL = "state official"
    LEGISLATOR = "legislator"
    FEDERAL_OFFICIAL = "federal official"
    ADVOCATE = "advocate"
    ACADEMIC = "academic"
    JUDGE = "judge"
    UNION = "union"
    MEDIA = "media"
    OTHER = "other"
    NONE = "none"


class Position(StrEnum):
    """Where a statement stands on federal enforcement; neutral where in doubt."""

    CRITICISES_FEDERAL = "criticises-federal"
    DEFENDS_FEDERAL = "defends-federal"
    DISTANCES = "distances-or-clarifies-policy"
    SUPPORTS_COOPERATION = "supports-cooperation"
    NEUTRAL = "neutral-other"


class IncidentKind(StrEnum):
    """The five kinds of incident."""

    ENCOUNTER = "enforcement-encounter"
    DEATH = "death"
    POLICY_DISPUTE = "policy-dispute"
    LEGAL_ACTION = "legal-action"
    PUBLIC_STATEMENT = "public-statement"


DEEDS = (IncidentKind.ENCOUNTER, IncidentKind.DEATH)
"""The kinds that happen to somebody at a place; the others are what was said or decided about them."""


class Noun(StrEnum):
    """What is linked across articles: each has its table of features."""

    OFFICIAL = "official"
    STATEMENT = "statement"
    INCIDENT = "incident"


class Part(StrEnum):
    """What of an annotated set is measured: all, what rules are developed on, or what nobody reads."""

    ALL = "all"
    DEVELOPMENT = "development"
    HELD_BACK = "held-back"


class PlaceKind(StrEnum):
    """The three kinds of jurisdiction."""

    CITY = "city"
    COUNTY = "county"
    STATE = "state"


class Level(StrEnum):
    """Whose agency it is."""

    FEDERAL = "federal"
    STATE = "state"
    COUNTY = "county"
    CITY = "city"


class Precision(StrEnum):
    """How exact a date is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    UNKNOWN = "unknown"


def measure_in_words(measure: str) -> str:
    """What a measure of evaluation is called: `role right | matched` is `role right, of those matched`."""
    return measure.replace(" | matched", ", of those matched")
