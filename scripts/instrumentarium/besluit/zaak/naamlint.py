"""Holds the facts of an instrument against its texts: names that no letter has, and facts that nothing reads.

In: an instrument, the names that its letters have (`briefvorm`). Out: findings with their place. A typing error in a
text would print nothing; a text that Jinja cannot read is for the compiler to report.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from jinja2 import TemplateSyntaxError

from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.zaak.voorwaardelint import conditions
from instrumentarium.bronnen.project import Bron
from instrumentarium.fouten import Bevinding, bedoelde_u
from instrumentarium.word.namen import names_by_line
from instrumentarium.word.plaats import quote
from instrumentarium.word.programma import parse

# docxtpl's marks for a paragraph, a row, a cell; the rest of the tag is Jinja.
_MERK = re.compile(r"\{%(?:p|tr|tc)(?=\s)")
_WOORD = re.compile(r"\w+")
# What the program itself reads, whatever the texts say: the lines of an address, who may read what, how a find counts,
# the warnings that were accepted and the paragraphs that somebody wrote himself.
_VAN_HET_PROGRAMMA = frozenset((
    "huisnummer", "postbus", "postcode", "land", "adres_soort", "kantoor", "eigenaren", "kwetsbaar", "gewicht",
    "uitslag_datum", "bron_soort", "onherroepelijk", "aanvaard", "toets", "eigen_tekst",
))  # fmt: skip


def lint_namen(instrument: Instrument, bekend: Collection[str]) -> Iterator[Bevinding]:
    """Yield a finding for each name in a clause or a subject line that is not among those of a letter."""
    for bron, pad, tekst in _texts(instrument):
        for naam, regel in _names(tekst).items():
            if naam not in bekend:
                rond = quote(tekst.split("\n")[regel - 1].strip())
                melding = f'de tekst leest "{naam}", en dat gegeven bestaat niet ("{rond}")'
                yield bron.bevinding(pad, melding, bedoelde_u(naam, bekend))


def unused_facts(instrument: Instrument) -> Iterator[Bevinding]:
    """Yield a finding for each fact that is asked for and that no text, condition or check reads."""
    toetsen = instrument.toetsen.waarde.toetsen
    gelezen = [tekst for _, _, tekst in (*_texts(instrument), *conditions(instrument))]
    gelezen += [tekst for toets in toetsen for regel in toets.regels for tekst in (regel.melding, regel.herstel)]
    woorden = {woord for tekst in gelezen for woord in _WOORD.findall(tekst)} | _VAN_HET_PROGRAMMA
    for nr, gegeven in enumerate(instrument.gegevens.waarde.gegevens):
        if gegeven.pad.removesuffix("[]").rpartition(".")[2] not in woorden:
            melding = f"geen tekst, voorwaarde of toets leest het gegeven {gegeven.pad}"
            uitweg = "Gebruik het in een clausule of toets, of vraag er niet naar."
            yield instrument.gegevens.bevinding(("gegevens", nr, "pad"), melding, uitweg)


def _texts(instrument: Instrument) -> Iterator[tuple[Bron[Any], tuple[str | int, ...], str]]:
    """Yield the clauses that stand in a document, in all their versions, and the subject lines."""
    gebruikt = {id_ for bron in instrument.documenten.values() for id_ in bron.waarde.clausules}
    for id_ in gebruikt & set(instrument.clausules):
        bestand, nr, clausule = instrument.clausules[id_]
        for plek, versie in enumerate(clausule.versies):
            yield bestand, ("clausules", nr, "versies", plek, "tekst"), versie.tekst
    for bron in instrument.documenten.values():
        yield bron, ("onderwerp",), bron.waarde.onderwerp


def _names(tekst: str) -> dict[str, int]:
    """Return each name with the first line that reads it."""
    try:
        boom = parse(_MERK.sub("{%", tekst), "tekst")
    except (TemplateSyntaxError, RecursionError):
        return {}
    namen: dict[str, int] = {}
    for naam, regel in names_by_line(boom):
        namen.setdefault(naam, regel)
    return namen
