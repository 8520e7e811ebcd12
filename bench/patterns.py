"""CPU milliseconds of every regular expression of the product on 100 kB of hostile text (TRUST R-LOAD-6: 100 at most).

Run `.venv/bin/python -m bench.patterns [least milliseconds to print]`; exit 1 when one takes longer. Patterns are found
in the modules' own names and containers, and in calls like re.sub("…", …) that write them where they are used.
"""

import ast
import importlib
import os
import pkgutil
import re
import sys
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iasc_tracker.settings")
django.setup()

from bench.reading import SEEDS, SIZE  # noqa: E402 (models need Django to be set up)

APPS = ("iasc_tracker", "recipients", "letters")
MOST = 100
MORE = [
    "1,234",
    "1,",
    "a'",
    "\u2019",
    "e\u0301",
    "a1",
    "SO238UJ",
    "[^",
    "](",
    "((",
    "{{",
    "IASC-2020-",
    "\u00ad ",
    "12 ",
    ".",
    "/",
]


def milliseconds(form, text):
    """The CPU time of replacing `form` in `text`, the better of two: others may be using the machine."""
    times = []
    for _ in range(2):
        start = time.process_time()
        form.sub("", text)
        times.append(1000 * (time.process_time() - start))
    return min(times)


def modules():
    """Every module of the three apps but the migrations, imported."""
    for app in APPS:
        package = importlib.import_module(app)
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{app}."):
            if "migrations" not in found.name and not found.name.endswith(".wsgi"):
                yield importlib.import_module(found.name)


def patterns():
    """{(source, flags): the module it is of} for every pattern there is."""
    found = {}
    for module in modules():
        for form in (*held(vars(module).values()), *written(module)):
            found.setdefault((form.pattern, form.flags), (form, module.__name__))
    return [pair for (source, _), pair in found.items() if isinstance(source, str)]


def held(values):
    """The patterns among `values`, and in the containers among them."""
    for value in values:
        if isinstance(value, re.Pattern):
            yield value
        elif isinstance(value, dict):
            yield from held(value.values())
        elif isinstance(value, list | tuple | set):
            yield from held(value)


def written(module):
    """The patterns that stand as text in calls of `re` in a module."""
    for node in ast.walk(ast.parse(Path(module.__file__).read_text())):
        call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
        if call and isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
            source = node.args[0]
            if isinstance(source, ast.Constant) and isinstance(source.value, str):
                yield re.compile(source.value)


def main(least):
    """Print the worst text for each pattern, slowest first; 1 when one takes too long."""
    texts = {seed: (seed * SIZE)[:SIZE] for seed in [*SEEDS, *MORE]}
    rows = []
    for form, module in patterns():
        costs = {seed: milliseconds(form, text) for seed, text in texts.items()}
        seed = max(costs, key=costs.get)
        rows.append((costs[seed], seed, module, form.pattern[:60]))
    for cost, seed, module, source in sorted(rows, reverse=True):
        if cost >= least:
            print(f"{cost:9.2f} ms  on {seed!r:18} {module:36} {source!r}")
    slow = [row for row in rows if row[0] > MOST]
    print(f"{len(rows)} patterns on {len(texts)} texts of {SIZE:,} characters; {len(slow)} take more than {MOST} ms")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 20))
