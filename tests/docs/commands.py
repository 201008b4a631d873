"""The commands there are: make's targets and those of `friction`."""

import re

import typer

from app.cli.root import app
from app.config import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
MAKE_TARGETS = frozenset(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


def friction_commands() -> frozenset[str]:
    """`ingest`, `db upgrade` and so on."""
    names = set()
    for name, command in getattr(typer.main.get_command(app), "commands", {}).items():
        inner = getattr(command, "commands", {})
        names |= {f"{name} {word}" for word in inner} or {name}
    return frozenset(names)
