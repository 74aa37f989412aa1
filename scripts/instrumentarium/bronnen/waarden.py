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
    """A value that is not what the schema asks; `tekst` and `uitweg` as in a Bevinding.

    `zonder` says the same without repeating what stood there: words of a case may not reach a log.
    """

    def __init__(self, tekst: str, uitweg: str = "", zonder: str = "") -> None:
        self.tekst, self.uitweg, self.zonder = tekst, uitweg, zonder or tekst
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
    raise _other("hier hoort true of false", tekst, uitweg)


def to_int(waarde: Any) -> int:
    """Return a whole number of at most 15 digits."""
    tekst = _scalar(waarde, "een geheel getal")
    if tekst.kaal and re.fullmatch(r"-?(0|[1-9]\d{0,14})", tekst, re.ASCII):
        return int(tekst)
    heel = re.fullmatch(r"-?\d{1,15}", tekst.strip(), re.ASCII)
    uitweg = _number_hint(tekst) if heel else "Schrijf een heel getal, in cijfers."
    raise _other("hier hoort een geheel getal", tekst, uitweg)


def to_decimal(waarde: Any) -> Decimal:
    """Return a number with an optional decimal point; a decimal comma is refused with the point as way out."""
    tekst = _scalar(waarde, "een getal")
    if tekst.kaal and re.fullmatch(r"-?(0|[1-9]\d{0,14})(\.\d{1,9})?", tekst, re.ASCII):
        return Decimal(str(tekst))
    raise _other("hier hoort een getal", tekst, _number_hint(tekst))


def to_date(waarde: Any) -> date:
    """Return a day of the calendar, written as 2026-11-23."""
    tekst = _scalar(waarde, "een datum")
    treffer = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", tekst, re.ASCII)
    if not treffer:
        raise _other("hier hoort een datum zoals 2026-11-23", tekst, _date_hint(tekst))
    jaar, maand, dag = map(int, treffer.groups())
    return _calendar_day(jaar, maand, dag, tekst)


def to_datetime(waarde: Any) -> datetime:
    """Return a day with an hour, written as 2026-10-05T10:00; local time of the Netherlands, without zone."""
    tekst = _scalar(waarde, "een datum met tijd")
    treffer = re.fullmatch(_MOMENT, tekst)
    if not treffer or not tekst.isascii():
        raise _other("hier hoort een datum met tijd", tekst, _moment_hint(tekst))
    dag = to_date(_as_scalar(treffer.group(1)))
    uur, minuut = int(treffer.group(2)), int(treffer.group(3))
    seconde = int(treffer.group(4) or 0)
    if uur > 23 or minuut > 59 or seconde > 59:
        uitweg = "Schrijf een tijd van 00:00 tot en met 23:59."
        raise WaardeFout(f'"{_kort(tekst)}" is geen tijd die bestaat', uitweg, "deze tijd bestaat niet")
    return datetime(dag.year, dag.month, dag.day, uur, minuut, seconde)  # noqa: DTZ001 -- Dutch local time by contract


def _other(verwacht: str, tekst: str, uitweg: str) -> WaardeFout:
    return WaardeFout(f'{verwacht}, er staat "{_kort(tekst)}"', uitweg, f"{verwacht}, er staat iets anders")


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
        zonder = "deze dag bestaat niet"
        raise WaardeFout(f'"{tekst}" is geen dag die bestaat', "Kijk op de kalender.", zonder) from None


def _date_hint(tekst: str) -> str:
    omgekeerd = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", tekst.strip(), re.ASCII)
    if omgekeerd:
        dag, maand, jaar = omgekeerd.groups()
        return f"bedoelde u {jaar}-{int(maand):02}-{int(dag):02}?"
    los = re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", tekst.strip(), re.ASCII)
    if los:
        return f"bedoelde u {los.group(1)}-{int(los.group(2)):02}-{int(los.group(3)):02}?"
    return "Schrijf jaar, maand en dag met streepjes."


def _moment_hint(tekst: str) -> str:
    """Return the moment that was probably meant: with an hour, with a T, in Dutch time and so without a zone."""
    if _DATUM.fullmatch(tekst) and tekst.isascii():
        return f"bedoelde u {tekst}T10:00?"
    treffer = re.match(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?!\d)(.*)", tekst, re.ASCII)
    if not treffer:
        return "Schrijf bijvoorbeeld 2026-10-05T10:00."
    zone = " Schrijf de Nederlandse tijd, zonder tijdzone." if re.search(r"[Z+-]", treffer.group(3)) else ""
    return f"bedoelde u {treffer.group(1)}T{treffer.group(2)}?{zone}"


def _number_hint(tekst: Scalar) -> str:
    treffer = re.fullmatch(r"(-?)(\d{0,15})(\.\d{1,9})?", tekst.strip().replace(",", "."), re.ASCII)
    if treffer and (treffer.group(2) or treffer.group(3)):
        min_, heel, deel = treffer.groups(default="")
        zonder = ", zonder aanhalingstekens" if not tekst.kaal else ""
        return f"bedoelde u {min_}{heel.lstrip('0') or '0'}{deel}{zonder}?"
    return "Schrijf cijfers, met een punt voor de decimalen."


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= 60 else tekst[:57] + "..."
