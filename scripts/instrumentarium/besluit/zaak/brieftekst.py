"""Fills the letterhead of one letter: address window, reference block, greeting, subject; no person where none may be.

In: the document, the reader and the data of the letter. Out: the block `brief`. A secret address stands nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from instrumentarium.besluit.instrument.model import Document, Recht
from instrumentarium.besluit.instrument.samenstellen import with_open_facts
from instrumentarium.besluit.instrument.zinnen import Zinnen
from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.geadresseerden import Geadresseerde
from instrumentarium.besluit.zaak.woordvormen import street_line
from instrumentarium.bronnen.soorten.algemeen import Adres
from instrumentarium.tijd.kalender import words

_ZINNEN = Zinnen()
MAX_KOPREGEL = 70  # characters beside the name of the municipality and the word Concept


def letterhead_data(
    document: Document,
    feiten: Feiten,
    lezer: Geadresseerde,
    gegevens: dict[str, Any],
    recht: Recht,
    *,
    concept: bool,
    model: bool,
) -> dict[str, Any]:
    """Return the names that the letterhead asks for."""
    zaak, gemeente = feiten.zaak, gegevens["gemeente"]
    behandelaar = gegevens["behandelaar"]
    onderwerp = _ZINNEN.fill(with_open_facts(document.onderwerp), gegevens)
    functie = gegevens["tekenaar"]["functie"]
    return {
        "concept": concept,
        "model": model,
        "onderwerp": onderwerp,
        "kop_kort": _running_title(document, feiten),
        "verzendwijze": recht.woorden["wijze"].get(_way(document, lezer, feiten), ""),
        "adresregels": _address_lines(lezer, feiten, recht),
        "kenmerk": zaak.kenmerk,
        "datum": _letter_date(document, feiten),
        "behandelaar": behandelaar["naam"] or "[ONTBREEKT: behandelaar.naam]",
        "telefoon": behandelaar["telefoon"] or gemeente["telefoon"] or "[ONTBREEKT: behandelaar.telefoon]",
        "email": behandelaar["email"] or gemeente["email"] or "[ONTBREEKT: behandelaar.email]",
        "bijlagen": gegevens["telling"]["bijlagen"],
        "aanhef": _greeting(lezer, recht),
        "afzender": recht.woorden["afzender"].get(functie, recht.woorden["afzender"]["burgemeester"]),
        "afzender_adres": ", ".join(gemeente["postadres"]["regels"]) or "[ONTBREEKT: gemeente.postadres]",
    }


def _running_title(document: Document, feiten: Feiten) -> str:
    """Return what stands on top of every further page: the kind of letter and the street, when that fits on one line."""
    voluit = ", ".join(filter(None, [document.titel, street_line(feiten)]))
    return voluit if len(voluit) <= MAX_KOPREGEL else document.titel


def _letter_date(document: Document, feiten: Feiten) -> str:
    """Return the date of the letter: of the voornemen for a voornemen, else the reference date, or a later day."""
    zaak = feiten.zaak
    voornemen = zaak.procedure.voornemen if zaak.procedure else None
    if document.soort in ("voornemen", "vragen-politie", "inlichtingen") and voornemen and voornemen.datum:
        return words(voornemen.datum)
    return words(
        max([feiten.peildatum, *(dag for pad in document.niet_voor for dag in _days_at(zaak, pad.split(".")))])
    )


def _days_at(waarde: object, pad: list[str]) -> Iterator[date]:
    """Yield the days that stand at a path of the case, of every row of a list, without their hour."""
    if isinstance(waarde, list):
        for rij in waarde:
            yield from _days_at(rij, pad)
    elif pad:
        yield from _days_at(getattr(waarde, pad[0], None), pad[1:])
    elif isinstance(waarde, date):
        yield waarde.date() if isinstance(waarde, datetime) else waarde


def _way(document: Document, lezer: Geadresseerde, feiten: Feiten) -> str:
    """Return how the letter came; who represents an adult gets a copy, whatever way the party's own letter came."""
    if lezer.partij is None or document.los:
        return ""
    if lezer.vertegenwoordiger is not None and not lezer.partij.minderjarig:
        return "kopie"
    bericht = (
        feiten.voornemen_van(lezer.partij) if document.soort == "voornemen" else feiten.bekendmaking_van(lezer.partij)
    )
    return getattr(bericht, "wijze", None) or ""


def _address_lines(lezer: Geadresseerde, feiten: Feiten, recht: Recht) -> list[str]:
    """Return at most six lines for the window."""
    woorden, partij = recht.woorden["adressering"], lezer.partij
    pand = feiten.zaak.pand.adres if feiten.zaak.pand else None
    if partij is None:
        return [lezer.naam or woorden.get(lezer.rol, woorden["dossier"])]
    if lezer.vertegenwoordiger is not None:
        wie = lezer.vertegenwoordiger
        # A parent without an address of its own lives with the child.
        adres = wie.adres or ((partij.adres or pand) if partij.minderjarig else None)
        return [regel for regel in (wie.kantoor, wie.naam, *_lines(adres, "gemachtigde.adres")) if regel][:6]
    if partij.soort == "onbekend" or partij.adres_soort == "onbekend":
        return [woorden["onbekend"], *_lines(pand, "pand.adres")]
    plek = f"betrokkenen.{lezer.nummer - 1}"
    naam = partij.naam or f"[ONTBREEKT: {plek}.naam]"
    if partij.adres_soort == "geheim":
        return [naam, woorden["geheim"]]
    adres = partij.adres or pand
    voor = [woorden["erven"]] if partij.soort == "erven" else []
    ter_attentie = [partij.vertegenwoordiger.naam] if partij.vertegenwoordiger and partij.vertegenwoordiger.naam else []
    return [*voor, (_without_heirs(naam) if voor else naam) or "", *ter_attentie, *_lines(adres, f"{plek}.adres")][:6]


def _lines(adres: Adres | None, pad: str) -> list[str]:
    return (adres.regels() if adres else []) or [f"[ONTBREEKT: {pad}]"]


def _greeting(lezer: Geadresseerde, recht: Recht) -> str:
    woorden, partij = recht.woorden["aanhef"], lezer.partij
    if lezer.vertegenwoordiger is not None:
        return woorden["natuurlijk"].format(naam=lezer.naam or "") + ","
    if partij is None:
        return woorden["functie"] + ","  # a neighbour, a team or an office: not always a person
    if partij.aanhef:
        return partij.aanhef.rstrip(",") + ","
    vorm = "onbekend" if partij.naam is None else partij.soort
    naam = _without_heirs(partij.naam) if vorm == "erven" else partij.naam
    return woorden[vorm].format(naam=naam or "") + ","


def _without_heirs(naam: str | None) -> str:
    """Return the name of the deceased: "De erven van X" and "Erven X" are both "X"."""
    return re.sub(r"^(?:de\s+)?erven(?:\s+van)?\s+", "", naam or "", flags=re.IGNORECASE)
