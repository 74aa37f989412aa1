"""Resolves every reference of the APV on a day: found, not yet in force, lapsed on D, renumbered to X, or unknown.

In: an `Apv`, a municipality, two dates. Out: `Verwijzing` rows. Says what the sources hold and no more: "onbekend" is
what was not entered here, never "does not exist".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from instrumentarium.apv.artikel import Deel, from_versie
from instrumentarium.apv.collectie import Apv
from instrumentarium.apv.herkennen import Genoemd, find_genoemd, find_onderwerpen
from instrumentarium.apv.identificatie import WETTEN_BIJ_NAAM, find_kenmerken, parse_kenmerk, write_jci
from instrumentarium.apv.nummers import parse_artikelnummer, same_number
from instrumentarium.bronnen.soorten.apv import Versie
from instrumentarium.tijd.geldigheid import Reden

GEVONDEN, ONBEKEND = "gevonden", "onbekend"
NOG_NIET, VERVALLEN, VERNUMMERD = "nog-niet-in-werking", "vervallen-per", "vernummerd-tot"


@attrs.frozen
class Uitslag:
    """The outcome of one reference: `bij` is the date of the lapse or the new number, `doel` the subject found."""

    uitkomst: str
    bij: str | None = None
    doel: str | None = None
    link: str | None = None


@attrs.frozen
class Verwijzing:
    """One reference: where it stands, what it says, and what became of it."""

    onderwerp: str
    gemeente: str
    versie: str | None
    plaats: str
    soort: str
    tekst: str
    uitslag: Uitslag

    def as_dict(self) -> dict[str, Any]:
        """Return plain data, outcome and place beside each other."""
        rij = attrs.asdict(self, recurse=False)
        uitslag = rij.pop("uitslag")
        return rij | attrs.asdict(uitslag)


def list_verwijzingen(apv: Apv, gemeente: str, op: date, bekend_op: date) -> Iterator[Verwijzing]:
    """Yield the references in every version that applies on `op`, and in the toelichting of every subject."""
    for naam, map_ in apv.onderwerpen.items():
        versie = apv.resolve(naam, gemeente, op, bekend_op).versie
        if versie is not None:
            yield from of_versie(apv, naam, gemeente, versie, op, bekend_op)
        for _, doel in find_onderwerpen(map_.bron.waarde.toelichting):
            uitslag = Uitslag(GEVONDEN, doel=doel) if doel in apv.onderwerpen else Uitslag(ONBEKEND)
            yield Verwijzing(naam, gemeente, None, "toelichting", "onderwerp", f"[[{doel}]]", uitslag)


def of_versie(apv: Apv, naam: str, gemeente: str, versie: Versie, op: date, bekend_op: date) -> Iterator[Verwijzing]:
    """Yield the references in one version: in its text, its legal basis and its source."""
    for plaats, tekst in texts_of(versie):
        for genoemd in find_genoemd(tekst):
            uitslag = resolve_genoemd(apv, gemeente, genoemd, versie, op, bekend_op)
            yield Verwijzing(naam, gemeente, versie.versie, plaats, _soort(genoemd), genoemd.tekst, uitslag)
    for nr, tekst in enumerate(versie.grondslag):
        kenmerk = parse_kenmerk(tekst)
        uitslag = Uitslag(GEVONDEN, link=kenmerk.link) if kenmerk else Uitslag(ONBEKEND)
        yield Verwijzing(
            naam, gemeente, versie.versie, f"grondslag.{nr}", kenmerk.soort if kenmerk else "tekst", tekst, uitslag
        )
    for veld in ("bron", "staat_voor"):
        for kenmerk in find_kenmerken(getattr(versie, veld) or ""):
            uitslag = Uitslag(GEVONDEN, link=kenmerk.link)
            yield Verwijzing(naam, gemeente, versie.versie, veld, kenmerk.soort, kenmerk.waarde, uitslag)


def texts_of(versie: Versie) -> Iterator[tuple[str, str]]:
    """Yield path and text of everything in a version that is law: no toelichting."""
    for nr, lid in enumerate(from_versie(versie).leden):
        yield from _texts(lid, f"leden.{nr}")


def _texts(deel: Deel, pad: str) -> Iterator[tuple[str, str]]:
    yield f"{pad}.tekst", deel.tekst
    for nr, onder in enumerate(deel.delen):
        yield from _texts(onder, f"{pad}.onderdelen.{nr}")
    if deel.slot:
        yield f"{pad}.slot", deel.slot


def resolve_genoemd(
    apv: Apv, gemeente: str, genoemd: Genoemd, eigen: Versie | None, op: date, bekend_op: date
) -> Uitslag:
    """Return what became of one thing that a text names."""
    if genoemd.wet is not None:
        return _law(genoemd)
    if genoemd.nummer is None:
        return Uitslag(GEVONDEN) if eigen and _has_leden(eigen, genoemd) else Uitslag(ONBEKEND)
    return resolve_nummer(apv, gemeente, genoemd.nummer, op, bekend_op, genoemd)


def resolve_nummer(
    apv: Apv, gemeente: str, nummer: str, op: date, bekend_op: date, genoemd: Genoemd | None = None
) -> Uitslag:
    """Return what an article number of this municipality means on `op`; a number that was used again is the new one."""
    kandidaten = apv.met_nummer(nummer, gemeente)
    uitslagen = [_outcome(apv, naam, gemeente, nummer, op, bekend_op, genoemd) for naam in kandidaten]
    for voorkeur in (GEVONDEN, VERNUMMERD, VERVALLEN, NOG_NIET):
        for uitslag in uitslagen:
            if uitslag.uitkomst == voorkeur:
                return uitslag
    return Uitslag(ONBEKEND)


def _outcome(
    apv: Apv, naam: str, gemeente: str, nummer: str, op: date, bekend_op: date, genoemd: Genoemd | None
) -> Uitslag:
    uitkomst = apv.resolve(naam, gemeente, op, bekend_op)
    versie = uitkomst.versie
    if versie is not None:
        if not same_number(versie.nummer, nummer):
            was_eerder = _was_before(apv, naam, gemeente, nummer, versie)
            return Uitslag(VERNUMMERD, versie.nummer, naam) if was_eerder and versie.nummer else _later(naam)
        if genoemd and not _has_leden(versie, genoemd):
            return Uitslag(ONBEKEND, doel=naam)
        return Uitslag(GEVONDEN, doel=naam)
    if uitkomst.reden is Reden.VERVALLEN:
        return Uitslag(VERVALLEN, uitkomst.sinds.isoformat() if uitkomst.sinds else None, naam)
    if uitkomst.reden is Reden.NOG_NIET_IN_WERKING:
        return _later(naam)
    return Uitslag(ONBEKEND, doel=naam)


def _later(naam: str) -> Uitslag:
    return Uitslag(NOG_NIET, doel=naam)


def _was_before(apv: Apv, naam: str, gemeente: str, nummer: str, nu: Versie) -> bool:
    """Say whether a version with that number comes before the one that applies."""
    versies = list(apv.versies(naam, gemeente))
    return any(same_number(v.nummer, nummer) for v in versies[: versies.index(nu)])


def _has_leden(versie: Versie, genoemd: Genoemd) -> bool:
    """Say whether the leden and the onderdeel that are named stand in this version."""
    artikel = from_versie(versie)
    leden = {lid.nr: lid for lid in artikel.leden}
    if any(nr not in leden for nr in genoemd.leden):
        return False
    if genoemd.onder is None:
        return True
    zoek = [leden[genoemd.leden[-1]]] if genoemd.leden else list(artikel.leden)
    return any(deel.nr == genoemd.onder.split("/")[0] for lid in zoek for deel in lid.delen)


def _law(genoemd: Genoemd) -> Uitslag:
    bwb = WETTEN_BIJ_NAAM.get(genoemd.wet or "")
    if bwb is None:
        return Uitslag(ONBEKEND, doel=genoemd.wet)
    delen = {"artikel": parse_artikelnummer(genoemd.nummer or "") or ""}
    if len(genoemd.leden) == 1:
        delen["lid"] = genoemd.leden[0]
    kenmerk = parse_kenmerk(write_jci(bwb, **delen))
    return Uitslag(GEVONDEN, doel=genoemd.wet, link=kenmerk.link if kenmerk else None)


def _soort(genoemd: Genoemd) -> str:
    return "wet" if genoemd.wet else "artikel" if genoemd.nummer else "lid"
