"""Keeps watch over one rendering: steps and sizes go in, a stop comes out when a template asks too much.

The watch is per thread, so that one compiled template serves many threads. It forgets the case when it ends.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from instrumentarium.fouten import GebruikFout

MAX_STAPPEN = 1_000_000
MAX_SECONDEN = 5.0
MAX_TEKST = 20_000_000  # characters in one value that a template builds, and in one part of a letter
MAX_SAMEN = 60_000_000  # characters that one rendering may build in all, one value after the other
MAX_MAAT = 100_000  # widths, counts and indents that a template may ask for


class TeVeel(GebruikFout):
    """A template that does not end, or that builds something of unreasonable size."""


class Wacht:
    """The budget of one rendering and the names that it missed."""

    __slots__ = ("einde", "gegevens", "gemist", "ruimte", "stappen")

    def __init__(self, gegevens: Mapping[str, object]) -> None:
        self.gegevens = gegevens  # only to say where a missing name belongs
        self.stappen = MAX_STAPPEN
        self.ruimte = MAX_SAMEN
        self.einde = time.monotonic() + MAX_SECONDEN
        self.gemist: list[tuple[str, str, int]] = []  # name, part, line in the part

    def step(self, aantal: int = 1) -> None:
        """Take `aantal` steps from the budget; raises `TeVeel` when it or the time is used up."""
        self.stappen -= aantal
        if self.stappen < 0 or time.monotonic() > self.einde:
            raise TeVeel("het sjabloon blijft rekenen of herhalen en is gestopt; kijk naar de lussen (for, macro)")

    def take(self, tekens: int) -> None:
        """Take the size of something that was made from the budget; raises `TeVeel` when it, or all together, is too big."""
        check_size(tekens)
        self.ruimte -= tekens
        if self.ruimte < 0:
            raise TeVeel("het sjabloon maakt bij elkaar te veel tekst en is gestopt; kijk naar de lussen (for, macro)")


class _Stand(threading.local):
    def __init__(self) -> None:
        self.wacht = Wacht({})


_STAND = _Stand()


@contextmanager
def watch(gegevens: Mapping[str, object]) -> Iterator[Wacht]:
    """Start a fresh watch for this thread; afterwards nothing of the case stays behind."""
    _STAND.wacht = wacht = Wacht(gegevens)
    try:
        yield wacht
    finally:
        _STAND.wacht = Wacht({})


def current_watch() -> Wacht:
    """Return the watch of the rendering that runs in this thread."""
    return _STAND.wacht


def check_size(tekens: int) -> None:
    """Raise `TeVeel` when a template is about to build a text or list of `tekens` characters or items."""
    if tekens > MAX_TEKST:
        raise TeVeel("het sjabloon maakt een tekst of lijst die te groot is en is gestopt")


def check_measure(maat: object) -> None:
    """Raise `TeVeel` when a width, count or indent is beyond reason."""
    if isinstance(maat, int) and abs(maat) > MAX_MAAT:
        raise TeVeel(f"het sjabloon vraagt om een maat of aantal van meer dan {MAX_MAAT} en is gestopt")
