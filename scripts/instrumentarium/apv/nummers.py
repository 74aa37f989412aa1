"""Numbers and labels of Dutch regulations: reading, ordering and writing them out; no text of a law.

In: labels such as "2:40b", "3", "a", "1°". Out: the same in another form ("derde", "2:40b", "IV", "AA"). No I/O.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ARTIKEL = re.compile(r"(?:art(?:ikel|\.)?\s*)?(\d{1,4}(?:\s?[:.]\s?\d{1,4}){0,3}\s?[a-zA-Z]{0,3})\.?", re.IGNORECASE)
_TELWOORDEN = (
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    *("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"),
)
_EENHEDEN = (
    *("nulde", "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende"),
    *("elfde", "twaalfde", "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende"),
    "negentiende",
)
_TIENTALLEN = ("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def parse_artikelnummer(tekst: str) -> str | None:
    """Return "2:40b" for "2:40b", "2.40b", "art. 2:40b" or "Artikel 2:40b"; None when it is no article number."""
    treffer = _ARTIKEL.fullmatch(tekst.strip())
    if not treffer:
        return None
    return re.sub(r"\s?[:.]\s?", ":", treffer.group(1)).replace(" ", "")


def same_number(een: str | None, ander: str | None) -> bool:
    """Say whether two article numbers are the same, whatever the separator or the case of the letter."""
    if een is None or ander is None:
        return False
    return number_key(een) == number_key(ander)


def number_key(nummer: str) -> str:
    """Return the form in which two ways of writing one article number are equal."""
    return (parse_artikelnummer(nummer) or nummer).casefold()


def order_key(label: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that puts labels in the order of a regulation: 2, 2a, 10; a, b, z, aa; 2:9, 2:10, 2:10a."""
    stukken = re.findall(r"\d+|[^\W\d_]+", label)
    return tuple((0, int(s), "") if s.isdigit() else (1, len(s), s.casefold()) for s in stukken)


def ordinal(nr: str) -> str | None:
    """Return "derde" for "3", up to 99; None for a label that is no whole number."""
    if not re.fullmatch(r"[1-9]\d?", nr):
        return None
    getal = int(nr)
    if getal < 20:
        return _EENHEDEN[getal]
    tientallen, rest = divmod(getal, 10)
    tiental = _TIENTALLEN[tientallen]
    if not rest:
        return tiental + "ste"
    voor = _TELWOORDEN[rest]
    return f"{voor}{'ën' if voor.endswith('e') else 'en'}{tiental}ste"


def parse_ordinal(woord: str) -> str | None:
    """Return "3" for "derde"; None when it is no such word."""
    return _RANGWOORDEN.get(woord.casefold())


def count_word(aantal: int) -> str:
    """Return "twee" for 2, digits above twenty (Aanwijzing 3.30)."""
    return _TELWOORDEN[aantal] if aantal < len(_TELWOORDEN) else str(aantal)


def parse_count(woord: str) -> int | None:
    """Return 2 for "twee"; None when it is no such word."""
    return _TELWOORDEN.index(woord) if woord in _TELWOORDEN else None


def roman(getal: int) -> str:
    """Return 4 as "IV"; articles of an amending act carry these (Aanwijzing 6.6)."""
    uit = ""
    for waarde, teken in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV")):
        while getal >= waarde:
            uit, getal = uit + teken, getal - waarde
    return uit + "I" * getal


def letters(plaats: int) -> str:
    """Return the letter of the nth change, from 0: A ... Z, AA, AB (Aanwijzing 6.15)."""
    uit = ""
    plaats += 1
    while plaats:
        plaats, rest = divmod(plaats - 1, 26)
        uit = chr(65 + rest) + uit
    return uit


def runs(labels: Iterable[str]) -> list[list[str]]:
    """Split labels in runs in which each is the next of the one before: 2 3 4, 6, 8 9; a b, d."""
    uit: list[list[str]] = []
    for label in labels:
        if uit and follows(uit[-1][-1], label):
            uit[-1].append(label)
        else:
            uit.append([label])
    return uit


def follows(een: str, ander: str) -> bool:
    """Say whether `ander` is the label right after `een`."""
    return next_label(een) == ander


def next_label(label: str) -> str | None:
    """Return the label after "2" ("3"), "b" ("c"), "z" ("aa"), "1°" ("2°"); None for anything else."""
    treffer = re.fullmatch(r"(\d+)(°?)", label)
    if treffer:
        return f"{int(treffer.group(1)) + 1}{treffer.group(2)}"
    if re.fullmatch(r"[a-z]", label):
        return "aa" if label == "z" else chr(ord(label) + 1)
    if re.fullmatch(r"[a-z]{2}", label) and label[1] != "z":
        return label[0] + chr(ord(label[1]) + 1)
    return None


_RANGWOORDEN = {woord: str(n) for n in range(1, 100) if (woord := ordinal(str(n)) or "")}
