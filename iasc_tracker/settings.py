"""Every setting of the tracker, read from the environment (`.env.example` lists all of it)."""

import sqlite3
from datetime import date
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
# ENV_FILE lets a demonstration (make run) and the suite keep their settings apart from an installation's own.
environ.Env.read_env(env.str("ENV_FILE", default="") or str(BASE_DIR / ".env"))


def env_day(name):
    """The date in environment variable `name` (ISO), or None; ImproperlyConfigured in words if it is not one."""
    value = env.str(name, default="")
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is {value!r}; write a date like 2020-11-20, or nothing.") from error


SECRET_KEY = env.str("SECRET_KEY")  # no default: a tracker without its own key must not start
DEBUG = env.bool("DEBUG", default=False)
HTTPS = env.bool("HTTPS", default=True)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
# Where the tracker is reached, for links in the lists for officers.
FIRST_HOST = next(iter(ALLOWED_HOSTS), "localhost")
SITE_URL = env.str("SITE_URL", default="").rstrip("/") or f"{'https' if HTTPS else 'http'}://{FIRST_HOST}"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
DEMONSTRATION_DAY = env_day("DEMONSTRATION_DAY")
# DESIGN rule 12: who drafted or prepared a thing may not release or approve it; an office of one relaxes it.
SECOND_OFFICER_REQUIRED = env.bool("SECOND_OFFICER_REQUIRED", default=True)

# Whose bank holidays count: england-and-wales, scotland or northern-ireland (iasc_tracker.working_days.DIVISIONS).
WORKING_DAYS_OF = env.str("WORKING_DAYS_OF", default="england-and-wales")

INSTALLED_APPS = [
    "iasc_tracker",
    "recipients",
    "letters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "csp",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    # First those that write headers, so that static files and errors carry them too.
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "iasc_tracker.middleware.ResponseHeadersMiddleware",
    "iasc_tracker.uploads.RequestLimitMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "iasc_tracker.middleware.OfficersOnlyMiddleware",
    "iasc_tracker.middleware.SessionLimitsMiddleware",
    "iasc_tracker.middleware.OwnPasswordMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "iasc_tracker.urls"
WSGI_APPLICATION = "iasc_tracker.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "iasc_tracker.context.demonstration",
                "iasc_tracker.context.public_contact",
            ],
            "builtins": ["iasc_tracker.templatetags.tracker"],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "govuk"
CRISPY_TEMPLATE_PACK = "govuk"

VAR_DIR = Path(env.str("VAR_DIR", default="") or BASE_DIR / "var")
VAR_DIR.mkdir(parents=True, exist_ok=True)
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(VAR_DIR / "tracker.sqlite3")}
DATABASES = {"default": env.db_url("DATABASE_URL") if env.str("DATABASE_URL", default="") else SQLITE}
# Workers keep their connection (deploy/worker.sh): one for each letter would cost as much as storing it.
DATABASES["default"] |= {"CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=0), "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# WAL has a corruption race that these versions of SQLite fix (TRUST, SQLite).
SQLITE_WAL_IS_SAFE = sqlite3.sqlite_version_info >= (3, 51, 3) or (
    sqlite3.sqlite_version_info[:2] in ((3, 50), (3, 44))
    and sqlite3.sqlite_version_info[2] >= {50: 7, 44: 6}[sqlite3.sqlite_version_info[1]]
)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    journal = "WAL" if SQLITE_WAL_IS_SAFE else "DELETE"
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL;",
    }

DATABASE_CACHE = "django.core.cache.backends.db.DatabaseCache"
CACHES = {
    "default": {"BACKEND": DATABASE_CACHE, "LOCATION": "cache"},
    # Apart: a full cache forgets a third of what it holds, and readers must not make it forget wrong passwords.
    "visits": {"BACKEND": DATABASE_CACHE, "LOCATION": "cache_visits", "OPTIONS": {"MAX_ENTRIES": 10_000}},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

AUTH_USER_MODEL = "iasc_tracker.Officer"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "iasc_tracker.passwords.ContextWordsValidator"},
    {"NAME": "iasc_tracker.passwords.LongestValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/staff/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "iasc_tracker.accounts.ClosedAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # administrators add officers; nobody signs up
ACCOUNT_SESSION_REMEMBER = False  # no "Remember me": the browser forgets when it is closed
ACCOUNT_RATE_LIMITS = {"login": "10/m/ip", "login_failed": "5/5m/key,10/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES

SESSION_COOKIE_AGE = 30 * 60  # without a request
SESSION_LONGEST = 12 * 60 * 60  # whatever happens (TRUST R-AUT-9)
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie besides the two
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
CSRF_COOKIE_HTTPONLY = True

SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default="") or VAR_DIR / "media")
STORAGES = {
    # What arrived and what we hold, by hash: no URL of any kind leads here (DESIGN rule 2).
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT / "originals", "base_url": None},
    },
    "public_copies": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT / "public_copies", "base_url": None},
    },
    "staticfiles": {"BACKEND": "iasc_tracker.static_files.ModuleManifestStorage"},
}
FILE_UPLOAD_HANDLERS = ["iasc_tracker.uploads.CappedUploadHandler"]
MAX_FILE_BYTES = 25 * 1024 * 1024  # TRUST, Uploads: 25 MiB a file, 20 files a reply
MAX_FILES = 20
# A request that says that it is longer is refused before a byte of it is read; the proxy's limit is the same one
# (deploy/nginx.conf.example). Besides the files there are at most five megabytes of answers.
MAX_REQUEST_BYTES = MAX_FILES * MAX_FILE_BYTES + 5 * 1024 * 1024
READ_AT_ONCE_SECONDS = 5  # after so long the rest of a page's files goes to the worker
# Searches, and files, that one address may ask the public site for (TRUST R-LOAD-4); 0 where a proxy limits.
PUBLIC_REQUESTS_A_MINUTE = env.int("PUBLIC_REQUESTS_A_MINUTE", default=60)
SEARCH_SECONDS = 1  # TRUST R-LOAD-2: a search that needs longer is answered with a sentence
# Among more hits than these, words side by side or on one page are not looked for: it takes longer the more there are.
SEARCH_WEIGHED = 1000
LISTED_AT_ONCE = 1000  # numbered pages of the public list reach so far; then a link goes on
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# Past MAX_FILES a form keeps the first ones and says so; past this the request is cut off with an error page.
DATA_UPLOAD_MAX_NUMBER_FILES = 5 * MAX_FILES

# Only letters/ledger sends mail, row by row; whatever else might try (django.core.mail, allauth) reaches nobody.
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
MAIL_SERVER = env.email_url("EMAIL_URL") if env.str("EMAIL_URL", default="") else None
MAIL_FROM = env.str("MAIL_FROM", default="")
MAIL_REPLY_TO = env.str("MAIL_REPLY_TO", default="")
MAIL_ARCHIVE = env.str("MAIL_ARCHIVE", default="")
MAIL_ALLOW = [domain.strip().lower() for domain in env.list("MAIL_ALLOW", default=[])]
HOLD_MINUTES = env.int("HOLD_MINUTES", default=10)
# From which hour (Europe/London) of working days the lists for officers go.
DIGEST_HOUR = env.int("DIGEST_HOUR", default=8)
MAIL_TIMEOUT_SECONDS = env.int("MAIL_TIMEOUT_SECONDS", default=30)
# How long a server may take to answer for a message it was given: RFC 5321 section 4.5.3.2.6 asks for ten minutes.
MAIL_ANSWER_SECONDS = env.int("MAIL_ANSWER_SECONDS", default=600)
# Past this a worker that has not handed its message over counts as dead, and another one may send it.
MAIL_LEASE_SECONDS = env.int("MAIL_LEASE_SECONDS", default=300)
MAIL_TRIES = 8  # TRUST R-MAIL-4
MAIL_BACK_OFF_SECONDS = env.int("MAIL_BACK_OFF_SECONDS", default=60)  # doubled at each try
# The folder that replies come to; nothing is fetched while it is empty.
IMAP_URL = env.str("IMAP_URL", default="")
FETCH_SECONDS = env.int("FETCH_SECONDS", default=300)  # how often the reconciler has it looked at
# Larger messages are kept and not opened: base64 makes 25 files of 1 MB into 34.
MAX_MAIL_BYTES = env.int("MAX_MAIL_BYTES", default=50 * 1024 * 1024)
# Shown on public pages for those who have found a mistake; empty: the pages say "the office of the Commissioner".
PUBLIC_CONTACT = env.str("PUBLIC_CONTACT", default="letters@office.example" if DEMONSTRATION_DAY else "")
INBOX_DAYS = env.int("INBOX_DAYS", default=3)  # what waits for longer stands on the worklist by name
# {name: path of a function} in place of, or besides, the checks of letters/inspecting/registry.py that every file goes
# through before it is public. A path that cannot be loaded is "could not check", so it opens nothing.
FILE_CHECKS = {}
FILE_CHECK_SECONDS = env.int("FILE_CHECK_SECONDS", default=300)
# A task that runs longer than this lost its worker: it goes back to the queue (TRUST R-CRA-2).
TASK_LIMIT_SECONDS = env.int("TASK_LIMIT_SECONDS", default=600)
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    # The level is the handler's, too: db_worker sets its own loggers to INFO whatever the root says.
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "level": LOG_LEVEL}},
    # The first two greet every command at level INFO; the third tells of each glyph table it prunes.
    "loggers": {name: {"level": "WARNING"} for name in ("pikepdf", "weasyprint", "fontTools")},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
