"""Finds what contradicts itself in a case that could be read: days out of order, amounts below zero, a party without a role.

In: a case. Out: where, what, and the way out. A fact that is absent is no fault; no message repeats a word of the case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import attrs

from instrumentarium.besluit.zaak.model import Besluit, Dwangsom, Maatregel, Mandaat, MetMandaat, Zaak
from instrumentarium.besluit.zaak.model_pand import Bericht
from instrumentarium.fouten import bedoelde_u

Pad = tuple[str | int, ...]
Tegenspraak = tuple[Pad, str, str]

_JAREN = (1900, 2200)
_LANGSTE_DUUR = 1200
_ONDERTEKENAARS = ("burgemeester", "locoburgemeester", "mandaat")
# Two days in the order in which they must stand: the earlier one, the later one, what is wrong otherwise.
_VOLGORDE = (
    ("constatering.datum", "constatering.rapportage.datum", "de rapportage is van voor de vondst"),
    ("constatering.datum", "procedure.voornemen.datum", "het voornemen is van voor de vondst"),
    (
        "procedure.voornemen.datum",
        "procedure.voornemen.zienswijze_tot",
        "de termijn voor zienswijzen eindigt voor het voornemen",
    ),
    ("constatering.datum", "besluit.datum", "het besluit is van voor de vondst"),
    ("besluit.datum", "besluit.bekendmaking.datum", "de bekendmaking is van voor het besluit"),
    ("besluit.primair.datum", "besluit.datum", "dit besluit is van voor het eerste besluit"),
    ("besluit.primair.datum", "besluit.primair.bekendmaking", "de bekendmaking is van voor het eerste besluit"),
    ("besluit.primair.datum", "besluit.bezwaar.ontvangen", "het bezwaar is van voor het eerste besluit"),
    ("maatregel.geschorst.datum", "maatregel.geschorst.tot", "de schorsing eindigt voor zij begint"),
    ("uitvoering_feiten.begin", "uitvoering_feiten.einde", "de uitvoering eindigt voor zij begint"),
)


def contradictions(zaak: Zaak, gemeenten: list[str]) -> Iterator[Tegenspraak]:
    """Yield what contradicts itself in a case: where, what, and the way out."""
    if not zaak.kenmerk.strip():
        yield ("kenmerk",), "het kenmerk is leeg", "Vul het zaaknummer in."
    if zaak.gemeente not in gemeenten:
        bedoeld = bedoelde_u(zaak.gemeente.lower(), gemeenten)
        uitweg = f"{bedoeld} Kies uit {', '.join(gemeenten)}.".lstrip()
        yield ("gemeente",), "dit project kent deze gemeente niet", uitweg
    yield from _values(zaak, ())
    yield from _hour(zaak)
    yield from _parties(zaak)
    if zaak.maatregel is not None:
        yield from _measure(zaak.maatregel)
    if zaak.besluit is not None:
        yield from _decision(zaak.besluit)
    yield from _order_of_days(zaak)
    for plek, rij in enumerate(zaak.aanvaard or []):
        for veld in ("reden", "door"):
            if not getattr(rij, veld).strip():
                tekst = f"bij een aanvaarde waarschuwing hoort {veld}"
                yield ("aanvaard", plek, veld), tekst, "Schrijf waarom, door wie en wanneer."


def _values(waarde: Any, pad: Pad) -> Iterator[Tegenspraak]:
    """Yield the days that no calendar of a case reaches, and the amounts below zero."""
    if isinstance(waarde, list):
        for plek, deel in enumerate(waarde):
            yield from _values(deel, (*pad, plek))
    elif attrs.has(type(waarde)):
        for veld in attrs.fields(type(waarde)):
            yield from _values(getattr(waarde, veld.name), (*pad, veld.name))
    elif isinstance(waarde, date) and not _JAREN[0] <= waarde.year <= _JAREN[1]:
        yield pad, f'"{_name(pad)}": dit jaar ligt niet tussen {_JAREN[0]} en {_JAREN[1]}', "Controleer het jaartal."
    elif isinstance(waarde, int | Decimal) and waarde < 0 and pad[-2:] != ("duur", "aantal"):
        yield pad, f'"{_name(pad)}": hier hoort een getal van nul of meer', "Haal het minteken weg."


def _name(pad: Pad) -> str:
    return next((deel for deel in reversed(pad) if isinstance(deel, str)), "")


def _hour(zaak: Zaak) -> Iterator[Tegenspraak]:
    tijd = zaak.constatering.tijd if zaak.constatering else None
    uur = re.fullmatch(r"(\d{1,2})[:.](\d{2})", tijd or "", re.ASCII)
    if uur and (int(uur.group(1)) > 23 or int(uur.group(2)) > 59):
        yield ("constatering", "tijd"), "deze tijd bestaat niet", "Schrijf een tijd van 00:00 tot en met 23:59."


def _parties(zaak: Zaak) -> Iterator[Tegenspraak]:
    for plek, partij in enumerate(zaak.betrokkenen or []):
        if not partij.rollen and not partij.minderjarig:
            tekst = "deze betrokkene heeft geen rol"
            yield ("betrokkenen", plek, "rollen"), tekst, "Schrijf rollen: [bewoner], of een andere rol."
    namen = {partij.naam for partij in zaak.betrokkenen or [] if partij.naam}
    for plek, eigen in enumerate(zaak.eigen_tekst or []):
        if eigen.voor is not None and eigen.voor not in namen:
            tekst = "deze naam staat niet bij de betrokkenen"
            yield ("eigen_tekst", plek, "voor"), tekst, "Schrijf de naam precies zoals bij betrokkenen."


def _measure(maatregel: Maatregel) -> Iterator[Tegenspraak]:
    for veld in ("einde", "uiterste_einde"):
        einde = getattr(maatregel, veld)
        if maatregel.ingang and einde and einde <= maatregel.ingang:
            tekst = "het einde van de maatregel ligt niet na de ingang"
            yield ("maatregel", veld), tekst, f"Controleer ingang en {veld}."
    duur = maatregel.duur
    if duur and duur.aantal <= 0:
        voorbeeld = "Schrijf bijvoorbeeld {aantal: 3, eenheid: maanden}."
        yield ("maatregel", "duur", "aantal"), "de duur moet groter zijn dan nul", voorbeeld
    if duur and duur.aantal > _LANGSTE_DUUR:
        yield ("maatregel", "duur", "aantal"), "deze duur is langer dan een mens leeft", "Controleer het aantal."
    if maatregel.dwangsom:
        yield from _penalty(maatregel.dwangsom)


def _penalty(dwangsom: Dwangsom) -> Iterator[Tegenspraak]:
    if dwangsom.bedrag is not None and dwangsom.maximum is not None and dwangsom.maximum < dwangsom.bedrag:
        tekst = "het maximum van de dwangsom is lager dan het bedrag"
        yield ("maatregel", "dwangsom", "maximum"), tekst, "Controleer bedrag en maximum."


def _decision(besluit: Besluit) -> Iterator[Tegenspraak]:
    if isinstance(besluit.ondertekenaar, str) and besluit.ondertekenaar not in _ONDERTEKENAARS:
        tekst = "hier hoort burgemeester, locoburgemeester of een mandaat"
        bedoeld = bedoelde_u(besluit.ondertekenaar.lower(), _ONDERTEKENAARS)
        uitweg = f"{bedoeld} Of schrijf mandaat: {{naam, functie, besluit, instemming}}." if bedoeld else _MANDAAT
        yield ("besluit", "ondertekenaar"), tekst, uitweg
    if besluit.ondertekenaar == "mandaat" and _mandate(besluit) is None:
        yield ("besluit", "ondertekenaar"), "er staat mandaat, maar het mandaat zelf ontbreekt", _MANDAAT


def told_early(zaak: Zaak) -> Iterator[Tegenspraak]:
    """Yield what a check (DOC-15) says of a sound case, for a case that is refused and never reaches the checks."""
    mandaat = _mandate(zaak.besluit) if zaak.besluit else None
    if zaak.besluit and mandaat and not mandaat.besluit:
        plek = "ondertekenaar" if isinstance(zaak.besluit.ondertekenaar, MetMandaat) else "mandaat"
        yield ("besluit", plek), "bij dit mandaat ontbreekt het mandaatbesluit", _MANDAAT


_MANDAAT = "Schrijf mandaat: {naam, functie, besluit, instemming}."


def _mandate(besluit: Besluit) -> Mandaat | None:
    return besluit.ondertekenaar.mandaat if isinstance(besluit.ondertekenaar, MetMandaat) else besluit.mandaat


def _order_of_days(zaak: Zaak) -> Iterator[Tegenspraak]:
    """Yield the pairs of days that cannot stand in this order."""
    for eerst, later, tekst in _VOLGORDE:
        een, ander = _day(_at(zaak, eerst)), _day(_at(zaak, later))
        if een and ander and ander < een:
            yield tuple(later.split(".")), tekst, f"Vergelijk met {eerst}."


def _at(zaak: Zaak, pad: str) -> Any:
    waarde: Any = zaak
    for naam in pad.split("."):
        waarde = getattr(waarde, naam, None)
    return waarde


def _day(waarde: Any) -> date | None:
    if isinstance(waarde, Bericht):
        waarde = waarde.datum
    return waarde.date() if isinstance(waarde, datetime) else waarde
