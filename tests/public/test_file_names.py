"""What a public file is called: the title, as far as an address can carry it."""

import pytest

from letters.models import PublicCopy

NAMES = [
    ("Letter of 13 October 2020 to Tŷ Sample", "letter-of-13-october-2020-to-ty-sample"),
    ("<script>alert(1)</script>", "scriptalert1script"),
    ("../../etc/passwd", "etcpasswd"),
    ("文書", "copy"),
    ("---", "copy"),
    ("word " * 60, "-".join(["word"] * 20)),
    ("x" * 300, "x" * 100),
]


@pytest.mark.parametrize(("title", "name"), NAMES)
def test_a_name_is_the_title_in_plain_letters_cut_between_words(title, name):
    assert PublicCopy(title=title).file_name == name
