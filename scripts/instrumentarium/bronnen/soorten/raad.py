"""The words of a council package (`raadsstuk/1`): headings, prompts and fixed sentences, with {fields} to fill in."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from instrumentarium.bronnen.soorten.algemeen import Status


@attrs.frozen(kw_only=True)
class Vraagblok:
    """One heading of the raadsvoorstel with what its author must write there; `begin` may stand there already."""

    kop: str
    vraag: str
    begin: str | None = None


@attrs.frozen(kw_only=True)
class Wetsnaam:
    """The name of a law from `van` (inclusive) up to `tot` (exclusive); a law keeps its identification."""

    bwb: str
    naam: str
    lidwoord: Literal["de", "het"] = "de"
    van: date | None = None
    tot: date | None = None


@attrs.frozen(kw_only=True)
class Voorstelwoorden:
    titel: str
    inleiding: str
    besluit: list[str]
    blokken: list[Vraagblok]
    volgt: str
    bijlagen: list[str]


@attrs.frozen(kw_only=True)
class Besluitwoorden:
    titel: str
    aanhef: str
    gelezen: str
    gelet_op: str
    besluit: str
    opschrift: str
    slot: str
    ondertekening: list[str]


@attrs.frozen(kw_only=True)
class Publicatiewoorden:
    titel: str
    alineas: list[str]


@attrs.frozen(kw_only=True)
class Toelichtingwoorden:
    titel: str
    algemeen: list[str]
    artikelsgewijs: str
    leeg: str


@attrs.frozen(kw_only=True)
class Raadsteksten:
    schema: Literal["raadsstuk/1"]
    status: Status
    gezien: date | None = None
    opnieuw_voor: date | None = None
    model: str
    vul_in: str
    wetten: list[Wetsnaam]
    raadsvoorstel: Voorstelwoorden
    raadsbesluit: Besluitwoorden
    integrale_tekst: Publicatiewoorden
    was_wordt: Publicatiewoorden
    toelichting: Toelichtingwoorden
    publicatietekst: Publicatiewoorden
