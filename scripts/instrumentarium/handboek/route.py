"""Draws a route as one row of boxes with its phases above, a way out below, and the way back to the first box.

In: a drawing of the kind `route` and the link of each step. Out: height and SVG. Knows no page and no other drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import attrs

from instrumentarium.bronnen.soorten.pagina import Stap, Tekening
from instrumentarium.handboek.veilig import html

BREED, TUSSEN, BOVEN = 1120, 21, 58  # width, between boxes, room for the phases
UIT, ZIJVAK = 60, 62  # how far below the row the way out stands, and how high it is
TEKEN = 7.6  # the width of a letter, for lines that fit in a box


@attrs.frozen
class Rooster:
    """Where the boxes stand."""

    naam: str
    stappen: Sequence[Stap]

    @property
    def breed(self) -> float:
        """Return the width of a box; few steps make no wider boxes than four would."""
        aantal = max(len(self.stappen), 4)
        return round((BREED - TUSSEN * (aantal - 1)) / aantal, 1)

    def links(self, nummer: int) -> float:
        """Return the left side of a box."""
        return round(nummer * (self.breed + TUSSEN), 1)

    def midden(self, nummer: int) -> float:
        """Return the middle of a box."""
        return round(self.links(nummer) + self.breed / 2, 1)

    def plek(self, id_: str) -> int | None:
        """Return which step has this id."""
        return next((n for n, stap in enumerate(self.stappen) if stap.id == id_), None)

    def wie(self, stap: Stap) -> list[str]:
        """Return who does a step, in lines that fit in a box."""
        return wrap(stap.wie or "", int((self.breed - 20) / TEKEN))

    @property
    def onder(self) -> int:
        """Return the lower side of the boxes, which are as high as the longest one needs."""
        return BOVEN + 76 + 21 * max([len(self.wie(stap)) for stap in self.stappen], default=1)

    @property
    def punt(self) -> str:
        """Return the head of an arrow."""
        return f'marker-end="url(#{self.naam}-punt)"'


def draw_route(tekening: Tekening, links: Sequence[str]) -> tuple[float, str]:
    """Return height and SVG; `links` holds for every step the address of its page, or ""."""
    rooster = Rooster(html(tekening.naam), tekening.stappen)
    laatste = len(tekening.stappen) - 1
    uit = [*_phases(rooster), *_arrows(rooster)]
    for nummer, (stap, adres) in enumerate(zip(tekening.stappen, links, strict=True)):
        vak = _box(rooster, nummer, stap, geel=nummer in (0, laatste))
        uit.append(f'<a href="{html(adres)}">{vak}</a>' if adres else vak)
    onder = rooster.onder
    if tekening.zijpad:
        uit += _way_out(rooster, tekening)
        onder += UIT + ZIJVAK
    if tekening.terug:
        onder += 52
        uit.append(_home(rooster, laatste, onder, tekening.terug))
    return onder + 8, "".join(uit)


def _phases(rooster: Rooster) -> Iterator[str]:
    for fase, groep in groupby(enumerate(rooster.stappen), key=lambda paar: paar[1].fase):
        nummers = [nummer for nummer, _ in groep]
        if fase:
            begin, einde = rooster.links(nummers[0]), rooster.links(nummers[-1]) + rooster.breed
            yield f'<text class="vet gewoon" x="{begin}" y="20">{html(fase)}</text>'
            yield f'<path class="fase" d="M{begin} 34H{round(einde, 1)}"/>'


def _arrows(rooster: Rooster) -> Iterator[str]:
    hoog = (BOVEN + rooster.onder) / 2
    for een, ander in pairwise(range(len(rooster.stappen))):
        van = round(rooster.links(een) + rooster.breed, 1)
        yield f'<path class="pijl" d="M{van} {hoog}H{rooster.links(ander) - 2}" {rooster.punt}/>'


def _box(rooster: Rooster, nummer: int, stap: Stap, *, geel: bool) -> str:
    x = rooster.links(nummer)
    cijfer = f'<text class="stil" x="{x + 14}" y="{BOVEN + 28}">{nummer + 1}</text>'
    if geel:
        cijfer = (
            f'<circle class="schijf schijf--u" cx="{x + 26}" cy="{BOVEN + 23}" r="13"/>'
            f'<text class="opgeel" x="{x + 26}" y="{BOVEN + 28.5}" text-anchor="middle">{nummer + 1}</text>'
        )
    wie = "".join(
        f'<text class="stil" x="{x + 14}" y="{BOVEN + 80 + 21 * plek}">{html(regel)}</text>'
        for plek, regel in enumerate(rooster.wie(stap))
    )
    return (
        f'<rect class="vak" x="{x}" y="{BOVEN}" width="{rooster.breed}" height="{rooster.onder - BOVEN}" rx="4"/>{cijfer}'
        f'<text class="vet" x="{x + 14}" y="{BOVEN + 56}">{html(stap.titel)}</text>{wie}'
    )


def _way_out(rooster: Rooster, tekening: Tekening) -> Iterator[str]:
    """Yield the box below the step that may end here, and from there the way to a later step."""
    pad = tekening.zijpad
    van = rooster.plek(pad.van) if pad else None
    if pad is None or van is None:
        return
    x, y, midden = rooster.links(van), rooster.onder + UIT, rooster.midden(van)
    yield (
        f'<path class="pijl pijl--zij" d="M{midden} {rooster.onder}V{y - 2}" {rooster.punt}/>'
        f'<text class="stil" x="{midden + 12}" y="{y - 24}">{html(pad.als)}</text>'
        f'<rect class="vak vak--zij" x="{x}" y="{y}" width="{rooster.breed}" height="{ZIJVAK}" rx="4"/>'
        f'<text class="vet" x="{x + 14}" y="{y + 26}">{html(pad.titel)}</text>'
        f'<text class="stil" x="{x + 14}" y="{y + 48}">{html(pad.tekst)}</text>'
    )
    naar = rooster.plek(pad.naar)
    if naar is not None:
        eind = round(rooster.midden(naar) - 16, 1)
        begin = round(x + rooster.breed, 1)
        hoog = y + ZIJVAK / 2
        yield (
            f'<path class="pijl pijl--zij" d="M{begin} {hoog}H{eind - 8}a8 8 0 0 0 8-8V{rooster.onder + 2}" {rooster.punt}/>'
            f'<text class="stil" x="{round((begin + eind) / 2, 1)}" y="{hoog - 10}" text-anchor="middle">'
            f"{html(pad.melding)}</text>"
        )


def _home(rooster: Rooster, laatste: int, onder: float, woorden: str) -> str:
    rechts, links = round(rooster.midden(laatste) + 16, 1), rooster.midden(0)
    return (
        f'<path class="pijl" d="M{rechts} {rooster.onder}V{onder - 8}a8 8 0 0 1-8 8H{links + 8}a8 8 0 0 1-8-8'
        f'V{rooster.onder + 2}" {rooster.punt}/>'
        f'<text x="{links + 16}" y="{onder - 12}">{html(woorden)}</text>'
    )


def wrap(tekst: str, breed: int) -> list[str]:
    """Return the text in lines of at most so many characters, broken between words."""
    regels: list[str] = []
    for woord in tekst.split():
        if regels and len(regels[-1]) + len(woord) < breed:
            regels[-1] += f" {woord}"
        else:
            regels.append(woord)
    return regels
