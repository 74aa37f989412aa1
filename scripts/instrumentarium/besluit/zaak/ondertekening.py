"""Says who signs a letter: the mayor on the reference date, the locoburgemeester, a mandate holder, or an official.

In: the facts, the municipality, the rule of the document. Out: the words of the signature block (Awb 10:10, 10:11).
"""

from __future__ import annotations

from typing import Any

from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.model import Mandaat
from instrumentarium.besluit.zaak.toetsfuncties import mandate_of
from instrumentarium.bronnen.soorten.gemeente import Gemeente


def signature(feiten: Feiten, gemeente: Gemeente, regel: str) -> dict[str, Any]:
    """Return `functie` ("burgemeester"), `naam`, `mandaat` (function of the mandate holder or ""), and its decision."""
    leeg = {
        "functie": "burgemeester",
        "naam": "",
        "mandaat": "",
        "mandaatbesluit": "",
        "instemming": "",
        "soort": regel,
        "pad": "besluit.ondertekenaar",
    }
    if regel == "ambtenaar":
        behandelaar = feiten.zaak.behandelaar
        return leeg | {
            "functie": (behandelaar and behandelaar.functie) or "[ONTBREEKT: behandelaar.functie]",
            "naam": (behandelaar and behandelaar.naam) or "[ONTBREEKT: behandelaar.naam]",
        }
    mandaat = mandate_of(feiten.zaak.besluit)
    if mandaat is not None:
        return leeg | _under_mandate(mandaat)
    besluit = feiten.zaak.besluit
    functie = besluit.ondertekenaar if besluit and isinstance(besluit.ondertekenaar, str) else "burgemeester"
    naam = _holder(gemeente, functie, feiten)
    ambt = f"{functie} van {gemeente.naam}"
    return leeg | {"functie": functie, "naam": naam, "regel": f"{naam}, {ambt}" if naam else f"de {ambt}"}


def _under_mandate(mandaat: Mandaat) -> dict[str, Any]:
    naam = mandaat.naam or "[ONTBREEKT: besluit.ondertekenaar.mandaat.naam]"
    functie = mandaat.functie or "[ONTBREEKT: besluit.ondertekenaar.mandaat.functie]"
    return {
        "naam": naam,
        "mandaat": functie,
        "mandaatbesluit": mandaat.besluit or "[ONTBREEKT: besluit.ondertekenaar.mandaat.besluit]",
        "instemming": mandaat.instemming or "",
        "regel": f"{naam}, {functie}",
    }


def _holder(gemeente: Gemeente, functie: str, feiten: Feiten) -> str:
    dag = feiten.peildatum
    for wie in gemeente.ondertekenaars:
        if wie.functie == functie and (wie.van is None or wie.van <= dag) and (wie.tot is None or dag < wie.tot):
            return wie.naam or ""
    return ""
