"""Fail when a test of the suite was skipped, expected to fail or never run: `nothing_skipped.py JUNIT.xml ...`."""

import sys
from pathlib import Path
from xml.etree import ElementTree


def left_out(report):
    """(tests run, names of those skipped) in the JUnit file at the path `report`."""
    # Our own pytest wrote it a moment ago.
    cases = list(ElementTree.parse(report).iter("testcase"))  # noqa: S314 (see above)
    skipped = [f"{case.get('classname')}.{case.get('name')}" for case in cases if case.find("skipped") is not None]
    return len(cases), skipped


def main(reports):
    """Print one line for each report; exit 1 when one is missing, is empty or has a test left out."""
    is_fine = True
    for report in reports:
        count, skipped = left_out(report) if Path(report).exists() else (0, [])
        print(f"{Path(report).stem}: {count} tests, {len(skipped)} skipped", *skipped, sep="\n  ")
        is_fine = is_fine and count > 0 and not skipped
    sys.exit(0 if is_fine else 1)


if __name__ == "__main__":
    main(sys.argv[1:])
