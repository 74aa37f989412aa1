"""Makes the kits of one campaign: every municipality, the partner edition, every language that is asked.

In: a campaign and what is asked of it. Out: `Reeks`, every file as bytes by folder. Nothing is written here, so a
fault in the last piece leaves no half kit behind.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs

from instrumentarium.campagne import kit, recht
from instrumentarium.campagne.bron import PARTNER, Bronnen
from instrumentarium.campagne.inpakken import pack
from instrumentarium.campagne.plan import Kitplan, plan
from instrumentarium.campagne.planning import all_clashes, calendar, neighbours
from instrumentarium.campagne.verantwoording import PubliekBlok
from instrumentarium.campagne.werk import Voortgang, carry_out
from instrumentarium.fouten import GebruikFout, bedoelde_u


@attrs.frozen(kw_only=True)
class Keuze:
    """What is asked: one municipality or all but some, which languages, a zip, bleed for the printer."""

    gemeente: str | None = None
    zonder: frozenset[str] = frozenset()
    talen: tuple[str, ...]
    publiek: PubliekBlok | None = None
    zip: bool = False
    afloop: bool = False
    op: date


@attrs.define(kw_only=True)
class Reeks:
    """The files that came out: by folder (which then holds exactly these), loose ones, and news for the cache."""

    mappen: dict[str, dict[str, bytes]] = attrs.field(factory=dict)
    los: dict[str, bytes] = attrs.field(factory=dict)
    nieuw: dict[str, bytes] = attrs.field(factory=dict)
    niet_verspreiden: list[str] = attrs.field(factory=list)
    berichten: list[str] = attrs.field(factory=list)
    uit_cache: int = 0
    gewijzigd: int = 0


def make(
    bronnen: Bronnen, wortel: Path, keuze: Keuze, cache_map: Path | None, werkers: int, voortgang: Voortgang
) -> Reeks:
    """Return every file of the kits that are asked."""
    gemeenten = municipalities(bronnen, keuze)
    plannen = [
        plan(bronnen, gemeente, taal, keuze.publiek, afloop=keuze.afloop)
        for gemeente in gemeenten
        for taal in keuze.talen
    ]
    oogst = carry_out(plannen, cache_map, werkers, voortgang)
    reeks = Reeks(nieuw=oogst.nieuw, uit_cache=oogst.uit_cache)
    for een, gemaakt in zip(plannen, oogst.bestanden, strict=True):
        regels = recht.marks(wortel, _texts(een), een.gemeente, keuze.op)
        bewijs = kit.proof(bronnen, een.taal, een.gemeente, regels)
        map_ = f"{bronnen.naam}/{een.map_}"
        reeks.mappen[map_] = kit.finish(een, gemaakt, bronnen, bewijs, keuze.publiek, op=keuze.op)
    for gemeente in gemeenten:
        _add_loose(reeks, bronnen, gemeente, keuze)
    buiten = [taal for taal in keuze.talen if bronnen.campagne.waarde.talen[taal] != "bevestigd"] if keuze.zip else []
    reeks.berichten = [
        f"{taal}: niemand heeft deze vertaling bevestigd, dus zij staat niet in de zip" for taal in buiten
    ]
    gezien = {f"{kaart.naam}: {kaart.stempel}" for een in plannen for kaart in een.kaartjes if kaart.stempel}
    reeks.niet_verspreiden = sorted(gezien)
    return reeks


def municipalities(bronnen: Bronnen, keuze: Keuze) -> list[str]:
    """Return for whom kits are made; a closure belongs to one municipality and has no partner edition."""
    if keuze.publiek:
        if keuze.publiek.gemeente not in bronnen.gemeenten:
            uitweg = bedoelde_u(keuze.publiek.gemeente, bronnen.gemeenten)
            raise GebruikFout(
                f'de verantwoording noemt een onbekende gemeente "{keuze.publiek.gemeente}" {uitweg}'.strip()
            )
        return [keuze.publiek.gemeente]
    if keuze.gemeente:
        return [keuze.gemeente]
    return [gemeente for gemeente in (*bronnen.gemeenten, PARTNER) if gemeente not in keuze.zonder]


def _add_loose(reeks: Reeks, bronnen: Bronnen, gemeente: str, keuze: Keuze) -> None:
    naam, campagne = bronnen.naam, bronnen.campagne.waarde
    los: dict[str, bytes] = {}
    if campagne.planning:
        afzender = "partneruitgave" if gemeente == PARTNER else bronnen.gemeenten[gemeente].waarde.naam
        botsingen = all_clashes(campagne, bronnen.verkiezingen, neighbours(bronnen.andere))
        los["planning.ics"] = calendar(naam, campagne, gemeente, afzender, [reden for _, reden in botsingen])
    reeks.los |= {f"{naam}/{gemeente}/{bestand}": data for bestand, data in los.items()}
    bevestigd = [taal for taal in keuze.talen if campagne.talen[taal] == "bevestigd"]
    if keuze.zip and bevestigd:
        los |= {
            f"{taal}/{bestand}": data
            for taal in bevestigd
            for bestand, data in reeks.mappen[f"{naam}/{gemeente}/{taal}"].items()
        }
        reeks.los[f"{naam}-{gemeente}.zip"] = pack(
            {f"{naam}-{gemeente}/{bestand}": data for bestand, data in los.items()}
        )


def _texts(een: Kitplan) -> list[str]:
    return [kaart.tekst for kaart in een.kaartjes if kaart.tekst]
