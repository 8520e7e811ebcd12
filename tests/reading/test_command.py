"""`manage.py read_letter FILE [--json]`."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from .make import SAMPLES
from .test_real_letters import EXPECTED


def run(*arguments):
    out = StringIO()
    call_command("read_letter", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_json_prints_the_values_and_nothing_else():
    printed = json.loads(run(SAMPLES / "lancashire.txt", "--json"))
    assert printed == json.loads((EXPECTED / "lancashire.json").read_text())


def test_the_summary_names_values_gaps_and_doubts():
    lines = run(SAMPLES / "sussex.txt").splitlines()
    assert "Date         –" in lines
    assert "Vru          Sussex Violence Reduction Partnership" in lines
    assert "Check:       The letter has no date." in lines


def test_a_refusal_is_a_command_error_with_its_sentence(tmp_path):
    (tmp_path / "list.txt").write_text("milk\neggs\n")
    with pytest.raises(CommandError, match="list.txt: This is not a letter"):
        run(tmp_path / "list.txt")


def test_a_missing_file_is_a_command_error(tmp_path):
    with pytest.raises(CommandError, match="cannot be opened: No such file or directory."):
        run(tmp_path / "missing.txt")
