"""Importing Welsh words beside English ones, and seeing what each row changes."""

from letters.drafting.letter_texts import Piece
from letters.drafting.wording_import import plan_import
from tests.campaigns.test_wording_import import confirm, plan_of, upload
from tests.make import make_chosen, make_wording

HEAD = "Office,Language,Interest,Asks for,Ask,Ask names the contact\n"


def bilingual(campaign, name="Sampleshire"):
    """An office of the campaign that is written to in both languages."""
    office = make_chosen(campaign, name)
    type(office).objects.filter(pk=office.pk).update(language="cy+en")
    return office


def test_a_row_in_each_language_is_saved_apart(client, campaign, officer):
    office = bilingual(campaign)
    rows = "Sampleshire,en,Its schools.,updates,,\nSampleshire,Welsh,Ei hysgolion.,,Anfonwch.,no\n"
    response = upload(client, campaign, HEAD + rows)
    assert plan_of(response) == [(2, "new", ""), (3, "new", "")]
    assert "Sampleshire (Welsh)" in response.text
    confirm(client, campaign, response)
    found = campaign.wordings.filter(office=office).order_by("language")
    assert [(one.language, one.interest, one.asks_for, one.ask) for one in found] == [
        ("cy", "Ei hysgolion.", "wanted", "Anfonwch."),
        ("en", "Its schools.", "updates", ""),
    ]


def test_rows_that_no_letter_has_a_place_for_are_refused(client, campaign, officer):
    bilingual(campaign)
    english = make_chosen(campaign, "Testingham")
    rows = "Sampleshire,cy,A,,,\nSampleshire,CY,B,,,\nTestingham,cy,C,,,\nTestingham,fr,D,,,\nSampleshire,en,E,,,\n"
    assert plan_of(upload(client, campaign, HEAD + rows)) == [
        (2, "new", ""),
        (3, "refused", "Row 2 is for the same office. Keep one."),
        (4, "refused", f"{english} is not marked “Welsh and English”, so its letter has no Welsh words."),
        (5, "refused", "“fr” is no choice for Language. Write en, cy."),
        (6, "new", ""),
    ]


def test_what_is_asked_for_is_chosen_in_english_only(client, campaign, officer):
    bilingual(campaign)
    (line,) = plan_of(upload(client, campaign, HEAD + "Sampleshire,cy,A,updates,,\n"))
    assert line == (2, "refused", "What the office is asked for is chosen beside its English words.")


def test_the_csv_of_both_languages_comes_back_as_the_same(client, campaign, officer):
    office = bilingual(campaign)
    make_wording(campaign, office, asks_for="updates")
    make_wording(campaign, office, language="cy", interest="Ei hysgolion.", ask="Anfonwch.")
    response = client.get(f"/staff/campaigns/{campaign.pk}/wording.csv")
    data = b"".join(response.streaming_content)
    assert plan_of(upload(client, campaign, data)) == [(2, "same", ""), (3, "same", "")]


def test_a_changed_row_shows_the_old_and_the_new_words(client, campaign, officer):
    office = make_chosen(campaign, "Sampleshire")
    make_wording(campaign, office, interest="I read of its schools.", ask="")
    data = HEAD + "Sampleshire,en,I read of its police.,wanted,Please send it.,\n"
    (line,) = plan_import(campaign, data.encode()).lines
    assert line.interest_pieces == [[Piece("same", "I read of its"), Piece("out", "schools."), Piece("in", "police.")]]
    assert [piece.kind for piece in line.ask_pieces[0]] == ["out", "in"]
    page = upload(client, campaign, data).text
    assert 'Taken out: </span>schools.<span class="govuk-visually-hidden">. </span></del>' in page
    assert 'Put in: </span>police.<span class="govuk-visually-hidden">. </span></ins>' in page


def test_a_new_row_and_one_that_stays_are_shown_without_marks(client, campaign, officer):
    make_chosen(campaign, "Sampleshire")
    make_wording(campaign, make_chosen(campaign, "Testingham"))
    page = upload(client, campaign, HEAD + "Sampleshire,,New words.,,,\nTestingham,,I read of its schools.,,,\n").text
    assert "New words." in page
    assert "Taken out: " not in page
    assert "Put in: " not in page
