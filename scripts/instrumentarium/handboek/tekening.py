"""Draws a route, a barrier model or a decision tree from its data: an SVG for a wide screen, a list for a phone.

In: `tekening/1`. Out: one figure with real text, a title and a description. Knows no coordinates of one drawing.
"""

from __future__ import annotations

import re

import attrs

from instrumentarium.bronnen.soorten.pagina import Stap, Tekening
from instrumentarium.fouten import Bevinding, Plaats, bedoelde_u
from instrumentarium.handboek.omgeving import Omgeving
from instrumentarium.handboek.veilig import html

BREED = 736
TUSSEN, OMLAAG, VAK = 24, 56, 118  # of a route: between boxes, between rows, height of a box
PIJLPUNT = (
    '<defs><marker id="{naam}-punt" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" '
    'markerUnits="userSpaceOnUse" orient="auto-start-reverse">'
    '<path d="M1 1 9 5 1 9" fill="none" stroke="context-stroke" stroke-width="1.5"/></marker></defs>'
)


def draw(omg: Omgeving, naam: str, adres: str, plek: str, van: str) -> str:
    """Return the figure of a drawing; a name that does not exist is a finding at `plek` ("pad:regel")."""
    bron = omg.bron.tekeningen.get(naam)
    pad, _, regel = plek.rpartition(":")
    if bron is None:
        tekst = f'de tekening "{naam}" staat niet in content/tekeningen/'
        omg.register.bevindingen.append(
            Bevinding(Plaats(pad, int(regel), 1), tekst, bedoelde_u(naam, omg.bron.tekeningen))
        )
        return ""
    tekening = bron.waarde
    paginas = [*(s.pagina for s in tekening.stappen), *(u.pagina for u in tekening.uitkomsten)]
    for pagina in paginas:
        if pagina and omg.register.find(f"pagina:{pagina}", bron.plaats()):
            omg.register.refer(van, f"pagina:{pagina}")
    maker = {"route": _route, "barriere": _barriers, "beslisboom": _tree, "tijdlijn": _route}[tekening.soort]
    hoog, inhoud = maker(tekening)
    naam = html(tekening.naam)
    kop = (
        f'<title id="{naam}-t">{html(tekening.titel)}</title><desc id="{naam}-d">{html(tekening.beschrijving)}</desc>'
        + PIJLPUNT.format(naam=naam)
    )
    return (
        f'<figure class="tekening tekening--{tekening.soort}"><svg viewBox="0 0 {BREED} {hoog}" role="img" '
        f'aria-labelledby="{naam}-t {naam}-d">{kop}{inhoud}</svg>{_as_list(omg, tekening, adres)}</figure>'
    )


def _route(tekening: Tekening) -> tuple[float, str]:
    """Return a route as two rows of boxes: there along the top, back along the bottom, and home to the first."""
    stappen = tekening.stappen
    per_rij = -(-len(stappen) // 2) if len(stappen) > 4 else len(stappen)
    rooster = _Rooster(html(tekening.naam), per_rij, round((BREED - TUSSEN * (per_rij - 1)) / per_rij, 1))
    uit = []
    for nummer, stap in enumerate(stappen):
        uit.append(_box(rooster, nummer, stap, geel=nummer in (0, len(stappen) - 1)))
        if nummer + 1 < len(stappen):
            uit.append(_arrow(rooster, nummer))
    rijen = -(-len(stappen) // per_rij)
    if rijen == 2 and len(stappen) % per_rij:
        uit.append(_home(rooster, len(stappen) - 1))
    return 16 + rijen * VAK + (rijen - 1) * OMLAAG, "".join(uit)


@attrs.frozen
class _Rooster:
    """Where the boxes of a route stand: from left to right, and in the second row back."""

    naam: str
    per_rij: int
    breed: float

    def plek(self, nummer: int) -> tuple[int, int, float, float]:
        """Return row, place in the row, x and y of a box."""
        rij, plek = divmod(nummer, self.per_rij)
        kolom = plek if rij == 0 else self.per_rij - 1 - plek
        return rij, plek, round(kolom * (self.breed + TUSSEN), 1), 8 + rij * (VAK + OMLAAG)

    @property
    def punt(self) -> str:
        """Return the head of an arrow."""
        return f'marker-end="url(#{self.naam}-punt)"'


def _arrow(rooster: _Rooster, nummer: int) -> str:
    rij, plek, x, y = rooster.plek(nummer)
    if plek == rooster.per_rij - 1:
        begin = f"M{round(x + rooster.breed / 2, 1)} {y + VAK}v{OMLAAG - 3}"
    elif rij == 0:
        begin = f"M{round(x + rooster.breed, 1)} {y + VAK / 2}h{TUSSEN - 3}"
    else:
        begin = f"M{x} {y + VAK / 2}h-{TUSSEN - 3}"
    return f'<path class="pijl" d="{begin}" {rooster.punt}/>'


def _home(rooster: _Rooster, laatste: int) -> str:
    _, _, x, y = rooster.plek(laatste)
    midden, hoogte = round(rooster.breed / 2, 1), y + VAK / 2
    return (
        f'<path class="pijl pijl--zij" d="M{x} {hoogte}H{midden + 8}a8 8 0 0 1-8-8V{8 + VAK + 3}" {rooster.punt}/>'
        f'<text class="stil" x="{midden + 16}" y="{hoogte - 12}">u hoort het</text>'
    )


def _box(rooster: _Rooster, nummer: int, stap: Stap, *, geel: bool) -> str:
    _, _, x, y = rooster.plek(nummer)
    cijfer = (
        f'<circle class="schijf schijf--u" cx="{x + 26}" cy="{y + 25}" r="13"/>'
        f'<text class="opgeel" x="{x + 26}" y="{y + 30.5}" text-anchor="middle">{nummer + 1}</text>'
        if geel
        else f'<text class="stil" x="{x + 14}" y="{y + 30}">{nummer + 1}</text>'
    )
    wie = "".join(
        f'<text class="stil" x="{x + 14}" y="{y + 81 + 21 * i}">{html(regel)}</text>'
        for i, regel in enumerate(wrap(stap.wie or "", int(rooster.breed / 7.6))[:2])
    )
    return (
        f'<rect class="vak" x="{x}" y="{y}" width="{rooster.breed}" height="{VAK}" rx="4"/>{cijfer}'
        f'<text class="vet" x="{x + 14}" y="{y + 58}">{html(stap.titel)}</text>{wie}'
    )


def _barriers(tekening: Tekening) -> tuple[float, str]:
    """Return the steps from top to bottom, each with the barrier as a gate across the way."""
    y, uit = 8, []
    for nummer, stap in enumerate(tekening.stappen, 1):
        drempel, wie = wrap(stap.barriere or stap.tekst or "", 50)[:3], wrap(stap.wie or "", 24)[:2]
        hoog = max(64, 40 + 22 * max(len(drempel) - 1, len(wie)))
        midden = y + hoog / 2
        uit += [
            f'<rect class="vak" x="0" y="{y}" width="224" height="{hoog}" rx="4"/>',
            f'<text class="stil" x="14" y="{y + 27}">{nummer}</text>',
            f'<text class="vet" x="34" y="{y + 27}">{html(stap.titel)}</text>',
            *(f'<text class="stil" x="34" y="{y + 49 + 21 * i}">{html(regel)}</text>' for i, regel in enumerate(wie)),
            f'<path class="pijl" d="M224 {midden}H290"/>',
            f'<path class="hek" d="M296 {y + 6}V{y + hoog - 6}M310 {y + 6}V{y + hoog - 6}"/>',
            f'<path class="hek" d="M288 {y + 18}H318M288 {y + hoog - 18}H318"/>',
        ]
        top = midden - 11 * (len(drempel) - 1) + 5
        uit += [f'<text x="338" y="{top + 22 * i}">{html(regel)}</text>' for i, regel in enumerate(drempel)]
        if nummer < len(tekening.stappen):
            uit.append(f'<path class="pijl" d="M112 {y + hoog}v19" marker-end="url(#{html(tekening.naam)}-punt)"/>')
        y += hoog + 22
    return y - 8, "".join(uit)


def _tree(tekening: Tekening) -> tuple[float, str]:
    """Return a decision tree: questions down the left, the answer that leaves the line at the right."""
    uitkomst = {u.id: u for u in tekening.uitkomsten}
    y, uit = 8, []
    for nummer, vraag in enumerate(tekening.vragen, 1):
        regels = wrap(vraag.vraag, 46)[:3]
        hoog = 34 + 22 * len(regels)
        uit.append(f'<rect class="vak" x="0" y="{y}" width="400" height="{hoog}" rx="4"/>')
        uit.append(f'<text class="stil" x="14" y="{y + 32}">{nummer}</text>')
        uit += [f'<text class="vet" x="38" y="{y + 32 + 22 * i}">{html(r)}</text>' for i, r in enumerate(regels)]
        zij, recht = ("ja", "nee") if vraag.ja in uitkomst else ("nee", "ja")
        blok = uitkomst.get(getattr(vraag, zij))
        if blok:
            midden = y + hoog / 2
            uit.append(
                f'<path class="pijl" d="M400 {midden}H490" marker-end="url(#{html(tekening.naam)}-punt)"/>'
                f'<g class="gedekt"><text x="436" y="{midden + 5}" text-anchor="middle">{zij}</text></g>'
                f'<rect class="vak vak--uit" x="492" y="{midden - 24}" width="244" height="48" rx="4"/>'
                f'<text class="vet" x="508" y="{midden + 5.5}">{html(blok.titel or blok.tekst[:26])}</text>'
            )
        volgende = getattr(vraag, recht)
        eind = f'marker-end="url(#{html(tekening.naam)}-punt)"'
        uit.append(f'<path class="pijl" d="M40 {y + hoog}v31" {eind}/><text x="52" y="{y + hoog + 21}">{recht}</text>')
        y += hoog + 34
        if volgende in uitkomst and nummer == len(tekening.vragen):
            blok = uitkomst[volgende]
            uit.append(
                f'<rect class="vak vak--uit" x="0" y="{y}" width="400" height="48" rx="4"/>'
                f'<text class="vet" x="16" y="{y + 29.5}">{html(blok.titel or blok.tekst[:40])}</text>'
            )
            y += 56
    return y + 4, "".join(uit)


def _as_list(omg: Omgeving, tekening: Tekening, adres: str) -> str:
    if tekening.soort == "beslisboom":
        return _questions(omg, tekening, adres)
    rijen = []
    for stap in tekening.stappen:
        tekst = f"<p>{html(stap.barriere or stap.tekst or '')}</p>"
        wie = f'<p class="wiedoet">{html(stap.wie)}</p>' if stap.wie else ""
        rijen.append(f"<li><b>{_title(omg, stap.titel, stap.pagina, adres)}</b>{tekst}{wie}</li>")
    return f'<ol class="alslijst alslijst--genummerd">{"".join(rijen)}</ol>'


def _questions(omg: Omgeving, tekening: Tekening, adres: str) -> str:
    uitkomst = {u.id: u for u in tekening.uitkomsten}
    nummers = {v.id: i for i, v in enumerate(tekening.vragen, 1)}

    def antwoord(id_: str) -> str:
        if id_ in nummers:
            return f"ga naar vraag {nummers[id_]}"
        blok = uitkomst.get(id_)
        if blok is None:
            return html(id_)
        return f"<b>{_title(omg, blok.titel or blok.tekst, blok.pagina, adres)}</b>. {html(blok.tekst)}"

    rijen = "".join(
        f"<li><b>{html(v.vraag)}</b><p>Ja: {antwoord(v.ja)}</p><p>Nee: {antwoord(v.nee)}</p></li>"
        for v in tekening.vragen
    )
    return f'<ol class="alslijst alslijst--genummerd">{rijen}</ol>'


def _title(omg: Omgeving, titel: str, pagina: str | None, adres: str) -> str:
    doel = omg.register.doelen.get(f"pagina:{pagina}") if pagina else None
    return omg.register.link(doel, adres, titel) if doel else html(titel)


def wrap(tekst: str, breed: int) -> list[str]:
    """Return the text in lines of at most so many characters, broken between words."""
    regels: list[str] = []
    for woord in re.split(r"\s+", tekst.strip()):
        if regels and len(regels[-1]) + len(woord) < breed:
            regels[-1] += f" {woord}"
        elif woord:
            regels.append(woord)
    return regels
