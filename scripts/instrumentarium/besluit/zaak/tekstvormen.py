"""Makes a free text of the case fit the letter around it: a sentence that ends, a capital, the words of somebody else.

In: a text as somebody typed it. Out: the same words. Adds marks and a capital only; never changes, drops or adds a word.
"""

from __future__ import annotations

import re
from typing import Any

import attrs

_EINDE = (".", "!", "?", "…", ":")
_SLUITEN = "\"'”’)"
# Who speaks of himself: between the words of the mayor, "ik" would be the mayor.
_IK = re.compile(r"(?<!\w)(?:ik|mij|mijn|mijzelf|mezelf|wij|ons|onze)(?!\w)", re.IGNORECASE)
_AANHALING = ("'", '"', "‘", "“")


def finish(tekst: str | None) -> str | None:
    """Return a text of the case as a sentence: with a capital, and a full stop when it has no end of its own."""
    if not tekst or not tekst.strip():
        return tekst
    kaal = capital(tekst.strip())
    return kaal if kaal.rstrip(_SLUITEN)[-1:] in _EINDE else f"{kaal}."


def shown(rij: Any, veld: str, pad: str) -> Any:
    """Return a row of the case that says what is missing where it does not say what it is about."""
    return rij if getattr(rij, veld).strip() else attrs.evolve(rij, **{veld: f"[ONTBREEKT: {pad}.{veld}]"})


def capital(tekst: str) -> str:
    """Return a text that begins with a capital; a name such as "iDEAL" or "'s-Gravenhage" keeps its own."""
    return tekst[:1].upper() + tekst[1:] if tekst[:1].islower() and not tekst[1:2].isupper() else tekst


def cited(tekst: str | None) -> str | None:
    """Return what somebody said as a sentence, between quotation marks when it says "ik" or "wij"."""
    zin = finish(tekst)
    if not zin or not _IK.search(zin) or zin.startswith(_AANHALING):
        return zin
    return f"‘{zin}’" if "’" not in zin else f"“{zin}”"


def inside(tekst: str | None) -> str | None:
    """Return who did something, as it stands inside a sentence: "De burgemeester" becomes "de burgemeester"."""
    return re.sub(r"^(?:De|Het)(?= [a-z])", lambda woord: woord[0].lower(), tekst) if tekst else tekst


def stripped(tekst: str | None) -> str:
    """Return a text without blanks and full stop at its end, to go on after it in the same sentence."""
    return (tekst or "").strip().rstrip(".")
