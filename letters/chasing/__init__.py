"""Chasing letters: the words of a chaser, confirming it, calls and meetings, rules, and leaving a letter alone."""

from letters.chasing.confirming import Message, confirm, message_of
from letters.chasing.putting_back import put_back
from letters.chasing.rules import write_rules
from letters.chasing.snoozing import end_snooze, snooze
from letters.chasing.speaking import log_contact

__all__ = ["Message", "confirm", "end_snooze", "log_contact", "message_of", "put_back", "snooze", "write_rules"]
