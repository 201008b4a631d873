"""What can be known of the container files without an engine that runs them."""

import re
import shlex

import pytest
import yaml

from app.config import ROOT, Settings
from tests.docs.commands import friction_commands

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
FINAL = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]
PINNED = re.compile(r"^[a-z]+:\d+\.\d+(\.\d+)?-[a-z-]+$")


def instructions(name: str, text: str = DOCKERFILE) -> list[str]:
    return re.findall(rf"^{name} +(.*)$", text, re.MULTILINE)


def images() -> list[str]:
    built_on = [line.split()[0] for line in instructions("FROM")]
    return built_on + [service["image"] for service in COMPOSE["services"].values() if "image" in service]


@pytest.mark.parametrize("image", images())
def test_images_are_pinned_to_a_version(image: str) -> None:
    assert PINNED.match(image)


def test_the_image_is_built_in_stages_and_runs_without_root() -> None:
    assert len(instructions("FROM")) == 2
    assert instructions("USER", FINAL) == ["friction"]
    assert FINAL.index("\nUSER ") < FINAL.index("\nCMD ")


def test_the_image_takes_only_the_environment_from_the_build() -> None:
    assert instructions("COPY", FINAL) == ["--from=build /opt/friction /opt/friction"]


def test_the_build_uses_the_lock_and_its_hashes() -> None:
    [build] = [line for line in instructions("RUN") if "setup.py" in line]

    assert "export --locked" in build
    assert "--require-hashes" in build


@pytest.mark.parametrize("script", re.findall(r"python (\S+\.py)", DOCKERFILE))
def test_scripts_the_build_calls_exist_and_are_sent_to_it(script: str) -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert (ROOT / script).is_file()
    assert script.split("/", maxsplit=1)[0] not in ignored


@pytest.mark.parametrize(
    "name", ["pyproject.toml", "uv.lock", "package-lock.json", "README.md", "LICENSE", "NOTICE.md"]
)
def test_what_the_build_needs_is_not_ignored(name: str) -> None:
    assert name not in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()


def test_the_container_starts_what_make_run_starts() -> None:
    [start] = instructions("CMD", FINAL)
    run = (ROOT / "scripts" / "run.py").read_text(encoding="utf-8")
    commands = re.findall(r"friction ([a-z]+(?: [a-z]+)?)", start)

    assert commands == ["db upgrade", "serve"]
    assert set(commands) <= friction_commands()
    assert "scripts/run.py" in (ROOT / "Makefile").read_text(encoding="utf-8")
    assert '(("db", "upgrade"), ("ingest", "data/articles"), ("serve",))' in run


def test_health_is_asked_where_the_application_answers() -> None:
    [check] = instructions("HEALTHCHECK", FINAL)

    assert "http://127.0.0.1:8000/healthz" in check
    assert "FRICTION_PORT=8000" in FINAL


def test_settings_in_the_image_are_settings_and_hold() -> None:
    [line] = instructions("ENV", FINAL)
    given = dict(word.split("=", 1) for word in shlex.split(line) if word.startswith("FRICTION_"))
    fields = {name.removeprefix("FRICTION_").lower(): value for name, value in given.items()}

    assert fields.keys() <= Settings.model_fields.keys()
    Settings.model_validate(fields)


def test_compose_waits_for_postgresql_and_asks_for_a_password() -> None:
    web, database = COMPOSE["services"]["web"], COMPOSE["services"]["database"]
    url = web["environment"]["FRICTION_DATABASE_URL"]

    assert database["image"].startswith("postgres:")
    assert web["depends_on"]["database"]["condition"] == "service_healthy"
    assert url.startswith("postgresql+psycopg://friction:${FRICTION_DB_PASSWORD:?")
    assert "${FRICTION_DB_PASSWORD:?" in database["environment"]["POSTGRES_PASSWORD"]
    assert web["ports"] == ["127.0.0.1:8000:8000"]


def test_volumes_that_compose_mounts_from_here_exist() -> None:
    mounted = [volume.split(":")[0] for volume in COMPOSE["services"]["web"]["volumes"]]

    assert mounted
    assert all((ROOT / folder).is_dir() for folder in mounted)
