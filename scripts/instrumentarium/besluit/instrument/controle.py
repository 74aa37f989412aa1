"""Checks an instrument as a whole: the policy table proves itself, every clause is used, every source is fresh.

In: an instrument and a day. Out: faults and warnings with their place. Knows no case.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from instrumentarium.besluit.instrument.beleid import Situatie, double_and_silent
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.instrument.model import Beleid, Beleidsversie
from instrumentarium.besluit.instrument.samenstellen import unknown_documents
from instrumentarium.bronnen.project import Bron
from instrumentarium.fouten import Bevinding, bedoelde_u


def faults(instrument: Instrument, gemeenten: list[str]) -> Iterator[Bevinding]:
    """Yield what makes the instrument unusable."""
    yield from unknown_documents(instrument)
    yield from _unknown_elements(instrument)
    yield from _unknown_kinds(instrument)
    yield from _file_names(instrument)
    for gemeente in gemeenten:
        beleid = instrument.beleid(gemeente)
        if beleid is not None:
            yield from _policy_faults(beleid, gemeente)


def warnings(instrument: Instrument, gemeenten: list[str], vandaag: date) -> Iterator[Bevinding]:
    """Yield what deserves a look: silent situations, unused clauses, dates of review, facts to be confirmed."""
    yield from _unused_clauses(instrument)
    for gemeente in gemeenten:
        beleid = instrument.beleid(gemeente)
        if beleid is not None:
            yield from _silent(beleid)
            yield from review(beleid, vandaag)
    overige: list[Bron[Any]] = [
        instrument.recht,
        instrument.toetsen,
        *instrument.clausulebestanden,
        *instrument.documenten.values(),
    ]
    for bron in overige:
        yield from review(bron, vandaag)


def review(bron: Bron[Any], vandaag: date) -> Iterator[Bevinding]:
    """Yield a warning when a source must be looked at again, and one per fact that was not confirmed."""
    opnieuw = getattr(bron.waarde, "opnieuw_voor", None)
    if opnieuw is not None and opnieuw <= vandaag:
        yield bron.bevinding(
            ("opnieuw_voor",),
            f"deze bron had voor {opnieuw.isoformat()} opnieuw bekeken moeten worden",
            "Kijk na en zet een nieuwe datum.",
        )
    for nr, pad in enumerate(getattr(bron.waarde, "te_bevestigen", [])):
        yield bron.bevinding(
            ("te_bevestigen", nr), f"nog te bevestigen: {pad}", "Vraag het na en haal het uit te_bevestigen."
        )


def _policy_faults(beleid: Bron[Beleid], gemeente: str) -> Iterator[Bevinding]:
    if beleid.waarde.gemeente != gemeente:
        yield beleid.bevinding(
            ("gemeente",),
            f'dit bestand heet {gemeente}, maar is van "{beleid.waarde.gemeente}"',
            f"Schrijf gemeente: {gemeente}.",
        )
    for pad, versie in _versions(beleid.waarde):
        dubbel, _ = double_and_silent(versie)
        for situatie, rijen in dubbel:
            plaats = (*pad, "regels", rijen[1])
            yield beleid.bevinding(
                plaats,
                f"twee rijen gelden voor hetzelfde geval: {_words(situatie)} (ook rij {rijen[0] + 1})",
                "Maak de rijen zo dat elk geval er een heeft.",
            )
        for nr, regel in enumerate(versie.regels):
            if regel.stap not in (1, 2, 3):
                yield beleid.bevinding(
                    (*pad, "regels", nr, "stap"),
                    f"stap is 1, 2 of 3, er staat {regel.stap}",
                    "Schrijf 3 voor de derde keer en later.",
                )


def _silent(beleid: Bron[Beleid]) -> Iterator[Bevinding]:
    for pad, versie in _versions(beleid.waarde):
        _, zwijgt = double_and_silent(versie)
        if zwijgt:
            gevallen = sorted({f"{situatie.object}, {situatie.categorie}, stap {situatie.stap}" for situatie in zwijgt})
            kort = "; ".join(gevallen[:6]) + (f" en nog {len(gevallen) - 6}" if len(gevallen) > 6 else "")
            yield beleid.bevinding(
                (*pad, "regels"),
                f"het beleid zwijgt over {len(gevallen)} gevallen: {kort}",
                "Voeg een rij toe, of motiveer zo'n geval zelf.",
            )


def _versions(beleid: Beleid) -> Iterator[tuple[tuple[str | int, ...], Beleidsversie]]:
    for nr, versie in enumerate(beleid.eerder):
        yield ("eerder", nr), versie
    yield (), beleid.versies[-1]


def _words(situatie: Situatie) -> str:
    return f"{situatie.object}, {situatie.categorie}, stap {situatie.stap}, {'ernstig' if situatie.ernstig else 'niet ernstig'}"


def _unused_clauses(instrument: Instrument) -> Iterator[Bevinding]:
    gebruikt = {id_ for bron in instrument.documenten.values() for id_ in bron.waarde.clausules}
    for id_, (bron, plek, _) in instrument.clausules.items():
        if id_ not in gebruikt:
            yield bron.bevinding(
                ("clausules", plek, "id"),
                f'clausule "{id_}" staat in geen enkel document',
                "Zet haar in een document, of haal haar weg.",
            )


def _unknown_elements(instrument: Instrument) -> Iterator[Bevinding]:
    bekend = instrument.recht.waarde.elementen
    for bron in instrument.documenten.values():
        for nr, element in enumerate(bron.waarde.elementen):
            if element not in bekend:
                yield bron.bevinding(
                    ("elementen", nr), f'element "{element}" staat niet in recht.yaml', bedoelde_u(element, bekend)
                )


def _unknown_kinds(instrument: Instrument) -> Iterator[Bevinding]:
    for nr, toets in enumerate(instrument.toetsen.waarde.toetsen):
        for plek, soort in enumerate(toets.soorten):
            if soort not in instrument.documenten:
                yield instrument.toetsen.bevinding(
                    ("toetsen", nr, "soorten", plek),
                    f'soort "{soort}" is geen document',
                    bedoelde_u(soort, instrument.documenten),
                )


def _file_names(instrument: Instrument) -> Iterator[Bevinding]:
    for soort, bron in instrument.documenten.items():
        naam = bron.pad.rsplit("/", 1)[-1].removesuffix(".yaml")
        if naam != soort:
            yield bron.bevinding(
                ("soort",), f'het bestand heet {naam} maar de soort "{soort}"', f"Schrijf soort: {naam}."
            )
