"""`.env.example` tells of every setting that the environment can change, and of no other."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Read by the start scripts, not by Django.
OF_THE_SCRIPTS = {"PORT", "WEB_CONCURRENCY", "WORKERS"}


def test_the_example_lists_every_setting_and_no_other():
    settings = (ROOT / "iasc_tracker" / "settings.py").read_text()
    read = set(re.findall(r"""env(?:_day|\.\w+)\(\s*"([A-Z_]+)\"""", settings))
    listed = set(re.findall(r"^(?:# )?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M))
    assert {"SECRET_KEY", "HTTPS", "DATABASE_URL", "DEMONSTRATION_DAY"} <= read
    assert listed == read | OF_THE_SCRIPTS


def test_the_example_gives_no_key_away():
    assert re.search(r"^SECRET_KEY=$", (ROOT / ".env.example").read_text(), re.M)
