"""The pages of one subject in one municipality: what applies (a permanent address), and every version (another)."""

from __future__ import annotations

from itertools import pairwise

from attrs import evolve

from instrumentarium.bronnen.soorten.apv import OnderwerpVersies, Versie
from instrumentarium.handboek.blad import Blad, naar
from instrumentarium.handboek.bladen.regels import (
    MAP,
    adres_van,
    holds,
    linker,
    not_entered,
    origin,
    text_block,
    unsure,
    version_rows,
    windows,
)
from instrumentarium.handboek.bron import Onderwerpbron
from instrumentarium.handboek.omgeving import (
    STATUSWOORD,
    Omgeving,
    adressen,
    kijk_na,
    status_zin,
    tijd,
    vraag_aan,
    zijkant,
)
from instrumentarium.handboek.opmaak import bullets, link, section, table
from instrumentarium.handboek.regeltijd import Tijdvak, own_period, period_of, periods, slug_of
from instrumentarium.handboek.veilig import html, veilig
from instrumentarium.handboek.vindplaats import address_of, name_of_jci, outside, with_numbers
from instrumentarium.handboek.wettekst import artikel, compare, text_of
from instrumentarium.tijd.kalender import words

EERDER = "Eerdere en latere versies"


def make_gemeente(omg: Omgeving, bron: Onderwerpbron, gemeente: str) -> Blad:
    """Return the page that always says what applies in one municipality; also when nothing was entered."""
    adres = adres_van(bron.naam, gemeente)
    titel = f"{bron.onderwerp.waarde.titel} in {omg.naam(gemeente)}"
    versies = bron.gemeenten.get(gemeente)
    if versies is None:
        return _page(omg, bron, gemeente, adres, titel, _missing(omg, bron, gemeente, adres), None)
    vakken = periods(versies.waarde, omg.op)
    nu = period_of(vakken, omg.op)
    teksten = [(vak, text_block(omg, gemeente, vak, adres, "lid-" if vak is nu else "")) for vak in vakken]
    koppen = ("Vanaf", "Artikel", "Stand vandaag")
    romp = [
        _status(omg, bron, gemeente, nu.versie),
        section("De tekst", f"<div data-tijdvakken>{windows(teksten, nu)}</div>"),
        _own_changes(omg, vakken),
        section(EERDER, table(EERDER, koppen, version_rows(omg, bron, gemeente, adres))),
        adressen(omg, adres, adres, _version_address(bron, gemeente, nu)),
    ]
    return _page(omg, bron, gemeente, adres, titel, "".join(romp), nu.versie)


def make_versie(omg: Omgeving, bron: Onderwerpbron, gemeente: str, versie: Versie) -> Blad:
    """Return the page of one version; its address and its words never change."""
    versies = bron.gemeenten[gemeente].waarde
    vakken = periods(versies, omg.op)
    eigen = own_period(vakken, versie)
    adres = adres_van(bron.naam, gemeente, slug_of(versies, versie))
    begin = f"versie van {words(versie.inwerking)}" if versie.inwerking else "nog zonder begindag"
    titel = f"{bron.onderwerp.waarde.titel} in {omg.naam(gemeente)}, {begin}"
    kop = f"{artikel(versie)} {versie.opschrift}"
    tekst = text_of(versie, "lid-", linker(omg, gemeente, versie, eigen, adres))
    blok = f'<article class="tekst" aria-label="{html(kop)}"><p>{origin(omg, gemeente, versie, eigen)}</p>{tekst}</article>'
    romp = [
        _version_status(omg, bron, gemeente, versie, eigen),
        section(kop, blok),
        section("Over deze versie", veilig(versie.toelichting)),
        section("Wat veranderde er met deze versie?", _before(versies.versies, versie)),
        adressen(omg, adres, adres_van(bron.naam, gemeente), adres),
    ]
    blad = _page(omg, bron, gemeente, adres, titel, "".join(romp), versie)
    kruimel = (*blad.kruimel, (omg.naam(gemeente), adres_van(bron.naam, gemeente)))
    return evolve(blad, zoekbaar=False, soort="Versie", kruimel=kruimel, kort=begin[0].upper() + begin[1:])


def _missing(omg: Omgeving, bron: Onderwerpbron, gemeente: str, adres: str) -> str:
    """Return the page of a text that was not entered: that this is no "no rule", and where the reader can go on."""
    naam, titel = omg.naam(gemeente), bron.onderwerp.waarde.titel
    inlezen = omg.register.doelen.get("pagina:handleiding/wijziging-lezen")
    zin = f"Hebt u de tekst van {naam}? Vraag de jurist openbare orde om haar in te lezen."
    hoe = f" Zo gaat dat: {omg.register.link(inlezen, adres)}." if inlezen and omg.register.shows(inlezen) else ""
    elders = bullets(link(adres, adres_van(bron.naam, g), f"{titel} in {omg.naam(g)}") for g in sorted(bron.gemeenten))
    return "".join(
        (
            f"\n{not_entered(omg, gemeente)}\n",
            section("Wat kunt u nu doen?", f"<p>{html(zin)}{hoe}</p>"),
            section("In de andere gemeenten", elders),
            adressen(omg, adres, adres),
        )
    )


def _page(
    omg: Omgeving, bron: Onderwerpbron, gemeente: str, adres: str, titel: str, romp: str, versie: Versie | None
) -> Blad:
    return Blad(
        adres=adres,
        titel=titel,
        soort="Regel",
        sectie="regels",
        kruimel=(("Regels", MAP), (bron.onderwerp.waarde.titel, adres_van(bron.naam))),
        romp=romp,
        zij=_beside(omg, bron, gemeente, adres, versie),
        publiek=True,
        gemeente=gemeente,
        status=versie.status if versie else "model",
        omschrijving=titel,
        kort=omg.naam(gemeente),
        regel=versie.nummer or "" if versie else "",
    )


def _status(omg: Omgeving, bron: Onderwerpbron, gemeente: str, versie: Versie | None) -> str:
    if versie is None:
        return ""
    wie = omg.adopted(bron.gemeenten[gemeente], gemeente)
    if versie.status == "vastgesteld" or wie:
        return status_zin("vastgesteld", html(f"Vastgesteld door {wie}.") if wie else "Zo staat het in de verordening.")
    return status_zin(
        "model",
        f"De gemeenteraad van {html(omg.naam(gemeente))} heeft deze woorden niet vastgesteld. "
        "U kunt ermee oefenen en vergelijken; een definitieve brief komt er niet mee.",
    )


def _version_status(omg: Omgeving, bron: Onderwerpbron, gemeente: str, versie: Versie, eigen: Tijdvak | None) -> str:
    nu = html(naar(adres_van(bron.naam, gemeente, "x"), adres_van(bron.naam, gemeente)))
    geldt = holds(omg, versie, eigen)
    rest = "" if geldt.startswith("Geldt vandaag") else f' <a href="{nu}">Lees wat nu geldt</a>.'
    wie = omg.adopted(bron.gemeenten[gemeente], gemeente)
    soort = "vastgesteld" if versie.status == "vastgesteld" or wie else versie.status
    if soort == "model":
        geldt = f"Geen gemeenteraad heeft deze woorden vastgesteld. {geldt}"
    return status_zin(soort, f"{geldt}{rest}")


def _own_changes(omg: Omgeving, vakken: list[Tijdvak]) -> str:
    for vorig, vak in pairwise(vakken):
        if vak.van and vak.van > omg.op and vorig.versie and vak.versie:
            dag = words(vak.van)
            tabel = compare(vorig.versie, vak.versie, f"Was, tot {dag}", f"Wordt, vanaf {dag}")
            return section(f"Wat verandert er op {dag}?", tabel)
    return ""


def _before(versies: list[Versie], versie: Versie) -> str:
    plek = versies.index(versie)
    if plek == 0:
        return ""
    begin = words(versie.inwerking) if versie.inwerking else "de begindag"
    return compare(versies[plek - 1], versie, f"Was, tot {begin}", f"Wordt, vanaf {begin}")


def _version_address(bron: Onderwerpbron, gemeente: str, nu: Tijdvak) -> str | None:
    return adres_van(bron.naam, gemeente, slug_of(bron.gemeenten[gemeente].waarde, nu.versie)) if nu.versie else None


def _beside(omg: Omgeving, bron: Onderwerpbron, gemeente: str, adres: str, versie: Versie | None) -> str:
    rijen: list[tuple[str, str]] = [("Wat is dit?", "Een artikel van de APV"), ("Gemeente", omg.gem(gemeente))]
    rijen.append(("Stand van", tijd(omg.op)))
    if versie:
        rijen += _version_facts(bron.gemeenten[gemeente].waarde, versie)
        blad = bron.gemeenten[gemeente].waarde
        gezien, opnieuw = versie.gezien or blad.gezien, versie.opnieuw_voor or blad.opnieuw_voor
        titel = f"{bron.onderwerp.waarde.titel} in {omg.naam(gemeente)}"
        rijen += kijk_na(omg, titel, adres_van(bron.naam, gemeente), "jurist openbare orde", gezien, opnieuw)
    rijen.append(vraag_aan(omg, adres, "Jurist openbare orde"))
    if omg.pdf and versie:
        rijen.append(("Op papier", link(adres, f"pdf/{adres.rstrip('/')}.pdf", "Bewaar als pdf")))
    return zijkant(adres, rijen)


def _version_facts(versies: OnderwerpVersies, versie: Versie) -> list[tuple[str, str]]:
    rijen = [("Status", STATUSWOORD[versie.status])]
    nummer = html(versie.nummer) if versie.nummer else "nummer onbekend"
    rijen.append(("Artikel", nummer + unsure(versies, versie, "nummer")))
    if versie.inwerking:
        rijen.append(("In werking", tijd(versie.inwerking) + unsure(versies, versie, "inwerking")))
    if versie.bron:
        rijen.append(("Bron", _source(versie.bron)))
    if versie.staat_voor:
        rijen.append(("Staat voor", with_numbers(versie.staat_voor[:1].upper() + versie.staat_voor[1:])))
    if versie.bekend:
        rijen.append(("Bekendgemaakt", tijd(versie.bekend) + unsure(versies, versie, "bekend")))
    if versie.terugwerkend_tot_en_met:
        rijen.append(("Werkt terug tot en met", tijd(versie.terugwerkend_tot_en_met)))
    if versie.grondslag:
        rijen.append(
            ("Steunt op", "<br>".join(outside(address_of(j) or "#", name_of_jci(j)) for j in versie.grondslag))
        )
    rijen.append(("Strafbaar", "Ja" if versie.strafbaar else "Nee"))
    return rijen


def _source(bron: str) -> str:
    if bron.startswith("https://"):
        return outside(bron, bron.removeprefix("https://").split("/", 1)[0])
    return with_numbers(bron)
