"""What a check of a file gives: passed, found (with what), or could not be done, which is never a pass."""

from dataclasses import asdict, dataclass

PASSED, FOUND, COULD_NOT = "passed", "found", "could_not"
STATES = (PASSED, FOUND, COULD_NOT)
MOST_FINDINGS = 100
LONGEST_WORDS = 400


@dataclass(frozen=True)
class Finding:
    """One thing that a check found, for the officer who looks.

    `page` from 1 and `box` (left, top, right, bottom, as fractions of the page as it is shown) say where, if anywhere;
    `seen` is what people see there and `read` what a computer can read.
    """

    sentence: str
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    seen: str = ""
    read: str = ""


@dataclass(frozen=True)
class Result:
    """How one check of one file came out; `reason` says why it could not be done, `tools` what did it."""

    check: str
    state: str
    findings: tuple[Finding, ...] = ()
    reason: str = ""
    tools: str = ""


@dataclass(frozen=True)
class Inspection:
    """Every check of one file: the SHA-256 of the bytes, the version of the checks, and a Result for each."""

    sha256: str
    version: str
    results: tuple[Result, ...]

    @property
    def is_clean(self):
        """Whether every check was done and passed."""
        return all(result.state == PASSED for result in self.results)

    def result(self, check):
        """The Result of the check called `check`; KeyError when the file has no such check."""
        return {result.check: result for result in self.results}[check]


def result_of(check, findings, tools):
    """The Result of what a check yielded; anything in it that is no Finding raises TypeError, so it cannot pass."""
    found = tuple(findings)
    if not all(isinstance(finding, Finding) for finding in found):
        raise TypeError(f"{check} gave something that is no finding")
    return Result(check, FOUND if found else PASSED, shortened(found), tools=tools)


def shortened(found):
    """The findings, the last one a sentence that tells how many were left out, if there are very many."""
    if len(found) <= MOST_FINDINGS:
        return found
    more = Finding(f"There are {len(found) - MOST_FINDINGS} more like these, which are not listed.")
    return (*found[:MOST_FINDINGS], more)


def could_not(check, reason):
    """The Result of a check that was not done."""
    return Result(check, COULD_NOT, reason=reason)


def as_values(result):
    """A Result as what JSON can hold."""
    return asdict(result)


def finding_from(values):
    """The Finding of what `as_values` made of it; raises KeyError or TypeError for anything else."""
    box = values["box"]
    return Finding(**(values | {"box": box and tuple(float(edge) for edge in box)}))


def from_values(values):
    """The Result of what `as_values` made; raises KeyError, TypeError or ValueError for anything else."""
    if values["state"] not in STATES:
        raise ValueError(values["state"])
    return Result(**(values | {"findings": tuple(finding_from(one) for one in values["findings"])}))


def in_short(words):
    """`words` on one line and not too long, for a finding."""
    line = " ".join(str(words).split())
    return line if len(line) <= LONGEST_WORDS else f"{line[:LONGEST_WORDS]}…"
