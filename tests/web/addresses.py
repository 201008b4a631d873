"""One address for each kind of page on the ledger of `ledger.py`, whose ids are those of a fresh database."""

from app.services.filters import RULES

LISTS = tuple(f"/{kind}" for kind in RULES)
RECORDS = (
    "/incidents/1-stop-of-two-residents-in-st-paul",
    "/incidents/2-dispute-with-nobody-quoted",
    "/statements/1",
    "/statements/2",
    "/officials/dana-example",
    "/officials/hostile",
    "/places/mn",
    "/places/mn/st-paul-mn",
    "/agencies/ice",
    "/tactics/no-notice-operation",
    "/tactics/deadly-force",
    "/articles/1",
    "/articles/3",
)
FILTERED = (
    "/incidents?agency=ice&tactic=no-notice-operation",
    "/incidents?city=fresno-ca&agency=ice",
    "/statements?role=mayor&page=2",
    "/statements?page=99",
    "/statements?q=agents",
)
CITED = "asof=2026-01-01T00:00:00Z"
ROWS = "rows=0123456789abcdef"
CITATIONS = (
    "/cite/statements",
    "/cite/places?state=mn",
    f"/cite/statements?role=mayor&{CITED}&count=59&{ROWS}",
    f"/cite/statements/1?{CITED}&{ROWS}",
    "/cite/incidents/1",
)
COVERAGE = ("/coverage", "/coverage?state=mn&outlet=valley-news&from=2026-01-01&to=2026-01-31")
SEARCHES = ("/search", "/search?q=agents", "/search?q=lee+sample+-meeting", "/search?q=exampel")
COMPARED = (
    "/compare",
    "/compare/places",
    "/compare/officials?a=dana-example",
    "/compare/places?a=st-paul-mn&b=mn",
    "/compare/officials?a=dana-example&b=hostile",
    "/compare/agencies?a=ice&b=ice",
)
FRAMES = (
    "/embed/statements/1",
    "/embed/incidents/1",
    "/embed/map",
    "/embed/map?agency=ice",
    "/embed/statements/63",
)
"""Pages that stand in those of other sites."""
PAGES = (
    "/",
    *LISTS,
    *RECORDS,
    *FILTERED,
    *SEARCHES,
    *CITATIONS,
    *COVERAGE,
    *COMPARED,
    "/about",
    "/methodology",
    "/feeds",
    "/export",
)
"""Every kind of page that is there."""

MISSING = (
    "/incidents/999-nothing",
    "/incidents/nothing",
    "/incidents/99999999999999999999",
    "/incidents/١",
    "/statements/999",
    "/statements/nothing",
    "/statements/99999999999999999999",
    "/statements/0",
    "/statements/01",
    "/statements/+1",
    "/statements/%201",
    "/statements/1_0",
    "/statements/1.0",
    "/statements/١",
    "/articles/1_0",
    "/incidents/01-stop",
    "/officials/nobody",
    "/places/zz",
    "/places/mn/nowhere-mn",
    "/agencies/nothing",
    "/tactics/nothing",
    "/articles/999",
    "/nothing",
    "/static/nothing.css",
    "/search/nothing",
    "/cite/nothing",
    "/cite/statements/999",
    "/cite/officials/1",
)
