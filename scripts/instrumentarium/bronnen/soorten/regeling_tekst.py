"""The text of an official regulation as a typed tree (`regeling-tekst/1`), and the dates of its versions.

One class per thing; text stands in `tekst` as plain words, what was marked in it stands beside it in `opmaak` with
the places from and to, and editorial notes and footnotes stand in `noten` with the place at which they hung.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

import attrs

Telling: TypeAlias = Literal["tot", "tot-en-met", "onbekend"]


@attrs.frozen(kw_only=True)
class Opmaak:
    """A stretch `tekst[van:tot]` that carried an element: a link, emphasis, a picture; outer ones first.

    `soort: teken` marks a U+FFFD that stands for a character which our files refuse; `kenmerken.code` says which.
    """

    soort: str
    van: int
    tot: int
    kenmerken: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Noot:
    """A note that hung at `tekst[op]`: `redactie` by the publisher, `noot` a footnote; no words of the law."""

    soort: str
    op: int
    nr: str = ""
    aanduiding: str | None = None
    tekst: str = ""
    opmaak: list[Opmaak] = attrs.field(factory=list)
    noten: list[Noot] = attrs.field(factory=list)
    vervolg: list[Deel] = attrs.field(factory=list)
    kenmerken: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Kopdeel:
    """One piece of a heading as it stood in the source: `label`, `nr`, `titel`, another element, or loose words (`#tekst`)."""

    deel: str
    tekst: str = ""
    opmaak: list[Opmaak] = attrs.field(factory=list)
    noten: list[Noot] = attrs.field(factory=list)
    kenmerken: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Herkomst:
    """What the publisher recorded about one element: where it came from and since when it holds."""

    pad: str | None = None
    label_id: str | None = None
    jci: str | None = None
    bron: str | None = None
    effect: str | None = None
    bekend: date | None = None
    inwerking: date | None = None
    inwerking_bekend: date | None = None
    terugwerkend: date | None = None
    terugwerkend_telling: str | None = None
    vervalt: date | None = None
    opmerkingen: list[str] = attrs.field(factory=list)
    kenmerken: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Tekstlid:
    """A lid or an onderdeel. Reading order: aanduiding, term, tekst, onderdelen, slot, vervolg.

    `nr` is the bare label ("1", "a"); `aanduiding` what stood there when that differs ("1.", "a)"). `slot` is the one
    paragraph after the list; anything more, or anything else, stands in `vervolg`.
    """

    sleutel: str = ""
    nr: str = ""
    aanduiding: str | None = None
    status: str | None = None
    term: Kopdeel | None = None
    tekst: str = ""
    opmaak: list[Opmaak] = attrs.field(factory=list)
    noten: list[Noot] = attrs.field(factory=list)
    onderdelen: list[Tekstlid] = attrs.field(factory=list)
    slot: str | None = None
    slot_opmaak: list[Opmaak] = attrs.field(factory=list)
    slot_noten: list[Noot] = attrs.field(factory=list)
    vervolg: list[Deel] = attrs.field(factory=list)
    lijst: dict[str, str] = attrs.field(factory=dict)
    kenmerken: dict[str, str] = attrs.field(factory=dict)
    herkomst: Herkomst | None = None


@attrs.frozen(kw_only=True)
class Kolom:
    """A column of a table: its name and the width as written."""

    naam: str = ""
    kenmerken: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Cel:
    """A cell: text, and what else stood in it."""

    tekst: str = ""
    opmaak: list[Opmaak] = attrs.field(factory=list)
    noten: list[Noot] = attrs.field(factory=list)
    vervolg: list[Deel] = attrs.field(factory=list)
    kenmerken: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Rij:
    """A row of a table; `deel` says in which part of it."""

    deel: Literal["kop", "romp", "voet"] = "romp"
    cellen: list[Cel] = attrs.field(factory=list)
    kenmerken: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Deel:
    """Anything in the body: hoofdstuk, artikel, structuurtekst, alinea, lijst, tabel, bijlage, or an unknown element.

    `soort` is our word, or the name of the element as it was. `nr` and `titel` are the clean number and heading;
    when the heading did not simply consist of label, nr and titel, `kop` holds it as it stood. An article has `leden`,
    a list `onderdelen`, a table `kolommen` and `rijen`, a paragraph `tekst`, and everything else `inhoud`.
    """

    soort: str
    label: str | None = None
    nr: str | None = None
    titel: str | None = None
    kop: list[Kopdeel] | None = None
    status: str | None = None
    tekst: str = ""
    opmaak: list[Opmaak] = attrs.field(factory=list)
    noten: list[Noot] = attrs.field(factory=list)
    leden: list[Tekstlid] = attrs.field(factory=list)
    onderdelen: list[Tekstlid] = attrs.field(factory=list)
    kolommen: list[Kolom] = attrs.field(factory=list)
    rijen: list[Rij] = attrs.field(factory=list)
    inhoud: list[Deel] = attrs.field(factory=list)
    lijst: dict[str, str] = attrs.field(factory=dict)
    kenmerken: dict[str, str] = attrs.field(factory=dict)
    herkomst: Herkomst | None = None


@attrs.frozen(kw_only=True)
class Einde:
    """An end date as the source gave it, how that source counts it, and the first day without force that follows."""

    datum: date
    telling: Telling
    veld: str
    vervalt: date | None = None
    toelichting: str = ""


@attrs.frozen(kw_only=True)
class Datums:
    """The dates of this text, each as the source gave it; what the source does not say is absent."""

    bekend: date | None = None
    ondertekend: date | None = None
    inwerking: date | None = None
    terugwerkend: date | None = None
    terugwerkend_telling: str | None = None
    einde: Einde | None = None
    opgenomen: date | None = None
    gewijzigd: date | None = None


@attrs.frozen(kw_only=True)
class Eigenschap:
    """One field of the metadata as it stood: its name, its text and its attributes."""

    naam: str
    groep: str | None = None
    tekst: str = ""
    opmaak: list[Opmaak] = attrs.field(factory=list)
    noten: list[Noot] = attrs.field(factory=list)
    kenmerken: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Importeur:
    """Which importer cut the text, and the SHA-256 of the file; texts cut by different versions are not compared."""

    versie: str
    sha256: str | None = None
    tekens: int | None = None


@attrs.frozen(kw_only=True)
class RegelingTekst:
    """One regulation on one day: its metadata and its whole text."""

    schema: Literal["regeling-tekst/1"]
    id: str
    werk: str | None = None
    versie: str | None = None
    vorm: Literal["cvdr", "bwb", "eigen"]
    soort: str | None = None
    titel: str
    citeertitel: str | None = None
    gemeente: str | None = None
    organisatie: str | None = None
    bron: str | None = None
    bekendmaking: str | None = None
    importeur: Importeur
    datums: Datums = attrs.field(factory=Datums)
    te_bevestigen: list[str] = attrs.field(factory=list)
    redactie: list[str] = attrs.field(factory=list)
    eigenschappen: list[Eigenschap] = attrs.field(factory=list)
    inhoud: list[Deel] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Toestand:
    """One version of a national regulation: first day, and the last day as the manifest writes it (inclusive)."""

    label: str
    inwerking: date | None = None
    einde: Einde | None = None
    zicht_van: date | None = None
    zicht_tot: date | None = None
    opgenomen: date | None = None


@attrs.frozen(kw_only=True)
class Gebeurtenis:
    """One row of the history (WTI): what happened to which element, by which publication."""

    element: str | None = None
    label_id: str | None = None
    datum: date | None = None
    betreft: str = ""
    bron: str | None = None
    dossier: str | None = None
    bekend: date | None = None
    ondertekend: date | None = None
    inwerking_bron: str | None = None
    inwerking_bekend: date | None = None
    opmerkingen: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Terugverwijzing:
    """Another regulation that refers to this one, and in which days it did (the WTI counts its end as "tot")."""

    soort: str
    element: str | None = None
    doel: str
    titel: str = ""
    van: date | None = None
    einde: Einde | None = None


@attrs.frozen(kw_only=True)
class RegelingDatums:
    """The dates of all versions of one national regulation, from its manifest and its WTI file."""

    schema: Literal["regeling-datums/1"]
    werk: str
    citeertitel: str | None = None
    toestanden: list[Toestand] = attrs.field(factory=list)
    geschiedenis: list[Gebeurtenis] = attrs.field(factory=list)
    verwijzingen: list[Terugverwijzing] = attrs.field(factory=list)
