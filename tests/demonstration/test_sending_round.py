"""The demonstration has a round that the printed accounts can check, sign off and release; nothing is sent."""

from datetime import date

import pytest
from django.core.management import call_command

from iasc_tracker.models import Officer
from letters.composing.checked import batch_letters, checked_letters
from letters.demonstration.loading import load_samples
from letters.dispatch.batch import Batch
from letters.dispatch.releasing import release
from letters.drafting.checking import check_letters
from letters.models import Campaign, Dispatch, Rendering
from letters.tasks.rendering import render_letter_pdf
from tests.dispatching.conftest import sign

pytestmark = pytest.mark.django_db
TITLE = "SAMPLE: a round to check, sign off and release"


def account(role):
    return Officer.objects.get(email=f"{role}@office.example")


def test_the_printed_accounts_take_it_from_checking_to_release(settings, capsys):
    settings.DEMONSTRATION_DAY = date(2020, 11, 20)
    call_command("load_recipients", verbosity=0)
    call_command("demonstration_accounts")
    load_samples()
    campaign = Campaign.objects.get(title=TITLE)
    assert [(one.name, one.problems) for one in checked_letters(campaign)] == [
        (name, ("not checked yet",)) for name in ("Exampleton", "Imaginary Valley", "Mockford", "Sampleshire")
    ]
    assert check_letters(campaign, by=account("officer")) == 5
    for rendering in Rendering.objects.all():
        render_letter_pdf.func(rendering.pk)
    assert all(one.is_ready for one in checked_letters(campaign))
    assert all(letter.is_sample for letter in batch_letters(campaign))
    made = release(sign(Batch(campaign=campaign), account("signatory")), by=account("lead"))
    assert made.dispatches.count() == 4
    assert set(Dispatch.objects.values_list("state", flat=True)) == {"held"}
