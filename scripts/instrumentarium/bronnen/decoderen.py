"""Turns a tree of `bronnen.lezer` into the typed values of an attrs class, or into every fault with its place.

In: the tree and a class. Out: an instance. The class is the schema: unknown keys, missing keys, wrong types and
unknown words are all reported at once. Never reads a file.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin

import attrs

from instrumentarium.bronnen import waarden
from instrumentarium.bronnen.lezer import MAX_DIEPTE, Kaart, Lijst, Scalar, Waarde, shown_key
from instrumentarium.bronnen.waarden import WaardeFout
from instrumentarium.fouten import Bevinding, BronFout, Plaats, bedoelde_u

T = TypeVar("T")
_Pad = tuple[int | str, ...]
_Hook = Callable[[Any], Any]
_WAARDEN: dict[Any, _Hook] = {
    str: waarden.to_text,
    bool: waarden.to_bool,
    int: waarden.to_int,
    Decimal: waarden.to_decimal,
    date: waarden.to_date,
    datetime: waarden.to_datetime,
}
_VOORAF: dict[type[Any], Callable[[Waarde], Waarde]] = {}


def decode(boom: Waarde, soort: type[T], bestand: str) -> T:
    """Return `boom` as an instance of the attrs class `soort`; raises BronFout with all faults, each located."""
    hook: Callable[[Waarde], T] = _hook_of(cast("Hashable", soort))
    try:
        waarde = hook(boom)
    except Exception as fout:
        gevonden = [_finding(pad, oorzaak, boom, bestand) for pad, oorzaak in _flatten(fout, ())]
        raise BronFout(gevonden) from None
    return waarde


def prepare(soort: type[Any], vooraf: Callable[[Waarde], Waarde]) -> None:
    """Let `vooraf` give the tree of a class its full form before it is decoded: a short form, or a name with a hyphen."""
    _VOORAF[soort] = vooraf


def decode_readable(boom: Waarde, soort: type[T], bestand: str) -> tuple[T | None, Waarde, list[Bevinding]]:
    """Return what can be read of a case, the tree of that part, and every fault; words of the case stay out of them.

    What was refused is left out and the rest is read again, so that what contradicts itself there can be told too.
    """
    gevonden: list[Bevinding] | None = None
    for _ in range(MAX_DIEPTE):
        try:
            return _hook_of(cast("Hashable", soort))(boom), boom, gevonden or []
        except Exception as fout:
            fouten = list(_flatten(fout, ()))
        if gevonden is None:
            gevonden = [_finding(pad, oorzaak, boom, bestand, geheim=True) for pad, oorzaak in fouten]
        boom = _without(boom, {_culprit(pad, oorzaak) for pad, oorzaak in fouten})
    return None, boom, gevonden or []


def was_refused(boom: Waarde, pad: _Pad) -> bool:
    """Tell whether the value at a path, or an item of the list there, was left out because it could not be read."""
    for deel in pad:
        if isinstance(boom, Kaart):
            if deel in getattr(boom, "weg", ()):
                return True
            boom = boom.get(str(deel))
        else:
            boom = boom[deel] if isinstance(boom, Lijst) and isinstance(deel, int) and deel < len(boom) else None
    return isinstance(boom, Lijst) and bool(getattr(boom, "weg", False))


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


def fields_of(soort: type[Any]) -> tuple[attrs.Attribute[Any], ...]:
    """Return the fields of a class with their types; worked out only where the class wrote them down as text."""
    velden: tuple[attrs.Attribute[Any], ...] = attrs.fields(soort)
    return attrs.fields(attrs.resolve_types(soort)) if any(isinstance(veld.type, str) for veld in velden) else velden


@cache
def _hook_of(soort: Any) -> _Hook:
    """Return the function that makes a value of a type; one per type, so that a class is looked into once."""
    if soort in _WAARDEN:
        return _WAARDEN[soort]
    if attrs.has(soort):
        return _block_hook(soort)
    oorsprong = get_origin(soort)
    if oorsprong in (list, tuple):
        return _list_hook(soort)
    if oorsprong is dict:
        return _dict_hook(soort)
    if oorsprong is Literal:
        return _literal_hook(soort)
    if oorsprong in (Union, UnionType):
        return _choice_hook(soort)
    raise TypeError(f"no source can hold {soort}")  # a fault of ours, found by the first test that reads such a source


def _block_hook(soort: type[Any]) -> _Hook:
    velden = {veld.name: veld.type for veld in fields_of(soort)}
    verplicht = [veld.name for veld in fields_of(soort) if veld.default is attrs.NOTHING]
    # Null means unknown, as an absent key does: a field that has a value of its own keeps it.
    eigen = {veld.name for veld in fields_of(soort) if veld.default not in (attrs.NOTHING, None)}

    def structure(waarde: Any) -> Any:
        if soort in _VOORAF:
            waarde = _VOORAF[soort](waarde)
        if not isinstance(waarde, Kaart):
            raise _other("hier hoort een blok met sleutels", waarde, f"Begin met: {', '.join(list(velden)[:4])}.")
        gevuld = (
            (naam, deel) for naam, deel in waarde.items() if naam in velden and (deel is not None or naam not in eigen)
        )
        goed, fout = _decode_parts((naam, deel, velden[naam]) for naam, deel in gevuld)
        fout += [(naam, KeyError(naam)) for naam in verplicht if naam not in waarde]
        fout += [(_Sleutel(naam), _unknown_key(naam, list(velden))) for naam in waarde if naam not in velden]
        if fout:
            raise _DelenFout(fout)
        return soort(**dict(goed))

    return structure


def _list_hook(soort: Any) -> _Hook:
    element = get_args(soort)[0]
    vorm = get_origin(soort)

    def structure(waarde: Any) -> Any:
        if not isinstance(waarde, Lijst):
            raise _other("hier hoort een lijst", waarde, "Zet elk deel achter een streepje of tussen [ ].")
        goed, fout = _decode_parts((plek, deel, element) for plek, deel in enumerate(waarde))
        if fout:
            raise _DelenFout(fout)
        return vorm(deel for _, deel in goed)

    return structure


def _dict_hook(soort: Any) -> _Hook:
    element = get_args(soort)[1]

    def structure(waarde: Any) -> Any:
        if not isinstance(waarde, Kaart):
            raise _other("hier hoort een blok met sleutels", waarde, "Schrijf sleutel: waarde.")
        goed, fout = _decode_parts((naam, deel, element) for naam, deel in waarde.items())
        if fout:
            raise _DelenFout(fout)
        return dict(goed)

    return structure


def _decode_parts(delen: Iterable[tuple[Any, Any, Any]]) -> tuple[list[tuple[Any, Any]], list[tuple[Any, Exception]]]:
    """Return the parts that could be decoded and those that could not, each with its place; a part is (place, value, type)."""
    goed, fout = [], []
    for plek, deel, soort in delen:
        try:
            goed.append((plek, _hook_of(soort)(deel)))
        except Exception as oorzaak:
            fout.append((plek, oorzaak))
    return goed, fout


def _unknown_key(sleutel: str, bekend: list[str]) -> WaardeFout:
    uitweg = bedoelde_u(sleutel, bekend) or "Toegestaan: " + ", ".join(bekend[:12]) + "."
    uitweg = "Schrijf een punt voor de decimalen, geen komma." if sleutel.isdigit() else uitweg
    zonder = f"onbekende sleutel{shown_key(sleutel)}"
    return WaardeFout(f'onbekende sleutel "{sleutel[:60]}"', uitweg, zonder)


class _DelenFout(Exception):
    """The parts of a list or a block that were refused, each with its place in it."""

    def __init__(self, delen: Sequence[tuple[int | str, Exception]]) -> None:
        self.delen = delen
        super().__init__()


def _literal_hook(soort: Any) -> _Hook:
    woorden = [str(woord) for woord in get_args(soort)]
    keuze = woorden[0] if len(woorden) == 1 else ", ".join(woorden[:-1]) + " of " + woorden[-1]

    zonder = f"hier hoort {keuze}, er staat iets anders"
    kies = f"Schrijf {woorden[0]}." if len(woorden) == 1 else "Kies een van deze woorden."

    def structure(waarde: Any) -> Any:
        tekst = waarden.to_text(waarde)
        if tekst in woorden:
            return tekst
        raise WaardeFout(f'hier hoort {keuze}, er staat "{tekst[:60]}"', bedoelde_u(tekst, woorden) or kies, zonder)

    return structure


def _choice_hook(soort: Any) -> _Hook:
    # `X | None`, or `str | list[X]`: one value or a list of rows.
    delen: list[Any] = [deel for deel in get_args(soort) if deel is not type(None)]
    lijst = next((deel for deel in delen if get_origin(deel) in (list, tuple)), None)
    blok = next((deel for deel in delen if attrs.has(deel)), None)
    enkel = next((deel for deel in delen if deel is not lijst and deel is not blok), None)
    dag_of_moment = date in delen and datetime in delen

    def structure(waarde: Any) -> Any:
        if waarde is None and type(None) in get_args(soort):
            return None
        keuze: Any = lijst if isinstance(waarde, Lijst) else blok if isinstance(waarde, Kaart) else enkel
        if dag_of_moment and isinstance(waarde, Scalar):
            keuze = datetime if "T" in waarde else date
        soort_nu: Any = keuze or enkel or blok or lijst
        return _hook_of(soort_nu)(waarde)

    return structure


def _other(verwacht: str, waarde: Any, uitweg: str) -> WaardeFout:
    zonder = "iets anders" if isinstance(waarde, Scalar) else _what(waarde)
    return WaardeFout(f"{verwacht}, er staat {_what(waarde)}", uitweg, f"{verwacht}, er staat {zonder}")


def _what(waarde: Any) -> str:
    if waarde is None:
        return "niets"
    if isinstance(waarde, Scalar):
        return f'"{waarde[:40]}"'
    return "een lijst" if isinstance(waarde, Lijst) else "een blok"


def _flatten(fout: Exception, pad: _Pad) -> Iterator[tuple[_Pad, Exception]]:
    if isinstance(fout, _DelenFout):
        for plaats, oorzaak in fout.delen:
            yield from _flatten(oorzaak, (*pad, plaats))
    else:
        yield pad, fout


class _Sleutel(str):
    """Marks the last step of a path as the key itself rather than its value."""

    __slots__ = ()


def _finding(pad: _Pad, fout: Exception, boom: Waarde, bestand: str, *, geheim: bool = False) -> Bevinding:
    if isinstance(fout, KeyError):
        naam = str(fout.args[0])
        regel, kolom = place_of(boom, pad[:-1])
        return Bevinding(Plaats(bestand, regel, kolom), f'de sleutel "{naam}" ontbreekt', f"Schrijf {naam}: ...")
    if pad and isinstance(pad[-1], _Sleutel):
        regel, kolom = _place_of_key(boom, pad)
    else:
        regel, kolom = place_of(boom, pad)
    tekst, uitweg = _words(fout, geheim=geheim)
    naam = next((str(deel) for deel in reversed(pad) if isinstance(deel, str)), "")
    voor = f'"{naam}": ' if naam and not isinstance(pad[-1], _Sleutel) else ""
    return Bevinding(Plaats(bestand, regel, kolom), voor + tekst, uitweg)


def _words(fout: BaseException, *, geheim: bool) -> tuple[str, str]:
    if isinstance(fout, WaardeFout):
        return (fout.zonder if geheim else fout.tekst), fout.uitweg
    return "onleesbare waarde" if geheim else str(fout) or "onleesbare waarde", ""


def _culprit(pad: _Pad, fout: BaseException) -> _Pad:
    """Return what must go to read the rest: the value that was refused, or the block that misses a key."""
    return pad[:-1] if isinstance(fout, KeyError) and pad and pad[-1] == str(fout.args[0]) else pad


def _without(boom: Any, paden: set[_Pad]) -> Any:
    """Return a copy of the tree without the values at these paths; what stays keeps its place."""
    if () in paden:
        return None
    per: dict[Any, set[_Pad]] = {}
    for kop, *rest in paden:
        per.setdefault(kop, set()).add(tuple(rest))
    if isinstance(boom, Kaart):
        kaart = Kaart((naam, _without(deel, per.get(naam, set()))) for naam, deel in boom.items())
        for naam in [naam for naam in boom if () in per.get(naam, ())]:
            del kaart[naam]
        kaart.regel, kaart.kolom, kaart.sleutels, kaart.plaatsen = boom.regel, boom.kolom, boom.sleutels, boom.plaatsen
        kaart.weg = getattr(boom, "weg", set()) | (set(boom) - set(kaart))
        return kaart
    if isinstance(boom, Lijst):
        blijft = [n for n in range(len(boom)) if () not in per.get(n, ())]
        lijst = Lijst(_without(boom[n], per.get(n, set())) for n in blijft)
        lijst.regel, lijst.kolom, lijst.plaatsen = boom.regel, boom.kolom, [boom.plaatsen[n] for n in blijft]
        lijst.weg = getattr(boom, "weg", False) or len(blijft) < len(boom)
        return lijst
    return boom


def _place_of_key(boom: Waarde, pad: _Pad) -> tuple[int, int]:
    blok: Any = boom
    for deel in pad[:-1]:
        blok = blok[deel]
    return blok.sleutels[str(pad[-1])] if isinstance(blok, Kaart) else (1, 1)
