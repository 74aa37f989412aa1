"""Writes a case file: facts as plain values go in, the YAML text of `zaak/1` comes out; the one writer for page and desk.

In: a dict by the names of contract 5.1, with str, bool, int, Decimal, date, datetime, None, lists and dicts. Out: text
that the strict reader reads back to the same values, keys in the order of the contract. Writes no file, drops nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import attrs

from instrumentarium.besluit.zaak.velden import Veld, children, default_of, fields_of_case
from instrumentarium.fouten import GebruikFout, bedoelde_u

Feit = Any  # a value of a case: str, bool, int, Decimal, date, datetime, None, or a list or dict of them

# A scalar without quotes: begins with a letter and holds nothing that YAML could read as a mark.
_KAAL = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-z0-9À-ÖØ-öø-ÿ .()/'’€%+;_-]*(?<! )")
_WOORDEN = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "ja", "nee", "nan", "inf"})
# What the reader refuses by name (bronnen.lezer), so the writer must not put it in a file.
_VERBODEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_BREED = 100


def write_case(feiten: Mapping[str, Feit]) -> str:
    """Return the YAML of a case; raises GebruikFout for an unknown name or a character that no file may hold."""
    regels = ["schema: zaak/1", *_block({k: v for k, v in feiten.items() if k != "schema"}, "", 0)]
    return "\n".join(regels) + "\n"


def facts_of(zaak: Any) -> dict[str, Feit]:
    """Return the facts of a decoded case (or a block of it) as plain values, without what only holds by default."""
    feiten: dict[str, Feit] = {}
    for veld in attrs.fields(type(zaak)):
        waarde = getattr(zaak, veld.name)
        if waarde not in (None, default_of(veld), veld.default) and veld.name != "schema":
            feiten[veld.name] = _plain(waarde)
    return feiten


def without_incomplete(feiten: Mapping[str, Feit], pad: str = "") -> dict[str, Feit]:
    """Return the facts without blocks and rows that miss what they cannot do without, so that the file can be read."""
    heel: dict[str, Feit] = {}
    for naam, waarde in feiten.items():
        onder = f"{pad}.{naam}" if pad else naam
        if isinstance(waarde, Mapping):
            blok = without_incomplete(waarde, onder)
            if _complete(blok, onder) and blok:
                heel[naam] = blok
        elif isinstance(waarde, list) and waarde and all(isinstance(rij, Mapping) for rij in waarde):
            rijen = [without_incomplete(rij, f"{onder}[]") for rij in waarde]
            heel[naam] = [rij for rij in rijen if rij and _complete(rij, f"{onder}[]")]
        else:
            heel[naam] = waarde
    return heel


def scalar(waarde: Feit) -> str:
    """Return one value as it stands in the file."""
    if waarde is None:
        return "null"
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, datetime):
        return waarde.strftime("%Y-%m-%dT%H:%M:%S" if waarde.second else "%Y-%m-%dT%H:%M")
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, (int, float, Decimal)):
        return format(Decimal(str(waarde)), "f")
    return _text(str(waarde))


def _plain(waarde: Any) -> Feit:
    if isinstance(waarde, list):
        return [_plain(deel) for deel in waarde]
    return facts_of(waarde) if attrs.has(type(waarde)) else waarde


def _complete(blok: Mapping[str, Feit], pad: str) -> bool:
    return all(blok.get(veld.naam) is not None for veld in children(pad) if veld.verplicht)


def _block(feiten: Mapping[str, Feit], pad: str, diep: int) -> Iterator[str]:
    velden = {veld.naam: veld for veld in children(pad)}
    for naam in _in_order(feiten, velden, pad):
        yield from _entry(naam, feiten[naam], velden.get(naam), pad, diep)


def _in_order(feiten: Mapping[str, Feit], velden: Mapping[str, Veld], pad: str) -> list[str]:
    # A block that stands in another form than the usual one (a row of weging, a mandate) has names of its own.
    los = not velden or pad.endswith(("ondertekenaar", "primair.bekendmaking")) or _is_weighing(pad)
    onbekend = [] if los else [naam for naam in feiten if naam not in velden]
    if onbekend:
        plek = f"{pad}.{onbekend[0]}" if pad else onbekend[0]
        raise GebruikFout(f'"{plek[:80]}" is geen gegeven van een zaak: {bedoelde_u(onbekend[0], velden)}')
    return [*(naam for naam in velden if naam in feiten), *(naam for naam in feiten if naam not in velden)]


def _is_weighing(pad: str) -> bool:
    return pad.startswith("weging.") and pad.removesuffix("[]") in fields_of_case()


def _entry(naam: str, waarde: Feit, veld: Veld | None, pad: str, diep: int) -> Iterator[str]:
    inspringing = "  " * diep
    onder = veld.pad if veld else f"{pad}.{naam}"
    if isinstance(waarde, Mapping):
        if waarde:
            yield f"{inspringing}{naam}:"
            yield from _block(waarde, onder.removesuffix("[]"), diep + 1)
        else:
            yield f"{inspringing}{naam}: {{}}"
    elif isinstance(waarde, (list, tuple)):
        yield from _list(naam, waarde, onder, diep)
    elif isinstance(waarde, str) and _fits_block(waarde):
        yield f"{inspringing}{naam}: |-"
        yield from (f"{inspringing}  {regel}" if regel else "" for regel in waarde.split("\n"))
    else:
        yield f"{inspringing}{naam}: {scalar(waarde)}"


def _list(naam: str, waarden: Sequence[Feit], pad: str, diep: int) -> Iterator[str]:
    inspringing = "  " * diep
    if not any(isinstance(rij, (Mapping, list, tuple)) for rij in waarden):
        regel = f"{inspringing}{naam}: [{', '.join(_in_flow(rij) for rij in waarden)}]"
        if len(regel) <= _BREED or not waarden:
            yield regel
            return
    yield f"{inspringing}{naam}:"
    onder = pad if pad.endswith("[]") else f"{pad}[]"
    for rij in waarden:
        if isinstance(rij, Mapping) and rij:
            regels = list(_block(rij, onder, diep + 2))
            yield f"{inspringing}  - {regels[0].lstrip()}"
            yield from regels[1:]
        else:
            yield f"{inspringing}  - {'{}' if isinstance(rij, Mapping) else scalar(rij)}"


def _in_flow(waarde: Feit) -> str:
    tekst = scalar(waarde)
    return _quoted(tekst) if isinstance(waarde, str) and re.search(r"[\[\]{},]", tekst) and tekst[0] != '"' else tekst


def _text(tekst: str) -> str:
    if treffer := _VERBODEN.search(tekst):
        raise GebruikFout(f"teken U+{ord(treffer.group()):04X} kan niet in een zaak staan: haal het weg")
    if _KAAL.fullmatch(tekst) and tekst.lower() not in _WOORDEN and not re.match(r"[nN][aA][nN]", tekst):
        return tekst
    return _quoted(tekst)


def _quoted(tekst: str) -> str:
    return '"' + "".join(_ESCAPES.get(teken, teken) for teken in tekst) + '"'


def _fits_block(tekst: str) -> bool:
    """Tell whether a text of more lines can stand under `|-` and come back the same."""
    regels = tekst.split("\n")
    if len(regels) < 2 or not regels[0].strip() or not regels[-1].strip() or _VERBODEN.search(tekst):
        return False
    return not re.search(r"[\t\r]", tekst) and all(regel == regel.strip() for regel in regels)
