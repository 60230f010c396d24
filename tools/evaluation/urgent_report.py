"""What is measured of the urgent detector, for people (Markdown) and for machines (JSON)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec

from signpost.urgent import NONE, Urgent
from tools.evaluation.measures import Share, share

AIMS = {
    "recall": "at least 99%, and 97% for each kind",
    "right kind": "at least 92%",
    "false alarms": "at most 3%",
}


class Case(msgspec.Struct, frozen=True):
    """A message, the kinds that are right for it (the first is its label), and what was found."""

    text: str
    right: list[str]
    found: Urgent | None

    @property
    def kind(self) -> str:
        """The kind it was written for, or NONE."""
        return self.right[0]


def overall(messages: list[Case], lookalikes: list[Case]) -> dict[str, Share]:
    """The headline figures by name. The right kind and how sure are of what was found."""
    found = [case for case in messages if case.found]
    return {
        "recall": share(case.found is not None for case in messages),
        "right kind": share(case.found.kind in case.right for case in found if case.found),
        "sure": share(case.found.sure for case in found if case.found),
        "false alarms": share(case.found is not None for case in lookalikes),
        "false alarms, sure": share(bool(c.found and c.found.sure) for c in lookalikes),
        "false alarms, only asks gently": share(
            bool(c.found and not c.found.sure) for c in lookalikes
        ),
    }


def by_kind(messages: list[Case]) -> dict[str, dict[str, Share]]:
    """Recall, right kind and how sure, for each kind."""
    kinds = sorted({case.kind for case in messages})
    rows = {kind: [case for case in messages if case.kind == kind] for kind in kinds}
    return {
        kind: {name: overall(cases, [])[name] for name in ("recall", "right kind", "sure")}
        for kind, cases in rows.items()
    }


def markdown(messages: list[Case], lookalikes: list[Case], times: str) -> str:
    """The report: headline, kinds, what was taken for what, and what is missed, word for word."""
    lines = [
        f"# Danger: {len(messages)} urgent messages, {len(lookalikes)} look-alikes",
        "",
        "Shares come with their Wilson 95% interval.",
        "",
        "| | measured | aim |",
        "|---|---|---|",
    ]
    lines += [
        f"| {n} | {s} | {AIMS.get(n, '')} |" for n, s in overall(messages, lookalikes).items()
    ]
    lines += ["", f"Time for one message: {times}.", "", "## Each kind", ""]
    lines += ["| kind | recall | right kind | sure |", "|---|---|---|---|"]
    lines += [
        f"| {kind} | {s['recall']} | {s['right kind']} | {s['sure']} |"
        for kind, s in by_kind(messages).items()
    ]
    lines += ["", "## Taken for another kind", ""]
    lines += [f"- {a} taken for {b}: {n}" for (a, b), n in confusions(messages)] or ["- none"]
    lines += ["", "## Missed", "", *(_listed(c for c in messages if not c.found) or ["- none"])]
    lines += ["", "## False alarms", "", *(_alarms(lookalikes) or ["- none"])]
    return "\n".join(lines) + "\n"


def confusions(messages: list[Case]) -> list[tuple[tuple[str, str], int]]:
    """Kinds that were found as another that is not right either, the commonest first."""
    wrong = ((c.kind, c.found.kind) for c in messages if c.found and c.found.kind not in c.right)
    return Counter(wrong).most_common()


def as_json(messages: list[Case], lookalikes: list[Case]) -> dict[str, Any]:
    """The same figures: part, whole and interval of each."""
    kinds = by_kind(messages)
    return {
        "overall": {name: _numbers(s) for name, s in overall(messages, lookalikes).items()},
        "kinds": {k: {n: _numbers(s) for n, s in row.items()} for k, row in kinds.items()},
        "missed": [{"text": c.text, "kind": c.kind} for c in messages if not c.found],
        "false_alarms": [
            {"text": c.text, "kind": c.found.kind, "sure": c.found.sure}
            for c in lookalikes
            if c.found
        ],
    }


def _numbers(value: Share) -> dict[str, float]:
    low, high = value.interval
    return {"part": value.part, "whole": value.whole, "low": low, "high": high}


def _listed(cases: Any) -> list[str]:
    return [f"- {case.kind}: “{case.text}”" for case in cases if case.kind != NONE]


def _alarms(lookalikes: list[Case]) -> list[str]:
    return [
        f"- “{c.text}”: {c.found.kind}{'' if c.found.sure else ', asks gently'}"
        for c in lookalikes
        if c.found
    ]
