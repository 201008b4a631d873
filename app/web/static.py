"""Style sheets and scripts: each address carries a digest of the content, so browsers may keep it."""

import hashlib
from functools import lru_cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.config import ROOT

STATIC = ROOT / "static"


class CachedStatic(StaticFiles):
    """Static files that are kept for a year when asked for by digest, and checked each time otherwise."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, with its Cache-Control header."""
        response = await super().get_response(path, scope)
        named = scope["query_string"] == _version_of(path)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if named else "no-cache"
        return response


def _version_of(name: str) -> bytes | None:
    """The query by which `asset` calls a file, None where there is no such file."""
    path = STATIC / name
    return f"v={_digest(path, path.stat().st_mtime_ns)}".encode() if path.is_file() else None


@lru_cache(maxsize=64)
def _digest(path: Path, _modified_ns: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def asset(name: str) -> str:
    """The address of a file below `static/`. Raises `FileNotFoundError` with the remedy if it is missing."""
    path = STATIC / name
    try:
        modified = path.stat().st_mtime_ns
    except FileNotFoundError:
        raise FileNotFoundError(f"{path} is missing: run `make setup`") from None
    return f"/static/{name}?v={_digest(path, modified)}"
