"""Addresses for our own action server, not for the internet."""

from django.urls import path

from web.desk import internal

urlpatterns = [
    path("hand-offs", internal.hand_offs, name="hand_offs"),
    path("hand-offs/<str:reference>", internal.hand_off, name="hand_off"),
]
