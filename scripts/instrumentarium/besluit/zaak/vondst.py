"""Describes what was found, per substance and object, in the words of the data: amount, list, test, place.

In: the facts and the word tables. Out: lists of phrases for a letter. Judges nothing.
"""

from __future__ import annotations

import re
from typing import Any

from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.beeld import enumeration, number, words_of
from instrumentarium.besluit.zaak.model_pand import Middel, Voorwerp
from instrumentarium.besluit.zaak.tekstvormen import capital, shown, stripped
from instrumentarium.besluit.zaak.woordvormen import earlier_rows, sourced

# A name that counts by itself ("zakjes", "planten"); with any other the unit is named too: "3 stuks lachgas".
_MEERVOUD = re.compile(r"(?:en|jes|ts|ls|rs|['’]s)\b")

Woorden = dict[str, dict[str, str]]


def describe_finds(feiten: Feiten, woorden: Woorden) -> dict[str, Any]:
    """Return the finds as phrases: `middelen`, `voorwerpen`, `kort` (kinds only), and the comparison with a threshold."""
    constatering = feiten.zaak.constatering
    voorwerpen = (constatering and constatering.voorwerpen) or []
    handel, orde = (constatering and constatering.handel) or [], (constatering and constatering.openbare_orde) or []
    middelen = [shown(rij, "naam", f"constatering.middelen.{n}") for n, rij in enumerate(feiten.middelen)]
    rijen = {
        "middelen": [_middel(middel, n, feiten, woorden) for n, middel in enumerate(middelen)],
        "voorwerpen": [_object(voorwerp, n, woorden) for n, voorwerp in enumerate(voorwerpen)],
        "handel": [sourced(rij, f"constatering.handel.{n}", woorden) for n, rij in enumerate(handel)],
        "orde": [sourced(rij, f"constatering.openbare_orde.{n}", woorden) for n, rij in enumerate(orde)],
        "eerder": earlier_rows(feiten, woorden),
    }
    return rijen | {
        # A list of one row is no list: then the row stands in the sentence.
        "enig": {naam: deel[0] if len(deel) == 1 else None for naam, deel in rijen.items()},
        "kort": kinds_found(feiten, woorden) or "[ONTBREEKT: constatering.gronden]",
        "boven_drempel": feiten.boven_drempel,
    }


def kinds_found(feiten: Feiten, woorden: Woorden) -> str:
    """Return the kinds of find in a few words: "harddrugs", "softdrugs en spullen voor hennepteelt".

    Where the list of a substance is not known, the ground says what it was; "" when there is no ground either.
    """
    per_lijst = (("I", "hard"), ("3a5", "3a5"), ("IA", "IA"), ("II", "soft"))
    lijsten = {middel.lijst for middel in feiten.middelen}
    soorten = [naam for lijst, naam in per_lijst if lijst in lijsten]
    if "b" in feiten.gronden or not feiten.middelen:
        voorbereiding = set((feiten.zaak.constatering and feiten.zaak.constatering.voorbereiding) or [])
        soorten += ["voorbereiding-hard"] if voorbereiding & {"10a", "10c"} else []
        soorten += ["voorbereiding-soft"] if "11a" in voorbereiding else []
    soorten = soorten or [f"grond-{grond}" for grond in sorted(set(feiten.gronden))]
    return enumeration([woorden["categorie"][soort] for soort in soorten])


def _middel(middel: Middel, plek: int, feiten: Feiten, woorden: Woorden) -> dict[str, Any]:
    ratio = feiten.ratio(middel)
    return {
        "tekst": capital(_substance(middel, woorden)),
        "midden": _substance(middel, woorden),
        "kop": capital(amount_and_name(middel, woorden)),
        "kop_midden": amount_and_name(middel, woorden),
        "naam": middel.naam,
        "drempel": _threshold(middel, feiten, woorden),
        "boven": ratio is not None and ratio > 1,
        "geen_drempel": ratio is None,
        "pad": f"constatering.middelen.{plek}",
    }


def _object(voorwerp: Voorwerp, plek: int, woorden: Woorden) -> dict[str, Any]:
    stuks = woorden["enkelvoud"]["stuks"] if voorwerp.aantal == 1 else "stuks"
    delen = [
        f"{number(voorwerp.aantal)} {stuks}" if voorwerp.aantal is not None else "",
        woorden["eenduidig"]["ja"] if voorwerp.eenduidig else "",
    ]
    erbij = "; ".join(filter(None, delen))
    kop = stripped(shown(voorwerp, "omschrijving", f"constatering.voorwerpen.{plek}").omschrijving)
    tekst = f"{kop} ({erbij})" if erbij else kop
    return {"tekst": capital(tekst), "midden": tekst, "pad": f"constatering.voorwerpen.{plek}"}


def amount_and_name(middel: Middel, woorden: Woorden) -> str:
    """Return "12,4 gram cocaïne", "1 pil xtc", "150 hennepplanten" (not "150 planten hennepplanten"), "3 stuks lachgas"."""
    if middel.hoeveelheid is None:
        return middel.naam
    eenheid = middel.eenheid or ""
    enkel = woorden["enkelvoud"].get(eenheid, eenheid) if middel.hoeveelheid == 1 else eenheid
    telbaar = eenheid == "stuks" and (middel.hoeveelheid == 1 or _MEERVOUD.search(middel.naam))
    if telbaar or (eenheid and (eenheid in middel.naam.lower() or enkel in middel.naam.lower())):
        return f"{number(middel.hoeveelheid)} {middel.naam}"
    return " ".join(filter(None, [number(middel.hoeveelheid), enkel, middel.naam]))


def _substance(middel: Middel, woorden: Woorden) -> str:
    uitslag = f"uitslag van {words_of(middel.uitslag_datum)}" if middel.uitslag_datum else ""
    waar = " ".join(
        filter(None, [amount_and_name(middel, woorden), woorden["vindplaats"].get(middel.vindplaats or "", "")])
    )
    erbij = [
        woorden["lijst"].get(middel.lijst or "", ""),
        woorden["gewicht"].get(middel.gewicht or "", ""),
        ", ".join(filter(None, [woorden["onderzoek"].get(middel.onderzoek or "", ""), uitslag])),
    ]
    plek, haken = ", ".join(filter(None, [waar, middel.onderdeel])), "; ".join(filter(None, erbij))
    return f"{plek} ({haken})" if haken else plek


def _threshold(middel: Middel, feiten: Feiten, woorden: Woorden) -> str:
    rij = feiten.drempel(middel)
    if rij is None or rij.tot is None or middel.hoeveelheid is None:
        return ""
    eenheid = middel.eenheid or ""
    return f"{number(rij.tot)} {woorden['enkelvoud'].get(eenheid, eenheid) if rij.tot == 1 else eenheid}".strip()
