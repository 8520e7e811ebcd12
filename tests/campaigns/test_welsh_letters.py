"""Letters in Welsh: their words, their page, what they lack, and the PDF."""

from io import BytesIO

import pikepdf
import pytest

from letters.composing.campaign_letters import letters_of, office_letters
from letters.rendering.pages import extract_text
from letters.rendering.pdf import render_letter
from tests.make import make_chosen, make_text, make_wording
from tests.verapdf import verapdf_findings

pytestmark = pytest.mark.django_db
BODY = "Ysgrifennaf am ((area)) a’r ((vru)). ((interest))\n\n((ask)) ((contact))"


@pytest.fixture
def office(campaign):
    """An office of both languages with all that its Welsh letter needs; an English one beside it."""
    make_text(campaign)
    make_wording(campaign, make_chosen(campaign, "Testingham"))
    office = make_chosen(campaign, "Sampleshire", name="Alex Sample", salutation="Alex")
    office.language = "cy+en"
    office.save()
    office.area.units.update(name_cy="Rhwydwaith Sampl")
    type(office.area).objects.filter(pk=office.area_id).update(name_cy="Swydd Sampl")
    campaign.contact_cy = "Ysgrifennwch at Sam Testing."
    campaign.save()
    make_text(campaign, body=BODY, language="cy", number=1, opening="Annwyl ((salutation))", closing="Yn gywir")
    make_wording(campaign, office)
    make_wording(campaign, office, language="cy", interest="Darllenais am ysgolion y ((vru)).", ask="Anfonwch ddogfen.")
    return office


def welsh(campaign, office):
    """The Welsh letter to the office."""
    (letter,) = letters_of(campaign, offices=campaign.offices.filter(pk=office.pk), language="cy")
    return letter


def lacks(campaign):
    """{area: what its letter lacks in any language}."""
    return {letter.name: letter.problems for letter in office_letters(campaign)}


def test_a_welsh_letter_has_welsh_words_date_letterhead_and_names(campaign, office):
    content = welsh(campaign, office).content
    assert content.body == (
        "Ysgrifennaf am Swydd Sampl a’r Rhwydwaith Sampl. Darllenais am ysgolion y Rhwydwaith Sampl.\n\n"
        "Anfonwch ddogfen. Ysgrifennwch at Sam Testing."
    )
    assert (content.language, content.salutation, content.farewell) == ("cy", "Annwyl Alex", "Yn gywir,")
    assert (content.printed_date, content.reference) == ("13 Hydref 2020", "Drafft, heb ei anfon")
    assert content.sender_role == "Comisiynydd Annibynnol Atal Caethwasiaeth"
    assert "Llundain" in content.sender_address


def test_an_office_of_both_languages_has_one_letter_in_two_editions_welsh_first(campaign, office):
    editions = {letter.name: [one.language for one in letter.editions] for letter in office_letters(campaign)}
    assert editions == {"Sampleshire": ["cy", "en"], "Testingham": ["en"]}
    assert lacks(campaign) == {"Sampleshire": (), "Testingham": ()}
    assert [letter.is_ready for letter in office_letters(campaign)] == [True, True]
    cy, en = office_letters(campaign)[0].editions
    assert cy.asks == en.asks != ()


def test_only_the_offices_of_both_languages_lack_a_welsh_text(campaign, office):
    campaign.texts.filter(language="cy").delete()
    assert lacks(campaign) == {"Sampleshire": ("no letter text in Welsh",), "Testingham": ()}
    assert [letter.flaws for letter in office_letters(campaign)] == [(), ()]


def test_what_is_missing_says_in_which_language(campaign, office):
    office.area.units.update(name_cy="")
    type(office.area).objects.filter(pk=office.area_id).update(name_cy="")
    campaign.contact = campaign.contact_cy = ""
    campaign.wordings.filter(office=office).delete()
    assert lacks(campaign)["Sampleshire"] == (
        "no Welsh name of the area",
        "no Welsh name of the violence reduction unit. Write it in place of ((vru))",
        "no Welsh interest paragraph",
        "no Welsh ask",
        "nobody to contact in Welsh (write it on the campaign)",
        "no interest paragraph",
        "nobody to contact (write it on the campaign)",
    )


def test_what_both_languages_lack_is_said_once(campaign, office):
    office.address = ""
    office.save()
    assert lacks(campaign)["Sampleshire"] == ("no address",)


def test_no_machine_suggests_an_ask_in_welsh(campaign, office):
    letter = welsh(campaign, office)
    assert (letter.suggested, letter.wording.ask) == ("", "Anfonwch ddogfen.")


def test_a_fault_of_the_welsh_text_or_wording_says_so(campaign, office):
    make_text(campaign, body="((lle)) ((interest))", language="cy", number=2)
    assert welsh(campaign, office).flaws[0].startswith("In the Welsh text: “lle” is no field.")
    make_text(campaign, body="((interest))", language="cy", number=3)
    campaign.wordings.filter(language="cy").update(interest="((ask))")
    assert welsh(campaign, office).problems == (
        "in the Welsh interest, “ask” is no field. There is: ((vru)), ((area)).",
    )


def test_conditional_text_stands_in_welsh_only_where_it_is_true(campaign, office):
    make_text(campaign, body="Helo.((strategy_online?? Mae ar-lein.))", language="cy", number=2)
    assert welsh(campaign, office).content.body == "Helo."


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_the_welsh_pdf_is_in_welsh_and_passes_verapdf(campaign, office, flavour):
    pdf = render_letter(welsh(campaign, office).content)
    text = " ".join(extract_text(pdf))
    assert verapdf_findings(pdf, flavour) == []
    assert all(words in text for words in ("13 Hydref 2020", "Annwyl Alex,", "Tudalen 1 o 1", "Llundain"))
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == "cy"
