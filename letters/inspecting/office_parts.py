"""The parts of Word documents and Excel workbooks, which are archives of XML."""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from iasc_tracker.patterns import pattern
from letters.opening.opened import CannotOpen

BROKEN = "This Office file cannot be opened; it may be damaged. Ask for another copy, or for a PDF."
MOST_BYTES = 64 * 1024 * 1024
ANY = pattern(r".{1,400}\.xml")


def parts(subject, names=ANY):
    """(name, tree) of each part of the file whose name matches `names`; raises CannotOpen for a damaged one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for name, data in blobs(subject, names):
        try:
            yield name, etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise CannotOpen(BROKEN) from error


def blobs(subject, names):
    """(name, bytes) of each part whose name matches; `types.media_type` has held the sizes that it tells to a limit."""
    with ZipFile(BytesIO(subject.data)) as archive:
        for entry in archive.infolist():
            if names.fullmatch(entry.filename):
                if entry.file_size > MOST_BYTES:
                    raise CannotOpen(BROKEN)
                yield entry.filename, archive.read(entry)


def words_of(subject):
    """All the text of the file, hidden or not."""
    return "\n".join(" ".join(tree.itertext()) for _, tree in parts(subject))
