"""`friction db`: bring the database's tables up to date, check them, take them back."""

from typing import Annotated

import typer

from app.cli.errors import CommandError
from app.cli.options import DatabaseUrl, examples, settings_with
from app.cli.output import say

app = typer.Typer(
    help="Bring the database's tables up to date, check them, or take them back.",
    no_args_is_help=True,
    epilog=examples("friction db upgrade", "friction db check --database-url sqlite:///other.sqlite3"),
)


@app.command(
    epilog=examples("friction db upgrade", "friction db upgrade --database-url sqlite:///new.sqlite3")
)
def upgrade(database_url: DatabaseUrl = None) -> None:
    """Make the tables, or bring them to the newest form. Rows are kept; running it again changes nothing."""
    from app.services import schema  # noqa: PLC0415

    settings = settings_with(database_url=database_url)
    schema.upgrade(settings)
    typer.echo("The database is up to date.")


@app.command(epilog=examples("friction db check"))
def check(database_url: DatabaseUrl = None) -> None:
    """Say whether the tables are those this version needs. Exit status 1 where they are not."""
    from app.services import schema  # noqa: PLC0415

    problems = schema.check(settings_with(database_url=database_url))
    for problem in problems:
        say(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo("The database is up to date.")


@app.command(epilog=examples("friction db downgrade 0004 --yes", "friction db downgrade base --yes"))
def downgrade(
    revision: Annotated[
        str, typer.Argument(help="The number of a file in migrations/versions, or base: no tables at all.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Confirm that rows may be lost.")] = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Take the tables back to an older revision. What newer tables hold is lost."""
    from app.services import schema  # noqa: PLC0415

    if not yes:
        raise CommandError("rows would be lost; add --yes to go on")
    schema.downgrade(settings_with(database_url=database_url), revision)
    typer.echo(f"The database is at revision {revision}.")
