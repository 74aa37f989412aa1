"""What else must follow when an article changes: references, strafbepaling, supervision, `raakt`, letters, campaigns.

In: an `Apv`, the old and the new version, and texts outside the APV that may cite the number. Out: `Gevolg` rows, each
something for a person to look at. Never changes anything, and never says that nothing else follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import attrs

from instrumentarium.apv.collectie import Apv
from instrumentarium.apv.herkennen import Genoemd, find_genoemd
from instrumentarium.apv.nummers import same_number
from instrumentarium.apv.verwijzingen import texts_of
from instrumentarium.bronnen.project import find_files
from instrumentarium.bronnen.soorten.apv import Versie

STRAFBEPALING, TOEZICHT = "strafbepaling", "toezichthouders"
_BUITEN = (
    ("brief", "templates/**/*.yaml"),
    ("campagne", "campaigns/**/*.yaml"),
    ("campagne", "campaigns/**/*.md"),
    ("mandaat", "content/gemeenten/*.yaml"),
    ("handboek", "content/**/*.md"),
)
BUITEN = frozenset(soort for soort, _ in _BUITEN)


@attrs.frozen
class Gevolg:
    """One thing to look at: its kind, where it stands, and what to do."""

    soort: str
    waar: str
    wat: str


@attrs.frozen
class _Wissel:
    """Old and new of one article, with what moved: lid number -> new one, or None when it has gone."""

    onderwerp: str
    gemeente: str
    oud: Versie | None
    nieuw: Versie | None

    @property
    def nummer(self) -> str | None:
        return (self.oud or self.nieuw or _GEEN).nummer

    @property
    def nummer_wijzigt(self) -> bool:
        if self.oud is None or self.nieuw is None:
            return True
        return not same_number(self.oud.nummer, self.nieuw.nummer)

    def comes_with(self, ander: Versie) -> bool:
        """Say whether another article changes on the same day or later, and so was written with this one in mind."""
        begin = self.nieuw.inwerking if self.nieuw else None
        return begin is not None and ander.inwerking is not None and ander.inwerking >= begin

    def leden(self) -> dict[str, str | None]:
        if self.oud is None or self.nieuw is None:
            return {}
        nu = {lid.sleutel: lid.nr for lid in self.nieuw.leden}
        return {lid.nr: nu.get(lid.sleutel) for lid in self.oud.leden if nu.get(lid.sleutel) != lid.nr}


_GEEN = Versie(versie="", status="ontwerp", opschrift="")


def read_outside(wortel: Path) -> dict[str, tuple[str, str]]:
    """Return path -> (kind, text) of the letters, campaigns and handbook pages of a project."""
    uit: dict[str, tuple[str, str]] = {}
    for soort, patroon in _BUITEN:
        for pad in find_files(wortel, patroon):
            try:
                uit[pad] = (soort, (wortel / pad).read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError):
                continue  # a file that cannot be read is reported by the check of its own kind
    return uit


def find_gevolgen(
    apv: Apv,
    onderwerp: str,
    gemeente: str,
    oud: Versie | None,
    nieuw: Versie | None,
    op: date,
    bekend_op: date,
    buiten: Mapping[str, tuple[str, str]] | None = None,
) -> list[Gevolg]:
    """Return what must follow, the law first; `op` is the day on which the new text begins."""
    wissel = _Wissel(onderwerp, gemeente, oud, nieuw)
    return [
        *_references(apv, wissel, op, bekend_op),
        *_own_references(wissel),
        *_penal(apv, wissel, op, bekend_op),
        *_supervision(apv, wissel, op, bekend_op),
        *_touched(apv, wissel),
        *_outside(wissel, buiten or {}),
    ]


def _references(apv: Apv, wissel: _Wissel, op: date, bekend_op: date) -> Iterator[Gevolg]:
    """Yield other articles that name this number, or a lid of it that moved."""
    leden = wissel.leden()
    if wissel.oud is None or (not wissel.nummer_wijzigt and not leden):
        return
    for naam in apv.onderwerpen:
        versie = apv.resolve(naam, wissel.gemeente, op, bekend_op).versie
        if naam in (wissel.onderwerp, STRAFBEPALING) or versie is None or wissel.comes_with(versie):
            continue
        for _, tekst in texts_of(versie):
            for genoemd in find_genoemd(tekst):
                if genoemd.wet or not same_number(genoemd.nummer, wissel.nummer):
                    continue
                wat = _advice(wissel, genoemd, leden)
                if wat:
                    yield Gevolg("verwijzing", _where(versie), f'noemt "{genoemd.tekst}": {wat}')


def _advice(wissel: _Wissel, genoemd: Genoemd, leden: dict[str, str | None]) -> str:
    if wissel.nieuw is None:
        return "dit artikel vervalt"
    if wissel.nummer_wijzigt:
        return f"het nummer wordt {wissel.nieuw.nummer or 'onbekend'}"
    verplaatst = [nr for nr in genoemd.leden if nr in leden]
    return "; ".join(f"lid {nr} {_moved(leden[nr])}" for nr in verplaatst)


def _moved(naar: str | None) -> str:
    return f"wordt lid {naar}" if naar is not None else "vervalt"


def _own_references(wissel: _Wissel) -> Iterator[Gevolg]:
    """Yield "het derde lid" in the article itself that still says the old number of a lid that moved."""
    leden = wissel.leden()
    if wissel.oud is None or wissel.nieuw is None or not leden:
        return
    oude = {lid.sleutel: lid.tekst for lid in wissel.oud.leden}
    for lid in wissel.nieuw.leden:
        if oude.get(lid.sleutel) != lid.tekst:
            continue
        for genoemd in find_genoemd(lid.tekst):
            for nr in genoemd.leden if genoemd.nummer is None else ():
                if nr in leden:
                    wat = f'"{genoemd.tekst}" is niet aangepast, maar lid {nr} {_moved(leden[nr])}'
                    yield Gevolg("verwijzing", f"{_where(wissel.nieuw)}, lid {lid.nr}", wat)


def _penal(apv: Apv, wissel: _Wissel, op: date, bekend_op: date) -> Iterator[Gevolg]:
    was, wordt = bool(wissel.oud and wissel.oud.strafbaar), bool(wissel.nieuw and wissel.nieuw.strafbaar)
    if not (was or wordt) or wissel.onderwerp == STRAFBEPALING or STRAFBEPALING not in apv.onderwerpen:
        return
    versie = apv.resolve(STRAFBEPALING, wissel.gemeente, op, bekend_op).versie
    waar = _where(versie) if versie else STRAFBEPALING
    genoemd = names_number(versie, wissel.nummer) if versie else False
    if wordt and wissel.nieuw and not (versie and names_number(versie, wissel.nieuw.nummer)):
        yield Gevolg("strafbepaling", waar, f"artikel {wissel.nieuw.nummer or '?'} is strafbaar en staat er niet in")
    if genoemd and (not wordt or wissel.nummer_wijzigt):
        yield Gevolg("strafbepaling", waar, f"noemt nog artikel {wissel.nummer}")


def names_number(versie: Versie, nummer: str | None) -> bool:
    """Say whether a version names an article number in its text."""
    return any(
        same_number(genoemd.nummer, nummer)
        for _, tekst in texts_of(versie)
        for genoemd in find_genoemd(tekst)
        if genoemd.wet is None
    )


def _supervision(apv: Apv, wissel: _Wissel, op: date, bekend_op: date) -> Iterator[Gevolg]:
    nieuw_verbod = wissel.nieuw is not None and (wissel.oud is None or wissel.nummer_wijzigt)
    if not nieuw_verbod or TOEZICHT not in apv.onderwerpen or wissel.onderwerp == TOEZICHT:
        return
    versie = apv.resolve(TOEZICHT, wissel.gemeente, op, bekend_op).versie
    if versie is not None:
        yield Gevolg("toezicht", _where(versie), "kijk of het aanwijzingsbesluit voor toezichthouders dit artikel dekt")


def _touched(apv: Apv, wissel: _Wissel) -> Iterator[Gevolg]:
    for rij in apv.onderwerpen[wissel.onderwerp].bron.waarde.raakt:
        eigenaar = f" ({rij.eigenaar})" if rij.eigenaar else ""
        yield Gevolg("raakt", f"{rij.wat}{eigenaar}", rij.omschrijving)


def _outside(wissel: _Wissel, buiten: Mapping[str, tuple[str, str]]) -> Iterator[Gevolg]:
    """Yield letters, campaigns and pages that cite the number; which municipality they mean, a person decides."""
    if wissel.nummer is None:
        return
    for pad, (soort, tekst) in buiten.items():
        if soort == "mandaat" and Path(pad).stem != wissel.gemeente:
            continue
        plek = _cited_at(tekst, wissel.nummer)
        if plek is not None:
            regel = tekst.count("\n", 0, plek) + 1
            yield Gevolg(soort, f"{pad}:{regel}", f"noemt artikel {wissel.nummer}")


def _cited_at(tekst: str, nummer: str) -> int | None:
    """Return where a text names this article of a local regulation; "artikel 1:2 Awb" is another law."""
    if nummer not in tekst:
        return None
    for genoemd in find_genoemd(tekst):
        if genoemd.wet is None and same_number(genoemd.nummer, nummer):
            einde = genoemd.plek + len(genoemd.tekst)
            if not re.match(r",?[^.]{0,30}?(?: van de)? (?:Awb|Algemene wet)", tekst[einde : einde + 60]):
                return genoemd.plek
    return None


def _where(versie: Versie) -> str:
    return f"artikel {versie.nummer or '(nummer onbekend)'} ({versie.versie})"
