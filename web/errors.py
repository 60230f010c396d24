"""The error pages, in plain words; problem details where a program is asking."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from web.problems import Problem, problem_response, wants_problem
from web.words import WORDS


def page(request: HttpRequest, status: int) -> HttpResponse:
    """The page for an error status, with what to do next."""
    said = WORDS["errors"][str(status)]
    if wants_problem(request):
        return problem_response(Problem(status, said["code"], said["text"]))
    return render(request, "error.html", {"said": said, "status": status}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request cannot be understood."""
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: not allowed."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such page."""
    return page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """500: something of ours went wrong; the page needs neither the database nor the bot."""
    return page(request, 500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was open too long or sent from elsewhere."""
    return render(
        request, "error.html", {"said": WORDS["errors"]["csrf"], "status": 403}, status=403
    )
