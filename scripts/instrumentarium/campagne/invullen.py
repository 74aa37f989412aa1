"""Puts values in the `{{ naam.veld }}` of a text; anything else between braces is a fault with its place.

In: a text and a flat table of values. Out: the filled text, or findings. There is no code in a text: no loops, no
filters, no expressions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from instrumentarium.bronnen.taal import line_and_column
from instrumentarium.fouten import bedoelde_u

_VELD = re.compile(r"\{\{\s*([a-z0-9_]+(?:\.[a-z0-9_]+)+)\s*\}\}")
_ANDERS = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#.*?(?:#\}|$)", re.MULTILINE)
Melder = Callable[[int, int, str, str], None]


def fill(tekst: str, waarden: Mapping[str, str | None], melder: Melder | None = None) -> str:
    """Return the text with every field replaced; calls `melder(line, column, fault, way out)` for what cannot be.

    A field that is known but has no value stays visible as [ONTBREEKT: naam.veld].
    """

    def vervang(treffer: re.Match[str]) -> str:
        veld = treffer.group(1)
        waarde = waarden.get(veld)
        if waarde is None:
            _tell(melder, tekst, treffer.start(), veld, waarden)
            return f"[ONTBREEKT: {veld}]"
        return waarde

    gevuld = _VELD.sub(vervang, tekst)
    if melder:
        for rest in _ANDERS.finditer(_VELD.sub(lambda m: " " * len(m.group()), tekst)):
            melder(
                *line_and_column(tekst, rest.start()),
                f"“{rest.group()[:40]}” is geen veld",
                "Schrijf bijvoorbeeld {{ gemeente.naam }}.",
            )
    return gevuld


def fields_in(tekst: str) -> set[str]:
    """Return the fields that a text asks for."""
    return set(_VELD.findall(tekst))


def source_offset(tekst: str, waarden: Mapping[str, str | None], plek: int) -> int:
    """Return where in the text as written a place in the filled text comes from: inside a value, its field."""
    verschil = 0
    for treffer in _VELD.finditer(tekst):
        lengte = len(fill(treffer.group(), waarden))
        begin = treffer.start() + verschil
        if plek < begin:
            break
        if plek < begin + lengte:
            return treffer.start()
        verschil += lengte - len(treffer.group())
    return plek - verschil


def show_date(dag: date, woorden: Mapping[str, str]) -> str:
    """Return a day as a reader of a language writes it, with its own words; without months 2026-11-23."""
    maanden = woorden["maanden"].split()
    if len(maanden) != 12:
        return dag.isoformat()
    datum = woorden["datum"]
    for veld, waarde in (("dag", str(dag.day)), ("maand", maanden[dag.month - 1]), ("jaar", str(dag.year))):
        datum = datum.replace(f"{{{veld}}}", waarde)
    return datum


def _tell(melder: Melder | None, tekst: str, begin: int, veld: str, waarden: Mapping[str, str | None]) -> None:
    if melder is None:
        return
    if veld in waarden:
        melder(*line_and_column(tekst, begin), f"{veld} is niet ingevuld", "Vul het in bij de bron, of haal het weg.")
    else:
        uitweg = bedoelde_u(veld, waarden) or "Bekend zijn: " + ", ".join(sorted(waarden)[:8]) + "."
        melder(*line_and_column(tekst, begin), f"het veld “{veld}” bestaat niet", uitweg)
