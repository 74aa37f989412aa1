"""Which kinds of source there are, and the class that reads each; imported when asked, so that help stays quick."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

_WAAR = {
    "gemeente/1": ("bronnen.soorten.gemeente", "Gemeente"),
    "vaststellingen/1": ("bronnen.soorten.gemeente", "Vaststellingen"),
    "regelingen/1": ("bronnen.soorten.apv", "Regelingen"),
    "onderwerp/1": ("bronnen.soorten.apv", "Onderwerp"),
    "onderwerp-versies/1": ("bronnen.soorten.apv", "OnderwerpVersies"),
    "wijziging/1": ("bronnen.soorten.apv", "Wijziging"),
    "regeling-datums/1": ("bronnen.soorten.regeling_tekst", "RegelingDatums"),
    "regeling-tekst/1": ("bronnen.soorten.regeling_tekst", "RegelingTekst"),
    "pagina/1": ("bronnen.soorten.pagina", "Pagina"),
    "begrippen/1": ("bronnen.soorten.pagina", "Begrippen"),
    "bronnen/1": ("bronnen.soorten.pagina", "Bronnenlijst"),
    "zoekwoorden/1": ("bronnen.soorten.pagina", "Zoekwoorden"),
    "tekening/1": ("bronnen.soorten.pagina", "Tekening"),
    "recht/1": ("besluit.instrument.model", "Recht"),
    "beleid/1": ("besluit.instrument.model", "Beleid"),
    "toetsen/1": ("besluit.instrument.model", "Toetsen"),
    "document/1": ("besluit.instrument.model", "Document"),
    "clausules/1": ("besluit.instrument.model", "Clausules"),
    "gegevens/1": ("besluit.instrument.model", "Gegevens"),
    "zaak/1": ("besluit.zaak.model", "Zaak"),
    "raadsstuk/1": ("bronnen.soorten.raad", "Raadsteksten"),
    "campagne/1": ("bronnen.soorten.campagne", "Campagne"),
    "campagne-taal/1": ("bronnen.soorten.campagne", "CampagneTaal"),
    "kanalen/1": ("bronnen.soorten.campagne", "Kanalen"),
    "meldlijnen/1": ("bronnen.soorten.campagne", "Meldlijnen"),
    "publiek-woorden/1": ("bronnen.soorten.campagne", "PubliekWoorden"),
    "verkiezingen/1": ("bronnen.soorten.campagne", "Verkiezingen"),
    "woordenlijst/1": ("bronnen.soorten.campagne", "Woordenlijst"),
}


def _loader(module: str, klasse: str) -> Callable[[], type]:
    def load() -> type:
        gevonden: type = getattr(import_module(f"instrumentarium.{module}"), klasse)
        return gevonden

    return load


BRONSOORTEN: dict[str, Callable[[], type]] = {soort: _loader(*waar) for soort, waar in _WAAR.items()}
