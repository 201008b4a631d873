"""The command `friction`: ingest, extract, serve, keep the database, evaluate."""

from app.cli.root import main

__all__ = ["main"]
