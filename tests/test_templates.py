"""Shared templates: dates, sizes, navigation, messages, components and error pages."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views.defaults import bad_request, page_not_found, permission_denied, server_error

from iasc_tracker.templatetags import tracker

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def request_for(path):
    """A GET of `path` by nobody."""
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    request.session = {}
    return request


def test_dates_are_written_without_a_leading_zero():
    assert tracker.day(date(2020, 10, 3)) == "3 October 2020"
    assert tracker.short_day(date(2020, 10, 13)) == "13 Oct 2020"
    assert [tracker.day(None), tracker.short_day("")] == ["", ""]


def test_a_moment_is_written_as_its_day_in_london():
    assert tracker.day(datetime(2020, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2020"


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (88_000, "88KB"),
        (411_600, "412KB"),
        (999_600, "1MB"),
        (1_230_000, "1.2MB"),
        (None, ""),
    ],
)
def test_file_sizes_are_written_as_gov_uk_does(size, words):
    assert tracker.file_size(size) == words


def test_the_menu_marks_the_page_one_is_on_and_the_place_it_belongs_to():
    html = render_to_string("staff/_navigation.html", request=request_for("/staff/letters/7/"))
    assert html.count("aria-current") == 1
    assert 'href="/staff/letters/" aria-current="true"' in html
    worklist = render_to_string("staff/_navigation.html", request=request_for("/staff/"))
    assert 'href="/staff/" aria-current="page"' in worklist


def test_a_refusal_of_several_sentences_is_a_list():
    assert tracker.sentences("One.\nTwo.") == ["One.", "Two."]
    assert tracker.sentences(["One."]) == ["One."]


def test_pages_keep_the_filters_and_leave_out_the_far_ones():
    page = Paginator(range(400), 10).get_page(5)
    request = request_for("/staff/letters/?status=late&page=5")
    html = render_to_string("components/_pagination.html", {"page_obj": page}, request=request)
    assert 'href="?status=late&amp;page=6" rel="next"' in html
    assert [number for number in (1, 3, 4, 5, 6, 7, 40) if f'aria-label="Page {number}"' in html] == [*(1, 4, 5, 6, 40)]


def test_a_single_page_has_no_pagination():
    page = Paginator(range(3), 10).get_page(1)
    assert render_to_string("components/_pagination.html", {"page_obj": page}).strip() == ""


def test_the_timeline_shows_who_when_and_each_file_with_type_and_size():
    files = [{"name": "Strategy <b>", "url": "/f/", "type": "PDF", "size": 412_000}]
    entries = [{"title": "Reply received", "who": "Priya", "on": date(2020, 11, 9), "files": files}]
    html = render_to_string("components/_timeline.html", {"entries": entries})
    assert "by Priya" in html
    assert '<time datetime="2020-11-09">9 November 2020</time>' in html
    assert "Strategy &lt;b&gt; (PDF, 412KB)</a>" in html


def test_a_confirm_page_with_an_obstacle_has_no_button():
    context = {"question": "Publish?", "action": "Publish", "cancel_url": "/staff/"}
    request = request_for("/staff/")
    free = render_to_string("components/_confirm.html", context, request=request)
    held = render_to_string("components/_confirm.html", context | {"obstacles": ["Not sent."]}, request=request)
    assert ("<button" in free, "<button" in held) == (True, False)
    assert "<li>Not sent.</li>" in held


def test_an_empty_fact_shows_as_not_known():
    rows = [{"name": "E-mail", "value": ""}, {"name": "Replies", "value": 0}]
    html = render_to_string("components/_summary_list.html", {"rows": rows})
    assert (html.count("Not known"), '__value">0</dd>' in html) == (1, True)


def test_error_pages_are_sentences_and_follow_the_side_they_are_on(settings):
    settings.DEMONSTRATION_DAY = None
    staff, public = request_for("/staff/nothing/"), request_for("/nothing/")
    answers = [
        (page_not_found(staff, Exception()), 404, "Correspondence tracker"),
        (page_not_found(public, Exception()), 404, "Letters and responses"),
        (permission_denied(staff, Exception()), 403, "Your role in the office does not allow it."),
        (bad_request(public, Exception()), 400, "We could not read this request"),
        (server_error(public), 500, "Something went wrong on our side"),
    ]
    assert [response.status_code for response, *_ in answers] == [status for _, status, _ in answers]
    assert [words for response, _, words in answers if words not in response.content.decode()] == []
    assert "tracker-staff" in answers[0][0].content.decode()
    assert "tracker-public" in answers[1][0].content.decode()


def test_the_demonstration_says_which_day_it_believes_in():
    html = render_to_string("components/_demonstration.html", {"demonstration_day": date(2020, 11, 20)})
    assert "this tracker believes today is 20 November 2020. Sample letters are marked SAMPLE." in html
    assert render_to_string("components/_demonstration.html").count("<aside") == 0


def test_no_template_has_an_inline_script_style_or_handler():
    banned = (" style=", "<style", " onclick=", " onsubmit=", "javascript:", "<script>")
    pages = [path for path in TEMPLATES.rglob("*.html") if "pdf" not in path.parts]
    found = [(path.name, word) for path in pages for word in banned if word in path.read_text()]
    assert (found, len(pages) > 20) == ([], True)
