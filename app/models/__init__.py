"""All tables. A canonical record (statement, official, incident) is what its articles say of it, together.

An article is immutable. What one article says of a record is kept apart (an appearance, a report, a mention),
with spans into that article's text; the canonical row is derived from them and can be made again at any time.
Ids are never reused.
"""

from app.models.articles import (
    KEY_CHARS,
    Article,
    ArticleBand,
    ArticleSketch,
    CopyGroup,
    HiddenName,
    IndexDue,
    IngestRun,
    MinorName,
    Outlet,
)
from app.models.base import EvidenceField, utc_now
from app.models.incidents import (
    Evidence,
    Incident,
    IncidentAgency,
    IncidentReport,
    IncidentStatement,
    IncidentTactic,
    ReportAppearance,
)
from app.models.linkage import LinkBlock, LinkNode, LinkPair
from app.models.officials import Official, OfficialMention, OfficialReport
from app.models.statements import (
    Appearance,
    AppearancePart,
    AppearanceSpeaker,
    AppearanceTag,
    Statement,
    StatementAgency,
    StatementSpeaker,
    StatementTactic,
)
from app.models.world import Agency, AgencyMention, Place, PlaceMention

__all__ = [
    "KEY_CHARS",
    "Agency",
    "AgencyMention",
    "Appearance",
    "AppearancePart",
    "AppearanceSpeaker",
    "AppearanceTag",
    "Article",
    "ArticleBand",
    "ArticleSketch",
    "CopyGroup",
    "Evidence",
    "EvidenceField",
    "HiddenName",
    "Incident",
    "IncidentAgency",
    "IncidentReport",
    "IncidentStatement",
    "IncidentTactic",
    "IndexDue",
    "IngestRun",
    "LinkBlock",
    "LinkNode",
    "LinkPair",
    "MinorName",
    "Official",
    "OfficialMention",
    "OfficialReport",
    "Outlet",
    "Place",
    "PlaceMention",
    "ReportAppearance",
    "Statement",
    "StatementAgency",
    "StatementSpeaker",
    "StatementTactic",
    "utc_now",
]
