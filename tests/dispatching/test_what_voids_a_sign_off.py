"""Every change of recipients, words or files ends a sign-off, and the page says which (issue 3, Build 6)."""

from datetime import date

import pytest

from letters.composing.checked import batch_letters
from letters.dispatch.manifest import differences, digest
from letters.dispatch.signing import changes_since
from letters.drafting.campaign_offices import choose_offices
from letters.drafting.checking import choose_channel
from letters.models import Enclosure, LetterText, OfficeWording, Rendering
from recipients.models import Commissioner, Office, ViolenceReductionUnit
from tests.dispatching.conftest import check, sign
from tests.make import make_officer, make_text, make_wording
from tests.make_sending import make_complete, make_enclosure


@pytest.fixture
def signed(batch, signatory):
    return sign(batch, signatory)


def of(campaign, name):
    return batch_letters(campaign).get(office__area__name=name)


def add_kent_new(campaign):
    make_complete(campaign, "Kentford")


def take_kent_out(campaign):
    office = Office.objects.get(area__name="Kentshire")
    choose_offices(campaign, by=make_officer("lead"), add=[], remove=[office])


def edit_wording(campaign):
    OfficeWording.objects.filter(office__area__name="Kentshire").update(interest="I read of other schools.")


def edit_wording_and_check(campaign):
    edit_wording(campaign)
    check(campaign)


def edit_text_and_check(campaign):
    make_text(campaign, "Other words. ((ask))")
    check(campaign)


def other_pdf(campaign):
    Rendering.objects.filter(letter=of(campaign, "Essexshire")).update(sha256="f" * 64)


def by_post(campaign):
    choose_channel([of(campaign, "Essexshire")], "post", by=make_officer("officer"))


def other_email(campaign):
    Office.objects.filter(area__name="Essexshire").update(email="other@essexshire.example")


def email_came_back(campaign):
    office = Office.objects.get(area__name="Essexshire")
    office.email_failed_on, office.email_failed_reason = "2020-11-20", "No such mailbox"
    office.save()


def other_address(campaign):
    Office.objects.filter(area__name="Surreyshire").update(address="2 Other Street\nSampletown")


def other_address_and_check(campaign):
    other_address(campaign)
    check(campaign)


def other_holder(campaign):
    Commissioner.objects.filter(office__area__name="Kentshire").update(salutation="Commissioner")


def other_unit_and_check(campaign):
    ViolenceReductionUnit.objects.filter(name="Kentshire Network").update(name="Kentshire Partnership")
    check(campaign)


def enclosure_for_all(campaign):
    make_enclosure(campaign=campaign)


def enclosure_for_one(campaign):
    make_enclosure(campaign=campaign, office=Office.objects.get(area__name="Kentshire"))


def other_day(campaign):
    campaign.dated = date(2020, 11, 19)
    campaign.save()


def failed_pdf(campaign):
    Rendering.objects.filter(letter=of(campaign, "Surreyshire")).update(state="failed", reasons=["Too long."])


ALL = ("Essexshire", "Kentshire", "Surreyshire")
CHANGED = "the wording changed since it was checked."
CHANGES = [
    (add_kent_new, ["Kentford was added."]),
    (take_kent_out, ["Kentshire was taken out."]),
    (edit_wording, [f"Kentshire: {CHANGED}"]),
    (edit_wording_and_check, ["Kentshire: the words changed."]),
    (edit_text_and_check, [f"{name}: the words changed." for name in ALL]),
    (other_pdf, ["Essexshire: the PDF changed."]),
    (by_post, ["Essexshire: goes by post instead of e-mail."]),
    (other_email, ["Essexshire: the e-mail address changed."]),
    (email_came_back, ["Essexshire: goes by e-mail, but the office has no e-mail address that works."]),
    (other_address, [f"Surreyshire: {CHANGED}"]),
    (other_address_and_check, ["Surreyshire: the address changed.", "Surreyshire: the words changed."]),
    (other_holder, [f"Kentshire: {CHANGED}"]),
    (other_unit_and_check, ["Kentshire: the words changed."]),
    (enclosure_for_all, [f"{name}: the enclosure leaflet.txt was added." for name in ALL]),
    (enclosure_for_one, ["Kentshire: the enclosure leaflet.txt was added."]),
    (other_day, [f"{name}: {CHANGED}" for name in ALL]),
    (failed_pdf, ["Surreyshire: its PDF could not be made: Too long."]),
]


@pytest.mark.parametrize(("change", "sentences"), CHANGES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_change_ends_the_sign_off_and_says_what_changed(campaign, signed, change, sentences):
    assert changes_since(signed) == []
    change(campaign)
    assert changes_since(signed) == sentences


def test_a_change_that_is_taken_back_leaves_the_sign_off_standing(campaign, signed):
    by_post(campaign)
    choose_channel([of(campaign, "Essexshire")], "email", by=make_officer("officer"))
    assert changes_since(signed) == []


def test_checking_again_without_a_change_leaves_the_sign_off_standing(campaign, signed):
    check(campaign)
    assert changes_since(signed) == []


def test_enclosures_are_told_apart_by_name_and_bytes(campaign, batch, signatory):
    old = make_enclosure(campaign=campaign, original_name="one.txt")
    gone = make_enclosure(b"Two", campaign=campaign, original_name="two.txt", office_id=of(campaign, ALL[0]).office_id)
    signed = sign(batch, signatory)
    gone.delete()
    Enclosure.objects.filter(pk=old.pk).update(sha256="f" * 64)
    assert changes_since(signed)[:2] == [
        "Essexshire: the enclosure one.txt changed.",
        "Essexshire: the enclosure two.txt was taken out.",
    ]


def test_a_letter_in_a_second_language_is_added_taken_out_or_changed():
    english = {"name": "Testingham", "letter": 1, "channel": "post", "to": "", "enclosures": []}
    one = {"1": english | {"words": {"en": "a"}, "files": {"en": "b"}}}
    both = {"1": english | {"words": {"cy": "c", "en": "a"}, "files": {"cy": "d", "en": "b"}}}
    other = {"1": english | {"words": {"cy": "e", "en": "a"}, "files": {"cy": "f", "en": "b"}}}
    assert differences(one, both) == ["Testingham: the letter in Welsh was added."]
    assert differences(both, one) == ["Testingham: the letter in Welsh was taken out."]
    assert differences(both, other) == ["Testingham: the Welsh words changed."]
    assert digest(one) != digest(both)


def test_the_digest_does_not_depend_on_the_order_of_the_offices():
    assert digest({"1": {"a": 1, "b": 2}, "2": {}}) == digest({"2": {}, "1": {"b": 2, "a": 1}})


def test_words_in_another_language_count_as_well(campaign, batch, signatory):
    office = Office.objects.get(area__name="Kentshire")
    office.area.name_cy, office.language = "Swydd Caint", "cy+en"
    office.area.save()
    office.save()
    ViolenceReductionUnit.objects.filter(name="Kentshire Network").update(name_cy="Rhwydwaith")
    campaign.contact_cy = "Ysgrifennwch atom."
    campaign.save()
    make_text(
        campaign,
        "Testun ((interest)) ((ask))",
        language=LetterText.Language.WELSH,
        number=1,
        opening="Annwyl ((salutation))",
    )
    make_wording(campaign, office, language="cy", interest="Diddordeb.", ask="Cais.")
    check(campaign)
    signed = sign(batch, signatory)
    OfficeWording.objects.filter(office=office, language="cy").update(ask="Cais arall.")
    check(campaign)
    assert changes_since(signed) == ["Kentshire: the Welsh words changed."]
