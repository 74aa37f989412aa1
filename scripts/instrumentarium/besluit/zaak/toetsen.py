"""Runs the checks of the instrument on a case: data in, findings out; a warning for a lawyer, never a verdict.

In: the checks, the facts, the accepted warnings. Out: one finding per check and subject, the heaviest.
Holds no rule of its own: every condition, message and remedy stands in toetsen.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from instrumentarium.besluit.instrument.model import Toets, Toetsregel
from instrumentarium.besluit.instrument.uitdrukking import evaluate
from instrumentarium.besluit.instrument.zinnen import Zinnen
from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.model import Zaak
from instrumentarium.besluit.zaak.namen import role_of
from instrumentarium.besluit.zaak.toetsfuncties import functions
from instrumentarium.bronnen.project import Bron
from instrumentarium.fouten import Bevinding
from instrumentarium.tijd.geldigheid import resolve

_ZINNEN = Zinnen({"rol": role_of})
ZWAARTE = {"blokkade": 0, "waarschuwing": 1, "aandachtspunt": 2}


@attrs.frozen(kw_only=True)
class Toetsbevinding:
    """One finding: which check, how heavy, what is wrong, what to do, where in the case file."""

    id: str
    ernst: str
    melding: str
    herstel: str
    bronnen: tuple[str, ...]
    plaats: str
    soorten: tuple[str, ...] = ()
    aanvaard: bool = False
    reden: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form of contract 5.2."""
        return {
            "id": self.id,
            "ernst": self.ernst,
            "melding": self.melding,
            "herstel": self.herstel,
            "bronnen": list(self.bronnen),
            "plaats": self.plaats,
            "aanvaard": self.aanvaard,
        }

    def located(self, zaak: Bron[Zaak]) -> Bevinding:
        """Return the finding as a fault with its line and column in the case file."""
        pad = [int(deel) if deel.isdigit() else deel for deel in self.plaats.split(".")]
        return zaak.bevinding(pad, f"{self.id}: {self.melding}", self.herstel)


def run_toetsen(toetsen: list[Toets], feiten: Feiten, soorten: tuple[str, ...] = ()) -> list[Toetsbevinding]:
    """Return the findings of all checks that apply on the reference date, heaviest first, then by id.

    `soorten`: kinds of letter that the case asks for; a rule that names kinds fires only for those.
    """
    dag = feiten.peildatum
    namen = _namespace(feiten)
    gevonden: list[Toetsbevinding] = []
    for toets in _in_force(toetsen, dag):
        if toets.op == "zaak" and (toets.voorwaarde is None or evaluate(toets.voorwaarde, namen)):
            gevonden += _heaviest(_run_one(toets, namen, soorten))
    aanvaard = {rij.toets: rij for rij in feiten.zaak.aanvaard or []}
    klaar = [_accept(bevinding, aanvaard) for bevinding in gevonden]
    return sorted(klaar, key=lambda b: (ZWAARTE[b.ernst], _natural(b.id), b.plaats))


def blocks(bevinding: Toetsbevinding, soort: str) -> bool:
    """Tell whether a finding stops the final form of one kind of letter."""
    return bevinding.ernst == "blokkade" and (not bevinding.soorten or soort in bevinding.soorten)


def _in_force(toetsen: list[Toets], dag: Any) -> Iterator[Toets]:
    per_id: dict[str, list[Toets]] = {}
    for toets in toetsen:
        per_id.setdefault(toets.id, []).append(toets)
    for versies in per_id.values():
        if all(versie.inwerking is None for versie in versies):
            yield versies[-1]
            continue
        versie = resolve(versies, dag, dag).versie
        if versie is not None:
            yield versie


def _run_one(toets: Toets, namen: Mapping[str, Any], soorten: tuple[str, ...]) -> Iterator[tuple[Any, Toetsbevinding]]:
    for regel in toets.regels:
        if regel.soorten and not set(regel.soorten) & set(soorten):
            continue
        for plek, dit in _subjects(regel, namen):
            binnen = {**namen, "dit": dit, "plek": plek, "nummer": plek + 1}
            if evaluate(regel.als, binnen):
                yield (plek if regel.per else None), _finding(toets, regel, binnen)


def _subjects(regel: Toetsregel, namen: Mapping[str, Any]) -> list[tuple[int, Any]]:
    if regel.per is None:
        return [(0, None)]
    rijen = evaluate(regel.per, namen) or []
    # A filtered list of parties keeps the numbers of the case file.
    nummer = {id(partij): n for n, partij in enumerate(namen["betrokkenen"] or [])}
    return [(nummer.get(id(rij), plek), rij) for plek, rij in enumerate(rijen)]


def _finding(toets: Toets, regel: Toetsregel, namen: Mapping[str, Any]) -> Toetsbevinding:
    return Toetsbevinding(
        id=toets.id,
        ernst=regel.ernst,
        melding=_ZINNEN.fill(regel.melding, namen),
        herstel=_ZINNEN.fill(regel.herstel, namen),
        bronnen=tuple(toets.bronnen),
        plaats=_ZINNEN.fill(regel.plaats, namen),
        soorten=tuple(toets.soorten),
    )


def _heaviest(gevonden: Iterator[tuple[Any, Toetsbevinding]]) -> list[Toetsbevinding]:
    per_onderwerp: dict[Any, Toetsbevinding] = {}
    for onderwerp, bevinding in gevonden:
        eerder = per_onderwerp.get(onderwerp)
        if eerder is None or ZWAARTE[bevinding.ernst] < ZWAARTE[eerder.ernst]:
            per_onderwerp[onderwerp] = bevinding
    return list(per_onderwerp.values())


def _accept(bevinding: Toetsbevinding, aanvaard: Mapping[str, Any]) -> Toetsbevinding:
    rij = aanvaard.get(bevinding.id)
    if rij is None or bevinding.ernst == "blokkade":
        return bevinding
    return attrs.evolve(bevinding, aanvaard=True, reden=rij.reden)


def _namespace(feiten: Feiten) -> dict[str, Any]:
    zaak = {veld.name: getattr(feiten.zaak, veld.name) for veld in attrs.fields(type(feiten.zaak))}
    return {**zaak, "feit": feiten, "peildatum": feiten.peildatum, **functions(feiten)}


def _natural(id_: str) -> tuple[Any, ...]:
    return tuple(int(deel) if deel.isdigit() else deel for deel in re.split(r"(\d+)", id_))
