"""What is signed off and released together: the letters of a campaign, or one letter of its own."""

from dataclasses import dataclass

from iasc_tracker.models import Event
from letters.composing.checked import checked_letter, checked_letters
from letters.models import Campaign, Letter, LetterText, OfficeWording, SignOff

# Events of a letter of its own by which officers write its words (drafting.corrections); `created_by` began it.
WROTE = ("correction written", "correction edited", "words edited")
# Event of a campaign by which they write the wording of an office (drafting.wording).
WROTE_WORDING = "wording written"


@dataclass(frozen=True)
class Batch:
    """The letters that go together; exactly one of `campaign` and `letter` is there."""

    campaign: Campaign | None = None
    letter: Letter | None = None

    @property
    def about(self):
        """The row whose history tells of the batch."""
        return self.campaign or self.letter

    @property
    def fields(self):
        """The batch as fields of a SignOff."""
        return {"campaign": self.campaign, "letter": self.letter}

    def checked(self):
        """A `composing.checked.CheckedLetter` for each letter that is not on its way yet."""
        if self.campaign:
            return checked_letters(self.campaign)
        waits = Letter.objects.awaiting_release().filter(pk=self.letter.pk).exists()
        return [checked_letter(self.letter)] if waits else []

    def lock(self):
        """Let one verb at a time change the batch, until the transaction ends; brings a letter up to date."""
        if self.campaign is None:
            self.letter.refresh_from_db(from_queryset=Letter.objects.select_for_update())
            return
        Campaign.objects.select_for_update().get(pk=self.campaign.pk)
        # A check of the letters waits for these rows, and finds them released.
        letters = Letter.objects.filter(campaign=self.campaign, sent_on=None)
        list(letters.select_for_update().order_by("pk").values_list("pk", flat=True))

    def newest_sign_off(self):
        """The newest SignOff of the batch, or None."""
        return SignOff.objects.filter(**self.fields).select_related("signed_by").first()

    def authors(self):
        """The keys of the officers who wrote words of these letters, as a set (DESIGN rule 12)."""
        if self.campaign is None:
            wrote = Event.objects.about(self.letter).filter(verb__in=WROTE).values_list("by", flat=True)
            return {self.letter.created_by_id, *wrote}
        offices = self.campaign.offices.values_list("pk", flat=True)
        texts = LetterText.objects.filter(campaign=self.campaign)
        wordings = OfficeWording.objects.filter(campaign=self.campaign, office__in=offices)
        # A wording names its last writer; whoever wrote it before is in the history.
        wrote = Event.objects.about(self.campaign).filter(verb=WROTE_WORDING, detail__office__in=list(offices))
        return {
            *texts.values_list("written_by", flat=True),
            *wordings.values_list("written_by", flat=True),
            *wrote.values_list("by", flat=True),
        }


def batch_of(row):
    """The `Batch` of a SignOff, a Campaign or a Letter."""
    if isinstance(row, SignOff):
        return Batch(campaign=row.campaign, letter=row.letter)
    return Batch(campaign=row) if isinstance(row, Campaign) else Batch(letter=row)
