"""The addresses of the desk. Every one but signing in is for staff."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from web.desk import alert_views, conversation_views, hand_off_views
from web.desk.sign_in import SignIn

app_name = "desk"
urlpatterns = [
    path("", conversation_views.conversations, name="conversations"),
    path("conversations/<int:key>", conversation_views.conversation, name="conversation"),
    path("hand-offs", hand_off_views.hand_offs, name="hand_offs"),
    path("hand-offs/<str:reference>", hand_off_views.hand_off, name="hand_off"),
    path("hand-offs/<str:reference>/close", hand_off_views.close, name="close_hand_off"),
    path("hand-offs/<str:reference>/retry", hand_off_views.retry, name="retry_hand_off"),
    path("urgent", alert_views.alerts, name="alerts"),
    path("urgent/<int:key>/acknowledge", alert_views.acknowledge, name="acknowledge"),
    path("sign-in", SignIn.as_view(), name="sign_in"),
    path("sign-out", LogoutView.as_view(next_page="desk:sign_in"), name="sign_out"),
]
