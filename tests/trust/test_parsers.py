"""What strangers sent is parsed in limited children only: no other room loads a parser or one of their functions."""

from tests.test_structure import PYTHON, imports_of, module_of, room_of

PARSERS = {"pypdfium2", "pikepdf", "PIL", "docx", "openpyxl", "oxmsg", "pypdf", "pdfminer", "page"}
# Their heavy halves run in a child; letters.reading does where letters.opening calls it, and rendering opens our own.
IN_A_CHILD = {"letters.opening", "letters.redacting", "letters.inspecting", "letters.reading"}
OUR_OWN = {"letters.rendering"}
# What those rooms offer to the process that serves pages: the ways into the child, and what parses nothing.
LIGHT = {
    "letters.opening": {"child", "frames", "limits", "opened", "recognition", "types"},
    "letters.redacting": {"child", "finding", "places", "storing", "summary", "visible"},
    "letters.inspecting": {"COULD_NOT", "TITLES", "VERSION", "checks_for", "inspect_each"}
    | {"registry", "results", "running"},
}


def outside():
    """(module, its import) of every module that is in no room with a child."""
    for path in PYTHON:
        if room_of(module_of(path)) not in IN_A_CHILD:
            yield from ((module_of(path), name) for name in imports_of(path))


def test_only_rooms_with_a_child_load_parsers():
    loading = {module for module, name in outside() if name.split(".")[0] in PARSERS}
    assert {room_of(module) for module in loading} == OUR_OWN


def test_other_rooms_use_the_ways_into_the_child_only():
    parsing = [
        (module, name)
        for module, name in outside()
        if (room := room_of(name)) in LIGHT and name != room and name.split(".")[2] not in LIGHT[room]
    ]
    assert parsing == []


def test_what_opens_a_pdf_without_a_child_is_used_for_what_was_made_here():
    users = {module for module, name in outside() if name.startswith("letters.rendering.pages.")}
    others = {module for module in users if room_of(module) not in OUR_OWN}
    assert others == {"letters.publication.preparing", "letters.publication.setting_out", "letters.tasks.rendering"}
