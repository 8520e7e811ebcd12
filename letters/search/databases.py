"""The two databases behind one face: what matches, who may write the index, and how long a question may take."""

import time
from contextlib import contextmanager

from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.models.expressions import RawSQL

SQLITE_ROWS = "SELECT rowid FROM letters_searchwords WHERE letters_searchwords MATCH %s"
POSTGRESQL_ROWS = "SELECT id FROM letters_searchentry WHERE vector @@ %s::tsquery"
# The index knows no weights: for one in `vector` PostgreSQL would fetch the words of every row that has them anywhere.
POSTGRESQL_HEADINGS = "SELECT id FROM letters_searchentry WHERE heading_vector @@ %s::tsquery"
# Of public copies alone; their key is a quarter of the number of their thing (letters/search/things.py), which SQLite
# reads without the long texts that stand before the column `public_copy_id`. CROSS JOIN: in this order, and no further
# than asked.
SQLITE_COPIES = """SELECT e.thing / 4 FROM letters_searchwords w CROSS JOIN letters_searchentry e ON e.id = w.rowid
    WHERE letters_searchwords MATCH %s AND e.thing %% 4 = 0"""
POSTGRESQL_COPIES = """SELECT thing / 4 FROM letters_searchentry
    WHERE vector @@ %s::tsquery AND public_copy_id IS NOT NULL"""
# For one copy of the query around it: null when it does not hold the words.
SQLITE_IN_COPY = """(SELECT e.id FROM letters_searchentry e CROSS JOIN letters_searchwords w ON w.rowid = e.id
    WHERE e.public_copy_id = letters_publiccopy.id AND letters_searchwords MATCH %s LIMIT 1)"""
POSTGRESQL_IN_COPY = """(SELECT e.id FROM letters_searchentry e
    WHERE e.public_copy_id = letters_publiccopy.id AND e.vector @@ %s::tsquery LIMIT 1)"""
SQLITE_WITHIN = """SELECT w.rowid FROM letters_searchentry e CROSS JOIN letters_searchwords w ON w.rowid = e.id
    WHERE e.thing IN ({}) AND letters_searchwords MATCH %s"""
# Settings of PostgreSQL for one transaction. Vectors lie outside their table: the planner takes it for small and would
# read it whole, vectors and all.
LIMITED = {"statement_timeout": "0", "enable_seqscan": "off"}
# Where a few hundred copies are looked up: joined whole, it would ask of every copy there is whether it is public.
LOOKED_UP = LIMITED | {"enable_hashjoin": "off", "enable_mergejoin": "off"}
# How many steps SQLite takes between two looks at the clock: well under a millisecond.
STEPS = 2_000
LOCK = 20_201_013
SQLITE_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
POSTGRESQL_TRIGGERS = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
SQLITE_CHECK = "INSERT INTO letters_searchwords (letters_searchwords, rank) VALUES ('integrity-check', 1)"
SQLITE_REBUILD = "INSERT INTO letters_searchwords (letters_searchwords) VALUES ('rebuild')"
MARKED = ("letter", "incoming", "document", "reply", "rendering", "publiccopy", "copies_letter", "copies_reply")
VERBS = ("insert", "update", "delete")


class TooSlowError(Exception):
    """A question that would take longer than the office can wait."""


def is_sqlite():
    """Whether the tracker runs on SQLite; else on PostgreSQL."""
    return connection.vendor == "sqlite"


def rows_with(*terms, only_in_heading=False, within=None):
    """An expression for the keys of the entries that hold every Term of `terms`, to be used with `pk__in`.

    `within`: numbers of things; those of other things need not be among them, which spares most of the work.
    Each word is a name of `letters.search.words` (a to z and digits) and quoted: nothing typed is ever syntax.
    """
    if is_sqlite():
        asked = _together(terms)
        asked = f"heading_tokens : ({asked})" if only_in_heading else asked
        if within is None:
            return RawSQL(SQLITE_ROWS, [asked])  # noqa: S611 (a constant, and a parameter)
        places = ",".join(["%s"] * len(within))
        return RawSQL(SQLITE_WITHIN.format(places), [*within, asked])  # noqa: S611 (constants, and parameters)
    asked = _together(terms)
    rows = POSTGRESQL_HEADINGS if only_in_heading else POSTGRESQL_ROWS
    if within is None:
        return RawSQL(rows, [asked])  # noqa: S611 (a constant, and a parameter)
    return RawSQL(f"{rows} AND thing = ANY(%s)", [asked, list(within)])  # noqa: S611 (constants, and parameters)


def copies_with_all(terms, most):
    """The keys of public copies of which one entry holds all of `terms`, a copy perhaps twice; `most` rows at most.

    It asks the index alone: whether a copy is public now is not looked at.
    """
    return _column(f"{_copies()} LIMIT %s", [_together(terms), most])


def copies_with_each(terms):
    """The keys of public copies that hold each of `terms` in some entry of theirs."""
    return _column(" INTERSECT ".join([_copies()] * len(terms)), [_together([term]) for term in terms])


def in_copy(term):
    """An expression in a query of public copies: null where a copy does not hold the Term `term`."""
    sql = SQLITE_IN_COPY if is_sqlite() else POSTGRESQL_IN_COPY
    return RawSQL(sql, [_together([term])])  # noqa: S611 (a constant, and a parameter)


def _copies():
    return SQLITE_COPIES if is_sqlite() else POSTGRESQL_COPIES


def _column(sql, parameters):
    with connection.cursor() as cursor:
        # Else PostgreSQL reads the vectors of one copy after another, along the index of the copies.
        before = None if is_sqlite() else _set(cursor, "enable_indexscan", "off")
        cursor.execute(sql, parameters)
        found = [row[0] for row in cursor.fetchall()]
        if before:
            _set(cursor, "enable_indexscan", before)
        return found


def _together(terms):
    """What the database is asked for all of `terms` in one entry."""
    return " AND ".join(map(_sqlite, terms)) if is_sqlite() else " & ".join(map(_postgresql, terms))


def _sqlite(term):
    return f'"{" ".join(term.names)}"' + (" *" if term.is_open else "")


def _postgresql(term):
    names = [f"'{name}'" for name in term.names]
    return "(" + " <-> ".join(names) + (":*" if term.is_open else "") + ")"


def take_turns():
    """Wait until nobody else writes the index; until the transaction ends nobody else will."""
    if not is_sqlite():  # SQLite lets one write at a time as it is
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


@contextmanager
def limited(seconds, *, looked_up=False):
    """Let all questions to the database inside take `seconds` together; TooSlowError when that is not enough.

    `looked_up`: they are about some hundred rows each, which PostgreSQL had better look up one by one.
    """
    if seconds <= 0:
        raise TooSlowError
    try:
        with _sqlite_limit(seconds) if is_sqlite() else _postgresql_limit(seconds, LOOKED_UP if looked_up else LIMITED):
            yield
    except OperationalError as error:
        if "interrupted" in str(error) or "statement timeout" in str(error):
            raise TooSlowError from error
        raise


@contextmanager
def _sqlite_limit(seconds):
    connection.ensure_connection()
    end = time.monotonic() + seconds
    connection.connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
    try:
        yield
    finally:
        connection.connection.set_progress_handler(None, 0)


@contextmanager
def _postgresql_limit(seconds, wanted):
    end = time.monotonic() + seconds

    def in_what_is_left(execute, sql, parameters, many, context):
        left = int(1000 * (end - time.monotonic()))
        if left <= 0:
            raise TooSlowError
        # Past Django's cursor: what it executes comes here again.
        context["cursor"].cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(left)])
        return execute(sql, parameters, many, context)

    # A statement that is cut off takes the settings with it, because the transaction is rolled back to here.
    with transaction.atomic(), connection.cursor() as cursor:
        before = {name: _set(cursor, name, value) for name, value in wanted.items()}
        with connection.execute_wrapper(in_what_is_left):
            yield
        for name, value in before.items():
            _set(cursor, name, value)


def _set(cursor, name, value):
    """Set a setting of PostgreSQL for this transaction, and return what it was."""
    cursor.execute("SELECT current_setting(%s)", [name])
    before = cursor.fetchone()[0]
    cursor.execute("SELECT set_config(%s, %s, true)", [name, value])
    return before


def missing_triggers():
    """The names of the triggers that migrations made and the database lacks: a table that is rebuilt loses its own."""
    sql = SQLITE_TRIGGERS if is_sqlite() else POSTGRESQL_TRIGGERS
    with connection.cursor() as cursor:
        cursor.execute(sql)
        there = {name for (name,) in cursor.fetchall()}
    return sorted({f"search_{table}_{verb}" for table in MARKED for verb in VERBS} - there)


def broken_index():
    """Sentences when SQLite's own index disagrees with the table of the entries; PostgreSQL derives its own."""
    if not is_sqlite():
        return []
    with connection.cursor() as cursor:
        try:
            cursor.execute(SQLITE_CHECK)
        except DatabaseError as error:
            return [f"The index of SQLite is damaged ({error}). Run manage.py search_index --rebuild."]
    return []


def mend_index():
    """Make SQLite's own index anew from the table of the entries."""
    if is_sqlite():
        with connection.cursor() as cursor:
            cursor.execute(SQLITE_REBUILD)
