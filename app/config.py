"""Settings: read once from the environment (`FRICTION_*`) or `.env`, validated at start."""

import re
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, IPvAnyAddress, field_validator
from pydantic_settings import BaseSettings, DotEnvSettingsSource, EnvSettingsSource, SettingsConfigDict

_PACKAGE = Path(__file__).resolve().parent
_BUNDLE = _PACKAGE / "_bundle"
_ORIGIN = re.compile(r"https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PAGE = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[^\s\"<>]*)?")
_SQLITE = "sqlite:///"
_WHOLE_NAME = 2
"""A name of fewer words may be anybody's."""
ROOT = _BUNDLE if _BUNDLE.is_dir() else _PACKAGE.parent
"""Folder holding `templates/ static/ data/ migrations/`: the checkout, or the wheel's bundle."""


_PREFIX = "FRICTION_"
_OF_COMPOSE = frozenset({"db_password"})
"""Read by `compose.yaml`, which takes its values from the same `.env`."""


class Settings(BaseSettings):
    """Everything an operator may set. Names in the environment carry the prefix `FRICTION_`."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    database_url: str = "sqlite:///var/ledger.sqlite3"
    host: IPvAnyAddress = Field(default=IPvAnyAddress("127.0.0.1"))  # type: ignore[operator]
    port: int = Field(default=8000, ge=1, le=65535)
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["console", "json"] = "console"
    public_url: str = ""
    """Where readers find the site, such as https://ledger.example: for permalinks. Empty: the path alone."""
    operator: str = ""
    """Who runs the site, as its About page says it."""
    contact: str = ""
    """Where readers write to: an address of mail, or a web page."""
    data_dir: Path = ROOT / "data"
    page_size: int = Field(default=25, ge=1, le=200)
    """Rows on one page of a list."""
    max_file_bytes: int = Field(default=200_000_000, ge=1)
    """A larger input file is refused before it is read."""
    max_article_bytes: int = Field(default=5_000_000, ge=1)
    """A longer article (UTF-8 bytes of text or HTML) is refused, its neighbours in the file are not."""
    max_columns: int = Field(default=1000, ge=1)
    """A table with more columns is refused before its rows are read."""
    max_unpacked_bytes: int = Field(default=1_000_000_000, ge=1)
    """A compressed table is read up to so many bytes of text; the rest of it is refused."""
    max_failures: int = Field(default=1000, ge=1)
    """After so many records in a row that cannot be read, the rest of their file is refused."""
    max_page_seconds: float = Field(default=10, gt=0)
    """A web page whose markup takes longer to read is refused, its neighbours are not."""
    excerpt_chars: int = Field(default=120, ge=40, le=2000)
    """Characters shown either side of a span: published text is copyrighted."""
    excerpt_share: float = Field(default=0.5, gt=0, le=1)
    """The most of an article's text that spans with what surrounds them may come to, on all pages together.

    Spans are always whole: where they alone are more of an article, no more than these is shown.
    """
    shown_names: str = ""
    """Private people whom an editor chose to name in excerpts, parted by semicolons: `Ann Bell; Carl Dow`.

    A minor's name is never shown.
    """
    max_exports: int = Field(default=4, ge=1, le=10)
    """Files of all rows that a process sends at once: each keeps a connection to the database."""
    export_dir: str = ""
    """Where files of the whole ledger are kept. Empty: beside the SQLite file, else `var/exports`."""
    max_export_bytes: int = Field(default=4_000_000_000, ge=1)
    """A larger file of the whole ledger is not made."""
    busy_timeout_ms: int = Field(default=10_000, ge=0)
    """How long a SQLite writer waits for another one."""
    ingest_workers: int = Field(default=1, ge=0, le=32)
    """Processes that extract ahead of the one that saves; one extracts about as fast as that saves."""

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if not url.startswith((_SQLITE, "postgresql+psycopg://")):
            raise ValueError(
                "must begin with sqlite:/// or postgresql+psycopg:// "
                "(for example sqlite:///var/ledger.sqlite3)"
            )
        return url

    @field_validator("contact")
    @classmethod
    def _reachable(cls, contact: str) -> str:
        if contact and not _MAIL.fullmatch(contact) and not _PAGE.fullmatch(contact):
            raise ValueError(
                "must be an address of mail (desk@ledger.example) or of a web page (https://ledger.example/contact)"
            )
        return contact

    @property
    def sqlite_file(self) -> Path | None:
        """The file of a SQLite ledger; None for PostgreSQL and for one in memory."""
        file = self.database_url.removeprefix(_SQLITE).partition("?")[0]
        return Path(file) if self.database_url.startswith(_SQLITE) and file not in {"", ":memory:"} else None

    @property
    def exports_folder(self) -> Path:
        """The folder of `export_dir`, or without: of `var/ledger.sqlite3`, `var/ledger-exports`."""
        if self.export_dir:
            return Path(self.export_dir)
        file = self.sqlite_file
        return file.with_name(f"{file.stem}-exports") if file else Path("var/exports")

    @field_validator("shown_names")
    @classmethod
    def _whole_names(cls, names: str) -> str:
        short = [
            name.strip() for name in names.split(";") if name.strip() and len(name.split()) < _WHOLE_NAME
        ]
        if short:
            raise ValueError(
                f"must be full names parted by semicolons (Ann Bell; Carl Dow), not {short[0]!r}"
            )
        return names

    @property
    def names_shown(self) -> frozenset[str]:
        """The names of `shown_names`, each by itself."""
        return frozenset(name.strip() for name in self.shown_names.split(";") if name.strip())

    @field_validator("public_url")
    @classmethod
    def _origin(cls, url: str) -> str:
        origin = url.rstrip("/")
        if origin and not _ORIGIN.fullmatch(origin):
            raise ValueError(
                "must be http:// or https:// and a host, without a path (https://ledger.example)"
            )
        return origin


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """The settings of this process. Raises `pydantic.ValidationError` naming each wrong variable."""
    return Settings()


def unknown_settings() -> dict[str, str | None]:
    """Names of the environment and of `.env` that begin like a setting's and are none.

    Beside each the name of the setting that it most looks like, None where it looks like none of them. Their
    values are not read.
    """
    prefix = _PREFIX.casefold()
    given = {*EnvSettingsSource(Settings).env_vars, *DotEnvSettingsSource(Settings).env_vars}
    named = {name.casefold().removeprefix(prefix) for name in given if name.casefold().startswith(prefix)}
    unknown = sorted(named.difference(Settings.model_fields, _OF_COMPOSE))
    alike = {name: get_close_matches(name, Settings.model_fields, 1) for name in unknown}
    return {_variable(name): _variable(known[0]) if known else None for name, known in alike.items()}


def _variable(name: str) -> str:
    return f"{_PREFIX}{name.upper()}"
