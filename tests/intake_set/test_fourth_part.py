"""The sealed part: its author wrote replies and answers, and committed them, before anything was run on them.

The bars of issue 4 that were met are held: the right letter first in 95 % (42 of 44), kind right in 90 % (59 of 61
files), promises found in 90 % (14 of 15). The bar of no false promise was not met: 2. The misses are in
docs/intake-set.md.
"""

import pytest

from letters.models import Reply
from tests.intake_set.cases import fourth_part
from tests.intake_set.measure import figures
from tests.intake_set.world import SECOND, make_world

pytestmark = pytest.mark.django_db
CASES = fourth_part()
SLOW = {"scan", "png", "jpg", "tif"}


def test_the_part_is_what_was_ordered():
    two_letters = [case for case in CASES if (case.letter or "").removesuffix("-2") in SECOND]
    without = [case for case in CASES if case.letter and not case.names_us]
    nothing = [case for case in CASES if case.letter is None]
    promising = [case for case in CASES if case.promises]
    recognised = [one for case in CASES for one in (case, *case.files) if one.form in SLOW]
    counts = [len(rows) for rows in (CASES, without, two_letters, nothing, promising, recognised)]
    assert counts == [44, 29, 12, 8, 15, 6]
    assert {case.reply for case in CASES if case.letter} == set(Reply.Kind.values) - {Reply.Kind.UNREAD}
    assert {case.reply for case in nothing} == {""}


def test_the_part_is_filed_as_it_was_the_one_time_it_was_measured():
    got, wrong = figures(CASES, make_world())
    # As measured, not as wished: the bar is 0 false promises, and 2 were found. There is no bar for dates and for the
    # kind of reply. Whoever mends a rule for one of these misses knows the answer: raise the figure, keep the page.
    assert got == {
        "letter": (42, 44),
        "kind": (59, 61),
        "dates": (39, 40),
        "reply": (30, 36),
        "promises": (14, 15),
        "false promises": (2, 0),
    }, wrong
