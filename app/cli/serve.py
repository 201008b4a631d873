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

_FACTORY = "app.main:create_app"
_BACKLOG = 2048

Host = Annotated[str | None, typer.Option("--host", help="IP address, in place of FRICTION_HOST.")]
Port = Annotated[
    int | None, typer.Option("--port", help="Port, in place of FRICTION_PORT.", min=1, max=65535)
]
Reload = Annotated[bool, typer.Option("--reload", help="Start anew when a source file changes.")]


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
    import uvicorn  # noqa: PLC0415

    from app.logs import configure_logs  # noqa: PLC0415

    settings = settings_with(host=host, port=port, database_url=database_url)
    configure_logs(settings)
    _require_database(settings)
    # The application is made by uvicorn, in another process with --reload: it reads the environment.
    os.environ["FRICTION_DATABASE_URL"] = settings.database_url
    listener = _listen(str(settings.host), settings.port)
    config = uvicorn.Config(_FACTORY, factory=True, log_config=None, access_log=False, reload=reload)
    server = uvicorn.Server(config)
    say(f"Friction Ledger: http://{_in_url(str(settings.host))}:{settings.port} (Ctrl-C stops it)")
    try:
        if reload:
            from uvicorn.supervisors import ChangeReload  # noqa: PLC0415

            ChangeReload(config, target=server.run, sockets=[listener]).run()
        else:
            server.run(sockets=[listener])
    except KeyboardInterrupt:
        say("Stopped.")
    if not reload and not server.started:
        raise CommandError("the pages could not start; the log above says why")


def _require_database(settings: "Settings") -> None:
    from app.services import schema  # noqa: PLC0415

    problems = schema.check(settings)
    if problems:
        raise CommandError(problems[0])


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket: whoever reads the printed address may connect at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        raise CommandError(
            f"cannot listen at {host}:{port}: {(error.strerror or str(error)).lower()}; "
            "stop what uses it or give another --port or --host"
        ) from None
    listener.set_inheritable(True)
    return listener


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
