"""Checks that fail in each way that a check can fail; loaded by the child."""

import os
import time


def raises(subject):
    """A check that breaks."""
    raise RuntimeError("broken on purpose")


def hangs(subject):
    """A check that never ends."""
    time.sleep(600)
    yield


def dies(subject):
    """A check whose library takes the process with it."""
    os.abort()


def answers_nonsense(subject):
    """A check that gives something that is no finding."""
    return ["passed"]


def answers_nothing(subject):
    """A check that forgets to answer."""
