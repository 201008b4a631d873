"""The documentation says what is there: commands, targets, settings and links."""

import re
from pathlib import Path

import pytest

from app.config import ROOT, Settings
from tests.docs.commands import MAKE_TARGETS, MAKEFILE, friction_commands

PAGES = sorted(
    path
    for pattern in ("*.md", "docs/*.md", "data/**/*.md", "tests/evaluation/own/*.md")
    for path in ROOT.glob(pattern)
)
SPELT = re.compile(r"`(?:[A-Z_]+=\S+ )?((?:make|friction) [^`\n]+)`")
TYPED = re.compile(r"^(?:[A-Z_]+=\S+ )?(?:\.venv/bin/)?((?:make|friction) [^#\n]+)", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def commands_in(page: Path) -> set[str]:
    """Every `make …` and `friction …` of a page, in running text and in blocks of code."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return set(SPELT.findall(text)).union(*map(TYPED.findall, blocks))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_a_page_names_is_there(page: Path) -> None:
    assert [line for line in sorted(commands_in(page)) if not is_command(line)] == []


def is_command(line: str) -> bool:
    """Whether a line begins with something that can be run."""
    program, *words = line.split()
    if program == "make":
        return words[0] in MAKE_TARGETS
    return bool({words[0], " ".join(words[:2])} & friction_commands())


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_to_a_file_resolves(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("command", ["make run", "make test", "friction ingest", "friction evaluate"])
def test_the_readme_names_the_command(command: str) -> None:
    assert any(line.startswith(command) for line in commands_in(ROOT / "README.md"))


def documented_settings() -> dict[str, str]:
    """Variable -> the default that the table gives."""
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `(FRICTION_[A-Z_]+)` \| ([^|]+?) \|", text, re.MULTILINE))


def test_every_setting_is_documented_and_no_other() -> None:
    assert set(documented_settings()) == {f"FRICTION_{name.upper()}" for name in Settings.model_fields}


@pytest.mark.parametrize("name", sorted(set(Settings.model_fields) - {"data_dir"}))
def test_the_default_in_the_table_is_the_default(name: str) -> None:
    default = Settings.model_fields[name].get_default(call_default_factory=True)

    assert documented_settings()[f"FRICTION_{name.upper()}"] == ("none" if default == "" else f"`{default}`")


def test_every_target_has_a_line_in_the_help() -> None:
    explained = set(re.findall(r"^([a-z]+):[^#\n]*## \S", MAKEFILE, re.MULTILINE))

    assert MAKE_TARGETS - explained == {"ready"}


def test_every_script_and_module_that_make_calls_is_there() -> None:
    called = set(re.findall(r"scripts/\w+\.py", MAKEFILE))
    modules = set(re.findall(r"python -m (benchmarks)", MAKEFILE))

    assert called
    assert [script for script in sorted(called) if not (ROOT / script).is_file()] == []
    assert [module for module in sorted(modules) if not (ROOT / module / "__main__.py").is_file()] == []


def test_ci_makes_what_people_make() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if line and not line.startswith(("#", "set ", "cd "))] == [
        "exec make test"
    ]
