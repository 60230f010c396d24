"""The chat app: the public door of Signpost."""

from django.apps import AppConfig


class ChatConfig(AppConfig):
    """Conversations, the chat API and the public pages."""

    name = "web.chat"
    label = "chat"
