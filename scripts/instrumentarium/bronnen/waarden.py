"""The values that sources are made of: what a scalar may be, with a message that says what to write instead.

In: a scalar as written. Out: str, bool, int, Decimal, date, datetime; raises `WaardeFout`. Knows no file.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from instrumentarium.bronnen.lezer import Kaart, Lijst, Scalar

_WAAR = frozenset({"true", "ja", "yes", "on", "waar", "y", "j", "1"})
_ONWAAR = frozenset({"false", "nee", "no", "off", "onwaar", "n", "0"})
_DATUM = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?")


class WaardeFout(ValueError):
    """A value that is not what the schema asks; `tekst` and `uitweg` as in a Bevinding."""

    def __init__(self, tekst: str, uitweg: str = "") -> None:
        self.tekst, self.uitweg = tekst, uitweg
        super().__init__(tekst)


def to_text(waarde: Any) -> str:
    """Return the text as written; `2:30` and `0534` stay what they are."""
    return str.__str__(_scalar(waarde, "tekst"))


def to_bool(waarde: Any) -> bool:
    """Return true or false; anything else is an error that names the word that was probably meant."""
    tekst = _scalar(waarde, "true of false")
    if tekst.kaal and tekst in ("true", "false"):
        return str(tekst) == "true"
    klein = tekst.strip().lower()
    bedoeld = "true" if klein in _WAAR else "false" if klein in _ONWAAR else ""
    uitweg = f"bedoelde u {bedoeld}?" if bedoeld else "Schrijf true of false, zonder aanhalingstekens."
    raise WaardeFout(f'hier hoort true of false, er staat "{_kort(tekst)}"', uitweg)


def to_int(waarde: Any) -> int:
    """Return a whole number of at most 15 digits."""
    tekst = _scalar(waarde, "een geheel getal")
    if tekst.kaal and re.fullmatch(r"-?(0|[1-9]\d{0,14})", tekst, re.ASCII):
        return int(tekst)
    raise WaardeFout(f'hier hoort een geheel getal, er staat "{_kort(tekst)}"', _number_hint(tekst))


def to_decimal(waarde: Any) -> Decimal:
    """Return a number with an optional decimal point; a decimal comma is refused with the point as way out."""
    tekst = _scalar(waarde, "een getal")
    if tekst.kaal and re.fullmatch(r"-?(0|[1-9]\d{0,14})(\.\d{1,9})?", tekst, re.ASCII):
        return Decimal(str(tekst))
    raise WaardeFout(f'hier hoort een getal, er staat "{_kort(tekst)}"', _number_hint(tekst))


def to_date(waarde: Any) -> date:
    """Return a day of the calendar, written as 2026-11-23."""
    tekst = _scalar(waarde, "een datum")
    treffer = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", tekst, re.ASCII)
    if not treffer:
        raise WaardeFout(f'hier hoort een datum zoals 2026-11-23, er staat "{_kort(tekst)}"', _date_hint(tekst))
    jaar, maand, dag = map(int, treffer.groups())
    return _calendar_day(jaar, maand, dag, tekst)


def to_datetime(waarde: Any) -> datetime:
    """Return a day with an hour, written as 2026-10-05T10:00; local time of the Netherlands, without zone."""
    tekst = _scalar(waarde, "een datum met tijd")
    treffer = re.fullmatch(_MOMENT, tekst)
    if not treffer or not tekst.isascii():
        hint = f"bedoelde u {tekst}T10:00?" if _DATUM.fullmatch(tekst) else "Schrijf bijvoorbeeld 2026-10-05T10:00."
        raise WaardeFout(f'hier hoort een datum met tijd, er staat "{_kort(tekst)}"', hint)
    dag = to_date(_as_scalar(treffer.group(1)))
    uur, minuut = int(treffer.group(2)), int(treffer.group(3))
    seconde = int(treffer.group(4) or 0)
    if uur > 23 or minuut > 59 or seconde > 59:
        raise WaardeFout(f'"{_kort(tekst)}" is geen tijd die bestaat', "Schrijf een tijd van 00:00 tot en met 23:59.")
    return datetime(dag.year, dag.month, dag.day, uur, minuut, seconde)  # noqa: DTZ001 -- Dutch local time by contract


def _scalar(waarde: Any, verwacht: str) -> Scalar:
    if isinstance(waarde, Scalar):
        return waarde
    if waarde is None:
        raise WaardeFout(f"hier hoort {verwacht}, er staat niets", "Vul een waarde in of haal de sleutel weg.")
    soort = "een lijst" if isinstance(waarde, Lijst) else "een blok" if isinstance(waarde, Kaart) else "iets anders"
    raise WaardeFout(f"hier hoort {verwacht}, er staat {soort}", "Schrijf een enkele waarde.")


def _as_scalar(tekst: str) -> Scalar:
    waarde = Scalar(tekst)
    waarde.kaal, waarde.regel, waarde.kolom = True, 0, 0
    return waarde


def _calendar_day(jaar: int, maand: int, dag: int, tekst: str) -> date:
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise WaardeFout(f'"{tekst}" is geen dag die bestaat', "Kijk op de kalender.") from None


def _date_hint(tekst: str) -> str:
    omgekeerd = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", tekst.strip(), re.ASCII)
    if omgekeerd:
        dag, maand, jaar = omgekeerd.groups()
        return f"bedoelde u {jaar}-{int(maand):02}-{int(dag):02}?"
    return "Schrijf jaar, maand en dag met streepjes."


def _number_hint(tekst: Scalar) -> str:
    kandidaat = tekst.strip().replace(",", ".")
    if re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", kandidaat, re.ASCII):
        return f"bedoelde u {kandidaat.lstrip('0') or '0'}, zonder aanhalingstekens?"
    return "Schrijf cijfers, met een punt voor de decimalen."


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= 60 else tekst[:57] + "..."
