"""The parts of a clause once it is read: pieces of text, paragraphs, tables, and the places they came from; only data.

A clause is a list of `Deel`: an `Alinea`, a `Tabel`, or a `Sturing` (a Jinja line of its own between them).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from instrumentarium.fouten import Plaats


@dataclass(frozen=True, slots=True)
class Tekst:
    """Source text with its place: `begin` holds, per line that was joined, the offset where it begins and its place."""

    tekst: str
    begin: tuple[tuple[int, Plaats], ...]

    def plaats(self, plek: int) -> Plaats:
        """Return the place in the file of the character at `plek`."""
        start, plaats = self.begin[max(bisect_right([eerste for eerste, _ in self.begin], plek) - 1, 0)]
        return Plaats(plaats.bestand, plaats.regel, plaats.kolom + plek - start if plaats.kolom else 0)

    def deel(self, van: int, tot: int | None = None) -> Tekst:
        """Return a slice without the blanks round it; it still knows its place."""
        ruw = self.tekst[van:tot]
        kaal = ruw.strip()
        van += len(ruw) - len(ruw.lstrip())
        later = [(start - van, plaats) for start, plaats in self.begin if van < start < van + len(kaal)]
        return Tekst(kaal, ((0, self.plaats(van)), *later))


def join(regels: Iterable[Tekst], tussen: str = " ") -> Tekst:
    """Return lines as one text with `tussen` between them."""
    tekst, begin = "", []
    for nummer, regel in enumerate(regels):
        tekst += tussen if nummer else ""
        begin += [(start + len(tekst), plaats) for start, plaats in regel.begin]
        tekst += regel.tekst
    return Tekst(tekst, tuple(begin))


@dataclass(frozen=True, slots=True)
class Stuk:
    """Text with one look; Jinja tags stand in it whole. `stijl` is a character style of the letterhead, or ""."""

    tekst: str
    vet: bool = False
    cursief: bool = False
    stijl: str = ""


@dataclass(frozen=True, slots=True)
class Alinea:
    """One paragraph: style, text, language ("" is Dutch); `lijst` numbers the lettered lists of a clause, from 1."""

    stijl: str
    stukken: tuple[Stuk, ...]
    lijst: int | None = None
    nieuwe_bladzijde: bool = False
    taal: str = ""


@dataclass(frozen=True, slots=True)
class Sturing:
    """A Jinja statement that stands between paragraphs (`{%p ... %}`) or between rows (`{%tr ... %}`), as written."""

    code: str


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of a table: a text per cell."""

    cellen: tuple[tuple[Stuk, ...], ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table; the first row is the header. `breedtes` are relative widths, one per column. `groot`: for the door."""

    kop: Rij
    rijen: tuple[Rij | Sturing, ...]
    breedtes: tuple[int, ...]
    groot: bool = False


Deel = Alinea | Sturing | Tabel


@dataclass(frozen=True, slots=True)
class Clausule:
    """What was read from the text of one clause."""

    delen: tuple[Deel, ...]
    houd_bijeen: bool = False
    bij_volgende: bool = False
