"""Tells which facts a campaign asks of a municipality that does not have them yet.

In: a campaign. Out: a warning for each municipality and fact. A municipality that was just added has no website or
number; that keeps back its own kits, and never those of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from instrumentarium.campagne import waarden
from instrumentarium.campagne.bron import Bronnen, Tekst
from instrumentarium.campagne.invullen import fields_in
from instrumentarium.campagne.plan import TEKSTEN

ID = "CAM-FEIT"
# Where in the file of the municipality each field of a text comes from.
_HERKOMST = {
    "gemeente.website": "website",
    "gemeente.telefoon": "telefoon",
    "gemeente.email": "email",
    "gemeente.kernen": "kernen",
    "meldlijn.gemeente": "telefoon",
    "meldlijn.gemeente_adres": "website",
}


def check(bronnen: Bronnen) -> Iterator[dict[str, Any]]:
    """Yield a finding for each fact that is asked and unknown, at its place in the file of the municipality."""
    for gemeente, bron in bronnen.gemeenten.items():
        for feit in sorted({_HERKOMST[veld] for veld in _lacking(bronnen, gemeente)}):
            yield {
                "id": ID,
                "ernst": "waarschuwing",
                "melding": f"{bron.waarde.naam}: {feit} is niet ingevuld, en de campagne {bronnen.naam} vraagt erom",
                "herstel": "Vul het in; tot dan komen er van deze campagne geen kits voor deze gemeente.",
                "plaats": bron.plaats(feit),
                "gemeente": gemeente,
            }


def with_places(velden: dict[str, str | None]) -> dict[str, str | None]:
    """Return the values with a place to fill in for each unknown fact of the municipality, to judge a text."""
    leeg = [veld for veld in _HERKOMST if velden.get(veld) is None]
    return velden | {veld: f"[{_HERKOMST[veld]}]" for veld in leeg}


def _lacking(bronnen: Bronnen, gemeente: str) -> set[str]:
    uit: set[str] = set()
    for taal in bronnen.campagne.waarde.talen:
        velden = waarden.values(bronnen, gemeente, taal)
        leeg = {veld for veld in _HERKOMST if velden[veld] is None}
        if leeg:
            uit |= {veld for bron in _texts(bronnen, taal, gemeente) for veld in fields_in(bron.tekst)} & leeg
    return uit


def _texts(bronnen: Bronnen, taal: str, gemeente: str) -> Iterator[Tekst]:
    yield from (tekst for naam in TEKSTEN if (tekst := bronnen.text(naam, taal, gemeente)))
    yield from bronnen.social(taal, gemeente).values()
    yield from (tekst for _, tekst in bronnen.short_texts(taal, gemeente))
