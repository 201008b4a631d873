"""Set-up does what is missing, and nothing where all is there."""

import importlib.util
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from app.config import ROOT

Commands = list[list[str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """scripts/setup.py, as if the project lay in an empty folder with two lock files."""
    spec = importlib.util.spec_from_file_location("setup_script", ROOT / "scripts" / "setup.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "scripts").mkdir()
    scripts = (
        f"scripts/{name}.py" for name in ("vendor_assets", "state_shapes", "county_shapes", "topojson")
    )
    for name in ("pyproject.toml", "uv.lock", "package-lock.json", *scripts):
        (tmp_path / name).write_text(name, encoding="utf-8")
    for name, value in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "TOOLS": tmp_path / ".tools",
        "STAMP": tmp_path / ".venv" / "setup.json",
        "find_uv": lambda: Path("uv"),
        "npm_command": lambda: ["npm"],
    }.items():
        monkeypatch.setattr(module, name, value)
    return module


@pytest.fixture
def ran(project: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """The commands that set-up ran; each leaves behind what the real one would."""
    commands: Commands = []

    def run(command: Sequence[str | Path], problem: str, **_environment: str) -> None:
        assert problem
        commands.append([Path(word).name for word in command])
        (project.VENV / project.BIN).mkdir(parents=True, exist_ok=True)
        for program in ("python", "friction"):
            (project.VENV / project.BIN / program).touch()
        (project.ROOT / "static" / "vendor").mkdir(parents=True, exist_ok=True)

    monkeypatch.setattr(project, "run", run)
    return commands


def programs(commands: Commands) -> list[str]:
    return [command[0] for command in commands]


def test_everything_is_done_once(project: ModuleType, ran: Commands) -> None:
    assert (project.main([]), programs(ran)) == (0, ["uv", "npm", "python"])

    assert (project.main([]), len(ran)) == (0, 3)


def touch_lock(project: ModuleType) -> None:
    (project.ROOT / "uv.lock").write_text("another", encoding="utf-8")


def touch_npm_lock(project: ModuleType) -> None:
    (project.ROOT / "package-lock.json").write_text("another", encoding="utf-8")


def remove_vendor(project: ModuleType) -> None:
    (project.ROOT / "static" / "vendor").rmdir()


def remove_command(project: ModuleType) -> None:
    (project.VENV / project.BIN / "friction").unlink()


def remove_interpreter(project: ModuleType) -> None:
    (project.VENV / project.BIN / "python").unlink()


def spoil_stamp(project: ModuleType) -> None:
    project.STAMP.write_text("{", encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (touch_lock, ["uv"]),
        (touch_npm_lock, ["npm", "python"]),
        (remove_vendor, ["npm", "python"]),
        (remove_command, ["uv"]),
        (remove_interpreter, ["uv"]),
        (spoil_stamp, ["uv", "npm", "python"]),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_changed_is_done_again(
    project: ModuleType, ran: Commands, change: Callable[[ModuleType], None], again: list[str]
) -> None:
    project.main([])
    change(project)
    ran.clear()

    assert (project.main([]), programs(ran)) == (0, again)


def test_groups_that_were_installed_stay(project: ModuleType, ran: Commands) -> None:
    project.main(["test"])
    project.main(["bench"])
    ran.clear()
    project.main([])

    assert json.loads(project.STAMP.read_text(encoding="utf-8"))["groups"] == ["bench", "test"]
    assert ran == []


def test_what_checks_pages_is_brought_for_tests_alone(project: ModuleType, ran: Commands) -> None:
    project.main([])
    project.main(["test"])

    assert ["--omit=dev" in command for command in ran if command[0] == "npm"] == [True, False]


def test_node_is_brought_only_where_npm_is_missing(
    project: ModuleType, ran: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = iter([None, ["node", "npm-cli.js"]])
    monkeypatch.setattr(project, "npm_command", lambda: next(found))

    project.main([])

    assert ran[0][-4:-2] == ["--group", "node"]
    assert ran[1][:3] == ["node", "npm-cli.js", "ci"]


def test_a_failure_says_what_to_do_and_leaves_no_stamp(
    project: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_command: object, problem: str, **_environment: str) -> None:
        raise project.SetupError(problem)

    monkeypatch.setattr(project, "run", fails)

    assert project.main([]) == 1
    assert "setup: The locked packages could not be installed" in capsys.readouterr().err
    assert not project.STAMP.exists()


@pytest.mark.parametrize(
    ("printed", "version"),
    [("uv 0.13.9 (x86_64)", (0, 13, 9)), ("11.6.2", (11, 6, 2)), ("no number", ()), (None, ())],
)
def test_versions_are_read_from_what_programs_print(
    project: ModuleType, tmp_path: Path, printed: str | None, version: tuple[int, ...]
) -> None:
    program = tmp_path / "program"
    if printed is not None:
        program.write_text(f"#!/bin/sh\necho '{printed}'\n", encoding="utf-8")
        program.chmod(0o755)

    assert project.version_of(program) == version
