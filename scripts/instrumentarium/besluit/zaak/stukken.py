"""Adds what only the papers beside a decision need: who is asked what, the words on the door, computed end days.

In: the facts, the reader, the data of the letter. Out: the same data with more names. Holds no sentence.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from instrumentarium.besluit.instrument.model import Document
from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.geadresseerden import Geadresseerde
from instrumentarium.besluit.zaak.model_pand import Betrokkene
from instrumentarium.besluit.zaak.termijnen import deadlines
from instrumentarium.tijd.kalender import WEEKDAGEN, next_werkdag, words

GELDIGHEID_MACHTIGING = timedelta(days=3)  # Awbi 6 lid 2: up to and including the third day after
VERDAGING = timedelta(weeks=6)  # Awb 7:10 lid 3
POLITIE = "politie"
MET_BESLUIT = ("wkpb-inschrijving",)  # the decision itself goes along


def add_piece_data(gegevens: dict[str, Any], feiten: Feiten, lezer: Geadresseerde, document: Document) -> None:
    """Add `vragen`, `gevraagd` and `reacties` of this reader, `deur`, and the end of a machtiging and a verdaging."""
    gegevens["vragen"] = [
        rij
        for rij, vraag in zip(gegevens["vragen"], feiten.zaak.vragen or [], strict=True)
        if lezer.rol == "dossier" or is_meant(vraag.aan, lezer)
    ]
    gegevens["gevraagd"] = _asked_of(feiten, lezer)
    gegevens["reacties"] = _answers_later(gegevens["procedure"]["zienswijzen"], feiten, lezer, document)
    gegevens["deur"] = {
        "van": day_parts(feiten.begin, "maatregel.ingang"),
        "tot": day_parts(feiten.einde, "maatregel.einde"),
        "pad": "maatregel",
    }
    gegevens["machtiging"]["tot_en_met"] = _end_of_machtiging(feiten)
    gegevens["verdaging"]["tot"] = _end_of_verdaging(feiten)
    gegevens["verzoek"]["eigen"] = _made_the_request(feiten, lezer)
    if document.soort in MET_BESLUIT:
        gegevens["telling"]["bijlagen"] = "1"
    gegevens["delen"] = [rij for rij in gegevens["pand"]["onderdelen"] if rij["maatregel"] in (None, "sluiting")]


def is_meant(aan: str | None, lezer: Geadresseerde) -> bool:
    """Tell whether a question for `aan` (a name, a role, the police, or nobody named) is for this reader."""
    naam = (aan or "").strip().lower()
    if lezer.rol == POLITIE:
        return not naam or POLITIE in naam
    rollen = set(lezer.partij.rollen) if lezer.partij else set()
    namen = {(wie or "").strip().lower() for wie in (lezer.naam, lezer.leest_als)}
    return bool(naam) and (naam in namen or naam in rollen)


def day_parts(moment: date | datetime | None, pad: str) -> dict[str, str]:
    """Return a moment as `dag`, `datum` and `uur`; an unknown one names the fact that is missing."""
    if moment is None:
        return {"dag": "", "datum": f"[ONTBREEKT: {pad}]", "uur": "", "pad": pad}
    uur = f"{moment.hour}.{moment.minute:02} uur" if isinstance(moment, datetime) else ""
    return {"dag": WEEKDAGEN[moment.weekday()], "datum": words(moment), "uur": uur, "pad": pad}


def _asked_of(feiten: Feiten, lezer: Geadresseerde) -> list[dict[str, Any]]:
    """Return the subjects that this reader is asked about; never what anybody answered."""
    return [
        {
            "onderwerp": rij.onderwerp,
            "over": rij.over if rij.over != lezer.naam else None,
            "toestemming": rij.grondslag == "toestemming",
            "pad": f"onderzoek.{plek}",
        }
        for plek, rij in enumerate(feiten.zaak.onderzoek or [])
        if is_meant(rij.gevraagd_aan, lezer)
    ]


def _answers_later(
    rijen: list[dict[str, Any]], feiten: Feiten, lezer: Geadresseerde, document: Document
) -> list[dict[str, Any]]:
    """Return the views of this reader's household on costs or a dwangsom: those of after what is paid for."""
    zaak = feiten.zaak
    vanaf = zaak.verbeurte.datum if zaak.verbeurte and "invordering" in document.soort else None
    if zaak.kosten and "kosten" in document.soort:
        vanaf = day_of(zaak.kosten.toegepast)
    zichtbaar = [
        rij
        for rij in (zaak.procedure and zaak.procedure.zienswijzen) or []
        if lezer.rol == "dossier" or feiten.huishoudens.may_read_view(rij.van, lezer.leest_als or lezer.naam)
    ]
    return [
        rij
        for rij, bron in zip(rijen, zichtbaar, strict=True)
        if vanaf is None or bron.datum is None or bron.datum >= vanaf
    ]


def day_of(moment: date | datetime | None) -> date | None:
    """Return the day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def _end_of_machtiging(feiten: Feiten) -> str:
    machtiging = feiten.zaak.machtiging
    if machtiging is None or machtiging.datum is None:
        return "[ONTBREEKT: machtiging.datum]"
    return words(machtiging.datum + GELDIGHEID_MACHTIGING, weekdag=True)


def _end_of_verdaging(feiten: Feiten) -> str | None:
    """Return the last day after a postponement of six weeks, counted from the first last day (Awb 7:10 lid 3)."""
    for termijn in deadlines(feiten):
        if termijn.soort == "beslissing-op-bezwaar":
            return words(next_werkdag(termijn.laatste_dag + VERDAGING), weekdag=True)
    return None


def _made_the_request(feiten: Feiten, lezer: Geadresseerde) -> bool:
    verzoek = feiten.zaak.verzoek
    if verzoek is None or verzoek.van is None:
        return False
    partij: Betrokkene | None = lezer.partij
    return verzoek.van in (lezer.naam, partij.naam if partij else None)
