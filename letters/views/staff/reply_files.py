"""The files of a reply first: they are read, and the letters that they may answer are offered."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from iasc_tracker.errors import CorrespondenceError
from iasc_tracker.roles import KEEP, may
from letters import filing, intake
from letters.forms.reply import ChooseLetterForm, FilesFirstForm


@require_http_methods(["GET", "HEAD", "POST"])
@may(KEEP)
def reply_choose_letter(request):
    """Take the files of a reply, show what they say and which letter they may answer; then on to its page."""
    if request.method == "POST":
        return files_taken(request)
    held = filing.held_of(request.user, request.GET.getlist("held"))
    form = ChooseLetterForm(request.GET if "letter" in request.GET else None)
    if form.is_valid():
        return redirect(with_files("staff:reply-log", held, form.cleaned_data["letter"].pk))
    return choosing(request, form, FilesFirstForm(officer=request.user, held=held), held)


def files_taken(request):
    """On to the page that shows what the files say (or to that of their letter); or the form with its errors."""
    files = FilesFirstForm(request.POST, request.FILES, officer=request.user)
    if not files.is_valid():
        return choosing(request, ChooseLetterForm(), files, files.held_files)
    letter = files.cleaned_data["letter"]
    if letter:
        return redirect(with_files("staff:reply-log", files.held_files, letter.pk))
    return redirect(with_files("staff:reply-choose-letter", files.held_files))


@require_POST
@may(KEEP)
def reply_keep(request):
    """Keep the files in the inbox: whoever knows their letter files them from there."""
    held = filing.held_of(request.user, request.POST.getlist("held"))
    try:
        incoming = intake.keep_in_inbox(held, by=request.user)
    except CorrespondenceError as refusal:
        messages.error(request, "\n".join(refusal.sentences))
        return redirect(with_files("staff:reply-choose-letter", held))
    messages.success(request, "The files are kept in the inbox until somebody says which letter they answer.")
    return redirect(incoming.get_staff_url())


def with_files(name, held, *args):
    """The address of route `name` with the held files in it."""
    query = urlencode({"held": [one.pk for one in held]}, doseq=True)
    return f"{reverse(name, args=args)}{'?' if query else ''}{query}"


def choosing(request, form, files, held):
    """The page that leads to a letter: `form` chooses any, `files` takes files, those of `held` are read."""
    intake.look_into(held)
    suggestions = [intake.suggestion_of(one) for one in held]
    found = [
        (likely, guess, with_files("staff:reply-log", held, guess.letter.pk))
        for likely, guess in intake.letters_for(suggestions)
    ]
    context = {
        "form": form,
        "files": files,
        "formsets": [files],
        "suggestions": suggestions,
        "guesses": found,
        "being_read": sum(one.is_being_read for one in held),
        "again": with_files("staff:reply-choose-letter", held),
        "any": form.fields["letter"].queryset.exists(),
    }
    return render(request, "letters/reply_choose_letter.html", context)
