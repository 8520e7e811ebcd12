"""The correspondence: what was sent, what it asked for, what came back and what is public."""

from letters.models.campaign import Campaign
from letters.models.document import Document
from letters.models.due_date import DueDate
from letters.models.held_file import HeldFile
from letters.models.incoming import Incoming, Reply
from letters.models.letter import Letter, ReferenceCounter
from letters.models.public_copy import PublicCopy
from letters.models.requested_document import DocumentKind, RequestedDocument
from letters.models.settlement import Settlement

__all__ = [
    "Campaign",
    "Document",
    "DocumentKind",
    "DueDate",
    "HeldFile",
    "Incoming",
    "Letter",
    "PublicCopy",
    "ReferenceCounter",
    "Reply",
    "RequestedDocument",
    "Settlement",
]
