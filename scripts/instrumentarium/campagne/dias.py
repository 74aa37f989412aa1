"""Turns Markdown into the slides of an evening: each heading begins one, each line below it is a point.

In: a text. Out: slides, each with the line that it begins on. Knows no picture and no layout.
"""

from __future__ import annotations

import re

from instrumentarium.bronnen.soorten.campagne import Dia

_KOP = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_PUNT = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+")


def from_markdown(markdown: str) -> list[tuple[Dia, int]]:
    """Return the slides of a text; points above the first heading come on a slide that has none."""
    gevonden: list[tuple[str, list[str], int]] = []
    for nr, regel in enumerate(markdown.splitlines(), 1):
        kern = regel.strip()
        kop = _KOP.fullmatch(kern)
        if kop:
            gevonden.append((kop.group(1), [], nr))
        elif kern:
            if not gevonden:
                gevonden.append(("", [], nr))
            gevonden[-1][1].append(_PUNT.sub("", kern, count=1))
    return [(Dia(kop=kop, punten=punten), nr) for kop, punten, nr in gevonden]
