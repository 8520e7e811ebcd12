"""What the child that checks a file may use."""

from letters.opening.limits import MEBIBYTE, Limits

# A scan of 500 pages is drawn twice, about 0.1 s a page each time; TRUST R-PDF-6 allows 1 GiB.
LIMITS = Limits(cpu_seconds=240, memory=1024 * MEBIBYTE, output=64 * MEBIBYTE, seconds=300)
