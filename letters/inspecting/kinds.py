"""Which kinds of files the public can be given at all (issue 6, Build 1)."""

from letters.inspecting.results import Finding
from letters.opening.types import PDF, type_name


def unpublishable(subject):
    """Found for everything but PDFs: a Word document or an e-mail can never be served, only a copy made from it."""
    if subject.media_type != PDF:
        kind = type_name(subject.media_type)
        yield Finding(f"A file of this kind ({kind}) is never published. Make a PDF of it, and a public copy of that.")
