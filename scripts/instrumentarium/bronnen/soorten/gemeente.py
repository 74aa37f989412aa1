"""A municipality (`gemeente/1`) and what its bodies adopted (`vaststelling/1`)."""

# No postponed annotations here: the decoder reads these types, and working them out from text costs every start.
from datetime import date
from typing import Literal

import attrs

from instrumentarium.bronnen.soorten.algemeen import Adres


@attrs.frozen(kw_only=True, repr=False)
class Kanalen:
    """The designated electronic channels (Awb 2:13 ff.); null is a warning, never a guess."""

    zienswijze: str | None = None
    bezwaar: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Rechtbank:
    naam: str
    postadres: Adres | str | None = None
    digitaal: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Politie:
    team: str | None = None
    telefoon: str | None = None
    eenheid: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Huisstijl:
    """Colours as #RRGGBB; a change of colour may never break contrast (checked by `controleer`)."""

    kleur: str
    kleur_donker: str
    logo: str | None = None
    letter: str = "Arial"


@attrs.frozen(kw_only=True, repr=False)
class Ondertekenaar:
    """Who signs; `van` inclusive, `tot` exclusive. Names are facts and may be unknown."""

    functie: Literal["burgemeester", "locoburgemeester"]
    naam: str | None = None
    van: date | None = None
    tot: date | None = None


@attrs.frozen(kw_only=True, repr=False)
class Mandaat:
    naam: str | None = None
    functie: str | None = None
    bevoegdheid: str | None = None
    besluit: str | None = None
    instemming: str | None = None
    van: date | None = None
    tot: date | None = None


@attrs.frozen(kw_only=True, repr=False)
class Gemeente:
    schema: Literal["gemeente/1"]
    naam: str
    code: str
    te_bevestigen: list[str] = attrs.field(factory=list)
    kernen: list[str] = attrs.field(factory=list)
    bezoekadres: Adres | None = None
    postadres: Adres | None = None
    telefoon: str | None = None
    email: str | None = None
    website: str | None = None
    kanalen: Kanalen = attrs.field(factory=Kanalen)
    rechtbank: Rechtbank | None = None
    politie: Politie | None = None
    huisstijl: Huisstijl
    ondertekenaars: list[Ondertekenaar] = attrs.field(factory=list)
    mandaten: list[Mandaat] = attrs.field(factory=list)
    bron: list[str] | str | None = None
    gezien: date | None = None
    opnieuw_voor: date | None = None


@attrs.frozen(kw_only=True, repr=False)
class Vaststelling:
    """One decision that adopts sources as they stand; `bronnen` maps a path to the SHA-256 that was adopted."""

    door: str
    besluit: str
    datum: date
    bronnen: dict[str, str]


@attrs.frozen(kw_only=True, repr=False)
class Vaststellingen:
    schema: Literal["vaststellingen/1"]
    gemeente: str
    vaststellingen: list[Vaststelling] = attrs.field(factory=list)
