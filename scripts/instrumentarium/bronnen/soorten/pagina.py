"""Handbook pages: front matter (`pagina/1`), terms (`begrippen/1`), sources (`bronnen/1`), drawings (`tekening/1`)."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from instrumentarium.bronnen.soorten.algemeen import Status


@attrs.frozen(kw_only=True)
class Pagina:
    """The front matter of a Markdown page: what it is, for whom, and when to look again."""

    schema: Literal["pagina/1"]
    titel: str
    publiek: bool = False
    gemeente: str = "alle"
    status: Status = "model"
    eigenaar: str | None = None
    gezien: date | None = None
    opnieuw_voor: date | None = None
    vraag_aan: str | None = None
    trefwoorden: list[str] = attrs.field(factory=list)
    bronnen: list[str] = attrs.field(factory=list)
    te_bevestigen: list[str] = attrs.field(factory=list)
    volgorde: int = 100
    omschrijving: str | None = None


@attrs.frozen(kw_only=True)
class Begrip:
    term: str
    uitleg: str
    grondslag: str | None = None
    jci: str | None = None
    verwant: list[str] = attrs.field(factory=list)
    synoniemen: list[str] = attrs.field(factory=list)
    status: Status = "model"


@attrs.frozen(kw_only=True)
class Begrippen:
    schema: Literal["begrippen/1"]
    gezien: date | None = None
    opnieuw_voor: date | None = None
    begrippen: list[Begrip]


@attrs.frozen(kw_only=True)
class Stap:
    id: str
    titel: str
    tekst: str | None = None
    wie: str | None = None
    pagina: str | None = None
    barriere: str | None = None
    fase: str | None = None


@attrs.frozen(kw_only=True)
class Vraag:
    """A question of a decision tree; `ja` and `nee` name the next question or an outcome."""

    id: str
    vraag: str
    ja: str
    nee: str
    toelichting: str | None = None


@attrs.frozen(kw_only=True)
class Uitkomstblok:
    id: str
    titel: str | None = None
    tekst: str
    pagina: str | None = None


@attrs.frozen(kw_only=True)
class Zoekwoord:
    """What people type when they mean one page; `naar` is a reference such as "pagina:aanpakken/damocles"."""

    woorden: list[str]
    naar: str


@attrs.frozen(kw_only=True)
class Zoekwoorden:
    schema: Literal["zoekwoorden/1"]
    zoekwoorden: list[Zoekwoord]


@attrs.frozen(kw_only=True)
class Bronvermelding:
    """A source that pages cite by its `id`; `adres` is where it stands, null when that is not public.

    `kern` says of a ruling in our own words what it decides, from a summary of it.
    """

    id: str
    titel: str
    soort: str
    kern: str | None = None
    adres: str | None = None
    gezien: date | None = None


@attrs.frozen(kw_only=True)
class Bronnenlijst:
    schema: Literal["bronnen/1"]
    gezien: date | None = None
    opnieuw_voor: date | None = None
    bronnen: list[Bronvermelding]


@attrs.frozen(kw_only=True)
class Zijpad:
    """Where a route may end early: below step `van`, when `als`; from there `melding` still goes to step `naar`."""

    van: str
    als: str
    titel: str
    tekst: str
    naar: str
    melding: str


@attrs.frozen(kw_only=True)
class Tekening:
    schema: Literal["tekening/1"]
    naam: str
    titel: str
    beschrijving: str
    soort: Literal["route", "barriere", "beslisboom", "tijdlijn"]
    stappen: list[Stap] = attrs.field(factory=list)
    vragen: list[Vraag] = attrs.field(factory=list)
    uitkomsten: list[Uitkomstblok] = attrs.field(factory=list)
    zijpad: Zijpad | None = None
    terug: str | None = None
