"""Errors of the API as RFC 9457 problem details, with words that a person can be shown."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse

_TITLES = {
    400: "The request is not right",
    401: "No valid token",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    413: "The message is too long",
    429: "Too many messages",
    500: "Something went wrong",
    503: "Not available",
}


class Problem(Exception):
    """An error to tell the caller: status, a short code for programs, plain words for people.

    `more` holds further members, such as `field` for the part of the body that is wrong.
    """

    def __init__(self, status: int, code: str, detail: str, **more: Any) -> None:
        super().__init__(code)
        self.status, self.code, self.detail, self.more = status, code, detail, more


def problem_response(problem: Problem) -> JsonResponse:
    """The HTTP answer for a Problem."""
    body = {
        "type": "about:blank",
        "title": _TITLES[problem.status],
        "status": problem.status,
        "detail": problem.detail,
        "code": problem.code,
        **problem.more,
    }
    response = JsonResponse(body, status=problem.status, content_type="application/problem+json")
    if problem.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if "retry_after" in problem.more:
        response.headers["Retry-After"] = str(problem.more["retry_after"])
    return response


def wants_problem(request: HttpRequest) -> bool:
    """Whether an error on this path is for a program rather than a person."""
    return request.path.startswith(("/api/", "/internal/"))
