"""Reads a case file and reports what contradicts itself; a fact that is absent is no fault.

In: bytes and the name to show. Out: the case with its tree and hash. Messages name places, never a person.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import attrs

from instrumentarium.besluit.zaak.model import Zaak
from instrumentarium.bronnen.decoderen import decode
from instrumentarium.bronnen.lezer import MB, Kaart, lees_yaml
from instrumentarium.bronnen.project import Bron
from instrumentarium.fouten import Bevinding, BronFout, Plaats

MAX_BYTES = MB
_Fout = tuple[tuple[str | int, ...], str, str]


def lees_zaak(inhoud: bytes, bestand: str, *, gemeenten: list[str]) -> Bron[Zaak]:
    """Return the case; raises BronFout with every fault of shape and every contradiction, each located."""
    boom = lees_yaml(inhoud, bestand, max_bytes=MAX_BYTES)
    _check_schema(boom, bestand)
    zaak = decode(boom, Zaak, bestand)
    bron = Bron(pad=bestand, waarde=zaak, boom=boom, sha256=hashlib.sha256(inhoud).hexdigest())
    fouten = [bron.bevinding(pad, tekst, uitweg) for pad, tekst, uitweg in contradictions(zaak, gemeenten)]
    if fouten:
        raise BronFout(fouten)
    return bron


def _check_schema(boom: Any, bestand: str) -> None:
    versie = boom.get("schema") if isinstance(boom, Kaart) else None
    if isinstance(versie, str) and versie.startswith("zaak/") and versie != "zaak/1":
        tekst = f'deze zaak heeft versie "{versie[:20]}", dit programma leest zaak/1'
        raise BronFout(
            [
                Bevinding(
                    Plaats(bestand, *boom.plaatsen["schema"]),
                    tekst,
                    "Gebruik de versie van het programma die bij de zaak hoort.",
                )
            ]
        )


def contradictions(zaak: Zaak, gemeenten: list[str]) -> Iterator[_Fout]:
    """Yield what contradicts itself in a case: where, what, and the way out."""
    if not zaak.kenmerk.strip():
        yield ("kenmerk",), "het kenmerk is leeg", "Vul het zaaknummer in."
    if zaak.gemeente not in gemeenten:
        yield ("gemeente",), f'onbekende gemeente "{zaak.gemeente[:40]}"', f"Kies uit {', '.join(gemeenten)}."
    yield from _parties(zaak)
    yield from _measure(zaak)
    yield from _decision(zaak)
    yield from _order_of_days(zaak)
    for plek, rij in enumerate(zaak.aanvaard or []):
        for veld in ("reden", "door"):
            if not getattr(rij, veld).strip():
                yield (
                    ("aanvaard", plek, veld),
                    f"bij een aanvaarde waarschuwing hoort {veld}",
                    "Schrijf waarom, door wie en wanneer.",
                )


def _parties(zaak: Zaak) -> Iterator[_Fout]:
    for plek, partij in enumerate(zaak.betrokkenen or []):
        if not partij.rollen and not partij.minderjarig:
            yield (
                ("betrokkenen", plek),
                "deze betrokkene heeft geen rol",
                "Schrijf rollen: [bewoner], of een andere rol.",
            )
        if partij.naam is None and partij.soort != "onbekend":
            yield ("betrokkenen", plek), "deze betrokkene heeft geen naam", "Vul naam in, of schrijf soort: onbekend."
    namen = {partij.naam for partij in zaak.betrokkenen or [] if partij.naam}
    for plek, eigen in enumerate(zaak.eigen_tekst or []):
        if eigen.voor is not None and eigen.voor not in namen:
            yield (
                ("eigen_tekst", plek, "voor"),
                "deze naam staat niet bij de betrokkenen",
                "Schrijf de naam precies zoals bij betrokkenen.",
            )


def _measure(zaak: Zaak) -> Iterator[_Fout]:
    maatregel = zaak.maatregel
    if maatregel is None:
        return
    if maatregel.ingang and maatregel.einde and maatregel.einde <= maatregel.ingang:
        yield ("maatregel", "einde"), "het einde van de maatregel ligt niet na de ingang", "Controleer ingang en einde."
    if maatregel.duur and maatregel.duur.aantal <= 0:
        yield (
            ("maatregel", "duur", "aantal"),
            "de duur moet groter zijn dan nul",
            "Schrijf bijvoorbeeld {aantal: 3, eenheid: maanden}.",
        )
    if maatregel.duur and maatregel.duur.aantal > 1200:
        yield ("maatregel", "duur", "aantal"), "deze duur is langer dan een mens leeft", "Controleer het aantal."
    if maatregel.telt_vanaf == "feitelijke-sluiting" and not maatregel.uiterste_einde and not maatregel.einde:
        yield (
            ("maatregel", "telt_vanaf"),
            "bij telt_vanaf: feitelijke-sluiting hoort een uiterste_einde",
            "Vul uiterste_einde in.",
        )


def _decision(zaak: Zaak) -> Iterator[_Fout]:
    besluit = zaak.besluit
    if besluit is None:
        return
    if isinstance(besluit.ondertekenaar, str) and besluit.ondertekenaar not in (
        "burgemeester",
        "locoburgemeester",
        "mandaat",
    ):
        yield (
            ("besluit", "ondertekenaar"),
            "hier hoort burgemeester, locoburgemeester of een mandaat",
            "Schrijf mandaat: {naam, functie, besluit, instemming}.",
        )
    mandaat = besluit.mandaat or (besluit.ondertekenaar.mandaat if attrs.has(type(besluit.ondertekenaar)) else None)  # type: ignore[union-attr]  # only MetMandaat is an attrs class here
    if besluit.ondertekenaar == "mandaat" and mandaat is None:
        yield (
            ("besluit", "ondertekenaar"),
            "er staat mandaat, maar het mandaat zelf ontbreekt",
            "Vul besluit.mandaat in.",
        )
    if besluit.soort in ("op-bezwaar", "verlenging") and besluit.primair is None:
        yield (
            ("besluit", "soort"),
            f"bij soort {besluit.soort} hoort het eerste besluit",
            "Vul besluit.primair in met datum en kenmerk.",
        )


def _order_of_days(zaak: Zaak) -> Iterator[_Fout]:
    """Yield the pairs of days that cannot stand in this order."""
    constatering, procedure, besluit = zaak.constatering, zaak.procedure, zaak.besluit
    vondst = constatering.datum if constatering else None
    rapport = constatering.rapportage.datum if constatering and constatering.rapportage else None
    voornemen = procedure.voornemen if procedure else None
    tot = voornemen.zienswijze_tot if voornemen else None
    paren: list[tuple[Any, Any, tuple[str | int, ...], str, str]] = [
        (
            vondst,
            rapport,
            ("constatering", "rapportage", "datum"),
            "de rapportage is van voor de vondst",
            "constatering.datum",
        ),
        (
            vondst,
            voornemen and voornemen.datum,
            ("procedure", "voornemen", "datum"),
            "het voornemen is van voor de vondst",
            "constatering.datum",
        ),
        (
            voornemen and voornemen.datum,
            tot,
            ("procedure", "voornemen", "zienswijze_tot"),
            "de termijn voor zienswijzen eindigt voor het voornemen",
            "procedure.voornemen.datum",
        ),
        (
            vondst,
            besluit and besluit.datum,
            ("besluit", "datum"),
            "het besluit is van voor de vondst",
            "constatering.datum",
        ),
        (
            besluit and besluit.datum,
            besluit and besluit.bekendmaking and besluit.bekendmaking.datum,
            ("besluit", "bekendmaking", "datum"),
            "de bekendmaking is van voor het besluit",
            "besluit.datum",
        ),
    ]
    if besluit and besluit.primair:
        paren.append(
            (
                besluit.primair.datum,
                besluit.datum,
                ("besluit", "datum"),
                "dit besluit is van voor het eerste besluit",
                "besluit.primair.datum",
            )
        )
    for eerst, later, pad, tekst, ander in paren:
        if isinstance(eerst, date) and isinstance(later, date) and _day(later) < _day(eerst):
            yield pad, tekst, f"Vergelijk met {ander}."


def _day(waarde: date) -> date:
    return waarde.date() if isinstance(waarde, datetime) else waarde
