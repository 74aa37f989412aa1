"""The page of a subject of the APV: the municipalities side by side, its text from day to day, where it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import pairwise

from instrumentarium.bronnen.soorten.apv import OnderwerpVersies, Versie
from instrumentarium.handboek.blad import Blad, naar
from instrumentarium.handboek.bron import Onderwerpbron
from instrumentarium.handboek.omgeving import (
    STATUSWOORD,
    Omgeving,
    adressen,
    gebruikt,
    kijk_na,
    status_zin,
    tijd,
    vraag_aan,
    zijkant,
)
from instrumentarium.handboek.opmaak import bullets, lead, section, table
from instrumentarium.handboek.regeltijd import Tijdvak, own_period, period_of, periods, slug_of, words_of
from instrumentarium.handboek.tekst import Tekst
from instrumentarium.handboek.tijdlijn import draw_tijdlijn
from instrumentarium.handboek.veilig import html, veilig
from instrumentarium.handboek.wettekst import artikel, compare, listed, text_of
from instrumentarium.tijd.geldigheid import Reden
from instrumentarium.tijd.kalender import words

MAP = "regels/"
GEEN = {
    Reden.NIET_INGELEZEN: "Niet ingelezen",
    Reden.NOG_NIET_IN_WERKING: "Geldt nog niet",
    Reden.VERVALLEN: "Vervallen",
}


def adres_van(onderwerp: str, gemeente: str = "", versie: str = "") -> str:
    """Return the address of a subject, of what applies in a municipality, or of one version."""
    return MAP + "".join(f"{deel}/" for deel in (onderwerp, gemeente, versie) if deel)


def make_onderwerp(omg: Omgeving, bron: Onderwerpbron) -> Blad:
    """Return the page of one subject with all municipalities side by side."""
    onderwerp = bron.onderwerp.waarde
    adres = adres_van(bron.naam)
    tekst = Tekst(register=omg.register, naam=f"onderwerp:{bron.naam}", adres=adres, pad=bron.onderwerp.pad)
    inleiding, _, rest = onderwerp.toelichting.strip().partition("\n\n")
    kaarten = "".join(_card(omg, bron, gemeente, adres) for gemeente in omg.gemeenten)
    naast = f'<div class="drie" data-pagefind-ignore>{kaarten}</div>\n{_likeness(omg, bron)}'
    delen = [
        lead(tekst.inline(inleiding)) if inleiding else "",
        subject_status(omg, bron),
        section("In de drie gemeenten" if len(omg.gemeenten) == 3 else "Per gemeente", naast),
        section("De tekst", "\n\n".join(_texts(omg, bron, gemeente, adres) for gemeente in omg.gemeenten)),
        section("Wat u moet weten", tekst.to_markdown(rest) if rest.strip() else ""),
        section("Van toen naar straks", draw_tijdlijn(omg, bron)),
        *_changes(omg, bron),
        gebruikt(omg, f"onderwerp:{bron.naam}", adres, "Waar wordt deze regel gebruikt?"),
        section("Wat gaat mee als het nummer wijzigt?", bullets(_touches(bron))),
        section("Alle versies", _all_versions(omg, bron, adres)),
        adressen(omg, adres, adres),
    ]
    return Blad(
        adres=adres,
        titel=onderwerp.titel,
        soort="Regel",
        sectie="regels",
        kruimel=(("Regels", MAP),),
        romp="".join(delen),
        zij=_beside(omg, bron, adres),
        publiek=True,
        status=_subject_state(bron),
        omschrijving=inleiding,
        regel=onderwerp.titel,
    )


def subject_status(omg: Omgeving, bron: Onderwerpbron) -> str:
    """Return the sentence on top: whether anybody adopted these words."""
    vast = {g: omg.adopted(versies, g) for g, versies in bron.gemeenten.items()}
    vast = {gemeente: wie for gemeente, wie in vast.items() if wie}
    echt = {v.status for versies in bron.gemeenten.values() for v in versies.waarde.versies} == {"vastgesteld"}
    if echt or (vast and len(vast) == len(bron.gemeenten)):
        return status_zin("vastgesteld", "Dit is de tekst zoals die in de gemeenten geldt.")
    slot = "U kunt ermee oefenen en vergelijken; een definitieve brief komt er niet mee."
    if not vast:
        return status_zin("model", f"Geen gemeenteraad heeft deze woorden vastgesteld. {slot}")
    namen = " en ".join(omg.naam(gemeente) for gemeente in sorted(vast))
    return status_zin(
        "model", f"Alleen {html(namen)} heeft deze woorden vastgesteld. Voor de andere gemeenten geldt: {slot}"
    )


def _subject_state(bron: Onderwerpbron) -> str:
    standen = {v.status for versies in bron.gemeenten.values() for v in versies.waarde.versies}
    return "vastgesteld" if standen == {"vastgesteld"} else "model"


def windows(vakken: Iterable[tuple[Tijdvak, str]], nu: Tijdvak, klasse: str = "") -> str:
    """Return one block per period; only that of today is shown, a small script shows another on another day."""
    uit = []
    for vak, inhoud in vakken:
        van = f' data-van="{vak.van.isoformat()}"' if vak.van else ""
        tot = f' data-tot="{vak.tot.isoformat()}"' if vak.tot else ""
        uit.append(f'<div class="tijdvak{klasse}"{van}{tot}{"" if vak is nu else " hidden"}>{inhoud}</div>')
    return "".join(uit)


def _card(omg: Omgeving, bron: Onderwerpbron, gemeente: str, adres: str) -> str:
    klasse = f"gemeentekaart gemeentekaart--{html(gemeente)}"
    kop = f'<h3><a href="{html(naar(adres, adres_van(bron.naam, gemeente)))}">{html(omg.naam(gemeente))}</a></h3>'
    versies = bron.gemeenten.get(gemeente)
    if versies is None:
        return f'<article class="{klasse} is-leeg">{kop}{not_entered(omg, gemeente)}</article>'
    vakken = periods(versies.waarde, omg.op)
    nu = period_of(vakken, omg.op)
    inhoud = [(vak, _card_rows(omg, bron, gemeente, vak, vakken, adres)) for vak in vakken]
    leeg = "" if nu.versie else " is-leeg"
    return f'<article class="{klasse}{leeg}" data-tijdvakken>{kop}{windows(inhoud, nu)}</article>'


def _card_rows(
    omg: Omgeving, bron: Onderwerpbron, gemeente: str, vak: Tijdvak, vakken: list[Tijdvak], adres: str
) -> str:
    if vak.versie is None:
        return nothing(omg, gemeente, vak)
    nummer = html(vak.versie.nummer) if vak.versie.nummer else '<span class="onbekend">onbekend</span>'
    versies = bron.gemeenten[gemeente].waarde
    rijen = [
        ("Artikel", f'<span class="groot cijfers">{nummer}</span>{unsure(versies, vak.versie, "nummer")}'),
        ("Geldt sinds", (tijd(vak.van) if vak.van else "onbekend") + unsure(versies, vak.versie, "inwerking")),
        ("Status", STATUSWOORD[vak.versie.status]),
        ("Straks", _later(bron, gemeente, vak, vakken, adres)),
    ]
    return "<dl>" + "".join(f"<div><dt>{kop}</dt><dd>{waarde}</dd></div>" for kop, waarde in rijen) + "</dl>"


def unsure(versies: OnderwerpVersies, versie: Versie, veld: str) -> str:
    """Return the mark for a fact that nobody confirmed, or ""."""
    pad = f"versies.{versies.versies.index(versie)}.{veld}"
    return '<span class="tebev">nog te bevestigen</span>' if pad in versies.te_bevestigen else ""


def _later(bron: Onderwerpbron, gemeente: str, vak: Tijdvak, vakken: list[Tijdvak], adres: str) -> str:
    versies = bron.gemeenten[gemeente].waarde
    if vak.tot is None:
        wacht = [v for v in versies.versies if v.inwerking is None]
        if not wacht:
            return "Geen wijziging bekend"
        doel = naar(adres, adres_van(bron.naam, gemeente, slug_of(versies, wacht[0])))
        return f'<a href="{html(doel)}">Wijziging op komst</a>, dag nog onbekend'
    volgend = vakken[vakken.index(vak) + 1].versie
    if volgend is None:
        return f"Vervalt op {tijd(vak.tot)}"
    doel = naar(adres, adres_van(bron.naam, gemeente, slug_of(versies, volgend)))
    return f'<a href="{html(doel)}">Wijzigt op {tijd(vak.tot)}</a>'


def nothing(omg: Omgeving, gemeente: str, vak: Tijdvak) -> str:
    """Return what to say of a period in which no version applies."""
    if vak.reden is Reden.NIET_INGELEZEN:
        return not_entered(omg, gemeente, "Van deze dag hebben wij de tekst niet.")
    if vak.reden is Reden.VERVALLEN:
        sinds = f" Sinds {tijd(vak.van)} geldt hier geen tekst meer." if vak.van else ""
        return f'<div class="leegvak"><p><b>Vervallen</b></p><p>{sinds}</p></div>'
    tot = f"<p>De eerste tekst begint op {tijd(vak.tot)}.</p>" if vak.tot else ""
    return f'<div class="leegvak"><p><b>Geldt nog niet</b></p>{tot}</div>'


def not_entered(
    omg: Omgeving, gemeente: str, extra: str = "Wij hebben de tekst nog niet in het handboek gezet."
) -> str:
    """Return the words for a text that was not entered: that is not the same as no rule."""
    naam = html(omg.naam(gemeente))
    zoek = "https://lokaleregelgeving.overheid.nl/"
    return (
        f'<div class="leegvak"><p><b>Niet ingelezen</b></p><p>Dat betekent niet dat {naam} geen regel heeft. '
        f"{extra}</p>"
        f'<p><a href="{zoek}" rel="external noreferrer">Zoek in de landelijke verzameling</a></p></div>'
    )


def _likeness(omg: Omgeving, bron: Onderwerpbron) -> str:
    groepen: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for gemeente, versies in sorted(bron.gemeenten.items()):
        nu = period_of(periods(versies.waarde, omg.op), omg.op).versie
        if nu and nu.leden:
            groepen.setdefault(tuple(words_of(nu)), []).append(omg.naam(gemeente))
    namen = [naam for groep in groepen.values() for naam in groep]
    if len(namen) < 2:
        return ""
    if len(groepen) == 1:
        zin = f"{listed(namen)} gebruiken vandaag dezelfde woorden."
    elif len(groepen) == len(namen):
        zin = f"{listed(namen)} gebruiken vandaag elk andere woorden."
    else:
        gelijk = max(groepen.values(), key=len)
        anders = [naam for naam in namen if naam not in gelijk]
        wijkt = "wijkt" if len(anders) == 1 else "wijken"
        zin = f"{listed(gelijk)} gebruiken vandaag dezelfde woorden. {listed(anders)} {wijkt} af."
    link = ' <a href="verschillen/">Bekijk de verschillen</a>' if len(groepen) > 1 else ""
    return f'\n<p class="klein stil alleen-vandaag">{html(zin)}{link}</p>\n'


def _texts(omg: Omgeving, bron: Onderwerpbron, gemeente: str, adres: str) -> str:
    versies = bron.gemeenten.get(gemeente)
    kop = f"<summary>{omg.gem(gemeente)}</summary>"
    if versies is None:
        inhoud = not_entered(omg, gemeente)
    else:
        vakken = periods(versies.waarde, omg.op)
        nu = period_of(vakken, omg.op)
        inhoud = windows([(vak, text_block(omg, gemeente, vak, adres)) for vak in vakken], nu)
    return (
        f'\n<details class="tekstvak" open data-gemeente="{html(gemeente)}" data-tijdvakken data-pagefind-ignore>'
        f"{kop}{inhoud}</details>\n"
    )


def text_block(omg: Omgeving, gemeente: str, vak: Tijdvak, adres: str, anker: str = "") -> str:
    """Return the text of one period in its frame, with the regulation and the days above it."""
    if vak.versie is None:
        return nothing(omg, gemeente, vak)
    versie = vak.versie
    kop = f"<h3>{html(artikel(versie))} {html(versie.opschrift)}</h3>"
    tekst = text_of(versie, anker, linker(omg, gemeente, versie, vak, adres))
    return f'<article class="tekst">{kop}<p>{origin(omg, gemeente, versie, vak)}</p>{tekst}</article>'


def linker(omg: Omgeving, gemeente: str, versie: Versie, vak: Tijdvak | None, adres: str) -> Callable[[str], str]:
    """Return what puts links in the words of a version, as they are meant in its own time."""
    dag = omg.op
    if vak and vak.tot and vak.tot <= omg.op:
        dag = vak.tot - timedelta(days=1)
    elif vak and vak.van and vak.van > omg.op:
        dag = vak.van
    return omg.verwijzer.words(gemeente, versie, dag, lambda naam: naar(adres, adres_van(naam, gemeente)))


def origin(omg: Omgeving, gemeente: str, versie: Versie, vak: Tijdvak | None) -> str:
    """Return "APV Hillegom 2016, versie van 1 januari 2019. Geldt vandaag."."""
    regeling = omg.bron.regelingen.get(versie.regeling or "")
    titel = html(regeling.citeertitel or regeling.titel) if regeling else f"APV {html(omg.naam(gemeente))}"
    van = f"versie van {tijd(versie.inwerking)}" if versie.inwerking else "versie zonder vaste begindag"
    return f"{titel}, {van}. {holds(omg, versie, vak)}"


def holds(omg: Omgeving, versie: Versie, vak: Tijdvak | None) -> str:
    """Return whether a version applies today, in one sentence."""
    if versie.status == "ontwerp":
        return "Dit is een ontwerp en geldt niet."
    if versie.inwerking is None:
        return f"Geldt nog niet{': ' + html(versie.voorwaarde) if versie.voorwaarde else ''}."
    if vak is None or vak.van is None:
        bekend = versie.bekend is None or versie.bekend > omg.op
        return "Nog niet bekendgemaakt." if bekend else "Heeft nooit gegolden: een andere versie ging voor."
    if vak.van > omg.op:
        return f"Geldt vanaf {tijd(vak.van)}."
    if vak.tot and vak.tot <= omg.op:
        return f"Gold tot {tijd(vak.tot)}."
    return f"Geldt vandaag, tot {tijd(vak.tot)}." if vak.tot else "Geldt vandaag."


def _changes(omg: Omgeving, bron: Onderwerpbron) -> list[str]:
    """Return a section for every coming change: was and wordt."""
    uit = []
    for gemeente, versies in sorted(bron.gemeenten.items()):
        vakken = periods(versies.waarde, omg.op)
        for vorig, vak in pairwise(vakken):
            if vak.van and vak.van > omg.op and vorig.versie and vak.versie:
                dag = words(vak.van)
                tabel = compare(vorig.versie, vak.versie, f"Was, tot {dag}", f"Wordt, vanaf {dag}")
                uit.append(section(f"Wat verandert er in {omg.naam(gemeente)} op {dag}?", tabel))
    return uit


def _touches(bron: Onderwerpbron) -> Iterator[str]:
    for rij in bron.onderwerp.waarde.raakt:
        wie = f' <span class="stil">({html(rij.eigenaar)})</span>' if rij.eigenaar else ""
        yield f"<b>{html(rij.wat.capitalize())}</b>: {html(rij.omschrijving)}{wie}"


def _all_versions(omg: Omgeving, bron: Onderwerpbron, adres: str) -> str:
    rijen = [
        (omg.gem(gemeente), *rij)
        for gemeente in sorted(bron.gemeenten)
        for rij in version_rows(omg, bron, gemeente, adres)
    ]
    return table("Alle versies", ("Gemeente", "Vanaf", "Artikel", "Stand vandaag"), rijen)


def version_rows(omg: Omgeving, bron: Onderwerpbron, gemeente: str, adres: str) -> Iterator[tuple[str, str, str]]:
    """Yield of every version its first day with a link, its number, and whether it applies today."""
    versies = bron.gemeenten[gemeente].waarde
    vakken = periods(versies, omg.op)
    for versie in versies.versies:
        doel = html(naar(adres, adres_van(bron.naam, gemeente, slug_of(versies, versie))))
        begin = tijd(versie.inwerking) if versie.inwerking else "dag nog onbekend"
        stand = holds(omg, versie, own_period(vakken, versie))
        yield f'<a href="{doel}">{begin}</a>', html(versie.nummer or "nummer onbekend"), stand


def _beside(omg: Omgeving, bron: Onderwerpbron, adres: str) -> str:
    rijen: list[tuple[str, str]] = [("Wat is dit?", "Een onderwerp van de APV")]
    titel = bron.onderwerp.waarde.titel
    eerste = next((b.waarde for _, b in sorted(bron.gemeenten.items()) if b.waarde.gezien), None)
    rijen.append(("Stand van", tijd(omg.op)))
    if eerste:
        rijen += kijk_na(omg, titel, adres, "jurist openbare orde", eerste.gezien, eerste.opnieuw_voor)
    rijen.append(("Trefwoorden", veilig(", ".join(bron.onderwerp.waarde.trefwoorden))))
    rijen.append(vraag_aan(omg, adres, "Jurist openbare orde"))
    feed = html(naar(adres, f"feeds/onderwerp/{bron.naam}.xml"))
    rijen.append(("Op de hoogte blijven", f'<a href="{feed}">Feed van dit onderwerp</a>'))
    return zijkant(adres, rijen)
