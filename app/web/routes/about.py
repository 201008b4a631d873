"""What this is, who runs it, and how to have something corrected."""

from fastapi import Request
from starlette.responses import Response

from app.services.exports.terms import LICENCE, NOTICE
from app.web.deps import ReadingDep
from app.web.routing import ReadingRouter
from app.web.share import of_page
from app.web.templating import page

router = ReadingRouter()


@router.get("/about")
def about(request: Request, reading: ReadingDep) -> Response:
    """The About page; who runs the site and where to write to are settings."""
    settings = reading.settings
    context = {
        "operator": settings.operator, "contact": settings.contact, "is_mail": "@" in settings.contact
        and "/" not in settings.contact, "licence": LICENCE, "notice": NOTICE,
        "shared": of_page("/about", "About Friction Ledger"),
    }  # fmt: skip
    return page(request, "about/index.html", context)
