"""`manage.py` without settings: the demonstration's after `make run`, else a refusal to start without a key."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def manage(folder, **environment):
    """(exit code, output) of `manage.py diffsettings`, copied to `folder`, with no settings but `environment`."""
    shutil.copy(ROOT / "manage.py", folder)
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "VAR_DIR": str(folder / "own")}
    done = subprocess.run(
        [sys.executable, "manage.py", "diffsettings"], cwd=folder, env=own | environment, capture_output=True, text=True
    )
    return done.returncode, done.stdout + done.stderr


def test_it_uses_the_demonstrations_settings_when_there_are_no_others(tmp_path):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "demonstration.env").write_text(
        "SECRET_KEY=of-the-demonstration\nDEMONSTRATION_DAY=2020-11-20\n"
    )
    code, output = manage(tmp_path)
    assert (code, "of-the-demonstration" in output) == (0, True)
    code, output = manage(tmp_path, SECRET_KEY="of-the-office")
    assert (code, "of-the-office" in output, "of-the-demonstration" in output) == (0, True, False)


def test_it_does_not_start_without_a_key(tmp_path):
    code, output = manage(tmp_path, ENV_FILE=os.devnull)
    assert (code != 0, "SECRET_KEY" in output) == (True, True)
