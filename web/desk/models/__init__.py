"""What the desk keeps: the review log, hand-offs, urgent alerts and the worker's heartbeat."""

from web.desk.models.alert import AlertMail, UrgentAlert
from web.desk.models.events import Event
from web.desk.models.hand_off import HandOff
from web.desk.models.heartbeat import Heartbeat
from web.desk.models.review import Erased, LoggedConversation, LoggedTurn

__all__ = [
    "AlertMail",
    "Erased",
    "Event",
    "HandOff",
    "Heartbeat",
    "LoggedConversation",
    "LoggedTurn",
    "UrgentAlert",
]
