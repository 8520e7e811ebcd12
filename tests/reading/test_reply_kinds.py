"""What kind of reply a text seems to be, and the words that led to it. All texts are invented."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from letters.opening.opened import Attachment, Opened
from letters.reading.correspondence import reply_kind_told
from letters.reading.promises import promises_of
from letters.reading.reply_kinds import reply_kind_of

SENT_ON = date(2020, 11, 9)
KINDS = tomllib.loads((Path(__file__).parent / "reply_kinds.toml").read_text())


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_say_what_kind_of_reply_it_is(kind):
    told = {text: reply_kind_of(text, promises_of(text, SENT_ON)) for text in KINDS[kind]}
    assert {text: one for text, one in told.items() if (one.kind if one else "none") != kind} == {}


def test_the_sentences_that_led_to_it_are_given():
    text = "Thank you. I attach the profile. The strategy will follow by 4 December."
    told = reply_kind_of(text, promises_of(text, SENT_ON))
    assert told.words == ("I attach the profile.", "The strategy will follow by 4 December.")


def message(own, **facts):
    return Opened("message/rfc822", "from the e-mail", texts=(own,), own_text=own, sent_on=SENT_ON, **facts)


def kind(*files, asked=3):
    told = reply_kind_told(files, SENT_ON, asked)
    return told and told.kind


def test_machines_and_history_are_no_words_of_the_sender():
    words = "We will respond by 27 November."
    assert kind(("a.eml", message(words))) == "holding"
    assert kind(("a.eml", message(words, is_auto_reply=True))) is None
    assert kind(("a.eml", message("I am out of the office. " + words))) is None
    assert kind(("a.eml", message("", quoted_text=words))) is None


def test_one_paper_of_three_is_a_part_and_of_one_it_is_all():
    brings = message("Hello", attachments=(Attachment("Response Strategy.pdf", b""),))
    assert (kind(("a.eml", brings)), kind(("a.eml", brings), asked=1)) == ("part", "full")


def test_a_letter_speaks_for_the_message_that_brings_it():
    text = "Dear Commissioner\nWe are unable to share these documents.\nYours sincerely"
    letter = Opened("application/pdf", "from the file", texts=(text,), own_text=text)
    assert kind(("a.eml", message("Please see attached.")), ("Letter.pdf", letter)) == "refusal"
