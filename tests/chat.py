"""A person talking to Signpost over the real chat API."""

from __future__ import annotations

from typing import Any

import httpx

Reply = dict[str, Any]


class Chat:
    """One conversation: `say` types, `choose` presses a button; both return the replies."""

    def __init__(self, url: str, **opening: Any) -> None:
        self.http = httpx.Client(base_url=url, timeout=15)
        answer = self.http.post("/api/conversations", json=opening)
        answer.raise_for_status()
        self.opened: dict[str, Any] = answer.json()
        self.id: str = self.opened["conversation"]
        self.http.headers["Authorization"] = f"Bearer {self.opened['token']}"
        self.last: list[Reply] = self.opened["replies"]

    def say(self, text: str) -> list[Reply]:
        """Types a message."""
        return self._send({"text": text})

    def choose(self, choice: str) -> list[Reply]:
        """Presses the button with this label, or sends this choice."""
        offered = {o["label"]: o["choose"] for reply in self.last for o in reply["options"]}
        return self._send({"choose": offered.get(choice, choice)})

    def post(self, body: dict[str, Any]) -> httpx.Response:
        """The bare answer to a message."""
        return self.http.post(f"/api/conversations/{self.id}/messages", json=body)

    def _send(self, body: dict[str, Any]) -> list[Reply]:
        answer = self.post(body)
        answer.raise_for_status()
        self.last = answer.json()["replies"]
        return self.last
