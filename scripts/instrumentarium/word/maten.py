"""Measures what a template asks for before it is made: operands go in, a stop comes out when the result is too big.

One operation of Python (`"x" * 10**9`, a width of a milliard) runs in one go, so nothing can stop it half-way: its size
has to be known before it starts.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from typing import Any

from jinja2.nodes import EvalContext

from instrumentarium.word.wacht import check_measure, check_size

_MET_MAAT = ("batch", "center", "indent", "slice", "truncate", "wordwrap", "tojson", "round")
_MET_BREEDTE = frozenset({"center", "ljust", "rjust", "zfill", "expandtabs", "to_bytes"})
_BREED = re.compile(r"%[-+ #0-9.]*?(\d{6,})|\{[^{}]*:[^{}]*?(\d{6,})")
_MAAT_UIT_WAARDE = re.compile(r"%[^%a-z]*\*|\{[^{}]*\{", re.IGNORECASE)

Functie = Callable[..., Any]


def measured_filters(filters: Mapping[str, Functie]) -> dict[str, Functie]:
    """Return Jinja's filters that can ask for any size, each behind a measure."""
    behind = {naam: _measured(filters[naam]) for naam in _MET_MAAT}
    return behind | {
        "format": _like(filters["format"], lambda echt, waarde, *rest, **namen: echt(_narrow(waarde), *rest, **namen)),
        "join": _like(filters["join"], _join),
        "replace": _like(filters["replace"], _replace),
    }


def check_method(functie: Any, args: tuple[Any, ...]) -> None:
    """Stop a call of a method of a text or number that would make something too big; `format` too."""
    methode = getattr(functie, "__wrapped__", functie)
    if not isinstance(methode, (types.BuiltinMethodType, types.MethodType)):
        return
    eigenaar, naam = methode.__self__, methode.__name__
    if naam in _MET_BREEDTE:
        for maat in args:
            check_measure(maat)
    elif naam in ("format", "format_map") and isinstance(eigenaar, str):
        _narrow(eigenaar)
    elif naam == "replace" and len(args) >= 2 and isinstance(eigenaar, str):
        check_size(_replaced(eigenaar, *args[:2]))
    elif naam == "join" and args and isinstance(eigenaar, str):
        check_size(_joined(args[0], eigenaar))


def check_operator(operator: str, links: Any, rechts: Any) -> None:
    """Stop `+`, `*`, `**` and `%` that would make something too big."""
    if operator == "%" and isinstance(links, str):
        _narrow(links)
    elif operator == "+":
        check_size(_length(links) + _length(rechts))
    elif isinstance(links, int) and isinstance(rechts, int):
        bits = rechts if operator == "**" else 1
        if operator != "%":
            check_measure(max(links.bit_length(), 1) * bits)
    elif operator == "*":
        keer = rechts if isinstance(rechts, int) else links
        check_size(max(_length(links), _length(rechts)) * (abs(keer) if isinstance(keer, int) else 1))


def _length(waarde: Any) -> int:
    return len(waarde) if isinstance(waarde, (str, bytes, list, tuple)) else 0


def _narrow(opmaak: Any) -> Any:
    # "%9999999999d" and "{:9999999999}" ask for as much white space as they say, "%*d" and "{:{}}" as a value says.
    tekst = str(opmaak)
    for procent, accolade in _BREED.findall(tekst):
        check_measure(int((procent or accolade)[:20]))
    if _MAAT_UIT_WAARDE.search(tekst):
        check_size(10**12)
    return opmaak


def _joined(delen: Any, tussen: Any) -> int:
    if not isinstance(delen, (list, tuple)):
        return 0
    return sum(len(deel) for deel in delen if isinstance(deel, str)) + len(delen) * len(str(tussen))


def _replaced(tekst: str, oud: Any, nieuw: Any) -> int:
    keer = tekst.count(str(oud)) if oud else len(tekst) + 1
    return len(tekst) + keer * len(str(nieuw))


def _join(echt: Functie, eval_ctx: EvalContext, value: Any, d: str = "", attribute: Any = None) -> Any:
    check_size(_joined(value, d))
    return echt(eval_ctx, value, d, attribute)


def _replace(echt: Functie, eval_ctx: EvalContext, s: Any, old: Any, new: Any, count: int | None = None) -> Any:
    check_size(_replaced(str(s), old, new))
    return echt(eval_ctx, s, old, new, count)


def _measured(echt: Functie) -> Functie:
    eigen = 2 if hasattr(echt, "jinja_pass_arg") else 1  # what Jinja passes, and the value itself

    def measured(echt: Functie, *args: Any, **kwargs: Any) -> Any:
        for maat in (*args[eigen:], *kwargs.values()):
            check_measure(maat)
        return echt(*args, **kwargs)

    return _like(echt, measured)


def _like(echt: Functie, nieuw: Functie) -> Functie:
    # Jinja marks on the function itself what must be passed to it first.
    def behind(*args: Any, **kwargs: Any) -> Any:
        return nieuw(echt, *args, **kwargs)

    if hasattr(echt, "jinja_pass_arg"):
        vars(behind)["jinja_pass_arg"] = vars(echt)["jinja_pass_arg"]
    return behind
