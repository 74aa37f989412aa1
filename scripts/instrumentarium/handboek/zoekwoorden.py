"""Brings words back to what a query and a title share: no accents, no endings, one slip of the finger forgiven.

In: text. Out: plain words and stems. `thema/middelen/wegwijzer.js` holds the same functions for the browser.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

STOP = frozenset(
    [
        "aan",
        "al",
        "als",
        "bij",
        "dan",
        "dat",
        "de",
        "die",
        "dit",
        "doe",
        "doen",
        "door",
        "een",
        "en",
        "er",
        "gaat",
        "geldt",
        "gelden",
        "goed",
        "haar",
        "hebben",
        "heb",
        "het",
        "hij",
        "hoe",
        "hun",
        "ik",
        "in",
        "is",
        "je",
        "kan",
        "kun",
        "kunnen",
        "maak",
        "mag",
        "maken",
        "me",
        "men",
        "met",
        "mijn",
        "moet",
        "moeten",
        "naar",
        "nu",
        "of",
        "om",
        "ook",
        "op",
        "over",
        "te",
        "tot",
        "u",
        "uit",
        "uw",
        "van",
        "vanuit",
        "veel",
        "voor",
        "waar",
        "waarom",
        "wanneer",
        "wat",
        "we",
        "welke",
        "wie",
        "wij",
        "word",
        "worden",
        "wordt",
        "zich",
        "zij",
        "zijn",
        "zo",
        "apv",
        "artikel",
        "art",
    ]
)
_TOKEN = re.compile(r"[a-z0-9]+")


def flatten(tekst: str) -> str:
    """Return a text in lower case, without accents, with single spaces."""
    kaal = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", tekst)).lower()
    kaal = re.sub("[\u2010-\u2015]", "-", kaal)
    return re.sub(r"\s+", " ", re.sub(r"[\"'`´‘’“”()\[\]!?]", " ", kaal)).strip()


def stem(woord: str) -> str:
    """Return a word without the usual Dutch endings; the same for "sluiting" and "sluitingen"."""
    if len(woord) > 5 and woord.endswith("heden"):
        woord = woord[:-5] + "heid"
    elif len(woord) > 4 and woord.endswith("en"):
        woord = _final(woord[:-2])
    elif len(woord) > 4 and woord.endswith("e"):
        woord = _final(woord[:-1])
    if len(woord) > 4 and woord.endswith("t") and woord[-2] not in "aeiou":
        woord = _final(woord[:-1])
    if len(woord) > 3 and woord.endswith("s") and not woord.endswith("ss"):
        woord = woord[:-1]
    # "ondermeining": ij, ei and y sound the same; a long vowel is written twice in one form and once in the other.
    return re.sub(r"ij|ei", "y", re.sub(r"(a|e|o|u)\1", r"\1", woord))


def stems(tekst: str) -> list[str]:
    """Return the stems of the words in a text that mean something; all words when none does."""
    woorden = _TOKEN.findall(flatten(tekst))
    echt = [woord for woord in woorden if woord not in STOP]
    return [stem(woord) for woord in echt or woorden]


def _final(woord: str) -> str:
    if len(woord) > 2 and woord[-1] == woord[-2] and woord[-1] not in "aeiou":
        woord = woord[:-1]
    return woord[:-1] + {"v": "f", "z": "s"}.get(woord[-1], woord[-1])


def one_slip(een: str, ander: str) -> bool:
    """Tell whether two words are one letter apart: one more, one less, one other, or two swapped."""
    if len(een) > len(ander):
        een, ander = ander, een
    plek = 0
    while plek < len(een) and een[plek] == ander[plek]:
        plek += 1
    if len(een) < len(ander):
        return een[plek:] == ander[plek + 1 :]
    rest = een[plek + 1 :] == ander[plek + 1 :]
    wissel = een[plek : plek + 2] == ander[plek : plek + 2][::-1] and een[plek + 2 :] == ander[plek + 2 :]
    return rest or wissel


def part_of(woord: str, bekend: str) -> bool:
    """Tell whether a word is the beginning of a known one, or stands inside it when it is long enough."""
    return len(woord) >= 3 and (bekend.startswith(woord) or (len(woord) >= 5 and woord in bekend))


def compound_of(woord: str, bekend: str) -> bool:
    """Tell whether a word is a compound that begins or ends with a known one: "terrasvergunning" with "terras"."""
    langer = len(woord) - len(bekend) >= 3
    return len(bekend) >= 6 and langer and (woord.startswith(bekend) or woord.endswith(bekend))


def slips(schat: Iterable[str], woord: str) -> list[str]:
    """Return the known words that are one slip of the finger away; the word itself when there are none."""
    if len(woord) < 4:
        return [woord]
    nabij = [
        bekend for bekend in schat if abs(len(bekend) - len(woord)) < 2 and len(bekend) > 3 and one_slip(woord, bekend)
    ]
    return nabij or [woord]
