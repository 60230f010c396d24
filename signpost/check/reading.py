"""How hard a text is to read. Grades are Flesch–Kincaid (Kincaid and others 1975), by textstat."""

from __future__ import annotations

from typing import Iterator

import textstat

from signpost.check.plain import plain, readable
from signpost.check.problem import Problem, Text

GRADE = {"Young person": 7.0, "Friend": 7.0, "Parent": 9.0, "Carer": 9.0, "Easy read": 4.0}
FIRST_PARAGRAPH = 60
EASY_SENTENCE = 15


def first_paragraph(text: Text) -> Iterator[Problem]:
    """The reply itself is at most 60 words."""
    if text.kind != "topic" or text.section == "More":
        return
    words = len(plain(text.body.split("\n\n")[0]).split())
    if words > FIRST_PARAGRAPH:
        wrong = f"The first paragraph of “{text.section}” has {words} words."
        do = f"Say it in {FIRST_PARAGRAPH} at most; what can wait goes below."
        yield Problem(text.file, text.line, "first-paragraph", wrong, do)


def grade(text: Text) -> Iterator[Problem]:
    """Easy read: grade 4 at most; young person 7; parent 9."""
    limit = GRADE.get(text.section)
    if limit is None:
        return
    found = float(textstat.flesch_kincaid_grade(readable(text.body)))
    if found > limit:
        wrong = f"“{text.section}” reads at grade {found:.1f}; {limit:.0f} is the most."
        do = "Use shorter sentences and shorter words."
        yield Problem(text.file, text.line, "grade", wrong, do)


def easy_sentences(text: Text) -> Iterator[Problem]:
    """Easy read: one sentence a line, of at most 15 words."""
    if text.section != "Easy read":
        return
    for offset, line in enumerate(text.body.splitlines()):
        words = plain(line).split()
        sentences = sum(word[-1] in ".?!" for word in words)
        if len(words) > EASY_SENTENCE:
            wrong = f"This line has {len(words)} words: “{' '.join(words[:6])} …”."
            do = f"Easy read has at most {EASY_SENTENCE} in a sentence: split it."
            yield Problem(text.file, text.line + offset, "easy-sentence", wrong, do)
        elif sentences > 1:
            wrong = f"Two sentences stand on one line: “{' '.join(words[:6])} …”."
            yield Problem(
                text.file, text.line + offset, "easy-sentence", wrong, "Give each its own line."
            )


RULES = (first_paragraph, grade, easy_sentences)
