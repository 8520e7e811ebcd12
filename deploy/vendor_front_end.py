"""Fetch the front-end packages and put the few files we serve into static/vendor/.

Run by hand when a version changes: `python deploy/vendor_front_end.py`. It needs npm and the registry; nobody
who only runs the tracker does. `npm pack` checks each package's integrity; `static/vendored.json` records the
SHA-256 of what was written, and a test recomputes them.

A service outside GOV.UK may use neither the GDS Transport font nor the crown, so both are taken out here.
"""

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "static" / "vendored.json"
FONTS = '"Source Sans 3","Helvetica Neue",Arial,sans-serif'


@dataclass(frozen=True)
class Package:
    """One npm package: its name and version, where it goes, and which files (globs) under which base."""

    name: str
    version: str
    licence: str
    folder: str
    base: str
    files: tuple


PACKAGES = [
    Package(
        "govuk-frontend",
        "6.6.0",
        "MIT",
        "static/vendor/govuk-frontend",
        "dist/govuk",
        ("govuk-frontend.min.css", "govuk-frontend.min.js"),
    ),
    Package(
        "@ministryofjustice/frontend",
        "11.1.0",
        "MIT",
        "static/vendor/moj-frontend",
        "moj",
        ("moj-frontend.min.css", "moj-frontend.min.js", "assets/images/icon-*.svg"),
    ),
    Package(
        "accessible-autocomplete",
        "3.0.1",
        "MIT",
        "static/vendor/accessible-autocomplete",
        "",
        ("dist/accessible-autocomplete.min.css", "dist/accessible-autocomplete.min.js", "LICENSE.txt"),
    ),
    Package(
        "axe-core",
        "4.14.1",
        "MPL-2.0",
        "tests/assets",
        "",
        ("axe.min.js",),
    ),
]


def restyle(css):
    """Return the stylesheet `css` without web fonts and crest, with our fonts and with relative addresses.

    An absolute `/assets/…` address would be left alone by the manifest storage and answered with 404.
    """
    css = re.sub(r"(/\*[^*]*?not commercially available\. \*/)?@font-face\{[^}]*\}", "", css)
    css = re.sub(r"[a-z-]+:url\([^)]*crest[^)]*\);?", "", css)
    css = re.sub(r'"?GDS Transport"?,arial,sans-serif', FONTS, css)
    return css.replace("url(/assets/images/", "url(images/")


def clean(path, data):
    """Return the bytes to write for the packaged file `path` holding `data`."""
    if path.suffix not in {".css", ".js"}:
        return data
    text = data.decode("utf-8")
    # The source maps are not shipped; the manifest storage would look for them.
    text = re.sub(r"\s*(//# sourceMappingURL=\S+|/\*# sourceMappingURL=.*?\*/)\s*$", "\n", text)
    return (restyle(text) if path.suffix == ".css" else text).encode("utf-8")


def unpack(package, into):
    """Fetch `package` with npm and unpack it under the folder `into`; return the unpacked folder."""
    wanted = f"{package.name}@{package.version}"
    run = subprocess.run(  # noqa: S603 - the argument is one of the constants above
        ["npm", "pack", "--silent", "--pack-destination", str(into), wanted],  # noqa: S607 - npm from the path
        check=True,
        capture_output=True,
        text=True,
    )
    with tarfile.open(into / run.stdout.strip().splitlines()[-1]) as archive:
        archive.extractall(into / package.version, filter="data")
    return into / package.version / "package"


def write(package, source):
    """Write the wanted files of `package` from the folder `source`; return {path in the project: SHA-256}."""
    written = {}
    for pattern in package.files:
        for path in sorted((source / package.base).glob(pattern)):
            target = ROOT / package.folder / ("images" if "images" in path.parts else "") / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(clean(path, path.read_bytes()))
            digest = hashlib.sha256(target.read_bytes()).hexdigest()
            written[str(target.relative_to(ROOT))] = digest
    return written


def main():
    """Vendor every package and write the record."""
    record = []
    for package in PACKAGES:
        with tempfile.TemporaryDirectory() as folder:
            files = write(package, unpack(package, Path(folder)))
        line = {"name": package.name, "version": package.version, "licence": package.licence}
        record.append(line | {"files": files})
        print(f"{package.name} {package.version}: {len(files)} files")
    RECORD.write_text(json.dumps(record, indent=2) + "\n")


if __name__ == "__main__":
    main()
