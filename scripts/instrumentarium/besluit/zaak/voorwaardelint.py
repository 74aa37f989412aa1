"""Reads every condition of checks and clauses and names what it cannot be: unreadable, or about a fact that is none.

In: an instrument. Out: findings with their place. A typing error in a condition would otherwise be silent: a fact
that does not exist is never true.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
from jinja2 import TemplateSyntaxError

from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.instrument.uitdrukking import compile_uitdrukking, names_in
from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.model import Zaak
from instrumentarium.besluit.zaak.model_pand import Betrokkene
from instrumentarium.besluit.zaak.toetsfuncties import FUNCTIENAMEN
from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.waarden import WaardeFout
from instrumentarium.fouten import Bevinding, bedoelde_u
from instrumentarium.word.namen import names_used
from instrumentarium.word.programma import parse

# What a clause may read of its reader, and what only some rules have; values are classes or None for "anything".
_LEZER = (
    "stuk",
    "rol",
    "vertegenwoordigt",
    "mag_persoonlijk",
    "is_bewoner",
    "is_huurder",
    "is_eigenaar",
    "is_exploitant",
    "is_overtreder",
    "eigenaar_elders",
)
_OVERAL = ("peildatum", "rij", "dit", "plek", "nummer", "tekst", "true", "false", "none", "loop", *_LEZER)


def lint_voorwaarden(instrument: Instrument) -> Iterator[Bevinding]:
    """Yield a finding for every condition that cannot be read or names an unknown fact."""
    for bron, pad, uitdrukking in conditions(instrument):
        try:
            compile_uitdrukking(uitdrukking)
            for naam in names_in(uitdrukking):
                fout = unknown_part(naam)
                if fout:
                    yield bron.bevinding(pad, f'de voorwaarde leest "{naam}", en "{fout[0]}" bestaat niet', fout[1])
        except (WaardeFout, TemplateSyntaxError):
            yield bron.bevinding(
                pad, f'deze voorwaarde is niet te lezen: "{uitdrukking[:80]}"', "Kijk naar haakjes en aanhalingstekens."
            )


def lint_zinnen(instrument: Instrument) -> Iterator[Bevinding]:
    """Yield a finding for every sentence of a check that cannot be read or names an unknown fact."""
    toetsen = instrument.toetsen
    for nr, toets in enumerate(toetsen.waarde.toetsen):
        for plek, regel in enumerate(toets.regels):
            for veld, zin in (("melding", regel.melding), ("herstel", regel.herstel)):
                pad = ("toetsen", nr, "regels", plek, veld)
                yield from (toetsen.bevinding(pad, *fout) for fout in _faults_of_sentence(zin))


def _faults_of_sentence(zin: str) -> Iterator[tuple[str, str]]:
    try:
        namen = names_used([parse(zin, "zin")])
    except TemplateSyntaxError:
        yield f'deze zin is niet te lezen: "{zin[:80]}"', "Kijk naar de accolades."
        return
    for naam in sorted(namen):
        fout = unknown_part(naam.replace("[]", ""))
        if fout:
            yield f'de zin leest "{naam}", en "{fout[0]}" bestaat niet', fout[1]


def conditions(instrument: Instrument) -> Iterator[tuple[Bron[Any], tuple[str | int, ...], str]]:
    """Yield every condition of an instrument with its source and its path there."""
    toetsen = instrument.toetsen
    for nr, toets in enumerate(toetsen.waarde.toetsen):
        if toets.voorwaarde:
            yield toetsen, ("toetsen", nr, "voorwaarde"), toets.voorwaarde
        for plek, regel in enumerate(toets.regels):
            yield toetsen, ("toetsen", nr, "regels", plek, "als"), regel.als
            if regel.per:
                yield toetsen, ("toetsen", nr, "regels", plek, "per"), regel.per
    for bestand in instrument.clausulebestanden:
        for nr, clausule in enumerate(bestand.waarde.clausules):
            if clausule.voorwaarde:
                yield bestand, ("clausules", nr, "voorwaarde"), clausule.voorwaarde
    gegevens = instrument.gegevens
    for nr, gegeven in enumerate(gegevens.waarde.gegevens):
        if gegeven.als:
            yield gegevens, ("gegevens", nr, "als"), gegeven.als


def unknown_part(naam: str) -> tuple[str, str] | None:
    """Return the part of a dotted name that exists nowhere, with the way out; None when all of it is known."""
    wortel, *rest = naam.split(".")
    if wortel in _OVERAL or wortel in FUNCTIENAMEN:
        return None
    if wortel == "feit":
        bekend = [deel for deel in dir(Feiten) if not deel.startswith("_")] + [
            "zaak",
            "beleid",
            "peildatum",
            "huishoudens",
        ]
        return None if not rest or rest[0] in bekend else (rest[0], bedoelde_u(rest[0], bekend))
    soort: Any = Betrokkene if wortel == "aan" else Zaak
    for deel in rest if wortel == "aan" else [wortel, *rest]:
        if not attrs.has(soort):
            return None
        velden = get_type_hints(soort)
        if deel not in velden:
            return deel, bedoelde_u(deel, [*velden, *FUNCTIENAMEN, "feit"])
        soort = _inner(velden[deel])
    return None


def _inner(soort: Any) -> Any:
    if get_origin(soort) in (Union, types.UnionType):
        delen = [deel for deel in get_args(soort) if deel is not type(None)]
        soort = next((deel for deel in delen if attrs.has(deel)), delen[0])
    return soort
