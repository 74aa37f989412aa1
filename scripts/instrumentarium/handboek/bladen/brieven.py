"""The letters: a page per kind of letter with the pieces it is made of, the checks that belong to it, and the list."""

from __future__ import annotations

from collections.abc import Iterable

from instrumentarium.besluit.instrument.model import Clausule, Document, Toets
from instrumentarium.bronnen.project import Bron
from instrumentarium.handboek import sjabloontekst
from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.bron import Instrumentbron
from instrumentarium.handboek.omgeving import (
    STATUSWOORD,
    Omgeving,
    adressen,
    gebruikt,
    kijk_na,
    list_page,
    status_zin,
    vraag_aan,
    zijkant,
)
from instrumentarium.handboek.opmaak import bullets, code, core, fold, lead, link, section, small, table
from instrumentarium.handboek.register import Doel
from instrumentarium.handboek.veilig import html
from instrumentarium.handboek.vindplaats import address_of, name_of_jci, outside

MAP = "brieven/"
AAN = {
    "partijen": "alle partijen", "overtreders": "de overtreders", "eigenaren": "de eigenaren", "verzoeker": "de verzoeker",
    "bezwaarmaker": "wie bezwaar maakte", "dossier": "het dossier", "politie": "de politie", "kadaster": "het Kadaster",
    "pand": "het pand (op de deur)", "derden": "wie iets moet weten of antwoorden",
}  # fmt: skip
TEKENT = {"burgemeester": "De burgemeester", "ambtenaar": "Een ambtenaar", "geen": "Niemand"}


def doel_van(document: Document) -> Doel:
    """Return a kind of letter as something to point at."""
    return Doel(
        sleutel=f"document:{document.soort}",
        titel=document.titel,
        adres=f"{MAP}{document.soort}/",
        publiek=False,
        uitleg=document.uitleg,
    )


def checks_for(instrument: Instrumentbron, soort: str) -> list[Toets]:
    """Return the checks that name one kind of letter; a check that names none looks at every letter."""
    alle = instrument.toetsen.waarde.toetsen if instrument.toetsen else []
    return [toets for toets in alle if soort in toets.soorten]


def refer(omg: Omgeving) -> None:
    """Remember which letters point at which checks."""
    for soort, (instrument, _) in omg.bron.documenten().items():
        for toets in checks_for(instrument, soort):
            omg.register.refer(f"document:{soort}", f"toets:{toets.id}")


def make_brieven(omg: Omgeving) -> list[Blad]:
    """Return the list of letters and the page of every letter."""
    documenten = omg.bron.documenten()
    if not documenten:
        return []
    volgorde = sorted((bron.waarde for _, bron in documenten.values()), key=_order)
    rijen = [
        (
            f'<span class="nowrap">{html(d.nummer.strip("-"))}</span>',
            link(MAP, f"{MAP}{d.soort}/", d.titel),
            html(d.uitleg),
        )
        for d in volgorde
    ]
    romp = lead(
        "Alle brieven die het instrumentarium maakt, met de stukken tekst waaruit ze bestaan. De nummers volgen de orde "
        "van een zaak."
    )
    romp += "\n" + table("Alle brieven", ("Nr.", "Brief", "Waarvoor"), rijen)
    zin = "De brieven rond een sluiting."
    lijst = list_page(MAP, "Alle brieven", romp, zin, f"{len(documenten)} brieven", sectie="besluit")
    return [lijst, *(_letter(omg, instrument, bron) for instrument, bron in documenten.values())]


def _order(document: Document) -> tuple[int, str, str]:
    cijfers = "".join(c for c in document.nummer.split("-")[0] if c.isdigit())
    return (int(cijfers or 99), document.nummer, document.titel)


def _letter(omg: Omgeving, instrument: Instrumentbron, bron: Bron[Document]) -> Blad:
    document = bron.waarde
    adres = f"{MAP}{document.soort}/"
    stukken = _pieces(omg, instrument, document.clausules, adres)
    toetsen = [omg.register.doelen.get(f"toets:{t.id}") for t in checks_for(instrument, document.soort)]
    uitleg = (
        "De onderdelen staan in volgorde, onder het kopje dat de lezer ziet. Open een onderdeel voor de tekst. Een "
        "gestippelde onderstreping is iets dat uit de zaak komt."
    )
    delen = [
        core(html(document.uitleg)),
        _adoption(omg, bron),
        section("Waaruit bestaat deze brief?", f"{uitleg}\n\n{stukken}" if stukken else ""),
        section("Welke toetsen horen erbij?", bullets(omg.register.link(doel, adres) for doel in toetsen if doel)),
        gebruikt(omg, f"document:{document.soort}", adres, "Waar wordt deze brief genoemd?"),
        adressen(omg, adres, adres),
    ]
    return Blad(
        adres=adres,
        titel=document.titel,
        kicker=f"Brief {document.nummer}" if document.nummer.strip("-") else "Brief zonder nummer",
        soort="Brief",
        sectie="besluit",
        kruimel=(("Besluit", "besluit/"), ("Brieven", MAP)),
        romp="".join(delen),
        zij=_beside(omg, document, adres),
        status=document.status,
        omschrijving=document.uitleg,
    )


def _beside(omg: Omgeving, document: Document, adres: str) -> str:
    rijen = [
        ("Wat is dit?", "Een brief"),
        ("Gemeente", "Alle gemeenten"),
        ("Status", STATUSWOORD[document.status]),
        ("Gaat naar", html(_sentence(", ".join(AAN.get(wie, wie) for wie in document.aan)))),
        ("Ondertekent", TEKENT[document.ondertekening]),
        ("Steunt op", "<br>".join(_ground(jci) for jci in document.grondslag)),
        *kijk_na(omg, document.titel, adres, "jurist openbare orde", document.gezien, document.opnieuw_voor),
        vraag_aan(omg, adres, "Jurist openbare orde"),
    ]
    return zijkant(adres, rijen)


def _sentence(woorden: str) -> str:
    return woorden[:1].upper() + woorden[1:]


def _ground(jci: str) -> str:
    adres = address_of(jci)
    return outside(adres, name_of_jci(jci)) if adres else html(jci)


def _adoption(omg: Omgeving, bron: Bron[Document]) -> str:
    vast = [omg.naam(g) for g in omg.gemeenten if omg.adopted(bron, g)]
    if bron.waarde.status == "vastgesteld" or (vast and len(vast) == len(omg.gemeenten)):
        return status_zin("vastgesteld", "Deze brief mag definitief worden gemaakt.")
    if vast:
        namen = html(" en ".join(vast))
        return status_zin("model", f"Vastgesteld in {namen}. In de andere gemeenten maakt u alleen een concept.")
    slot = "U kunt er een concept mee maken. Een definitieve brief kan pas als de burgemeester de tekst vaststelt."
    return status_zin("model", slot)


def _pieces(omg: Omgeving, instrument: Instrumentbron, namen: Iterable[str], adres: str) -> str:
    """Return the pieces of a letter under the headings that its reader sees; each opens when asked."""
    uit, kop = [], ""
    for naam in namen:
        clausule = instrument.clausules.get(naam)
        eigen = sjabloontekst.heading(clausule.versies[-1].tekst) if clausule and clausule.versies else ""
        if eigen and eigen != kop:
            kop = eigen
            uit.append(f"<h3>{html(kop)}</h3>")
        uit.append(_clause(omg, naam, clausule, adres))
    return "".join(uit)


def _clause(omg: Omgeving, naam: str, clausule: Clausule | None, adres: str) -> str:
    woord = html(naam.removesuffix("-kop").replace("-", " ").capitalize())
    if clausule is None:
        return fold(f"{woord} {small('nog niet geschreven')}", '<p class="klein">Dit stuk is nog niet geschreven.</p>')
    tekst = sjabloontekst.to_html(clausule.versies[-1].tekst) if clausule.versies else ""
    wanneer = f"<span data-pagefind-ignore>{small('soms' if clausule.voorwaarde else 'altijd')}</span>"
    inhoud = f'<blockquote>{tekst}</blockquote><p class="klein ruim">{" ".join(_about(omg, clausule, adres))}</p>'
    return fold(f"<span>{woord} {wanneer}</span>", inhoud, id_=f"stuk-{naam}")


def _about(omg: Omgeving, clausule: Clausule, adres: str) -> list[str]:
    """Return why a piece stands in the letter, when, for whom, and on which ground."""
    uit = [omg.register.numbers(clausule.waarom, adres)]
    if clausule.voorwaarde:
        uit.append(f"Staat er alleen als: {code(clausule.voorwaarde)}.")
    if clausule.persoonlijk:
        uit.append("Alleen voor het eigen huishouden.")
    if len(clausule.versies) > 1:
        uit.append(f"{len(clausule.versies)} versies door de tijd.")
    if clausule.grondslag:
        uit.append(f"<br>Grondslag: {'<br>'.join(_ground(jci) for jci in clausule.grondslag)}")
    return uit
