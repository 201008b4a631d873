"""Take the pictures of `docs/images/` in a real Chromium, from a temporary ledger of `data/articles/`.

Run with the project's Python; `CHROMIUM` names the browser: `make screenshots`.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.cli import main as friction  # noqa: E402
from app.config import Settings  # noqa: E402
from scripts import chromium  # noqa: E402
from scripts.serving import served  # noqa: E402

IMAGES = ROOT / "docs" / "images"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
PHONE, DESK = (390, 844), (1200, 800)
SHOTS = {
    "front": "/",
    "incidents": "/incidents?agency=ice",
    "incident": "a:/incidents?tactic=detaining-off-duty-officers .incident-row h3 a",
    "statement": "a:/statements?role=mayor .statement-row .words a",
    "article": "a:/articles .article-row h3 a",
}
"""Name -> address, or `a:` and a list's address with the selector of the link to follow there."""

IN_DARK = ("front", "statement")
"""Pages that are taken in dark, too."""

TOTAL_BYTES = 2_000_000


def fresh_ledger(folder: Path) -> Settings:
    """Settings on a new ledger of the repository's articles."""
    url = f"sqlite:///{folder / 'ledger.sqlite3'}"
    for command in (["db", "upgrade"], ["ingest", str(ROOT / "data" / "articles")]):
        if friction([*command, "--database-url", url]):
            raise SystemExit(f"friction {' '.join(command)} failed")
    return Settings(database_url=url)


def go(page: Page, base: str, where: str) -> None:
    """Open an address, or follow the first link of a selector on a list."""
    if not where.startswith("a:"):
        page.goto(base + where)
        return
    address, selector = where.removeprefix("a:").split(" ", 1)
    page.goto(base + address)
    page.locator(selector).first.click()
    page.wait_for_load_state()


def take(browser: Browser, base: str) -> list[Path]:
    """The pages on desk and phone, in light and some in dark; the file's name says which."""
    taken = []
    for device, (width, height) in {"desk": DESK, "phone": PHONE}.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=scheme,  # type: ignore[arg-type]
            )
            page = context.new_page()
            for name, where in SHOTS.items():
                if scheme == "dark" and name not in IN_DARK:
                    continue
                go(page, base, where)
                path = IMAGES / f"{name}-{device}-{scheme}.png"
                page.screenshot(path=path)
                taken.append(path)
            context.close()
    return taken


def main() -> int:
    """Write the pictures. 1, with what to do, without a browser or where they are too large."""
    program = chromium.find()
    if program is None:
        print(chromium.REMEDY, file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(fresh_ledger(Path(folder))) as base,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        taken = take(browser, base)
        browser.close()
    size = sum(path.stat().st_size for path in taken)
    print(f"{len(taken)} pictures in {IMAGES.relative_to(ROOT)}, {size:,} bytes")
    if size > TOTAL_BYTES:
        print(f"That is more than {TOTAL_BYTES:,} bytes: take fewer or smaller ones.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
