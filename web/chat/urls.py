"""The addresses of the chat API and of the public pages."""

from django.urls import path

from web.chat import api, ask, pages

_ONE = "api/conversations/<uuid:conversation>"
urlpatterns = [
    path("api/conversations", api.conversations, name="conversations"),
    path(_ONE, api.conversation, name="conversation"),
    path(f"{_ONE}/messages", api.messages, name="messages"),
    path(f"{_ONE}/feedback", api.feedback, name="feedback"),
    path(f"{_ONE}/replies", api.replies, name="replies"),
    path(f"{_ONE}/events", api.events, name="events"),
    path(f"{_ONE}/transcript", api.show_transcript, name="transcript"),
    path("api/health", api.health, name="health"),
    path("ask", ask.ask, name="ask"),
    path("", pages.home, name="home"),
    path("privacy", pages.privacy, name="privacy"),
    path("accessibility", pages.accessibility, name="accessibility"),
    path("glossary", pages.glossary, name="glossary"),
]
