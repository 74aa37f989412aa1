"""Makes cases that differ in every fact: the schema of the case gives the facts and their values, a seed the choice.

Out: case files as text. What is asked of a case ("this fact with that value") is in it; the rest is chosen. `dekking`
counts which pairs of values were met.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
import yaml

from instrumentarium.besluit.zaak.model import Zaak

Rij = dict[str, int]  # what was chosen, by the path of the fact: the place of the value, or 1 and 0 for yes and no
LITERAAL = re.compile(r"(\w+)\s*(?:==|!=)\s*'([^']*)'|'([^']*)'\s+in\s+(?:\w+\.)*(\w+)")
LIJSTWAARDE = re.compile(r"(\w+)\s+in\s+[\[(]([^\])]*)[\])]")
ROLLEN = (
    ["huurder", "bewoner", "overtreder"],
    ["bewoner"],
    ["eigenaar", "verhuurder"],
    ["exploitant", "huurder"],
    ["eigenaar"],
)
PARTIJEN = ("Bewoner A", "Verhuurder B", "Onderneming C", "Kind D")
GEMEENTEN = ("hillegom", "lisse", "teylingen")
_VAST = {
    "kenmerk": "Z-2026-00001",
    "schema": "zaak/1",
    "constatering.tijd": "14:30",
    "maatregel.einde": "2027-01-05T10:00",
    "maatregel.uiterste_einde": "2027-02-05T10:00",
    "constatering.rapportage.datum": "2026-09-08",
}
_KEUZE: dict[str, list[Any]] = {
    "gemeente": list(GEMEENTEN),
    "constatering.datum": ["2006-05-01", "2015-05-01", "2020-05-01", "2025-08-01", "2026-09-03"],
    "constatering.gronden": [["a"], ["b"], ["a", "b"]],
    "besluit.ondertekenaar": [
        "burgemeester",
        "locoburgemeester",
        {"mandaat": {"naam": "Ambtenaar E", "functie": "teamleider", "besluit": "M-1"}},
    ],
    "duur.aantal": [1, 3],
    "waarschuwing.geldig_tot": ["2027-10-05", "2031-10-05"],
}


class Varianten:
    """Draws cases; `literalen` are the words that conditions compare a fact with, by the last name of its path."""

    def __init__(self, voorwaarden: list[str], zaad: int = 13) -> None:
        self.kans = random.Random(zaad)  # noqa: S311 -- a choice of test values
        self.literalen = literals_in(voorwaarden)
        self.aantallen: dict[str, int] = {}  # how many values each fact has, as far as it was met
        self.rij: Rij = {}
        self.wens: Mapping[str, int] = {}

    def draw(self, wens: Mapping[str, int] | None = None) -> tuple[str, Rij]:
        """Return the text of one case and what was chosen in it; `wens` says what must be chosen where."""
        self.rij, self.wens = {}, wens or {}
        zaak = self._block(Zaak, "")
        zaak["betrokkenen"] = [self._party(n) for n in range(4)] if self._say("betrokkenen", 0.95) else None
        zaak = {naam: waarde for naam, waarde in zaak.items() if waarde is not None}
        tekst = yaml.dump(
            {k: zaak[k] for k in zaak if k != "schema"}, Dumper=_Streng, allow_unicode=True, sort_keys=False
        )
        return "schema: zaak/1\n" + tekst, dict(self.rij)

    def _party(self, nummer: int) -> Any:
        from instrumentarium.besluit.zaak.model_pand import Betrokkene

        pad = f"betrokkenen.{nummer}"
        partij = self._block(Betrokkene, pad)
        partij |= {"naam": PARTIJEN[nummer], "minderjarig": nummer == 3}
        partij["rollen"] = self._pick(f"{pad}.rollen", list(ROLLEN)) if nummer < 3 else ["bewoner"]
        return partij

    def _block(self, klasse: Any, pad: str) -> dict[str, Any]:
        blok = {}
        for naam, soort in get_type_hints(klasse).items():
            if naam == "betrokkenen":
                continue
            waarde = self._value(naam, soort, f"{pad}.{naam}".lstrip("."))
            if waarde is not None:
                blok[naam] = waarde
        return blok

    def _value(self, naam: str, soort: Any, pad: str) -> Any:
        kort = ".".join(pad.split(".")[-2:])
        if pad in _VAST:
            return _VAST[pad]
        keuze = _KEUZE.get(pad) or _KEUZE.get(kort) or _KEUZE.get(naam)
        if keuze:
            return self._pick(pad, keuze)
        delen = [deel for deel in get_args(soort) if deel is not NoneType]
        if get_origin(soort) in (Union, UnionType):
            if NoneType in get_args(soort) and not self._say(pad, 0.7):
                return None
            return self._value_of(naam, self.kans.choice(delen), pad)
        return self._value_of(naam, soort, pad)

    def _value_of(self, naam: str, soort: Any, pad: str) -> Any:
        if get_origin(soort) is Literal:
            return self._pick(pad, list(get_args(soort)))
        if get_origin(soort) is list:
            return [self._value_of(naam, get_args(soort)[0], pad)] if self._say(f"{pad}[]", 0.85) else []
        if get_origin(soort) in (Union, UnionType):
            return self._value(naam, soort, pad)
        if attrs.has(soort):
            return self._block(soort, pad)
        return self._leaf(naam, soort, pad)

    def _leaf(self, naam: str, soort: Any, pad: str) -> Any:
        if soort is bool:
            return self._pick(pad, [True, False])
        if soort is str:
            woorden = self.literalen.get(naam, [])
            if naam == "taal":
                return self._pick(pad, ["nl", "fr", *woorden])
            if naam in ("van", "voor", "over", "zichtbaar_voor", "gevraagd_aan", "aan", "bewoners", "eigenaren"):
                woorden = [*PARTIJEN[:3], *([] if naam == "voor" else ["Buur F", "huurder", "politie"])]
                return self._pick(pad, woorden)
            return self._pick(pad, [*woorden, f"Feit over {naam.replace('_', ' ')}."])
        vast = {int: 3, Decimal: 5, date: "2026-10-05", datetime: "2026-10-05T10:00"}
        return vast[soort]

    def _say(self, pad: str, kans: float) -> bool:
        feit = f"{pad}?"
        ja = self.kans.random() < kans
        self.rij[feit] = self.wens.get(feit, int(ja))
        self.aantallen[feit] = 2
        return bool(self.rij[feit])

    def _pick(self, pad: str, waarden: list[Any]) -> Any:
        plek = self.wens.get(pad, self.kans.randrange(len(waarden)))
        self.rij[pad] = plek
        self.aantallen[pad] = max(self.aantallen.get(pad, 0), len(waarden))
        return waarden[plek]


class _Streng(yaml.SafeDumper):
    """Writes YAML as this project reads it: no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def literals_in(voorwaarden: list[str]) -> dict[str, list[str]]:
    """Return the words that conditions compare with, by the name of the fact."""
    gevonden: dict[str, list[str]] = {}
    for tekst in voorwaarden:
        for naam, waarde, waarde2, naam2 in LITERAAL.findall(tekst):
            gevonden.setdefault(naam or naam2, []).append(waarde or waarde2)
        for naam, lijst in LIJSTWAARDE.findall(tekst):
            gevonden.setdefault(naam, []).extend(re.findall(r"'([^']*)'", lijst))
    return {naam: list(dict.fromkeys(waarden)) for naam, waarden in gevonden.items()}
