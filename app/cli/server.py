"""The web server behind `friction serve`."""

import socket

import uvicorn
from uvicorn.supervisors import ChangeReload

from app.cli.output import say
from app.config import get_settings
from app.logs import configure_logs

_FACTORY = "app.main:create_app"
"""Named, not imported: uvicorn makes the application, with reload in a process of its own."""


_LAST_ANSWERS_SECONDS = 5
"""How long answers under way may take when the server is told to stop."""


class AnnouncedServer(uvicorn.Server):
    """A server that says where it is as soon as it answers."""

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve, with this process's logs as the settings say: with reload it is a new one."""
        configure_logs(get_settings())
        super().run(sockets)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start answering, then print the address of the first socket."""
        await super().startup(sockets)
        if self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            say(f"Friction Ledger is at http://{shown}:{port} (Ctrl-C stops it)")


def run_server(listener: socket.socket, *, reload: bool) -> bool:
    """Serve until a signal stops it; whether it ever answered.

    Raises what making the application raised, and KeyboardInterrupt after a clean stop by Ctrl-C.
    """
    config = uvicorn.Config(
        _FACTORY,
        factory=True,
        reload=reload,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_LAST_ANSWERS_SECONDS,
    )
    server = AnnouncedServer(config)
    if reload:
        ChangeReload(config, target=server.run, sockets=[listener]).run()
        return True
    server.run(sockets=[listener])
    return server.started
