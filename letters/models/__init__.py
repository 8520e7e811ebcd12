"""The correspondence: what was sent, what it asked for, what came back and what is public."""

from letters.models.campaign import Campaign, CampaignOffice, OfficeList
from letters.models.chasing import Chaser, ChaseRule, Snooze
from letters.models.digest import Digest, DigestStopped
from letters.models.dispatch import Dispatch
from letters.models.document import Document
from letters.models.due_date import DueDate
from letters.models.enclosure import Enclosure
from letters.models.extra_holiday import ExtraHoliday
from letters.models.handover import CarriedOn
from letters.models.held_file import HeldFile
from letters.models.incoming import ArrivedFile, Incoming, OtherMessage, Reply
from letters.models.inspection import FileCheck, Inspection, ProtectedName
from letters.models.intention import Intention
from letters.models.letter import Letter, ReferenceCounter
from letters.models.mailbox import Mailbox, MailboxMessage
from letters.models.public_copy import PublicCopy
from letters.models.reading import Reading
from letters.models.redaction import Redaction, RedactionBox
from letters.models.release import Release, SigningDeputy, SignOff
from letters.models.rendering import Rendering
from letters.models.requested_document import DocumentKind, RequestedDocument
from letters.models.search import SearchEntry, SearchMark
from letters.models.settlement import Settlement
from letters.models.silence import SilenceNotice
from letters.models.wording import LetterText, OfficeWording

__all__ = [
    "ArrivedFile",
    "Campaign",
    "CampaignOffice",
    "CarriedOn",
    "Digest",
    "DigestStopped",
    "ChaseRule",
    "Chaser",
    "Dispatch",
    "Document",
    "DocumentKind",
    "DueDate",
    "Enclosure",
    "ExtraHoliday",
    "FileCheck",
    "HeldFile",
    "Incoming",
    "Inspection",
    "Intention",
    "Letter",
    "LetterText",
    "Mailbox",
    "MailboxMessage",
    "OfficeList",
    "OfficeWording",
    "OtherMessage",
    "ProtectedName",
    "PublicCopy",
    "Reading",
    "Redaction",
    "RedactionBox",
    "ReferenceCounter",
    "Release",
    "Rendering",
    "Reply",
    "RequestedDocument",
    "SearchEntry",
    "SearchMark",
    "Settlement",
    "SignOff",
    "SilenceNotice",
    "SigningDeputy",
    "Snooze",
]
