"""The title and the language of a finished copy, which a screen reader says first (WCAG PDF16, PDF18)."""

from io import BytesIO

from pikepdf import Dictionary, String

from letters.redacting.sources import opened_whole


def entitle(pdf, title, language):
    """Write `language` and, unless it is "", `title` into the open PDF `pdf`, and have the title shown."""
    pdf.Root.Lang = String(language)
    if title:
        pdf.docinfo["/Title"] = title
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def entitled(data, title, language):
    """The bytes of the PDF `data`, one made here, with `title` and `language`; its pages stay as they are."""
    buffer = BytesIO()
    with opened_whole(data) as pdf:
        entitle(pdf, title, language)
        pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()
