"""The register of regular expressions (iasc_tracker.patterns) under the name that this room uses."""

from iasc_tracker.patterns import ALL, pattern

__all__ = ["ALL", "pattern"]
