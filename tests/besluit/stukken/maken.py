"""Makes the papers of a test case in memory; shared by the tests of this folder."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from instrumentarium.besluit.zaak.brieven import Briefset, Letter, make_letters
from instrumentarium.besluit.zaak.dossier import Dossier
from instrumentarium.besluit.zaak.lezen import lees_zaak
from instrumentarium.besluit.zaak.model import Zaak
from instrumentarium.besluit.zaak.schrijven import Feit, facts_of, write_case
from instrumentarium.bronnen.project import Bron
from instrumentarium.cli.dossier import known_municipalities, read_case, read_dossier, template_source
from instrumentarium.word.inhoud import text

PROJECT = Path(__file__).resolve().parents[3]
HIER = Path(__file__).parent
VANDAAG = date(2026, 11, 23)
SOORTEN = (
    "vragen-politie", "inlichtingen", "zienswijzeverslag", "aanwijzing-uitvoerders", "machtiging-binnentreden",
    "verslag-binnentreden", "uitnodiging-sluiting", "sluitingsverslag", "kennisgeving-pand", "mededeling",
    "wkpb-inschrijving", "ontheffing-betreden", "opheffing", "opschorting", "ontvangst-bezwaar", "verdaging-bezwaar",
    "hoorzitting-bezwaar", "voornemen-kosten", "kostenbeschikking", "voornemen-invordering", "invordering-dwangsom",
    "heropening", "wkpb-doorhaling", "inventaris",
)  # fmt: skip
GELD = ("voornemen-invordering", "invordering-dwangsom")


@cache
def case(naam: str) -> Bron[Zaak]:
    """Return a case of this folder."""
    return read_case(PROJECT, str(HIER / "zaken" / f"{naam}.yaml"))


def facts(naam: str) -> dict[str, Feit]:
    """Return the facts of a case of this folder, to change them."""
    return facts_of(case(naam).waarde)


def dossier_of(zaak: Bron[Zaak]) -> Dossier:
    """Return the dossier, on the reference date of the case."""
    return read_dossier(PROJECT, zaak, None, VANDAAG)[0]


def make(zaak: Bron[Zaak], *soorten: str) -> tuple[Dossier, Briefset]:
    """Return the papers of these kinds as a concept."""
    dossier = dossier_of(zaak)
    return dossier, make_letters(dossier, list(soorten), template_source(PROJECT, dossier.instrument), definitief=False)


def make_from(feiten: dict[str, Feit], *soorten: str) -> list[Letter]:
    """Return the papers of a case that was changed."""
    inhoud = write_case(feiten).encode()
    zaak = lees_zaak(inhoud, "zaak.yaml", gemeenten=known_municipalities(PROJECT))
    return list(make(zaak, *soorten)[1].letters)


@cache
def letters(naam: str) -> dict[str, Letter]:
    """Return the papers of a test case by `<soort>-<nr>-<rol>`."""
    soorten = GELD if naam == "dwangsom" else tuple(soort for soort in SOORTEN if soort not in GELD)
    gemaakt = make(case(naam), *soorten)[1].letters
    return {f"{brief.soort}-{brief.lezer.nummer:02}-{brief.lezer.rol}": brief for brief in gemaakt}


@cache
def words_of_letter(naam: str, sleutel: str) -> str:
    """Return the text of a paper of a test case."""
    return text(letters(naam)[sleutel].inhoud)


def body(tekst: str) -> str:
    """Return the text without the letterhead: everything after the line that tells the status."""
    return tekst.partition("Concept, met modeltekst\n")[2] or tekst


def changed(feiten: dict[str, Feit], pad: str, waarde: Feit) -> dict[str, Feit]:
    """Return the facts with another value at a path such as `verzoek.besluit`."""
    kop, _, rest = pad.partition(".")
    return feiten | {kop: changed(feiten.get(kop) or {}, rest, waarde) if rest else waarde}


__all__ = ["body", "case", "changed", "dossier_of", "facts", "letters", "make", "make_from", "words_of_letter"]
