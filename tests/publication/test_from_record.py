"""From a letter's record to what is printed, and to the words of its public page."""

import pytest

from letters.models import Letter
from letters.rendering.from_record import content_of, edition_of, markdown_of
from letters.rendering.markdown import public_html
from letters.rendering.pdf import render_letter
from tests.make import make_area, make_letter, make_office
from tests.publication.states import text_of

pytestmark = pytest.mark.django_db


def page_of(letter):
    """The public page's HTML of `letter`."""
    return public_html(markdown_of(content_of(letter, edition="accessible")))


def test_a_logged_letter_is_an_accessible_edition_and_one_written_here_is_as_sent():
    assert edition_of(Letter(origin=Letter.Origin.LOGGED)) == "accessible"
    assert edition_of(Letter(origin=Letter.Origin.WRITTEN)) == "sent"


def test_the_letterhead_names_the_office_and_no_member_of_staff():
    content = content_of(make_letter(), edition="sent")
    assert content.sender_address == ("5th Floor, Globe House", "89 Eccleston Square", "London", "SW1V 1PN")
    assert (content.sender_phone, content.sender_email) == ("", "")


def test_only_letters_of_invented_offices_are_samples():
    real = make_office(area=make_area("Somewhere real", is_fictional=False))
    samples = [content_of(make_letter(**fields), edition="sent").sample for fields in ({}, {"office": real})]
    assert samples == [True, False]


def test_the_addressee_block_is_the_one_copied_at_sending():
    letter = make_letter()
    letter.office.address = "Moved away"
    assert content_of(letter, edition="sent").addressee_lines == (
        "Alex Sample",
        "Sampleshire Police and Crime Commissioner",
        letter.office.name,
        "1 Sample Street",
        "Sampletown",
        "ZZ1 1ZZ",
    )


def test_marks_in_the_head_are_words_and_not_markdown():
    letter = make_letter(addressee_name="1. *Alex* <b>Sample</b> [x](https://x.example)", salutation="# Dear_Alex_")
    page = page_of(letter)
    assert "1. *Alex* &lt;b&gt;Sample&lt;/b&gt; [x](https://x.example)" in page
    assert ("# Dear_Alex_," in page, "<h" in page, "<ol" in page) == (True, False, False)


def test_the_page_has_the_body_with_its_links_and_footnotes():
    page = page_of(make_letter(body="See [the plan](https://plan.example/).[^1]\n\n[^1]: A note."))
    assert ('href="https://plan.example/"' in page, "A note." in page) == (True, True)


def test_a_welsh_letter_and_a_long_subject_are_printed():
    letter = make_letter(language="cy", addressee_name="Siân o'r Tŷ", subject="Pwnc " * 59)
    read = text_of(render_letter(content_of(letter, edition="accessible")))
    assert ("Siân o'r Tŷ" in read, "13 Hydref 2020" in read) == (True, True)


def test_a_name_with_a_script_is_printed_as_its_letters():
    letter = make_letter(addressee_name="<script>alert(1)</script>")
    assert "<script>alert(1)</script>" in text_of(render_letter(content_of(letter, edition="sent")))
