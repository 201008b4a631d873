"""The front page, the methodology, and the two files that browsers and crawlers ask for unasked."""

from fastapi import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from app.services.dashboard import dashboard
from app.vocabulary import Position
from app.web.deps import ReadingDep, SessionDep
from app.web.formats import CITING, FORMATS
from app.web.measurements import read_measurements
from app.web.routing import ReadingRouter
from app.web.static import STATIC
from app.web.templating import page
from app.web.wording import POSITIONS, UNNAMED

router = ReadingRouter()

_ROBOTS = "User-agent: *\nDisallow: /*?\nDisallow: /export/\n" + "".join(
    f"Disallow: /*{one.ending}\n" for one in (*FORMATS, *CITING)
)
"""Records and whole lists are for crawlers; filters make more addresses than they could ever read."""


@router.get("/")
def front(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
    """What is newest and what is recorded most."""
    shown = dashboard(session, reading)
    counts = [
        ("/statements", "Statements", shown.statements),
        ("/incidents", "Incidents", shown.incidents),
        ("/officials", "Officials", shown.officials),
        ("/places", "Places", shown.places),
        ("/agencies", "Agencies", shown.agencies),
        ("/articles", "Articles", shown.articles),
    ]
    return page(request, "dashboard/index.html", {"dashboard": shown, "counts": counts})


@router.get("/methodology")
def methodology(request: Request, reading: ReadingDep) -> Response:
    """How records are made, what was measured, and how tactics are defined."""
    context = {
        "tactics": list(reading.tactics),
        "positions": list(POSITIONS.values()),
        "neutral": POSITIONS[Position.NEUTRAL],
        "unnamed": UNNAMED,
        "share": reading.settings.excerpt_share,
        "measured": read_measurements(reading.settings.data_dir),
    }
    return page(request, "methodology/index.html", context)


@router.get("/favicon.ico")
def favicon() -> Response:
    """The site's icon, for what does not read the page's own link to it."""
    return FileResponse(STATIC / "icon.svg", media_type="image/svg+xml")


@router.get("/robots.txt")
def robots() -> Response:
    """What crawlers may read."""
    return PlainTextResponse(_ROBOTS)
