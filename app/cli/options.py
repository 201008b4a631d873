"""What several commands share: options and settings."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from app.config import Settings

DatabaseUrl = Annotated[
    str | None,
    typer.Option(
        "--database-url",
        help="The database, in place of FRICTION_DATABASE_URL (sqlite:///FILE or postgresql+psycopg://…).",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH…",
        help="Files or folders: .txt .md .html .htm .jsonl .ndjson .csv .parquet "
        "(in folders, .md only with front matter)",
        show_default=False,
    ),
]


def settings_with(**given: object) -> "Settings":
    """The settings of the environment, with what the command line gives in their place.

    Raises `pydantic.ValidationError` for wrong ones; None means not given.
    """
    from app.config import Settings  # noqa: PLC0415

    values: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    return Settings(**values)


def examples(*lines: str) -> str:
    """An epilogue with one example a line."""
    return "\n".join(("Examples:", *(f"  {line}" for line in lines)))
