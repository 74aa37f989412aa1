"""The deadlines that follow from a case, with their calculation; for the letter, the account and the calendar.

In: the facts. Out: `Termijn` values in order of date. A term that the letter sets itself is not among them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.tijd.kalender import words
from instrumentarium.tijd.termijnen import Termijn, compute_termijn


def deadlines(feiten: Feiten) -> list[Termijn]:
    """Return every legal deadline of the case, the first one first."""
    zaak = feiten.zaak
    gevonden = [*_after_announcement(feiten)]
    if feiten.spoed == "5:31-2" and zaak.procedure and zaak.procedure.spoed and zaak.procedure.spoed.tijdstip:
        gevonden.append(compute_termijn("motivering-spoed", zaak.procedure.spoed.tijdstip.date()))
    if zaak.kosten and zaak.kosten.toegepast:
        gevonden.append(compute_termijn("kostenbeschikking", _day(zaak.kosten.toegepast)))
    elif zaak.maatregel and zaak.maatregel.kosten_verhalen and feiten.begin:
        begonnen = zaak.uitvoering_feiten.begin if zaak.uitvoering_feiten else None
        gevonden.append(compute_termijn("kostenbeschikking", _day(begonnen or feiten.begin)))
    if zaak.verbeurte and zaak.verbeurte.datum:
        gevonden.append(compute_termijn("dwangsom-betaling", zaak.verbeurte.datum))
        gevonden.append(compute_termijn("dwangsom-verjaring", zaak.verbeurte.datum))
    return sorted(gevonden, key=lambda termijn: (termijn.laatste_dag, termijn.soort))


def as_dict(termijn: Termijn) -> dict[str, str]:
    """Return the JSON form of contract 5.2."""
    return {
        "id": termijn.soort,
        "omschrijving": termijn.omschrijving,
        "datum": termijn.laatste_dag.isoformat(),
        "grondslag": termijn.grondslag,
        "berekening": termijn.berekening,
    }


def deadlines_by_name(feiten: Feiten) -> dict[str, Any]:
    """Return the last day of each deadline in words, by a name that a clause can use; None when there is none."""
    gevonden = {
        termijn.soort.replace("-", "_"): words(termijn.laatste_dag, weekdag=True) for termijn in deadlines(feiten)
    }
    namen = (
        "bezwaar",
        "beslissing_op_bezwaar",
        "wkpb",
        "motivering_spoed",
        "kostenbeschikking",
        "dwangsom_betaling",
        "dwangsom_verjaring",
    )
    zonder: dict[str, Any] = dict.fromkeys(namen)
    return zonder | gevonden | {"pad": "termijn"}


def _after_announcement(feiten: Feiten) -> list[Termijn]:
    besluit = feiten.zaak.besluit
    if besluit is None:
        return []
    gevonden: list[Termijn] = []
    eerste = feiten.eerste_bekendmaking
    if eerste and not feiten.korte_waarschuwing:
        commissie = bool(besluit.bezwaar and besluit.bezwaar.commissie)
        gevonden.append(compute_termijn("bezwaar", eerste))
        gevonden.append(compute_termijn("beslissing-op-bezwaar", eerste, commissie=commissie))
    dag = besluit.bekendmaking.datum if besluit.bekendmaking else None
    if dag and feiten.sluiting and _changes_register(feiten):
        gevonden.append(compute_termijn("wkpb", dag))
    return gevonden


def _changes_register(feiten: Feiten) -> bool:
    """Tell whether the decision changes what the register says: not the bill, nor a decision that keeps the first one."""
    besluit = feiten.zaak.besluit
    kept = feiten.besluitsoort == "op-bezwaar" and besluit is not None and besluit.dictum == "handhaven"
    return feiten.besluitsoort != "kosten" and not kept


def _day(waarde: date) -> date:
    return waarde.date() if isinstance(waarde, datetime) else waarde
