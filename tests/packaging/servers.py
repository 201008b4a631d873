"""A server that runs in another process: a port for it, and waiting until it answers."""

import socket

import httpx
import pytest

from tests.processes import SECONDS, until


def free_port() -> int:
    """A port of this machine that nothing listens at now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def wait_for(client: httpx.Client) -> None:
    """Return once the server is healthy; fail the test where it never is."""

    def answers() -> bool:
        try:
            client.get("/healthz").raise_for_status()
        except httpx.TransportError:
            return False
        return True

    if not until(answers):
        pytest.fail(f"the server did not answer within {SECONDS} seconds")
