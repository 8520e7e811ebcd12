"""Addresses of due dates and of the calendar they are reckoned by, part of the staff pages."""

from django.urls import path

from letters.views.staff import due_date_changes, letter_deadlines

letter = "letters/<int:pk>/"

urlpatterns = [
    path(f"{letter}later-date/", letter_deadlines.letter_later_date, name="letter-later-date"),
    path(f"{letter}later-date/take-back/", letter_deadlines.letter_take_back_date, name="letter-take-back-date"),
    path(f"{letter}mend-date/", letter_deadlines.letter_mend_date, name="letter-mend-date"),
    path(f"{letter}stop-clock/", letter_deadlines.letter_stop_clock, name="letter-stop-clock"),
    path(f"{letter}start-clock/", letter_deadlines.letter_start_clock, name="letter-start-clock"),
    path("due-dates/changed/", due_date_changes.due_date_changes, name="due-date-changes"),
    path("due-dates/holidays/add/", due_date_changes.holiday_add, name="holiday-add"),
    path("due-dates/holidays/<int:pk>/withdraw/", due_date_changes.holiday_withdraw, name="holiday-withdraw"),
]
