"""What changes: every coming and past change of a regulation, with its day; the page and the rows."""

from __future__ import annotations

from datetime import date
from itertools import groupby, pairwise

import attrs

from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.bladen.regels import adres_van
from instrumentarium.handboek.bron import Onderwerpbron
from instrumentarium.handboek.omgeving import Omgeving, list_page, tijd
from instrumentarium.handboek.opmaak import bullets, lead, link, section, table
from instrumentarium.handboek.regeltijd import Tijdvak, periods, slug_of
from instrumentarium.handboek.veilig import html
from instrumentarium.handboek.wettekst import places

MAP = "verandert/"
NIETS = "Er is geen wijziging bekend."


@attrs.frozen(order=True)
class Wijziging:
    """One change: on which day, for whom, of what; `bekend` is the day on which it was published."""

    dag: date
    gemeente: str
    titel: str
    wat: str
    adres: str
    onderwerp: str
    bekend: date


def all_changes(omg: Omgeving) -> list[Wijziging]:
    """Return every change of every subject, earliest first."""
    bronnen = omg.bron.onderwerpen.values()
    return sorted(w for bron in bronnen for gemeente in bron.gemeenten for w in changes_of(omg, bron, gemeente))


def changes_of(omg: Omgeving, bron: Onderwerpbron, gemeente: str) -> list[Wijziging]:
    """Return the changes of one subject in one municipality."""
    versies = bron.gemeenten[gemeente].waarde
    uit = []
    for vorig, vak in pairwise(periods(versies, omg.op)):
        if vak.van is None:
            continue
        adres = adres_van(bron.naam, gemeente, slug_of(versies, vak.versie) if vak.versie else "")
        bekend = (vak.versie.bekend if vak.versie else None) or vak.van
        titel = bron.onderwerp.waarde.titel
        uit.append(Wijziging(vak.van, gemeente, titel, _what(vorig, vak), adres, bron.naam, bekend))
    return uit


def coming_changes(omg: Omgeving) -> list[Wijziging]:
    """Return what changes after today."""
    return [wijziging for wijziging in all_changes(omg) if wijziging.dag > omg.op]


def change_table(omg: Omgeving, van: str, label: str, wijzigingen: list[Wijziging]) -> str:
    """Return the changes as a table with a link to each new text."""
    rijen = [(tijd(w.dag), omg.gem(w.gemeente), f"{link(van, w.adres, w.titel)}: {html(w.wat)}") for w in wijzigingen]
    return table(label, ("Vanaf", "Voor", "Wat"), rijen, klasse="straks")


def make_verandert(omg: Omgeving) -> Blad:
    """Return the page with what changes soon and what changed before."""
    alles = all_changes(omg)
    straks = [w for w in alles if w.dag > omg.op]
    eerder = sorted((w for w in alles if w.dag <= omg.op), key=lambda w: (-w.dag.toordinal(), w.gemeente, w.titel))[:40]
    feeds = bullets(link(MAP, f"feeds/{g}.xml", f"Wijzigingen in {omg.naam(g)}") for g in omg.gemeenten)
    uitleg = (
        "Met een feed ziet u in uw nieuwslezer of in Outlook wanneer er iets verandert. Elk onderwerp heeft ook een "
        "eigen feed."
    )
    delen = [
        lead("Hier ziet u wat er verandert in de regels van de gemeenten, en wat er eerder veranderde."),
        section("Straks", change_table(omg, MAP, "Wijzigingen straks", straks) or NIETS),
        section("Eerder", _by_day(omg, eerder)),
        section("Op de hoogte blijven", f"{uitleg}\n\n{feeds}"),
    ]
    zin = "Wat er verandert in de regels van de gemeenten."
    aantal = f"{len(straks)} op komst"
    return list_page(MAP, "Wat verandert er?", "".join(delen), zin, aantal, sectie="regels", publiek=True, dag=omg.op)


def _by_day(omg: Omgeving, wijzigingen: list[Wijziging]) -> str:
    """Return past changes as one row for every day and municipality, with its list of articles."""
    rijen = []
    for (dag, gemeente), groep in groupby(wijzigingen, key=lambda w: (w.dag, w.gemeente)):
        lijst = bullets((f"{link(MAP, w.adres, w.titel)}: {html(w.wat)}" for w in groep), "lijst")
        rijen.append((tijd(dag), omg.gem(gemeente), lijst))
    return table("Wijzigingen eerder", ("Vanaf", "Voor", "Wat"), rijen, klasse="straks")


def _what(vorig: Tijdvak, vak: Tijdvak) -> str:
    if vak.versie is None:
        return "de tekst vervalt."
    nieuw = vak.versie.nummer or "zonder bekend nummer"
    if vorig.versie is None:
        return f"artikel {nieuw} begint te gelden."
    if vorig.versie.nummer and vak.versie.nummer and vorig.versie.nummer != nieuw:
        return f"artikel {vorig.versie.nummer} krijgt nummer {nieuw}."
    plekken = places(vorig.versie, vak.versie)
    if plekken:
        return f"artikel {nieuw} verandert ({plekken})."
    elders = vorig.versie.regeling != vak.versie.regeling
    return f"artikel {nieuw} houdt dezelfde tekst{', in een nieuwe verordening' if elders else ''}."
