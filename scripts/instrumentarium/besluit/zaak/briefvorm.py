"""What a letter can read: every name of its data, taken from cases in which every field is filled.

In: an instrument, a municipality. Out: paths (`maatregel.duur`, `procedure.zienswijzen[].van`). Made by the road that
makes the letters, so it cannot differ from it; no letter is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from instrumentarium.besluit.zaak.brieven import letter_data
from instrumentarium.besluit.zaak.dossier import Dossier
from instrumentarium.besluit.zaak.geadresseerden import addressees
from instrumentarium.besluit.zaak.model import Zaak
from instrumentarium.besluit.zaak.model_pand import Betrokkene

_DAG = date(2026, 10, 5)
_BLADEREN: dict[Any, Any] = {
    str: "voorbeeld", bool: True, int: 1, Decimal: Decimal(1), date: _DAG, datetime: datetime.combine(_DAG, time(10)),
}  # fmt: skip
_ROLLEN = ("overtreder", "huurder", "bewoner", "exploitant", "verhuurder", "eigenaar")


def full_cases(gemeente: str) -> list[Zaak]:
    """Return cases in which every field has a value, every list a row, and every role somebody.

    Two of them: where a field takes a text or rows, the one has the text and the other the rows.
    """
    return [_full_case(gemeente, vorm) for vorm in (0, -1)]


def _full_case(gemeente: str, vorm: int) -> Zaak:
    partijen = [
        attrs.evolve(_fill(Betrokkene, vorm), naam=f"Betrokkene {nr}", rollen=[rol], minderjarig=False)
        for nr, rol in enumerate(_ROLLEN, 1)
    ]
    kind = attrs.evolve(_fill(Betrokkene, vorm), naam="Kind", rollen=["bewoner"], minderjarig=True)
    zaak: Zaak = attrs.evolve(_fill(Zaak, vorm), gemeente=gemeente, betrokkenen=[*partijen, kind])
    if zaak.pand is not None:
        delen = [attrs.evolve(deel, maatregel=None) for deel in zaak.pand.onderdelen or []]
        zaak = attrs.evolve(zaak, pand=attrs.evolve(zaak.pand, onderdelen=delen))
    return zaak


def names_in_letters(dossier: Dossier) -> frozenset[str]:
    """Return every path that some letter of the case of this dossier can read, whoever it goes to."""
    feiten = dossier.feiten
    gevonden: set[str] = set()
    for bron in dossier.instrument.documenten.values():
        # The file reads every row and the first party has a household, in a kind of letter that goes to neither too.
        iedereen = addressees(attrs.evolve(bron.waarde, aan=["dossier", "partijen", *bron.waarde.aan]), feiten)
        for lezer in {lezer.rol: lezer for lezer in reversed(iedereen)}.values():  # the first of each role
            gevonden |= set(_paths(letter_data(dossier, feiten, bron.waarde, lezer, definitief=False), ""))
    return frozenset(gevonden)


def _fill(klasse: Any, vorm: int) -> Any:
    hints = get_type_hints(klasse)
    return klasse(**{veld.name: _value(hints[veld.name], vorm) for veld in attrs.fields(klasse) if veld.init})


def _value(hint: Any, vorm: int) -> Any:
    delen = [deel for deel in get_args(hint) if deel is not NoneType]
    if get_origin(hint) is Literal:
        return delen[0]
    if get_origin(hint) is list:
        return [_value(delen[0], vorm)]
    if get_origin(hint) in (Union, UnionType):
        return _value(next((deel for deel in delen if attrs.has(deel)), delen[vorm]), vorm)
    return _fill(hint, vorm) if attrs.has(hint) else _BLADEREN[hint]


def _paths(waarde: Any, pad: str) -> Iterator[str]:
    if pad:
        yield pad
    if isinstance(waarde, dict):
        for naam, deel in waarde.items():
            yield from _paths(deel, f"{pad}.{naam}" if pad else naam)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from _paths(deel, f"{pad}[]")
