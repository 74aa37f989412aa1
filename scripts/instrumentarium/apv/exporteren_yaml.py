"""Writes a typed value as a YAML source of this project; what it writes, `bronnen.lezer` reads back as the same value.

In: an attrs value. Out: bytes, the same every time. Strings that another reader could take for a number, a day or a
time stand in quotes; long texts stand in folded blocks; fields that hold their default are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from instrumentarium.bronnen.lezer import MAX_BYTES, MAX_DIEPTE
from instrumentarium.bronnen.soorten.regeling_tekst import Kolom, Opmaak
from instrumentarium.fouten import Bevinding, BronFout, Plaats

_BREEDTE = 116
_LANG = 72
_KAAL = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ](?:[A-Za-z0-9À-ÖØ-öø-ÿ ._/()+-]*[A-Za-z0-9À-ÖØ-öø-ÿ._/()])?")
_WOORDEN = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "ja", "nee", "nan", "inf"})
# Fields that are written even when empty, because a reader looks for them.
_ALTIJD = frozenset({"nr", "sleutel", "leden"})
# Small things that read best on one line.
_OP_EEN_REGEL = (Opmaak, Kolom)


def to_yaml(waarde: Any, naam: str) -> bytes:
    """Return the YAML of an attrs value; raises BronFout when it would be too deep or too large to be read back."""
    regels = list(_map_lines(_fields(waarde), 0, 1, naam))
    inhoud = ("\n".join(regels) + "\n").encode("utf-8")
    if len(inhoud) > MAX_BYTES:
        raise _fault(
            naam,
            "de regeling wordt als bron groter dan 10 MB",
            "Een bron mag niet groter zijn; er is niets geschreven.",
        )
    return inhoud


def _fields(waarde: Any) -> dict[str, Any]:
    """Return the fields that say something, in the order of the class."""
    velden = {}
    for veld in attrs.fields(type(waarde)):
        inhoud = getattr(waarde, veld.name)
        altijd = veld.default is attrs.NOTHING or (veld.name in _ALTIJD and isinstance(inhoud, str))
        if altijd or not _goes_without_saying(inhoud, veld.default):
            velden[veld.name] = inhoud
    return velden


def _goes_without_saying(inhoud: Any, verstek: Any) -> bool:
    if attrs.has(type(inhoud)):
        return not _fields(inhoud)
    return inhoud in ([], {}) or inhoud == verstek


def _map_lines(velden: Mapping[str, Any], inspringing: int, diepte: int, naam: str) -> Iterator[str]:
    _check_depth(diepte, naam)
    voor = " " * inspringing
    for sleutel, waarde in velden.items():
        kop = f"{voor}{_key(sleutel)}:"
        if isinstance(waarde, str) and _is_long(waarde):
            yield f"{kop} {'|-' if chr(10) in waarde else '>-'}"
            yield from _block(waarde, inspringing + 2)
        elif isinstance(waarde, Mapping):
            _check_depth(diepte + 1, naam)
            yield f"{kop} {_flow(waarde)}"
        elif attrs.has(type(waarde)):
            yield kop
            yield from _map_lines(_fields(waarde), inspringing + 2, diepte + 1, naam)
        elif isinstance(waarde, Sequence) and not isinstance(waarde, str):
            yield from _list_lines(kop, waarde, inspringing + 2, diepte + 1, naam)
        else:
            yield f"{kop} {_scalar(waarde)}"


def _list_lines(kop: str, waarden: Sequence[Any], inspringing: int, diepte: int, naam: str) -> Iterator[str]:
    _check_depth(diepte, naam)
    if not waarden:
        yield f"{kop} []"
        return
    yield kop
    streep = " " * inspringing + "- "
    for waarde in waarden:
        if isinstance(waarde, _OP_EEN_REGEL):
            _check_depth(diepte + 2, naam)  # the line itself, and the attributes in it
            yield streep + _flow(_fields(waarde))
        elif attrs.has(type(waarde)):
            regels = list(_map_lines(_fields(waarde), inspringing + 2, diepte + 1, naam))
            yield streep + (regels[0].lstrip(" ") if regels else "{}")
            yield from regels[1:]
        elif isinstance(waarde, str) and _is_long(waarde):
            yield streep + ("|-" if "\n" in waarde else ">-")
            yield from _block(waarde, inspringing + 2)
        else:
            yield streep + _scalar(waarde)


def _is_long(tekst: str) -> bool:
    return "\n" in tekst or (len(tekst) > _LANG and " " in tekst)


def _block(tekst: str, inspringing: int) -> Iterator[str]:
    """Yield the lines of a block: as they are, or folded where the text has a single space."""
    voor = " " * inspringing
    if "\n" in tekst:
        yield from ((voor + regel).rstrip(" ") for regel in tekst.split("\n"))
        return
    regel = ""
    for woord in tekst.split(" "):
        if regel and len(voor) + len(regel) + 1 + len(woord) > _BREEDTE:
            yield voor + regel
            regel = woord
        else:
            regel = f"{regel} {woord}" if regel else woord
    yield voor + regel


def _flow(waarde: Any) -> str:
    if isinstance(waarde, Mapping):
        return "{" + ", ".join(f"{_key(sleutel)}: {_flow(deel)}" for sleutel, deel in waarde.items()) + "}"
    return _scalar(waarde)


def _key(sleutel: str) -> str:
    return sleutel if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", sleutel) else _quoted(sleutel)


def _scalar(waarde: Any) -> str:
    if waarde is None:
        return "null"
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, (int, date)):
        return str(waarde)
    tekst = str(waarde)
    if _KAAL.fullmatch(tekst) and "  " not in tekst and tekst.lower() not in _WOORDEN:
        return tekst
    return _quoted(tekst)


def _quoted(tekst: str) -> str:
    if '"' not in tekst and "\\" not in tekst:
        return f'"{tekst}"'
    return "'" + tekst.replace("'", "''") + "'"


def _check_depth(diepte: int, naam: str) -> None:
    if diepte > MAX_DIEPTE:
        raise _fault(naam, f"de regeling is dieper genest dan {MAX_DIEPTE} niveaus", "Er is niets geschreven.")


def _fault(naam: str, tekst: str, uitweg: str) -> BronFout:
    return BronFout([Bevinding(Plaats(naam, 1, 1), tekst, uitweg)])
