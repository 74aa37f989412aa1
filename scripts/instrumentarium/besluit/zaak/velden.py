"""Describes every field of a case file by its path: what kind of answer it takes, and which words; made from the classes.

In: the attrs classes of `zaak/1`. Out: `Veld` by path (`betrokkenen[].naam`), in the order of the contract. For the
questions, the form and the empty file. Reads no case.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from instrumentarium.besluit.zaak.model import MetMandaat, Zaak
from instrumentarium.besluit.zaak.model_pand import ONBEKEND
from instrumentarium.bronnen.soorten.algemeen import Adres, Duur

Soort = Literal[
    "tekst", "teksten", "ja-nee", "getal", "bedrag", "datum", "moment", "dag-of-moment", "keuze", "keuzes",
    "adres", "duur", "blok", "lijst",
]  # fmt: skip
_ENKEL: dict[Any, Soort] = {str: "tekst", bool: "ja-nee", int: "getal", Decimal: "bedrag"}


@attrs.frozen(kw_only=True)
class Veld:
    """One field: `verplicht` when its block cannot do without it; `standaard` is what holds when it is absent."""

    pad: str
    soort: Soort
    keuzes: tuple[str, ...] = ()
    verplicht: bool = False
    standaard: Any = None

    @property
    def naam(self) -> str:
        """Return the key in the file."""
        return self.pad.removesuffix("[]").rpartition(".")[2]


@cache
def fields_of_case() -> dict[str, Veld]:
    """Return every field, block and list of `zaak/1` but `schema`, by path, in the order of the contract."""
    return {veld.pad: veld for veld in _walk(Zaak, "") if veld.pad != "schema"}


@cache
def children(pad: str) -> tuple[Veld, ...]:
    """Return the fields directly below a block or a list ("" for the case itself)."""
    begin = f"{pad}." if pad else ""
    velden = fields_of_case().items()
    return tuple(veld for p, veld in velden if p.startswith(begin) and "." not in p[len(begin) :] and p != pad)


def _walk(klasse: type[Any], boven: str) -> Iterator[Veld]:
    hints = get_type_hints(klasse)
    for veld in attrs.fields(klasse):
        pad = f"{boven}.{veld.name}" if boven else veld.name
        yield from _describe(pad, hints[veld.name], veld)


def _describe(pad: str, hint: Any, veld: Any) -> Iterator[Veld]:
    delen = [deel for deel in _options(hint) if deel not in (type(None), MetMandaat)]
    verplicht, standaard = veld.default in (attrs.NOTHING, ONBEKEND), default_of(veld)
    soort, keuzes, onder = _kind(delen)
    if soort == "lijst":
        pad += "[]"
    yield Veld(pad=pad, soort=soort, keuzes=keuzes, verplicht=verplicht, standaard=standaard)
    if onder is not None:
        yield from _walk(onder, pad)


def _kind(delen: list[Any]) -> tuple[Soort, tuple[str, ...], type[Any] | None]:
    eerste = delen[0]
    if get_origin(eerste) is list:
        return _kind_of_list(get_args(eerste)[0])
    if get_origin(eerste) is Literal:
        return "keuze", get_args(eerste), None
    if date in delen or datetime in delen:
        return ("dag-of-moment" if {date, datetime} <= set(delen) else _day_kind(eerste)), (), None
    if eerste is Adres or (attrs.has(eerste) and issubclass(eerste, Duur)):
        return ("adres" if eerste is Adres else "duur"), (), eerste
    if attrs.has(eerste):
        return "blok", (), eerste
    return _ENKEL[eerste], (), None


def _kind_of_list(deel: Any) -> tuple[Soort, tuple[str, ...], type[Any] | None]:
    if attrs.has(deel):
        return "lijst", (), deel
    return ("keuzes", get_args(deel), None) if get_origin(deel) is Literal else ("teksten", (), None)


def _day_kind(klasse: Any) -> Soort:
    return "moment" if klasse is datetime else "datum"


def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def default_of(veld: Any) -> Any:
    """Return what holds for a field of a class when nothing is filled in; None when it must be filled in."""
    if veld.default in (attrs.NOTHING, ONBEKEND):
        return None
    fabriek = getattr(veld.default, "factory", None)
    return fabriek() if fabriek else veld.default
