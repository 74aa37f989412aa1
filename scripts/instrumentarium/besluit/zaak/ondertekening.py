"""Says who signs a letter: the mayor on the reference date, the locoburgemeester, a mandate holder, or an official.

In: the facts, the municipality, the rule of the document. Out: the words of the signature block (Awb 10:10, 10:11).
"""

from __future__ import annotations

from typing import Any

from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.toetsfuncties import mandate_of
from instrumentarium.bronnen.soorten.gemeente import Gemeente


def signature(feiten: Feiten, gemeente: Gemeente, regel: str) -> dict[str, Any]:
    """Return `functie` ("burgemeester"), `naam`, `mandaat` (function of the mandate holder or ""), and its decision."""
    leeg = {
        "functie": "burgemeester",
        "naam": "",
        "mandaat": "",
        "mandaatbesluit": "",
        "soort": regel,
        "pad": "besluit.ondertekenaar",
    }
    if regel == "ambtenaar":
        behandelaar = feiten.zaak.behandelaar
        return leeg | {
            "functie": (behandelaar and behandelaar.functie) or "",
            "naam": (behandelaar and behandelaar.naam) or "",
        }
    mandaat = mandate_of(feiten.zaak.besluit)
    if mandaat is not None:
        return leeg | {
            "naam": mandaat.naam or "",
            "mandaat": mandaat.functie or "",
            "mandaatbesluit": mandaat.besluit or "",
        }
    besluit = feiten.zaak.besluit
    functie = besluit.ondertekenaar if besluit and isinstance(besluit.ondertekenaar, str) else "burgemeester"
    return leeg | {"functie": functie, "naam": _holder(gemeente, functie, feiten)}


def _holder(gemeente: Gemeente, functie: str, feiten: Feiten) -> str:
    dag = feiten.peildatum
    for wie in gemeente.ondertekenaars:
        if wie.functie == functie and (wie.van is None or wie.van <= dag) and (wie.tot is None or dag < wie.tot):
            return wie.naam or ""
    return ""
