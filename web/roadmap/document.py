"""A roadmap as a PDF, with headings that a screen reader can step through."""

from __future__ import annotations

import logging
from importlib.util import find_spec
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from signpost.roadmap_words import written
from web.roadmap.query import Asked
from web.roadmap.words import made_for, made_on, parts, your_groups

# It reports each step of cutting a font down.
logging.getLogger("fontTools").setLevel(logging.WARNING)
_FONT = "DejaVu"
_BODY, _SMALL, _LINE = 11, 9, 6
_INK, _QUIET, _BRAND = (20, 40, 43), (71, 89, 92), (11, 92, 99)


def document(mine: Asked) -> bytes:
    """The PDF, A4."""
    says = written()["page"]
    pdf = FPDF(format="A4")
    pdf.set_lang("en-GB")
    pdf.set_title(says["title"])
    pdf.set_margin(18)
    pdf.set_auto_page_break(True, margin=18)
    folder = _fonts()
    pdf.add_font(_FONT, "", folder / "DejaVuSans.ttf")
    pdf.add_font(_FONT, "B", folder / "DejaVuSans-Bold.ttf")
    pdf.add_page()
    _write(pdf, says["title"], size=20, bold=True, colour=_BRAND)
    for text in (made_for(mine), your_groups(mine), says["guide"]):
        if text:
            _write(pdf, text)
    for part in parts(mine):
        pdf.ln(3)
        pdf.start_section(part["heading"])
        _write(pdf, part["heading"], size=15, bold=True, colour=_BRAND)
        for text in (part["note"], "" if part["steps"] else says["none"]):
            if text:
                _write(pdf, text)
        for step in part["steps"]:
            if part["when"] == "done":
                # What is over takes a line each, so that the rest fits on few pages.
                _write(pdf, f"{step['when']}: {step['title']}")
            else:
                _write_step(pdf, step, mine.easy_read)
    pdf.ln(4)
    _write(pdf, made_on(mine), size=_SMALL, colour=_QUIET)
    return bytes(pdf.output())


def _write_step(pdf: FPDF, step: dict[str, str], easy_read: bool) -> None:
    body = [step["easy_read"]] if easy_read else [step["what"], step["you_can"]]
    small = [text for text in (step["lead"], step["month"], step["team"]) if text]
    # A step that would be cut in two starts on the next page.
    if pdf.will_page_break(_LINE * (3 + len(body) * 2)):
        pdf.add_page()
    pdf.ln(1.5)
    _write(pdf, f"{step['when']}: {step['title']}", bold=True)
    for text in body:
        _write(pdf, text)
    _write(pdf, " · ".join(small), size=_SMALL, colour=_QUIET)


def _write(
    pdf: FPDF,
    text: str,
    size: int = _BODY,
    bold: bool = False,
    colour: tuple[int, int, int] = _INK,
) -> None:
    pdf.set_font(_FONT, "B" if bold else "", size)
    pdf.set_text_color(*colour)
    height = _LINE * size / _BODY
    pdf.multi_cell(0, height, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")


def _fonts() -> Path:
    """The folder of the DejaVu fonts, which come with Matplotlib (Rasa brings it); not imported."""
    found = find_spec("matplotlib")
    if found is None or not found.submodule_search_locations:
        raise RuntimeError("the DejaVu fonts are missing: Matplotlib is not installed")
    return Path(found.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"
