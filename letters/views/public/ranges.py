"""Parts of a file, for readers whose download broke off and for programs that show a page at a time (RFC 9110, 14)."""

import re

from django.http import HttpResponse

# One range: "bytes=0-499", "bytes=500-" or the last ones, "bytes=-500". Anything else is answered with the whole file.
ONE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")


def in_part(request, response):
    """`response`, a whole file with its ETag, or the part of it that a GET asks for (206; 416 when there is none)."""
    if response.status_code != 200:
        return response
    response.headers["Accept-Ranges"] = "bytes"
    size = len(response.content)
    found = bounds(request.headers.get("Range", ""), size)
    if found is None or request.method != "GET" or is_of_another(request, response):
        return response
    first, last = found
    if first > last:
        return none_there(response, size)
    response.content = response.content[first : last + 1]
    response.status_code = 206
    response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def bounds(asked, size):
    """(first, last) byte of what the header `asked` wants of `size` bytes, first past last for none; or None."""
    found = ONE.fullmatch(asked.replace(" ", ""))
    if found is None or found.groups() == ("", ""):
        return None
    first, last = (int(digits) if digits else None for digits in found.groups())
    if first is None:
        return max(0, size - last), size - 1 if last else -1
    if last is not None and last < first:
        return None  # nobody can mean that: RFC 9110 has it ignored
    last = size - 1 if last is None else min(last, size - 1)
    return first, last


def is_of_another(request, response):
    """Whether the reader has a part of another file, so that a part of this one would spoil it."""
    return request.headers.get("If-Range", response.headers["ETag"]) != response.headers["ETag"]


def none_there(response, size):
    """The answer to a range past the end of the file."""
    kept = {name: response.headers[name] for name in ("Cache-Control", "Accept-Ranges", "X-Content-Type-Options")}
    words = f"The file has {size} bytes; what was asked for is not among them."
    headers = kept | {"Content-Range": f"bytes */{size}"}
    return HttpResponse(words, status=416, content_type="text/plain; charset=utf-8", headers=headers)
