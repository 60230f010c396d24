"""Signing in to the desk, with a limit on tries."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from web.limits import address_of, forget, seconds_to_wait


class SignIn(LoginView):
    """Django's own sign-in. Each account and address has a few tries in five minutes."""

    template_name = "desk/sign_in.html"
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse the try without looking at the password when there were too many."""
        wait = seconds_to_wait(settings.SIGNPOST_SIGN_IN_LIMIT, *self._key())
        if wait:
            context = self.get_context_data(form=self.get_form_class()(request), wait=wait)
            response = self.render_to_response(context, status=429)
            response.headers["Retry-After"] = str(wait)
            return response
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponseBase:  # type: ignore[override]
        """Signed in: the tries are forgotten."""
        forget(settings.SIGNPOST_SIGN_IN_LIMIT, *self._key())
        return super().form_valid(form)

    def _key(self) -> tuple[str, str, str]:
        name = str(self.request.POST.get("username", ""))[:150].casefold()
        return "sign-in", address_of(self.request), name
