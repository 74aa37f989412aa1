"""Reads the `publiek` block of an account, and nothing else of it.

In: the bytes of an account. Out: `PubliekBlok`, in words for a text. A name, a house number or a reason cannot come
along: only the nine known fields are taken, the rest of the file is not kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from instrumentarium.bronnen.soorten.campagne import PubliekWoorden
from instrumentarium.campagne.invullen import show_date
from instrumentarium.fouten import Bevinding, BronFout, Plaats

VELDEN = (
    "gemeente", "straat_of_gebied", "soort", "begin", "einde", "artikel", "uitvoering", "geschorst_tot", "heropend",
)  # fmt: skip
UITGEVOERD = "uitgevoerd"
MAX_BYTES = 10 * 1024 * 1024
_HUISNUMMER = re.compile(r"\s\d+\s?[a-z]?(?:-\w+)?(?=$|[,;(])", re.IGNORECASE)
_VREEMD = re.compile(r"[^\w .,'’()/:-]")  # a word or a name needs no more; markup does
_LANGST = 200


@attrs.frozen(kw_only=True)
class PubliekBlok:
    """What anyone may know of a closure; days as dates, null when the case names none."""

    gemeente: str
    straat_of_gebied: str
    soort: str
    begin: date | None = None
    einde: date | None = None
    artikel: str
    uitvoering: str | None = None
    geschorst_tot: date | str | None = None
    heropend: date | None = None

    def values(
        self, taal: str, woorden: PubliekWoorden | None, gemeente: str, vast: Mapping[str, str]
    ) -> dict[str, str | None]:
        """Return the fields for a text in one language; a code without words stays the code."""
        soort = (woorden.soort.get(self.soort, {}) if woorden else {}).get(taal, self.soort)
        open_einde = woorden.zonder_einde.get(taal) if woorden else None
        return {
            "publiek.gemeente": gemeente,
            "publiek.straat_of_gebied": self.straat_of_gebied,
            "publiek.soort": soort,
            "publiek.begin": _show(self.begin, vast, None),
            "publiek.einde": _show(self.einde, vast, open_einde),
            "publiek.artikel": self.artikel,
            "publiek.geschorst_tot": _show(self.geschorst_tot, vast, open_einde),
            "publiek.heropend": _show(self.heropend, vast, None),
        }


def read(inhoud: bytes, bestand: str) -> PubliekBlok:
    """Return the public block; raises BronFout with every fault when it is no account or a field cannot be used."""
    blok = _load(inhoud, bestand)
    fouten = list(_check(blok, bestand))
    if fouten:
        raise BronFout(fouten)
    return PubliekBlok(
        gemeente=blok["gemeente"].lower(),
        straat_of_gebied=blok["straat_of_gebied"],
        soort=blok["soort"],
        begin=_day(blok.get("begin")),
        einde=_day(blok.get("einde")),
        artikel=blok["artikel"],
        uitvoering=blok.get("uitvoering"),
        geschorst_tot=_day(blok.get("geschorst_tot")) or blok.get("geschorst_tot") or None,
        heropend=_day(blok.get("heropend")),
    )


def check_fits(blok: PubliekBlok, campagne: str, bestand: str) -> None:
    """Raise BronFout when this closure is not in the state that the campaign speaks of."""
    fout = _state_fault(blok, campagne)
    if fout:
        raise BronFout([Bevinding(Plaats(bestand), *fout)])


def _state_fault(blok: PubliekBlok, campagne: str) -> tuple[str, str] | None:
    if blok.uitvoering != UITGEVOERD:
        return (
            "de sluiting is nog niet uitgevoerd, dus er gaat niets naar buiten",
            "Maak deze kit nadat de uitvoering in de zaak staat (uitvoering: uitgevoerd).",
        )
    if campagne == "na-sluiting" and blok.heropend:
        return "het pand is weer open", "Gebruik campagne maak na-heropening."
    if campagne == "na-sluiting" and blok.geschorst_tot:
        return "de sluiting is geschorst", "Gebruik campagne maak na-schorsing; die verbetert wat eerder is gezegd."
    if campagne == "na-schorsing" and not blok.geschorst_tot:
        return "de sluiting is niet geschorst", "Vul geschorst in de zaak in, of gebruik campagne maak na-sluiting."
    if campagne == "na-heropening" and not blok.heropend:
        return "het pand is nog niet heropend", "Vul heropend in de zaak in."
    return None


def _load(inhoud: bytes, bestand: str) -> dict[str, Any]:
    plaats = Plaats(bestand)
    if len(inhoud) > MAX_BYTES:
        raise BronFout([Bevinding(plaats, "dit bestand is groter dan 10 MB", "Een verantwoording is kleiner.")])
    try:
        alles = json.loads(inhoud.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise BronFout(
            [Bevinding(plaats, "dit is geen JSON", "Neem het bestand <kenmerk>-verantwoording.json.")]
        ) from None
    blok = alles.get("publiek") if isinstance(alles, dict) else None
    if not isinstance(blok, dict):
        raise BronFout([Bevinding(plaats, "het blok “publiek” ontbreekt", "Neem een verantwoording van een sluiting.")])
    return blok


def _check(blok: dict[str, Any], bestand: str) -> Iterator[Bevinding]:
    plaats = Plaats(bestand)
    for veld in ("gemeente", "straat_of_gebied", "soort", "artikel"):
        if not isinstance(blok.get(veld), str) or not blok[veld].strip():
            yield Bevinding(plaats, f"publiek.{veld} ontbreekt", "Maak de verantwoording opnieuw.")
        elif len(blok[veld]) > _LANGST or _VREEMD.search(blok[veld]):
            yield Bevinding(plaats, f"publiek.{veld} is geen gewone naam of regel", "Maak de verantwoording opnieuw.")
    for veld in ("begin", "einde", "heropend"):
        if blok.get(veld) is not None and _day(blok[veld]) is None:
            yield Bevinding(plaats, f"publiek.{veld} is geen datum", "Schrijf bijvoorbeeld 2026-10-05.")
    straat = blok.get("straat_of_gebied")
    if isinstance(straat, str) and _HUISNUMMER.search(straat):
        yield Bevinding(plaats, "publiek.straat_of_gebied noemt een huisnummer", "Noem alleen de straat.")


def _day(waarde: object) -> date | None:
    try:
        return date.fromisoformat(waarde[:10]) if isinstance(waarde, str) else None
    except ValueError:
        return None


def _show(waarde: date | str | None, vast: Mapping[str, str], anders: str | None) -> str | None:
    return show_date(waarde, vast) if isinstance(waarde, date) else anders
