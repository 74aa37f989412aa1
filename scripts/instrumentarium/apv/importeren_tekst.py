"""Turns mixed content into plain words with stand-off markup and notes; loses no character but white space.

In: text, elements and tails, in document order. Out: `Opgemaakt` (words, `Opmaak`, `Noot`). Only XML's own white space
(space, tab, line ends) is folded to one space: a no-break space is a character.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from instrumentarium.apv.importeren_namen import INLINE, LEEG_BEWAREN
from instrumentarium.bronnen.soorten.regeling_tekst import Noot, Opmaak

WIT = " \t\r\n"
VERVANGTEKEN = "\ufffd"
TEKEN = "teken"
# Characters that XML allows and the sources of this project refuse (`bronnen.lezer`): a text holds a U+FFFD in their
# place, and `Opmaak(soort="teken")` says which one it was.
GEWEIGERD = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


@attrs.frozen(kw_only=True)
class Opgemaakt:
    """Words, what was marked in them, and the notes that hung at a place in them."""

    tekst: str = ""
    opmaak: list[Opmaak] = attrs.field(factory=list)
    noten: list[Noot] = attrs.field(factory=list)

    def __bool__(self) -> bool:
        return bool(self.tekst or self.opmaak or self.noten)


@attrs.define
class _Open:
    soort: str
    kenmerken: dict[str, str]
    van: int | None = None
    tot: int | None = None


class Tekstbouwer:
    """Collects the words of one paragraph; `open` and `close` mark stretches, `add_note` hangs a note where it is."""

    def __init__(self) -> None:
        self._stukken: list[str] = []
        self._lengte = 0
        self._spatie = False
        self._opmaak: list[_Open] = []
        self._stapel: list[_Open] = []
        self._noten: list[Noot] = []

    def add(self, tekst: str) -> None:
        """Add characters as they stood; white space at the ends of the paragraph goes."""
        for stuk in re.split(f"([{WIT}]+)", tekst):
            if not stuk:
                continue
            if stuk[0] in WIT:
                self._spatie = self._lengte > 0
            else:
                self._add_word(stuk)

    def add_space(self) -> None:
        """Say that here words do not run on, whatever the file has between them."""
        self._spatie = self._lengte > 0

    def open(self, soort: str, kenmerken: Mapping[str, str]) -> None:
        """Begin a stretch; it starts at the first character that follows."""
        deel = _Open(soort, dict(kenmerken))
        self._opmaak.append(deel)
        self._stapel.append(deel)

    def close(self) -> None:
        """End the innermost stretch after the last character so far."""
        deel = self._stapel.pop()
        deel.tot = self._lengte
        if deel.van is None:
            deel.van = self._lengte

    def reopen_in(self, volgende: Tekstbouwer) -> None:
        """Go on in the next paragraph with what is open here; this paragraph is finished."""
        for deel in self._stapel:
            volgende.open(deel.soort, deel.kenmerken)
        while self._stapel:
            self.close()

    def add_note(self, noot: Noot) -> None:
        """Hang a note at the place reached."""
        self._noten.append(attrs.evolve(noot, op=self._lengte))

    def finish(self) -> Opgemaakt:
        """Return what was collected; marks around nothing are left out unless they say something by themselves."""
        # In order of place: a picture after a space may have been opened inside what begins after that space.
        opmaak = [
            Opmaak(soort=deel.soort, van=deel.van or 0, tot=deel.tot or 0, kenmerken=deel.kenmerken)
            for deel in sorted(self._opmaak, key=lambda deel: deel.van or 0)
            if deel.van != deel.tot or deel.soort in LEEG_BEWAREN or (deel.kenmerken and deel.soort in INLINE)
        ]
        return Opgemaakt(tekst="".join(self._stukken), opmaak=opmaak, noten=self._noten)

    def _add_word(self, woord: str) -> None:
        if self._spatie:
            self._stukken.append(" ")
            self._lengte += 1
            self._spatie = False
        for deel in self._stapel:
            if deel.van is None:
                deel.van = self._lengte
        for treffer in GEWEIGERD.finditer(woord):
            plek = self._lengte + treffer.start()
            self._opmaak.append(_Open(TEKEN, {"code": f"U+{ord(treffer.group()):04X}"}, plek, plek + 1))
        self._stukken.append(GEWEIGERD.sub(VERVANGTEKEN, woord))
        self._lengte += len(woord)


def without_refused(tekst: str) -> str:
    """Return words that are no text of the law (an attribute), with U+FFFD for each character that is refused."""
    return GEWEIGERD.sub(VERVANGTEKEN, tekst)


def restore(tekst: str, opmaak: list[Opmaak]) -> str:
    """Return the characters as they stood in the source, with the refused ones back in their places."""
    tekens = [deel for deel in opmaak if deel.soort == TEKEN]
    if not tekens:
        return tekst
    letters = list(tekst)
    for deel in tekens:
        letters[deel.van] = chr(int(deel.kenmerken["code"].removeprefix("U+"), 16))
    return "".join(letters)
