"""Leads through the facts of a case: which question comes next, what an answer does, and the way back.

In: the questions of an instrument and the facts so far. Out: the next `Vraag`, and the facts. Only what matters is
asked: a question whose condition does not hold is passed over. Knows no screen, no file and no clock.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from instrumentarium.besluit.instrument.model import Gegeven, Gegevens
from instrumentarium.besluit.instrument.uitdrukking import evaluate
from instrumentarium.besluit.zaak.antwoorden import read_answer, yes_or_no
from instrumentarium.besluit.zaak.velden import Veld, children, fields_of_case

Plek = tuple[str | int, ...]


@attrs.frozen(kw_only=True)
class Vraag:
    """One question at one place of the case; a `poort` asks whether there is such a block, or one more row."""

    plek: Plek
    gegeven: Gegeven
    veld: Veld
    poort: bool = False
    nummer: int = 0

    @property
    def pad(self) -> str:
        """Return the place as it is written: `betrokkenen.0.naam`."""
        return ".".join(str(deel) for deel in self.plek)


class Gesprek:
    """The questions and answers of one case. `feiten` is the case so far, as plain values."""

    def __init__(self, gegevens: Gegevens, feiten: dict[str, Any]) -> None:
        self.gegevens, self.feiten = gegevens, feiten
        self._beantwoord: set[tuple[Plek, bool]] = set()
        self._verleden: list[tuple[Vraag, dict[str, Any]]] = []

    def next_question(self) -> Vraag | None:
        """Return the first question that matters and was not asked or answered; None when all were."""
        return next((vraag for vraag in self._walk() if not self._known(vraag)), None)

    def answer(self, vraag: Vraag, tekst: str) -> None:
        """Take an answer; an empty line leaves the fact unknown. Raises WaardeFout when it cannot be read."""
        eerder = copy.deepcopy(self.feiten)
        if vraag.poort and tekst.strip():
            self._open(vraag, yes=yes_or_no(tekst))
        elif tekst.strip():
            self._put(vraag.plek, read_answer(vraag.veld, tekst))
        self._beantwoord.add((vraag.plek, vraag.poort))
        self._verleden.append((vraag, eerder))

    def back(self) -> bool:
        """Undo the last answer, so that its question comes again; False at the beginning."""
        if not self._verleden:
            return False
        vraag, self.feiten = self._verleden.pop()
        self._beantwoord.discard((vraag.plek, vraag.poort))
        return True

    def _walk(self) -> Iterator[Vraag]:
        rijen, plek = self.gegevens.gegevens, 0
        while plek < len(rijen):
            onder = _below(rijen, plek)
            yield from self._questions(rijen[plek], rijen[plek + 1 : onder])
            plek = onder

    def _questions(self, gegeven: Gegeven, onder: Sequence[Gegeven], boven: Plek = ()) -> Iterator[Vraag]:
        veld = fields_of_case()[gegeven.pad]
        plek = (*boven, *_parts(gegeven.pad)[len(_parts_of(boven)) :])
        if not self._matters(gegeven, plek):
            return
        if veld.soort == "lijst":
            yield from self._rows(gegeven, veld, onder, plek)
        elif onder:
            yield Vraag(plek=plek, gegeven=gegeven, veld=veld, poort=True)
            if self._at(plek) is not None:
                yield from self._nested(onder, plek)
        else:
            yield Vraag(plek=plek, gegeven=gegeven, veld=veld)

    def _rows(self, gegeven: Gegeven, veld: Veld, onder: Sequence[Gegeven], plek: Plek) -> Iterator[Vraag]:
        nummer = 0
        while True:
            yield Vraag(plek=(*plek, nummer), gegeven=gegeven, veld=veld, poort=True, nummer=nummer)
            if len(self._at(plek) or []) <= nummer:
                return
            yield from self._nested(onder, (*plek, nummer))
            nummer += 1

    def _nested(self, rijen: Sequence[Gegeven], boven: Plek) -> Iterator[Vraag]:
        plek = 0
        while plek < len(rijen):
            onder = _below(rijen, plek)
            yield from self._questions(rijen[plek], rijen[plek + 1 : onder], boven)
            plek = onder

    def _matters(self, gegeven: Gegeven, plek: Plek) -> bool:
        if not gegeven.als:
            return True
        rij_tot = max((n for n, deel in enumerate(plek) if isinstance(deel, int)), default=-1)
        rij = self._at(plek[: rij_tot + 1]) if rij_tot >= 0 else None
        namen = {veld.naam: None for veld in children("")} | self.feiten
        return bool(evaluate(gegeven.als, namen | {"rij": rij or {}}))

    def _known(self, vraag: Vraag) -> bool:
        if (vraag.plek, vraag.poort) in self._beantwoord:
            return True
        waarde = self._at(vraag.plek)
        if vraag.veld.soort == "lijst" and vraag.nummer == 0 and waarde is None:
            return bool(self._at(vraag.plek[:-1]) == [])  # asked before, and there was none
        return waarde is not None

    def _open(self, vraag: Vraag, *, yes: bool) -> None:
        if vraag.veld.soort == "lijst":
            rijen = self._at(vraag.plek[:-1])
            self._put(vraag.plek[:-1], [*(rijen or []), {}] if yes else (rijen or []))
        else:
            self._put(vraag.plek, {} if yes else None)

    def _at(self, plek: Plek) -> Any:
        waarde: Any = self.feiten
        for deel in plek:
            if isinstance(deel, int):
                waarde = waarde[deel] if isinstance(waarde, list) and deel < len(waarde) else None
            else:
                waarde = waarde.get(deel) if isinstance(waarde, dict) else None
        return waarde

    def _put(self, plek: Plek, waarde: Any) -> None:
        houder: Any = self.feiten
        for deel in plek[:-1]:
            if isinstance(deel, int):
                houder = houder[deel]
            else:
                houder[deel] = houder[deel] if houder.get(deel) is not None else {}
                houder = houder[deel]
        houder[plek[-1]] = waarde


def _below(rijen: Sequence[Gegeven], plek: int) -> int:
    """Return where the rows end that stand below the row at `plek`: the fields of its list or block."""
    begin = f"{rijen[plek].pad}."
    einde = plek + 1
    while einde < len(rijen) and rijen[einde].pad.startswith(begin):
        einde += 1
    return einde


def _parts(pad: str) -> tuple[str, ...]:
    return tuple(re.sub(r"\[\]", "", pad).split("."))


def _parts_of(plek: Plek) -> tuple[str | int, ...]:
    return tuple(deel for deel in plek if isinstance(deel, str))
