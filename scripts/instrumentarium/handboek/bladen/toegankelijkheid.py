"""The page on accessibility, written from the report of the examination: what was measured, how, and what was found."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.omgeving import Omgeving, list_page, tijd
from instrumentarium.handboek.opmaak import bullets, lead, link, section
from instrumentarium.handboek.veilig import html

ADRES = "toegankelijkheid/"
VERSLAG = Path(__file__).parent.parent / "verslag.json"


def make_toegankelijkheid(omg: Omgeving) -> Blad:
    """Return the page; it claims no more than the report says."""
    verslag: dict[str, Any] = json.loads(VERSLAG.read_text(encoding="utf-8"))
    gemeten = tijd(date.fromisoformat(verslag["gemeten"]))
    delen = [
        lead(
            "Iedereen moet dit handboek kunnen lezen: met een toetsenbord, een schermlezer, een telefoon of op papier."
        ),
        section("Wat is er gemeten?", _measured(verslag, gemeten)),
        section("Wat is er gevonden?", _found(verslag)),
        section("Alleen met het toetsenbord", _keyboard(verslag)),
        section("Wat een machine niet ziet", _not_measured(omg)),
        section("Loopt u ergens op vast?", f"Zeg het: {link(ADRES, 'meld-een-fout/', 'meld een fout')}."),
    ]
    zin = "Wat er gedaan en gemeten is om dit handboek voor iedereen leesbaar te maken."
    return list_page(ADRES, "Toegankelijkheid", "".join(delen), zin, "", publiek=True)


def _measured(verslag: dict[str, Any], gemeten: str) -> str:
    breedtes = " en ".join(str(breed) for breed in verslag["breedtes"])
    zin = (
        f"Op {gemeten} zijn {len(verslag['bladsoorten'])} soorten bladzijden nagekeken met axe-core {html(verslag['axe'])} "
        f"in {html(verslag['browser'])}. De maat: {html(verslag['regels'])}. Elke bladzijde is bekeken op een scherm van "
        f"{breedtes} punten breed, {html(' en '.join(verslag['schermen']))}."
    )
    return f"{zin}\n\n{bullets(map(html, verslag['bladsoorten']), 'kolommen')}"


def _found(verslag: dict[str, Any]) -> str:
    gevonden = verslag["bevindingen"]
    if not gevonden:
        return "Niets. Op geen van deze bladzijden vond de keuring een fout, en geen bladzijde schuift opzij."
    return f"Dit moet nog worden hersteld:\n\n{bullets(map(html, gevonden))}"


def _keyboard(verslag: dict[str, Any]) -> str:
    """Return what worked without a mouse: once, with the widths on which it was asked when that was not all of them."""
    per_breedte: dict[str, list[str]] = verslag["toetsenbord"]
    stappen = dict.fromkeys(stap for rij in per_breedte.values() for stap in rij)
    rijen = []
    for stap in stappen:
        waar = [breed for breed, rij in per_breedte.items() if stap in rij]
        slot = "" if len(waar) == len(per_breedte) else f", op {' en '.join(waar)} punten breed"
        rijen.append(html(stap[0].upper() + stap[1:] + slot))
    breedtes = " en ".join(per_breedte)
    return f"Dit lukte zonder muis, op een scherm van {html(breedtes)} punten breed:\n\n{bullets(rijen)}"


def _not_measured(omg: Omgeving) -> str:
    rol = "Een keuring door mensen die een schermlezer gebruiken is nog niet gedaan."
    omg.open_vragen.append(
        (
            "Wanneer keuren mensen die een schermlezer gebruiken dit handboek?",
            "communicatieadviseur",
            "Toegankelijkheid",
            ADRES,
        )
    )
    return (
        f"{rol} Of een tekst duidelijk is, of een alternatieve tekst klopt en of de volgorde logisch is, ziet alleen een mens. "
        "Pdf-bestanden van artikelen zijn gezet volgens PDF/UA-1."
    )
