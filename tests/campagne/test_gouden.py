"""The words of every piece of every campaign, as a resident of Lisse gets them, side by side with a file to read.

A text that was meant to change: GOUDEN=schrijf pytest tests/campagne/test_gouden.py, and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from campagne.proef import PROJECT
from instrumentarium.campagne import inlezen
from instrumentarium.campagne.bron import NA_BESLUIT, Bronnen
from instrumentarium.campagne.plan import plan
from instrumentarium.campagne.verantwoording import PubliekBlok, read

GOUDEN = Path(__file__).parent / "gouden"
BLOK = (
    b'{"publiek": {"gemeente": "lisse", "straat_of_gebied": "Voorbeeldstraat", "soort": "woning", "begin": "2026-10-05",'
    b' "einde": "2027-01-05", "artikel": "artikel 13b van de Opiumwet", "uitvoering": "uitgevoerd",'
    b' "geschorst_tot": "2026-12-01", "heropend": "2026-12-15"}}'
)
NAMEN = inlezen.names(PROJECT)


def words(bronnen: Bronnen, taal: str, publiek: PubliekBlok | None) -> str:
    """Every piece with its files, its length, its words and the description of its picture."""
    delen = []
    for kaart in plan(bronnen, "lisse", taal, publiek).kaartjes:
        kop = f"== {kaart.naam}: {', '.join(kaart.bestanden)} ({kaart.lengte or 'zonder tekst'})"
        delen.append("\n".join(filter(None, [kop, kaart.stempel, (kaart.tekst or "").strip(), kaart.alt])))
    return "\n\n".join(delen) + "\n"


@pytest.mark.parametrize("naam", NAMEN)
def test_words(naam: str) -> None:
    bronnen = inlezen.read(PROJECT, naam)
    publiek = read(BLOK, "verantwoording.json") if naam in NA_BESLUIT else None
    for taal in bronnen.campagne.waarde.talen:
        nu = words(bronnen, taal, publiek)
        bestand = GOUDEN / f"{naam}.{taal}.txt"
        if os.environ.get("GOUDEN") == "schrijf":
            bestand.parent.mkdir(exist_ok=True)
            bestand.write_text(nu, encoding="utf-8")
        assert nu == bestand.read_text(encoding="utf-8"), f"{bestand.name} zegt iets anders; zie de kop van dit bestand"
        assert "{{" not in nu
        assert "[ONTBREEKT" not in nu


def test_no_golden_file_is_left_over() -> None:
    talen = {naam: inlezen.read(PROJECT, naam).campagne.waarde.talen for naam in NAMEN}
    assert {pad.name for pad in GOUDEN.iterdir()} == {f"{naam}.{taal}.txt" for naam in NAMEN for taal in talen[naam]}
