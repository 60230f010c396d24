"""The turns after a reply about danger, through the site, with the bot up and down."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.knowledge import knowledge
from signpost.reply import Kind, Reply, to_dict
from tests.web.conftest import Chat, StandInBot
from tests.web.test_danger import HELP, wait_for
from web.chat.models import Conversation
from web.desk.models import UrgentAlert

KIND = "suicide_or_self_harm"
NEXT = knowledge().urgent[KIND].sections["Next"]


def at_a_loss(kind: Kind) -> list[dict[str, Any]]:
    return [to_dict(Reply(kind=kind, text="Hello. You can ask about…", topic="talk/greet"))]


def kept(chat: Chat) -> Any:
    return Conversation.objects.get(pk=chat.id).careful


@pytest.mark.parametrize("text", ["ok", "no", "yes", "i dont know", "hmm it is complicated"])
@pytest.mark.parametrize("kind", ["talk", "not_understood", "did_you_mean"])
def test_no_menu_after_help(chat: Chat, bot: StandInBot, text: str, kind: Kind) -> None:
    chat.say(HELP)
    bot.replies = at_a_loss(kind)
    reply = chat.say(text)
    assert (reply["kind"], reply["topic"], reply["text"]) == ("urgent", f"urgent/{KIND}", NEXT)
    assert [option["choose"] for option in reply["options"]] == ["service/talk_to_a_person"]


def test_it_stays_careful_until_they_are_safe(chat: Chat, bot: StandInBot) -> None:
    chat.say(HELP)
    bot.replies = at_a_loss("talk")
    for text in ("ok", "hmm", "ok", "🙁"):
        assert chat.say(text)["text"] == NEXT
    safe = chat.say("im safe")
    assert safe["topic"] == "talk/safe"
    assert kept(chat) is None
    assert chat.say("ok")["kind"] == "talk"


def test_a_question_moves_on(chat: Chat, bot: StandInBot) -> None:
    chat.say(HELP)
    assert kept(chat) == {"kind": KIND, "about": "self", "asked": False}
    assert chat.say("what is an ehc plan")["kind"] == "answer"
    assert kept(chat) is None
    bot.replies = at_a_loss("talk")
    assert chat.say("ok")["kind"] == "talk"


def test_a_button_is_a_choice(chat: Chat, bot: StandInBot) -> None:
    chat.say(HELP)
    bot.replies = at_a_loss("talk")
    assert chat.post(choose="talk/help").json()["replies"][0]["kind"] == "talk"


def test_not_safe_after_all_is_help_and_an_alert(chat: Chat, bot: StandInBot) -> None:
    chat.say(HELP)
    bot.replies = at_a_loss("talk")
    assert chat.say("ok")["text"] == NEXT
    reply = chat.say("no")
    assert reply["kind"] == "urgent"
    assert "tel:" in reply["text"]
    assert UrgentAlert.objects.count() == 2
    assert chat.say("hmm")["text"] == NEXT
    assert chat.say("yes")["topic"] == "talk/safe"


def test_the_bot_is_told(chat: Chat, bot: StandInBot) -> None:
    chat.say(HELP)
    wait_for(lambda: bot.got)
    chat.say("ok")
    assert bot.got[-1]["context"]["careful"]["kind"] == KIND


def test_with_the_bot_down(chat: Chat, bot: StandInBot) -> None:
    bot.status = 500
    chat.say(HELP)
    assert chat.say("ok")["text"] == NEXT
    both = chat.post(text="what does my plan say").json()["replies"]
    assert [reply["kind"] for reply in both] == ["urgent", "unavailable"]
    assert kept(chat)
    assert chat.say("im safe now")["topic"] == "talk/safe"
    assert chat.say("what does my plan say")["kind"] == "unavailable"


def test_a_slow_answer_to_an_older_message_does_not_end_it(chat: Chat, bot: StandInBot) -> None:
    stale = Conversation.objects.get(pk=chat.id)
    chat.say(HELP)
    from web.chat import store

    store.keep_turn(stale, "an older question", [Reply(kind="answer", text="An answer")])
    assert kept(chat)["kind"] == KIND
