"""Routes that only read."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter


class ReadingRouter(APIRouter):
    """A router whose routes answer GET and HEAD alike, as HTTP wants it; the server leaves the body out."""

    def add_api_route(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        """As FastAPI's, for both methods."""
        super().add_api_route(path, endpoint, **(options | {"methods": ["GET", "HEAD"]}))
