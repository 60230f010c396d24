"""`/ask`: the same conversation as in the widget, with forms and without JavaScript.

The conversation and its token travel in hidden fields of the forms, not in a cookie and not in the
address, so that the next person on a shared computer does not find them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_protect

from signpost.reply import Reply
from web.chat import ask_page, body, danger, gateway, rating, store, tokens, transcript
from web.chat.ask_form import AskForm
from web.chat.ask_page import Context
from web.chat.database import DatabaseDown, database
from web.chat.erase import erase
from web.chat.models import Conversation
from web.limits import address_of
from web.problems import Problem
from web.words import WORDS, chat_words

Action = Callable[[HttpRequest, AskForm], Awaitable[HttpResponse]]


@csrf_protect
async def ask(request: HttpRequest) -> HttpResponse:
    """Show the page; on POST do what the pressed button says and show the conversation."""
    if request.method != "POST":
        easy, page = "easy_read" in request.GET, request.GET.get("page", "")
        return _page(request, ask_page.empty(easy, page))
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, {**ask_page.empty(), "notice": WORDS["problems"]["gone"]}, 400)
    try:
        if form.conversation is None:
            return await _without_conversation(request, form)
        tokens.check(form.cleaned_data["token"], form.conversation)
        return await _ACTIONS.get(form.action, _say)(request, form)
    except Problem as problem:
        if problem.code == "token_expired":
            replies = await gateway.say_after_the_end(_said(form))
            if replies:
                said = form.cleaned_data["text"]
                return _page(request, ask_page.this_turn(said, replies, easy_read=False))
        gone = problem.status in (401, 403, 404)
        context = ask_page.empty() if gone else await _as_it_stands(form)
        return _page(request, {**context, "notice": problem.detail}, problem.status)
    except DatabaseDown:
        context = {**ask_page.empty(), **form.hidden(), "notice": WORDS["problems"]["down"]}
        return _page(request, context, 503)


async def _without_conversation(request: HttpRequest, form: AskForm) -> HttpResponse:
    """Nothing has been said yet: the switch works, and the first message opens a conversation."""
    if form.action in ("easy", "standard"):
        context = await _as_it_stands(form)
        return _page(request, {**context, "easy_read": form.action == "easy"})
    return await _first(request, form)


async def _first(request: HttpRequest, form: AskForm) -> HttpResponse:
    """The first message opens the conversation; one about danger is answered whatever happens."""
    data = form.cleaned_data
    about = (data["audience"] or None, data["easy_read"], data["page"] or None)
    try:
        opened, welcome = await gateway.open_conversation(*about, address_of(request))
    except Problem:
        if not (await danger.look(data["text"], data["text"])).found:
            raise
        opened, welcome = Conversation(audience=about[0], easy_read=about[1]), []
    form.opened(opened.pk, tokens.issue(opened.pk))
    try:
        replies = await gateway.say(opened.pk, _said(form), address_of(request))
    except Problem as problem:
        if problem.status != 404:
            raise
        replies = welcome  # it could not be stored, and the welcome says that we are down
    return await _after(request, form, replies)


async def _say(request: HttpRequest, form: AskForm) -> HttpResponse:
    replies = await gateway.say(_id(form), _said(form), address_of(request))
    return await _after(request, form, replies)


async def _switch(request: HttpRequest, form: AskForm) -> HttpResponse:
    """Easy Read on or off: the bot says the last answer again in that form."""
    easy = form.action == "easy"
    choice = gateway.Said(choose="talk/simpler" if easy else "talk/standard")
    replies = await gateway.say(_id(form), choice, address_of(request))
    return await _after(request, form, replies, easy)


async def _restart(request: HttpRequest, form: AskForm) -> HttpResponse:
    """An empty page and a bot that has forgotten; the same chat, so that it can be deleted."""
    choice = gateway.Said(choose="talk/start_again")
    await gateway.say(_id(form), choice, address_of(request))
    context = await database(ask_page.conversation, _id(form))
    fresh = {"turns": [], "skip": context["count"], "notice": chat_words("note.restarted")}
    return _page(request, {**context, **form.hidden(), **fresh})


async def _rate(request: HttpRequest, form: AskForm) -> HttpResponse:
    data = form.cleaned_data
    helpful = (data["rate"] or request.POST.get("was")) == "yes"
    await database(rating.rate, _id(form), data["rated"], helpful, data["comment"])
    return _page(request, await _as_it_stands(form))


async def _save(request: HttpRequest, form: AskForm) -> HttpResponse:
    turns = await database(store.turns_of, _id(form))
    return transcript.as_file(ask_page.said_since(turns, 0))


async def _sure(request: HttpRequest, form: AskForm) -> HttpResponse:
    return _page(request, {**ask_page.empty(), **form.hidden(), "sure": True})


async def _delete(request: HttpRequest, form: AskForm) -> HttpResponse:
    try:
        receipt = await erase(_id(form))
    except DatabaseDown:
        context = {**ask_page.empty(), **form.hidden(), "sure": True}
        return _page(request, {**context, "notice": chat_words("menu.delete.failed")}, 503)
    return _page(request, {**ask_page.empty(), "receipt": receipt})


async def _show(request: HttpRequest, form: AskForm) -> HttpResponse:
    return _page(request, await _as_it_stands(form))


_ACTIONS: dict[str, Action] = {
    "easy": _switch,
    "standard": _switch,
    "rate": _rate,
    "restart": _restart,
    "transcript": _save,
    "delete": _sure,
    "delete-yes": _delete,
    "show": _show,
}


async def _after(
    request: HttpRequest, form: AskForm, replies: list[Reply], easy: bool | None = None
) -> HttpResponse:
    """The whole conversation; if it cannot be read or is not stored yet, this turn of it."""
    try:
        context = await database(ask_page.conversation, _id(form), form.earlier)
    except DatabaseDown:
        context = {"turns": []}
    if not any(turn.reply_id == replies[-1].id for turn in context["turns"]):
        said = form.cleaned_data["text"] or form.cleaned_data["choose"]
        new = ask_page.this_turn(said, replies, form.cleaned_data["easy_read"])
        context = {**new, **context, "turns": [*context["turns"], *new["turns"]]}
    if easy is not None:
        context["easy_read"] = easy
    if form.action != "say":
        context["typed"] = form.cleaned_data["text"]
    return _page(request, {**context, **form.hidden()})


async def _as_it_stands(form: AskForm) -> Context:
    """The conversation as it stands, with what was typed still in the box."""
    data = form.cleaned_data
    typed = {"typed": data["text"], "audience": data["audience"]}
    if form.conversation is None:
        return {**ask_page.empty(data["easy_read"], data["page"]), **typed}
    context = await database(ask_page.conversation, form.conversation, form.earlier)
    return {**context, **form.hidden(), **typed}


def _said(form: AskForm) -> gateway.Said:
    if form.cleaned_data["choose"]:
        return gateway.Said(choose=body.checked_choice(form.cleaned_data["choose"]))
    return gateway.Said(text=form.cleaned_data["text"])


def _id(form: AskForm) -> UUID:
    assert form.conversation is not None  # the form is asked for it before any action
    return form.conversation


def _page(request: HttpRequest, context: Context, status: int = 200) -> HttpResponse:
    return render(request, "chat/ask.html", context, status=status)
