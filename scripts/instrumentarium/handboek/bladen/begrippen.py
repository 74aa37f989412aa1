"""The glossary: one page with all terms, and one per term with what is related and where it is used."""

from __future__ import annotations

from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.pagina import Begrip
from instrumentarium.fouten import Plaats
from instrumentarium.handboek.blad import Blad, naar
from instrumentarium.handboek.omgeving import Omgeving, adressen, gebruikt, status_zin, zijkant
from instrumentarium.handboek.register import Doel, slug
from instrumentarium.handboek.veilig import html, veilig
from instrumentarium.handboek.vindplaats import address_of, outside, with_numbers

MAP = "begrippen/"


def doel_van(begrip: Begrip) -> tuple[Doel, list[str]]:
    """Return a term as something to point at, with the other names under which it can be named."""
    doel = Doel(
        sleutel=f"begrip:{begrip.term}",
        titel=begrip.term,
        adres=f"{MAP}{slug(begrip.term)}/",
        publiek=True,
        uitleg=begrip.uitleg,
    )
    namen = [begrip.term, *begrip.synoniemen]
    return doel, [f"begrip:{vorm}" for naam in namen for vorm in (naam, naam.lower(), slug(naam))]


def make_begrippen(omg: Omgeving) -> list[Blad]:
    """Return the page of every term and the page with all of them."""
    return [_all(omg), *(_one(omg, bron) for bron in omg.bron.begrippen.values())]


def _all(omg: Omgeving) -> Blad:
    letters: dict[str, list[Begrip]] = {}
    for bron in omg.bron.begrippen.values():
        letters.setdefault(slug(bron.waarde.term)[0].upper(), []).append(bron.waarde)
    sprongen = "".join(f'<li><a href="#letter-{letter.lower()}">{letter}</a></li>' for letter in sorted(letters))
    delen = [
        '<p class="inleiding">Woorden die u in dit handboek tegenkomt, in gewone taal. Kies een woord om te zien waar het '
        "wordt gebruikt.</p>\n",
        f'\n<nav class="letters" aria-label="Naar een letter"><ul>{sprongen}</ul></nav>\n',
    ]
    for letter, begrippen in sorted(letters.items()):
        rijen = "".join(_row(b) for b in sorted(begrippen, key=lambda b: slug(b.term)))
        delen.append(f'\n<h2 id="letter-{letter.lower()}">{letter}</h2>\n\n<dl class="begrippen">{rijen}</dl>\n')
    return Blad(
        adres=MAP,
        titel="Begrippen",
        soort="Overzicht",
        sectie="begrippen",
        romp="".join(delen),
        publiek=True,
        omschrijving="Woorden in gewone taal.",
        zoekbaar=False,
        zij=zijkant(MAP, [("Wat is dit?", "Een woordenlijst"), ("Aantal", f"{len(omg.bron.begrippen)} woorden")]),
    )


def _row(begrip: Begrip) -> str:
    ook = f' <span class="stil">(ook: {html(", ".join(begrip.synoniemen))})</span>' if begrip.synoniemen else ""
    return (
        f'<div><dt><a href="{slug(begrip.term)}/">{html(begrip.term)}</a>{ook}</dt><dd>{html(begrip.uitleg)}</dd></div>'
    )


def _one(omg: Omgeving, bron: Bron[Begrip]) -> Blad:
    begrip = bron.waarde
    adres = f"{MAP}{slug(begrip.term)}/"
    verwant = []
    for naam in begrip.verwant:
        doel = omg.register.doelen.get(f"begrip:{naam}") or omg.register.find(
            f"begrip:{naam.lower()}", Plaats(bron.pad)
        )
        if doel:
            verwant.append(f'<li><a href="{html(naar(adres, doel.adres))}">{html(doel.titel)}</a></li>')
    delen = [
        f'<p class="kern">{html(begrip.uitleg)}</p>\n',
        status_zin("model", "Deze uitleg is van dit handboek. De wet of de rechter kan een woord anders gebruiken.")
        if begrip.status == "model"
        else "",
        f"\n## Andere woorden\n\n{veilig(', '.join(begrip.synoniemen))}\n" if begrip.synoniemen else "",
        f'\n## Hoort bij\n\n<ul class="streeplijst">{"".join(verwant)}</ul>\n' if verwant else "",
        gebruikt(omg, f"begrip:{begrip.term}", adres, "Waar staat dit woord?"),
        adressen(omg, adres, adres),
    ]
    rijen = [("Wat is dit?", "Een begrip"), ("Gemeente", "Alle gemeenten"), ("Grondslag", _ground(begrip))]
    return Blad(
        adres=adres,
        titel=begrip.term[0].upper() + begrip.term[1:],
        soort="Begrip",
        sectie="begrippen",
        kruimel=(("Begrippen", MAP),),
        romp="".join(delen),
        zij=zijkant(adres, rijen),
        publiek=True,
        status=begrip.status,
        omschrijving=begrip.uitleg,
    )


def _ground(begrip: Begrip) -> str:
    if begrip.jci and begrip.grondslag:
        adres = address_of(begrip.jci)
        return outside(adres, begrip.grondslag) if adres else html(begrip.grondslag)
    return with_numbers(begrip.grondslag or "")
