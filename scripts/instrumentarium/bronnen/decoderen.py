"""Turns a tree of `bronnen.lezer` into the typed values of an attrs class, or into every fault with its place.

In: the tree and a class. Out: an instance. The class is the schema: unknown keys, missing keys, wrong types and
unknown words are all reported at once. Never reads a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import attrs
import cattrs
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.gen import make_dict_structure_fn

from instrumentarium.bronnen import waarden
from instrumentarium.bronnen.lezer import Kaart, Lijst, Scalar, Waarde
from instrumentarium.bronnen.waarden import WaardeFout
from instrumentarium.fouten import Bevinding, BronFout, Plaats, bedoelde_u

T = TypeVar("T")
_Pad = tuple[str | int, ...]


def decode(boom: Waarde, soort: type[T], bestand: str) -> T:
    """Return `boom` as an instance of the attrs class `soort`; raises BronFout with all faults, each located."""
    try:
        return converter().structure(boom, soort)
    except Exception as fout:
        gevonden = [_finding(pad, oorzaak, boom, bestand) for pad, oorzaak in _flatten(fout, ())]
        raise BronFout(gevonden) from None


def place_of(boom: Waarde, pad: _Pad) -> tuple[int, int]:
    """Return line and column of the value at `pad`, or of the nearest thing around it that exists."""
    plek = (getattr(boom, "regel", 1), getattr(boom, "kolom", 1))
    for deel in pad:
        if isinstance(boom, Kaart) and deel in boom:
            plek, boom = boom.plaatsen[str(deel)], boom[str(deel)]
        elif isinstance(boom, Lijst) and isinstance(deel, int) and deel < len(boom):
            plek, boom = boom.plaatsen[deel], boom[deel]
        else:
            break
    return plek


@cache
def converter() -> cattrs.Converter:
    """Return the one converter; made once, because cattrs writes code per class."""
    conv = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    for soort, hook in (
        (str, waarden.to_text),
        (bool, waarden.to_bool),
        (int, waarden.to_int),
        (Decimal, waarden.to_decimal),
        (date, waarden.to_date),
        (datetime, waarden.to_datetime),
    ):
        conv.register_structure_hook(soort, lambda waarde, _, hook=hook: hook(waarde))
    conv.register_structure_hook_factory(attrs.has, lambda soort: _class_hook(soort, conv))
    conv.register_structure_hook_func(_is_literal, _structure_literal)
    conv.register_structure_hook_factory(_is_list, lambda soort: _list_hook(soort, conv))
    conv.register_structure_hook_factory(_is_dict, lambda soort: _dict_hook(soort, conv))
    conv.register_structure_hook_factory(_is_choice, lambda soort: _choice_hook(soort, conv))
    return conv


def _class_hook(soort: type[Any], conv: cattrs.Converter) -> Any:
    inner = make_dict_structure_fn(soort, conv, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True)

    def hook(waarde: Any, _: Any) -> Any:
        if not isinstance(waarde, Kaart):
            namen = ", ".join(veld.name for veld in attrs.fields(soort)[:4])
            raise WaardeFout(f"hier hoort een blok met sleutels, er staat {_what(waarde)}", f"Begin met: {namen}.")
        return inner(waarde, soort)

    return hook


def _list_hook(soort: Any, conv: cattrs.Converter) -> Any:
    element = get_args(soort)[0]
    is_tuple = get_origin(soort) is tuple
    hook = conv.get_structure_hook(element)

    def structure(waarde: Any, _: Any) -> Any:
        if not isinstance(waarde, Lijst):
            raise WaardeFout(
                f"hier hoort een lijst, er staat {_what(waarde)}", "Zet elk deel achter een streepje of tussen [ ]."
            )
        goed, fout = [], []
        for plaats, deel in enumerate(waarde):
            try:
                goed.append(hook(deel, element))
            except Exception as oorzaak:
                fout.append((plaats, oorzaak))
        if fout:
            raise _LijstFout(fout)
        return tuple(goed) if is_tuple else goed

    return structure


def _dict_hook(soort: Any, conv: cattrs.Converter) -> Any:
    element = get_args(soort)[1]
    hook = conv.get_structure_hook(element)

    def structure(waarde: Any, _: Any) -> Any:
        if not isinstance(waarde, Kaart):
            raise WaardeFout(f"hier hoort een blok met sleutels, er staat {_what(waarde)}", "Schrijf sleutel: waarde.")
        goed, fout = {}, []
        for sleutel, deel in waarde.items():
            try:
                goed[sleutel] = hook(deel, element)
            except Exception as oorzaak:
                fout.append((sleutel, oorzaak))
        if fout:
            raise _LijstFout(fout)
        return goed

    return structure


class _LijstFout(Exception):
    """The items of a list or a block that were refused, with their place in it."""

    def __init__(self, delen: Sequence[tuple[int | str, Exception]]) -> None:
        self.delen = delen
        super().__init__()


def _structure_literal(waarde: Any, soort: Any) -> Any:
    woorden = [str(woord) for woord in get_args(soort)]
    tekst = waarden.to_text(waarde)
    if tekst in woorden:
        return tekst
    keuze = woorden[0] if len(woorden) == 1 else ", ".join(woorden[:-1]) + " of " + woorden[-1]
    raise WaardeFout(f'hier hoort {keuze}, er staat "{tekst[:60]}"', bedoelde_u(tekst, woorden))


def _is_literal(soort: Any) -> bool:
    return get_origin(soort) is Literal


def _is_list(soort: Any) -> bool:
    return get_origin(soort) in (list, tuple)


def _is_dict(soort: Any) -> bool:
    return get_origin(soort) is dict


def _is_choice(soort: Any) -> bool:
    # `str | list[X]`: one value or a list of rows. Optional has its own hook in cattrs, tried first.
    return get_origin(soort) in (Union, UnionType)


def _choice_hook(soort: Any, conv: cattrs.Converter) -> Any:
    delen: list[Any] = [deel for deel in get_args(soort) if deel is not type(None)]
    lijst = next((deel for deel in delen if get_origin(deel) in (list, tuple)), None)
    blok = next((deel for deel in delen if attrs.has(deel)), None)
    enkel = next((deel for deel in delen if deel is not lijst and deel is not blok), None)
    dag_of_moment = date in delen and datetime in delen

    def structure(waarde: Any, _: Any) -> Any:
        if waarde is None and type(None) in get_args(soort):
            return None
        keuze: Any = lijst if isinstance(waarde, Lijst) else blok if isinstance(waarde, Kaart) else enkel
        if dag_of_moment and isinstance(waarde, Scalar):
            keuze = datetime if "T" in waarde else date
        soort_nu: Any = keuze or enkel or blok or lijst
        return conv.structure(waarde, soort_nu)

    return structure


def _what(waarde: Any) -> str:
    if waarde is None:
        return "niets"
    if isinstance(waarde, Scalar):
        return f'"{waarde[:40]}"'
    return "een lijst" if isinstance(waarde, Lijst) else "een blok"


def _flatten(fout: BaseException, pad: _Pad) -> Iterator[tuple[_Pad, BaseException]]:
    if isinstance(fout, (ClassValidationError, IterableValidationError)):
        genoemd, los = fout.group_exceptions()
        for oorzaak, noot in genoemd:
            yield from _flatten(oorzaak, (*pad, noot.name if isinstance(noot, AttributeValidationNote) else noot.index))
        for oorzaak in los:
            yield from _flatten(oorzaak, pad)
    elif isinstance(fout, _LijstFout):
        for plaats, oorzaak in fout.delen:
            yield from _flatten(oorzaak, (*pad, plaats))
    elif isinstance(fout, ForbiddenExtraKeysError):
        for sleutel in sorted(fout.extra_fields):
            bekend = [veld.name for veld in attrs.fields(fout.cl)]
            uitweg = bedoelde_u(sleutel, bekend) or "Toegestaan: " + ", ".join(bekend[:12]) + "."
            yield (*pad, _Sleutel(sleutel)), WaardeFout(f'onbekende sleutel "{sleutel[:60]}"', uitweg)
    else:
        yield pad, fout


class _Sleutel(str):
    """Marks the last step of a path as the key itself rather than its value."""

    __slots__ = ()


def _finding(pad: _Pad, fout: BaseException, boom: Waarde, bestand: str) -> Bevinding:
    if isinstance(fout, KeyError):
        naam = str(fout.args[0])
        regel, kolom = place_of(boom, pad[:-1] if pad and pad[-1] == naam else pad)
        return Bevinding(Plaats(bestand, regel, kolom), f'de sleutel "{naam}" ontbreekt', f"Schrijf {naam}: ...")
    if pad and isinstance(pad[-1], _Sleutel):
        regel, kolom = _place_of_key(boom, pad)
    else:
        regel, kolom = place_of(boom, pad)
    tekst, uitweg = (
        (fout.tekst, fout.uitweg) if isinstance(fout, WaardeFout) else (str(fout) or "onleesbare waarde", "")
    )
    naam = next((str(deel) for deel in reversed(pad) if isinstance(deel, str)), "")
    voor = f'"{naam}": ' if naam and not isinstance(pad[-1], _Sleutel) else ""
    return Bevinding(Plaats(bestand, regel, kolom), voor + tekst, uitweg)


def _place_of_key(boom: Waarde, pad: _Pad) -> tuple[int, int]:
    blok: Any = boom
    for deel in pad[:-1]:
        blok = blok[deel]
    return blok.sleutels[str(pad[-1])] if isinstance(blok, Kaart) else (1, 1)
