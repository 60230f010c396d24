"""What is loaded once is not looked at again by the garbage collector; what comes later is."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from signpost.at_rest import settle


class Thing:
    """Something that refers to itself, so that only the collector can remove it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_was_loaded_is_left_alone_and_what_comes_later_still_goes(thawed: None) -> None:
    settle()
    assert gc.get_freeze_count() > 1000
    later = Thing()
    gone = weakref.ref(later)
    del later
    gc.collect()
    assert gone() is None
