"""Late letters that may be chased, on the day of the demonstration. Everything in them is fictional."""

from datetime import date

from iasc_tracker import clock
from letters import chasing, owing
from letters.models import Chaser
from tests.make import make_area, make_commissioner, make_letter, make_office, make_officer, make_request

DAY = date(2020, 11, 20)
CHECKED = date(2020, 10, 1)


def make_late(name=None, /, *, kinds=("response_strategy",), **fields):
    """A letter whose documents were due on 10 November 2020, to an office that may be written to by e-mail."""
    office = fields.pop("office", None) or make_reachable(name)
    letter = make_letter(**({"office": office} | fields))
    for kind in kinds:
        make_request(letter, kind)
    return letter


def make_reachable(name=None, **holder):
    """An office with somebody in post and an e-mail address that an officer has checked."""
    area = make_area(name) if name else make_area()
    checked = {"email_checked_on": CHECKED, "email_checked_by": make_officer("officer")}
    office = make_office(area=area, email=f"office@{area.slug}.example", **checked)
    make_commissioner(office=office, **holder)
    return office


def place_of(letter, on=DAY):
    """The place of a letter on a day, by its name."""
    place = owing.standing_of(letter, on).place
    return place and place.name


def codes_of(letter, on=DAY):
    """The codes of what holds a letter."""
    return {hold.code for hold in owing.standing_of(letter, on).holds}


def shown(letter):
    """The message that a preview shows today."""
    return chasing.message_of(owing.standing_of(letter, clock.today()))


def confirm(letter, *, by=None, message=None, **words):
    """Confirm what a preview shows; `message`: one that was shown before."""
    message = message or shown(letter)
    values = {"sha256": message.sha256, "subject": message.subject, "text": message.text} | words
    return chasing.confirm(letter, by=by or make_officer("lead"), **values)


def make_chaser(letter, step=1, way=Chaser.Way.CALL, happened_on=date(2020, 11, 12), **fields):
    """A step that was taken: a call, unless told, about all that the letter asks for."""
    by = fields.pop("confirmed_by", None) or make_officer("lead")
    fields = {"text": "We spoke.", "to_name": "A. Clerk"} | fields
    chaser = Chaser.objects.create(
        letter=letter, step=step, way=way, happened_on=happened_on, confirmed_by=by, **fields
    )
    chaser.requested_documents.set(letter.requested_documents.all())
    return chaser
