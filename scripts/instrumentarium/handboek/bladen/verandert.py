"""What changes: every coming and past change of a regulation or of a page, with its day; the page and the rows."""

from __future__ import annotations

from datetime import date

import attrs

from instrumentarium.handboek.blad import Blad, naar
from instrumentarium.handboek.bladen.regels import adres_van
from instrumentarium.handboek.bron import Onderwerpbron
from instrumentarium.handboek.omgeving import Omgeving, tijd, zijkant
from instrumentarium.handboek.regeltijd import Tijdvak, periods, slug_of
from instrumentarium.handboek.veilig import html
from instrumentarium.handboek.wettekst import count_changes

MAP = "verandert/"


@attrs.frozen(order=True)
class Wijziging:
    """One change: on which day, for whom, of what."""

    dag: date
    gemeente: str
    titel: str
    wat: str
    adres: str
    onderwerp: str
    bekend: date


def all_changes(omg: Omgeving) -> list[Wijziging]:
    """Return every change of every subject, earliest first."""
    uit = []
    for bron in omg.bron.onderwerpen.values():
        for gemeente in bron.gemeenten:
            uit += changes_of(omg, bron, gemeente)
    return sorted(uit)


def changes_of(omg: Omgeving, bron: Onderwerpbron, gemeente: str) -> list[Wijziging]:
    """Return the changes of one subject in one municipality."""
    versies = bron.gemeenten[gemeente].waarde
    vakken = periods(versies, omg.op)
    uit = []
    for vorig, vak in zip(vakken, vakken[1:], strict=False):
        if vak.van is None:
            continue
        deel = slug_of(versies, vak.versie) if vak.versie else ""
        adres = adres_van(bron.naam, gemeente, deel)
        bekend = (vak.versie.bekend if vak.versie else None) or vak.van
        uit.append(Wijziging(vak.van, gemeente, bron.onderwerp.waarde.titel, _what(vorig, vak), adres, bron.naam, bekend))
    return uit


def coming_changes(omg: Omgeving) -> list[Wijziging]:
    """Return what changes after today."""
    return [wijziging for wijziging in all_changes(omg) if wijziging.dag > omg.op]


def _what(vorig: Tijdvak, vak: Tijdvak) -> str:
    if vak.versie is None:
        return "de tekst vervalt."
    if vorig.versie is None:
        return f"artikel {vak.versie.nummer or 'zonder bekend nummer'} begint te gelden."
    oud, nieuw = vorig.versie.nummer, vak.versie.nummer
    if oud and nieuw and oud != nieuw:
        return f"artikel {oud} krijgt nummer {nieuw}."
    aantal = count_changes(vorig.versie, vak.versie)
    return f"{aantal} {'deel verandert' if aantal == 1 else 'delen veranderen'} in artikel {nieuw or 'zonder bekend nummer'}."


def make_verandert(omg: Omgeving) -> Blad:
    """Return the page with what changes soon and what changed before."""
    alles = all_changes(omg)
    straks = [w for w in alles if w.dag > omg.op]
    eerder = [w for w in reversed(alles) if w.dag <= omg.op][:40]
    feeds = "".join(
        f'<li><a href="{html(naar(MAP, f"feeds/{g}.xml"))}">Wijzigingen in {html(omg.naam(g))}</a></li>'
        for g in omg.gemeenten
    )
    romp = (
        '<p class="inleiding">Hier ziet u wat er verandert in de regels van de gemeenten, en wat er eerder veranderde.</p>\n'
        f"\n## Straks\n\n{_table(omg, straks) or '<p>Er is geen wijziging bekend.</p>'}\n"
        f"\n## Eerder\n\n{_table(omg, eerder)}\n"
        "\n## Op de hoogte blijven\n\n"
        "Met een feed ziet u in uw nieuwslezer of in Outlook wanneer er iets verandert. Elk onderwerp heeft ook een eigen feed.\n\n"
        f'<ul class="streeplijst">{feeds}</ul>\n'
    )
    return Blad(
        adres=MAP,
        titel="Wat verandert er?",
        soort="Overzicht",
        sectie="regels",
        kruimel=(("Regels", "regels/"),),
        romp=romp,
        publiek=True,
        omschrijving="Wat er verandert in de regels van de gemeenten.",
        zoekbaar=False,
        zij=zijkant(MAP, [("Wat is dit?", "Een overzicht van wijzigingen"), ("Stand van", tijd(omg.op))]),
    )


def _table(omg: Omgeving, rijen: list[Wijziging]) -> str:
    if not rijen:
        return ""
    tekst = "".join(
        f"<tr><td>{tijd(w.dag)}</td><td>{omg.gem(w.gemeente)}</td>"
        f'<td><a href="{html(naar(MAP, w.adres))}">{html(w.titel)}</a>: {html(w.wat)}</td></tr>'
        for w in rijen
    )
    return (
        '<table class="straks"><thead><tr><th scope="col">Vanaf</th><th scope="col">Voor</th><th scope="col">Wat</th></tr>'
        f"</thead><tbody>{tekst}</tbody></table>"
    )
