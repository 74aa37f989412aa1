"""Chooses, per letter, which clauses stand in it and in which version, and says why.

In: the clauses of a document, the facts, the reader. Out: `Keuze` per clause, in order. A personal clause goes to the
household it is about and to nobody else, whatever its condition says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from instrumentarium.besluit.instrument.model import Clausule
from instrumentarium.besluit.instrument.samenstellen import block_id
from instrumentarium.besluit.instrument.uitdrukking import evaluate
from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.geadresseerden import Geadresseerde
from instrumentarium.besluit.zaak.model_pand import Betrokkene
from instrumentarium.besluit.zaak.toetsfuncties import functions
from instrumentarium.tijd.geldigheid import resolve


@attrs.frozen(kw_only=True)
class Keuze:
    """What was decided about one clause in one letter."""

    id: str
    blok: str
    gekozen: bool
    reden: str
    versie: int | None
    bron: str
    grondslag: tuple[str, ...] = ()


def choose_clauses(
    clausules: list[tuple[Any, int, Clausule]], feiten: Feiten, lezer: Geadresseerde, extra: Mapping[str, Any]
) -> list[Keuze]:
    """Return the decision on every clause of a document for one reader."""
    namen = namespace(feiten, lezer) | dict(extra)
    return [_choose(bron.pad, clausule, feiten, namen) for bron, _, clausule in clausules]


def namespace(feiten: Feiten, lezer: Geadresseerde) -> dict[str, Any]:
    """Return what a condition of a clause may read: the case, what follows from it, and the reader as `aan`."""
    zaak = {veld.name: getattr(feiten.zaak, veld.name) for veld in attrs.fields(type(feiten.zaak))}
    partij = lezer.partij
    mag = feiten.huishoudens.may_read_personal(lezer.leest_als) if partij else False
    rollen = set(partij.rollen) if partij else set()
    return {
        **zaak,
        **functions(feiten),
        "feit": feiten,
        "peildatum": feiten.peildatum,
        "aan": partij,
        "rol": lezer.rol,
        "vertegenwoordigt": lezer.hoedanigheid,
        "mag_persoonlijk": mag,
        "is_bewoner": "bewoner" in rollen,
        "is_huurder": "huurder" in rollen,
        "is_eigenaar": bool(rollen & {"eigenaar", "verhuurder"}),
        "is_exploitant": "exploitant" in rollen,
        "eigenaar_elders": _owner_elsewhere(feiten, partij),
        "is_overtreder": "overtreder" in rollen and not (partij and partij.minderjarig),
    }


def _owner_elsewhere(feiten: Feiten, partij: Betrokkene | None) -> bool:
    """Tell whether an owner or landlord gets a letter who is not of the reader's household."""
    eigenaren = feiten.with_role("eigenaar", "verhuurder")
    return partij is not None and any(not feiten.huishoudens.same(ander.naam, partij.naam) for ander in eigenaren)


def _choose(pad: str, clausule: Clausule, feiten: Feiten, namen: Mapping[str, Any]) -> Keuze:
    plek, waarom_niet = _version(clausule, feiten)
    if plek is None:
        return _keuze(clausule, pad, None, waarom_niet)
    if clausule.persoonlijk and not namen["mag_persoonlijk"]:
        return _keuze(clausule, pad, None, "persoonlijk: deze lezer hoort niet bij het huishouden")
    if clausule.voorwaarde and not evaluate(clausule.voorwaarde, namen):
        return _keuze(clausule, pad, None, f"niet waar: {clausule.voorwaarde}")
    reden = f"waar: {clausule.voorwaarde}" if clausule.voorwaarde else "staat altijd in dit stuk"
    return _keuze(clausule, pad, plek, f"{reden}. {clausule.waarom}")


def _version(clausule: Clausule, feiten: Feiten) -> tuple[int | None, str]:
    if all(versie.inwerking is None for versie in clausule.versies):
        return len(clausule.versies) - 1, ""
    uitkomst = resolve(clausule.versies, feiten.peildatum, feiten.peildatum)
    if uitkomst.versie is None:
        return None, f"geen versie op de peildatum: {uitkomst.reden}"
    return next(n for n, versie in enumerate(clausule.versies) if versie is uitkomst.versie), ""


def _keuze(clausule: Clausule, pad: str, plek: int | None, reden: str) -> Keuze:
    return Keuze(
        id=clausule.id,
        blok=block_id(clausule, plek or 0),
        gekozen=plek is not None,
        reden=reden,
        versie=plek,
        bron=pad,
        grondslag=tuple(clausule.grondslag),
    )
