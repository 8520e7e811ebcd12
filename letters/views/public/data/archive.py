"""The published files of a campaign as one ZIP, made as it is fetched: public copies, their words, and a list of both.

Nothing lies on a disk meanwhile, and one file at a time in memory. What is withdrawn while it is fetched is in no part
that follows, and the list comes last, so that it says what is really in the archive.
"""

from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.http import Http404
from django.utils.timezone import localtime

from iasc_tracker.csv_files import csv_lines
from letters.models.stored import read_whole
from letters.views.public.data import items
from letters.views.public.data.answers import download, open_data, too_many
from letters.views.public.data.api import base_of
from letters.views.public.data.dumps import table
from letters.views.public.limiting import limited
from letters.views.public.published import of_letter, public_campaigns, published

CHUNK = 20
README = """Letters of the Independent Anti-Slavery Commissioner, and the responses to them, as far as published.

manifest.csv lists the files with their addresses, their SHA-256 and whose they are; what each column means is said at
{base}/data/dictionary/
The first column, file, says where in this archive a file stands.
Beside each PDF stand its words in a text file (.md), because some PDFs show pictures of their pages. Any text editor
opens it; marks such as # or a backslash say what was a heading or a new line (Markdown). It may contain mistakes.

The letters of the Commissioner are available under the Open Government Licence v3.0, except where otherwise stated:
{licence}
The responses are (c) their authors.
"""


class Pipe:
    """A file that ZipFile writes into and that is emptied as it is sent; it cannot go back."""

    def __init__(self):
        self.parts = []

    def write(self, data):
        """Take `data`; how many bytes those are."""
        self.parts.append(bytes(data))
        return len(data)

    def flush(self):
        """Nothing waits here for longer than until the next `taken`."""

    def taken(self):
        """Everything written since the last time."""
        data, self.parts = b"".join(self.parts), []
        return data


@open_data
@limited("files", refuse=too_many)
def campaign_files(request, slug):
    """Everything published in one campaign: files, words, list, licence."""
    campaign = public_campaigns().filter(slug=slug).first()
    if campaign is None:
        raise Http404
    return download(archive(campaign, base_of(request)), f"{campaign.slug[:60]}.zip", "application/zip")


def archive(campaign, base, *, chunk=CHUNK):
    """The bytes of the ZIP of `campaign`, part by part; `chunk` files are asked for at a time."""
    keys = list(published().filter(of_letter(campaign=campaign.pk)).order_by("pk").values_list("pk", flat=True))
    pipe, rows = Pipe(), []
    with ZipFile(pipe, "w") as target:
        target.writestr(info("README.txt"), README.format(base=base, licence=items.OGL_URL))
        for start in range(0, len(keys), chunk):
            for copy in published().filter(pk__in=keys[start : start + chunk]).order_by("pk"):
                rows += added(target, copy, base)
                yield pipe.taken()
        target.writestr(info("manifest.csv"), "".join(csv_lines(manifest(rows))).encode())
    yield pipe.taken()


def added(target, copy, base):
    """Put the file and the words of `copy` into the archive; its row of the list, or none when its file is gone."""
    data = read_whole(copy.file.name, copy.sha256, alias="public_copies")
    if data is None:
        return []
    name = name_of(copy)
    target.writestr(info(f"{name}.pdf", copy, ZIP_STORED), data)
    target.writestr(info(f"{name}.md", copy), f"# {copy.title}\n\n{copy.html_text}\n")
    return [(f"{name}.pdf", items.document(copy, base))]


def manifest(rows):
    """The list of the files as rows of cells: where each stands here, and what documents.csv says of it."""
    heading, *lines = table("documents", [item for _, item in rows])
    yield ["file", *heading]
    for (name, _), line in zip(rows, lines, strict=True):
        yield [name, *line]


def name_of(copy):
    """Where `copy` stands in the archive, without its ending: names of ours, a folder for each area."""
    letter = copy.document.answered_letter
    return f"{letter.office.area.slug}/{letter.reference}-{copy.pk}-{copy.file_name}"


def info(name, copy=None, how=ZIP_DEFLATED):
    """What the archive says of one file; the same for the same things, whenever it is made."""
    day = localtime(copy.published_at).timetuple()[:6] if copy else (1980, 1, 1, 0, 0, 0)
    entry = ZipInfo(name, date_time=day)
    entry.compress_type, entry.external_attr = how, 0o644 << 16
    return entry
