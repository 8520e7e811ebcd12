"""What this room raises."""

from iasc_tracker.errors import CorrespondenceError


class RenderError(CorrespondenceError):
    """A letter or a PDF cannot be rendered; `sentences` tell the officer why and what to do."""
