"""Looks at what only shows when all sources are together: two pages at one address, a municipality nobody knows.

In: the sources, and the pages made from them. Out: findings with their place, in the register. Changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from instrumentarium.fouten import Bevinding, Plaats, bedoelde_u
from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.bladen.paginas import GEEN_BLAD, adres_van
from instrumentarium.handboek.bron import Handboekbron, Paginabron
from instrumentarium.handboek.omgeving import ALLE, Omgeving
from instrumentarium.handboek.register import slug

_KOP = re.compile(r"^#{2,4} (.+)$", re.MULTILINE)
_ANKER = re.compile(r"\]\(#(?P<naam>[\w-]+)\)")


def check_sources(bron: Handboekbron) -> Iterator[Bevinding]:
    """Yield what is wrong with pages and terms beside each other."""
    for pagina in bron.paginas.values():
        yield from _page(bron, pagina)
    yield from _terms(bron)


def check_pages(omg: Omgeving, bladen: Sequence[Blad]) -> Iterator[Bevinding]:
    """Yield the hand-written pages that another page would take the place of, and links to a heading that is not there."""
    gemaakt = {blad.adres: blad for blad in reversed(bladen)}
    dubbel = {blad.adres for blad in bladen if gemaakt[blad.adres] is not blad}
    for pagina in omg.bron.paginas.values():
        adres = adres_van(pagina.naam)
        if adres in dubbel and pagina.naam not in GEEN_BLAD:
            uitweg = "Geef dit bestand een andere naam."
            yield Bevinding(Plaats(pagina.pad), f'het adres "{adres}" is al van een andere bladzijde', uitweg)
        if adres in gemaakt:
            yield from _anchors(pagina, gemaakt[adres])


def _page(bron: Handboekbron, pagina: Paginabron) -> Iterator[Bevinding]:
    delen = pagina.naam.split("/")
    if any(deel != slug(deel) for deel in delen):
        naam = "/".join(slug(deel) for deel in delen)
        uitweg = f'Gebruik kleine letters, cijfers en streepjes, zoals "{PurePosixPath(naam).name}.md".'
        yield Bevinding(Plaats(pagina.pad), "van deze bestandsnaam kan geen adres worden gemaakt", uitweg)
    if pagina.kop.gemeente not in (ALLE, *bron.gemeenten):
        tekst = f'"{pagina.kop.gemeente}" is geen gemeente van dit handboek'
        uitweg = bedoelde_u(pagina.kop.gemeente, (ALLE, *bron.gemeenten))
        yield Bevinding(pagina.plaats("gemeente"), tekst, uitweg)


def _terms(bron: Handboekbron) -> Iterator[Bevinding]:
    """Yield terms and other names that the reader cannot tell apart: they would share one page."""
    van: dict[str, str] = {}
    lijst = [(begrip, begrip.term) for begrip in (b.waarde for b in bron.begrippen.values())]
    lijst += [(begrip, naam) for begrip, _ in list(lijst) for naam in begrip.synoniemen]
    for begrip, naam in lijst:
        eerder = van.setdefault(slug(naam), begrip.term)
        if eerder != begrip.term:
            plek = [b.waarde.term for b in bron.begrippen.values()].index(begrip.term)
            veld = ("term",) if naam == begrip.term else ("synoniemen", begrip.synoniemen.index(naam))
            tekst = f'"{naam}" hoort al bij het begrip "{eerder}"'
            uitweg = "Een woord heeft één uitleg: haal het bij een van de twee weg."
            yield bron.begrippen[begrip.term].bevinding(("begrippen", plek, *veld), tekst, uitweg)


def _anchors(pagina: Paginabron, blad: Blad) -> Iterator[Bevinding]:
    koppen = set(anchors(_KOP.findall(re.sub(r"<[^>]+>", "", blad.romp))))
    for nummer, regel in enumerate(pagina.tekst.split("\n")):
        for anker in _ANKER.finditer(regel):
            if anker["naam"] not in koppen:
                tekst = f'op deze bladzijde is geen kop "#{anker["naam"]}"'
                yield Bevinding(Plaats(pagina.pad, pagina.regel + nummer, 1), tekst, bedoelde_u(anker["naam"], koppen))


def anchors(koppen: Iterable[str]) -> Iterator[str]:
    """Yield the ids that the builder gives to headings (their entities read back), a number behind one that came before."""
    gezien: set[str] = set()
    for kop in koppen:
        kaal = re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), kop)
        plat = unicodedata.normalize("NFKD", kaal).encode("ascii", "ignore").decode()
        naam = basis = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plat).strip().lower())
        volg = 0
        while naam in gezien:
            volg += 1
            naam = f"{basis}_{volg}"
        gezien.add(naam)
        yield naam
