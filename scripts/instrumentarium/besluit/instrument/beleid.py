"""Policy as a decision table: finds the row for a situation, proves that no situation has two, lists what has none.

In: a `Beleid` and a situation. Out: the row or None ("beleid zwijgt", never zero). Knows no case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import get_args

from instrumentarium.besluit.instrument.model import Beleidsregel, Beleidsversie, Categorie, Object


@dataclass(frozen=True, slots=True, order=True)
class Situatie:
    """What a row of the matrix speaks of; `stap` is 1, 2 or 3 (third finding and later)."""

    object: str
    categorie: str
    stap: int
    ernstig: bool


def find_regels(versie: Beleidsversie, situatie: Situatie) -> list[Beleidsregel]:
    """Return every row that covers the situation: one in a proven table, none when the policy is silent."""
    return [regel for regel in versie.regels if _covers(regel, situatie)]


def all_situations() -> Iterator[Situatie]:
    """Yield every situation that a matrix can speak of."""
    for object_, categorie, stap, ernstig in product(get_args(Object), get_args(Categorie), (1, 2, 3), (False, True)):
        yield Situatie(object_, categorie, stap, ernstig)


def double_and_silent(versie: Beleidsversie) -> tuple[list[tuple[Situatie, list[int]]], list[Situatie]]:
    """Return the situations with more than one row (with the row numbers from 0) and those with none."""
    dubbel, zwijgt = [], []
    for situatie in all_situations():
        rijen = [plek for plek, regel in enumerate(versie.regels) if _covers(regel, situatie)]
        if len(rijen) > 1:
            dubbel.append((situatie, rijen))
        elif not rijen:
            zwijgt.append(situatie)
    return dubbel, zwijgt


def _covers(regel: Beleidsregel, situatie: Situatie) -> bool:
    return (
        regel.stap == situatie.stap
        and situatie.object in _each(regel.object)
        and situatie.categorie in _each(regel.categorie)
        and situatie.ernstig in _each(regel.ernstig)
    )


def _each(waarde: object) -> list[object]:
    return list(waarde) if isinstance(waarde, list) else [waarde]
