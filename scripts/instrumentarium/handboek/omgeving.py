"""What every page maker needs: the sources, the day, the register, and the few sentences that all pages share.

In: sources and a day. Out: pieces of HTML and Markdown. Reads no file, knows no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import attrs

from instrumentarium.bronnen.project import Bron
from instrumentarium.handboek.blad import Blad, naar
from instrumentarium.handboek.bron import Handboekbron
from instrumentarium.handboek.opmaak import bullets, section
from instrumentarium.handboek.register import SOORTEN, Doel, Register
from instrumentarium.handboek.veilig import html
from instrumentarium.handboek.verwijzer import Verwijzer
from instrumentarium.handboek.vindplaats import with_numbers
from instrumentarium.tijd.kalender import words

ALLE = "alle"
MELD = "meld-een-fout/"
DEUR = {"signaal": "Signaal", "besluit": "Besluit", "bericht": "Bericht", "over": "Over dit handboek"}
STATUSWOORD = {"model": "Modeltekst", "ontwerp": "Ontwerp", "vastgesteld": "Vastgesteld"}


@attrs.define(kw_only=True)
class Omgeving:
    """One build: what is shown, on which day, to whom. `achterstallig` collects what had to be looked at again."""

    bron: Handboekbron
    op: date
    register: Register
    verwijzer: Verwijzer
    site_url: str = ""
    meldadres: str = ""
    pdf: bool = False
    index: dict[str, Any] = attrs.field(factory=dict)
    na_te_kijken: list[tuple[date, str, str, str]] = attrs.field(factory=list)
    open_vragen: list[tuple[str, str, str, str]] = attrs.field(factory=list)

    @property
    def publiek(self) -> bool:
        """Tell whether this build is for everyone."""
        return self.register.publiek

    @property
    def gemeenten(self) -> list[str]:
        """Return the municipalities of the project in alphabetical order."""
        return sorted(self.bron.gemeenten)

    def naam(self, gemeente: str) -> str:
        """Return the name of a municipality as it is written."""
        if gemeente == ALLE:
            return "alle gemeenten"
        bekend = self.bron.gemeenten.get(gemeente)
        return bekend.naam if bekend else gemeente.capitalize()

    def gem(self, gemeente: str) -> str:
        """Return the name with its stripe of colour."""
        return f'<span class="gem gem--{html(gemeente)}">{html(self.naam(gemeente))}</span>'

    def adopted(self, bron: Bron[Any], gemeente: str) -> str:
        """Return who adopted a source as it stands now, or ""."""
        vaststellingen = self.bron.vaststellingen.get(gemeente)
        for besluit in vaststellingen.vaststellingen if vaststellingen else ():
            if besluit.bronnen.get(bron.pad) == bron.sha256:
                return f"{besluit.door} van {self.naam(gemeente)}, {words(besluit.datum)}, {besluit.besluit}"
        return ""


def tijd(dag: date) -> str:
    """Return a day in words, with the day for machines."""
    return f'<time datetime="{dag.isoformat()}">{words(dag)}</time>'


def status_zin(status: str, zin: str) -> str:
    """Return the sentence on top of a page; the words say the status, the colour only repeats it."""
    klasse = {"vastgesteld": " status--orde", "ontwerp": " status--aandacht", "aandacht": " status--aandacht"}
    kop = {
        "model": "Dit is modeltekst.",
        "ontwerp": "Dit is een ontwerp.",
        "vastgesteld": "Dit is vastgesteld.",
        "aandacht": "",
        "let-op": "",
    }[status]
    woorden = f"<b>{kop}</b> {zin}" if kop else zin
    return f'\n<div class="status{klasse.get(status, "")}"><p>{woorden}</p></div>\n'


def feiten(rijen: Iterable[tuple[str, str]]) -> str:
    """Return the quiet list of facts beside the text; rows without a value are left out."""
    blokken = "".join(f"<div><dt>{html(naam)}</dt><dd>{waarde}</dd></div>" for naam, waarde in rijen if waarde)
    return f'<dl class="feiten">{blokken}</dl>' if blokken else ""


def kijk_na(
    omg: Omgeving, titel: str, adres: str, rol: str, gezien: date | None, opnieuw: date | None
) -> list[tuple[str, str]]:
    """Return the facts on checking, and remember the page for the list of what must be looked at again."""
    wie = f", {html(rol)}" if rol else ""
    rijen = [("Nagekeken", f"{tijd(gezien)}{wie}" if gezien else "nog niet")]
    if opnieuw:
        omg.na_te_kijken.append((opnieuw, titel, adres, rol))
        laat = (omg.op - opnieuw).days
        merk = f' <b class="telaat">{dagen(laat)} te laat</b>' if laat > 0 else ""
        rijen.append(("Opnieuw kijken vóór", f"{tijd(opnieuw)}{merk}"))
    return rijen


def lijst_na(omg: Omgeving, lijst: str, titel: str, adres: str, rol: str) -> list[tuple[str, str]]:
    """Return the facts on checking for what stands in one list ("begrippen", "bronnen"), which is checked as a whole."""
    kop = omg.bron.lijsten.get(lijst)
    return kijk_na(omg, titel, adres, rol, kop.gezien, kop.opnieuw_voor) if kop else []


def vraag_aan(omg: Omgeving, adres: str, rol: str) -> tuple[str, str]:
    """Return the fact that says whom to ask, with the way to the page on how to reach a role."""
    wie = html(rol[:1].upper() + rol[1:])
    hoe = omg.register.doelen.get("pagina:bijlagen/contact")
    if not wie or hoe is None or hoe.adres == adres or not omg.register.shows(hoe):
        return "Vragen?", wie
    return "Vragen?", f'<a href="{html(naar(adres, hoe.adres))}">{wie}</a>'


def dagen(aantal: int) -> str:
    """Return "1 dag" or "9 dagen"."""
    return f"{aantal} dag{'' if aantal == 1 else 'en'}"


def zijkant(adres: str, rijen: Sequence[tuple[str, str]], *, ook: str = "") -> str:
    """Return what stands at the right of a page: other things to look at, the facts, and how to report a fault."""
    fout = html(naar(adres, MELD)) + "?blad=" + html(adres)
    meld = f'<p><a href="{fout}">Meld een fout</a></p>' if adres != MELD else ""
    return f"{ook}{feiten(rijen)}{meld}"


def bronregels(omg: Omgeving, bronnen: Iterable[str]) -> str:
    """Return the sources of a page as one list of links."""
    uit = []
    for naam in bronnen:
        bron = omg.bron.bronnen.get(naam)
        if bron is None:
            uit.append(_plain_source(naam))
        elif bron.adres and bron.adres.startswith("http"):
            uit.append(f'<a href="{html(bron.adres)}" rel="external noreferrer">{html(bron.titel)}</a>')
        else:
            uit.append(html(bron.titel))
    return "<br>".join(uit)


def _plain_source(naam: str) -> str:
    if naam.startswith(("https://", "http://")):
        return f'<a href="{html(naam)}" rel="external noreferrer">{html(naam.split("//", 1)[1])}</a>'
    return with_numbers(naam)


def gebruikt(omg: Omgeving, sleutel: str, adres: str, titel: str) -> str:
    """Return the section that says what points here; "" when nothing does."""
    groepen: dict[str, list[Doel]] = {}
    for doel in omg.register.used_in(sleutel):
        groepen.setdefault(doel.soort, []).append(doel)
    blokken = [
        f'<div><h3>{SOORTEN[soort]} <span class="aantal">({len(doelen)})</span></h3>'
        f"{bullets((omg.register.link(doel, adres) for doel in doelen), 'lijst')}</div>"
        for soort, doelen in groepen.items()
    ]
    return section(titel, f'<div class="gebruik">{"".join(blokken)}</div>' if blokken else "")


def adressen(omg: Omgeving, van: str, nu: str, versie: str | None = None) -> str:
    """Return the section with the permanent links of a page: what applies, and this version."""
    rijen = _address(omg, van, nu, "Altijd wat nu geldt", "het adres van wat nu geldt")
    if versie:
        rijen += _address(omg, van, versie, "Altijd deze versie", "het adres van deze versie")
    return section("Verwijs naar deze bladzijde", f'<dl class="adressen">{rijen}</dl>')


def _address(omg: Omgeving, van: str, adres: str, kop: str, wat: str) -> str:
    knop = (
        f'<button class="knop knop--licht knop--klein" type="button" hidden data-kopieer="{html(naar(van, adres))}">'
        f'Kopieer<span class="onzichtbaar"> {wat}</span></button>'
    )
    # An address may go on on the next line after a slash, not in the middle of a word.
    woorden = html(omg.site_url + adres).replace("/", "/<wbr>").replace("/<wbr>/<wbr>", "//")
    return f"<div><dt>{kop}</dt><dd><code>{woorden}</code>{knop}</dd></div>"


def list_page(
    adres: str,
    titel: str,
    romp: str,
    zin: str,
    aantal: str,
    *,
    sectie: str = "over",
    publiek: bool = False,
    dag: date | None = None,
) -> Blad:
    """Return a page that lists other pages; such a page stays out of the search in the text."""
    boven = {deur: (naam, f"{deur}/") for deur, naam in DEUR.items()}
    if sectie == "regels" and adres != "regels/":
        boven["regels"] = ("Regels", "regels/")
    rijen = [("Wat is dit?", "Een overzicht"), ("Aantal", aantal), ("Stand van", tijd(dag) if dag else "")]
    return Blad(
        adres=adres,
        titel=titel,
        soort="Overzicht",
        sectie=sectie,
        kruimel=(boven[sectie],) if sectie in boven else (),
        romp=romp,
        publiek=publiek,
        omschrijving=zin,
        zoekbaar=False,
        zij=zijkant(adres, rijen),
    )
