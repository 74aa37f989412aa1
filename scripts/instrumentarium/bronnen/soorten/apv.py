"""The APV: a subject (`onderwerp/1`), its versions per municipality, the regulations and typed amendments."""

from __future__ import annotations

from datetime import date
from typing import Literal

import attrs

from instrumentarium.bronnen.soorten.algemeen import Status


@attrs.frozen(kw_only=True)
class Raakt:
    """What must follow when number or text of the subject changes, and who looks after it."""

    wat: str
    omschrijving: str
    eigenaar: str | None = None


@attrs.frozen(kw_only=True)
class Onderwerp:
    schema: Literal["onderwerp/1"]
    onderwerp: str
    titel: str
    trefwoorden: list[str] = attrs.field(factory=list)
    toelichting: str = ""
    raakt: list[Raakt] = attrs.field(factory=list)
    toetsen: list[str] = attrs.field(factory=list)
    documenten: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Onderdeel:
    nr: str
    sleutel: str
    tekst: str
    onderdelen: list[Onderdeel] = attrs.field(factory=list)
    slot: str | None = None


@attrs.frozen(kw_only=True)
class Lid:
    """A lid; `nr` is "" in an article of one paragraph. `sleutel` stays the same when the number changes."""

    sleutel: str
    nr: str
    tekst: str
    onderdelen: list[Onderdeel] = attrs.field(factory=list)
    slot: str | None = None


@attrs.frozen(kw_only=True)
class Versie:
    """A full snapshot of one article; municipalities never inherit from each other."""

    versie: str
    status: Status
    regeling: str | None = None
    nummer: str | None = None
    opschrift: str
    bekend: date | None = None
    inwerking: date | None = None
    voorwaarde: str | None = None
    terugwerkend_tot_en_met: date | None = None
    vervalt: date | None = None
    grondslag: list[str] = attrs.field(factory=list)
    staat_voor: str | None = None
    bron: str | None = None
    gezien: date | None = None
    opnieuw_voor: date | None = None
    strafbaar: bool = False
    toelichting: str = ""
    leden: list[Lid] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class OnderwerpVersies:
    schema: Literal["onderwerp-versies/1"]
    gemeente: str
    historie_volledig: bool = True
    te_bevestigen: list[str] = attrs.field(factory=list)
    gezien: date | None = None
    opnieuw_voor: date | None = None
    versies: list[Versie] = attrs.field(factory=list)


@attrs.frozen(kw_only=True)
class Regeling:
    id: str
    gemeente: str
    titel: str
    citeertitel: str | None = None
    cvdr: str | None = None
    bekend: date | None = None
    inwerking: date | None = None
    vervalt: date | None = None
    voorganger: str | None = None
    opvolger: str | None = None
    bron: str | None = None
    gezien: date | None = None
    opnieuw_voor: date | None = None


@attrs.frozen(kw_only=True)
class Regelingen:
    schema: Literal["regelingen/1"]
    te_bevestigen: list[str] = attrs.field(factory=list)
    regelingen: list[Regeling] = attrs.field(factory=list)


Bewerkingsoort = Literal[
    "vervang-zinsdeel",
    "voeg-zinsdeel-in",
    "vervang-lid",
    "vervang-onderdeel",
    "vervang-artikel",
    "voeg-lid-in",
    "voeg-onderdeel-in",
    "vervalt-lid",
    "vervalt-onderdeel",
    "vervalt-artikel",
    "voeg-artikel-in",
    "vernummer",
    "vervang-opschrift",
]


@attrs.frozen(kw_only=True)
class NieuwDeel:
    """A lid or onderdeel as an amendment writes it; the keys come when the new version is stored."""

    nr: str = ""
    tekst: str
    sleutel: str | None = None
    onderdelen: list[NieuwDeel] = attrs.field(factory=list)
    slot: str | None = None


@attrs.frozen(kw_only=True)
class Bewerking:
    """One typed operation of an amendment (contract 4.4); which fields are needed depends on `soort`.

    `lid` and `onderdeel` say where, by label at that moment: "3", "b", or "b/2°" for a deeper one; null for the only
    lid of an article without numbers. `deel` narrows it to the words before (`aanhef`) or after a list (`slot`), to
    the mark at the very end (`slotteken`) or to the heading of the article (`opschrift`). `was` and `wordt` are
    phrases; with `voeg-zinsdeel-in` the phrase `tekst` comes after `was`, or with `deel: einde` after all other words.
    `telkens` is true where the phrase may stand there more than once. `tekst`, `onderdelen` and `slot` are the content
    of a new lid or onderdeel; `nummer`, `opschrift` and `leden` that of a new article, `afdeling` the heading of the
    new division that begins with it. `vernummer` maps old labels to new ones, all at once, before the insertion or
    after the repeal. `na` is the label after which, where the label alone does not say it.
    """

    soort: Bewerkingsoort
    lid: str | None = None
    onderdeel: str | None = None
    deel: Literal["aanhef", "slot", "slotteken", "opschrift", "einde"] | None = None
    was: str | None = None
    wordt: str | None = None
    telkens: bool | None = None
    tekst: str | None = None
    sleutel: str | None = None
    onderdelen: list[NieuwDeel] | None = None
    slot: str | None = None
    na: str | None = None
    afdeling: str | None = None
    nummer: str | None = None
    opschrift: str | None = None
    leden: list[NieuwDeel] | None = None
    vernummer: dict[str, str] | None = None


@attrs.frozen(kw_only=True)
class Wijziging:
    """The operations from one version to another; `van` is null for a new article, `naar` for one that is repealed."""

    schema: Literal["wijziging/1"]
    onderwerp: str
    gemeente: str
    van: str | None
    naar: str | None
    bewerkingen: list[Bewerking]
