"""What a child may use, by job: 500 pages at 50 ms, with a margin for slow ones (TRUST R-PDF-6, R-UPL-3)."""

from letters.opening.limits import MEBIBYTE, Limits

MAKING = Limits(cpu_seconds=240, memory=1024 * MEBIBYTE, output=512 * MEBIBYTE, seconds=480)
LOOKING = Limits(cpu_seconds=10, memory=512 * MEBIBYTE, output=64 * MEBIBYTE, seconds=30)
LIMITS = {
    "redact": MAKING,
    "clean": Limits(cpu_seconds=60, memory=1024 * MEBIBYTE, output=128 * MEBIBYTE, seconds=150),
    "preview": LOOKING,
    "words": Limits(cpu_seconds=60, memory=512 * MEBIBYTE, output=64 * MEBIBYTE, seconds=150),
    # Measured: a page of 2,500 x 3,500 pixels takes Tesseract 2 to 6 s and 250 MiB.
    "recognise": Limits(cpu_seconds=60, memory=1024 * MEBIBYTE, output=8 * MEBIBYTE, seconds=150),
}
