"""The libraries of the browser: pinned, locked by integrity, from no named host, and checked when copied."""

import json
from pathlib import Path

import pytest

from app.config import ROOT
from app.web.static import asset
from scripts import vendor_assets

LOCK = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]


def test_every_library_is_pinned_and_locked_by_integrity() -> None:
    wanted = LOCK[""]["dependencies"]
    assert wanted["htmx.org"].startswith("2.0.")
    assert all(version.replace(".", "").isdigit() for version in wanted.values())
    for path, package in LOCK.items():
        if path:
            assert package["integrity"].startswith("sha512-")
            assert "resolved" not in package


def test_a_library_of_another_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = {"": {}, "node_modules/one": {"version": "2.0.1"}, "node_modules/two": {"version": "1.0.0"}}
    (tmp_path / "package-lock.json").write_text(json.dumps({"packages": packages}))
    (tmp_path / "node_modules" / "one").mkdir(parents=True)
    (tmp_path / "node_modules" / "one" / "package.json").write_text('{"version": "4.0.1"}')
    monkeypatch.setattr(vendor_assets, "ROOT", tmp_path)
    assert vendor_assets.wrong_versions() == [
        "node_modules/one: the lock says 2.0.1, found 4.0.1",
        "node_modules/two: the lock says 1.0.0, found nothing",
    ]
    assert vendor_assets.main() == 1


def test_a_missing_file_is_named_with_the_remedy() -> None:
    with pytest.raises(FileNotFoundError, match=r"vendor/none\.js is missing: run `make setup`"):
        asset("vendor/none.js")


def test_our_style_sheets_reach_for_nothing_outside() -> None:
    for sheet in (ROOT / "static").glob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert "url(" not in text
        assert "@import" not in text
