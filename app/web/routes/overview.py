"""The front page, the methodology, and the icon that browsers ask for unasked."""

from fastapi import Request
from starlette.responses import FileResponse, Response

from app.services.dashboard import dashboard
from app.services.sentence import describe
from app.vocabulary import Position
from app.web import linked, share
from app.web.deps import ReadingDep, SessionDep, site_root
from app.web.embedding import frame_of_map
from app.web.measurements import read_measurements
from app.web.routing import ReadingRouter
from app.web.static import STATIC
from app.web.templating import page
from app.web.wording import POSITIONS, UNNAMED

router = ReadingRouter()


@router.get("/")
def front(request: Request, session: SessionDep, reading: ReadingDep) -> Response:
    """What is newest and what is recorded most."""
    shown = dashboard(session, reading)
    whole = shown.map.filter
    told = describe(whole, shown.incidents, {})
    counts = [
        ("/statements", "Statements", shown.statements),
        ("/incidents", "Incidents", shown.incidents),
        ("/officials", "Officials", shown.officials),
        ("/places", "Places", shown.places),
        ("/agencies", "Agencies", shown.agencies),
        ("/articles", "Articles", shown.articles),
    ]
    return page(
        request, "dashboard/index.html",
        {
            "dashboard": shown, "counts": counts, "shared": share.of_front(shown),
            "frame": frame_of_map(whole, share.of_list(whole, shown.incidents, told)),
            "linked": linked.of_site(site_root(request)),
        },
    )  # fmt: skip


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
        "shared": share.of_page(
            "/methodology", "How Friction Ledger is made, measured and limited",
            "How a program finds statements and incidents in articles, how often it is right, and how each "
            "tactic is defined.",
        ),
    }  # fmt: skip
    return page(request, "methodology/index.html", context)


@router.get("/favicon.ico")
def favicon() -> Response:
    """The site's icon, for what does not read the page's own link to it."""
    return FileResponse(STATIC / "icon.svg", media_type="image/svg+xml")
