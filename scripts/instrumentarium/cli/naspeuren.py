"""Compares the letters on disk with letters made again from the account; names what changed, never what it says."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from instrumentarium.cli.brievenmaker import Opdracht, prepare_case
from instrumentarium.fouten import BronFout
from instrumentarium.word.inhoud import paragraphs
from instrumentarium.word.redline import compare_letters


def compare_with_account(
    wortel: Path, account: dict[str, Any], map_: Path, zaakbestand: str, vandaag: date
) -> list[dict[str, Any]]:
    """Return one row per difference; empty when every letter is the same, byte for byte."""
    werk = Opdracht(
        soorten=tuple(account["soorten"]),
        peildatum=date.fromisoformat(account["peildatum"]),
        definitief=False,
        geanonimiseerd=account.get("kenmerk") is None,
    )
    verschillen = _changed_sources(wortel, account)
    opnieuw = _again(wortel, zaakbestand, werk, vandaag, definitief=account.get("vorm") == "definitief")
    for rij in account["brieven"]:
        verschillen += _compare_one(rij, map_, opnieuw)
    return verschillen


def _again(
    wortel: Path, zaakbestand: str, werk: Opdracht, vandaag: date, *, definitief: bool
) -> dict[tuple[str, str], bytes]:
    import attrs

    _, briefset, _ = prepare_case(wortel, zaakbestand, attrs.evolve(werk, definitief=definitief), vandaag)
    return {
        (letter.soort, f"{letter.lezer.nummer:02}-{letter.lezer.rol}"): letter.inhoud for letter in briefset.letters
    }


def _compare_one(rij: dict[str, Any], map_: Path, opnieuw: dict[tuple[str, str], bytes]) -> list[dict[str, Any]]:
    naam = Path(rij["bestand"]).name
    pad = map_ / naam
    vers = next((inhoud for (soort, wie), inhoud in opnieuw.items() if f"-{soort}-{wie}" in naam), None)
    if not pad.is_file():
        return [{"bestand": naam, "melding": "deze brief staat niet meer naast de verantwoording", "alineas": []}]
    inhoud = pad.read_bytes()
    if vers is None:
        return [{"bestand": naam, "melding": "de zaak geeft deze brief niet meer", "alineas": []}]
    fouten = []
    if hashlib.sha256(inhoud).hexdigest() != rij["sha256"]:
        fouten.append(
            {
                "bestand": naam,
                "melding": "de brief is aangepast nadat hij is gemaakt",
                "alineas": edited(vers, inhoud, naam),
            }
        )
    elif inhoud != vers:
        fouten.append(
            {
                "bestand": naam,
                "melding": "zaak of bronnen geven nu een andere brief",
                "alineas": edited(inhoud, vers, naam),
            }
        )
    return fouten


def edited(was: bytes, nu: bytes, naam: str) -> list[dict[str, Any]]:
    """Return the paragraphs that differ, with the clause they belong to; their words stay in the letter."""
    try:
        clausules = _clause_of_paragraph(was)
        verschillen = compare_letters(was, nu)
    except BronFout:
        return [{"soort": "onleesbaar", "clausule": None, "nummer": 0}]
    rijen = []
    for verschil in verschillen:
        if verschil.soort != "gelijk":
            nummer = verschil.was or verschil.wordt or 0
            rijen.append({"soort": verschil.soort, "clausule": clausules.get(verschil.was or 0), "nummer": nummer})
    return rijen


def _clause_of_paragraph(data: bytes) -> dict[int, str]:
    gevonden: dict[int, str] = {}
    huidig = None
    for alinea in paragraphs(data):
        merk = next((kenmerk[2:] for kenmerk in alinea.kenmerken if kenmerk.startswith("k_")), None)
        huidig = merk or huidig
        if huidig:
            gevonden[alinea.nummer] = huidig
    return gevonden


def _changed_sources(wortel: Path, account: dict[str, Any]) -> list[dict[str, Any]]:
    veranderd = []
    for bron in account.get("bronnen", []):
        pad = wortel / str(bron.get("bestand", ""))
        if not pad.is_file() or hashlib.sha256(pad.read_bytes()).hexdigest() != bron.get("sha256"):
            veranderd.append(
                {
                    "bestand": str(bron.get("bestand")),
                    "melding": "deze bron is veranderd sinds de brief is gemaakt",
                    "alineas": [],
                }
            )
    return veranderd
