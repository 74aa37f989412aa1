"""Turns the typed case into plain values for a letter: every block is there, what is unknown is None, dates are words.

In: an attrs value and its class. Out: nested dicts and lists of str, bool and None; each item of a list knows its
`pad` in the case file, so that an open fact can be named. Decides nothing.
"""

from __future__ import annotations

import types
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Union, get_args, get_origin

import attrs

from instrumentarium.bronnen.decoderen import fields_of
from instrumentarium.bronnen.soorten.algemeen import Adres, Duur
from instrumentarium.tijd.kalender import words, words_moment


def to_plain(waarde: Any, soort: Any, pad: str = "") -> Any:
    """Return `waarde` (an instance of `soort`, or None) as plain values, with a skeleton where a block is absent."""
    is_blok, rij_soort, velden = _shape(soort)
    if is_blok:
        onder = f"{pad}." if pad else ""
        blok = {veld: to_plain(getattr(waarde, veld, None), deel, onder + veld) for veld, deel in velden}
        return blok | _extras(soort, waarde) | {"pad": pad}
    if rij_soort is not None:
        onder = f"{pad}." if pad else ""
        return [to_plain(rij, rij_soort, f"{onder}{nr}") for nr, rij in enumerate(waarde or [])]
    return words_of(waarde)


def words_of(waarde: Any) -> Any:
    """Return one value as it is printed: "28 september 2026", "12,4", or the text itself."""
    if isinstance(waarde, bool) or waarde is None:
        return waarde
    if isinstance(waarde, datetime):
        return words_moment(waarde)
    if isinstance(waarde, date):
        return words(waarde)
    if isinstance(waarde, (int, Decimal)):
        return number(waarde)
    if isinstance(waarde, list):
        return [words_of(deel) for deel in waarde]
    return str(waarde) if isinstance(waarde, str) else to_plain(waarde, type(waarde))


def number(getal: int | Decimal) -> str:
    """Return a number in Dutch: a decimal comma, a point between thousands, no needless zeros."""
    tekst = format(Decimal(getal).normalize(), "f")
    heel, komma, rest = tekst.partition(".")
    return f"{int(heel):,}".replace(",", ".") + ("," if komma else "") + rest


def euros(bedrag: Decimal | None, *, centen: bool = False) -> str | None:
    """Return an amount as "€ 5.000" or "€ 1.250,50"; with `centen` always with cents, to stand in a column."""
    if bedrag is None:
        return None
    heel, _, cent = f"{bedrag:.2f}".partition(".")
    groepen = f"{int(heel):,}".replace(",", ".")
    return f"€\N{NO-BREAK SPACE}{groepen}" + ("" if cent == "00" and not centen else f",{cent}")


_TELWOORDEN = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_ENKELVOUD = {"dagen": "dag", "weken": "week", "maanden": "maand", "jaren": "jaar"}


def duration(duur: Duur | None) -> str | None:
    """Return "drie maanden", "één week", "20 weken"."""
    if duur is None:
        return None
    aantal = _TELWOORDEN[duur.aantal] if 0 <= duur.aantal < len(_TELWOORDEN) else str(duur.aantal)
    eenheid = duur.eenheid if duur.aantal != 1 and duur.eenheid != "jaren" else _ENKELVOUD[duur.eenheid]
    return f"{aantal} {eenheid}"


def enumeration(delen: list[str], voegwoord: str = "en") -> str:
    """Return "a, b en c"."""
    return delen[0] if len(delen) == 1 else f" {voegwoord} ".join([", ".join(delen[:-1]), delen[-1]]) if delen else ""


@cache
def _shape(soort: Any) -> tuple[bool, Any, tuple[tuple[str, Any], ...]]:
    """Tell of a type whether it is a block, of what it is a list (else None), and which fields it has."""
    if attrs.has(soort):
        return True, None, tuple((veld.name, _strip_optional(veld.type)) for veld in fields_of(soort))
    return False, get_args(soort)[0] if get_origin(soort) is list else None, ()


def _strip_optional(soort: Any) -> Any:
    if get_origin(soort) in (Union, types.UnionType):
        delen = [deel for deel in get_args(soort) if deel is not type(None)]
        # `str | list[rows]` and `date | datetime` are worked out by value, not by class
        return delen[0] if len(delen) == 1 else Any
    return soort


def _extras(soort: Any, waarde: Any) -> dict[str, Any]:
    if issubclass(soort, Adres):
        regels = waarde.regels() if waarde else []
        straat = " ".join(filter(None, [waarde.straat, waarde.huisnummer])) if waarde else ""
        kort = straat or (regels[0] if regels else None)
        voluit = ", ".join(filter(None, [kort, waarde.plaats if waarde else None]))
        return {"regels": regels, "kort": kort, "voluit": voluit or None}
    if issubclass(soort, Duur):
        return {"voluit": duration(waarde)}
    return {}
