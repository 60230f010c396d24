"""Django's middlewares, run where the request is.

Django moves to a thread and back for each half of each of them. These look at a request's headers
and nothing else, so that a move costs more than the work (django.utils.deprecation).
"""

from __future__ import annotations

from typing import Any

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.common import CommonMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.security import SecurityMiddleware


class _InPlace:
    """Mixed into a middleware whose two halves wait for nothing."""

    get_response: Any

    async def __acall__(self, request: HttpRequest) -> HttpResponseBase:
        before = getattr(self, "process_request", lambda _: None)
        after = getattr(self, "process_response", lambda _, response: response)
        response: HttpResponseBase = before(request) or await self.get_response(request)
        changed: HttpResponseBase = after(request, response)
        return changed


class Security(_InPlace, SecurityMiddleware):
    """HTTPS, and the headers that go with it."""


class ContentPolicy(_InPlace, CSPMiddleware):
    """The Content-Security-Policy."""


class Common(_InPlace, CommonMiddleware):
    """A missing slash at the end, and the length of the answer."""


class Frames(_InPlace, XFrameOptionsMiddleware):
    """No page of ours in a frame."""


class Csrf(_InPlace, CsrfViewMiddleware):
    """Forms come from our own pages."""

    async def process_view(  # type: ignore[override]
        self, request: HttpRequest, *view: Any
    ) -> Any:
        """Refuses a form from elsewhere."""
        return super().process_view(request, *view)


class _ForStaff:
    """Mixed into a middleware that only the desk needs: its cookie is sent nowhere else."""

    get_response: Any

    async def __acall__(self, request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase
        if request.path.startswith(settings.SESSION_COOKIE_PATH):
            response = await super().__acall__(request)  # type: ignore[misc]
        else:
            response = await self.get_response(request)
        return response


class Sessions(_ForStaff, SessionMiddleware):
    """Who is signed in, between requests. It reads the database, in a thread."""


class SignedIn(_ForStaff, AuthenticationMiddleware):
    """The member of staff who asks."""
