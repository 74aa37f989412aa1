"""Reads back what a lawyer changed in Word: two forms of a letter go in, own paragraphs per clause come out.

Pure: knows no file. A paragraph of the case never gets lost: what cannot be brought back is named. The letter as it
was made is the yardstick, so an own paragraph that is already in the case is not taken twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

import attrs

from instrumentarium.word.inhoud import Alinea, paragraphs
from instrumentarium.word.verschil import Verschil, compare_letters

Waarom = Literal["weg", "verplaatst", "briefhoofd", "kop of voet", "blijft staan"]

# What may stand in a Word file but not in a case file (bronnen.lezer refuses it): separators and hidden overrides.
_REGELEINDE = re.compile("[\u2028\u2029]")
_ONZICHTBAAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


@attrs.frozen(kw_only=True)
class Aanvulling:
    """A paragraph to keep: after which clause, its words, and the own words it replaces (None: it is new)."""

    na: str
    tekst: str
    was: str | None = None


@attrs.frozen(kw_only=True)
class Melding:
    """A change that stays out of the case, by place; never its words."""

    waarom: Waarom
    nummer: int
    clausule: str | None


@attrs.frozen(kw_only=True)
class Teruglezing:
    """What an edited letter gives back."""

    aanvullingen: tuple[Aanvulling, ...]
    meldingen: tuple[Melding, ...]


def read_back(was: bytes, nu: bytes, *, clausule_van: Mapping[str, str], eigen: Mapping[str, list[str]]) -> Teruglezing:
    """Return what changed from the letter as made to the letter as edited.

    `clausule_van` gives the clause of a bookmark, `eigen` the own paragraphs that this reader already has per clause.
    """
    verschillen = compare_letters(was, nu)
    alineas = paragraphs(was)
    lezer = _Lezer(alineas, clausule_van, eigen)
    for verschil in verschillen:
        lezer.take(verschil)
    return Teruglezing(aanvullingen=tuple(lezer.aanvullingen), meldingen=tuple(lezer.meldingen))


class _Lezer:
    """Walks through the changes in reading order; `clausule` is the clause we are in."""

    def __init__(self, alineas: list[Alinea], clausule_van: Mapping[str, str], eigen: Mapping[str, list[str]]) -> None:
        self.eigen = eigen
        self.lijf = alineas[0].deel if alineas else ""
        self.van_alinea = clauses_of_paragraphs(alineas, clausule_van)
        self.eerste = next(iter(self.van_alinea.values()), None)
        self.clausule: str | None = None
        self.aanvullingen: list[Aanvulling] = []
        self.meldingen: list[Melding] = []

    def take(self, verschil: Verschil) -> None:
        """Bring one change back, or say why not."""
        alinea = verschil.oud or verschil.nieuw
        if alinea is None:
            return
        if verschil.oud and verschil.oud.deel == self.lijf and verschil.soort != "verplaatst":
            self.clausule = self.van_alinea.get(verschil.oud.nummer, self.clausule)
        if verschil.soort == "gelijk":
            return
        if alinea.deel != self.lijf:
            self._tell("kop of voet", alinea)
        elif verschil.soort in ("weg", "verplaatst"):
            self._tell("weg" if verschil.soort == "weg" else "verplaatst", alinea)
        elif verschil.nieuw is not None:
            self._keep(verschil.oud, verschil.nieuw)

    def _keep(self, oud: Alinea | None, nieuw: Alinea) -> None:
        tekst = writable(nieuw.tekst)
        if oud is not None and self.clausule is None:
            self._tell("briefhoofd", oud)
            return
        na = self.clausule or self.eerste
        if na is None:
            self._tell("briefhoofd", nieuw)
            return
        eerder = oud.tekst.strip() if oud else None
        eigen = eerder if eerder in self.eigen.get(na, []) else None
        self.aanvullingen.append(Aanvulling(na=na, tekst=tekst, was=eigen))
        if oud is not None and eigen is None:
            self._tell("blijft staan", oud)

    def _tell(self, waarom: Waarom, alinea: Alinea) -> None:
        clausule = self.van_alinea.get(alinea.nummer) if alinea.deel == self.lijf else None
        self.meldingen.append(Melding(waarom=waarom, nummer=alinea.nummer, clausule=clausule))


def clauses_of_paragraphs(alineas: list[Alinea], clausule_van: Mapping[str, str]) -> dict[int, str]:
    """Return the clause of each paragraph of the body, from the bookmark at which the clause begins."""
    gevonden: dict[int, str] = {}
    huidig = None
    lijf = alineas[0].deel if alineas else ""
    for alinea in alineas:
        if alinea.deel != lijf:
            break
        huidig = next((clausule_van[merk] for merk in alinea.kenmerken if merk in clausule_van), huidig)
        if huidig:
            gevonden[alinea.nummer] = huidig
    return gevonden


def writable(tekst: str) -> str:
    """Return the words of a paragraph as a case file can hold them."""
    return _ONZICHTBAAR.sub("", _REGELEINDE.sub("\n", tekst)).strip()
