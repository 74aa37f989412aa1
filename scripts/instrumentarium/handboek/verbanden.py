"""Fills the register of a build: everything one can point at, and who points at whom, before any page is made."""

from __future__ import annotations

from collections.abc import Iterator

from instrumentarium.handboek.bladen import (
    begrippen,
    beleid,
    brieven,
    campagnes,
    gemeenten,
    paginas,
    recht,
    regels,
    toetsen,
    uitspraken,
    verandert,
)
from instrumentarium.handboek.bron import Handboekbron
from instrumentarium.handboek.omgeving import Omgeving
from instrumentarium.handboek.register import Doel
from instrumentarium.handboek.tekst import references


def register(omg: Omgeving) -> None:
    """Put every target in the register; a term also under its other names."""
    for begrip in omg.bron.begrippen.values():
        doel, ook = begrippen.doel_van(begrip.waarde)
        omg.register.add(doel, *ook)
    for doel in _targets(omg):
        omg.register.add(doel)


def refer(omg: Omgeving) -> None:
    """Remember every reference, so that each page can show the way back."""
    for van, naar in _references(omg.bron):
        omg.register.refer(van, naar)
    brieven.refer(omg)
    toetsen.refer(omg)
    beleid.refer(omg)
    uitspraken.refer(omg.register, omg.bron)


def _targets(omg: Omgeving) -> Iterator[Doel]:
    bron = omg.bron
    yield from map(paginas.doel_van, bron.paginas.values())
    for naam, onderwerp in bron.onderwerpen.items():
        titel = onderwerp.onderwerp.waarde.titel
        yield Doel(sleutel=f"onderwerp:{naam}", titel=titel, adres=regels.adres_van(naam), publiek=True)
    yield from (brieven.doel_van(document.waarde) for _, document in bron.documenten().values())
    yield from (toetsen.doel_van(toets) for _, toets in bron.toetsen().values())
    for instrument in bron.instrumenten.values():
        for gemeente, tabel in instrument.beleid.items():
            yield beleid.doel_beleid(omg, gemeente, tabel.waarde)
    yield from (uitspraken.doel_van(ecli, titel) for ecli, titel in uitspraken.find_rulings(bron).items())
    yield from map(campagnes.doel_van, bron.campagnes.values())
    yield from _lists(bron)


def _lists(bron: Handboekbron) -> Iterator[Doel]:
    """Yield the generated lists that this project has something for."""
    instrumenten = bron.instrumenten.values()
    rijen = (
        ("Alle regels per onderwerp", regels.MAP, "de APV per gemeente", True, bron.onderwerpen),
        ("Wat verandert er?", verandert.MAP, "wijzigingen in de regels", True, bron.onderwerpen),
        ("Begrippen", begrippen.MAP, "woorden in gewone taal", True, bron.begrippen),
        ("Alle brieven", brieven.MAP, "sjablonen en formulieren", False, bron.documenten()),
        ("Alle toetsen", toetsen.MAP, "de toetsen op een zaak", False, bron.toetsen()),
        ("Beleid per gemeente", beleid.MAP, "matrix en maatregelen", False, any(i.beleid for i in instrumenten)),
        ("Alle uitspraken", uitspraken.MAP, "jurisprudentie", False, uitspraken.find_rulings(bron)),
        ("Het recht van de dag", recht.MAP, "drempels en wetteksten", False, any(i.recht for i in instrumenten)),
        ("Campagnes en kalender", campagnes.MAP, "campagnes en meldlijnen", False, bron.campagnes),
        (gemeenten.TITEL, gemeenten.MAP, "telefoon, e-mail, postadres, rechtbank en politie", False, bron.gemeenten),
        ("Ik maak een besluit", "besluit/", "besluit opstellen", True, instrumenten),
        ("Ik maak een bericht", "bericht/", "bericht schrijven", True, bron.campagnes),
    )
    for titel, adres, zin, publiek, aanwezig in rijen:
        if aanwezig:
            yield Doel(sleutel=f"lijst:{adres[:-1]}", titel=titel, adres=adres, publiek=publiek, uitleg=zin)


def _references(bron: Handboekbron) -> Iterator[tuple[str, str]]:
    for pagina in bron.paginas.values():
        yield from ((f"pagina:{pagina.naam}", doel) for doel in references(pagina.tekst))
    for naam, onderwerp in bron.onderwerpen.items():
        kop = onderwerp.onderwerp.waarde
        yield from ((f"onderwerp:{naam}", doel) for doel in references(kop.toelichting))
        yield from ((f"toets:{toets}", f"onderwerp:{naam}") for toets in kop.toetsen)
        yield from ((f"document:{soort}", f"onderwerp:{naam}") for soort in kop.documenten)
    for begrip in bron.begrippen.values():
        yield from ((f"begrip:{begrip.waarde.term}", f"begrip:{verwant}") for verwant in begrip.waarde.verwant)
