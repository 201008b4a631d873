"""The wheel alone, in an empty environment and an empty folder, ingests an article and serves its pages."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
import pytest

from app.config import ROOT
from tests.packaging.servers import free_port, wait_for
from tests.processes import until

ARTICLE = """---
title: A town asks for notice
outlet: The Hill Gazette
published: 2025-05-06
---

“Nobody told us they were coming,” said Police Chief Wilma Tarrant of Duluth, Minn.

ICE agents entered a bakery there.
"""


def run(*command: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", target, cwd=ROOT)
    [built] = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def friction(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed with locked dependencies into an environment of its own."""
    folder = tmp_path_factory.mktemp("installed")
    uv = run(sys.executable, "scripts/setup.py", "--uv", cwd=ROOT)
    locked = run(uv, "export", "--locked", "--no-default-groups", "--no-emit-project", "--quiet", cwd=ROOT)
    (folder / "locked.txt").write_text(locked, encoding="utf-8")
    run(uv, "venv", "--quiet", "--python", sys.executable, folder / "env", cwd=folder)
    python = folder / "env" / "bin" / "python"
    run(uv, "pip", "install", "--quiet", "--python", python, "-r", "locked.txt", cwd=folder)
    run(uv, "pip", "install", "--quiet", "--python", python, "--no-deps", wheel, cwd=folder)
    return folder / "env" / "bin" / "friction"


def tracked(folder: str) -> set[str]:
    """The files of a folder that the wheel has to carry: all but caches."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("folder", ["templates", "static", "data", "migrations"])
def test_the_wheel_carries_the_folder_whole(wheel: Path, folder: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = {name.removeprefix("app/_bundle/") for name in archive.namelist()}

    assert tracked(folder) - carried == set()


def test_the_wheel_carries_the_front_end_libraries_and_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    assert "app/_bundle/static/vendor/htmx.min.js" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE.md") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/", "scripts/"))]


def test_the_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", tmp_path, cwd=ROOT)
    [archive] = tmp_path.glob("*.tar.gz")
    run("tar", "xzf", archive, cwd=tmp_path)
    [source] = (path for path in tmp_path.iterdir() if path.is_dir())
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path, cwd=source)
    [again] = tmp_path.glob("*.whl")

    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert set(other.namelist()) == set(one.namelist())


@pytest.fixture
def served(friction: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    """A running server whose ledger holds one article, started in a folder with nothing else in it."""
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")
    port = free_port()
    env = {"PATH": os.defpath, "HOME": str(tmp_path), "FRICTION_PORT": str(port)}
    run(friction, "db", "upgrade", cwd=tmp_path, env=env)
    run(friction, "ingest", "article.md", cwd=tmp_path, env=env)
    (tmp_path / "article.md").unlink()
    server = subprocess.Popen([friction, "serve"], cwd=tmp_path, env=env, stdout=subprocess.DEVNULL)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            wait_for(client)
            yield client
    finally:
        server.terminate()
        server.wait(timeout=10)


def test_an_installed_ledger_serves_what_it_ingested(served: httpx.Client) -> None:
    statements = served.get("/statements").raise_for_status().text

    assert "Nobody told us they were coming" in statements
    assert "Wilma Tarrant" in statements
    for path in ("/", "/incidents", "/officials", "/places", "/static/vendor/htmx.min.js"):
        assert served.get(path).status_code == 200, path
    assert until(lambda: served.get("/readyz").is_success)
