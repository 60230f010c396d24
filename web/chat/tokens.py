"""Tokens: signed, for one conversation only, and good for a day."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.core import signing

from web.problems import Problem
from web.words import WORDS

_SALT = "signpost.chat.token"


def issue(conversation: UUID) -> str:
    """A token that opens this conversation and no other."""
    return signing.dumps(conversation.hex, salt=_SALT)


def check(token: str | None, conversation: UUID) -> None:
    """Let the caller through if the token is ours, in date, and for this conversation.

    Raises:
        Problem: 401 for no token, one that is not ours or an old one; 403 for another's.
    """
    if not token:
        raise Problem(401, "token_missing", "This conversation needs its token.")
    try:
        longest = dt.timedelta(hours=settings.SIGNPOST_TOKEN_HOURS)
        owner = signing.loads(token, salt=_SALT, max_age=longest)
    except signing.SignatureExpired as error:
        raise Problem(401, "token_expired", WORDS["problems"]["gone"]) from error
    except (signing.BadSignature, ValueError, UnicodeError) as error:
        raise Problem(401, "token_invalid", "This token is not valid.") from error
    if owner != conversation.hex:
        raise Problem(403, "token_other", "This token is for another conversation.")


def bearer(header: str | None) -> str | None:
    """The token in an `Authorization: Bearer …` header, or None."""
    scheme, _, token = (header or "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None
