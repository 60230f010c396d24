"""The chat API: the contract between the widget and the site (docs/architecture.md)."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Coroutine
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from signpost.reply import to_dict
from web.chat import body, gateway, rating, store, tokens, transcript
from web.chat.database import DatabaseDown, database
from web.chat.erase import erase
from web.chat.health import health_of_parts
from web.chat.stream import event_stream
from web.limits import address_of
from web.problems import Problem, problem_response
from web.words import WORDS

logger = logging.getLogger(__name__)
View = Callable[..., Coroutine[Any, Any, HttpResponseBase]]


def api(*methods: str, owner: bool = True) -> Callable[[View], View]:
    """A view of the API: these methods only, its owner only, and problems as problem details.

    It needs no CSRF token because it reads no cookie.
    """

    def wrap(view: View) -> View:
        @csrf_exempt
        @functools.wraps(view)
        async def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                if request.method not in methods:
                    raise Problem(405, "method", f"Use {' or '.join(methods)}.")
                if owner:
                    _only_owner(request, kwargs["conversation"])
                return await view(request, *args, **kwargs)
            except Problem as problem:
                return problem_response(problem)
            except DatabaseDown:
                return problem_response(Problem(503, "down", WORDS["problems"]["down"]))

        return cast(View, wrapped)

    return wrap


def _only_owner(request: HttpRequest, conversation: object) -> None:
    if isinstance(conversation, UUID):
        tokens.check(tokens.bearer(request.headers.get("Authorization")), conversation)


@api("POST", owner=False)
async def conversations(request: HttpRequest) -> HttpResponse:
    """Start a conversation: its id, its token and the welcome."""
    audience, easy_read, page = body.opening(body.fields(request))
    conversation, replies = await gateway.open_conversation(
        audience, easy_read, page, address_of(request)
    )
    answer = {
        "conversation": str(conversation.pk),
        "token": tokens.issue(conversation.pk),
        "replies": [to_dict(reply) for reply in replies],
    }
    return JsonResponse(answer, status=201)


@api("POST", owner=False)
async def messages(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Say something; the replies. Danger is answered even when the conversation has ended."""
    try:
        _only_owner(request, conversation)
    except Problem as problem:
        if problem.code != "token_expired":
            raise
        replies = await gateway.say_after_the_end(body.said(body.fields(request)))
        if not replies:
            raise
    else:
        said = body.said(body.fields(request))
        replies = await gateway.say(conversation, said, address_of(request))
    return JsonResponse({"replies": [to_dict(reply) for reply in replies]})


@api("POST")
async def feedback(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Say whether a reply helped, and later perhaps why: the last word on a reply counts."""
    reply, helpful, comment = body.feedback(body.fields(request))
    if not await database(rating.rate, conversation, reply, helpful, comment):
        raise body.wrong("reply", "is not a reply of this conversation")
    return HttpResponse(status=204)


@api("GET")
async def replies(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """The replies after the one with the id `after`: for pages that cannot keep a stream open."""
    await _there(conversation)
    turns = await database(store.replies_after, conversation, request.GET.get("after"))
    return JsonResponse({"replies": [turn.reply for turn in turns]})


@api("GET")
async def events(request: HttpRequest, conversation: UUID) -> HttpResponseBase:
    """A stream of what staff write into the conversation."""
    await _there(conversation)
    return await event_stream(request, conversation)


@api("GET")
async def show_transcript(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Everything said, as JSON, or as text to save (`?format=text` or `Accept: text/plain`)."""
    await _there(conversation)
    turns = await database(store.turns_of, conversation)
    wanted = request.GET.get("format") or (
        "text"
        if request.get_preferred_type(["application/json", "text/plain"]) == "text/plain"
        else ""
    )
    if wanted == "text":
        return transcript.as_file(turns)
    return JsonResponse(transcript.as_json(conversation, turns))


@api("DELETE")
async def conversation(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Erase the conversation everywhere; the receipt."""
    receipt = await erase(conversation)
    return JsonResponse(
        {"receipt": receipt.number, "deleted_at": receipt.deleted_at.isoformat(timespec="seconds")}
    )


@api("GET", owner=False)
async def health(request: HttpRequest) -> HttpResponse:
    """Each part of the service: `ok`, or why not."""
    parts = await health_of_parts()
    well = all(state == "ok" for state in parts.values())
    return JsonResponse(
        {"status": "ok" if well else "not ok", "parts": parts}, status=200 if well else 503
    )


async def _there(conversation: UUID) -> None:
    if await database(store.find, conversation) is None:
        raise Problem(404, "conversation_gone", WORDS["problems"]["gone"])
