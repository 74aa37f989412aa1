"""The hand-written pages and the lists of them: front matter and Markdown in, pages out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.bron import Paginabron
from instrumentarium.handboek.omgeving import (
    ALLE,
    DEUR,
    Omgeving,
    adressen,
    bronregels,
    gebruikt,
    kijk_na,
    status_zin,
    vraag_aan,
    zijkant,
)
from instrumentarium.handboek.opmaak import bullets, lead, link, section
from instrumentarium.handboek.register import Doel
from instrumentarium.handboek.tekening import WIJD, draw
from instrumentarium.handboek.tekst import BREED, Tekst
from instrumentarium.handboek.veilig import html, veilig

# Folder of content/ -> (title, door under which it falls, one sentence).
MAPPEN = {
    "wat-is-ondermijning": ("Over ondermijning", "signaal", "Wat het is, waar het speelt en wat het beleid zegt."),
    "signaleren": ("Signaleren", "signaal", "Waar u op let in uw eigen werk, en hoe u meldt."),
    "van-signaal-naar-aanpak": ("Van signaal naar aanpak", "signaal", "De weg van een signaal, stap voor stap."),
    "privacy": ("Privacy en delen", "signaal", "Wat u mag delen, met wie, en wat u vastlegt."),
    "voorkomen": ("Voorkomen", "bericht", "Drempels opwerpen, samen met ondernemers en inwoners."),
    "aanpakken": ("Aanpakken", "besluit", "Welk middel past, wie beslist en wat u nodig hebt."),
    "opstellen": ("Besluit opstellen", "besluit", "Een zaak invullen en de brieven maken."),
    "sluitingsbesluit": ("Het sluitingsbesluit", "besluit", "Van rapportage tot heropening."),
    "resultaten": ("Resultaten en leren", "bericht", "Wat we tellen, terugkoppelen en leren."),
    "wegwijs": ("Wegwijs", "over", "Voor wie dit handboek is en hoe u het leest."),
    "handleiding": ("Handleiding", "over", "Werken met het instrumentarium."),
    "bijlagen": ("Bijlagen", "over", "Lijsten, bronnen en verantwoording."),
}
BLOK = ("#", "- ", "1. ", "> ", "<figure", "<div", "<pre")  # a page that does not begin with a sentence
_AANLOOP = re.compile(r"^(?:Hier|Op deze kaart) (?:leest|ziet|vindt|leert) u ")
KAART = "Op deze kaart"  # how a page begins that is also set on one A5
GEEN_BLAD = {"index"}  # the start page has its own maker


def sectie_van(naam: str) -> str:
    """Return the door under which a page falls."""
    return MAPPEN.get(naam.split("/", 1)[0], ("", "over", ""))[1]


def door_of(naam: str) -> tuple[tuple[str, str], ...]:
    """Return the door above a page, as a step on the way to it."""
    sectie = sectie_van(naam)
    return ((DEUR[sectie], f"{sectie}/"),) if sectie in DEUR else ()


def titel_van_map(map_: str) -> str:
    """Return the title of a folder of pages."""
    return MAPPEN[map_][0] if map_ in MAPPEN else map_.replace("-", " ").capitalize()


def adres_van(naam: str) -> str:
    """Return the address of a page; the page `x/index` is the folder itself."""
    naam = naam.removesuffix("index").rstrip("/")
    return f"{naam}/" if naam else ""


def doel_van(pagina: Paginabron) -> Doel:
    """Return the page as something to point at."""
    return Doel(
        sleutel=f"pagina:{pagina.naam}",
        titel=pagina.kop.titel,
        adres=adres_van(pagina.naam),
        publiek=pagina.kop.publiek,
        uitleg=pagina.kop.omschrijving or "",
    )


def make_pagina(omg: Omgeving, pagina: Paginabron) -> Blad:
    """Return one hand-written page, with its facts, its sources and what points at it."""
    adres = adres_van(pagina.naam)
    tekst = reader(omg, pagina, adres)
    romp = tekst.to_markdown(pagina.tekst)
    for vraag, rol in tekst.gaten:
        omg.open_vragen.append((vraag, rol or pagina.kop.vraag_aan or "", pagina.kop.titel, adres))
    eerste, _, rest = romp.partition("\n\n")
    map_ = pagina.naam.split("/", 1)[0]
    delen = [
        f"{eerste}\n" if eerste.startswith(BLOK) else lead(eerste),
        page_status(omg, pagina),
        f"\n{rest}\n",
        section("Nog te bevestigen", bullets(veilig(feit[:1].upper() + feit[1:]) for feit in pagina.kop.te_bevestigen)),
        gebruikt(omg, f"pagina:{pagina.naam}", adres, "Deze bladzijde wordt genoemd bij"),
        adressen(omg, adres, adres),
    ]
    return Blad(
        adres=adres,
        titel=pagina.kop.titel,
        soort="Uitleg",
        sectie=sectie_van(pagina.naam),
        kruimel=(*door_of(map_), *([(titel_van_map(map_), f"{map_}/")] if "/" in pagina.naam else [])),
        romp="".join(delen),
        zij=_beside(omg, pagina, adres),
        publiek=pagina.kop.publiek,
        gemeente=pagina.kop.gemeente,
        status=pagina.kop.status,
        omschrijving=pagina.kop.omschrijving or _plain(eerste),
        volgorde=pagina.kop.volgorde,
        kaart=pagina.tekst.lstrip().startswith(KAART),
        wijd=BREED in romp or WIJD in romp,
    )


def reader(omg: Omgeving, pagina: Paginabron, adres: str) -> Tekst:
    """Return the reader of a page's text."""
    return Tekst(
        register=omg.register,
        naam=f"pagina:{pagina.naam}",
        adres=adres,
        pad=pagina.pad,
        regel=pagina.regel,
        teken=lambda naam, plek: draw(omg, naam, adres, plek, f"pagina:{pagina.naam}"),
        beelden=omg.bron.beelden,
    )


def page_status(omg: Omgeving, pagina: Paginabron) -> str:
    """Return the sentence on top of a hand-written page: status, municipality and whether it is overdue."""
    kop = pagina.kop
    zinnen = {
        "model": "Geen bestuur heeft deze bladzijde vastgesteld: zij is een voorstel om mee te werken.",
        "ontwerp": "Aan deze bladzijde wordt nog gewerkt. Gebruik haar niet voor een besluit.",
        "vastgesteld": "De eigenaar van deze bladzijde heeft haar vastgesteld.",
    }
    zin = zinnen[kop.status]
    if kop.gemeente != ALLE:
        zin += f" Zij gaat alleen over {omg.gem(kop.gemeente)}."
    if kop.opnieuw_voor and kop.opnieuw_voor < omg.op:
        zin += " Zij had al opnieuw bekeken moeten zijn: vraag na of zij nog klopt."
    return status_zin(kop.status, zin)


def make_mappen(omg: Omgeving, bladen: Iterable[Blad]) -> list[Blad]:
    """Return a page with the list of pages for every folder that has no page of its own."""
    per_map: dict[str, list[Blad]] = {}
    bestaand = set()
    for blad in bladen:
        bestaand.add(blad.adres)
        if blad.adres.count("/") == 2:
            per_map.setdefault(blad.adres.split("/", 1)[0], []).append(blad)
    return [_folder(omg, map_, rij) for map_, rij in sorted(per_map.items()) if f"{map_}/" not in bestaand]


def _folder(omg: Omgeving, map_: str, bladen: list[Blad]) -> Blad:
    adres = f"{map_}/"
    zin = MAPPEN[map_][2] if map_ in MAPPEN else "De bladzijden van dit deel."
    return Blad(
        adres=adres,
        titel=titel_van_map(map_),
        soort="Overzicht",
        sectie=sectie_van(map_),
        kruimel=door_of(map_),
        romp=f"{lead(html(zin))}\n{page_list(omg, bladen, adres)}\n",
        publiek=any(blad.publiek for blad in bladen),
        omschrijving=zin,
        zoekbaar=False,
        zij=zijkant(adres, [("Wat is dit?", "Een overzicht van bladzijden")]),
    )


def page_list(omg: Omgeving, bladen: Iterable[Blad], van: str) -> str:
    """Return a list of pages with their first sentence; in a public build only the public ones."""
    zichtbaar = [blad for blad in bladen if blad.publiek or not omg.publiek]
    return bullets(
        (_entry(van, blad) for blad in sorted(zichtbaar, key=lambda blad: (blad.volgorde, blad.titel.lower()))),
        "bronnen",
    )


def _entry(van: str, blad: Blad) -> str:
    return f'{link(van, blad.adres, blad.titel)}<span class="klein">{html(what_it_holds(blad.omschrijving))}</span>'


def what_it_holds(tekst: str) -> str:
    """Return the first sentence of a page for a list: without "Hier leest u", which would begin every row."""
    zin = _AANLOOP.sub("", first_sentence(tekst))
    return zin[:1].upper() + zin[1:]


def first_sentence(tekst: str) -> str:
    """Return the first sentence of a text."""
    return re.split(r"(?<=[.!?])\s", tekst.strip(), maxsplit=1)[0]


def _plain(stuk: str) -> str:
    kaal = re.sub(r"<[^>]+>", "", stuk)
    return re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), kaal).strip()


def _beside(omg: Omgeving, pagina: Paginabron, adres: str) -> str:
    kop = pagina.kop
    lezers = "Uitleg voor iedereen" if kop.publiek else "Uitleg voor medewerkers"
    rijen: list[tuple[str, str]] = [
        ("Wat is dit?", lezers),
        ("Gemeente", omg.gem(kop.gemeente) if kop.gemeente != ALLE else "Alle gemeenten"),
    ]
    rijen += kijk_na(omg, kop.titel, adres, kop.eigenaar or "", kop.gezien, kop.opnieuw_voor)
    rijen.append(("Bronnen", bronregels(omg, kop.bronnen)))
    rijen.append(vraag_aan(omg, adres, kop.vraag_aan or kop.eigenaar or ""))
    if omg.pdf and pagina.tekst.lstrip().startswith(KAART):
        rijen.append(("Op papier", link(adres, f"pdf/{adres.rstrip('/')}-a5.pdf", "Bewaar als A5 (pdf)")))
    return zijkant(adres, rijen)
