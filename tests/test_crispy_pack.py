"""The `govuk` pack gives every kind of control its label, hint, error and a place for links to land."""

import re

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string

from iasc_tracker.fields import DayField

OFFICES = [("1", "Sampleshire"), ("2", "Testingham")]


class EveryKindForm(forms.Form):
    """One field for each kind of control."""

    subject = forms.CharField(label="Subject <script>alert(1)</script>", help_text="In a few words")
    sent_on = DayField(label="Date sent")
    office = forms.ChoiceField(choices=OFFICES)
    documents = forms.MultipleChoiceField(choices=OFFICES, widget=forms.CheckboxSelectMultiple, help_text="All")
    channel = forms.ChoiceField(choices=OFFICES, widget=forms.RadioSelect)
    sure = forms.BooleanField(label="I looked at every page")
    letter = forms.FileField()
    secret = forms.CharField(widget=forms.PasswordInput)
    note = forms.CharField(widget=forms.Textarea, required=False)
    token = forms.CharField(widget=forms.HiddenInput, initial="t")


def rendered(form, how="{{ form|crispy }}"):
    """`form` as the pack renders it."""
    return Template("{% load crispy_forms_tags %}" + how).render(Context({"form": form}))


def summary(**context):
    """The error summary over `context` as [(sentence, control id)]."""
    html = render_to_string("components/_error_summary.html", context)
    return re.findall(r'<li><a href="#([^"]*)">([^<]*)</a>', html)


def test_every_aria_describedby_names_something_on_the_page():
    html = rendered(EveryKindForm({}))
    named = {name for ids in re.findall(r'aria-describedby="([^"]*)"', html) for name in ids.split()}
    assert named == set(re.findall(r'id="([^"]*_(?:helptext|error))"', html))
    assert {"id_subject_helptext", "id_subject_error", "id_documents_helptext", "id_channel_error"} <= named


def test_every_label_names_a_control_on_the_page():
    html = rendered(EveryKindForm())
    assert set(re.findall(r'<label[^>]* for="([^"]*)"', html)) == {
        "id_subject",
        "id_sent_on",
        "id_office",
        "id_documents_0",
        "id_documents_1",
        "id_channel_0",
        "id_channel_1",
        "id_sure",
        "id_letter",
        "id_secret",
        "id_note",
    }
    controls = set(re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]*)"', html))
    assert set(re.findall(r'<label[^>]* for="([^"]*)"', html)) == controls - {"id_token"}


def test_a_label_from_data_is_escaped():
    html = rendered(EveryKindForm({}))
    assert "<script>" not in html
    assert "Subject &lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_each_kind_of_control_has_its_govuk_class():
    html = rendered(EveryKindForm())
    for name, word in [
        ("subject", "govuk-input"),
        ("sent_on", "moj-js-datepicker-input"),
        ("office", "govuk-select"),
        ("documents", "govuk-checkboxes__input"),
        ("channel", "govuk-radios__input"),
        ("sure", "govuk-checkboxes__input"),
        ("letter", "govuk-file-upload"),
        ("secret", "govuk-password-input__input"),
        ("note", "govuk-textarea"),
    ]:
        tag = re.search(rf'<[^>]* name="{name}"[^>]*>', html)[0]
        assert re.search(rf'class="[^"]*{word}', tag), name


def test_what_was_chosen_is_still_chosen_when_the_form_comes_back():
    html = rendered(EveryKindForm({"documents": ["2"], "channel": "1", "office": "2"}))
    chosen = re.findall(r'<input[^>]*name="(\w+)" value="(\w+)"[^>]* checked', html)
    assert chosen == [("documents", "2"), ("channel", "1")]
    assert '<option value="2" selected>' in html


def test_only_fields_that_may_stay_empty_are_called_optional():
    assert rendered(EveryKindForm()).count("(optional)") == 1


def test_the_summary_lists_errors_in_the_order_of_the_page_and_leads_to_controls():
    found = [target for target, sentence in summary(form=EveryKindForm({"token": "t"}))]
    names = ["subject", "sent_on", "office", "documents_0", "channel_0", "sure", "letter", "secret"]
    assert found == [f"id_{name}" for name in names]


def test_the_summary_covers_forms_and_formsets_together():
    rows = forms.formset_factory(EveryKindForm, extra=0)
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-subject": "x"}
    found = [target for target, sentence in summary(form=EveryKindForm({}), formset=rows(data))]
    assert "id_subject" in found
    assert "id_form-0-documents_0" in found
    assert "id_form-0-subject" not in found


def test_an_error_of_the_whole_form_is_in_the_summary_without_a_link():
    form = EveryKindForm({})
    form.add_error(None, "The office was closed on that day <b>")
    html = render_to_string("components/_error_summary.html", {"form": form})
    assert "<li>The office was closed on that day &lt;b&gt;</li>" in html


def test_there_is_no_summary_without_errors():
    assert render_to_string("components/_error_summary.html", {"form": EveryKindForm()}).strip() == ""


def test_a_layout_with_a_fieldset_and_a_button_renders():
    form = EveryKindForm()
    form.helper = FormHelper()
    form.helper.layout = Layout(Fieldset("What was sent", "subject", "letter"), Submit("save", "Save letter"))
    html = rendered(form, "{% crispy form %}")
    assert 'enctype="multipart/form-data" novalidate' in html
    assert re.search(r"<legend[^>]*>What was sent</legend>", html)
    assert re.search(r'<button type="submit" name="save"[^>]*class="govuk-button[^>]*>Save letter</button>', html)


def test_a_formset_renders_its_management_form_and_each_row():
    rows = forms.formset_factory(EveryKindForm, extra=2)()
    html = rendered(rows)
    assert html.count('name="form-TOTAL_FORMS"') == 1
    assert html.count('class="tracker-formset-row"') == 2
