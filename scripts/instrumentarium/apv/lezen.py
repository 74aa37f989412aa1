"""Reads amending text: sentences in the formulas of the Aanwijzingen, and their variants, to typed operations.

In: text as it stands in an act. Out: operations per article, and every line that could not be read, with its number.
Never guesses: a sentence that fits no formula, or whose new text has no clear build-up, is reported as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import attrs

from instrumentarium.apv.artikel import bewerking_dict
from instrumentarium.apv.blokken import Regel
from instrumentarium.apv.kopregels import (
    Onder,
    article_of,
    is_heading,
    is_other,
    narrowed,
    number_style,
    place_of,
    without_number,
)
from instrumentarium.apv.opdelen import instructions
from instrumentarium.apv.zinlezers import Gelezen
from instrumentarium.apv.zinnen import read_zin
from instrumentarium.bronnen.soorten.apv import Bewerking


@attrs.frozen
class GelezenArtikel:
    """What is to happen to one article; `artikel` is None when the text does not say which."""

    artikel: str | None
    bewerkingen: list[Bewerking]


@attrs.define
class Wijzigingstekst:
    """What was read, and the lines that were not."""

    artikelen: list[GelezenArtikel] = attrs.field(factory=list)
    onleesbaar: list[tuple[int, str]] = attrs.field(factory=list)
    overig: list[tuple[int, str]] = attrs.field(factory=list)

    def as_dict(self) -> dict[str, object]:
        """Return plain data: all operations, the same per article, and what was not read."""
        artikelen = [
            {"artikel": a.artikel, "bewerkingen": [bewerking_dict(b) for b in a.bewerkingen]} for a in self.artikelen
        ]
        return {
            "bewerkingen": [bewerking_dict(b) for a in self.artikelen for b in a.bewerkingen],
            "artikelen": artikelen,
            "onleesbaar": [{"regel": nr, "tekst": tekst} for nr, tekst in self.onleesbaar],
            "overig": [{"regel": nr, "tekst": tekst} for nr, tekst in self.overig],
        }


def read_wijziging(tekst: str) -> Wijzigingstekst:
    """Return the operations that a text describes, article by article."""
    uit = Wijzigingstekst()
    onder = Onder()
    for regel, blok in instructions(tekst):
        stijl, zin = number_style(regel.tekst), without_number(regel.tekst)
        if is_heading(regel.tekst):
            onder = Onder(onder.artikel)
            continue
        onder = onder.leave(stijl)
        kop = article_of(zin)
        plek = None if kop else place_of(zin)
        if kop:
            onder = Onder(kop.artikel)
        elif plek is not None:
            onder = onder.enter(plek, stijl)
        elif is_other(zin):
            uit.overig += as_lines([regel, *blok])
        else:
            gelezen = read_zin(zin, blok)
            ops = None if gelezen is None else [narrowed(g, onder) for g in gelezen]
            if ops is None or None in ops:
                uit.onleesbaar += as_lines([regel, *blok])
            else:
                onder = _add(uit, [g for g in ops if g], onder)
    return uit


def as_lines(regels: Sequence[Regel]) -> list[tuple[int, str]]:
    """Return lines with their number; a sentence and its new text on one line are that one line."""
    return [(nr, " ".join(regel.tekst for regel in rij)) for nr, rij in groupby(regels, key=lambda regel: regel.nr)]


def _add(uit: Wijzigingstekst, gelezen: list[Gelezen], onder: Onder) -> Onder:
    """Add the operations to the article that the sentence names, or else to the one of the heading above it.

    A sentence that names one article speaks for the next one too; after one that names more, no article is clear.
    """
    for deel in gelezen:
        waar = onder.artikel if deel.artikel is None else deel.nummer
        if not uit.artikelen or uit.artikelen[-1].artikel != waar:
            uit.artikelen.append(GelezenArtikel(waar, []))
        uit.artikelen[-1].bewerkingen.extend(deel.bewerkingen)
    genoemd_in_zin = {deel.artikel for deel in gelezen} - {None}
    if not genoemd_in_zin:
        return onder
    return Onder(gelezen[0].nummer if len(genoemd_in_zin) == 1 else None)
