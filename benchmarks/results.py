"""What one measurement gives, on which machine, as a table or as JSON."""

import json
import os
import platform
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.table import Table

_PACKAGES = ("friction-ledger", "sqlalchemy", "fastapi", "uvicorn", "datasette")


@dataclass(frozen=True, slots=True)
class Result:
    """One figure. `least` and `most` are the bounds it is held against, None where there is none."""

    name: str
    value: float
    unit: str
    least: float | None = None
    most: float | None = None
    detail: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the figure is within its bounds; None where it has none."""
        if self.least is None and self.most is None:
            return None
        return (self.least is None or self.value >= self.least) and (
            self.most is None or self.value <= self.most
        )


def machine() -> dict[str, str | int]:
    """The machine and the versions the figures belong to."""
    described: dict[str, str | int] = {
        "processor": _processor(),
        "cores": os.cpu_count() or 0,
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }
    return described | {package: version(package) for package in _PACKAGES}


def _processor() -> str:
    """The processor's name where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def print_table(results: Sequence[Result]) -> None:
    """The figures with their bounds, for people."""
    console = Console(width=110 if not sys.stdout.isatty() else None)
    console.print(", ".join(f"{name} {value}" for name, value in machine().items()), highlight=False)
    table = Table("measured", "value", "unit", "wanted", "met", "of what")
    for result in results:
        wanted = [f"≥ {result.least:,g}"] if result.least is not None else []
        wanted += [f"≤ {result.most:,g}"] if result.most is not None else []
        met = {True: "yes", False: "no", None: ""}[result.met]
        digits = 0 if result.value >= 100 else 1
        value = f"{result.value:,.{digits}f}"
        table.add_row(result.name, value, result.unit, " ".join(wanted), met, result.detail)
    console.print(table)


def print_json(results: Sequence[Result]) -> None:
    """The figures and the machine as one JSON object, for machines."""
    figures = [asdict(result) | {"met": result.met} for result in results]
    print(json.dumps({"machine": machine(), "results": figures}, ensure_ascii=False, indent=2))
