"""Invented official letters of other forms; everything in them is fictional."""

from pathlib import Path

import pytest

from letters.reading import read_letter

OTHERS = Path(__file__).parent / "others"


def read(name):
    return read_letter((OTHERS / f"{name}.txt").read_text())


def asked(reading):
    return [(item.kind, item.wording, item.optional) for item in reading.requested]


def test_a_letter_to_many_names_no_single_office():
    reading = read("broadcast")
    assert (reading.addressee.name, reading.addressee.style) == (None, "all Police and Crime Commissioners")
    assert (reading.area, reading.salutation) == (None, "Dear Commissioners")
    assert any("addressed to many" in warning for warning in reading.warnings)


def test_a_list_of_documents_belongs_to_the_sentence_that_asks():
    assert asked(read("broadcast")) == [
        ("problem_profile", "Strategic Needs Assessment", False),
        ("response_strategy", "Response Strategy", False),
        ("other", "minutes of your last board", False),
    ]


def test_a_wrong_weekday_keeps_the_date_and_a_day_without_year_follows_it():
    reading = read("broadcast")
    assert (reading.date, reading.reply_due) == ("2020-10-13", "2020-11-27")
    assert "“Monday 13 October 2020”: that day was a Tuesday; the date was kept, check it." in reading.warnings


def test_an_impossible_date_is_null_and_said():
    reading = read("no_salutation")
    assert (reading.date, reading.salutation, reading.requested) == (None, None, [])
    assert "“31 February 2020” is not a possible date; it was left out." in reading.warnings
    assert "The letter has no salutation." in reading.warnings
    assert reading.body.startswith("I am writing to ask for your help")


def test_a_minister_keeps_honours_and_department():
    written_to = read("no_salutation").addressee
    assert (written_to.name, written_to.style) == ("The Rt Hon Sam Fiction MP", "Minister of State for Examples")
    assert (written_to.organisation, written_to.address) == ("Department for Examples", ["1 Example Street", "London"])


def test_a_chief_constable_and_a_postcode_of_no_area():
    reading = read("chief_constable")
    assert (reading.addressee.name, reading.addressee.style) == ("Jo Testing QPM", "Chief Constable")
    assert (reading.area, reading.addressee.organisation) == ("Sampleshire", "Sampleshire Police")
    assert (reading.addressee.postcode, reading.addressee.postcode_as_written) == (None, "SQ1H 0NF")
    assert any("SQ1H 0NF" in warning for warning in reading.warnings)


def test_what_is_not_asked_again_is_left_out_and_the_authors_bars_and_question_marks_stay():
    reading = read("chief_constable")
    assert asked(reading) == [("response_strategy", "Response Strategy", True)]
    assert (reading.already_public, reading.reply_due) == ([], "2020-12-04")
    assert "Is this possible? Knife crime | robbery | theft" in reading.body
    assert reading.contact.email == "enquiries@sample.example"


def test_a_bilingual_head_gives_both_languages_and_one_date():
    reading = read("bilingual")
    assert (reading.date, reading.salutation) == ("2020-10-13", "Annwyl Dafydd / Dear Dafydd")
    assert (reading.area, reading.closing) == ("Dyfed-Powys", "Yn gywir / Yours sincerely")
    assert reading.addressee.address == ["Tŷ Enghraifft", "Llangunnor"]
    assert "The letter says it went by e-mail to swyddfa@sampleshire.example." in reading.warnings


def test_a_welsh_letter_is_read_by_its_form():
    reading = read("welsh")
    assert (reading.date, reading.salutation, reading.area) == ("2020-10-13", "Annwyl Jo", "Gwent")
    assert reading.closing == "Yn gywir"
    assert reading.requested == []


def test_dear_sir_or_madam_and_documents_of_no_known_kind():
    reading = read("dear_sir")
    assert (reading.salutation, reading.addressee.postcode) == ("Dear Sir/Madam", "GIR 0AA")
    assert [item.kind for item in reading.requested] == ["other", "other"]
    assert [item.wording for item in reading.requested] == ["terms of reference", "minutes of the steering group"]
    assert (reading.contact.name, reading.contact.role) == ("Robin Sample", "Policy Officer")
    assert reading.reply_due is None
    assert any("within 20 working days" in warning for warning in reading.warnings)


def test_links_that_lead_nowhere_safe_lose_their_target_only():
    reading = read("forces")
    assert [(link.text, link.target) for link in reading.links] == [
        ("https://www.sample.example/report_(final).pdf", "https://www.sample.example/report_(final).pdf"),
        ("the annex", None),
    ]
    assert "javascript" not in reading.body
    assert (reading.already_public, reading.addressee.postcode) == (["problem_profile"], "BF1 3AA")


def test_plain_figure_notes_and_a_page_turn_are_healed_and_a_list_stays_a_list():
    reading = read("notes_and_pages")
    assert "announcement[^1] in 2019 and the work on slavery,[^2] which is welcome." in reading.body
    assert "you may like to read it." in reading.body
    assert "COVID19 and the M1." in reading.body
    assert reading.body.endswith("1. This is a list.\n2. With two points.")
    assert [note.text for note in reading.footnotes] == [
        "Home Office (2019) Funding announced",
        "Sample Commissioner (2020) A public health approach, second line of the note",
    ]
    assert (reading.reply_due, reading.contact.role) == ("2020-11-27", "Policy Manager")


def test_a_head_without_blank_lines_between_parties_is_told_apart_by_the_salutation():
    reading = read("double_spaced")
    assert (reading.sender.name, reading.addressee.name) == ("Alex Sample", "Robin Fiction")
    assert (reading.area, reading.reply_due) == ("Sampleshire", "2020-12-14")


def test_a_day_in_a_report_of_the_past_is_no_day_to_reply_by():
    reading = read("minister")
    assert reading.reply_due is None
    assert asked(reading) == [("progress_update", "any updates on progress", True)]


def test_an_e_mail_has_no_postal_addressee():
    reading = read("email")
    assert (reading.addressee, reading.date, reading.sender.email) == (None, "2020-10-13", "alex@sample.example")


@pytest.mark.parametrize("name", sorted(path.stem for path in OTHERS.glob("*.txt")))
def test_a_reading_is_either_words_or_null(name):
    values = read(name).as_dict()
    assert "" not in [values[key] for key in ("date", "salutation", "area", "vru", "reply_due")]
    assert all(warning.endswith(".") for warning in values["warnings"])
    assert not any("\ue000" <= char <= "\uf8ff" for char in str(values))


def test_a_table_keeps_its_rows_and_no_bar_becomes_a_word():
    assert "| Unit | Answered |\n| --- | --- |\n| Testingham | yes |" in read("with_table").body


def test_of_several_signatories_the_first_is_the_sender():
    reading = read("signatories")
    assert (reading.sender.name, reading.sender.role) == ("Cllr Alex Sample", "Leader, Testingham Council")
    assert (reading.addressee, reading.reply_due) == (None, "2023-03-31")


def test_a_letter_quoted_within_a_long_paragraph_is_not_cut():
    quoted = "He wrote: Dear Robin, I shall come. Yours sincerely, Kit. That was all. "
    reading = read_letter(f"Dear Alex,\n\nI write to you. {quoted * 12}\n\nYours faithfully,\n\nJo Testing\n")
    assert (reading.salutation, reading.closing) == ("Dear Alex", "Yours faithfully")
    assert reading.body.count("Dear Robin, I shall come.") == 12
