"""Merge fields: what a text may hold, and the sentence for what it may not."""

import pytest

from letters.composing.merge_fields import FIELDS, fields_used, fill, read_template

KNOWN = {"fields": ("vru", "ask"), "conditions": ("online",)}
VALUES = {"vru": "The Unit", "ask": "Please."}


def filled(text, true=()):
    template = read_template(text, **KNOWN)
    assert template.problems == ()
    return fill(template, VALUES, true)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How ((vru)) works", "How The Unit works"),
        ("(( vru ))", "The Unit"),
        ("(see ((vru)))", "(see The Unit)"),
        ("(((vru)))", "(The Unit)"),
        ("section 45(2)(b)) stays", "section 45(2)(b)) stays"),
        ("a ?? b", "a ?? b"),
        ("", ""),
        ("((vru))((ask))", "The UnitPlease."),
    ],
)
def test_fields_take_their_values_and_all_else_stays(text, words):
    assert filled(text) == words


@pytest.mark.parametrize(
    ("text", "if_true"),
    [
        ("A ((online??it is public)).", "A it is public."),
        ("A ((online??see [it](https://a.example))).", "A see [it](https://a.example)."),
        ("A ((online??of ((vru)))).", "A of The Unit."),
        ("A ((online??of (((vru)))))!", "A of (The Unit)!"),
        ("A ((online??one\n\ntwo)).", "A one\n\ntwo."),
    ],
)
def test_conditional_text_stands_only_where_it_is_true(text, if_true):
    assert filled(text, true={"online"}) == if_true
    assert filled(text) == "A !" if text.endswith("!") else "A ."


def test_a_value_is_never_read_for_fields():
    template = read_template("((vru))", **KNOWN)
    assert fill(template, {"vru": "((ask))"}) == "((ask))"


def test_a_field_in_a_text_that_does_not_stand_is_not_needed():
    template = read_template("((ask)) ((online??((vru))))", **KNOWN)
    assert (fields_used(template), fields_used(template, {"online"})) == (["ask"], ["ask", "vru"])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("((nope))", "“nope” is no field. There is: ((vru)), ((ask))."),
        ("(())", "“” is no field. There is: ((vru)), ((ask))."),
        ("((vru??x))", "“vru” is no condition. There is: ((online??…))."),
        ("((vru", "“((vru” is not closed: put )) after it."),
        ("((a ((vru)) b", "“((a” is not closed: put )) after it."),
        ("((online??never", "“((online??never” is not closed: put )) after it."),
        ("((online??a ((online??b)) c))", "A condition cannot stand within another: “((online??”."),
        ("((online??((online??((online??x))))))", "A condition cannot stand within another: “((online??”."),
        ("((vru))" * (FIELDS + 1), f"A text can have {FIELDS} fields at most."),
        ("((" + "x" * 90 + "))", f"“{'x' * 40}…” is no field. There is: ((vru)), ((ask))."),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(text, sentence):
    assert sentence in read_template(text, **KNOWN).problems


@pytest.mark.parametrize("piece", ["(", ")", "((a ", "((online??", "((vru))"])
def test_the_longest_text_of_brackets_is_read_and_refused_or_left_as_it_is(piece):
    text = piece * (100_000 // len(piece))
    template = read_template(text, **KNOWN)
    assert template.problems or template.parts == (text,)
