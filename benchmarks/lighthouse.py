"""What Lighthouse says of the main kinds of page, on a phone as it imagines one, of the bundled articles."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from app.config import ROOT
from benchmarks.results import Result
from benchmarks.servers import our_server
from scripts import chromium
from scripts.setup import npm_command

LEAST = 95
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LISTS = ("/incidents", "/statements", "/officials", "/places", "/agencies", "/tactics", "/articles")
OTHERS = ("/", "/methodology", "/feeds")
"""Not `/search`: it asks machines not to keep it, which Lighthouse counts as a fault."""

_LOCKED = Path(__file__).with_name("browser")
_FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking"
_FIRST = r'<a href="({path}/[^"?]+)"'
_SECONDS = 180


def measure_lighthouse(folder: Path) -> list[Result]:
    """The lowest score of each category over all pages; Lighthouse itself is installed below `folder`."""
    program = _installed(folder / "lighthouse")
    browser = chromium.find()
    if browser is None:
        raise RuntimeError(chromium.REMEDY)
    with TemporaryDirectory() as temporary:
        ledger = Path(temporary) / "ledger.sqlite3"
        for command in (["db", "upgrade"], ["ingest", str(ROOT / "data" / "articles")]):
            address = f"sqlite:///{ledger}"
            subprocess.run(
                [sys.executable, "-m", "app", *command, "--database-url", address],
                check=True,
                capture_output=True,
            )
        with our_server(ledger) as server:
            scores = {path: _scores(program, browser, server.base + path) for path in _pages(server.base)}
    return [_lowest(category, scores) for category in CATEGORIES]


def _lowest(category: str, scores: dict[str, dict[str, float]]) -> Result:
    worst = min(scores, key=lambda path: scores[path][category])
    detail = f"the lowest of {len(scores)} pages: {worst}"
    return Result(f"Lighthouse, {category}", scores[worst][category], "of 100", least=LEAST, detail=detail)


def _pages(base: str) -> Iterator[str]:
    """The lists, the first record of each, and the other main kinds of page."""
    yield from OTHERS
    for path in LISTS:
        yield path
        if found := re.search(_FIRST.format(path=path), httpx.get(base + path, trust_env=False).text):
            yield found[1]


def _scores(program: Sequence[str], browser: str, address: str) -> dict[str, float]:
    """By category, of 100."""
    command = [*program, address, "--quiet", "--output=json", f"--chrome-flags={_FLAGS}"]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    done = subprocess.run(
        command, env=os.environ | {"CHROME_PATH": browser}, capture_output=True, text=True,
        check=True, timeout=_SECONDS,
    )  # fmt: skip
    found = json.loads(done.stdout)["categories"]
    return {category: 100 * found[category]["score"] for category in CATEGORIES}


def _installed(folder: Path) -> list[str]:
    """The words that start the locked Lighthouse, installed if it is not."""
    npm = npm_command()
    if npm is None:
        raise RuntimeError("npm is missing: install Node.js 18 or newer")
    lock = (_LOCKED / "package-lock.json").read_bytes()
    done = folder / "installed.json"
    if not done.is_file() or done.read_bytes() != lock:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(_LOCKED, folder)
        subprocess.run([*npm, "ci", "--no-update-notifier"], cwd=folder, check=True, stdout=sys.stderr)
        done.write_bytes(lock)
    node = npm[0] if len(npm) > 1 else shutil.which("node") or "node"
    return [str(node), str(folder / "node_modules" / "lighthouse" / "cli" / "index.js")]
