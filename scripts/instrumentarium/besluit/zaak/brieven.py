"""Makes the letters of a case: which kinds, for whom, with which clauses; all in memory, nothing written.

In: the case with its sources (`Dossier`), the kinds asked for. Out: `Briefset`: bytes per file name, the account and
the calendar, and everything that stands in the way of a final letter. Knows no clock, no folder, no click.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import attrs

from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.instrument.model import Document
from instrumentarium.besluit.instrument.samenstellen import clauses_of
from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.brieftekst import letterhead_data
from instrumentarium.besluit.zaak.dossier import Dossier, relevant_kinds
from instrumentarium.besluit.zaak.geadresseerden import Geadresseerde, addressees
from instrumentarium.besluit.zaak.gegevens import build_gegevens
from instrumentarium.besluit.zaak.keuze import Keuze, choose_clauses
from instrumentarium.besluit.zaak.model import Zaak
from instrumentarium.besluit.zaak.namen import letter_name
from instrumentarium.besluit.zaak.toetsen import Toetsbevinding, run_toetsen
from instrumentarium.bronnen.soorten.gemeente import Gemeente
from instrumentarium.fouten import GebruikFout, bedoelde_u
from instrumentarium.word.ontbreekt import mark_missing, open_facts
from instrumentarium.word.sjabloon import Brief

Sjablonen = Callable[[str, str], Brief]


@attrs.frozen(kw_only=True)
class Letter:
    """One finished letter with the account of its making."""

    soort: str
    naam: str
    inhoud: bytes
    lezer: Geadresseerde
    keuzes: tuple[Keuze, ...]
    open_feiten: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """Return the hash of the bytes."""
        return hashlib.sha256(self.inhoud).hexdigest()


@attrs.frozen(kw_only=True)
class Briefset:
    """All letters of one run, and the findings of the checks for the kinds that were made."""

    letters: tuple[Letter, ...]
    bevindingen: tuple[Toetsbevinding, ...]
    soorten: tuple[str, ...]


def check_kinds(instrument: Instrument, soorten: list[str]) -> list[str]:
    """Return the kinds when all exist; raises GebruikFout with the nearest known name."""
    for soort in soorten:
        if soort not in instrument.documenten:
            uitweg = bedoelde_u(soort, instrument.documenten) or "zie besluit soorten"
            raise GebruikFout(f'onbekende soort "{soort[:60]}": {uitweg}')
    return list(dict.fromkeys(soorten))


def make_letters(dossier: Dossier, soorten: list[str], sjablonen: Sjablonen, *, definitief: bool) -> Briefset:
    """Make every letter of the kinds asked for. `sjablonen(soort, gemeente)` gives the compiled letter."""
    feiten = dossier.feiten
    letters = []
    for soort in soorten:
        document = dossier.instrument.documenten[soort].waarde
        brief = sjablonen(soort, dossier.zaak.waarde.gemeente)
        for lezer in addressees(document, feiten):
            letters.append(_make(dossier, feiten, document, lezer, brief, definitief=definitief))
    toetsen = dossier.instrument.toetsen.waarde.toetsen
    bevindingen = run_toetsen(toetsen, feiten, tuple(dict.fromkeys([*soorten, *relevant_kinds(feiten)])))
    return Briefset(letters=tuple(letters), bevindingen=tuple(bevindingen), soorten=tuple(soorten))


def letter_data(
    dossier: Dossier, feiten: Feiten, document: Document, lezer: Geadresseerde, *, definitief: bool
) -> dict[str, Any]:
    """Return every fact and word that one letter can print, before its clauses are chosen."""
    recht = dossier.recht.waarde
    gegevens = build_gegevens(feiten, lezer, document, dossier.gemeente.waarde, recht)
    gegevens["brief"] = letterhead_data(
        document, feiten, lezer, gegevens, recht, concept=not definitief, model=dossier.modeltekst
    )
    return gegevens


def _make(
    dossier: Dossier, feiten: Feiten, document: Document, lezer: Geadresseerde, brief: Brief, *, definitief: bool
) -> Letter:
    gegevens = letter_data(dossier, feiten, document, lezer, definitief=definitief)
    clausules = clauses_of(dossier.instrument, document.soort)
    keuzes = choose_clauses(clausules, feiten, lezer, {"tekst": gegevens["tekst"], "stuk": document.soort})
    gegevens["k"] = {keuze.blok: False for keuze in keuzes} | all_blocks(clausules)
    gegevens["k"] |= {keuze.blok: True for keuze in keuzes if keuze.gekozen}
    gegevens["eigen"] = own_paragraphs(feiten.zaak, document.soort, lezer, keuzes)
    inhoud = brief.render(
        gegevens,
        tijd=letter_time(feiten.peildatum),
        eigenschappen=properties(gegevens, dossier.gemeente.waarde),
        nabewerking=mark_missing,
    )
    return Letter(
        soort=document.soort,
        naam=letter_name(feiten.zaak.kenmerk, document.soort, lezer.nummer, lezer.rol),
        inhoud=inhoud,
        lezer=lezer,
        keuzes=tuple(keuzes),
        open_feiten=tuple(open_facts(inhoud)),
    )


def all_blocks(clausules: list[tuple[Any, int, Any]]) -> dict[str, bool]:
    """Return every block of a document as not chosen: the template asks for each of them."""
    from instrumentarium.besluit.instrument.samenstellen import block_id

    return {block_id(clausule, nr): False for _, _, clausule in clausules for nr in range(len(clausule.versies))}


def own_paragraphs(zaak: Zaak, soort: str, lezer: Geadresseerde, keuzes: list[Keuze]) -> dict[str, list[str]]:
    """Return the lawyer's own paragraphs per block, for this kind and this reader."""
    blok_van = {keuze.id: keuze.blok for keuze in keuzes}
    eigen: dict[str, list[str]] = {}
    for rij in zaak.eigen_tekst or []:
        if rij.soort == soort and rij.voor in (None, lezer.leest_als) and rij.na in blok_van:
            alineas = [alinea.strip() for alinea in rij.tekst.split("\n\n") if alinea.strip()]
            eigen.setdefault(blok_van[rij.na], []).extend(alineas)
    return eigen


def letter_time(peildatum: date) -> datetime:
    """Return the fixed time that a letter carries: noon of the reference date."""
    return datetime.combine(max(peildatum, date(1980, 1, 1)), time(12))


def properties(gegevens: dict[str, Any], gemeente: Gemeente) -> dict[str, str]:
    """Return the document properties: a title and the municipality, never a person's name."""
    return {"titel": gegevens["document"]["titel"], "auteur": f"Gemeente {gemeente.naam}"}
