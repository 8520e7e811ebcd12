"""Milliseconds of each pattern of letters.reading on 100 kB of hostile text, beside a plain str.find.

Run: python bench/reading.py [least milliseconds to print]
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from letters.reading import NotALetter, UnreadableFile, patterns, read_letter  # noqa: E402 (path first)

SIZE = 100_000
SEEDS = (
    ["a", "A", "1", " ", "\n", "\t", "|", "*", "-", "_", "(", "[", "<", "#", "\ue000", "a ", "A a ", "A.", "1 ", "a-\n"]
    + ["Dear ", "Ab ", "A b, ", "a@b.", "<a ", '<a href="', "[a](", "[a](b(", "https://", "1. ", "- ", "\ue0001\ue001a"]
    + ["your ", "any ", "a copy of ", "update on ", "Problem Profile/", "if you have ", "deadline ", "by ", "by 1 May "]
    + ["Violence Reduction Unit ", "Police and Crime Commissioner ", "Sir ", "| am ", "1/1/", "0123 ", "Page 1 of "]
    + ["violence ", "grateful ", "not yet ", "Yours a ", "I would be ", "Ab Ab Ab, my ", "my ", "&lt;", "<sup>1"]
)


def milliseconds(work):
    """How long `work()` takes, the better of two."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return min(times)


def main(least):
    """Print the worst seed of each pattern, slowest first, then whole readings."""
    texts = {seed: (seed * SIZE)[:SIZE] for seed in SEEDS}
    plain = max(milliseconds(lambda text=text: text.find("\0never")) for text in texts.values())
    rows = []
    for form in patterns.ALL:
        costs = {seed: milliseconds(lambda f=form, t=text: f.sub("", t)) for seed, text in texts.items()}
        seed = max(costs, key=costs.get)
        rows.append((costs[seed], seed, form.pattern[:60]))
    print(f"str.find: {plain:.2f} ms; {len(rows)} patterns, {SIZE:,} characters")
    for cost, seed, source in sorted(rows, reverse=True):
        if cost >= least:
            print(f"{cost:9.2f} ms  on {seed!r:18} {source!r}")
    for seed, text in texts.items():
        cost = milliseconds(lambda t=text: _read(f"Dear Sir,\n\nI write to you. {t}\n\nYours sincerely,\n"))
        if cost >= 10 * least:
            print(f"{cost:9.2f} ms  a whole reading of {seed!r}")


def _read(text):
    try:
        return read_letter(text)
    except (NotALetter, UnreadableFile):
        return None


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 20)
