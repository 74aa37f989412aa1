"""The table of values that a text may ask for, per municipality and language.

In: a campaign and its data. Out: a flat table from `gemeente.naam` to text; None where a fact is unknown.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

import attrs

from instrumentarium.bronnen.soorten.campagne import Meldlijn
from instrumentarium.campagne.bron import PARTNER, Bronnen
from instrumentarium.campagne.invullen import show_date
from instrumentarium.campagne.verantwoording import PubliekBlok

_HAAKJES = re.compile(r"^(.*?)\s*\((.+)\)$")


@attrs.frozen(kw_only=True)
class Lijn:
    """A reporting line as a poster shows it: a name that says what it is, the number, the web address."""

    id: str
    naam: str
    nummer: str
    adres: str | None


def words(bronnen: Bronnen, taal: str) -> dict[str, str]:
    """Return the fixed words of a language: those of its folder over ours, Dutch where nobody has any."""
    alle = _read("woorden.json")
    return alle["nl"] | alle.get(taal, {"taal": taal, "land": taal, "maanden": ""}) | bronnen.words(taal)


def describe(beeld: str | None, alt: str | None, taal: str) -> str:
    """Return the description of a picture: the author's, or that of the drawing when it is one of ours."""
    return (alt or "").strip() or _in(_read("beelden.json").get(beeld or "", {}), taal)


def values(bronnen: Bronnen, gemeente: str, taal: str, publiek: PubliekBlok | None = None) -> dict[str, str | None]:
    """Return the values for a text; `gemeente` may be "partner", which leaves places to fill in."""
    uit = _municipality(bronnen, gemeente, taal) | _lines(bronnen, gemeente, taal)
    vast = words(bronnen, taal)
    campagne = bronnen.campagne.waarde
    uit["campagne.titel"] = title(bronnen, taal)
    if campagne.periode:
        uit["campagne.van"] = show_date(campagne.periode.van, vast)
        uit["campagne.tot"] = show_date(campagne.periode.tot, vast)
    if publiek:
        naam = bronnen.gemeenten[publiek.gemeente].waarde.naam
        uit |= publiek.values(taal, bronnen.publiek.waarde if bronnen.publiek else None, naam, vast)
    return uit


def title(bronnen: Bronnen, taal: str) -> str:
    """Return the title of the campaign in a language."""
    eigen = bronnen.talen[taal].waarde.titel if taal in bronnen.talen else None
    return eigen or bronnen.campagne.waarde.titel


def lines(bronnen: Bronnen, gemeente: str, taal: str) -> list[Lijn]:
    """Return the reporting lines of a campaign, in its order, with a number."""
    tabel = _lines(bronnen, gemeente, taal)
    uit = []
    for lijn in _of_campaign(bronnen):
        nummer = tabel[f"meldlijn.{lijn.id}"]
        if nummer:
            naam = _HAAKJES.match(_in(lijn.naam, taal))
            if lijn.id == "112":  # “Alarmnummer 112: 112” says it twice
                uit.append(Lijn(id=lijn.id, naam=words(bronnen, taal)["spoed"], nummer=nummer, adres=None))
                continue
            kort = naam.group(2)[0].upper() + naam.group(2)[1:] if naam else _in(lijn.naam, taal)
            uit.append(Lijn(id=lijn.id, naam=kort, nummer=nummer, adres=tabel[f"meldlijn.{lijn.id}_adres"]))
    return uit


def _municipality(bronnen: Bronnen, gemeente: str, taal: str) -> dict[str, str | None]:
    if gemeente == PARTNER:
        vast = words(bronnen, taal)
        return {
            "gemeente.naam": vast["uw_gemeente"],
            "gemeente.website": vast["uw_website"],
            "gemeente.telefoon": vast["uw_telefoon"],
            "gemeente.email": vast["uw_email"],
            "gemeente.kernen": vast["uw_gemeente"],
        }
    bron = bronnen.gemeenten[gemeente].waarde
    return {
        "gemeente.naam": bron.naam,
        "gemeente.website": bron.website,
        "gemeente.telefoon": bron.telefoon,
        "gemeente.email": bron.email,
        "gemeente.kernen": ", ".join(bron.kernen) or None,
    }


def _lines(bronnen: Bronnen, gemeente: str, taal: str) -> dict[str, str | None]:
    eigen = _municipality(bronnen, gemeente, taal)
    uit: dict[str, str | None] = {}
    for lijn in bronnen.meldlijnen.waarde.lijnen:
        nummer, adres = lijn.nummer, lijn.adres
        if lijn.id == "gemeente":
            nummer, adres = nummer or eigen["gemeente.telefoon"], adres or eigen["gemeente.website"]
        uit[f"meldlijn.{lijn.id}"] = nummer
        uit[f"meldlijn.{lijn.id}_adres"] = adres
        uit[f"meldlijn.{lijn.id}_naam"] = _in(lijn.naam, taal)
        uit[f"meldlijn.{lijn.id}_wanneer"] = _in(lijn.wanneer, taal) or None
        uit[f"meldlijn.{lijn.id}_uren"] = _in(lijn.uren or {}, taal) or None
    return uit


def _of_campaign(bronnen: Bronnen) -> list[Meldlijn]:
    op_id = {lijn.id: lijn for lijn in bronnen.meldlijnen.waarde.lijnen}
    return [op_id[id_] for id_ in bronnen.campagne.waarde.meldlijnen if id_ in op_id]


def _in(woorden: dict[str, str], taal: str) -> str:
    return woorden.get(taal) or woorden.get("en" if taal != "nl" else "nl") or woorden.get("nl", "")


@cache
def _read(naam: str) -> dict[str, dict[str, str]]:
    bestand = files("instrumentarium.campagne") / "sjablonen" / naam
    uit: dict[str, dict[str, str]] = json.loads(bestand.read_text(encoding="utf-8"))
    return uit
