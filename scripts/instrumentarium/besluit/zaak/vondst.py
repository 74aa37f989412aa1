"""Describes what was found, per substance and object, in the words of the data: amount, list, test, place.

In: the facts and the word tables. Out: lists of phrases for a letter. Judges nothing.
"""

from __future__ import annotations

from typing import Any

from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.beeld import enumeration, number, words_of
from instrumentarium.besluit.zaak.model_pand import Middel

Woorden = dict[str, dict[str, str]]


def describe_finds(feiten: Feiten, woorden: Woorden) -> dict[str, Any]:
    """Return the finds as phrases: `middelen`, `voorwerpen`, `kort` (kinds only), and the comparison with a threshold."""
    constatering = feiten.zaak.constatering
    voorwerpen = (constatering and constatering.voorwerpen) or []
    return {
        "middelen": [
            {
                "tekst": _substance(middel, woorden),
                "drempel": _threshold(middel, feiten),
                "pad": f"constatering.middelen.{n}",
            }
            for n, middel in enumerate(feiten.middelen)
        ],
        "voorwerpen": [
            {
                "tekst": f"{voorwerp.omschrijving}"
                + (f" (aantal: {voorwerp.aantal})" if voorwerp.aantal is not None else ""),
                "pad": f"constatering.voorwerpen.{n}",
            }
            for n, voorwerp in enumerate(voorwerpen)
        ],
        "kort": woorden["categorie"].get(feiten.categorie or "", ""),
        "boven_drempel": feiten.boven_drempel,
        "eerder": [_earlier(rij, n, woorden) for n, rij in enumerate(feiten.meegeteld)],
    }


def _substance(middel: Middel, woorden: Woorden) -> str:
    hoeveel = f"{number(middel.hoeveelheid)} {middel.eenheid or ''}".strip() if middel.hoeveelheid is not None else ""
    # "150 hennepplanten" reads better than "150 planten hennepplanten".
    if middel.eenheid in ("planten", "stekken", "pillen", "stuks") and middel.hoeveelheid is not None:
        zelfde = middel.eenheid == "stuks" or middel.eenheid in middel.naam.lower()
        kop = f"{number(middel.hoeveelheid)} {middel.naam}" if zelfde else f"{hoeveel} {middel.naam}"
    else:
        kop = f"{hoeveel} {middel.naam}".strip()
    lijst = woorden["lijst"].get(middel.lijst or "", "")
    erbij = [
        woorden["gewicht"].get(middel.gewicht or "", ""),
        woorden["onderzoek"].get(middel.onderzoek or "", ""),
        f"uitslag van {words_of(middel.uitslag_datum)}" if middel.uitslag_datum else "",
        woorden["vindplaats"].get(middel.vindplaats or "", ""),
        middel.onderdeel or "",
    ]
    return ", ".join(filter(None, [f"{kop}, {lijst}" if lijst else kop, *erbij]))


def _threshold(middel: Middel, feiten: Feiten) -> str:
    rij = feiten.drempel(middel)
    if rij is None or rij.tot is None or middel.hoeveelheid is None:
        return ""
    return f"{number(rij.tot)} {middel.eenheid}"


def _earlier(rij: Any, plek: int, woorden: Woorden) -> dict[str, Any]:
    delen = [
        words_of(rij.datum) or "",
        rij.omschrijving or "",
        woorden["maatregel"].get(rij.maatregel or "", rij.maatregel or ""),
    ]
    return {
        "tekst": ": ".join(filter(None, [delen[0], enumeration([d for d in delen[1:] if d], "met")])),
        "pad": f"eerdere_constateringen.{plek}",
    }
