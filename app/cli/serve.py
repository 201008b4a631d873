"""`friction serve`: the pages, at an address that is printed once they answer."""

import os
import socket
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.errors import CommandError
from app.cli.options import DatabaseUrl, examples, settings_with
from app.cli.output import say

if TYPE_CHECKING:
    from app.config import Settings

Host = Annotated[
    str | None,
    typer.Option("--host", help="IP address to serve at, in place of FRICTION_HOST; 0.0.0.0 is every one."),
]
Port = Annotated[int | None, typer.Option("--port", help="Port, 1 to 65535, in place of FRICTION_PORT.")]
Reload = Annotated[bool, typer.Option("--reload", help="For work on the code: start anew when it changes.")]


_BACKLOG = 2048


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    lines = (
        "friction serve",
        "friction serve --port 8080",
        "friction serve --database-url sqlite:///my.sqlite3",
    )
    app.command(epilog=examples(*lines))(serve)


def serve(
    host: Host = None, port: Port = None, database_url: DatabaseUrl = None, reload: Reload = False
) -> None:
    """Serve the pages until Ctrl-C. The database must be there: `friction db upgrade` makes it."""
    from app.logs import configure_logs  # noqa: PLC0415

    settings = settings_with(host=host, port=port, database_url=database_url)
    configure_logs(settings)
    _require_database(settings)
    from app.cli.server import run_server  # noqa: PLC0415

    # The application may be made in another process, which reads its settings from the environment.
    os.environ["FRICTION_DATABASE_URL"] = settings.database_url
    listener = _listen(str(settings.host), settings.port)
    try:
        answered = run_server(listener, reload=reload)
    except KeyboardInterrupt:
        say("Stopped.")
        return
    finally:
        listener.close()
    if not answered:
        raise CommandError("the pages could not start; the log above says why")


def _require_database(settings: "Settings") -> None:
    from app.services import schema  # noqa: PLC0415

    problems = schema.check(settings)
    if problems:
        raise CommandError(problems[0])


def _listen(host: str, port: int) -> socket.socket:
    """A socket listening at the address, or `CommandError` where that is taken, not ours or not allowed."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        raise CommandError(
            f"cannot listen at {host}, port {port}: {(error.strerror or str(error)).lower()}; "
            "stop what uses it, or give another --port (FRICTION_PORT) or --host (FRICTION_HOST)"
        ) from None
    listener.set_inheritable(True)
    return listener
