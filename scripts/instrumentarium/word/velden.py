"""Reads the field codes of Word: an element tree goes in, the fields come out with what is wrong with them.

A field is code that Word runs when the letter is opened. Fields that fetch something from outside, or that give
another text tomorrow, do not belong in a decision; and a value in a field code would become code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from instrumentarium.word.boom import W

VERBODEN_VELDEN = frozenset({"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DATE", "TIME"})
_TAG = re.compile(r"\{[{%#]")
_GENEST = "\0"


@dataclass(slots=True)
class _Veld:
    begin: Any
    code: list[str] = field(default_factory=list)
    in_uitkomst: bool = False


def check_fields(wortel: Any) -> Iterator[tuple[Any, str, str]]:
    """Give for each field that is refused the element where it begins, what is wrong and the way out."""
    for element, code in _fields(wortel):
        fout = _fault(code)
        if fout:
            yield element, *fout


def _fields(wortel: Any) -> Iterator[tuple[Any, str]]:
    stapel: list[_Veld] = []
    for element in wortel.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if element.tag == f"{W}fldSimple":
            yield element, element.get(f"{W}instr", "")
        elif element.tag == f"{W}instrText" and not stapel:
            yield element, element.text or ""
        elif element.tag != f"{W}fldChar":
            _add_code(element, stapel)
        elif element.get(f"{W}fldCharType") == "begin":
            stapel.append(_Veld(element))
        elif stapel and element.get(f"{W}fldCharType") == "separate":
            stapel[-1].in_uitkomst = True
        elif stapel and element.get(f"{W}fldCharType") == "end":
            veld = stapel.pop()
            yield veld.begin, "".join(veld.code)
            if stapel and not stapel[-1].in_uitkomst:
                stapel[-1].code.append(_GENEST)
    for veld in stapel:
        yield veld.begin, "".join(veld.code)


def _add_code(element: Any, stapel: list[_Veld]) -> None:
    # Plain text in the code of a field is code too, also when it is what a field in that code shows.
    for veld in stapel[-1:] if element.tag == f"{W}instrText" else stapel:
        if element.tag == f"{W}instrText" or not veld.in_uitkomst:
            veld.code.append(element.text or "")


def _fault(code: str) -> tuple[str, str] | None:
    if _TAG.search(code):
        tekst = f"een tag in een veldcode ({code.strip()}): een waarde zou een Word-veld worden."
        return tekst, "Zet de tag in gewone tekst."
    naam = code.split()[0].strip("\\\"'").upper() if code.split() else ""
    if _GENEST in naam:
        return "een veld waarvan de naam uit een ander veld komt.", "Haal het veld weg."
    if naam in VERBODEN_VELDEN:
        return (
            f"het veld {naam} haalt iets van buiten of verandert later.",
            "Zet er gewone tekst of een tag voor in de plaats.",
        )
    return None
