"""Turns what a person types into a fact: "3 september 2026", "ja", "12,4", "Straat 12, 2171 AA Plaats".

In: a field and a line of text. Out: the value that `schrijven` writes; raises WaardeFout with what to type instead.
Knows no case and no screen. More forgiving than the file: a decimal comma and a Dutch date are understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from instrumentarium.besluit.zaak.velden import Veld
from instrumentarium.bronnen.lezer import Scalar
from instrumentarium.bronnen.waarden import WaardeFout, to_date, to_datetime
from instrumentarium.fouten import bedoelde_u
from instrumentarium.tijd.kalender import MAANDEN

_JA, _NEE = frozenset({"ja", "j", "true", "yes", "y"}), frozenset({"nee", "n", "false", "no"})
_GEEN = frozenset({"[]", "geen", "niets", "-"})
_POSTCODE = re.compile(r"\b(\d{4}) ?([A-Za-z]{2})\b")
_WOORDDATUM = re.compile(r"(\d{1,2}) +([a-z]+) +(\d{4})")
_CIJFERDATUM = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_TIJD = re.compile(r"(?:[T ,]+|\s+om\s+)(\d{1,2})[.:](\d{2})(?: *uur)?$")


def read_answer(veld: Veld, tekst: str) -> Any:
    """Return the fact that a line of text stands for."""
    kaal = tekst.strip()
    if veld.soort == "keuze":
        return _choice(veld, kaal)
    if veld.soort == "keuzes":
        return list(dict.fromkeys(_choice(veld, deel) for deel in _items(kaal)))
    return _LEZERS[veld.soort](kaal) if veld.soort in _LEZERS else kaal


def yes_or_no(tekst: str) -> bool:
    """Return the answer to a question of yes or no."""
    klein = tekst.strip().lower()
    if klein in _JA | _NEE:
        return klein in _JA
    raise WaardeFout(f'"{tekst[:40]}" is geen ja of nee', "Typ ja of nee.")


def _choice(veld: Veld, tekst: str) -> str:
    if tekst.isdigit() and 1 <= int(tekst) <= len(veld.keuzes) and tekst not in veld.keuzes:
        return veld.keuzes[int(tekst) - 1]
    gevonden = next((woord for woord in veld.keuzes if woord.lower() == tekst.lower()), None)
    if gevonden is None:
        uitweg = bedoelde_u(tekst, veld.keuzes) or f"Kies uit {', '.join(veld.keuzes)}."
        raise WaardeFout(f'"{tekst[:40]}" is geen van de keuzes', uitweg)
    return gevonden


def _items(tekst: str) -> list[str]:
    if tekst.lower() in _GEEN:
        return []
    kaal = tekst.removeprefix("[").removesuffix("]")
    scheiding = ";" if ";" in kaal else ","
    return [deel.strip().strip("\"'") for deel in kaal.split(scheiding) if deel.strip()]


def _amount(tekst: str) -> Decimal:
    kaal = tekst.replace("€", "").replace(" ", "")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", kaal):  # 5.000 or 1.250,50
        kaal = kaal.replace(".", "")
    kaal = kaal.replace(",", ".")
    if not re.fullmatch(r"\d{1,12}(\.\d{1,6})?", kaal, re.ASCII):
        raise WaardeFout(f'"{tekst[:40]}" is geen getal', "Typ cijfers, bijvoorbeeld 12,4.")
    return Decimal(kaal)


def _whole(tekst: str) -> int:
    if not re.fullmatch(r"\d{1,9}", tekst, re.ASCII):
        raise WaardeFout(f'"{tekst[:40]}" is geen heel getal', "Typ cijfers, bijvoorbeeld 3.")
    return int(tekst)


def _day(tekst: str) -> date:
    return to_date(_bare(_iso_day(tekst)))


def _moment(tekst: str) -> datetime:
    tijd = _TIJD.search(tekst)
    if tijd is None:
        raise WaardeFout(f'in "{tekst[:40]}" staat geen uur', "Typ bijvoorbeeld 2026-10-05 10:00.")
    return to_datetime(_bare(f"{_iso_day(tekst[: tijd.start()].strip())}T{int(tijd[1]):02}:{tijd[2]}"))


def _day_or_moment(tekst: str) -> date:
    return _moment(tekst) if _TIJD.search(tekst) else _day(tekst)


def _iso_day(tekst: str) -> str:
    woorden = _WOORDDATUM.fullmatch(tekst.lower())
    if woorden and woorden[2] in MAANDEN:
        return f"{woorden[3]}-{MAANDEN.index(woorden[2]) + 1:02}-{int(woorden[1]):02}"
    cijfers = _CIJFERDATUM.fullmatch(tekst)
    return f"{cijfers[3]}-{int(cijfers[2]):02}-{int(cijfers[1]):02}" if cijfers else tekst


def _bare(tekst: str) -> Scalar:
    waarde = Scalar(tekst)
    waarde.kaal, waarde.regel, waarde.kolom = True, 0, 0
    return waarde


def _address(tekst: str) -> dict[str, str]:
    """Return the parts of "Straat 12, 2171 AA Plaats" or "Postbus 1, 2300 AA Leiden"."""
    postcode = _POSTCODE.search(tekst)
    if postcode is None:
        raise WaardeFout("in dit adres staat geen postcode", "Typ bijvoorbeeld Voorbeeldstraat 12, 2171 AA Sassenheim.")
    eerste, plaats = tekst[: postcode.start()].strip(" ,"), tekst[postcode.end() :].strip(" ,")
    delen = {"postcode": f"{postcode[1]} {postcode[2].upper()}", "plaats": plaats}
    if bus := re.fullmatch(r"(?i)postbus +(\d+)", eerste):
        return {"postbus": bus[1], **delen}
    nummer = re.search(r"\s(\d.*)$", eerste)
    straat, huisnummer = (eerste[: nummer.start()], nummer[1]) if nummer else (eerste, "")
    return {k: v for k, v in {"straat": straat, "huisnummer": huisnummer, **delen}.items() if v}


def _duration(tekst: str) -> dict[str, Any]:
    gevonden = re.fullmatch(r"(\d{1,4}) *(dag|dagen|week|weken|maand|maanden|jaar|jaren)", tekst.lower())
    if gevonden is None:
        raise WaardeFout(f'"{tekst[:40]}" is geen duur', "Typ bijvoorbeeld 3 maanden.")
    meervoud = {"dag": "dagen", "week": "weken", "maand": "maanden", "jaar": "jaren"}
    return {"aantal": int(gevonden[1]), "eenheid": meervoud.get(gevonden[2], gevonden[2])}


_LEZERS: dict[str, Callable[[str], Any]] = {
    "ja-nee": yes_or_no,
    "teksten": _items,
    "bedrag": _amount,
    "getal": _whole,
    "datum": _day,
    "moment": _moment,
    "dag-of-moment": _day_or_moment,
    "adres": _address,
    "duur": _duration,
}
