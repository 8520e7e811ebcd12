"""What a reply says about being published."""

import pytest

from letters.reading.publication import words_on_publication


@pytest.mark.parametrize(
    "sentence",
    [
        "I am content for this letter to be published.",
        "Please do not publish the needs assessment.",
        "The problem profile is not for publication.",
        "We have no objection to publication of this response.",
        "You may publish my letter, but not its annex.",
        "The profile is shared in confidence and must not be shared further.",
        "We do not consent to the profile being made public.",
    ],
)
def test_a_position_is_found(sentence):
    assert words_on_publication(f"Thank you for your letter.\n\n{sentence}\n\nYours sincerely") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Our response strategy is published on our website.",
        "The strategy will be published in January 2021.",
        "Thank you for your letter of 13 October 2020.",
        "We take a public health approach and may commission further research.",
        "> Please do not publish the needs assessment.",
    ],
)
def test_what_the_office_publishes_itself_is_no_position(sentence):
    assert words_on_publication(sentence) == []
