"""The checks: a page per check that says when it fires and what to do then, and the list by subject."""

from __future__ import annotations

import re

from instrumentarium.besluit.instrument.model import Toets, Toetsregel
from instrumentarium.handboek import sjabloontekst
from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.bron import Instrumentbron
from instrumentarium.handboek.omgeving import (
    Omgeving,
    adressen,
    gebruikt,
    kijk_na,
    list_page,
    status_zin,
    tijd,
    vraag_aan,
    zijkant,
)
from instrumentarium.handboek.opmaak import bullets, code, core, fold, lead, link, section, table
from instrumentarium.handboek.register import Doel
from instrumentarium.handboek.veilig import html

MAP = "toetsen/"
ACHTHOEK = "M5.6 1.5h6.8l4.1 4.1v6.8l-4.1 4.1H5.6l-4.1-4.1V5.6z"
ERNST = {
    "blokkade": ("b", "Blokkade", f'<path d="{ACHTHOEK}"/><path d="M6 6l6 6M12 6l-6 6"/>'),
    "waarschuwing": ("w", "Waarschuwing", '<path d="M9 2 17 16H1z"/><path d="M9 7v4.5M9 13.2v.6"/>'),
    "aandachtspunt": ("a", "Aandachtspunt", '<circle cx="9" cy="9" r="7.5"/><path d="M9 8v5M9 5v.6"/>'),
}
GROEPEN = {
    "POW": "de bevoegdheid", "NEC": "de noodzaak", "OBJ": "het pand", "EVE": "de gevolgen en de evenwichtigheid",
    "PRO": "de procedure", "PRIV": "de privacy", "DOC": "het besluit zelf", "TERM": "de termijnen",
    "BOB": "de beslissing op bezwaar", "TXT": "de woorden", "POL": "het beleid",
}  # fmt: skip
UITSLAG = {
    "blokkade": "<b>Deze toets kan een definitieve brief tegenhouden.</b> Los het punt op; aanvaarden kan niet.",
    "waarschuwing": "<b>Deze toets waarschuwt, hij houdt niets tegen.</b> U kunt verder als u opschrijft waarom. Die reden "
    "komt in de verantwoording.",
    "aandachtspunt": "<b>Deze toets vraagt alleen aandacht.</b> U beslist zelf of u er iets mee doet.",
}


def doel_van(toets: Toets) -> Doel:
    """Return a check as something to point at."""
    return Doel(
        sleutel=f"toets:{toets.id}",
        titel=f"{toets.id} {toets.titel}",
        adres=f"{MAP}{toets.id.lower()}/",
        publiek=False,
        uitleg=toets.uitleg,
    )


def ernst(naam: str) -> str:
    """Return a severity as a word with its shape and colour."""
    letter, woord, vorm = ERNST[naam]
    tekening = f'<svg class="vorm" viewBox="0 0 18 18" aria-hidden="true" focusable="false">{vorm}</svg>'
    return f'<span class="ernst ernst--{letter}">{tekening} {woord}</span>'


def worst(toets: Toets) -> str:
    """Return the highest severity that a check can give."""
    return next((naam for naam in ERNST if any(regel.ernst == naam for regel in toets.regels)), "aandachtspunt")


def refer(omg: Omgeving) -> None:
    """Remember which letters and rulings a check points at."""
    for id_, (_, toets) in omg.bron.toetsen().items():
        for soort in toets.soorten:
            omg.register.refer(f"toets:{id_}", f"document:{soort}")
        for bron in toets.bronnen:
            omg.register.refer(f"toets:{id_}", f"uitspraak:{bron}")


def make_toetsen(omg: Omgeving) -> list[Blad]:
    """Return the list of checks and the page of every check."""
    toetsen = omg.bron.toetsen()
    if not toetsen:
        return []
    groepen: dict[str, list[Toets]] = {}
    for _, toets in toetsen.values():
        groepen.setdefault(toets.id.split("-")[0], []).append(toets)
    zin = "Een toets kijkt naar één punt van de zaak. Alleen een blokkade houdt een definitieve brief tegen."
    delen = [lead(zin), *(_group(groep, rij) for groep, rij in groepen.items())]
    lijst = list_page(
        MAP, "Alle toetsen", "".join(delen), "De toetsen op een zaak.", f"{len(toetsen)} toetsen", sectie="besluit"
    )
    return [lijst, *(_check(omg, instrument, toets, groepen) for instrument, toets in toetsen.values())]


def _group(groep: str, toetsen: list[Toets]) -> str:
    kop = f"Toetsen op {GROEPEN.get(groep, groep)}"
    rijen = [
        (html(t.id), link(MAP, f"{MAP}{t.id.lower()}/", t.titel), ernst(worst(t)) if t.regels else "Vaste controle")
        for t in toetsen
    ]
    return section(kop, table(kop, ("Nr.", "Toets", "Hoogste uitslag"), rijen, klasse="uitslag stapel"))


def _check(omg: Omgeving, instrument: Instrumentbron, toets: Toets, groepen: dict[str, list[Toets]]) -> Blad:
    adres = f"{MAP}{toets.id.lower()}/"
    groep = toets.id.split("-")[0]
    delen = [
        core(omg.register.numbers(toets.uitleg, adres)),
        status_zin("aandacht" if worst(toets) == "aandachtspunt" else "let-op", UITSLAG[worst(toets)]),
        section("Wanneer gaat de toets af?", _outcomes(toets)),
        section("Waar steunt dit op?", bullets((_source(omg, b, adres) for b in toets.bronnen), "bronnen")),
        gebruikt(omg, f"toets:{toets.id}", adres, "Waar wordt deze toets genoemd?"),
        adressen(omg, adres, adres),
    ]
    buren = bullets((omg.register.link(doel_van(t), adres) for t in _near(groepen[groep], toets)), "buren")
    ook = f'<nav aria-labelledby="ook"><h2 id="ook">Kijk ook bij</h2>{buren}</nav>' if buren else ""
    return Blad(
        adres=adres,
        titel=toets.titel,
        venster=doel_van(toets).titel,
        kicker=f"Toets {toets.id}, hoort bij {GROEPEN.get(groep, groep)}",
        soort="Toets",
        sectie="besluit",
        kruimel=(("Besluit", "besluit/"), ("Toetsen", MAP)),
        romp="".join(delen),
        zij=zijkant(adres, _facts(omg, instrument, toets, adres), ook=ook),
        status=instrument.toetsen.waarde.status if instrument.toetsen else "model",
        omschrijving=toets.uitleg,
    )


def _facts(omg: Omgeving, instrument: Instrumentbron, toets: Toets, adres: str) -> list[tuple[str, str]]:
    kop = instrument.toetsen.waarde if instrument.toetsen else None
    doelen = [omg.register.doelen.get(f"document:{soort}") for soort in toets.soorten]
    brieven = ", ".join(omg.register.link(doel, adres) for doel in doelen if doel)
    gezien, opnieuw = (kop.gezien, kop.opnieuw_voor) if kop else (None, None)
    return [
        ("Wat is dit?", "Een toets op een zaak"),
        ("Gemeente", "Alle gemeenten"),
        ("Gebruikt in", brieven or "Alle brieven"),
        ("Geldt sinds", tijd(toets.inwerking) if toets.inwerking else ""),
        ("Geldt tot", tijd(toets.vervalt) if toets.vervalt else ""),
        *kijk_na(omg, "Alle toetsen", MAP, "jurist openbare orde", gezien, opnieuw),
        vraag_aan(omg, adres, "Jurist openbare orde"),
    ]


def _outcomes(toets: Toets) -> str:
    if not toets.regels:
        return "Dit is een vaste controle van het programma op de brief of op de bronnen."
    blokken = "".join(_outcome(regel) for regel in toets.regels)
    eerst = f"<p>Eerst: {code(toets.voorwaarde)}</p>" if toets.voorwaarde else ""
    als = bullets(f"{ernst(regel.ernst)} {code(regel.als)}" for regel in toets.regels)
    return f"{blokken}\n\n{fold('De voorwaarden zoals ze in de bron staan', eerst + als)}"


def _outcome(regel: Toetsregel) -> str:
    plek = f'<p class="waar">In de zaak: {code(sjabloontekst.plain(regel.plaats))}</p>' if regel.plaats else ""
    return (
        f'<div class="vraag"><h3>{ernst(regel.ernst)}</h3><div><p>{sjabloontekst.inline(regel.melding)}</p>'
        f"<p><b>Wat doet u?</b> {sjabloontekst.inline(regel.herstel)}</p>{plek}</div></div>"
    )


def _source(omg: Omgeving, tekst: str, adres: str) -> str:
    """Return a source as a link; of a ruling also what it decides."""
    bekend = omg.bron.bronnen.get(tekst)
    kern = f'<span class="klein">{html(bekend.kern)}</span>' if bekend and bekend.kern else ""
    return omg.register.source(re.sub("^artikel", "Artikel", tekst), adres) + kern


def _near(groep: list[Toets], toets: Toets) -> list[Toets]:
    plek = groep.index(toets)
    return [t for t in groep[max(0, plek - 2) : plek + 3] if t is not toets]
