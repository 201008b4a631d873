"""Print the path of a Chromium that the browser tests can drive, installing one where there is none.

Looks at `CHROMIUM`, at PATH, at playwright's own; then tries apt-get (as root) and `playwright install`.
Run with the project's Python: `.venv/bin/python scripts/chromium.py`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
REMEDY = """No Chromium was found and none could be installed. The browser tests need one: install the package
`chromium` of your system, or set CHROMIUM=/path/to/chromium, and run this again."""


def works(program: str) -> bool:
    """Whether `program --version` runs and names a Chromium or Chrome (a snap's stub does not)."""
    try:
        done = subprocess.run([program, "--version"], check=False, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and "chrom" in done.stdout.lower()


def candidates() -> Iterator[str]:
    """Programs that may be a Chromium, most wanted first."""
    named = os.environ.get("CHROMIUM")
    if named:
        yield named
    yield from filter(None, map(shutil.which, NAMES))
    yield from playwrights_own()


def playwrights_own() -> Iterator[str]:
    """The browser playwright installed, if it is there."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - starts a process: only when needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).exists():
        yield path


def installers() -> Iterator[list[Sequence[str]]]:
    """Ways to install a Chromium, each a list of commands."""
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        yield [
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
        ]
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]


def install(commands: Sequence[Sequence[str]]) -> None:
    """Run the commands until one fails; their output goes to standard error."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in commands:
        done = subprocess.run(
            command, check=False, stdout=sys.stderr, stdin=subprocess.DEVNULL, env=environment
        )
        if done.returncode:
            return


def find() -> str | None:
    """The first candidate that works."""
    return next(filter(works, candidates()), None)


def main() -> int:
    """Print the path. 1, with what to do, where there is none."""
    found = find()
    if found is None:
        for commands in installers():
            install(commands)
            found = find()
            if found:
                break
    if found is None:
        print(REMEDY, file=sys.stderr)
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
