"""The ASGI application: `uvicorn web.asgi:application --ws none`."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "web.settings")
application = get_asgi_application()


def warm_up() -> None:
    """Load what the first message would wait for: what we know, and the detection of danger."""
    from signpost.at_rest import settle
    from signpost.knowledge import knowledge
    from web.chat.danger import look_now

    knowledge()
    look_now("hello", "hello")
    settle()


warm_up()
