"""A page for every ruling that the sources name: what it is about, where to read it, and what leans on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.bron import Handboekbron
from instrumentarium.handboek.omgeving import (
    Omgeving,
    adressen,
    gebruikt,
    lijst_na,
    list_page,
    status_zin,
    vraag_aan,
    zijkant,
)
from instrumentarium.handboek.opmaak import core, lead, link, table
from instrumentarium.handboek.register import Doel, Register, slug
from instrumentarium.handboek.veilig import html
from instrumentarium.handboek.vindplaats import address_of, outside

MAP = "uitspraken/"
_ECLI = re.compile(r"ECLI:NL:[A-Z]{2,7}:\d{4}:[A-Z0-9]{1,10}")
GERECHTEN = {
    "RVS": "Raad van State", "HR": "Hoge Raad", "CRVB": "Centrale Raad van Beroep", "CBB": "College van Beroep",
    "RBAMS": "Rechtbank Amsterdam", "RBDHA": "Rechtbank Den Haag", "RBGEL": "Rechtbank Gelderland",
    "RBLIM": "Rechtbank Limburg", "RBMNE": "Rechtbank Midden-Nederland", "RBNHO": "Rechtbank Noord-Holland",
    "RBNNE": "Rechtbank Noord-Nederland", "RBOBR": "Rechtbank Oost-Brabant", "RBOVE": "Rechtbank Overijssel",
    "RBROT": "Rechtbank Rotterdam", "RBZWB": "Rechtbank Zeeland-West-Brabant",
}  # fmt: skip


def find_rulings(bron: Handboekbron) -> dict[str, str]:
    """Return every ECLI that the sources name, with the title that the list of sources gives it."""
    titels = {b.id: b.titel for b in bron.bronnen.values() if _ECLI.fullmatch(b.id)}
    genoemd = {ecli for tekst in _texts(bron) for ecli in _ECLI.findall(tekst)}
    return {ecli: titels.get(ecli, "") for ecli in sorted(genoemd | set(titels))}


def doel_van(ecli: str, titel: str) -> Doel:
    """Return a ruling as something to point at."""
    naam = f"{titel} ({court(ecli)})" if titel else f"{court(ecli)}, {ecli}"
    return Doel(sleutel=f"uitspraak:{ecli}", titel=naam, adres=f"{MAP}{slug(ecli)}/", publiek=False, uitleg=titel)


def court(ecli: str) -> str:
    """Return the court and the year of a ruling."""
    _, _, gerecht, jaar, _ = ecli.split(":")
    return f"{GERECHTEN.get(gerecht, gerecht)} {jaar}"


def refer(register: Register, bron: Handboekbron) -> None:
    """Remember which pages and letters name which ruling."""
    for pagina in bron.paginas.values():
        for ecli in _ECLI.findall(f"{pagina.tekst} {' '.join(pagina.kop.bronnen)}"):
            register.refer(f"pagina:{pagina.naam}", f"uitspraak:{ecli}")
    for soort, (instrument, document) in bron.documenten().items():
        for naam in document.waarde.clausules:
            clausule = instrument.clausules.get(naam)
            for ecli in _ECLI.findall(clausule.waarom if clausule else ""):
                register.refer(f"document:{soort}", f"uitspraak:{ecli}")


def make_uitspraken(omg: Omgeving, uitspraken: dict[str, str]) -> list[Blad]:
    """Return the list of rulings and the page of every ruling."""
    if not uitspraken:
        return []
    volgorde = sorted(uitspraken, key=lambda ecli: (ecli.split(":")[3], ecli), reverse=True)
    rijen = [
        (
            _in_list(omg, ecli, uitspraken[ecli]),
            f'{html(court(ecli))}<br><span class="klein stil nowrap">{html(ecli)}</span>',
        )
        for ecli in volgorde
    ]
    romp = lead(
        "Uitspraken van rechters waarop toetsen, brieven en bladzijden steunen. Titels en samenvattingen zijn van dit "
        "handboek; lees altijd de uitspraak zelf."
    )
    romp += "\n" + table("Alle uitspraken", ("Waarover", "Wie, wanneer en nummer"), rijen)
    zin = "Uitspraken waarop het handboek steunt."
    lijst = list_page(MAP, "Alle uitspraken", romp, zin, f"{len(uitspraken)} uitspraken", sectie="besluit")
    return [lijst, *(_ruling(omg, ecli, titel) for ecli, titel in uitspraken.items())]


def _in_list(omg: Omgeving, ecli: str, titel: str) -> str:
    bron = omg.bron.bronnen.get(ecli)
    kern = f'<br><span class="klein stil">{html(bron.kern)}</span>' if bron and bron.kern else ""
    return link(MAP, f"{MAP}{slug(ecli)}/", titel or ecli) + kern


def _ruling(omg: Omgeving, ecli: str, titel: str) -> Blad:
    adres = f"{MAP}{slug(ecli)}/"
    lees = outside(address_of(ecli), f"Lees {ecli}")
    waarschuwing = (
        "Titel en samenvatting zijn van dit handboek, niet van de rechter. Lees de uitspraak voordat u erop steunt."
    )
    bron = omg.bron.bronnen.get(ecli)
    kern = bron.kern if bron else None
    delen = [
        core(html(kern or "Deze uitspraak is nog niet samengevat.")),
        status_zin("aandacht", waarschuwing),
        f"\n<p>{lees}</p>\n",
        gebruikt(omg, f"uitspraak:{ecli}", adres, "Wat steunt op deze uitspraak?"),
        adressen(omg, adres, adres),
    ]
    gerecht, jaar = court(ecli).rsplit(" ", 1)
    rijen = [
        ("Wat is dit?", "Een uitspraak van een rechter"),
        ("Wie", html(gerecht)),
        ("Jaar", jaar),
        ("Gemeente", "Alle gemeenten"),
        ("Bron", outside(address_of(ecli), "rechtspraak.nl")),
        *lijst_na(omg, "bronnen", "Alle uitspraken", MAP, "jurist openbare orde"),
        vraag_aan(omg, adres, "Jurist openbare orde"),
    ]
    return Blad(
        adres=adres,
        titel=titel or ecli,
        venster=f"{titel} ({ecli})" if titel else ecli,
        kicker=f"{court(ecli)}, {ecli}",
        soort="Uitspraak",
        sectie="besluit",
        kruimel=(("Besluit", "besluit/"), ("Uitspraken", MAP)),
        romp="".join(delen),
        zij=zijkant(adres, rijen),
        omschrijving=kern or titel,
    )


def _texts(bron: Handboekbron) -> Iterator[str]:
    for _, toets in bron.toetsen().values():
        yield " ".join([*toets.bronnen, toets.uitleg])
    for instrument in bron.instrumenten.values():
        for clausule in instrument.clausules.values():
            yield " ".join([clausule.waarom, *clausule.grondslag])
    for pagina in bron.paginas.values():
        yield f"{pagina.tekst} {' '.join(pagina.kop.bronnen)}"
