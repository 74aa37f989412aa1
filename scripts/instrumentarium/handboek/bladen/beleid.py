"""The policy of a municipality as one table per kind of building, and what it leaves open; past versions below."""

from __future__ import annotations

from datetime import date

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
    status_zin,
    tijd,
    zijkant,
)
from instrumentarium.handboek.register import Doel
from instrumentarium.handboek.veilig import html, veilig
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


def doel_beleid(omg: Omgeving, gemeente: str, beleid: Beleid) -> Doel:
    """Return the policy of a municipality as something to point at."""
    titel = f"Beleid van {omg.naam(gemeente)}: {beleid.titel}"
    return Doel(sleutel=f"beleid:{gemeente}", titel=titel, adres=f"{MAP}{gemeente}/", publiek=False)


def make_beleid(omg: Omgeving) -> list[Blad]:
    """Return the page of every policy, and the page that lists them."""
    alle = [(g, bron) for i in omg.bron.instrumenten.values() for g, bron in sorted(i.beleid.items())]
    if not alle:
        return []
    rijen = "".join(
        f'<tr><th scope="row"><a href="{html(g)}/">{html(omg.naam(g))}</a></th><td>{html(b.waarde.titel)}</td>'
        f"<td>{STATUSWOORD[b.waarde.status]}</td></tr>"
        for g, b in alle
    )
    kop = "".join(f'<th scope="col">{k}</th>' for k in ("Gemeente", "Titel", "Status"))
    lijst = Blad(
        adres=MAP,
        titel="Beleid per gemeente",
        soort="Overzicht",
        sectie="besluit",
        kruimel=(("Besluit", "besluit/"),),
        romp='<p class="inleiding">Welke maatregel past bij welke vondst, volgens het beleid van de burgemeester.</p>\n\n'
        f'<table class="stapel"><thead><tr>{kop}</tr></thead><tbody>{rijen}</tbody></table>\n',
        omschrijving="Het beleid bij een sluiting, per gemeente.",
        zoekbaar=False,
        zij=zijkant(MAP, [("Wat is dit?", "Een overzicht")]),
    )
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
    nu = resolve(beleid.versies, omg.op, omg.op).versie
    delen = [
        f'<p class="inleiding">Zoek het soort gebouw en wat er is gevonden. U ziet welke maatregel past bij de eerste, tweede '
        f"en derde keer binnen {_period(beleid)}.</p>\n",
        _status(omg, gemeente, bron),
    ]
    if nu is None:
        delen.append(f"\n## Vandaag geldt geen beleid\n\nOp {tijd(omg.op)} is er geen versie die geldt.\n")
    else:
        delen += [_table(omg, nu, naam, kop, adres) for naam, kop in OBJECTEN.items()]
        delen.append(_silent(nu))
    delen += [
        _earlier(omg, beleid),
        gebruikt(omg, f"beleid:{gemeente}", adres, "Waar wordt dit beleid genoemd?"),
        adressen(omg, adres, adres),
    ]
    rijen = [
        ("Wat is dit?", "Beleid bij een sluiting"),
        ("Gemeente", omg.gem(gemeente)),
        ("Geldt sinds", tijd(beleid.inwerking) + _unsure(beleid, "inwerking") if beleid.inwerking else ""),
        ("Telt mee", f"{_period(beleid)}, per {beleid.recidivetermijn.volgt}" + _unsure(beleid, "recidivetermijn")),
        ("Bron", with_numbers(beleid.bron or "")),
        ("Staat voor", with_numbers(beleid.staat_voor or "")),
        *kijk_na(omg, beleid.titel, adres, "jurist openbare orde", beleid.gezien, beleid.opnieuw_voor),
        ("Vragen?", "Jurist openbare orde"),
    ]
    return Blad(
        adres=adres,
        titel=f"Beleid in {omg.naam(gemeente)}",
        kicker=beleid.titel,
        soort="Beleid",
        sectie="besluit",
        kruimel=(("Besluit", "besluit/"), ("Beleid", MAP)),
        romp="".join(delen),
        zij=zijkant(adres, rijen),
        gemeente=gemeente,
        status=beleid.status,
        omschrijving=f"Welke maatregel past in {omg.naam(gemeente)}.",
    )


def _status(omg: Omgeving, gemeente: str, bron: Bron[Beleid]) -> str:
    wie = omg.adopted(bron, gemeente)
    if bron.waarde.status == "vastgesteld" or wie:
        return status_zin("vastgesteld", html(f"Door {wie}.") if wie else "De burgemeester heeft dit beleid vastgesteld.")
    return status_zin("model", f"De burgemeester van {html(omg.naam(gemeente))} heeft deze tabel niet vastgesteld. Lees het echte beleid na.")


def _unsure(beleid: Beleid, veld: str) -> str:
    return '<span class="tebev">nog te bevestigen</span>' if veld in beleid.te_bevestigen else ""


def _period(beleid: Beleid | Beleidsversie) -> str:
    termijn = beleid.recidivetermijn
    woord = {"jaren": "jaar", "maanden": "maand"}.get(termijn.eenheid, termijn.eenheid) if termijn.aantal == 1 else termijn.eenheid
    return f"{termijn.aantal} {'jaar' if termijn.eenheid == 'jaren' else woord}"


def _table(omg: Omgeving, beleid: Beleidsversie, naam: str, kop: str, adres: str) -> str:
    rijen = []
    for categorie, woorden in CATEGORIEEN.items():
        cellen = [_cell(omg, _rules(beleid, naam, categorie, stap), adres) for stap in STAPPEN]
        if any(cellen):
            vakken = "".join(
                f'<td data-kop="{stap}e keer">{cel or STIL}</td>' for stap, cel in zip(STAPPEN, cellen, strict=True)
            )
            rijen.append(f'<tr><th scope="row">{woorden}</th>{vakken}</tr>')
    if not rijen:
        return ""
    koppen = "".join(f'<th scope="col">{k}</th>' for k in ("Wat is er gevonden?", "Eerste keer", "Tweede keer", "Derde keer"))
    return (
        f'\n## {veilig(kop)}\n\n<div class="tabelrol" tabindex="0" role="region" aria-label="{html(kop)}"><table '
        f'class="stapel matrix"><thead><tr>{koppen}</tr></thead><tbody>{"".join(rijen)}</tbody></table></div>\n'
    )


STIL = '<span class="stil">beleid zwijgt</span>'


def _rules(beleid: Beleidsversie, object_: str, categorie: str, stap: int) -> list[Beleidsregel]:
    return [
        r
        for r in beleid.regels
        if r.stap == stap and object_ in _each(r.object) and categorie in _each(r.categorie)
    ]


def _each(waarde: object) -> list[object]:
    return list(waarde) if isinstance(waarde, list) else [waarde]


def _cell(omg: Omgeving, regels: list[Beleidsregel], adres: str) -> str:
    uit = []
    for regel in regels:
        duur = f", {regel.duur.aantal} {regel.duur.eenheid}" if regel.duur else ""
        doel = omg.register.doelen.get(f"document:{BRIEF.get(regel.maatregel, '')}")
        woord = MAATREGELEN[regel.maatregel]
        maatregel = omg.register.link(doel, adres, woord) if doel else html(woord)
        ernstig = _each(regel.ernstig)
        voor = ""
        if len(ernstig) == 1:
            voor = '<span class="klein stil">Ernstig geval: </span>' if ernstig[0] else '<span class="klein stil">Anders: </span>'
        uit.append(f'<p>{voor}<span class="nowrap">{maatregel}{duur}</span> <span class="klein stil">{html(regel.bron)}</span></p>')
    return "".join(uit)


def _silent(beleid: Beleidsversie) -> str:
    _, stil = double_and_silent(beleid)
    if not stil:
        return ""
    soorten: dict[str, set[str]] = {}
    for situatie in stil:
        soorten.setdefault(situatie.object, set()).add(_lower(CATEGORIEEN.get(situatie.categorie, situatie.categorie)))
    rijen = "".join(
        f"<li><b>{html(OBJECTEN.get(naam, naam))}</b>: {html(', '.join(sorted(wat)))}</li>" for naam, wat in soorten.items()
    )
    return (
        "\n## Waarover zwijgt het beleid?\n\nVoor deze gevallen staat er geen regel. De burgemeester geeft dan eigen redenen."
        f'\n\n<ul class="streeplijst">{rijen}</ul>\n'
    )


def _lower(woorden: str) -> str:
    return woorden[0].lower() + woorden[1:]


def _earlier(omg: Omgeving, beleid: Beleid) -> str:
    if not beleid.eerder:
        return ""
    rijen = "".join(f"<li>{html(v.titel)}, vanaf {_day(v.inwerking)}{_until(v.vervalt)}</li>" for v in beleid.eerder)
    return f'\n## Eerder beleid\n\n<ul class="streeplijst">{rijen}</ul>\n'


def _day(dag: date | None) -> str:
    return tijd(dag) if dag else "een onbekende dag"


def _until(dag: date | None) -> str:
    return f" tot {tijd(dag)}" if dag else ""
