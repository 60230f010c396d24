"""The settings of the Django site. Every value can be given by the environment."""

from __future__ import annotations

import ipaddress
import logging
import sys
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from web.environment import BASE, PRODUCTION, database, env, needed, pairs, secret

if "setup" in sys.argv[1:2]:
    env.ENVIRON.setdefault("SIGNPOST_SETUP", "1")

# Who we are and where the other parts are.
SECRET_KEY = secret("DJANGO_SECRET_KEY", "django_secret_key")
SIGNPOST_SECRET = secret("SIGNPOST_SECRET", "signpost_secret")
DEBUG = False
HOSTS = needed("ALLOWED_HOSTS", "the host names of the site, with commas between them", "*")
BOT_URL: str = env.str("BOT_URL", default="http://127.0.0.1:5005").rstrip("/")
ACTIONS_URL: str = env.str("ACTIONS_URL", default="http://127.0.0.1:5055").rstrip("/")
WEB_URL: str = env.str("WEB_URL", default="http://127.0.0.1:8000").rstrip("/")
SIGNPOST_PUBLIC_URL: str = env.str("SIGNPOST_PUBLIC_URL", default=WEB_URL).rstrip("/")
# Our own parts reach the site by WEB_URL, whatever its public names are.
ALLOWED_HOSTS = [*(host.strip() for host in HOSTS.split(",")), urlsplit(WEB_URL).hostname or ""]

# Limits and times.
SIGNPOST_MAX_CHARS: int = env.int("SIGNPOST_MAX_CHARS", default=1000)
SIGNPOST_RATE_LIMIT: str = env.str("SIGNPOST_RATE_LIMIT", default="15/minute")
SIGNPOST_ADDRESS_LIMIT: str = env.str("SIGNPOST_ADDRESS_LIMIT", default="120/minute")
SIGNPOST_SIGN_IN_LIMIT: str = env.str("SIGNPOST_SIGN_IN_LIMIT", default="5/5 minutes")
SIGNPOST_REDIS_URL: str = env.str("SIGNPOST_REDIS_URL", default="")
SIGNPOST_TOKEN_HOURS: float = env.float("SIGNPOST_TOKEN_HOURS", default=24.0)
SIGNPOST_RAW_HOURS: float = env.float("SIGNPOST_RAW_HOURS", default=24.0)
SIGNPOST_REVIEW_DAYS: float = env.float("SIGNPOST_REVIEW_DAYS", default=90.0)
SIGNPOST_BOT_SECONDS: float = env.float("SIGNPOST_BOT_SECONDS", default=2.3)
# A message is read for danger to its end, so there must be an end: some 20,000 words.
DATA_UPLOAD_MAX_MEMORY_SIZE = 128 * 1024

# Who may call: pages that embed the widget, and machines that may use /internal/.
SIGNPOST_EMBED_ORIGINS: list[str] = env.list("SIGNPOST_EMBED_ORIGINS", default=[])
SIGNPOST_INTERNAL_NETWORKS = [
    ipaddress.ip_network(network)
    for network in env.list("SIGNPOST_INTERNAL_NETWORKS", default=["127.0.0.0/8", "::1/128"])
]

# E-mail. No address is ever guessed: without a mailbox a hand-off stays at the desk, marked.
SIGNPOST_MAILBOX: str = env.str("SIGNPOST_MAILBOX", default="")
SIGNPOST_TEAM_MAILBOXES = pairs("SIGNPOST_TEAM_MAILBOXES")
SIGNPOST_SAFEGUARDING_MAILBOX: str = env.str("SIGNPOST_SAFEGUARDING_MAILBOX", default="")
SIGNPOST_SAFEGUARDING_SECOND_MAILBOX: str = env.str(
    "SIGNPOST_SAFEGUARDING_SECOND_MAILBOX", default=""
)
SIGNPOST_ESCALATE_MINUTES: float = env.float("SIGNPOST_ESCALATE_MINUTES", default=15.0)
SIGNPOST_MAIL_ATTEMPTS: int = env.int("SIGNPOST_MAIL_ATTEMPTS", default=12)
SIGNPOST_MAIL_BACKOFF: float = env.float("SIGNPOST_MAIL_BACKOFF", default=30.0)
EMAIL_HOST: str = env.str("EMAIL_HOST", default="127.0.0.1")
EMAIL_PORT: int = env.int("EMAIL_PORT", default=25 if PRODUCTION else 1025)
EMAIL_HOST_USER: str = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD: str = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS: bool = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_USE_SSL: bool = env.bool("EMAIL_USE_SSL", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL: str = env.str("EMAIL_FROM", default="signpost@localhost")

# The site.
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "csp",
    "web.chat",
    "web.desk",
]
MIDDLEWARE = [
    "web.in_place.Security",
    "web.middleware.more_headers",
    "web.middleware.cross_origin",
    "web.in_place.ContentPolicy",
    "web.in_place.Sessions",
    "web.in_place.Common",
    "web.in_place.Csrf",
    "web.in_place.SignedIn",
    "web.in_place.Frames",
]
ROOT_URLCONF = "web.urls"
ASGI_APPLICATION = "web.asgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "web.words.in_templates",
            ],
            "libraries": {"signpost": "web.template_tags"},
            "builtins": ["web.template_tags"],
        },
    }
]
DATABASES = {
    "default": database("SIGNPOST_DATABASE_URL", "signpost.db"),
    "events": database("SIGNPOST_EVENTS_URL", "events.db"),
}
DATABASE_ROUTERS = ["web.desk.events_database.EventsRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False
STATIC_URL = "/static/"

# Staff sign in with Django's own accounts; their cookie is sent to the desk only.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
LOGIN_URL = "desk:sign_in"
LOGIN_REDIRECT_URL = "desk:conversations"
SESSION_COOKIE_PATH = "/desk/"
SESSION_COOKIE_NAME = "signpost_staff"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "signpost_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "web.errors.csrf_failed"
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Security headers. HTTPS is asked for where the site says it has it.
HTTPS: bool = env.bool("SIGNPOST_HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^internal/", r"^api/health$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Logs say what happened, never what a person wrote.
logging.captureWarnings(True)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    # “Not ready yet” is an answer to whoever asks for health, and no error of ours.
    "filters": {
        "no_health": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: "/api/health" not in record.getMessage(),
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["no_health"],
        }
    },
    "root": {"handlers": ["console"], "level": env.str("SIGNPOST_LOG_LEVEL", default="INFO")},
    "loggers": {
        "httpx": {"level": "WARNING"},
        "httpcore": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "py.warnings": {"level": "ERROR"},
    },
}
