"""The channel to our own site: replies come back in the answer, a button needs no understanding.

Only the site may call it, with the shared secret, on loopback. What a person types can never be a
command here: a leading `/` is taken off before Rasa sees the text.
"""

from __future__ import annotations

import hmac
import logging
import re
from typing import Any, Awaitable, Callable, Dict, List, Optional

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, HTTPResponse, Request, response

from bot import action_response
from bot.channels.tracker_store import our_store
from bot.components.topic_classifier import UNDERSTOOD
from bot.intents import ANSWER, intent_of
from signpost.at_rest import settle

logger = logging.getLogger(__name__)
HEADER = "X-Signpost-Secret"


class SignpostChannel(InputChannel):
    """POST messages, DELETE conversations, GET to see that it is up."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    @classmethod
    def name(cls) -> str:
        """The channel's name, in its address and on every message."""
        return "signpost"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> InputChannel:
        """Makes the channel from credentials.yml.

        Raises:
            InvalidConfigException: through Rasa, if there is no secret.
        """
        if not (credentials or {}).get("secret"):
            cls.raise_missing_credentials_exception()
        action_response.check_quickly()
        return cls(str((credentials or {})["secret"]))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes, under /webhooks/signpost."""
        routes = Blueprint("signpost_channel")

        @routes.listener("after_server_start")
        async def loaded(app: Any, _loop: Any) -> None:
            await warm_up(getattr(app.ctx, "agent", None))
            settle()

        @routes.middleware("request")
        async def only_the_site(request: Request) -> Optional[HTTPResponse]:
            given = request.headers.get(HEADER, "")
            if request.method == "GET" or hmac.compare_digest(given, self._secret):
                return None
            return response.json({"detail": "wrong secret"}, status=403)

        @routes.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            ready = request.app.ctx.agent is not None and request.app.ctx.agent.is_ready()
            return response.json({"status": "ok" if ready else "no model"}, 200 if ready else 503)

        @routes.route("/messages", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            output = CollectingOutputChannel()
            message = message_from(request.json or {}, output)
            store = our_store(request.app.ctx.agent.tracker_store)
            before = await store.slots(message.sender_id)
            message.metadata = {**(message.metadata or {}), "previous": before.get("topic")}
            try:
                await on_new_message(message)
            except Exception:
                # The site answers for us; what was typed must not reach the log.
                logger.exception("a message could not be handled")
                return response.json({"detail": "the message could not be handled"}, status=500)
            after = await store.slots(message.sender_id)
            context = {name: after.get(name) for name in ("audience", "easy_read")}
            return response.json({"replies": replies_in(output.messages), "context": context})

        @routes.route("/conversations/<sender>", methods=["DELETE"])
        async def erase(request: Request, sender: str) -> HTTPResponse:
            await our_store(request.app.ctx.agent.tracker_store).erase(sender)
            return response.empty()

        return routes


async def warm_up(agent: Any) -> None:
    """Understands one message before anybody writes: what is loaded at first use is loaded then.

    The first person would wait two seconds for it, and be told that the bot is down. Nothing is
    stored. A fault is logged and stops nothing.
    """
    try:
        if agent is not None and agent.is_ready():
            await agent.parse_message("hello")
    except Exception:
        logger.exception("the bot could not warm up")


def message_from(body: Dict[str, Any], output: CollectingOutputChannel) -> UserMessage:
    """The message in a request: typed text, or a choice that is already understood."""
    metadata = {**(body.get("context") or {}), "turn": body.get("turn")}
    choice = body.get("choose")
    # Rasa strips every kind of space before it looks for a slash, and so do we.
    text = re.sub(r"^[\s/]+", "", str(choice or body.get("text") or ""))
    return UserMessage(
        text,
        output,
        str(body["sender"]),
        parse_data=parsed(str(choice)) if choice else None,
        input_channel=SignpostChannel.name(),
        metadata=metadata,
    )


def parsed(choice: str) -> Dict[str, Any]:
    """What pressing a button means: its topic with certainty, or the value of an answer."""
    intent = intent_of(choice)
    understood: Dict[str, Any] = {"intent": intent, "topic": choice, "confidence": 1.0}
    if intent == ANSWER:
        understood["value"] = choice.partition("/")[2]
    return {
        "text": choice,
        "intent": {"name": intent, "confidence": 1.0},
        "entities": [],
        UNDERSTOOD: {**understood, "chosen": True, "ranking": []},
    }


def replies_in(messages: List[Dict[str, Any]]) -> List[Dict[str, Any]]:
    """The Replies among what the actions uttered, in order."""
    return [message["custom"] for message in messages if "custom" in message]
