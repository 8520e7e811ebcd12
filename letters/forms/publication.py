"""The forms of publication: preparing, looking, publishing, withdrawing."""

from django import forms

from iasc_tracker.fields import LinesField, PlainErrors
from letters.publication import needs_reason


class PrepareForm(PlainErrors, forms.Form):
    """What the public will read of a document that came back."""

    title = forms.CharField(
        label="Title",
        max_length=300,
        help_text="Public: what the document is and whose, in plain words.",
    )
    html_text = forms.CharField(
        label="Words of the document",
        widget=forms.Textarea(attrs={"rows": 20}),
        help_text=(
            "The public copy is made of pictures, which cannot be read aloud or searched, so these words stand beside "
            "it. Correct them, and leave out anything that is not to be public."
        ),
    )
    language = forms.ChoiceField(label="Language", choices=[("en", "English"), ("cy", "Welsh")])


class SetOutForm(PrepareForm):
    """The words of which the public copy of an e-mail, a Word document or a scan is made."""

    html_text = forms.CharField(
        label="Words of the document",
        widget=forms.Textarea(attrs={"rows": 20}),
        help_text=(
            "The public copy is made of these words and nothing else. Compare them with the document, and take out "
            "what is not to be public. An empty line begins a paragraph; “## ” before a line makes it a heading."
        ),
    )
    hidden = forms.CharField(
        label="What is left out, and why (optional)",
        max_length=300,
        required=False,
        help_text="Public: for example “Details of staff are left out”. Never what they are.",
    )


class EditionForm(forms.Form):
    """What of our own letter stays private."""

    leave_out = forms.MultipleChoiceField(
        label="Leave out",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Found in the letter. Where something is left out, the copy says so in its place.",
    )
    others = LinesField(
        label="Other words to leave out",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One name or address on each line, as it stands in the letter.",
    )
    without_signature = forms.BooleanField(label="Leave out the name of the signatory", required=False)

    def __init__(self, data, *, details):
        """`details`: the Details found in the letter; all are ticked to begin with."""
        super().__init__(data, initial={"leave_out": [detail.words for detail in details]})
        self.fields["leave_out"].choices = [(detail.words, detail.label) for detail in details]
        if not details:
            del self.fields["leave_out"]

    def wanted(self):
        """The keywords for `publication.prepare_letter`; call it on a valid form."""
        others = [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
        words = [*self.cleaned_data.get("leave_out", []), *others]
        return {"leave_out": words, "with_signature": not self.cleaned_data["without_signature"]}


class ViewingForm(forms.Form):
    """A tick for each page of the bytes with one SHA-256; that every page is ticked is the verb's rule."""

    sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)
    pages = forms.TypedMultipleChoiceField(
        label="Pages", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, copy, **kwargs):
        """`copy`: the PublicCopy that is looked at."""
        super().__init__(*args, initial={"sha256": copy.sha256}, **kwargs)
        numbers = range(1, copy.pages + 1)
        self.fields["pages"].choices = [(number, f"I have looked at page {number}") for number in numbers]


class PublishForm(forms.Form):
    """Which prepared copies go public, and why where their sender did not say."""

    use_required_attribute = False  # a reason is needed only for what is ticked

    def __init__(self, *args, copies, **kwargs):
        """`copies`: the prepared copies of one letter, those that cannot go yet among them."""
        super().__init__(*args, **kwargs)
        self.copies = {copy.pk: copy for copy in copies}
        for copy in copies:
            if needs_reason(copy):
                ticked = not self.is_bound or f"copy_{copy.pk}" in self.data
                self.fields[f"reason_{copy.pk}"] = reason_field(copy, required=ticked)
            self.fields[f"copy_{copy.pk}"] = forms.BooleanField(label=f"Publish “{copy.title}”", required=False)

    def chosen(self):
        """The copies ticked; call it on a valid form."""
        return [copy for pk, copy in self.copies.items() if self.cleaned_data[f"copy_{pk}"]]

    def reasons(self):
        """{pk: reason} of every copy that has a box for one; call it on a valid form."""
        return {pk: self.cleaned_data.get(f"reason_{pk}", "") for pk in self.copies}

    def fields_of(self, copy):
        """The bound fields of one copy: its tick, and its reason or None."""
        reason = f"reason_{copy.pk}"
        return self[f"copy_{copy.pk}"], self[reason] if reason in self.fields else None


def reason_field(copy, *, required):
    """The box for why `copy` may be public although its sender did not say so."""
    return forms.CharField(
        label="Why it may be public",
        required=required,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": f"Give a reason why “{copy.title}” may be public, or untick it"},
        help_text="The sender did not say. Your reason is kept with your name and never shown to the public.",
    )


class AcceptForm(forms.Form):
    """Why what one check found may go public; one of several forms on a page, told apart by its prefix."""

    findings_sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why this may go public",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Give a reason why this may go public"},
        help_text="Kept with your name and never shown to the public.",
    )

    def __init__(self, data, *, answer):
        """`data`: what was posted, if anything; `answer`: the FileCheck whose findings are accepted."""
        prefix = f"accept-{answer.pk}"
        self.is_sent = data is not None and f"{prefix}-findings_sha256" in data
        super().__init__(
            data if self.is_sent else None, prefix=prefix, initial={"findings_sha256": answer.findings_sha256}
        )


class ProtectedNameForm(PlainErrors, forms.Form):
    """A name that every file is searched for."""

    name = forms.CharField(label="Name", max_length=200, help_text="As it is written in letters, with the first name.")
    reason = forms.CharField(label="Why it is protected", max_length=200, help_text="“Junior staff”, say.")


class WithdrawForm(PlainErrors, forms.Form):
    """Why a copy is withdrawn, in words that the public page shows."""

    reason = forms.CharField(
        label="Why it is withdrawn (public)",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is withdrawn. The public page shows your words."},
        help_text="Everybody can read this on the page that stays. Do not repeat what has to disappear.",
    )
