"""The policy of a municipality as one table per kind of building, and what it leaves open; past versions below."""

from __future__ import annotations

from collections.abc import Iterator

from instrumentarium.besluit.instrument.beleid import double_and_silent
from instrumentarium.besluit.instrument.model import Beleid, Beleidsregel, Beleidsversie
from instrumentarium.bronnen.project import Bron
from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.omgeving import (
    STATUSWOORD,
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
from instrumentarium.handboek.opmaak import bullets, lead, link, section, small, table
from instrumentarium.handboek.register import Doel
from instrumentarium.handboek.veilig import html
from instrumentarium.handboek.vindplaats import with_numbers
from instrumentarium.tijd.geldigheid import resolve

MAP = "beleid/"
OBJECTEN = {
    "woning": "Woning waar iemand woont",
    "woning-onbewoond": "Woning waar niemand woont",
    "lokaal-niet-publiek": "Lokaal dat niet open is voor publiek",
    "lokaal-publiek": "Lokaal dat open is voor publiek",
    "coffeeshop": "Coffeeshop",
}
CATEGORIEEN = {
    "soft": "Softdrugs",
    "hard": "Harddrugs",
    "IA": "Lijst IA",
    "voorbereiding-soft": "Voorbereiding softdrugs",
    "voorbereiding-hard": "Voorbereiding harddrugs",
}
MAATREGELEN = {"geen": "Geen maatregel", "waarschuwing": "Waarschuwing", "dwangsom": "Dwangsom", "sluiting": "Sluiting"}
BRIEF = {"waarschuwing": "waarschuwing", "dwangsom": "dwangsombesluit", "sluiting": "sluitingsbesluit"}
STAPPEN = (1, 2, 3)
ZWIJGT = '<span class="stil">beleid zwijgt</span>'


def doel_beleid(omg: Omgeving, gemeente: str, beleid: Beleid) -> Doel:
    """Return the policy of a municipality as something to point at."""
    titel = f"Beleid van {omg.naam(gemeente)}: {beleid.titel}"
    return Doel(sleutel=f"beleid:{gemeente}", titel=titel, adres=f"{MAP}{gemeente}/", publiek=False)


def make_beleid(omg: Omgeving) -> list[Blad]:
    """Return the page of every policy, and the page that lists them."""
    alle = [(g, bron) for i in omg.bron.instrumenten.values() for g, bron in sorted(i.beleid.items())]
    if not alle:
        return []
    rijen = [
        (link(MAP, f"{MAP}{g}/", omg.naam(g)), html(b.waarde.titel), STATUSWOORD[b.waarde.status]) for g, b in alle
    ]
    romp = lead("Welke maatregel past bij welke vondst, volgens het beleid van de burgemeester.")
    romp += "\n" + table("Beleid per gemeente", ("Gemeente", "Titel", "Status"), rijen, rijkop=True)
    zin = "Het beleid bij een sluiting, per gemeente."
    lijst = list_page(MAP, "Beleid per gemeente", romp, zin, f"{len(alle)} gemeenten", sectie="besluit")
    return [lijst, *(_policy(omg, gemeente, bron) for gemeente, bron in alle)]


def refer(omg: Omgeving) -> None:
    """Remember which letters a policy leads to."""
    for instrument in omg.bron.instrumenten.values():
        for gemeente, bron in instrument.beleid.items():
            for regel in bron.waarde.regels:
                if regel.maatregel in BRIEF:
                    omg.register.refer(f"beleid:{gemeente}", f"document:{BRIEF[regel.maatregel]}")


def _policy(omg: Omgeving, gemeente: str, bron: Bron[Beleid]) -> Blad:
    beleid = bron.waarde
    adres = f"{MAP}{gemeente}/"
    zin = (
        "Zoek het soort gebouw en wat er is gevonden. U ziet welke maatregel past bij de eerste, tweede en derde keer "
        f"binnen {_period(beleid)}."
    )
    delen = [
        lead(zin),
        _status(omg, gemeente, bron),
        *_tables(omg, beleid, adres),
        section("Eerder beleid", bullets(_earlier(beleid))),
        gebruikt(omg, f"beleid:{gemeente}", adres, "Waar wordt dit beleid genoemd?"),
        adressen(omg, adres, adres),
    ]
    return Blad(
        adres=adres,
        titel=f"Beleid in {omg.naam(gemeente)}",
        kicker=beleid.titel,
        soort="Beleid",
        sectie="besluit",
        kruimel=(("Besluit", "besluit/"), ("Beleid", MAP)),
        romp="".join(delen),
        zij=_beside(omg, gemeente, beleid, adres),
        gemeente=gemeente,
        status=beleid.status,
        omschrijving=f"Welke maatregel past in {omg.naam(gemeente)}.",
    )


def _beside(omg: Omgeving, gemeente: str, beleid: Beleid, adres: str) -> str:
    begin = tijd(beleid.inwerking) + _unsure(beleid, "inwerking") if beleid.inwerking else ""
    rijen = [
        ("Wat is dit?", "Beleid bij een sluiting"),
        ("Gemeente", omg.gem(gemeente)),
        ("Status", STATUSWOORD[beleid.status]),
        ("Geldt sinds", begin),
        ("Telt mee", f"{_period(beleid)}, per {beleid.recidivetermijn.volgt}{_unsure(beleid, 'recidivetermijn')}"),
        ("Bron", with_numbers(beleid.bron or "")),
        ("Staat voor", with_numbers(beleid.staat_voor or "")),
        *kijk_na(omg, beleid.titel, adres, "jurist openbare orde", beleid.gezien, beleid.opnieuw_voor),
        vraag_aan(omg, adres, "Jurist openbare orde"),
    ]
    return zijkant(adres, rijen)


def _status(omg: Omgeving, gemeente: str, bron: Bron[Beleid]) -> str:
    wie = omg.adopted(bron, gemeente)
    if bron.waarde.status == "vastgesteld" or wie:
        return status_zin("vastgesteld", html(f"Door {wie}." if wie else "Dit is het beleid van de burgemeester."))
    zin = f"De burgemeester van {omg.naam(gemeente)} heeft deze tabel niet vastgesteld. Lees het echte beleid na."
    return status_zin("model", html(zin))


def _unsure(beleid: Beleid, veld: str) -> str:
    return '<span class="tebev">nog te bevestigen</span>' if veld in beleid.te_bevestigen else ""


def _period(beleid: Beleid | Beleidsversie) -> str:
    termijn = beleid.recidivetermijn
    een = {"jaren": "jaar", "maanden": "maand", "weken": "week", "dagen": "dag"}[termijn.eenheid]
    return f"{termijn.aantal} {een if termijn.aantal == 1 or een == 'jaar' else termijn.eenheid}"


def _tables(omg: Omgeving, beleid: Beleid, adres: str) -> Iterator[str]:
    nu = resolve(beleid.versies, omg.op, omg.op).versie
    if nu is None:
        yield section("Vandaag geldt geen beleid", f"Op {tijd(omg.op)} is er geen versie die geldt.")
        return
    for naam, kop in OBJECTEN.items():
        rijen = []
        for categorie, woorden in CATEGORIEEN.items():
            cellen = [_cell(omg, _rules(nu, naam, categorie, stap), adres) for stap in STAPPEN]
            if any(cellen):
                rijen.append([woorden, *(cel or ZWIJGT for cel in cellen)])
        koppen = ("Wat is er gevonden?", "Eerste keer", "Tweede keer", "Derde keer")
        yield section(kop, table(kop, koppen, rijen, klasse="stapel matrix", rijkop=True))
    yield _silent(nu)


def _rules(beleid: Beleidsversie, object_: str, categorie: str, stap: int) -> list[Beleidsregel]:
    passend = (r for r in beleid.regels if r.stap == stap)
    return [r for r in passend if object_ in _each(r.object) and categorie in _each(r.categorie)]


def _each(waarde: object) -> list[object]:
    return list(waarde) if isinstance(waarde, list) else [waarde]


def _cell(omg: Omgeving, regels: list[Beleidsregel], adres: str) -> str:
    uit = []
    for regel in sorted(regels, key=lambda regel: _each(regel.ernstig) == [True]):
        duur = f", {regel.duur.aantal} {regel.duur.eenheid}" if regel.duur else ""
        doel = omg.register.doelen.get(f"document:{BRIEF.get(regel.maatregel, '')}")
        woord = MAATREGELEN[regel.maatregel]
        maatregel = omg.register.link(doel, adres, woord) if doel else html(woord)
        ernstig = _each(regel.ernstig)
        voor = small("Ernstig geval: " if ernstig[0] else "Geen ernstig geval: ") if len(ernstig) == 1 else ""
        uit.append(f'<p>{voor}<span class="nowrap">{maatregel}{duur}</span> {small(html(regel.bron))}</p>')
    return "".join(uit)


def _silent(beleid: Beleidsversie) -> str:
    _, stil = double_and_silent(beleid)
    soorten: dict[str, set[str]] = {}
    for situatie in stil:
        woord = CATEGORIEEN.get(situatie.categorie, situatie.categorie)
        soorten.setdefault(situatie.object, set()).add(woord[0].lower() + woord[1:])
    rijen = [
        f"<b>{html(OBJECTEN.get(naam, naam))}</b>: {html(', '.join(sorted(wat)))}" for naam, wat in soorten.items()
    ]
    if not rijen:
        return ""
    zin = "Voor deze gevallen staat er geen regel. De burgemeester geeft dan eigen redenen."
    return section("Waarover zwijgt het beleid?", f"{zin}\n\n{bullets(rijen)}")


def _earlier(beleid: Beleid) -> Iterator[str]:
    for versie in beleid.eerder:
        begin = tijd(versie.inwerking) if versie.inwerking else "een onbekende dag"
        einde = f" tot {tijd(versie.vervalt)}" if versie.vervalt else ""
        yield f"{html(versie.titel)}, vanaf {begin}{einde}"
