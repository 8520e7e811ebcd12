"""The only files the public can ever fetch: published copies, as approved."""

import logging

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from letters.models.stored import read_whole
from letters.views.public.letter import gone
from letters.views.public.limiting import limited
from letters.views.public.published import open_to_all, published, withdrawn
from letters.views.public.ranges import in_part

LOG = logging.getLogger("iasc_tracker.publication")
ALWAYS_ASK = "no-cache"  # a browser may keep the file, but asks each time whether it still may show it


@open_to_all
@limited("files")
def file(request, pk, name):
    """The bytes of a public copy, or a part of them; 410 when it was withdrawn, 404 for everything else."""
    copy = published().filter(pk=pk).first()
    if copy is None:
        return no_longer(request, pk, name)
    if copy.file_name != name:  # its title was corrected since somebody noted the address
        return redirect(copy, permanent=True)
    data = read_whole(copy.file.name, copy.sha256, alias="public_copies")
    if data is None:
        LOG.error("The file of public copy %s is missing or not the one approved; it is not served.", copy.pk)
        raise Http404
    # An attachment, because a browser's own PDF viewer is not sure to work under our content security policy.
    headers = {
        "ETag": f'"{copy.sha256}"',
        "Cache-Control": ALWAYS_ASK,
        "Content-Disposition": content_disposition_header(True, f"{copy.file_name}.pdf"),
        "X-Content-Type-Options": "nosniff",
    }
    response = HttpResponse(data, content_type="application/pdf", headers=headers)
    return in_part(request, get_conditional_response(request, etag=headers["ETag"], response=response))


def no_longer(request, pk, name):
    """The tombstone of a withdrawn copy; Http404 where there never was one."""
    copy = withdrawn().filter(pk=pk).first()
    if copy is None or copy.file_name != name:
        raise Http404
    response = gone(request, copy)
    response.headers["Cache-Control"] = ALWAYS_ASK
    return response
