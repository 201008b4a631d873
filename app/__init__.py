"""Friction Ledger: a sourced record of friction between local police and US immigration enforcement."""

from importlib.metadata import version

__version__ = version("friction-ledger")
