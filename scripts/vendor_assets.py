"""Fill `static/vendor/`, which git ignores, from what `npm ci` installed: libraries, and maps made of one.

Run from anywhere with any Python 3.11+: `python scripts/vendor_assets.py`. Needs no package of ours.
"""

import json
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.county_shapes import counties_json, county_slugs  # noqa: E402
from scripts.state_shapes import state_codes, states_svg  # noqa: E402

MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"

FILES = {
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "htmx.LICENSE.txt": "htmx.org/LICENSE",
    "pico.min.css": "@picocss/pico/css/pico.min.css",
    "pico.LICENSE.txt": "@picocss/pico/LICENSE.md",
    "us-atlas.LICENSE.txt": "us-atlas/LICENSE",
}
"""Name below `static/vendor/` -> file below `node_modules/`."""

MAP, COUNTY_MAP = "us-states.svg", "us-counties.json"
STATES, COUNTIES = "us-atlas/states-albers-10m.json", "us-atlas/counties-albers-10m.json"
"""The maps below `static/vendor/`, and what they are made of below `node_modules/`."""


def wrong_versions() -> list[str]:
    """One line for each library that is missing, or installed in another version than the lock's.

    What only tests need is not looked at: no file is made of it.
    """
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    problems = []
    for path, locked in lock.items():
        if not path or locked.get("dev"):
            continue
        manifest = ROOT / path / "package.json"
        found = (
            json.loads(manifest.read_text(encoding="utf-8"))["version"] if manifest.is_file() else "nothing"
        )
        if found != locked["version"]:
            problems.append(f"{path}: the lock says {locked['version']}, found {found}")
    return problems


def main() -> int:
    """Copy every file and make the maps; 1, with what to do, when the libraries are not the locked ones."""
    problems = wrong_versions()
    if problems:
        print("\n".join(problems), "Run `npm ci` first.", sep="\n", file=sys.stderr)
        return 1
    VENDOR.mkdir(parents=True, exist_ok=True)
    for name, source in FILES.items():
        shutil.copyfile(MODULES / source, VENDOR / name)
    places = ROOT / "data" / "gazetteer" / "places.csv"
    states = json.loads((MODULES / STATES).read_text(encoding="utf-8"))
    (VENDOR / MAP).write_text(states_svg(states, state_codes(places)), encoding="utf-8")
    counties = json.loads((MODULES / COUNTIES).read_text(encoding="utf-8"))
    (VENDOR / COUNTY_MAP).write_text(counties_json(counties, county_slugs(places)), encoding="utf-8")
    print(f"{len(FILES) + 2} files in {VENDOR.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
