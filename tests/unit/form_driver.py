"""Drives the actions of a guided conversation as Rasa would, without Rasa: fast, for unit tests."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any, Iterator

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

import bot.actions.adult_care_check
import bot.actions.hand_off
import bot.actions.leaving_care_check  # noqa: F401  its classes are found by their base
from bot.actions.base import ReplyAction
from bot.channels.signpost import parsed
from tools.surroundings import HOME

Reply = dict[str, Any]
DOMAIN = yaml.safe_load((HOME / "bot/domain.yml").read_text(encoding="utf-8"))


def _classes(base: type) -> Iterator[type]:
    for found in base.__subclasses__():
        yield found
        yield from _classes(found)


ACTIONS = {
    found.action_name: found()
    for found in _classes(ReplyAction)
    if not inspect.isabstract(found) and isinstance(found.action_name, str)
}


class Talk:
    """One run of a form. `say` types or presses (“answer/…”); `ended` when it is over.

    `say` returns no replies when the form hands the message on, as it does with a question of
    another kind.
    """

    def __init__(self, name: str, end: str = "result", **slots: Any) -> None:
        self.name, self.end = name, end
        self.slots = {slot: given.get("initial_value") for slot, given in DOMAIN["slots"].items()}
        self.slots |= {"requested_slot": None, **slots}
        self.required = DOMAIN["forms"][f"{name}_form"]["required_slots"]
        self.ended = False
        self.replies: list[Reply] = []
        self._run(f"validate_{name}_form", self._message(f"flow/{name}"))
        self._ask(self._message(f"flow/{name}"))

    @property
    def open(self) -> str | None:
        """The slot of the open question."""
        return self.slots["requested_slot"]

    def say(self, text: str, **understood: Any) -> list[Reply]:
        """Says one thing; keywords are what was understood of it (intent, topic, confidence)."""
        self.replies = []
        message = self._message(text, **understood)
        events = self._run(f"validate_{self.name}_form", message)
        names = [event["name"] for event in events if event["event"] == "slot"]
        if not set(names) - {"requested_slot"}:
            return []
        if "requested_slot" in names:
            self._finish(message)
        else:
            self._ask(message)
        return self.replies

    def text(self) -> str:
        """All that was said on the last turn."""
        return "\n".join(reply["text"] for reply in self.replies)

    def _message(self, text: str, **understood: Any) -> dict[str, Any]:
        if text.startswith(("answer/", "flow/")):
            return parsed(text)
        entities = understood.pop("entities", [])
        read = {"intent": "not_understood", "topic": "", "confidence": 0.2, **understood}
        return {"text": text, "entities": entities, "signpost": read}

    def _run(self, action: str, message: dict[str, Any]) -> list[dict[str, Any]]:
        loop = {} if self.ended else {"name": f"{self.name}_form"}
        events = [{"event": "user"}]
        slots = dict(self.slots)
        tracker = Tracker("unit", slots, message, events, False, None, loop, "action_listen")
        said = CollectingDispatcher()
        done: list[dict[str, Any]] = asyncio.run(ACTIONS[action].run(said, tracker, {}))
        self.replies += [message["custom"] for message in said.messages]
        for event in done:
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
        return done

    def _ask(self, message: dict[str, Any]) -> None:
        slot = next((slot for slot in self.required if self.slots[slot] is None), None)
        self.slots["requested_slot"] = slot
        if slot is None:
            self._finish(message)
        else:
            self._run(f"action_ask_{self.name}_form_{slot}", message)

    def _finish(self, message: dict[str, Any]) -> None:
        self.ended = True
        self._run(f"action_{self.name}_{self.end}", message)
