#!/usr/bin/env python
"""Django's command line for the tracker."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line

HERE = Path(__file__).resolve().parent
DEMONSTRATION = HERE / "var" / "demonstration.env"

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iasc_tracker.settings")
    # After `make run` the commands of the README work on its demonstration; an installation's own settings win.
    if "SECRET_KEY" not in os.environ and not (HERE / ".env").exists() and DEMONSTRATION.exists():
        os.environ.setdefault("ENV_FILE", str(DEMONSTRATION))
    execute_from_command_line(sys.argv)
