"""What a child may use, by job (TRUST R-UPL-3: at most 10 s and 512 MiB)."""

from typing import NamedTuple

MEBIBYTE = 1024 * 1024
TABLE_CHARACTERS = 2_000_000  # in a spreadsheet that is brought in


class Limits(NamedTuple):
    """Seconds of processor, bytes of address space, bytes it may write, seconds until it is ended whatever it does."""

    cpu_seconds: int
    memory: int
    output: int
    seconds: int


READING = Limits(cpu_seconds=10, memory=512 * MEBIBYTE, output=64 * MEBIBYTE, seconds=30)
LIMITS = {
    "open": READING,
    "locked": READING,
    "letter": READING,
    "table": READING,
    "pages": READING,
    # Measured: a page of 2,500 x 3,500 pixels takes Tesseract 2 to 6 s and 250 MiB.
    "page": Limits(cpu_seconds=60, memory=1024 * MEBIBYTE, output=8 * MEBIBYTE, seconds=150),
}
