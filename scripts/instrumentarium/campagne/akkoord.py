"""Says what a piece still waits for: approval, the end of an embargo, a translation that somebody checked.

In: a campaign. Out: words to set on the piece, or None. Never decides that something may go out: it only finds what
is missing.
"""

from __future__ import annotations

import re
from datetime import date

from instrumentarium.bronnen.soorten.campagne import Akkoord, Campagne
from instrumentarium.tijd.kalender import words

STEMPEL = "NIET VERSPREIDEN"
_ROLLEN = {
    "burgemeester": "de burgemeester",
    "om": "het Openbaar Ministerie",
    "politie": "de politie",
    "mma": "Meld Misdaad Anoniem",
    "college": "het college",
    "raad": "de raad",
    "partner": "de partner",
}
# The pictures for social media say what the poster says, so they wait for the same approval.
_VOLGT = {"beeld": ("poster",), "scherm": ("poster",)}
_EMBARGO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}))?")


def missing(campagne: Campagne, stuk: str) -> list[Akkoord]:
    """Return the approvals that a piece needs and lacks."""
    namen = (stuk, *_VOLGT.get(stuk, ()))
    return [akkoord for akkoord in campagne.akkoord if akkoord.stuk in namen and not akkoord.gegeven]


def stamp(campagne: Campagne, stuk: str) -> str | None:
    """Return the line that a piece without approval carries, or None."""
    rollen = [_ROLLEN.get(akkoord.rol, akkoord.rol) for akkoord in missing(campagne, stuk)]
    if not rollen:
        return None
    wie = rollen[0] if len(rollen) == 1 else ", ".join(rollen[:-1]) + " en " + rollen[-1]
    return f"{STEMPEL}: het akkoord van {wie} ontbreekt"


def embargo(campagne: Campagne) -> str | None:
    """Return the embargo in words, or None."""
    if campagne.embargo is None:
        return None
    treffer = _EMBARGO.fullmatch(campagne.embargo)
    if not treffer:
        return f"Embargo: {campagne.embargo}"
    dag = words(date.fromisoformat(treffer.group(1)))
    uur = f", {treffer.group(2)}.{treffer.group(3)} uur" if treffer.group(2) else ""
    return f"Embargo tot {dag}{uur}"


def embargo_is_readable(campagne: Campagne) -> bool:
    """Tell whether the embargo is a day, or a day with an hour, that exists."""
    treffer = _EMBARGO.fullmatch(campagne.embargo or "2026-01-01")
    try:
        return bool(treffer and date.fromisoformat(treffer.group(1)) and int(treffer.group(2) or 0) < 24)
    except ValueError:
        return False


def given(campagne: Campagne, stuk: str) -> list[Akkoord]:
    """Return the approvals that were given for a piece."""
    return [akkoord for akkoord in campagne.akkoord if akkoord.stuk == stuk and akkoord.gegeven]
