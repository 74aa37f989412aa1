"""The pages behind the four doors, the list of subjects, and the register that search falls back on."""

from __future__ import annotations

from collections.abc import Iterable

from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.bladen.paginas import MAPPEN, page_list
from instrumentarium.handboek.bron import Onderwerpbron
from instrumentarium.handboek.omgeving import Omgeving, list_page, zijkant
from instrumentarium.handboek.opmaak import bullets, lead, link, section, table
from instrumentarium.handboek.regeltijd import period_of, periods
from instrumentarium.handboek.veilig import html

DEUREN = {
    "signaal": (
        "Ik heb een signaal",
        "U zag of hoorde iets dat niet klopt. Hier leest u wat u opschrijft en wie het oppakt.",
    ),
    "besluit": (
        "Ik maak een besluit",
        "Van eerste bericht tot heropening: welk middel past, wat u vraagt, weegt en schrijft.",
    ),
    "bericht": ("Ik maak een bericht", "Berichten en campagnes voor inwoners, ondernemers, pers en collega's."),
    "over": ("Over dit handboek", "Voor wie het is, hoe u het leest, en waar het op steunt."),
}
Verwijzing = tuple[str, str, str]  # title, address, sentence


def make_deuren(omg: Omgeving, bladen: Iterable[Blad], extra: dict[str, list[Verwijzing]]) -> list[Blad]:
    """Return the page behind each door; `extra` adds links to lists that were generated."""
    bladen = list(bladen)
    return [_door(omg, sectie, bladen, extra.get(sectie, [])) for sectie in DEUREN]


def _door(omg: Omgeving, sectie: str, bladen: list[Blad], extra: list[Verwijzing]) -> Blad:
    titel, zin = DEUREN[sectie]
    adres = f"{sectie}/"
    delen = [f"\n{bullets((_entry(adres, rij) for rij in extra), 'bronnen ruim')}\n"] if extra else []
    for map_, (maptitel, deur, mapzin) in MAPPEN.items():
        eigen = [b for b in bladen if b.adres.startswith(f"{map_}/") and b.adres != f"{map_}/"]
        lijst = page_list(omg, eigen, adres) if deur == sectie else ""
        delen.append(section(maptitel, f"{mapzin}\n\n{lijst}" if lijst else ""))
    los = [b for b in bladen if sectie == "over" and b.adres.count("/") == 1]
    delen.append(section("Verder", page_list(omg, los, adres)))
    romp = "".join(delen) or "\nDit deel is alleen voor medewerkers van de gemeenten.\n"
    return Blad(
        adres=adres,
        titel=titel,
        soort="Overzicht",
        sectie=sectie,
        romp=lead(html(zin)) + romp,
        publiek=True,
        omschrijving=zin,
        zoekbaar=False,
        zij=zijkant(adres, [("Wat is dit?", "Een overzicht van bladzijden")]),
    )


def _entry(van: str, rij: Verwijzing) -> str:
    titel, doel, zin = rij
    return f'{link(van, doel, titel)}<span class="klein">{html(zin)}</span>'


def make_regels(omg: Omgeving) -> Blad:
    """Return the list of subjects with the number in each municipality today."""
    bronnen = sorted(omg.bron.onderwerpen.values(), key=lambda bron: bron.onderwerp.waarde.titel.lower())
    rijen = [
        [
            link("regels/", f"regels/{bron.naam}/", bron.onderwerp.waarde.titel),
            *(_number(omg, bron, g) for g in omg.gemeenten),
        ]
        for bron in bronnen
    ]
    koppen = ["Onderwerp", *(omg.gem(gemeente) for gemeente in omg.gemeenten)]
    zin = (
        "De APV per onderwerp, met het artikelnummer in elke gemeente vandaag. Een nummer kan per gemeente verschillen; "
        "het onderwerp blijft hetzelfde."
    )
    delen = [
        lead(zin),
        f"\n<p>{link('regels/', 'verandert/', 'Wat verandert er?')}</p>\n\n",
        table("Alle onderwerpen", koppen, rijen, klasse="stapel register", rijkop=True),
    ]
    aantal = f"{len(bronnen)} onderwerpen"
    return list_page(
        "regels/", "Ik zoek een regel", "".join(delen), "De APV per onderwerp en gemeente.", aantal,
        sectie="regels", publiek=True, dag=omg.op,
    )  # fmt: skip


def _number(omg: Omgeving, bron: Onderwerpbron, gemeente: str) -> str:
    versies = bron.gemeenten.get(gemeente)
    nu = period_of(periods(versies.waarde, omg.op), omg.op) if versies else None
    naam = f'<span class="opsmal">{html(omg.naam(gemeente))}: </span>'
    if nu and nu.versie:
        return naam + link(
            "regels/", f"regels/{bron.naam}/{gemeente}/", nu.versie.nummer or "nummer onbekend", "cijfers"
        )
    woord = str(nu.reden).replace("-", " ") if nu and nu.reden else "niet ingelezen"
    return f'{naam}<span class="stil">{html(woord)}</span>'


def make_zoeken(bladen: Iterable[Blad]) -> Blad:
    """Return the search page; without JavaScript it is a register of all pages."""
    per_soort: dict[str, list[Blad]] = {}
    for blad in bladen:
        if blad.soort not in ("Versie", "Start", "Overzicht"):
            per_soort.setdefault(blad.soort, []).append(blad)
    register = "".join(_register(soort, rij) for soort, rij in sorted(per_soort.items()))
    formulier = (
        '<form role="search" aria-label="Zoek in alle bladzijden" class="zoekblad" action="./" method="get" '
        'data-zoek="blad"><label class="stil" for="zoek">Typ een woord, een artikelnummer of een uitspraak.</label>'
        '<div class="zoek"><input type="search" id="zoek" name="zoek" autocomplete="off" spellcheck="false">'
        '<button class="knop" type="submit">Zoek</button></div></form>'
    )
    romp = f'{formulier}\n\n<div class="uitkomsten" data-uitkomsten hidden></div>\n' + section(
        "Register", f"Alle bladzijden, per soort. Dit werkt ook zonder JavaScript.\n\n{register}"
    )
    zin = "Zoek in het handboek."
    return list_page(
        "zoeken/", "Zoeken", romp, zin, f"{sum(map(len, per_soort.values()))} bladzijden", sectie="zoeken", publiek=True
    )


def _register(soort: str, bladen: list[Blad]) -> str:
    volgorde = sorted(bladen, key=lambda blad: blad.titel.lower())
    rijen = bullets((link("zoeken/", blad.adres, blad.titel) for blad in volgorde), "register")
    kop = f'{html(soort)} <span class="aantal">({len(bladen)})</span>'
    return f'<details class="tekstvak"><summary>{kop}</summary>{rijen}</details>'
