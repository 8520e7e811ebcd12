"""`manage.py read_letter FILE [--json]`: what a letter's file says, deciding and saving nothing."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from iasc_tracker.errors import CorrespondenceError
from letters.reading import read_file


class Command(BaseCommand):
    help = "Read a letter from its text or PDF and print its values."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="a .txt, .md or .pdf file")
        parser.add_argument("--json", action="store_true", help="print the values as JSON")

    def handle(self, *, file, json, **options):
        """Print the reading of `file`; a refusal is a `CommandError` with its sentence."""
        try:
            reading = read_file(file.name, file.read_bytes())
        except CorrespondenceError as error:
            raise CommandError(f"{file.name}: {error}") from error
        except OSError as error:
            raise CommandError(f"{file} cannot be opened: {error.strerror}.") from error
        self.stdout.write(_as_json(reading) if json else "\n".join(_summary(reading)))


def _as_json(reading):
    return json.dumps(reading.as_dict(), ensure_ascii=False, indent=2)


def _summary(reading):
    """Lines for a person: each value with its name, what is absent as a dash, the doubts last."""
    values = reading.as_dict()
    for name in ("date", "salutation", "area", "vru", "reply_due"):
        yield f"{name.replace('_', ' ').capitalize():12} {values[name] or '–'}"
    for name in ("addressee", "sender", "contact"):
        yield f"{name.capitalize():12} {_one_line(values[name])}"
    for item in reading.requested:
        yield f"Asks for     {item.wording} ({item.kind}{', optional' if item.optional else ''})"
    for kind in reading.already_public:
        yield f"Public       {kind}"
    yield f"Text         {len(reading.body.split())} words, {len(reading.footnotes)} footnotes"
    for warning in reading.warnings:
        yield f"Check:       {warning}"


def _one_line(values):
    """A person's values on one line, in their order."""
    parts = [", ".join(value) if isinstance(value, list) else value for value in (values or {}).values() if value]
    return "; ".join(dict.fromkeys(parts)) or "–"
