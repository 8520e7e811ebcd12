"""What it costs to render, check and store the letters of a campaign, against others, all in one run.

Run `.venv/bin/python -m bench.letters` (43 letters; `--letters 10` for a quick look; `--memory 43 1000` for the memory
of a worker over so many letters). It works in a folder of its own and, where DATABASE_URL is set, also in a test
database made beside that one. Times are by the clock on the wall: nothing else should run on the machine.
"""

import argparse
import importlib
import os
import subprocess
import sys
import tempfile

import django


def arguments():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--letters", type=int, default=43)
    parser.add_argument("--memory", type=int, nargs="*", default=[], help="measure a worker over so many letters")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def environment(folder, database):
    """The settings of a throw-away tracker; `database`: a DATABASE_URL, or "" for SQLite."""
    own = {"SECRET_KEY": "bench" * 10, "HTTPS": "false", "ENV_FILE": os.devnull, "LOG_LEVEL": "WARNING"}
    own |= {"VAR_DIR": folder, "MEDIA_ROOT": f"{folder}/media", "DATABASE_URL": database}
    return os.environ | own


def main():
    """Once on SQLite, once more on PostgreSQL where there is one; each in a process with its own settings."""
    if arguments().here:
        django.setup()
        importlib.import_module("bench.letters_timed").main(arguments())
        return
    for database in dict.fromkeys(["", os.environ.get("DATABASE_URL", "")]):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "bench.letters", *sys.argv[1:], "--here"]
            subprocess.run(command, check=True, env=environment(folder, database))  # noqa: S603 (ours)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iasc_tracker.settings")
    main()
