"""Chooses how large the words on a door can be: a heading goes in, the name of a style comes out.

Word does not fit text to a width, so the width is reckoned here, with the widths of Arial Bold.
"""

from __future__ import annotations

import re

from instrumentarium.word import opmaak_stijlen as stijlen

BREEDTE = 470  # points: 166 mm
_ONBEKEND = "n" * 12  # a value that the letter fills in: taken to be a rather long word
_LANGSTE = "brief.onderwerp.split()|map('length')|max|default(0)"
# The same choice for a heading that only the letter knows, reckoned in characters.
DOOR_SIZES = (
    (f"{{%p if brief.onderwerp|length <= 24 and ({_LANGSTE}) <= 9 %}}", stijlen.K_KOP),
    (f"{{%p elif brief.onderwerp|length <= 40 and ({_LANGSTE}) <= 14 %}}", stijlen.K_KOP_MIDDEL),
    ("{%p else %}", stijlen.K_KOP_SMAL),
)
# Widths of Arial Bold in thousandths of its size; a letter that is not here is 611 wide, a capital 722.
_BREEDTES = {
    **dict.fromkeys("ijlI .,'’", 278),
    **dict.fromkeys("ft:;-()!", 333),
    **dict.fromkeys("aceksvxyz0123456789", 556),
    **dict.fromkeys("GOQw", 778),
    **dict.fromkeys("mMW", 944),
    "r": 389,
}


def door_heading(tekst: str) -> str:
    """Return the largest heading in which `tekst` takes two lines (the smaller ones: three)."""
    woorden = re.sub(r"\{\{.*?\}\}", _ONBEKEND, re.sub(r"\{%.*?%\}", "", tekst)).split()
    groot, middel, _ = stijlen.DEUR_KOPPEN
    if _lines(woorden, groot, -1.6) <= 2:
        return stijlen.K_KOP
    return stijlen.K_KOP_MIDDEL if _lines(woorden, middel, 0) <= 3 else stijlen.K_KOP_SMAL


def _lines(woorden: list[str], punten: float, spatie: float) -> float:
    """Return on how many lines the words stand, or infinity when a word is wider than the line."""
    regels, breedte = 1, 0.0
    for woord in woorden:
        lengte = _width(woord, punten, spatie)
        if lengte > BREEDTE:
            return float("inf")
        erbij = lengte + (_width(" ", punten, spatie) if breedte else 0)
        if breedte + erbij > BREEDTE:
            regels, breedte = regels + 1, lengte
        else:
            breedte += erbij
    return regels


def _width(tekst: str, punten: float, spatie: float) -> float:
    return sum(_BREEDTES.get(teken, 722 if teken.isupper() else 611) * punten / 1000 + spatie for teken in tekst)
