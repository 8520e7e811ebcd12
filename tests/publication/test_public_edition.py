"""The public edition of our own letter: the same frozen words, without the details of staff that were left out."""

import pytest

from iasc_tracker.errors import CorrespondenceError
from letters import publication
from letters.models import PublicCopy
from letters.publication.files import whole_bytes
from letters.rendering.pages import extract_text
from tests.make import make_letter, make_officer
from tests.publication.states import make_logged_letter

pytestmark = pytest.mark.django_db
BODY = (
    "I read of your schools. Jo Keeper, the partnerships lead within my office, will be co-ordinating responses and "
    "can be contacted at [Jo.Keeper@iasc.example](mailto:Jo.Keeper@iasc.example). "
    "Jo\nKeeper and Sam Aside will call you."
)


def make_ours():
    """A letter that names two officers, one of them on record."""
    letter = make_logged_letter(body=BODY, signatory_name="Dame Sample")
    make_officer("officer", name="Sam Aside")
    make_officer("officer", name="Not Named")
    return letter


def said(copy):
    """All the words of a copy: of its PDF, and of its page."""
    pages = extract_text(whole_bytes(copy))
    return " ".join(" ".join(pages).split()), " ".join(copy.html_text.split())


def test_addresses_the_person_to_answer_to_and_officers_are_found():
    assert {detail.words for detail in publication.details_in(make_ours())} == {
        "Jo.Keeper@iasc.example",
        "Jo Keeper",
        "Sam Aside",
    }


def test_what_is_left_out_is_in_neither_form_and_all_else_is_in_both():
    letter = make_ours()
    words = ["Jo.Keeper@iasc.example", "Jo Keeper", "Sam Aside"]
    copy = publication.prepare_letter(letter, by=letter.created_by, leave_out=words, with_signature=False)
    for text in said(copy):
        for hidden in ("Keeper", "iasc.example", "Aside", "Dame Sample"):
            assert hidden not in text.replace("\\", "")
        for kept in ("I read of your schools.", "the partnerships lead within my office", "name left out"):
            assert kept in text
    assert b"Keeper" not in whole_bytes(copy)
    assert (copy.leaves_out, copy.findings["left_out"]) == (
        True,
        {"words": 3, "signature": True},
    )
    assert "Details of staff are left out of this public copy" in said(copy)[0]


def test_nothing_is_left_out_unless_an_officer_says_so():
    letter = make_ours()
    copy = publication.prepare_letter(letter, by=letter.created_by)
    assert all("Jo Keeper" in text and "Dame Sample" in text for text in said(copy))
    assert copy.leaves_out is False


def test_words_that_would_still_stand_elsewhere_are_refused():
    letter = make_ours()
    with pytest.raises(CorrespondenceError) as refused:
        publication.prepare_letter(letter, by=letter.created_by, leave_out=["Dame Sample"])
    assert "would still stand outside the body" in refused.value.sentences[0]
    assert PublicCopy.objects.count() == 0


def test_the_form_ticks_what_was_found_and_takes_other_words(client):
    letter = make_ours()
    client.force_login(letter.created_by)
    address = f"/staff/documents/{letter.documents.get().pk}/prepare/"
    form = client.get(address).context["form"]
    assert set(form["leave_out"].value()) == {"Jo.Keeper@iasc.example", "Jo Keeper", "Sam Aside"}
    client.post(address, {"leave_out": ["Jo Keeper", "Jo.Keeper@iasc.example"], "others": "schools\n\n"})
    pdf, html = said(PublicCopy.objects.get())
    assert ("Jo Keeper" in pdf, "schools" in html, "Sam Aside" in html) == (False, False, True)


def test_a_letter_whose_record_changed_since_it_was_sent_has_no_public_edition():
    letter = make_letter(origin="written", body=BODY)
    with pytest.raises(CorrespondenceError) as refused:
        publication.edition(letter)
    assert "no longer says what was signed and sent" in refused.value.sentences[0]
