"""Looking into files that may go public; each task may run twice, and its row says what is still to be done.

What a file is held to: `context_of`. What an answer depends on: `basis_of`. Both are asked again when a file is to be
published, so that an answer counts for exactly the bytes, the words and the names of that moment.
"""

import json

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django_tasks import task

from iasc_tracker import clock
from iasc_tracker.models import record
from letters.inspecting import COULD_NOT, TITLES, VERSION, checks_for, inspect_each
from letters.inspecting.results import as_values, could_not
from letters.models import FileCheck, Inspection, ProtectedName, PublicCopy
from letters.models.stored import read_whole, sha256_of
from letters.opening.types import PDF
from letters.rendering.letterhead import SENDER_ADDRESS
from recipients.models import Contact

MOST_ATTEMPTS = 5  # TRUST R-CRA-2
GIVEN_UP = f"The check failed {MOST_ATTEMPTS} times with its worker. Tell the administrator, then check again."
CHANGED = "The stored file is missing or has changed. Tell the administrator, and make the copy again."
PUBLIC_WORDS = "the words on the public page"


def context_of(file):
    """What `letters.inspecting.inspect_each` has to know of a PublicCopy or Document besides its bytes, as a dict."""
    is_copy = isinstance(file, PublicCopy)
    document = file.document if is_copy else file
    return {
        "media_type": PDF if is_copy else file.media_type,
        "title": file.title if is_copy else "",
        "texts": {PUBLIC_WORDS: file.html_text} if is_copy else {},
        "words": list(file.findings.get("hidden_words", [])) if is_copy else [],
        "names": protected_names(),
        "known": public_facts(document),
    }


def protected_names():
    """[[name, why it is kept]]: the office's list, and everybody who answers for a recipient."""
    kept = [[one.name, one.reason] for one in ProtectedName.objects.kept()]
    contacts = Contact.objects.order_by("name", "pk").values_list("name", "office__name")
    return kept + [[name, f"answers for {office}"] for name, office in contacts]


def public_facts(document):
    """The addresses of ourselves and of the office that a document is from or to: no personal details."""
    letter = document.answered_letter
    office = letter.office if letter else document.incoming and document.incoming.office
    facts = [*SENDER_ADDRESS]
    facts += [letter.addressee_postcode] if letter else []
    facts += [*office.address_lines, office.email] if office else []
    return sorted({fact for fact in facts if fact})


def basis_of(file, context=None):
    """The hash of everything that the answers for `file` depend on."""
    values = [file.sha256, VERSION, sorted(settings.FILE_CHECKS.items()), context or context_of(file)]
    return sha256_of(json.dumps(values, sort_keys=True).encode())


def expected_checks(context):
    """{name: path} of every check that has to be answered for a file of this context."""
    checks = checks_for(context["media_type"], words=context["words"])
    return checks | {name: path for name, path in settings.FILE_CHECKS.items() if name in checks or name not in TITLES}


@transaction.atomic
def ask(file):
    """Have the checks of a PublicCopy or Document done (again) by the worker, and return the Inspection.

    What an officer accepted stays accepted if the check finds the same again.
    """
    owner = {"public_copy": file} if isinstance(file, PublicCopy) else {"document": file}
    context = context_of(file)
    values = {"sha256": file.sha256, "basis": basis_of(file, context), "expected": len(expected_checks(context))}
    values |= {"attempts": 0, "asked_at": clock.now(), "finished_at": None}
    inspection, _ = Inspection.objects.update_or_create(**owner, defaults=values)
    inspection.checks.filter(accepted_at=None).delete()
    inspect_file.enqueue(inspection.pk)
    return inspection


@task()
def inspect_file(pk):
    """Do every check of the Inspection `pk` and store each answer as it comes; nothing when it is done or gone."""
    if not Inspection.objects.waiting().filter(pk=pk).update(attempts=F("attempts") + 1):
        return
    inspection = Inspection.objects.select_related("public_copy__document", "document").get(pk=pk)
    context = context_of(inspection.file)
    checks, basis = expected_checks(context), basis_of(inspection.file, context)
    Inspection.objects.filter(pk=pk).update(basis=basis, expected=len(checks), sha256=inspection.file.sha256)
    for result in _results(inspection, checks, context):
        _store(pk, basis, result)
    _finish(pk, basis, set(checks))


def _results(inspection, checks, context):
    """The Result of each check; "could not" for all when they were tried too often or the bytes are not there."""
    if inspection.attempts > MOST_ATTEMPTS:
        return [could_not(name, GIVEN_UP) for name in checks]
    data = _bytes_of(inspection.file)
    if data is None:
        return [could_not(name, CHANGED) for name in checks]
    return inspect_each(data, checks=checks, seconds=settings.FILE_CHECK_SECONDS, **context)


def _bytes_of(file):
    alias = "public_copies" if isinstance(file, PublicCopy) else "default"
    return read_whole(file.file.name, file.sha256, alias=alias)


@transaction.atomic
def _store(pk, basis, result):
    """Keep one answer, if the Inspection still waits for answers of this basis; other findings end an acceptance."""
    if not Inspection.objects.select_for_update().waiting().filter(pk=pk, basis=basis).exists():
        return
    findings = as_values(result)["findings"]
    digest = sha256_of(json.dumps(findings, sort_keys=True).encode())
    values = {"state": result.state, "findings": list(findings), "findings_sha256": digest, "checked_at": clock.now()}
    values |= {"reason": result.reason[:300], "tools": result.tools[:200]}
    kept = FileCheck.objects.filter(inspection_id=pk, check_name=result.check)
    if not kept.filter(findings_sha256=digest, state=result.state).exists():
        values |= {"accepted_at": None, "accepted_by": None, "accepted_reason": ""}
    FileCheck.objects.update_or_create(inspection_id=pk, check_name=result.check, defaults=values)


@transaction.atomic
def _finish(pk, basis, names):
    """Say that all is answered, once, and drop the answers to what is no check of this file any more."""
    inspection = Inspection.objects.select_for_update().waiting().filter(pk=pk, basis=basis).first()
    if inspection is None:
        return
    inspection.checks.exclude(check_name__in=names).delete()
    inspection.finished_at = clock.now()
    inspection.save(update_fields=["finished_at"])
    states = dict(inspection.checks.values_list("check_name", "state"))
    failed = sum(state == COULD_NOT for state in states.values())
    note = f"{failed} of {len(states)} checks could not be done." if failed else ""
    detail = {"sha256": inspection.sha256, "version": VERSION, "states": states}
    record(inspection.file, "file checked", by=None, note=note, detail=detail)
