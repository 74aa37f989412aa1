"""The campaigns: what each is for, when, what it holds and its texts to read; never the kit itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from instrumentarium.bronnen.soorten.campagne import Avond, Campagne, Flyer, Meldlijn, Mijlpaal, Poster, Tekststuk
from instrumentarium.handboek import sjabloontekst
from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.bron import Campagnebron
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
from instrumentarium.handboek.opmaak import bullets, core, fold, lead, link, section, table
from instrumentarium.handboek.register import Doel
from instrumentarium.handboek.veilig import html, veilig
from instrumentarium.handboek.vindplaats import with_numbers
from instrumentarium.tijd.kalender import words

MAP = "campagnes/"
STUKKEN = {
    "webtekst": "Tekst voor de website", "persbericht": "Persbericht", "bewonersbrief": "Brief aan bewoners",
    "nieuwsbrief": "Nieuwsbrief", "vragen-en-antwoorden": "Vragen en antwoorden", "intranet": "Bericht op intranet",
    "gemeentepagina": "Gemeentepagina in de krant", "bellijst": "Bellijst voor het klantcontact",
    "raadsbericht": "Bericht aan de raad", "poster": "Poster", "flyer": "Flyer", "bedankposter": "Bedankposter",
    "avond": "Avond voor inwoners", "sociaal": "Sociale media", "scherm": "Scherm in het gemeentehuis",
    "perslijn": "Perslijn", "woordvoering": "Woordvoering", "webcare": "Antwoorden op sociale media",
}  # fmt: skip


TALEN = {
    "nl": "Nederlands", "en": "Engels", "pl": "Pools", "tr": "Turks", "ar": "Arabisch", "bg": "Bulgaars",
    "ro": "Roemeens", "es": "Spaans",
}  # fmt: skip
ROLLEN = {"mma": "Meld Misdaad Anoniem", "om": "het openbaar ministerie", "politie": "de politie"}


def doel_van(campagne: Campagnebron) -> Doel:
    """Return a campaign as something to point at."""
    bron = campagne.bron.waarde
    adres = f"{MAP}{campagne.naam}/"
    return Doel(sleutel=f"campagne:{campagne.naam}", titel=bron.titel, adres=adres, publiek=False, uitleg=bron.doel)


def make_campagnes(omg: Omgeving) -> list[Blad]:
    """Return the calendar of campaigns and the page of every campaign."""
    campagnes = sorted(omg.bron.campagnes.values(), key=_order)
    if not campagnes:
        return []
    rijen = [
        (_when(c.bron.waarde), link(MAP, f"{MAP}{c.naam}/", c.bron.waarde.titel), html(c.bron.waarde.kernboodschap))
        for c in campagnes
    ]
    delen = [
        lead("Alle campagnes met hun periode. Uw kit maakt u met één opdracht; hier leest u wat erin zit."),
        "\n" + table("Campagnes", ("Wanneer", "Campagne", "Kern"), rijen) + "\n",
        _lines(omg),
    ]
    zin = "De campagnes en wanneer ze lopen."
    aantal = f"{len(campagnes)} campagnes"
    lijst = list_page(MAP, "Campagnes en kalender", "".join(delen), zin, aantal, sectie="bericht")
    return [lijst, *(_campaign(omg, campagne) for campagne in campagnes)]


def _order(campagne: Campagnebron) -> tuple[str, str]:
    periode = campagne.bron.waarde.periode
    return (periode.van.isoformat() if periode else "9999", campagne.naam)


def _when(campagne: Campagne) -> str:
    return f"{tijd(campagne.periode.van)} t/m {tijd(campagne.periode.tot)}" if campagne.periode else "Wanneer nodig"


def _lines(omg: Omgeving) -> str:
    lijnen = omg.bron.meldlijnen.waarde.lijnen if omg.bron.meldlijnen else []
    return section(
        "Meldlijnen", table("Meldlijnen", ("Meldlijn", "Nummer", "Wanneer"), map(_line, lijnen), rijkop=True)
    )


def _line(lijn: Meldlijn) -> tuple[str, str, str]:
    naam, nummer = lijn.naam.get("nl", lijn.id), lijn.nummer or "per gemeente"
    return html(naam), f'<span class="nowrap">{html(nummer)}</span>', html(lijn.wanneer.get("nl", ""))


def _campaign(omg: Omgeving, campagne: Campagnebron) -> Blad:
    bron = campagne.bron.waarde
    adres = f"{MAP}{campagne.naam}/"
    delen = [
        core(html(bron.kernboodschap)),
        _status(bron),
        section("Waarvoor is deze campagne?", "\n\n".join(_purpose(bron))),
        section("Wel en niet", _rules(bron)),
        section("Wat zit erin?", "".join(_piece(campagne, naam) for naam in bron.stukken.namen())),
        section("Planning", _planning(bron)),
        section("Resultaten", _results(bron)),
        gebruikt(omg, f"campagne:{campagne.naam}", adres, "Waar wordt deze campagne genoemd?"),
        adressen(omg, adres, adres),
    ]
    return Blad(
        adres=adres,
        titel=bron.titel,
        kicker="Campagne",
        soort="Campagne",
        sectie="bericht",
        kruimel=(("Bericht", "bericht/"), ("Campagnes", MAP)),
        romp="".join(delen),
        zij=_beside(omg, bron, adres),
        omschrijving=bron.kernboodschap,
    )


def _beside(omg: Omgeving, bron: Campagne, adres: str) -> str:
    talen = ", ".join(
        f"{TALEN.get(t, t)}{'' if s == 'bevestigd' else ' (nog te controleren)'}" for t, s in bron.talen.items()
    )
    bronnen = [bron.bron] if isinstance(bron.bron, str) else bron.bron or []
    rijen = [
        ("Wat is dit?", "Een campagne"),
        ("Gemeente", "Alle gemeenten"),
        ("Wanneer", _when(bron)),
        ("Talen", html(talen)),
        ("Embargo", html(bron.embargo or "")),
        ("Bron", "<br>".join(with_numbers(_days_in_words(b)) for b in bronnen)),
        *kijk_na(omg, bron.titel, adres, "communicatieadviseur", bron.gezien, bron.opnieuw_voor),
        vraag_aan(omg, adres, "Communicatieadviseur"),
    ]
    return zijkant(adres, rijen)


def _days_in_words(tekst: str) -> str:
    """Return a source with the days in it as a reader writes them: "gezien 24 november 2026"."""
    return re.sub(r"(?<![\d/-])\d{4}-\d{2}-\d{2}(?![\d-])", lambda m: _day(m[0]), tekst)


def _day(iso: str) -> str:
    try:
        return words(date.fromisoformat(iso))
    except ValueError:
        return iso


def _status(bron: Campagne) -> str:
    wacht = [a for a in bron.akkoord if not a.gegeven]
    if not wacht:
        return status_zin("model", "Deze teksten zijn een voorstel van dit handboek.")
    wie = ", ".join(f"{STUKKEN.get(a.stuk, a.stuk).lower()} (van {ROLLEN.get(a.rol, f'de {a.rol}')})" for a in wacht)
    return status_zin("model", f"Verspreid nog niet wat op een akkoord wacht: {html(wie)}.")


def _purpose(bron: Campagne) -> Iterator[str]:
    yield veilig(bron.doel)
    if bron.doelgroepen:
        yield f"**Voor wie:** {veilig(', '.join(bron.doelgroepen))}."
    if bron.toon:
        yield f"**Toon:** {veilig(bron.toon)}"


def _rules(bron: Campagne) -> str:
    kolommen = [("Wel", bron.wel), ("Niet", bron.niet)]
    blokken = [f"<div><h3>{kop}</h3>{bullets(map(html, rij), 'lijst')}</div>" for kop, rij in kolommen if rij]
    return f'<div class="gebruik">{"".join(blokken)}</div>' if blokken else ""


def _piece(campagne: Campagnebron, naam: str) -> str:
    stuk = campagne.bron.waarde.stukken.stuk(naam)
    return fold(html(STUKKEN.get(naam, naam.replace("-", " ").capitalize())), _content(campagne, stuk))


def _content(campagne: Campagnebron, stuk: object) -> str:
    if isinstance(stuk, Tekststuk) or (isinstance(stuk, Avond) and not stuk.dias):
        tekst = stuk.tekst or campagne.teksten.get(stuk.bestand or "", "")
        return sjabloontekst.to_html(tekst) or '<p class="stil">Deze tekst staat er nog niet.</p>'
    if isinstance(stuk, (Poster, Flyer)):
        return "".join(_print(stuk))
    if isinstance(stuk, dict):
        return "".join(f"<h3>{html(k.capitalize())}</h3>{sjabloontekst.to_html(t)}" for k, t in stuk.items())
    dias = getattr(stuk, "dias", [])
    return "".join(f"<h3>{html(d.kop)}</h3>{bullets(map(sjabloontekst.inline, d.punten), 'punten')}" for d in dias)


def _print(stuk: Poster | Flyer) -> Iterator[str]:
    if stuk.regel:
        yield f'<p class="posterregel">{sjabloontekst.inline(stuk.regel)}</p>'
    if isinstance(stuk, Flyer):
        yield bullets(map(sjabloontekst.inline, stuk.signalen), "punten")
    if stuk.actie:
        yield f"<p>{sjabloontekst.inline(stuk.actie)}</p>"
    if stuk.alt:
        yield f'<p class="klein stil">Beeld: {html(stuk.alt)}</p>'


def _planning(bron: Campagne) -> str:
    mijlpalen = sorted(bron.planning, key=lambda m: (m.datum, m.stuk))
    per_dag = [(dag, list(groep)) for dag, groep in groupby(mijlpalen, key=lambda m: m.datum)]
    rijen = [(tijd(dag), bullets(map(_milestone, groep), "lijst")) for dag, groep in per_dag]
    return table("Planning", ("Wanneer", "Wat"), rijen, klasse="straks")


def _milestone(mijlpaal: Mijlpaal) -> str:
    let_op = f": {html(mijlpaal.let_op)}" if mijlpaal.let_op else ""
    return f"{html(STUKKEN.get(mijlpaal.stuk, mijlpaal.stuk))}{let_op}"


def _results(bron: Campagne) -> str:
    rijen = [
        (html(r.waarde), html(r.wat), "ja" if r.mag_extern else "nee", with_numbers(r.bron or "bron onbekend"))
        for r in bron.resultaten
    ]
    return table("Resultaten", ("Aantal", "Wat", "Mag naar buiten", "Bron"), rijen)
