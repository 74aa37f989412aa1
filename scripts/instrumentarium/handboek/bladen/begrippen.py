"""The glossary: one page with all terms, and one per term with what is related and where it is used."""

from __future__ import annotations

from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.pagina import Begrip
from instrumentarium.fouten import Plaats
from instrumentarium.handboek.blad import Blad
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
from instrumentarium.handboek.opmaak import bullets, core, lead, link, section
from instrumentarium.handboek.register import Doel, slug
from instrumentarium.handboek.veilig import html, veilig
from instrumentarium.handboek.vindplaats import address_of, outside, with_numbers

MAP = "begrippen/"


def doel_van(begrip: Begrip) -> tuple[Doel, list[str]]:
    """Return a term as something to point at, with the other names under which it can be named."""
    adres = f"{MAP}{slug(begrip.term)}/"
    doel = Doel(sleutel=f"begrip:{begrip.term}", titel=begrip.term, adres=adres, publiek=True, uitleg=begrip.uitleg)
    namen = [begrip.term, *begrip.synoniemen]
    return doel, [f"begrip:{vorm}" for naam in namen for vorm in (naam, naam.lower(), slug(naam))]


def make_begrippen(omg: Omgeving) -> list[Blad]:
    """Return the page of every term and the page with all of them."""
    if not omg.bron.begrippen:
        return []
    return [_all(omg), *(_one(omg, bron) for bron in omg.bron.begrippen.values())]


def _all(omg: Omgeving) -> Blad:
    letters: dict[str, list[Begrip]] = {}
    for bron in omg.bron.begrippen.values():
        letters.setdefault(slug(bron.waarde.term)[0], []).append(bron.waarde)
    sprongen = bullets((f'<a href="#letter-{letter}">{letter.upper()}</a>' for letter in sorted(letters)), "rij")
    zin = "Woorden die u in dit handboek tegenkomt, in gewone taal. Kies een woord om te zien waar het staat."
    delen = [lead(zin), f'\n<nav class="letters" aria-label="Naar een letter">{sprongen}</nav>\n']
    for letter, begrippen in sorted(letters.items()):
        rijen = "".join(_row(b) for b in sorted(begrippen, key=lambda b: slug(b.term)))
        delen.append(f'\n<h2 id="letter-{letter}">{letter.upper()}</h2>\n\n<dl class="begrippen">{rijen}</dl>\n')
    aantal = f"{len(omg.bron.begrippen)} woorden"
    return list_page(
        MAP, "Begrippen", "".join(delen), "Woorden in gewone taal.", aantal, sectie="begrippen", publiek=True
    )


def _row(begrip: Begrip) -> str:
    ook = f' <span class="stil">(ook: {html(", ".join(begrip.synoniemen))})</span>' if begrip.synoniemen else ""
    term = link(MAP, f"{MAP}{slug(begrip.term)}/", begrip.term)
    return f"<div><dt>{term}{ook}</dt><dd>{html(begrip.uitleg)}</dd></div>"


def _one(omg: Omgeving, bron: Bron[Begrip]) -> Blad:
    begrip = bron.waarde
    adres = f"{MAP}{slug(begrip.term)}/"
    eigen = "Deze uitleg is van dit handboek. De wet of de rechter kan een woord anders gebruiken."
    delen = [
        core(html(begrip.uitleg)),
        status_zin("model", eigen) if begrip.status == "model" else "",
        section("Andere woorden", veilig(", ".join(begrip.synoniemen))),
        section("Hoort bij", bullets(_related(omg, bron, adres))),
        gebruikt(omg, f"begrip:{begrip.term}", adres, "Waar staat dit woord?"),
        adressen(omg, adres, adres),
    ]
    rijen = [
        ("Wat is dit?", "Een begrip"),
        ("Gemeente", "Alle gemeenten"),
        ("Grondslag", _ground(begrip)),
        *lijst_na(omg, "begrippen", "Begrippen", MAP, "programmamanager"),
        vraag_aan(omg, adres, "Programmamanager"),
    ]
    return Blad(
        adres=adres,
        titel=begrip.term[0].upper() + begrip.term[1:],
        venster=f"{begrip.term[0].upper() + begrip.term[1:]} (begrip)",
        soort="Begrip",
        sectie="begrippen",
        kruimel=(("Begrippen", MAP),),
        romp="".join(delen),
        zij=zijkant(adres, rijen),
        publiek=True,
        status=begrip.status,
        omschrijving=begrip.uitleg,
    )


def _related(omg: Omgeving, bron: Bron[Begrip], adres: str) -> list[str]:
    uit = []
    for naam in bron.waarde.verwant:
        doel = omg.register.doelen.get(f"begrip:{naam}")
        doel = doel or omg.register.find(f"begrip:{naam.lower()}", Plaats(bron.pad))
        if doel:
            uit.append(link(adres, doel.adres, doel.titel))
    return uit


def _ground(begrip: Begrip) -> str:
    if begrip.jci and begrip.grondslag:
        adres = address_of(begrip.jci)
        return outside(adres, begrip.grondslag) if adres else html(begrip.grondslag)
    return with_numbers(begrip.grondslag or "")
