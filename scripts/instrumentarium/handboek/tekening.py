"""Draws a route, a barrier model or a decision tree from its data: an SVG for a wide screen, a list for a phone.

In: `tekening/1`. Out: one figure with real text, a title and a description. Knows no coordinates of one drawing.
"""

from __future__ import annotations

from collections.abc import Callable

from instrumentarium.bronnen.soorten.pagina import Tekening
from instrumentarium.fouten import Bevinding, Plaats, bedoelde_u
from instrumentarium.handboek.blad import naar
from instrumentarium.handboek.omgeving import Omgeving
from instrumentarium.handboek.route import BREED as ROUTEBREED
from instrumentarium.handboek.route import draw_route, wrap
from instrumentarium.handboek.veilig import html

BREED = 736
WIJD = "tekening--wijd"
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
    stappen = [stap.id for stap in tekening.stappen]
    for veld in ("van", "naar") if tekening.zijpad else ():
        stap = getattr(tekening.zijpad, veld)
        if stap not in stappen:
            fout = bron.bevinding(
                ("zijpad", veld), f'"{stap}" is geen stap van deze tekening', bedoelde_u(stap, stappen)
            )
            omg.register.bevindingen.append(fout)
    paginas = [*(s.pagina for s in tekening.stappen), *(u.pagina for u in tekening.uitkomsten)]
    for pagina in paginas:
        if pagina and omg.register.find(f"pagina:{pagina}", bron.plaats()):
            omg.register.refer(van, f"pagina:{pagina}")
    hoog, inhoud = _MAKERS[tekening.soort](tekening, _links(omg, tekening, adres))
    wijd = tekening.soort in ("route", "tijdlijn") and len(tekening.stappen) > 4
    naam = html(tekening.naam)
    kop = (
        f'<title id="{naam}-t">{html(tekening.titel)}</title><desc id="{naam}-d">{html(tekening.beschrijving)}</desc>'
        + PIJLPUNT.format(naam=naam)
    )
    return (
        f'<figure class="tekening tekening--{tekening.soort}{f" {WIJD}" if wijd else ""}">'
        f'<svg viewBox="0 0 {ROUTEBREED if tekening.soort in ("route", "tijdlijn") else BREED} {hoog}" role="group" '
        f'aria-labelledby="{naam}-t {naam}-d">{kop}{inhoud}</svg>{_as_list(omg, tekening, adres)}</figure>'
    )


def _barriers(tekening: Tekening, links: list[str]) -> tuple[float, str]:
    """Return the steps from top to bottom, each with the barrier as a gate across the way."""
    y, uit = 8, []
    for nummer, stap in enumerate(tekening.stappen, 1):
        drempel, wie = wrap(stap.barriere or stap.tekst or "", 50)[:3], wrap(stap.wie or "", 24)[:2]
        hoog = max(64, 40 + 22 * max(len(drempel) - 1, len(wie)))
        midden = y + hoog / 2
        vak = (
            f'<rect class="vak" x="0" y="{y}" width="224" height="{hoog}" rx="4"/>'
            f'<text class="stil" x="14" y="{y + 27}">{nummer}</text>'
            f'<text class="vet" x="34" y="{y + 27}">{html(stap.titel)}</text>'
        )
        vak += "".join(f'<text class="stil" x="34" y="{y + 49 + 21 * i}">{html(r)}</text>' for i, r in enumerate(wie))
        uit += [
            f'<a href="{html(links[nummer - 1])}">{vak}</a>' if links[nummer - 1] else vak,
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


def _tree(tekening: Tekening, _: list[str]) -> tuple[float, str]:
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


_MAKERS: dict[str, Callable[[Tekening, list[str]], tuple[float, str]]] = {
    "route": draw_route, "tijdlijn": draw_route, "barriere": _barriers, "beslisboom": _tree,
}  # fmt: skip


def _links(omg: Omgeving, tekening: Tekening, adres: str) -> list[str]:
    """Return for every step the link to its page; "" when it has none, or none in this build."""
    doelen = [omg.register.doelen.get(f"pagina:{stap.pagina}") for stap in tekening.stappen]
    return [
        naar(adres, doel.adres) if doel and doel.adres != adres and omg.register.shows(doel) else "" for doel in doelen
    ]


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
        titel = _title(omg, blok.titel, blok.pagina, adres) if blok.titel else ""
        return f"<strong>{titel}.</strong> {html(blok.tekst)}" if titel else html(blok.tekst)

    rijen = "".join(
        f"<li><b>{html(v.vraag)}</b><p>Ja: {antwoord(v.ja)}</p><p>Nee: {antwoord(v.nee)}</p></li>"
        for v in tekening.vragen
    )
    return f'<ol class="alslijst alslijst--genummerd">{rijen}</ol>'


def _title(omg: Omgeving, titel: str, pagina: str | None, adres: str) -> str:
    doel = omg.register.doelen.get(f"pagina:{pagina}") if pagina else None
    return omg.register.link(doel, adres, titel) if doel and doel.adres != adres else html(titel)
