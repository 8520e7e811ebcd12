"""The child: `python -m letters.inspecting.worker`, one file and then gone; a line of JSON for each check when it ends.

Whatever a check raises ends the child: the parent notes it as "could not check" and starts another for the rest.
"""

import json
import sys
from importlib import import_module

import pikepdf
from pypdfium2.version import PDFIUM_INFO

from letters.inspecting.limits import LIMITS
from letters.inspecting.results import as_values, could_not, result_of
from letters.inspecting.subject import Subject
from letters.opening.frames import storable, unpacked
from letters.opening.limiting import limit
from letters.opening.opened import CannotOpen

MISSING = "The check is not installed ({}). Tell the administrator."
MEMORY = "Checking this file takes too much memory, as attacks do."
TOOLS = f"pikepdf {pikepdf.__version__}, PDFium {PDFIUM_INFO.version}"


def main():
    """Do the checks that the frame on standard input names, one after the other."""
    limit(LIMITS)
    values, (data,) = unpacked(sys.stdin.buffer.read())
    checks = values.pop("checks")
    subject = Subject(data, **values)
    for name, path in checks.items():
        print(json.dumps(clean(as_values(checked(name, path, subject, TOOLS)))), flush=True)


def checked(name, path, subject, tools):
    """The Result of the check `name`, whose function is at `path`."""
    module, _, function = path.rpartition(".")
    try:
        return result_of(name, getattr(import_module(module), function)(subject), tools)
    except CannotOpen as error:
        return could_not(name, str(error))
    except (ImportError, AttributeError) as error:
        if isinstance(error, AttributeError) and error.obj is not sys.modules.get(module):
            raise  # a fault of the check itself
        return could_not(name, MISSING.format(path))
    except MemoryError:
        return could_not(name, MEMORY)


def clean(value):
    """`value` with every text in it such as a database can hold."""
    if isinstance(value, dict):
        return {key: clean(one) for key, one in value.items()}
    return [clean(one) for one in value] if isinstance(value, list | tuple) else storable(value)


if __name__ == "__main__":
    main()
