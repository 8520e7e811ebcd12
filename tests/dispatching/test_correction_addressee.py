"""A letter that went to the wrong person or address is corrected by one to the right person or address."""

from letters.drafting.corrections import write_correction
from letters.models import Letter
from letters.views.staff.corrections import WORDS
from tests.make import make_commissioner, make_office, make_officer
from tests.make_sending import make_sent


def test_the_addressee_of_a_correction_can_be_another_and_the_first_letter_stays(client, db):
    officer, office = make_officer("officer"), make_office()
    make_commissioner(office=office, name="Robin Right")
    letter = make_sent(office)
    made = write_correction(letter, by=officer)
    client.force_login(officer)
    page = f"/staff/letters/{made.pk}/words/"
    shown = client.get(page).context["form"]
    form = {name: shown[name].value() for name in WORDS} | {"version": 1, "dated": "20/11/2020"}
    new = {"addressee_name": "Robin Right", "addressee_address": "2 New Street\r\nSampleton", "addressee_postcode": ""}
    client.post(page, form | new)
    made.refresh_from_db()
    assert (made.addressee_name, made.commissioner.name) == ("Robin Right", "Robin Right")
    assert (made.addressee_address, made.addressee_postcode) == ("2 New Street\nSampleton", "")
    assert made.addressee_organisation == letter.addressee_organisation
    first = Letter.objects.get(pk=letter.pk)
    assert (first.addressee_name, first.addressee_address) == (letter.addressee_name, letter.addressee_address)
    assert "Enter address" in client.post(page, form | {"version": 2, "addressee_address": ""}).text
