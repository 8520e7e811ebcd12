"""The vendored front end is what its record says, carries nothing we may not use, and can be collected."""

import hashlib
import json
from pathlib import Path

from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent


def recorded():
    """{path: SHA-256} of every file that static/vendored.json names."""
    record = json.loads((ROOT / "static" / "vendored.json").read_text())
    return {path: digest for package in record for path, digest in package["files"].items()}


def served_text():
    """{path: text} of every stylesheet and script under static/."""
    found = [path for path in (ROOT / "static").rglob("*") if path.suffix in {".css", ".js"}]
    return {str(path.relative_to(ROOT)): path.read_text() for path in found}


def test_every_vendored_file_has_the_recorded_hash():
    found = {path: hashlib.sha256((ROOT / path).read_bytes()).hexdigest() for path in recorded()}
    assert found == recorded()


def test_no_file_is_vendored_without_a_record():
    found = {str(path.relative_to(ROOT)) for path in (ROOT / "static/vendor").rglob("*") if path.is_file()}
    assert found == {path for path in recorded() if path.startswith("static/vendor/")}


def test_nothing_served_uses_the_gds_font_the_crest_or_an_absolute_asset_address():
    banned = ("GDS Transport", "@font-face", "crest.svg", "url(/", "/assets/", "sourceMappingURL")
    broken = [(path, word) for path, text in served_text().items() for word in banned if word in text]
    assert (broken, len(served_text()) > 6) == ([], True)


def test_every_vendored_package_is_in_the_notices_with_its_version():
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text()
    record = json.loads((ROOT / "static" / "vendored.json").read_text())
    missing = [p["name"] for p in record if p["name"] not in notices or p["version"] not in notices]
    assert missing == []


def test_collecting_names_files_by_hash_and_rewrites_module_imports(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "iasc_tracker.static_files.ModuleManifestStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    app = (tmp_path / names["js/app.js"]).read_text()
    combobox = Path(names["js/combobox.js"]).name
    assert combobox != "combobox.js"
    assert f'"./{combobox}"' in app
