"""The checks of sheets and pictures: an alternative text, a line that can be read from afar, no borrowed marks.

In: a campaign. Out: findings as plain dicts for `toetsen.Bevinding`. Sets each sheet to measure it, keeps nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from instrumentarium.campagne import akkoord, opmaak, vellen, waarden
from instrumentarium.campagne.bron import BEELDEN, Bronnen, Keuze
from instrumentarium.campagne.geheugen import Geheugen
from instrumentarium.campagne.plan import PLATEN
from instrumentarium.campagne.teksttoetsen import finding

MEESTE_WOORDEN = 8
MEESTE_ALT = 150
_MERKEN = (
    ("politie", re.compile(r"politie", re.IGNORECASE)),
    ("mma", re.compile(r"meld[-_ ]?misdaad|(?<![a-z])mma(?![a-z])|(?<![a-z])m[-_]logo", re.IGNORECASE)),
    ("om", re.compile(r"openbaar[-_ ]?ministerie", re.IGNORECASE)),
)
_MATEN = {
    "poster": (vellen.A3, *vellen.SCHERMEN),
    "flyer": (vellen.A5,),
    "bedankposter": (vellen.A3,),
}


def check(bronnen: Bronnen, geheugen: Geheugen | None) -> Iterator[dict[str, Any]]:
    """Yield the findings of every sheet in every language, and of the pictures on slides; without memory none is set."""
    for taal in bronnen.campagne.waarde.talen:
        for naam in PLATEN:
            for gemeente in bronnen.gemeenten:
                keuze = bronnen.piece(naam, taal, gemeente)
                if keuze is not None:
                    yield from _check_sheet(bronnen, naam, taal, keuze)
                    if geheugen is not None:
                        yield from _check_fit(bronnen, naam, taal, gemeente, keuze, geheugen)
        for nr, (dia, bron) in enumerate(bronnen.slides(taal, "")):
            if dia.beeld:
                yield from _check_alt(dia.alt, dia.beeld, f"Dia {nr + 1} ({taal})", bron.plaats)


def _check_sheet(bronnen: Bronnen, naam: str, taal: str, keuze: Keuze[Any]) -> Iterator[dict[str, Any]]:
    stuk = keuze.stuk
    plek = keuze.bron.plaats(*keuze.pad)
    if not (stuk.regel or "").strip():
        yield finding(
            "CAM-REGEL", "blokkade", f"{PLATEN[naam]} ({taal}): de regel ontbreekt", "Schrijf regel: ...", plek
        )
    elif len(stuk.regel.split()) > MEESTE_WOORDEN:
        melding = f"{PLATEN[naam]} ({taal}): de regel heeft {len(stuk.regel.split())} woorden"
        herstel = f"Een poster heeft drie seconden: hooguit {MEESTE_WOORDEN} woorden."
        yield finding("CAM-REGEL", "waarschuwing", melding, herstel, keuze.bron.plaats(*keuze.pad, "regel"))
    if not stuk.beeld:
        yield finding(
            "CAM-BEELD",
            "blokkade",
            f"{PLATEN[naam]} ({taal}): het beeld ontbreekt",
            "Schrijf beeld: " + BEELDEN[0],
            plek,
        )
    yield from _check_alt(stuk.alt, stuk.beeld, f"{PLATEN[naam]} ({taal})", plek)
    yield from _check_marks(bronnen, naam, keuze)


def _check_alt(alt: str | None, beeld: str | None, wat: str, plek: Any) -> Iterator[dict[str, Any]]:
    """A picture without a description: nobody but the author knows an own one; of a drawing of ours we know it."""
    if not alt or not alt.strip():
        ernst = "waarschuwing" if beeld in BEELDEN else "blokkade"
        melding = f"{wat}: het beeld heeft geen beschrijving"
        melding += "; de kit neemt die van de tekening" if beeld in BEELDEN else ""
        herstel = "Schrijf bij alt in een of twee zinnen wat er te zien is."
        yield finding("CAM-ALT", ernst, melding, herstel, plek, "WCAG 2.2, criterium 1.1.1")
    elif len(alt) > MEESTE_ALT:
        melding = f"{wat}: de beschrijving heeft {len(alt)} tekens"
        yield finding("CAM-ALT", "aandachtspunt", melding, f"Houd het op {MEESTE_ALT} tekens.", plek)


def _check_marks(bronnen: Bronnen, naam: str, keuze: Keuze[Any]) -> Iterator[dict[str, Any]]:
    """A picture that says to hold the style of the police or the logo of M. needs their permission on file."""
    beeld = keuze.stuk.beeld
    if not beeld or beeld in BEELDEN:
        return
    gegeven = {rij.rol for rij in akkoord.given(bronnen.campagne.waarde, naam)}
    for rol, merk in _MERKEN:
        if merk.search(f"{beeld} {keuze.stuk.alt or ''}") and rol not in gegeven:
            melding = f"{PLATEN[naam]}: dit beeld lijkt een beschermd beeldmerk te tonen ({rol})"
            herstel = f"Leg de toestemming vast bij akkoord (rol: {rol}, met naam en datum), of kies een ander beeld."
            yield finding("CAM-MERK", "blokkade", melding, herstel, keuze.bron.plaats(*keuze.pad, "beeld"))


def _check_fit(
    bronnen: Bronnen, naam: str, taal: str, gemeente: str, keuze: Keuze[Any], geheugen: Geheugen
) -> Iterator[dict[str, Any]]:
    vel = opmaak.sheet(bronnen, naam, gemeente, taal, waarden.values(bronnen, gemeente, taal))
    if vel is None or not vel.alt.strip():
        return
    for formaat in _MATEN[naam]:
        maat = geheugen.measure(formaat, vel, tekens=formaat is _MATEN[naam][0])
        if maat.fout:
            plek, melding = keuze.bron.plaats(*keuze.pad), f"{PLATEN[naam]} ({taal}): {maat.fout}"
            yield finding("CAM-ZET", "blokkade", melding, "Vervang dit teken of dit beeld.", plek)
            return
        for rij in maat.past_niet:
            melding = f"{PLATEN[naam]} op {formaat.naam} ({taal}): “{rij.tekst[:50]}” wordt {rij.maat:.0f} punt, minstens {rij.grens:.0f} is nodig"
            plek = keuze.bron.plaats(*keuze.pad, "regel")
            yield finding("CAM-PAST", "blokkade", melding, "Maak de tekst korter.", plek)
