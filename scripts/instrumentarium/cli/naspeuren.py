"""Compares the letters on disk with letters made again from the account; names what changed, never what it says."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import Any

from instrumentarium.besluit.zaak.brieven import Briefset, Letter
from instrumentarium.besluit.zaak.dossier import Dossier
from instrumentarium.besluit.zaak.lees_terug import clauses_of_paragraphs
from instrumentarium.cli.brievenmaker import Opdracht, work_out
from instrumentarium.cli.werkbank import Werkbank
from instrumentarium.fouten import BronFout
from instrumentarium.word.inhoud import paragraphs
from instrumentarium.word.verschil import compare_letters

_NUMMER_EN_ROL = re.compile(r"-(\d\d+)-([a-z]+)(?:-v\d+)?\.docx$")
_SOORTEN = {
    "gewijzigd": "gewijzigd",
    "weg": "weggehaald",
    "erbij": "toegevoegd",
    "verplaatst": "verplaatst",
}


def remake(wortel: Path, zaakbestand: str, werk: Opdracht, vandaag: date) -> tuple[Dossier, Briefset]:
    """Make the letters of a case in memory as they were asked for; nothing stands in the way of a final form here."""
    werkstuk = work_out(Werkbank(wortel, werk.instrument), zaakbestand, werk, vandaag)
    return werkstuk.dossier, werkstuk.briefset


def asked_for(account: dict[str, Any]) -> Opdracht:
    """Return what was asked when the letters of an account were made."""
    return Opdracht(
        soorten=tuple(account["soorten"]),
        peildatum=date.fromisoformat(account["peildatum"]),
        definitief=account.get("vorm") == "definitief",
        geanonimiseerd=account.get("kenmerk") is None,
        instrument=account.get("instrument") or Opdracht().instrument,
    )


def compare_with_account(
    wortel: Path, account: dict[str, Any], map_: Path, zaakbestand: str, vandaag: date
) -> list[dict[str, Any]]:
    """Return one row per letter that differs; empty when every letter is the same, byte for byte."""
    _, briefset = remake(wortel, zaakbestand, asked_for(account), vandaag)
    opnieuw = {letter_key(letter.soort, letter.naam): letter for letter in briefset.letters}
    rijen = [_compare_one(rij, map_, opnieuw) for rij in account["brieven"]]
    bekend = {letter_key(rij["soort"], rij["bestand"]) for rij in account["brieven"]}
    nieuw = [letter.naam for sleutel, letter in opnieuw.items() if sleutel not in bekend]
    rijen += [_row(naam, "de zaak geeft nu ook deze brief") for naam in nieuw]
    return [rij for rij in rijen if rij is not None]


def changed_sources(wortel: Path, account: dict[str, Any]) -> list[str]:
    """Return the sources that are not what they were when the letters were made."""
    veranderd = []
    for bron in account.get("bronnen") or []:
        pad = wortel / str(bron.get("bestand", ""))
        if not pad.is_file() or hashlib.sha256(pad.read_bytes()).hexdigest() != bron.get("sha256"):
            veranderd.append(str(bron.get("bestand")))
    return veranderd


def letter_key(soort: str, naam: str) -> tuple[str, str, str]:
    """Return what tells letters of one case apart: kind, number and role; the kenmerk and the version do not count."""
    gevonden = _NUMMER_EN_ROL.search(naam)
    return (soort, gevonden[1], gevonden[2]) if gevonden else (soort, "", naam)


def edited(was: bytes, nu: bytes, clausules: dict[str, str]) -> list[dict[str, Any]]:
    """Return the paragraphs that differ, with the clause they belong to; their words stay in the letter."""
    try:
        van_alinea = clauses_of_paragraphs(paragraphs(was), clausules)
        verschillen = compare_letters(was, nu)
    except BronFout:
        return [{"soort": "onleesbaar", "deel": None, "clausule": None, "nummer": 0}]
    rijen, huidig = [], None
    for verschil in verschillen:
        alinea = verschil.oud or verschil.nieuw
        if alinea is None:
            continue
        in_lijf = alinea.deel.endswith("document.xml")
        if verschil.oud and verschil.soort != "verplaatst":
            huidig = van_alinea.get(verschil.oud.nummer) if in_lijf else None
        if verschil.soort in _SOORTEN:
            rijen.append(
                {
                    "soort": _SOORTEN[verschil.soort],
                    "deel": alinea.plek,
                    "clausule": huidig if in_lijf else None,
                    "nummer": alinea.nummer,
                }
            )
    return rijen


def bookmarks_of(letter: Letter) -> dict[str, str]:
    """Return the clause that begins at each bookmark of a letter."""
    from instrumentarium.word.briefpapier import bookmark

    return {bookmark(keuze.blok): keuze.id for keuze in letter.keuzes}


def _compare_one(rij: dict[str, Any], map_: Path, opnieuw: dict[tuple[str, str, str], Letter]) -> dict[str, Any] | None:
    naam = Path(rij["bestand"]).name
    pad = map_ / naam
    vers = opnieuw.get(letter_key(rij["soort"], naam))
    if not pad.is_file():
        return _row(naam, "deze brief staat niet meer naast de verantwoording")
    if vers is None:
        return _row(naam, "de zaak geeft deze brief niet meer")
    inhoud = pad.read_bytes()
    if hashlib.sha256(inhoud).hexdigest() != rij["sha256"]:
        alineas = edited(vers.inhoud, inhoud, bookmarks_of(vers))
        melding = "de brief is aangepast nadat hij is gemaakt"
        return _row(naam, melding if alineas else f"{melding}; de tekst is gelijk gebleven", alineas)
    if inhoud != vers.inhoud:
        alineas = edited(inhoud, vers.inhoud, bookmarks_of(vers))
        return _row(naam, "zaak of bronnen geven nu een andere brief", alineas)
    return None


def _row(naam: str, melding: str, alineas: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"bestand": naam, "melding": melding, "alineas": alineas or []}
