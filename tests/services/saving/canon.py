"""The ledger's canonical records as plain values, without ids: what the order of ingest must not change."""

from sqlalchemy import Engine, text

_QUERIES = {
    "officials": """
        SELECT o.name, o.name_key, o.role, o.title, o.organisation, o.former, p.slug FROM official o
        LEFT JOIN place p ON p.id = o.place_id
    """,
    "statements": """
        SELECT s.text, s.kind, s.speaker, s.role, s.title, s.organisation, s.position, p.slug, o.name,
               s.reported_on, s.sources
        FROM statement s LEFT JOIN place p ON p.id = s.place_id LEFT JOIN official o ON o.id = s.official_id
    """,
    "speakers": """
        SELECT s.text, o.name, k.ordinal FROM statement_speaker k
        JOIN statement s ON s.id = k.statement_id JOIN official o ON o.id = k.official_id
    """,
    "incidents": """
        SELECT i.kind, i.title, p.slug, i.earliest, i.latest, i.precision, i.reported_on,
               i.sort_date, i.sources
        FROM incident i LEFT JOIN place p ON p.id = i.place_id
    """,
    "about": """
        SELECT i.title, p.slug, s.text FROM incident_statement k JOIN incident i ON i.id = k.incident_id
        LEFT JOIN place p ON p.id = i.place_id JOIN statement s ON s.id = k.statement_id
    """,
    "agencies": """
        SELECT s.text, a.slug FROM statement_agency k JOIN statement s ON s.id = k.statement_id
        JOIN agency a ON a.id = k.agency_id
    """,
    "tactics": "SELECT s.text, k.tactic FROM statement_tactic k JOIN statement s ON s.id = k.statement_id",
    "took part": """
        SELECT i.title, i.earliest, a.slug FROM incident_agency k JOIN incident i ON i.id = k.incident_id
        JOIN agency a ON a.id = k.agency_id
    """,
    "in doubt": """
        SELECT i.kind, i.title, i.earliest, i.reported_on, j.title, j.earliest, j.reported_on, max(k.score)
        FROM link_pair k JOIN link_node l ON l.id = k.left_id JOIN link_node r ON r.id = k.right_id
        JOIN incident i ON i.id = CASE WHEN l.owner_id < r.owner_id THEN l.owner_id ELSE r.owner_id END
        JOIN incident j ON j.id = CASE WHEN l.owner_id < r.owner_id THEN r.owner_id ELSE l.owner_id END
        WHERE l.noun = 'incident' AND l.owner_id <> r.owner_id GROUP BY i.id, j.id, i.kind, i.title,
        i.earliest, i.reported_on, j.title, j.earliest, j.reported_on
    """,
    "by": """
        SELECT i.title, i.earliest, k.tactic FROM incident_tactic k JOIN incident i ON i.id = k.incident_id
    """,
}


COUNTED = (
    "article", "outlet", "copy_group", "place", "agency", "place_mention", "agency_mention", "article_band",
    "article_sketch", "link_node", "link_block", "link_pair",
    "official", "official_report", "official_mention", "statement", "appearance", "appearance_part",
    "appearance_speaker", "appearance_tag", "statement_speaker", "statement_agency",
    "statement_tactic", "incident", "incident_report", "report_appearance", "evidence", "incident_agency",
    "incident_tactic", "incident_statement", "ingest_run", "statement_index", "incident_index", "index_due",
)  # fmt: skip


def canon(engine: Engine) -> dict[str, list[str]]:
    """Every canonical record and link, as sorted lines."""
    with engine.connect() as connection:
        return {
            name: sorted(_line(name, tuple(row)) for row in connection.execute(text(query)))
            for name, query in _QUERIES.items()
        }


def _line(name: str, row: tuple[object, ...]) -> str:
    """The row; the two sides of a doubt in an order that ids do not settle."""
    if name != "in doubt":
        return repr(row)
    kind, *sides, score = row
    return repr((kind, *sorted(map(repr, (sides[:3], sides[3:]))), score))


def counts(engine: Engine) -> dict[str, int]:
    """How many rows each table has."""
    with engine.connect() as connection:
        return {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in COUNTED
        }


def rows(engine: Engine, query: str) -> list[tuple[object, ...]]:
    """The rows of a query."""
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]
