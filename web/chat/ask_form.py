"""The one form behind every button of `/ask`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from web.chat.gateway import AUDIENCES


class AskForm(forms.Form):
    """What a button of the page sends. A button is `action` or, for an option, `choose`."""

    conversation_id = forms.UUIDField(required=False)
    token = forms.CharField(required=False, max_length=500)
    audience = forms.ChoiceField(required=False, choices=[(name, name) for name in AUDIENCES])
    easy_read = forms.BooleanField(required=False)
    choose = forms.CharField(required=False, max_length=200, strip=False)
    text = forms.CharField(required=False, strip=False)

    conversation: UUID | None = None

    def clean(self) -> dict[str, Any]:
        """Keep the conversation at hand."""
        super().clean()
        self.conversation = self.cleaned_data.get("conversation_id")
        return self.cleaned_data

    @property
    def action(self) -> str:
        """Which button was pressed: `say` unless it is another one of ours."""
        return str(self.data.get("action") or "say")

    def opened(self, conversation: UUID, token: str) -> None:
        """Remember the conversation that this message has opened."""
        self.conversation = conversation
        self.cleaned_data["token"] = token

    def hidden(self) -> dict[str, Any]:
        """The hidden fields for the next page."""
        return {"conversation": self.conversation, "token": self.cleaned_data.get("token", "")}
