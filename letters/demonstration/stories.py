"""What became of the letters to the fictional offices: one story for every state that a board can show."""

from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from iasc_tracker.models import Officer
from letters import filing
from letters.chasing import log_contact, snooze
from letters.drafting.records import close
from letters.intake import Enclosure, Statement, log_reply
from letters.models import Chaser, Document, Incoming, Letter, Reply, Settlement
from letters.publication import prepare_document, prepare_letter, publish, record_viewing, withdraw
from letters.rendering.content import LetterContent
from letters.rendering.pdf import render_letter
from letters.tasks.inspecting import inspect_file

RECEIVED = date(2020, 11, 6)
WORDS = {
    Document.Position.AGREED: "You may publish this.",
    Document.Position.REFUSED: "Please do not publish this.",
    Document.Position.NOT_STATED: "",
}


@dataclass(frozen=True)
class Cast:
    """The demonstration officers who do what the stories need: `keeper` logs, `lead` closes, `publisher` publishes."""

    keeper: Officer
    lead: Officer
    publisher: Officer


def paper(letter, title, words):
    """A reply's PDF as bytes, stamped SAMPLE on every page."""
    content = LetterContent(
        dated=RECEIVED,
        addressee_lines=("Independent Anti-Slavery Commissioner",),
        salutation="Dear Commissioner",
        subject=title,
        body=words,
        closing="Yours sincerely",
        sender_name=letter.addressee_name,
        sender_role=letter.addressee_style,
        sender_address=tuple(letter.office.address_lines),
        sample=True,
    )
    return render_letter(content)


def enclose(letter, cast, title, kind, position=Document.Position.AGREED):
    """One enclosure of a reply, made and held."""
    words = f"This is the invented {title.lower()} of {letter.office.area}, an area that does not exist."
    upload = SimpleUploadedFile(f"{title}.pdf", paper(letter, title, words))
    held = filing.hold(upload, by=cast.keeper)
    stated = WORDS[position]
    return Enclosure(held, kind, position, stated, "in the covering e-mail" if stated else "")


def answer(letter, cast, enclosures, *, kind=Reply.Kind.FULL, states=None, channel=Incoming.Channel.EMAIL, note=""):
    """Log a reply with these enclosures that settles {document kind slug: Statement}."""
    asked = {item.kind.slug: item for item in letter.requested_documents.select_related("kind")}
    return log_reply(
        letter,
        by=cast.keeper,
        channel=channel,
        received_on=RECEIVED,
        sender=letter.addressee_name,
        kind=kind,
        documents=enclosures,
        note=note,
        settlements={asked[slug]: statement for slug, statement in (states or {}).items()},
    )


def received(*slugs):
    """Statements that the kinds `slugs` were received."""
    return {slug: Statement(Settlement.State.RECEIVED) for slug in slugs}


def prepare(letter, cast):
    """Public copies of the letter and of every file of its replies that may go public, not yet published."""
    copies = [prepare_letter(letter, by=cast.keeper)]
    for document in Document.objects.filter(incoming__reply__letter=letter, position=Document.Position.AGREED):
        title = f"{document.get_kind_display()} of {letter.office.area}"
        words = f"This is the invented {document.get_kind_display().lower()} of {letter.office.area}."
        copies.append(prepare_document(document, by=cast.keeper, title=title, html_text=words))
    return copies


def release(copies, cast):
    """Check `copies`, look at every page of them and publish them together."""
    for copy in copies:
        inspect_file.call(copy.inspection.pk)
        record_viewing(copy, by=cast.publisher, sha256=copy.sha256, pages=range(1, copy.pages + 1))
    return publish(copies, by=cast.publisher, reasons={})


def answered_and_published(letter, cast):
    """Everything came and is public."""
    enclosures = [
        enclose(letter, cast, "Covering letter", Document.Kind.COVERING_LETTER),
        enclose(letter, cast, "Problem profile", Document.Kind.PROBLEM_PROFILE),
        enclose(letter, cast, "Response strategy", Document.Kind.RESPONSE_STRATEGY),
        enclose(letter, cast, "Progress update", Document.Kind.PROGRESS_UPDATE),
    ]
    answer(letter, cast, enclosures, states=received("problem_profile", "response_strategy", "progress_update"))
    release(prepare(letter, cast), cast)


def part_answered(letter, cast):
    """The strategy came, of the problem profile a part, nothing on progress."""
    enclosures = [
        enclose(letter, cast, "Response strategy", Document.Kind.RESPONSE_STRATEGY, Document.Position.NOT_STATED)
    ]
    states = received("response_strategy") | {"problem_profile": Statement(Settlement.State.PART_RECEIVED)}
    answer(letter, cast, enclosures, kind=Reply.Kind.PART, states=states)
    release(prepare(letter, cast), cast)


def nothing_yet(letter, cast):
    """No reply has come."""


def promised(letter, cast):
    """A call: the strategy will come by 27 November."""
    statement = Statement(Settlement.State.PROMISED, promised_for=date(2020, 11, 27))
    answer(
        letter,
        cast,
        [],
        kind=Reply.Kind.HOLDING,
        states={"response_strategy": statement},
        channel=Incoming.Channel.CALL,
        note="The office will send its strategy by 27 November.",
    )


def already_public(letter, cast):
    """The strategy stands on a page; the profile is not held; the update was declined."""
    states = {
        "response_strategy": Statement(Settlement.State.ALREADY_PUBLIC, link="https://trialmouth.example/strategy"),
        "problem_profile": Statement(Settlement.State.NOT_HELD),
        "progress_update": Statement(Settlement.State.DECLINED),
    }
    enclosures = [enclose(letter, cast, "Covering letter", Document.Kind.COVERING_LETTER, Document.Position.REFUSED)]
    answer(letter, cast, enclosures, states=states)
    release(prepare(letter, cast), cast)


def ready_to_publish(letter, cast):
    """The strategy came; its public copy waits for a publisher."""
    enclosures = [enclose(letter, cast, "Response strategy", Document.Kind.RESPONSE_STRATEGY)]
    answer(letter, cast, enclosures, states=received("response_strategy"))
    prepare(letter, cast)


def withdrawn(letter, cast):
    """Published, and the strategy withdrawn again."""
    ready_to_publish(letter, cast)
    copies = list(letter.documents.first().public_copies.all())
    copies += [
        copy
        for item in letter.replies.all()
        for one in item.incoming.documents.all()
        for copy in one.public_copies.all()
    ]
    _, strategy = release(copies, cast)
    withdraw(strategy, by=cast.publisher, reason="The office asked for an invented page to be corrected.")


def closed(letter, cast):
    """The strategy came and the letter is closed."""
    enclosures = [enclose(letter, cast, "Response strategy", Document.Kind.RESPONSE_STRATEGY)]
    answer(letter, cast, enclosures, states=received("response_strategy"))
    close(letter, by=cast.lead, reason=Letter.ClosedReason.ANSWERED)


def reachable(letter, cast):
    """Somebody checked the e-mail address of the office, so that it can be chased."""
    office = letter.office
    office.email_checked_on, office.email_checked_by = RECEIVED, cast.keeper
    office.save(update_fields=["email_checked_on", "email_checked_by"])


def called_once(letter, cast):
    """A call, weeks ago; the second chaser is due."""
    reachable(letter, cast)
    words = "They are looking for it. Somebody who does not exist will ring back."
    facts = {"way": Chaser.Way.CALL, "happened_on": date(2020, 10, 22), "to_name": "an invented clerk"}
    log_contact(letter, by=cast.keeper, note=words, **facts)


def promise_not_kept(letter, cast):
    """The strategy came; the profile was promised for a day that has passed."""
    reachable(letter, cast)
    states = received("response_strategy")
    states |= {"problem_profile": Statement(Settlement.State.PROMISED, promised_for=date(2020, 11, 13))}
    enclosures = [enclose(letter, cast, "Response strategy", Document.Kind.RESPONSE_STRATEGY)]
    answer(letter, cast, enclosures, kind=Reply.Kind.PART, states=states)


def snoozed(letter, cast):
    """The office asked for patience."""
    reachable(letter, cast)
    snooze(letter, by=cast.lead, until=date(2020, 12, 1), reason="The invented office is moving house.")


STORIES = {
    "answered and published": answered_and_published,
    "part answered": part_answered,
    "nothing yet": nothing_yet,
    "promised": promised,
    "due this week": nothing_yet,
    "invited": nothing_yet,
    "already public": already_public,
    "ready to publish": ready_to_publish,
    "withdrawn": withdrawn,
    "closed": closed,
    "ready to chase": reachable,
    "called once": called_once,
    "promise not kept": promise_not_kept,
    "snoozed": snoozed,
}
