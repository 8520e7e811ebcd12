"""The journeys of publication: an officer prepares, a publisher looks and publishes, and withdraws again."""

import pytest

from letters.models import Document, PublicCopy
from letters.tasks.inspecting import inspect_file
from tests.intake.files import pdf
from tests.make import make_document, make_letter, make_officer, make_published_copy, make_reply

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def letter(live):
    """A letter with its signed file and a reply that may be published."""
    letter = make_letter()
    make_document(b"Dear Alex", letter=letter, original_name="signed.txt")
    strategy = {"kind": Document.Kind.RESPONSE_STRATEGY, "position": Document.Position.AGREED}
    evidence = {"position_words": "You may publish this.", "position_where": "E-mail"}
    make_document(
        pdf("Page one", "Page two"),
        incoming=make_reply(letter).incoming,
        original_name="strategy.pdf",
        media_type="application/pdf",
        **strategy,
        **evidence,
    )
    return letter


def prepare_both(someone, letter):
    """Prepare the public copies of the letter and of what came back."""
    someone.open(f"/staff/letters/{letter.pk}/publish/")
    someone.follow("Prepare a public copy of signed.txt")
    someone.press("Prepare the public copy")
    someone.open(f"/staff/letters/{letter.pk}/publish/")
    someone.follow("Prepare a public copy of strategy.pdf")
    someone.write("Title", "Strategy of Sampleshire")
    someone.write("Words of the document", "Page one and page two")
    someone.press("Prepare the public copy")


def look_at_every_page(someone, copy):
    """Look at the pictures of a copy's pages, and tick each."""
    someone.follow(f"Look at every page of {copy.title}")
    someone.reads(copy.title)
    for number in range(1, copy.pages + 1):
        someone.sees_picture(f"Page {number} of {copy.pages}")
        someone.tick(f"I have looked at page {number}")
    someone.press("Save: I have looked at every page")


def test_publish(person, new_page, letter):
    officer, publisher = make_officer("officer"), make_officer("publisher")
    first = person()
    first.log_in(officer)
    prepare_both(first, letter)
    copies = list(PublicCopy.objects.all())
    assert [(copy.pages, copy.made_by, copy.published_at) for copy in copies] == [
        (1, officer, None),
        (2, officer, None),
    ]
    for copy in copies:
        inspect_file.call(copy.inspection.pk)  # what the worker does
    second = person()
    second.log_in(publisher)
    second.open(f"/staff/letters/{letter.pk}/publish/")
    for copy in copies:
        look_at_every_page(second, copy)
    for copy in copies:
        second.tick(f"Publish “{copy.title}”")
    second.press("Publish")
    second.sees("The letter is public")
    released = [(copy.published_by, copy.approved_by, copy.approved_sha256) for copy in PublicCopy.objects.all()]
    assert released == [(publisher, publisher, copy.sha256) for copy in copies]
    reader = new_page()
    reader.visit(f"/letters/{letter.reference}/")
    assert reader.page.get_by_role("article").first.inner_text().strip() != ""


def test_withdraw(person, new_page, letter):
    publisher = make_officer("publisher")
    ours, theirs = Document.objects.order_by("pk")
    own, strategy = make_published_copy(ours), make_published_copy(theirs, title="Strategy of Sampleshire")
    someone = person()
    someone.log_in(publisher)
    someone.follow("Publish")
    someone.follow(f"Withdraw {strategy.title}", within="Published")
    someone.write("Why it is withdrawn (public)", "A name has to go.")
    someone.press("Withdraw")
    someone.sees("is withdrawn")
    own.refresh_from_db()
    strategy.refresh_from_db()
    assert (own.withdrawn_at, strategy.withdrawn_by, strategy.withdrawn_reason) == (
        None,
        publisher,
        "A name has to go.",
    )
    reader = new_page()
    reader.visit(f"/letters/{letter.reference}/")
    reader.page.get_by_text("Reason: A name has to go.").wait_for()
    reader.visit(strategy.get_absolute_url(), status=410)
    reader.page.get_by_text("A name has to go.").wait_for()
