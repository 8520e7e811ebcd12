"""Boxes for long words."""

from django import forms


class TextArea(forms.CharField):
    """Long words: the line ends that browsers send become plain ones."""

    def __init__(self, *, rows, **kwargs):
        super().__init__(widget=forms.Textarea({"rows": rows}), **kwargs)

    def to_python(self, value):
        """The text with "\\n" for every line's end."""
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
