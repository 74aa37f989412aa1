"""The page that sets the texts of two municipalities beside each other, for every pair that differs today."""

from __future__ import annotations

from itertools import combinations

from instrumentarium.bronnen.soorten.apv import Versie
from instrumentarium.handboek.blad import Blad
from instrumentarium.handboek.bladen.regels import MAP, adres_van, subject_status
from instrumentarium.handboek.bron import Onderwerpbron
from instrumentarium.handboek.omgeving import Omgeving, adressen, tijd, vraag_aan, zijkant
from instrumentarium.handboek.opmaak import lead, section
from instrumentarium.handboek.regeltijd import period_of, periods, words_of
from instrumentarium.handboek.veilig import html
from instrumentarium.handboek.wettekst import Merk, artikel, side_by_side
from instrumentarium.tijd.kalender import words

ZIN = "Twee gemeenten naast elkaar, alleen de delen die verschillen. Onderstreept is wat alleen die gemeente zegt."


def make_verschillen(omg: Omgeving, bron: Onderwerpbron) -> list[Blad]:
    """Return the page of a subject with its differences; nothing when no two texts differ."""
    nu = {g: period_of(periods(v.waarde, omg.op), omg.op).versie for g, v in sorted(bron.gemeenten.items())}
    teksten = {gemeente: versie for gemeente, versie in nu.items() if versie and versie.leden}
    paren = [(a, b) for a, b in combinations(teksten, 2) if words_of(teksten[a]) != words_of(teksten[b])]
    if not paren:
        return []
    adres = f"{adres_van(bron.naam)}verschillen/"
    titel = bron.onderwerp.waarde.titel
    delen = [lead(ZIN), subject_status(omg, bron)]
    for een, ander in paren:
        kolommen = _column(omg, een, teksten[een]), _column(omg, ander, teksten[ander])
        tabel = side_by_side(teksten[een], teksten[ander], *kolommen)
        delen.append(section(f"{omg.naam(een)} en {omg.naam(ander)}", tabel))
    delen.append(adressen(omg, adres, adres))
    rijen = [
        ("Wat is dit?", "Een vergelijking"),
        ("Stand van", tijd(omg.op)),
        vraag_aan(omg, adres, "Jurist openbare orde"),
    ]
    return [
        Blad(
            adres=adres,
            titel=f"{titel}: de verschillen",
            soort="Vergelijking",
            sectie="regels",
            kort="De verschillen",
            kruimel=(("Regels", MAP), (titel, adres_van(bron.naam))),
            romp="".join(delen),
            zij=zijkant(adres, rijen),
            publiek=True,
            omschrijving=f"{titel}: waarin de gemeenten verschillen op {words(omg.op)}.",
            zoekbaar=False,
        )
    ]


def _column(omg: Omgeving, gemeente: str, versie: Versie) -> tuple[str, Merk]:
    naam = omg.naam(gemeente)
    return f"{naam}, {artikel(versie).lower()}", Merk("mark", f"alleen {html(naam)}: ", "onzichtbaar")
