"""Chooses, from the versions of one source, the one that applies on a day as known on a day.

In: versions and two dates. Out: the version, or the reason why there is none. Knows no clock, no municipality, no file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar


class Versie(Protocol):
    """What has a history: an article, a policy, a check, a clause, a campaign text."""

    @property
    def bekend(self) -> date | None: ...
    @property
    def inwerking(self) -> date | None: ...
    @property
    def terugwerkend_tot_en_met(self) -> date | None: ...
    @property
    def vervalt(self) -> date | None: ...


V = TypeVar("V", bound=Versie)


class Reden(StrEnum):
    """Why nothing applies."""

    NIET_INGELEZEN = "niet-ingelezen"
    NOG_NIET_IN_WERKING = "nog-niet-in-werking"
    VERVALLEN = "vervallen"


@dataclass(frozen=True, slots=True)
class Uitkomst(Generic[V]):
    """The version that applies, or the reason why none does; exactly one is set. `sinds` is the end on a lapse."""

    versie: V | None
    reden: Reden | None = None
    sinds: date | None = None


def resolve(versies: Sequence[V], op: date, bekend_op: date, *, historie_volledig: bool = True) -> Uitkomst[V]:
    """Return the version that applies on `op`, as far as it was known on `bekend_op`.

    `op` and `bekend_op` are days, inclusive. `vervalt` is the first day on which a version no longer applies.
    The order matters: the last act in force wins, also when an earlier act reaches back less far, because a text
    with retroactive effect replaces what stood there (STOP, "geldigVanaf" against "juridischWerkendVanaf").
    Never falls back to an older version: a text that has lapsed leaves a gap, and the gap is the answer.
    Before the first version of a history that is not complete, the answer is that it was not entered.
    """
    if not versies:
        return Uitkomst(None, Reden.NIET_INGELEZEN)
    # A day in the future is read from the calendar: what is known today and in force by then.
    in_force_by = max(op, bekend_op)
    winnaar: tuple[date, date, int, V] | None = None
    for plek, versie in enumerate(versies):
        bekend, inwerking = versie.bekend, versie.inwerking
        if bekend is None or inwerking is None or bekend > bekend_op or inwerking > in_force_by:
            continue
        if (versie.terugwerkend_tot_en_met or inwerking) > op:
            continue
        if winnaar is None or (inwerking, bekend, plek) > winnaar[:3]:
            winnaar = (inwerking, bekend, plek, versie)
    if winnaar is None:
        return Uitkomst(None, Reden.NOG_NIET_IN_WERKING if historie_volledig else Reden.NIET_INGELEZEN)
    versie = winnaar[3]
    if versie.vervalt is not None and versie.vervalt <= op:
        return Uitkomst(None, Reden.VERVALLEN, versie.vervalt)
    return Uitkomst(versie)


def end_of(versies: Sequence[V], versie: V, bekend_op: date) -> date | None:
    """Return the first day on which `versie` no longer applies, derived from the others; None when open.

    Exclusive; "t/m" on screen is this day minus one. Days are tried only where some version begins or lapses.
    """
    begin = versie.terugwerkend_tot_en_met or versie.inwerking
    if begin is None:
        return None
    grenzen = {b for v in versies for b in (v.terugwerkend_tot_en_met or v.inwerking, v.inwerking, v.vervalt) if b}
    for dag in sorted(grens for grens in grenzen if grens > begin):
        if resolve(versies, dag, bekend_op).versie is not versie:
            return dag
    return None
