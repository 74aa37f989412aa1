"""Makes the index of the resolver from the sources: names, numbers, synonyms -> pages; answers no query itself.

In: one build. Out: plain lists and maps, written as JSON for the browser and read by `wegwijzer`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from instrumentarium.fouten import Plaats
from instrumentarium.handboek.bladen.regels import adres_van
from instrumentarium.handboek.bladen.uitspraken import GERECHTEN
from instrumentarium.handboek.omgeving import Omgeving
from instrumentarium.handboek.regeltijd import own_period, period_of, periods, slug_of
from instrumentarium.handboek.register import Doel
from instrumentarium.handboek.veilig import json_blok
from instrumentarium.handboek.vindplaats import find_numbers, laws_in
from instrumentarium.handboek.wegwijzer import SOORTEN, Index
from instrumentarium.handboek.zoekwoorden import flatten, stems
from instrumentarium.tijd.kalender import words

LABEL = {
    "onderwerp": "Regel uit de APV", "pagina": "Uitleg", "document": "Brief", "campagne": "Campagne", "beleid": "Beleid",
    "begrip": "Begrip", "lijst": "Overzicht", "toets": "Toets", "uitspraak": "Uitspraak",
}  # fmt: skip
WETNAMEN = {
    "awb": "BWBR0005537", "algemene wet bestuursrecht": "BWBR0005537", "opiumwet": "BWBR0001941",
    "gemeentewet": "BWBR0005416", "gemw": "BWBR0005416", "bw": "BWBR0005290", "burgerlijk wetboek": "BWBR0005290",
    "wetboek van strafrecht": "BWBR0001854", "sr": "BWBR0001854",
}  # fmt: skip


def make_index(omg: Omgeving) -> Index:
    """Return the index of everything that this build shows."""
    doelen = [d for d in _targets(omg) if omg.register.shows(d)]
    plek = {doel.sleutel: nummer for nummer, doel in enumerate(doelen)}
    rijen = [_row(omg, doel) for doel in doelen]
    alias = _aliases(omg, plek)
    wetten = _laws(omg, plek)
    return {
        "gemeenten": {g: omg.naam(g) for g in omg.gemeenten},
        "kernen": {flatten(kern): g for g in omg.gemeenten for kern in omg.bron.gemeenten[g].kernen if " " not in kern},
        "gerechten": [[flatten(naam), code.lower()] for code, naam in GERECHTEN.items()]
        + [[code.lower(), code.lower()] for code in GERECHTEN],
        "wetnamen": WETNAMEN,
        "doelen": rijen,
        "woorden": sorted(
            {w for rij in rijen for woorden in (rij[4], rij[6], *rij[5]) for w in woorden}
            | {w for naam in alias for w in naam.split(" ")}
        ),
        "artikelen": _articles(omg, plek),
        "onderwerpen": _numbers_now(omg, plek),
        "nummers": _official(omg, plek),
        "toetsen": {s.split(":")[1].lower(): n for s, n in plek.items() if s.startswith("toets:")},
        "wetten": {naam: plekken for naam, plekken in wetten.items() if not re.fullmatch(r"\d+(:\d+)?", naam)},
        "wetsnummers": {naam: plekken for naam, plekken in wetten.items() if re.fullmatch(r"\d+:\d+", naam)},
        "alias": alias,
    }


def as_script(index: Index) -> str:
    """Return the index as a script, because a page opened from a folder may not fetch."""
    return f"window.WEGWIJZER_GEGEVENS={json_blok(index)};\n"


def _targets(omg: Omgeving) -> list[Doel]:
    uniek = {doel.sleutel: doel for doel in omg.register.doelen.values() if doel.soort in SOORTEN and doel.adres}
    return sorted(uniek.values(), key=lambda doel: (SOORTEN.index(doel.soort), doel.adres))


def _row(omg: Omgeving, doel: Doel) -> list[Any]:
    namen = [stems(naam) for naam in _names(omg, doel)]
    uniek = [list(naam) for naam in dict.fromkeys(tuple(naam) for naam in namen if naam)]
    label = LABEL[doel.soort] + (f": {doel.uitleg}" if doel.uitleg and doel.soort in ("begrip", "document") else "")
    uitleg = sorted(set(stems(doel.uitleg)))
    return [doel.titel, doel.adres, doel.soort, label, stems(doel.titel), uniek, uitleg, _weight(doel)]


def _weight(doel: Doel) -> int:
    """Return what a page has ahead of the others when the words say the same."""
    if doel.sleutel == "pagina:opstellen":
        return 12  # where the letter is made goes before where it is described
    if doel.soort == "pagina":
        return 0 if doel.adres.startswith(("bijlagen/", "wegwijs/", "resultaten/", "handleiding/")) else 8
    return {"onderwerp": 6, "document": 5, "campagne": 5, "beleid": 3, "lijst": 7, "begrip": 3, "toets": 1}.get(
        doel.soort, 0
    )


def _names(omg: Omgeving, doel: Doel) -> Iterator[str]:
    naam = doel.sleutel.split(":", 1)[1]
    if doel.soort == "pagina":
        yield from omg.bron.paginas[naam].kop.trefwoorden
    elif doel.soort == "onderwerp":
        yield from omg.bron.onderwerpen[naam].onderwerp.waarde.trefwoorden
        yield naam.replace("-", " ")
        for versies in omg.bron.onderwerpen[naam].gemeenten.values():
            yield from {versie.opschrift for versie in versies.waarde.versies}
    elif doel.soort == "begrip":
        yield from omg.bron.begrippen[naam].waarde.synoniemen
    elif doel.soort == "toets":
        yield doel.titel.split(" ", 1)[1]
    elif doel.soort == "beleid":
        yield from ("beleid", "damocles", "damocles beleid", "damoclesbeleid", "matrix", f"beleid {naam}")
    else:
        yield naam.replace("-", " ")


def _articles(omg: Omgeving, plek: dict[str, int]) -> dict[str, list[list[Any]]]:
    """Return every number that an article has or had: municipality, subject, address and when."""
    uit: dict[str, list[list[Any]]] = {}
    for naam, bron in omg.bron.onderwerpen.items():
        for gemeente, versies in sorted(bron.gemeenten.items()):
            vakken = periods(versies.waarde, omg.op)
            nu = period_of(vakken, omg.op).versie
            gezien = set()
            for versie in [v for v in versies.waarde.versies if v is nu] + list(reversed(versies.waarde.versies)):
                nummer = (versie.nummer or "").lower()
                if not nummer or nummer in gezien:
                    continue
                gezien.add(nummer)
                eigen = own_period(vakken, versie)
                if versie is nu:
                    adres, wanneer = adres_van(naam, gemeente), _since(eigen.van if eigen else None)
                else:
                    adres = adres_van(naam, gemeente, slug_of(versies.waarde, versie))
                    wanneer = _when(omg, eigen)
                uit.setdefault(nummer, []).append([gemeente, plek[f"onderwerp:{naam}"], adres, wanneer])
    return uit


def _since(dag: Any) -> str:
    return f"Geldt sinds {words(dag)}" if dag else "Geldt nu"


def _when(omg: Omgeving, vak: Any) -> str:
    if vak is None or vak.van is None:
        return "Geldt nog niet"
    if vak.van > omg.op:
        return f"Geldt vanaf {words(vak.van)}"
    return f"Gold tot {words(vak.tot)}" if vak.tot else _since(vak.van)


def _numbers_now(omg: Omgeving, plek: dict[str, int]) -> dict[str, dict[str, str]]:
    uit: dict[str, dict[str, str]] = {}
    for naam, bron in omg.bron.onderwerpen.items():
        nummers = {}
        for gemeente, versies in bron.gemeenten.items():
            nu = period_of(periods(versies.waarde, omg.op), omg.op).versie
            nummers[gemeente] = (nu.nummer or "") if nu else ""
        uit[str(plek[f"onderwerp:{naam}"])] = nummers
    return uit


def _official(omg: Omgeving, plek: dict[str, int]) -> dict[str, list[int]]:
    """Return every official number that a source names, with the pages that name it; a ruling's own page first."""
    uit: dict[str, dict[int, None]] = {}
    for sleutel, nummer in plek.items():
        if sleutel.startswith("uitspraak:"):
            uit.setdefault(sleutel.split(":", 1)[1].lower(), {})[nummer] = None
    for sleutel, tekst in _texts(omg):
        for begin, einde, _ in find_numbers(tekst):
            if sleutel in plek:
                uit.setdefault(tekst[begin:einde].lower(), {})[plek[sleutel]] = None
    return {naam: list(plekken) for naam, plekken in uit.items()}


def _laws(omg: Omgeving, plek: dict[str, int]) -> dict[str, list[int]]:
    """Return every article of a law that a source names, under "BWBR0005416 151d" and under "151d"."""
    uit: dict[str, dict[int, None]] = {}
    for sleutel, tekst in _texts(omg):
        for wet, artikel in laws_in(tekst):
            if sleutel in plek:
                for naam in (f"{wet} {artikel}", artikel):
                    uit.setdefault(naam.lower(), {})[plek[sleutel]] = None
    paginas = {nummer for sleutel, nummer in plek.items() if sleutel.startswith("pagina:")}
    for naam in [naam for naam in uit if " " in naam]:
        # A page that says "13b" is about 13b of the Opiumwet too.
        los = uit.get(naam.split(" ")[1], {})
        uit[naam] |= {nummer: None for nummer in los if nummer in paginas}
    voor = {"pagina": 0, "onderwerp": 1, "begrip": 2}
    soorten = {nummer: sleutel.split(":")[0] for sleutel, nummer in plek.items()}
    return {
        naam: sorted(plekken, key=lambda nummer: (voor.get(soorten[nummer], 3), nummer))[:8]
        for naam, plekken in uit.items()
    }


def _texts(omg: Omgeving) -> Iterator[tuple[str, str]]:
    """Yield (key, text in which a number may stand); for pages only what says what the page is about."""
    for naam, pagina in omg.bron.paginas.items():
        yield f"pagina:{naam}", f"{' '.join(pagina.kop.trefwoorden)} {pagina.kop.titel}"
    for naam, bron in omg.bron.onderwerpen.items():
        for versies in bron.gemeenten.values():
            for v in versies.waarde.versies:
                regeling = omg.bron.regelingen.get(v.regeling or "")
                cvdr = regeling.cvdr if regeling else None
                yield f"onderwerp:{naam}", " ".join(filter(None, [v.staat_voor, v.bron, cvdr, *v.grondslag]))
    for naam, begrip in omg.bron.begrippen.items():
        yield f"begrip:{naam}", f"{begrip.waarde.grondslag or ''} {begrip.waarde.jci or ''}"
    for soort, (_, document) in omg.bron.documenten().items():
        yield f"document:{soort}", " ".join(document.waarde.grondslag)
    for id_, (_, toets) in omg.bron.toetsen().items():
        yield f"toets:{id_}", " | ".join(toets.bronnen)
    for naam, pagina in omg.bron.paginas.items():
        yield f"pagina:{naam}", " ".join(pagina.kop.bronnen)


def _aliases(omg: Omgeving, plek: dict[str, int]) -> dict[str, int]:
    """Return the search words by their stems; words that lead to two pages are a finding."""
    uit: dict[str, int] = {}
    naar: dict[str, str] = {}
    bron = omg.bron.zoekwoorden
    for nummer, rij in enumerate(bron.waarde.zoekwoorden if bron else []):
        doel = omg.register.find(rij.naar, bron.plaats("zoekwoorden", nummer, "naar") if bron else Plaats(""))
        for volg, woorden in enumerate(rij.woorden):
            sleutel = " ".join(stems(woorden))
            if naar.setdefault(sleutel, rij.naar) != rij.naar and bron:
                tekst = f'"{woorden}" wijst al naar {naar[sleutel]}; voor het zoeken zijn dat dezelfde woorden'
                uitweg = "Haal de woorden bij een van de twee weg, of maak ze anders."
                fout = bron.bevinding(("zoekwoorden", nummer, "woorden", volg), tekst, uitweg)
                if fout not in omg.register.bevindingen:
                    omg.register.bevindingen.append(fout)
            if doel and doel.sleutel in plek:
                uit.setdefault(sleutel, plek[doel.sleutel])
    return uit
