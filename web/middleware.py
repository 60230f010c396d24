"""Headers that Django does not set itself: cross-origin use of the API, and what pages may do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import async_only_middleware

from web.problems import Problem, problem_response

Next = Callable[[HttpRequest], Awaitable[HttpResponseBase]]
_UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


@async_only_middleware
def more_headers(get_response: Next) -> Next:
    """Turn off what no page of ours uses, and keep private answers out of caches."""

    async def middleware(request: HttpRequest) -> HttpResponseBase:
        response = await get_response(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


@async_only_middleware
def cross_origin(get_response: Next) -> Next:
    """Let the pages named in SIGNPOST_EMBED_ORIGINS, and no other site, use `/api/`."""

    async def middleware(request: HttpRequest) -> HttpResponseBase:
        origin = request.headers.get("Origin")
        if origin is None or not request.path.startswith("/api/"):
            return await get_response(request)
        allowed = _allowed(request, origin)
        response: HttpResponseBase
        if request.method == "OPTIONS":
            response = HttpResponse(status=204 if allowed else 403)
        elif request.method in _UNSAFE and not allowed:
            response = problem_response(
                Problem(403, "origin", "This web page is not allowed to use this service.")
            )
        else:
            response = await get_response(request)
        response.headers["Vary"] = "Origin"
        if allowed:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Methods"] = "GET, POST, DELETE"
            response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
            response.headers["Access-Control-Expose-Headers"] = "Retry-After"
            response.headers["Access-Control-Max-Age"] = "600"
        return response

    return middleware


def _allowed(request: HttpRequest, origin: str) -> bool:
    if origin == f"{request.scheme}://{request.get_host()}":
        return True
    return origin in settings.SIGNPOST_EMBED_ORIGINS or "*" in settings.SIGNPOST_EMBED_ORIGINS
