"""What a phone downloads for the whole chat, as it is really served."""

from __future__ import annotations

import httpx
import pytest

from web.static_files import FOLDERS

LIMIT = 35_000  # bytes
WIDGET = FOLDERS["widget"]


def all_files() -> list[str]:
    """Every script and sheet of the widget and the English words; types.js is never loaded."""
    found = [*WIDGET.glob("src/**/*.js"), *WIDGET.glob("styles/*.css")]
    names = [str(file.relative_to(WIDGET)) for file in found if file.name != "types.js"]
    return ["/signpost.js", *(f"/widget/{name}" for name in [*sorted(names), "words/en.json"])]


def travelled(site: httpx.Client, path: str, encoding: str) -> int:
    """The bytes of the body on the wire."""
    with site.stream("GET", path, headers={"Accept-Encoding": encoding}) as answer:
        assert answer.status_code == 200, path
        body = b"".join(answer.iter_raw())
    # Some tiny sheet would grow by being compressed.
    assert answer.headers.get("Content-Encoding") == encoding or len(body) < 100, path
    return len(body)


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_the_whole_chat_is_small(site: httpx.Client, encoding: str) -> None:
    sizes = {path: travelled(site, path, encoding) for path in all_files()}
    assert len(sizes) > 30
    total = sum(sizes.values())
    print(f"the widget with {encoding}: {total:,} bytes in {len(sizes)} files")
    # Brotli is what every browser since 2018 asks for over HTTPS; gzip is for the rest.
    assert total < (LIMIT if encoding == "br" else LIMIT * 1.1), sizes
