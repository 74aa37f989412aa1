"""The deadlines that follow from a case, with their calculation; for the letter, the account and the calendar.

In: the facts. Out: `Termijn` values in order of date. A term that the letter sets itself is not among them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.model_pand import Bericht
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
        gevonden.append(compute_termijn("kostenbeschikking", feiten.begin.date()))
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
    dag = besluit.bekendmaking.datum if besluit.bekendmaking else None
    gevonden: list[Termijn] = []
    if dag:
        gevonden.append(compute_termijn("bezwaar", dag))
        if feiten.sluiting:
            gevonden.append(compute_termijn("wkpb", dag))
    primair = _primary_day(feiten)
    commissie = bool(besluit.bezwaar and besluit.bezwaar.commissie)
    van = primair or (dag if feiten.besluitsoort != "op-bezwaar" else None)
    if van:
        gevonden.append(compute_termijn("beslissing-op-bezwaar", van, commissie=commissie))
    return gevonden


def _primary_day(feiten: Feiten) -> date | None:
    primair = feiten.zaak.besluit.primair if feiten.zaak.besluit else None
    if primair is None or feiten.besluitsoort != "op-bezwaar":
        return None
    dag = primair.bekendmaking.datum if isinstance(primair.bekendmaking, Bericht) else primair.bekendmaking
    return dag or primair.datum


def _day(waarde: date) -> date:
    return waarde.date() if isinstance(waarde, datetime) else waarde
