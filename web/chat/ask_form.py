"""The one form behind every button of `/ask`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from web.chat.gateway import AUDIENCES


class AskForm(forms.Form):
    """What a button of the page sends: `action`, or `choose` for an option, or `rate`."""

    conversation_id = forms.UUIDField(required=False)
    token = forms.CharField(required=False, max_length=500)
    audience = forms.ChoiceField(required=False, choices=[(name, name) for name in AUDIENCES])
    easy_read = forms.BooleanField(required=False)
    page = forms.CharField(required=False, max_length=200)
    skip = forms.IntegerField(required=False, min_value=0)
    choose = forms.CharField(required=False, max_length=200, strip=False)
    text = forms.CharField(required=False, strip=False)
    rate = forms.ChoiceField(required=False, choices=[("yes", "yes"), ("no", "no")])
    rated = forms.CharField(required=False, max_length=64)
    comment = forms.CharField(required=False, max_length=300)

    conversation: UUID | None = None

    def clean(self) -> dict[str, Any]:
        """Keep the conversation at hand."""
        super().clean()
        self.conversation = self.cleaned_data.get("conversation_id")
        return self.cleaned_data

    @property
    def action(self) -> str:
        """Which button was pressed: `say` unless it is another one of ours."""
        data = self.cleaned_data
        pressed = str(self.data.get("action") or "say")
        if data["choose"]:
            return "choose"
        # Enter in the field for a comment presses the first button of the form.
        if data["rate"] or (pressed == "say" and data["comment"] and not data["text"]):
            return "rate"
        return pressed

    @property
    def earlier(self) -> int:
        """How many turns belong to an earlier start."""
        return int(self.cleaned_data.get("skip") or 0)

    def opened(self, conversation: UUID, token: str) -> None:
        """Remember the conversation that this message has opened."""
        self.conversation = conversation
        self.cleaned_data["token"] = token

    def hidden(self) -> dict[str, Any]:
        """The hidden fields for the next page."""
        return {
            "conversation": self.conversation,
            "token": self.cleaned_data.get("token", ""),
            "skip": self.earlier,
        }
