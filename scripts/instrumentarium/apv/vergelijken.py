"""Compares an article with another: what stayed, what moved, what changed, word by word.

In: two articles (None where none stands). Out: rows in reading order, each with its pieces. White space, quotation
marks and hyphens of another shape are no difference; every other mark is. Changes nothing and judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, Literal

import attrs

from instrumentarium.apv.artikel import Artikel, Deel
from instrumentarium.apv.tonen import label
from instrumentarium.apv.uitlijnen import align
from instrumentarium.apv.zinsdelen import tokens

Wijze = Literal["gelijk", "vervallen", "nieuw"]
_GEWOON = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'"})
_STREEPJE = re.compile("[\u2010-\u2015\u2212]")


@attrs.frozen
class Stuk:
    """A piece of text: equal, gone from the old, or new."""

    soort: Wijze
    tekst: str


@attrs.frozen
class Rij:
    """One place compared: `soort` gelijk, gewijzigd, vernummerd, nieuw or vervallen; `diepte` 0 for a lid."""

    plaats: str
    soort: str
    diepte: int
    was_nr: str | None
    wordt_nr: str | None
    was: str | None
    wordt: str | None
    stukken: tuple[Stuk, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return plain data."""
        rij = attrs.asdict(self, recurse=False)
        rij["stukken"] = [attrs.asdict(stuk) for stuk in self.stukken]
        return rij


def compare(oud: Artikel | None, nieuw: Artikel | None) -> list[Rij]:
    """Return the rows of two articles: number, heading, then leden and onderdelen as they read."""
    rijen = [
        _row("nummer", 0, (None, oud.nummer or "") if oud else None, (None, nieuw.nummer or "") if nieuw else None),
        _row("opschrift", 0, (None, oud.opschrift) if oud else None, (None, nieuw.opschrift) if nieuw else None),
    ]
    leden = _delen(oud.leden if oud else (), nieuw.leden if nieuw else (), "lid", 0)
    return [*(rij for rij in rijen if rij), *leden]


def only_changed(rijen: Sequence[Rij]) -> list[Rij]:
    """Return the leden in which something changed, whole; a reader must see the sentence around a change."""
    uit: list[Rij] = []
    for groep in _by_lid(rijen):
        if any(rij.soort != "gelijk" for rij in groep):
            uit += groep
    return uit


def pieces(was: str, wordt: str) -> tuple[Stuk, ...]:
    """Return the words of two texts as equal, gone and new, in reading order."""
    a, b = tokens(was), tokens(wordt)
    stukken: list[Stuk] = []
    matcher = SequenceMatcher(None, [_plain(t) for t in a], [_plain(t) for t in b], autojunk=False)
    for soort, i1, i2, j1, j2 in matcher.get_opcodes():
        if soort == "equal":
            stukken.append(Stuk("gelijk", "".join(b[j1:j2])))
            continue
        if i2 > i1:
            stukken.append(Stuk("vervallen", "".join(a[i1:i2])))
        if j2 > j1:
            stukken.append(Stuk("nieuw", "".join(b[j1:j2])))
    return tuple(_calm(stukken))


def same_text(een: str, ander: str) -> bool:
    """Say whether two texts are the same but for the shape of white space, quotation marks and hyphens."""
    return een == ander or _plain_text(een) == _plain_text(ander)


def _plain_text(tekst: str) -> str:
    return _STREEPJE.sub("-", " ".join(tekst.split()).translate(_GEWOON))


def _plain(token: str) -> str:
    return " " if token.isspace() else _STREEPJE.sub("-", token.translate(_GEWOON))


def _calm(stukken: Sequence[Stuk]) -> Iterator[Stuk]:
    """Join changes that only a space keeps apart: three words that changed in a row are one change."""
    rij = list(stukken)
    plek = 0
    while plek < len(rij):
        einde = plek
        while einde < len(rij) and (rij[einde].soort != "gelijk" or (einde > plek and _thin(rij, einde))):
            einde += 1
        if einde - plek > 2:
            weg = "".join(s.tekst for s in rij[plek:einde] if s.soort != "nieuw")
            erbij = "".join(s.tekst for s in rij[plek:einde] if s.soort != "vervallen")
            yield Stuk("vervallen", weg)
            yield Stuk("nieuw", erbij)
        else:
            yield from rij[plek : max(einde, plek + 1)]
        plek = max(einde, plek + 1)


def _thin(rij: Sequence[Stuk], plek: int) -> bool:
    return rij[plek].tekst.isspace() and plek + 1 < len(rij) and rij[plek + 1].soort != "gelijk"


def _delen(oud: Sequence[Deel], nieuw: Sequence[Deel], naam: str, diepte: int) -> Iterator[Rij]:
    for paar in align(oud, nieuw):
        een, ander = paar.oud, paar.nieuw
        plaats = f"{naam} {(ander or een or _LEEG).nr}".strip()
        rij = _row(plaats, diepte, (een.nr, een.tekst) if een else None, (ander.nr, ander.tekst) if ander else None)
        if rij:
            yield rij
        onder = "onderdeel" if diepte == 0 else "onder"
        yield from _delen(een.delen if een else (), ander.delen if ander else (), f"{plaats}, {onder}", diepte + 1)
        slot = _row(
            f"{plaats}, slot",
            diepte,
            ("", een.slot) if een and een.slot else None,
            ("", ander.slot) if ander and ander.slot else None,
        )
        if slot:
            yield slot


_LEEG = Deel("", "")


def _row(
    plaats: str, diepte: int, oud: tuple[str | None, str] | None, nieuw: tuple[str | None, str] | None
) -> Rij | None:
    if oud is None and nieuw is None:
        return None
    if oud is None or nieuw is None:
        nr, tekst = oud or nieuw or ("", "")
        soort: Wijze = "nieuw" if oud is None else "vervallen"
        stuk = (Stuk(soort, tekst),)
        if soort == "nieuw":
            return Rij(plaats, soort, diepte, None, nr, None, tekst, stuk)
        return Rij(plaats, soort, diepte, nr, None, tekst, None, stuk)
    (was_nr, was), (wordt_nr, wordt) = oud, nieuw
    gelijk = same_text(was, wordt)
    soort_rij = ("gelijk" if was_nr == wordt_nr else "vernummerd") if gelijk else "gewijzigd"
    stukken = (Stuk("gelijk", wordt),) if gelijk else pieces(was, wordt)
    return Rij(plaats, soort_rij, diepte, was_nr, wordt_nr, was, wordt, stukken)


def _by_lid(rijen: Sequence[Rij]) -> Iterator[list[Rij]]:
    groep: list[Rij] = []
    for rij in rijen:
        if rij.diepte == 0 and not rij.plaats.endswith(", slot") and groep:
            yield groep
            groep = []
        groep.append(rij)
    if groep:
        yield groep


def remark(rij: Rij) -> str:
    """Return what the table says beside a row, in plain words; "" when the pieces say it all."""
    verplaatst = rij.was_nr and rij.wordt_nr and rij.was_nr != rij.wordt_nr
    wat = {
        "nieuw": "Nieuw.",
        "vervallen": "Vervalt.",
        "vernummerd": f"Krijgt nummer {rij.wordt_nr or '(geen)'}; de tekst blijft gelijk.",
        "gewijzigd": _nature(rij),
    }.get(rij.soort, "")
    if verplaatst and rij.soort == "gewijzigd":
        wat += f" Was {label(rij.was_nr or '')}"
    return wat


def _nature(rij: Rij) -> str:
    woorden = [s for s in rij.stukken if s.soort != "gelijk" and any(map(str.isalnum, s.tekst))]
    return "De tekst is gewijzigd." if woorden else "Leesteken aangepast."


def write_text(rijen: Sequence[Rij]) -> str:
    """Return the rows as text that reads without colour: [-weg-] and {+nieuw+}, with the label before it."""
    regels = []
    for rij in rijen:
        begin = "   " * rij.diepte
        nummers = _numbers(rij)
        tekst = "".join(_marked(stuk) for stuk in rij.stukken)
        regels.append(f"{begin}{rij.plaats}{nummers} ({rij.soort}): {tekst}")
    return "\n".join(regels)


def _numbers(rij: Rij) -> str:
    if rij.was_nr is None or rij.wordt_nr is None or rij.was_nr == rij.wordt_nr:
        return ""
    return f" (was {rij.was_nr or 'zonder nummer'})"


def _marked(stuk: Stuk) -> str:
    return {"gelijk": stuk.tekst, "vervallen": f"[-{stuk.tekst}-]", "nieuw": f"{{+{stuk.tekst}+}}"}[stuk.soort]
