"""Lays out amending sentences: Roman articles, letters A, B ... Z, AA, and 1, 2 inside them (Aanwijzing 6.6, 6.15).

In: the changes of one or more articles. Out: the amending text as lines. Formulas are in `formules`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from instrumentarium.apv.formules import Schrijver, Zin, article_block, name
from instrumentarium.apv.nummers import letters, roman
from instrumentarium.bronnen.soorten.apv import Bewerking


@attrs.frozen
class Wijzigartikel:
    """The operations on one article, and its number before them."""

    nummer: str | None
    bewerkingen: Sequence[Bewerking]


@attrs.frozen
class Wijzigregeling:
    """The changes in one regulation, in the order in which they are lettered."""

    titel: str
    artikelen: Sequence[Wijzigartikel]


def write_artikel(wijziging: Wijzigartikel, aanhaling: str = "dubbel") -> str:
    """Return the amending text for one article, without letter."""
    return "\n\n".join(_artikel(wijziging, aanhaling))


def write_regeling(regeling: Wijzigregeling, aanhaling: str = "dubbel") -> str:
    """Return the amending text for one regulation: a heading and, with more than one article, letters."""
    stukken = [f"De {regeling.titel} wordt als volgt gewijzigd:"]
    for plaats, wijziging in enumerate(regeling.artikelen):
        if len(regeling.artikelen) > 1:
            stukken.append(letters(plaats))
        stukken.append(write_artikel(wijziging, aanhaling))
    return "\n\n".join(stukken)


def write_besluit(regelingen: Sequence[Wijzigregeling], slotartikel: str, aanhaling: str = "dubbel") -> str:
    """Return the whole amending text: a Roman article per regulation and one for the entry into force."""
    teksten = [write_regeling(regeling, aanhaling) for regeling in regelingen]
    if slotartikel:
        teksten.append(slotartikel)
    return "\n\n".join(f"Artikel {roman(nr)}\n\n{tekst}" for nr, tekst in enumerate(teksten, 1))


def _artikel(wijziging: Wijzigartikel, aanhaling: str) -> Iterator[str]:
    schrijver = Schrijver(wijziging.nummer, aanhaling)
    heel = [b for b in wijziging.bewerkingen if b.soort.endswith(("-artikel", "-artikel-in"))]
    if heel:
        rest = [b for b in wijziging.bewerkingen if b not in heel]
        yield from (_as_text(zin) for zin in schrijver.zinnen(rest))
        yield from (_as_text(_whole(b, wijziging)) for b in heel)
        return
    alleen = list(Schrijver(wijziging.nummer, aanhaling).zinnen(wijziging.bewerkingen, alleen=True))
    if len(alleen) == 1 and "rtikel " in alleen[0].tekst:
        yield _as_text(alleen[0])
        return
    zinnen = list(schrijver.zinnen(wijziging.bewerkingen))
    if zinnen:
        yield f"Artikel {name(wijziging.nummer)} wordt als volgt gewijzigd:"
    for nr, zin in enumerate(zinnen, 1):
        yield _as_text(zin, f"{nr}. " if len(zinnen) > 1 else "")


def _whole(b: Bewerking, wijziging: Wijzigartikel) -> Zin:
    if b.soort == "vervalt-artikel":
        return Zin(f"Artikel {name(b.nummer or wijziging.nummer)} vervalt.")
    if b.soort == "vervang-artikel":
        return Zin(f"Artikel {name(b.was or wijziging.nummer)} komt te luiden:", article_block(b))
    waar = "Er" if not b.na else f"Na artikel {b.na}" if b.na[0].isdigit() else f"Na {b.na}"
    wat = re.match(r"[^\W\d]*", b.afdeling or "artikel")
    soort = wat.group().lower() if wat and wat.group() else "paragraaf"
    return Zin(f"{waar} wordt een {soort} ingevoegd, luidende:", article_block(b))


def _as_text(zin: Zin, voor: str = "") -> str:
    return "\n".join([voor + zin.tekst, *zin.blok])
