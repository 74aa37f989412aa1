"""Measures what a template asks for before it is made: operands go in, a stop comes out when the result is too big.

One operation of Python (`"x" * 10**9`, a width of a milliard) runs in one go, so nothing can stop it half-way: its size
has to be known before it starts. What was made is weighed afterwards, so that many small things do not add up unseen.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2.exceptions import SecurityError

from instrumentarium.word.gewicht import counted, made, weigh
from instrumentarium.word.wacht import MAX_TEKST, check_measure, check_size, current_watch

# Filters that go through their value item by item, and filters that print it.
_LOPEND = frozenset(
    {"map", "select", "reject", "selectattr", "rejectattr", "sort", "unique", "groupby", "batch", "slice", "list"}
    | {"sum", "min", "max", "join", "dictsort"}
)
_DRUKKEND = frozenset(
    {"string", "upper", "lower", "title", "capitalize", "trim", "e", "escape", "forceescape", "striptags", "urlencode"}
    | {"wordcount", "tojson", "pprint", "center", "indent", "replace", "truncate", "wordwrap", "format"}
)
_MET_MAAT = frozenset({"batch", "center", "indent", "slice", "truncate", "wordwrap", "tojson", "round"})
_MET_BREEDTE = frozenset({"center", "ljust", "rjust", "zfill", "to_bytes"})
_SPLITSEND = frozenset({"split", "rsplit", "splitlines"})
_BREED = re.compile(r"%[-+ #0-9.]*?(\d{6,})|\{[^{}]*:[^{}]*?(\d{6,})")
_MAAT_UIT_WAARDE = re.compile(r"%[^%a-z]*\*|\{[^{}]*\{", re.IGNORECASE)

Functie = Callable[..., Any]


def measured_filters(filters: Mapping[str, Functie]) -> dict[str, Functie]:
    """Return Jinja's filters, each behind a measure of what goes in and a weighing of what comes out."""
    return {naam: _measured(naam, echt) for naam, echt in filters.items()}


def check_method(functie: Any, args: tuple[Any, ...], namen: Mapping[str, Any]) -> tuple[Any, ...]:
    """Stop a call of a method of a text or number that would make something too big; return the arguments to use."""
    methode = getattr(functie, "__wrapped__", functie)
    if not isinstance(methode, (types.BuiltinMethodType, types.MethodType)):
        return args
    eigenaar, naam = methode.__self__, methode.__name__
    if naam in _MET_BREEDTE:
        for maat in (*args, *namen.values()):
            check_measure(maat)
    return _check_text_method(eigenaar, naam, args, namen) if isinstance(eigenaar, str) else args


def check_operator(operator: str, links: Any, rechts: Any) -> None:
    """Stop `+`, `*`, `**` and `%` that would make something too big."""
    if operator == "%" and isinstance(links, str):
        _check_format(links, rechts if isinstance(rechts, tuple) else (rechts,))
    elif operator == "+":
        check_size(weigh(links) + weigh(rechts))
    elif isinstance(links, int) and isinstance(rechts, int):
        bits = rechts if operator == "**" else 1
        if operator != "%":
            check_measure(max(links.bit_length(), 1) * bits)
    elif operator == "*":
        keer = rechts if isinstance(rechts, int) else links
        check_size(max(weigh(links), weigh(rechts)) * (abs(keer) if isinstance(keer, int) else 1))


def _check_text_method(tekst: str, naam: str, args: tuple[Any, ...], namen: Mapping[str, Any]) -> tuple[Any, ...]:
    if naam in ("translate", "maketrans"):
        raise SecurityError(naam)
    if naam in ("format", "format_map"):
        _check_format(tekst, (*args, *namen.values()))
    elif naam == "expandtabs":
        maten = [maat for maat in (*args, *namen.values()) if isinstance(maat, int)] or [8]
        check_size(len(tekst) + tekst.count("\t") * maten[0])
    elif naam in _SPLITSEND:
        current_watch().step(len(tekst) // 8)
    elif naam == "replace" and len(args) >= 2:
        check_size(_replaced(tekst, *args[:2]))
    elif naam == "join" and args:
        return (_to_join(args[0], tekst), *args[1:])
    return args


def _check_format(opmaak: str, waarden: Iterable[Any]) -> None:
    # "%9999999999d" and "{:9999999999}" ask for as much white space as they say, "%*d" and "{:{}}" as a value says;
    # and a value can be asked for as often as there are marks.
    for procent, accolade in _BREED.findall(opmaak):
        check_measure(int((procent or accolade)[:20]))
    if _MAAT_UIT_WAARDE.search(opmaak):
        check_size(MAX_TEKST + 1)
    keer = opmaak.count("%") + opmaak.count("{")
    check_size(len(opmaak) + keer * max(map(weigh, waarden), default=0))


def _to_join(delen: Any, tussen: Any) -> Any:
    # What comes one by one can only be measured once it is there; each piece is weighed as it comes.
    rij = [made(deel) for deel in counted(delen)] if isinstance(delen, Iterator) else delen
    if isinstance(rij, (list, tuple)):
        check_size(weigh(rij) + len(rij) * len(str(tussen)))
    return rij


def _replaced(tekst: str, oud: Any, nieuw: Any) -> int:
    keer = tekst.count(str(oud)) if oud else len(tekst) + 1
    return len(tekst) + keer * len(str(nieuw))


def _measured(naam: str, echt: Functie) -> Functie:
    plek = 1 if hasattr(echt, "jinja_pass_arg") else 0  # before the value stands what Jinja passes by itself
    eigen = _EIGEN.get(naam)

    def behind(*args: Any, **namen: Any) -> Any:
        current_watch().step()
        waarde, rest = (counted(args[plek]) if naam in _LOPEND else args[plek]), args[plek + 1 :]
        if naam in _DRUKKEND:
            check_size(weigh(waarde))
        if naam in _MET_MAAT:
            for maat in (*rest, *namen.values()):
                check_measure(maat)
        if eigen is not None:
            waarde = eigen(waarde, *rest, **namen)
        return made(echt(*args[:plek], waarde, *rest, **namen))

    # Jinja marks on the function itself what must be passed to it first.
    if plek:
        vars(behind)["jinja_pass_arg"] = vars(echt)["jinja_pass_arg"]
    return behind


def _for_format(opmaak: Any, *waarden: Any, **namen: Any) -> Any:
    _check_format(str(opmaak), (*waarden, *namen.values()))
    return opmaak


def _for_join(delen: Any, d: Any = "", *_: Any, **__: Any) -> Any:
    return _to_join(delen, d)


def _for_replace(tekst: Any, old: Any = "", new: Any = "", *_: Any, **__: Any) -> Any:
    check_size(_replaced(str(tekst), old, new))
    return tekst


def _for_indent(tekst: Any, width: Any = 4, *_: Any, **__: Any) -> Any:
    breed = len(width) if isinstance(width, str) else width
    check_size(len(str(tekst)) + (str(tekst).count("\n") + 1) * breed)
    return tekst


def _for_wordwrap(tekst: Any, *rest: Any, **namen: Any) -> Any:
    wrapstring = namen.get("wrapstring", rest[2] if len(rest) > 2 else None)
    check_size(len(str(tekst)) * (1 + len(str(wrapstring or "\n"))))
    return tekst


def _for_tojson(waarde: Any, indent: Any = None) -> Any:
    check_size(weigh(waarde) * (1 + (indent or 0)))
    return waarde


def _for_pprint(waarde: Any) -> Any:
    check_size(weigh(waarde) * 20)  # so much slower than printing
    return waarde


def _for_sum(delen: Any, *rest: Any, **namen: Any) -> Any:
    # Adding lists up copies what is there for each one that comes.
    if isinstance(namen.get("start", rest[1] if len(rest) > 1 else 0), (list, tuple)):
        delen = list(delen)
        current_watch().step(len(delen) * weigh(delen) // 10_000)
    return delen


_EIGEN: dict[str, Functie] = {
    "format": _for_format,
    "join": _for_join,
    "replace": _for_replace,
    "indent": _for_indent,
    "wordwrap": _for_wordwrap,
    "tojson": _for_tojson,
    "pprint": _for_pprint,
    "sum": _for_sum,
}
