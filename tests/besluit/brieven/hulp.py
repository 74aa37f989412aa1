"""What the tests of decision letters share: making the letters of a case in memory and reading them as plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from instrumentarium.besluit.instrument.laden import DAMOCLES, Instrument
from instrumentarium.besluit.zaak.brieven import Briefset, make_letters
from instrumentarium.besluit.zaak.dossier import Dossier, default_kinds
from instrumentarium.besluit.zaak.lezen import lees_zaak
from instrumentarium.cli.dossier import known_municipalities, read_dossier, template_source
from instrumentarium.word.inhoud import text

PROJECT = Path(__file__).resolve().parents[3]
VOORBEELDEN = sorted((PROJECT / "templates" / "damocles" / "voorbeelden").glob("*.yaml"))
GOUDEN = Path(__file__).parent / "gouden"
VANDAAG = date(2026, 11, 23)
SOORTEN = (
    "voornemen",
    "sluitingsbesluit",
    "spoedbesluit",
    "bevestiging-spoed",
    "verlenging",
    "dwangsombesluit",
    "waarschuwing",
    "afzien",
    "beslissing-op-bezwaar",
)


def example(naam: str) -> dict[str, Any]:
    """Return an example as plain values, to change one thing in it."""
    pad = next(pad for pad in VOORBEELDEN if pad.stem == naam)
    zaak: dict[str, Any] = yaml.safe_load(pad.read_text(encoding="utf-8"))
    return zaak


def dossier_of(zaak: Mapping[str, Any] | Path) -> Dossier:
    """Return the dossier of a case: a file, or plain values."""
    inhoud = zaak.read_bytes() if isinstance(zaak, Path) else _as_yaml(zaak)
    bron = lees_zaak(inhoud, "zaak.yaml", gemeenten=known_municipalities(PROJECT))
    return read_dossier(PROJECT, bron, None, VANDAAG)[0]


def letters_of(zaak: Mapping[str, Any] | Path, *soorten: str) -> tuple[Dossier, Briefset]:
    """Make the letters that the case asks for, or those of the kinds named, as a concept."""
    dossier = dossier_of(zaak)
    gekozen = list(soorten) or default_kinds(dossier.feiten)
    return dossier, make_letters(dossier, gekozen, _templates(), definitief=False)


def texts_of(zaak: Mapping[str, Any] | Path, *soorten: str) -> dict[str, str]:
    """Return the text of each letter by kind, number and role."""
    _, briefset = letters_of(zaak, *soorten)
    return {
        f"{letter.soort}-{letter.lezer.nummer:02}-{letter.lezer.rol}": text(letter.inhoud)
        for letter in briefset.letters
    }


@cache
def _templates() -> Any:
    return template_source(PROJECT, Instrument(PROJECT, DAMOCLES))


def _as_yaml(zaak: Mapping[str, Any]) -> bytes:
    """Write a case in the flow style that the strict reader takes: dates bare, other text between quotes."""
    regels = [f"schema: {zaak['schema']}", *(f"{k}: {_flow(w)}" for k, w in zaak.items() if k != "schema")]
    return ("\n".join(regels) + "\n").encode()


def _flow(waarde: Any) -> str:
    if isinstance(waarde, Mapping):
        return "{" + ", ".join(f"{sleutel}: {_flow(w)}" for sleutel, w in waarde.items()) + "}"
    if isinstance(waarde, list):
        return "[" + ", ".join(map(_flow, waarde)) + "]"
    if isinstance(waarde, datetime):
        return waarde.strftime("%Y-%m-%dT%H:%M")
    if isinstance(waarde, date) or (isinstance(waarde, str) and re.fullmatch(r"\d{4}-\d\d-\d\d(T[\d:]+)?", waarde)):
        return str(waarde)
    return json.dumps(waarde, ensure_ascii=False)
