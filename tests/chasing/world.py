"""Two offices, four letters, a mail server, and a clock: what a property test lets happen to them."""

from datetime import date, timedelta

from iasc_tracker import clock
from letters.models import Chaser, ChaseRule, Dispatch, Letter
from tests.chasing.make import make_late, make_reachable
from tests.ledger.make import may_send
from tests.make import make_campaign, make_officer, make_request
from tests.make_sending import make_dispatch

DOMAIN = "sampleshire.example"
WORDING = "A certain paper, number {}."  # no such words stand anywhere else in a message


class World:
    """What there is, and how a test draws from it. `dice`: a Random; `travel`: of time_machine; `port`: of the sink."""

    def __init__(self, dice, travel, settings, sink, port):
        self.dice, self.travel, self.settings, self.sink, self.port = dice, travel, settings, sink, port
        self.lead, self.officer = make_officer("lead"), make_officer("officer")
        self.previews, self.at_work = [], None
        self.number = self.handed_over = 0
        may_send(settings, port, MAIL_ALLOW=[DOMAIN], MAIL_BACK_OFF_SECONDS=60, MAIL_TRIES=3)
        first, second = make_reachable("Sampleshire"), make_reachable("Testingham")
        for office in (first, second):
            self.write_to(office, f"office{office.pk}@{DOMAIN}")
        self.letters = [
            self.asks(make_late(office=first, kinds=(), commissioner=first.commissioners.get()), 3),
            self.asks(make_late(office=first, kinds=(), campaign=self.campaign()), 2),
            self.asks(make_late(office=second, kinds=(), due_on=date(2020, 11, 25)), 3),
            self.asks(make_late(office=second, kinds=(), due_on=None), 1),
        ]
        self.focus = self.letters[0]
        own = {"state": "sent", "to_address": first.email, "sent_on": date(2020, 10, 13)}
        make_dispatch(self.letters[0], "email", **own)

    def write_to(self, office, address):
        office.email = address
        office.save(update_fields=["email"])

    def campaign(self):
        """A campaign whose rules know every kind of step."""
        campaign = make_campaign()
        for number, kind in enumerate(("email", "contact", "letter", "email"), start=1):
            ChaseRule.objects.create(campaign=campaign, step=number, kind=kind, after=number, set_by=self.lead)
        return campaign

    def asks(self, letter, count):
        """Let `letter` ask for so many documents, and invite one more."""
        for number in range(count + 1):
            self.number += 1
            kind = ("problem_profile", "response_strategy", "progress_update")[number % 3]
            make_request(letter, kind, wording=WORDING.format(self.number), is_optional=number == count)
        return letter

    @property
    def today(self):
        return clock.today()

    def letter(self):
        """One of the letters, as it stands now: more often than not the one that is just being chased."""
        chosen = self.focus if self.dice.random() < 0.7 else self.dice.choice(self.letters)
        return Letter.objects.get(pk=chosen.pk)

    def office(self):
        """The office of one of them, as it stands now."""
        return self.letter().office

    def asked(self, letter=None):
        """A document that one of them asks for."""
        return self.dice.choice(list((letter or self.letter()).requested_documents.all()))

    def one_of(self, rows):
        """One of the rows of a queryset, or None."""
        return self.dice.choice([*rows.order_by("pk")] or [None])

    def chaser(self, **fields):
        return self.one_of(Chaser.objects.filter(stopped_at=None, **fields))

    def dispatch(self, **fields):
        return self.one_of(Dispatch.objects.filter(**fields))

    def later(self, most=20):
        """A day after today."""
        return self.today + timedelta(days=self.dice.randint(1, most))

    def pass_time(self, **by):
        """Move the clock on."""
        self.travel.shift(timedelta(**by))
