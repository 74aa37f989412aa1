"""Campaigns (`campagne/1`), their other languages, and the data they lean on: channels, lines, words.

In: the tree of one YAML file. Out: typed values. Never a text in a form that a reader sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar, Literal

import attrs

from instrumentarium.bronnen.decoderen import prepare
from instrumentarium.bronnen.lezer import Kaart, Scalar, Waarde

Publiek = Literal["streng", "intern", "juridisch"]
Taalstatus = Literal["bevestigd", "te-controleren"]


@attrs.frozen(kw_only=True)
class Periode:
    """First and last day, both inclusive."""

    van: date
    tot: date


@attrs.frozen(kw_only=True)
class Akkoord:
    """Approval of one piece by burgemeester, om, politie, mma or another; without name and date it was not given."""

    stuk: str
    rol: str
    naam: str | None = None
    datum: date | None = None

    @property
    def gegeven(self) -> bool:
        """Tell whether somebody gave it on a day."""
        return bool(self.naam) and self.datum is not None


@attrs.frozen(kw_only=True)
class Resultaat:
    """A figure to give back to residents; it leaves the house only with its period and its source."""

    wat: str
    waarde: str
    periode: str | Periode | None = None
    bron: str | None = None
    mag_extern: bool | None = None
    """False says in so many words that a figure stays inside; null is not yet decided, and nothing leaves."""


@attrs.frozen(kw_only=True)
class Tekststuk:
    """Running text: in the YAML itself or in a Markdown file of the language folder; a text alone is enough."""

    VAN_TEKST: ClassVar = True
    bestand: str | None = None
    tekst: str | None = None
    per_gemeente: dict[str, Tekststuk] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Poster:
    """One line, one action, one image; `vraag` is the small line above the action."""

    regel: str | None = None
    vraag: str | None = None
    actie: str | None = None
    beeld: str | None = None
    alt: str | None = None
    per_gemeente: dict[str, Poster] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Flyer:
    """A poster in the hand: the line, the signals, the image."""

    regel: str | None = None
    vraag: str | None = None
    actie: str | None = None
    signalen: list[str] = attrs.field(factory=list)
    beeld: str | None = None
    alt: str | None = None
    per_gemeente: dict[str, Flyer] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Dia:
    kop: str
    punten: list[str] = attrs.field(factory=list)
    beeld: str | None = None
    alt: str | None = None


@attrs.frozen(kw_only=True)
class Avond:
    """Slides one by one, or as Markdown: each heading begins a slide."""

    VAN_TEKST: ClassVar = True
    dias: list[Dia] = attrs.field(factory=list)
    bestand: str | None = None
    tekst: str | None = None


@attrs.frozen(kw_only=True)
class Stukken:
    """The pieces of a campaign; what is absent is left out of the kit and named there."""

    webtekst: Tekststuk | None = None
    persbericht: Tekststuk | None = None
    bewonersbrief: Tekststuk | None = None
    nieuwsbrief: Tekststuk | None = None
    vragen_en_antwoorden: Tekststuk | None = attrs.field(default=None, metadata={"sleutel": "vragen-en-antwoorden"})
    intranet: Tekststuk | None = None
    gemeentepagina: Tekststuk | None = None
    bellijst: Tekststuk | None = None
    raadsbericht: Tekststuk | None = None
    poster: Poster | None = None
    flyer: Flyer | None = None
    bedankposter: Poster | None = None
    avond: Avond | None = None
    sociaal: dict[str, str] = attrs.field(factory=dict)
    scherm: Tekststuk | None = None
    perslijn: Tekststuk | None = None
    woordvoering: Tekststuk | None = None
    webcare: Tekststuk | None = None

    def namen(self) -> Iterator[str]:
        """Yield the names of the pieces that are there, as the source writes them."""
        for veld in attrs.fields(type(self)):
            if getattr(self, veld.name):
                yield veld.metadata.get("sleutel", veld.name)

    def stuk(self, naam: str) -> Any:
        """Return one piece by the name that the source uses, or None."""
        return getattr(self, naam.replace("-", "_"), None)


@attrs.frozen(kw_only=True)
class Mijlpaal:
    stuk: str
    datum: date
    let_op: str | None = None


@attrs.frozen(kw_only=True)
class Campagne:
    schema: Literal["campagne/1"]
    titel: str
    te_bevestigen: list[str] = attrs.field(factory=list)
    periode: Periode | None = None
    doel: str
    publiek: Publiek = "streng"
    doelgroepen: list[str] = attrs.field(factory=list)
    kernboodschap: str
    toon: str | None = None
    wel: list[str] = attrs.field(factory=list)
    niet: list[str] = attrs.field(factory=list)
    meldlijnen: list[str] = attrs.field(factory=list)
    talen: dict[str, Taalstatus]
    akkoord: list[Akkoord] = attrs.field(factory=list)
    embargo: str | None = None
    resultaten: list[Resultaat] = attrs.field(factory=list)
    stukken: Stukken
    planning: list[Mijlpaal] = attrs.field(factory=list)
    bron: list[str] | str | None = None
    gezien: date | None = None
    opnieuw_voor: date | None = None


@attrs.frozen(kw_only=True)
class CampagneTaal:
    """The short pieces of a campaign in one other language; long texts stand beside it as Markdown."""

    schema: Literal["campagne-taal/1"]
    titel: str | None = None
    stukken: Stukken
    woorden: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Kanaal:
    """How long a text on a channel may be; `limiet` is refused above, `zichtbaar` is seen before "more".

    `hashtags` is how many of them a post may carry.
    """

    id: str
    naam: str
    limiet: int
    zichtbaar: int | None = None
    telling: Literal["x", "codepunten", "grafemen", "sms"]
    hashtags: int | None = None
    bron: str | None = None
    gezien: date | None = None


@attrs.frozen(kw_only=True)
class Kanalen:
    schema: Literal["kanalen/1"]
    te_bevestigen: list[str] = attrs.field(factory=list)
    kanalen: list[Kanaal]


@attrs.frozen(kw_only=True)
class Meldlijn:
    """Where a resident reports something; what is per language is a block with the codes of the languages."""

    id: str
    naam: dict[str, str]
    nummer: str | None = None
    adres: str | None = None
    wanneer: dict[str, str] = attrs.field(factory=dict)
    uren: dict[str, str] | None = None
    bron: str | None = None
    gezien: date | None = None
    opnieuw_voor: date | None = None
    te_bevestigen: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Meldlijnen:
    schema: Literal["meldlijnen/1"]
    lijnen: list[Meldlijn]


@attrs.frozen(kw_only=True)
class Woord:
    """A hard word with a plain one; `streng` says that only texts for residents must avoid it."""

    woord: str
    liever: str
    streng: bool = False
    bron: str | None = None


@attrs.frozen(kw_only=True)
class Afkorting:
    afkorting: str
    voluit: str


@attrs.frozen(kw_only=True)
class Woordenlijst:
    schema: Literal["woordenlijst/1"]
    woorden: list[Woord]
    afkortingen: list[Afkorting] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class PubliekWoorden:
    """The words for the codes of the public block of an account, per language."""

    schema: Literal["publiek-woorden/1"]
    soort: dict[str, dict[str, str]]
    zonder_einde: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Verkiezing:
    """An election day; campaigns keep away from the four weeks before it."""

    datum: date
    wat: str
    bron: str | None = None
    gezien: date | None = None


@attrs.frozen(kw_only=True)
class Verkiezingen:
    schema: Literal["verkiezingen/1"]
    te_bevestigen: list[str] = attrs.field(factory=list)
    verkiezingen: list[Verkiezing] = attrs.field(factory=list)


def _without_hyphens(stukken: Waarde) -> Waarde:
    # A Python name cannot hold a hyphen; the tree is renamed in place so that faults keep their line and column.
    if isinstance(stukken, Kaart):
        for sleutel in [sleutel for sleutel in stukken if "-" in sleutel]:
            nieuw = sleutel.replace("-", "_")
            for kaart in (stukken, stukken.sleutels, stukken.plaatsen):
                kaart[nieuw] = kaart.pop(sleutel)
    return stukken


def _text_alone(stuk: Waarde) -> Waarde:
    """Return a text as the block of a piece that holds this text."""
    if not isinstance(stuk, Scalar):
        return stuk
    blok, plek = Kaart(tekst=stuk), (stuk.regel, stuk.kolom)
    (blok.regel, blok.kolom), blok.sleutels, blok.plaatsen = plek, {"tekst": plek}, {"tekst": plek}
    return blok


prepare(Stukken, _without_hyphens)
for _klasse in (Tekststuk, Avond):
    prepare(_klasse, _text_alone)
