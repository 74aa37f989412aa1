"""Finds the law that a kit leans on, so that a kit can be told to be old when that law changes.

In: the texts of a kit, a municipality, a day. Out: per article a mark of the version that applies. Reads sources only.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from instrumentarium.bronnen.lezer import Kaart, lees_yaml
from instrumentarium.bronnen.project import Verzamelaar, find_files
from instrumentarium.bronnen.soorten.apv import OnderwerpVersies
from instrumentarium.fouten import BronFout
from instrumentarium.tijd.geldigheid import resolve

_APV = re.compile(r"\bartikel(?:en)?\s+(\d+:\d+[a-z]?)", re.IGNORECASE)
_WET = re.compile(r"\bartikel(?:en)?\s+(\d+[a-z]{0,2})(?![\d:])[^.\n]{0,60}?\b(Opiumwet|Gemeentewet|Awb)\b")
_RECHT = "templates/damocles/recht.yaml"


def marks(wortel: Path, teksten: Iterable[str], gemeente: str, op: date) -> dict[str, str]:
    """Return each article that the texts name with a mark of its version on `op`; one that is not entered is left out."""
    alles = "\n".join(teksten)
    uit = {f"APV {nummer}": merk for nummer, merk in _apv(wortel, set(_APV.findall(alles)), gemeente, op)}
    return uit | dict(_wet(wortel, set(_WET.findall(alles)), op))


def _apv(wortel: Path, nummers: set[str], gemeente: str, op: date) -> Iterator[tuple[str, str]]:
    if not nummers:
        return
    zaak = Verzamelaar()  # faults in the APV are reported by `controleer`, not here
    for pad in find_files(wortel, f"apv/onderwerpen/*/{gemeente}.yaml"):
        bron = zaak.lees(wortel, pad, OnderwerpVersies)
        versie = resolve(bron.waarde.versies, op, op).versie if bron else None
        if versie and versie.nummer in nummers:
            yield versie.nummer, f"{pad} {versie.versie} {_short(repr(versie.leden))}"


def _wet(wortel: Path, artikelen: set[tuple[str, str]], op: date) -> Iterator[tuple[str, str]]:
    bestand = wortel / _RECHT
    if not artikelen or not bestand.is_file():
        return
    try:
        boom = lees_yaml(bestand.read_bytes(), _RECHT)
    except BronFout:
        return
    bepalingen = boom.get("bepalingen") if isinstance(boom, Kaart) else None
    for bepaling in bepalingen or ():
        for nummer, wet in artikelen:
            if isinstance(bepaling, Kaart) and bepaling.get("id") == nummer and wet in str(bepaling.get("titel")):
                geldt = [v for v in bepaling.get("versies") or () if str(v.get("inwerking") or "9") <= op.isoformat()]
                if geldt:
                    laatste = max(geldt, key=lambda v: str(v["inwerking"]))
                    yield f"artikel {nummer} {wet}", f"{laatste['inwerking']} {_short(repr(laatste))}"


def _short(tekst: str) -> str:
    return hashlib.sha256(tekst.encode()).hexdigest()[:12]
