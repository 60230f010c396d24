"""`/ask`: the same conversation as in the widget, with forms and without JavaScript.

The conversation and its token travel in hidden fields of the forms, not in a cookie and not in the
address, so that the next person on a shared computer does not find them.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_protect

from signpost import answers
from signpost.reply import Reply, to_dict
from web.chat import body, danger, gateway, store, tokens, transcript
from web.chat.ask_form import AskForm
from web.chat.database import DatabaseDown, database
from web.chat.erase import erase
from web.chat.models import Conversation, Turn
from web.limits import address_of
from web.problems import Problem
from web.words import WORDS

Context = dict[str, Any]


@csrf_protect
async def ask(request: HttpRequest) -> HttpResponse:
    """Show the page; on POST do what the pressed button says and show the conversation."""
    if request.method != "POST":
        return _page(request, {"turns": _welcome()})
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, {"turns": _welcome(), "notice": WORDS["problems"]["gone"]}, 400)
    try:
        return await _do(request, form)
    except Problem as problem:
        gone = problem.status in (401, 403, 404)
        context = {"turns": _welcome()} if gone else await _open(form)
        return _page(request, {**context, "notice": problem.detail}, problem.status)
    except DatabaseDown:
        return _page(request, {**form.hidden(), "notice": WORDS["problems"]["down"]}, 503)


async def _do(request: HttpRequest, form: AskForm) -> HttpResponse:
    conversation = form.conversation
    if conversation is None:
        return await _first(request, form)
    tokens.check(form.cleaned_data["token"], conversation)
    action = form.action
    if action == "transcript":
        return transcript.as_file(await database(store.turns_of, conversation))
    if action == "delete":
        return _page(request, {**form.hidden(), "sure": True})
    if action == "delete-yes":
        await erase(conversation)
        return _page(request, {"turns": _welcome(), "notice": WORDS["ask"]["deleted"]})
    if action == "show":
        return _page(request, await _open(form))
    replies = await gateway.say(conversation, _said(form), address_of(request))
    return await _after(request, form, conversation, replies)


async def _first(request: HttpRequest, form: AskForm) -> HttpResponse:
    """The first message opens the conversation; one about danger is answered whatever happens."""
    known = (form.cleaned_data["audience"] or None, form.cleaned_data["easy_read"])
    try:
        opened, welcome = await gateway.open_conversation(*known, None, address_of(request))
    except Problem:
        if not await danger.look(form.cleaned_data["text"], form.cleaned_data["text"]):
            raise
        opened, welcome = Conversation(audience=known[0], easy_read=known[1]), []
    form.opened(opened.pk, tokens.issue(opened.pk))
    try:
        replies = await gateway.say(opened.pk, _said(form), address_of(request))
    except Problem as problem:
        if problem.status != 404:
            raise
        replies = welcome  # it could not be stored, and the welcome says that we are down
    return await _after(request, form, opened.pk, replies)


async def _after(
    request: HttpRequest, form: AskForm, conversation: UUID, replies: list[Reply]
) -> HttpResponse:
    """The whole conversation; if it cannot be read or is not stored yet, this turn of it."""
    try:
        turns = await database(store.turns_of, conversation)
    except DatabaseDown:
        turns = []
    if not any(turn.reply_id == replies[-1].id for turn in turns):
        turns += _turns(form, replies)
    return _page(request, {**form.hidden(), "turns": turns})


async def _open(form: AskForm) -> Context:
    """The conversation as it stands, with what was typed still in the box."""
    if form.conversation is None:
        return {"turns": _welcome(), "typed": form.cleaned_data["text"]}
    turns = await database(store.turns_of, form.conversation)
    return {**form.hidden(), "turns": turns, "typed": form.cleaned_data["text"]}


def _said(form: AskForm) -> gateway.Said:
    if form.cleaned_data["choose"]:
        return gateway.Said(choose=body.checked_choice(form.cleaned_data["choose"]))
    return gateway.Said(text=form.cleaned_data["text"])


def _turns(form: AskForm, replies: list[Reply]) -> list[Turn]:
    said = Turn(who=Turn.PERSON, text=form.cleaned_data["text"] or form.cleaned_data["choose"])
    return [said, *(Turn(who=Turn.ASSISTANT, reply=to_dict(r), text=r.text) for r in replies)]


def _welcome() -> list[Turn]:
    reply = answers.welcome("young_person", False, None)
    return [Turn(who=Turn.ASSISTANT, text=reply.text, reply=to_dict(reply))]


def _page(request: HttpRequest, context: Context, status: int = 200) -> HttpResponse:
    context.setdefault("max_chars", settings.SIGNPOST_MAX_CHARS)
    return render(request, "chat/ask.html", context, status=status)
