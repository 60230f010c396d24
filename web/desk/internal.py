"""Takes hand-offs from the action server: stored first, then confirmed with a reference."""

from __future__ import annotations

import functools
import hmac
import ipaddress
from collections.abc import Callable, Coroutine
from typing import Any, cast

import msgspec
from django.conf import settings
from django.db import DatabaseError, IntegrityError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from signpost.office_hours import next_working_day
from web.chat.database import DatabaseDown, database
from web.desk.hand_off_body import NewHandOff
from web.desk.models import HandOff
from web.limits import address_of
from web.problems import Problem, problem_response

View = Callable[..., Coroutine[Any, Any, HttpResponse]]


def internal(*methods: str) -> Callable[[View], View]:
    """A view for our own parts only: from our own network, with the shared secret."""

    def wrap(view: View) -> View:
        @csrf_exempt
        @functools.wraps(view)
        async def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                _only_ours(request)
                if request.method not in methods:
                    raise Problem(405, "method", f"Use {' or '.join(methods)}.")
                return await view(request, *args, **kwargs)
            except Problem as problem:
                return problem_response(problem)
            except DatabaseDown:
                return problem_response(Problem(503, "down", "The database is down."))

        return cast(View, wrapped)

    return wrap


def _only_ours(request: HttpRequest) -> None:
    try:
        address = ipaddress.ip_address(address_of(request))
        inside = any(address in network for network in settings.SIGNPOST_INTERNAL_NETWORKS)
    except ValueError:
        inside = False
    given = request.headers.get("X-Signpost-Secret", "")
    if not inside or not hmac.compare_digest(given.encode(), settings.SIGNPOST_SECRET.encode()):
        raise Problem(403, "not_ours", "This address is for the service itself.")


@internal("POST")
async def hand_offs(request: HttpRequest) -> HttpResponse:
    """Store a hand-off; its reference and the working day by which someone should answer."""
    try:
        asked = msgspec.json.decode(request.body, type=NewHandOff)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise Problem(400, "bad_field", f"The hand-off is not right: {error}") from error
    stored = await database(store, asked)
    return JsonResponse({"reference": stored.reference, "due": stored.due.isoformat()}, status=201)


@internal("GET", "DELETE")
async def hand_off(request: HttpRequest, reference: str) -> HttpResponse:
    """GET: its state. DELETE: cancel it if it has not gone yet."""
    found = await database(HandOff.objects.filter(reference=reference.upper()).first)
    if found is None:
        raise Problem(404, "no_hand_off", "There is no hand-off with this reference.")
    if request.method == "DELETE":
        await database(_cancel, found.pk)
        return HttpResponse(status=204)
    return JsonResponse({"state": found.state})


def store(asked: NewHandOff) -> HandOff:
    """A stored hand-off, under a reference that no other has."""
    due = next_working_day(timezone.localdate())
    for _ in range(5):
        try:
            return HandOff.objects.create(**asked.columns(), due=due)
        except IntegrityError:
            continue
    raise DatabaseError("no free reference was found")


def _cancel(key: int) -> None:
    found = HandOff.objects.get(pk=key)
    found.cancel_if_unsent()
    if found.state == HandOff.State.CANCELLED:
        found.take_out_details()
    found.save()
