"""The words of the interface. The site's own are in words.yml; what the chat says wherever it is
(in the widget and on `/ask`) is in the widget's words file, so that it stands in one place.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.http import HttpRequest

from signpost.yaml_file import read_yaml

_HERE = Path(__file__).parent
WORDS: dict[str, Any] = read_yaml(_HERE / "words.yml")
CHAT: dict[str, str] = json.loads(
    (_HERE.parent / "widget" / "words" / "en.json").read_text(encoding="utf-8")
)["words"]


def chat_words(key: str, **values: Any) -> str:
    """The chat's words for a key; `{name}` stands for a value. “key.one” is the singular.

    Raises:
        KeyError: if there are no such words.
    """
    if values.get("count") == 1 and f"{key}.one" in CHAT:
        key += ".one"
    text = CHAT[key]
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def in_templates(request: HttpRequest) -> dict[str, Any]:
    """Puts the words into every template as `words`."""
    return {"words": WORDS}
