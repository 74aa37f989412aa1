"""Checks the texts of an instrument on every letterhead: each compiles, and reads no fact that its letters lack.

In: an instrument and the municipalities. Out: findings, and the Word files with a fault.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.zaak.briefvorm import full_cases, names_in_letters
from instrumentarium.besluit.zaak.dossier import build_dossier
from instrumentarium.besluit.zaak.naamlint import lint_namen, unused_facts
from instrumentarium.bronnen.project import Bron
from instrumentarium.cli.bevonden import Controle
from instrumentarium.cli.dossier import template_source
from instrumentarium.fouten import Bevinding, BronFout, GebruikFout, Plaats


def check_templates(
    wortel: Path, instrument: Instrument, gemeenten: list[str], vandaag: date, uitkomst: Controle
) -> None:
    """Check every text, then every document on every letterhead; keep the faulty ones for `--annoteer`."""
    bekend = _names(wortel, instrument, gemeenten, vandaag)
    if bekend:
        uitkomst.find(uitkomst.fouten, lint_namen, instrument, bekend)
    uitkomst.find(uitkomst.waarschuwingen, unused_facts, instrument)
    geef = template_source(wortel, instrument)
    for gemeente in gemeenten:
        naam = f"templates/huisstijl/{gemeente}.docx"
        if not (wortel / naam).is_file():
            fout = Bevinding(Plaats(naam), "het briefpapier ontbreekt", "Maak het met gemeente nieuw.")
            uitkomst.fouten.append(fout)
            continue
        inhoud = (wortel / naam).read_bytes()
        if not _check_letterhead(inhoud, naam, bekend, uitkomst):
            continue
        for soort in instrument.documenten:
            voor = len(uitkomst.fouten)
            uitkomst.guard(geef, soort, gemeente)
            if len(uitkomst.fouten) > voor:
                uitkomst.sjablonen[naam] = inhoud


def _names(wortel: Path, instrument: Instrument, gemeenten: list[str], vandaag: date) -> Collection[str]:
    """Return every name that the letters have; none when a source cannot be read, which is named elsewhere."""
    namen: set[str] = set()
    for voorbeeld in full_cases(gemeenten[0]) if gemeenten else []:
        zaak = Bron(pad="voorbeeld.yaml", waarde=voorbeeld, boom=None, sha256="", inhoud=b"")
        try:
            namen |= names_in_letters(build_dossier(wortel, zaak, None, vandaag, instrument)[0])
        except (BronFout, GebruikFout):
            return ()
    return namen


def _check_letterhead(inhoud: bytes, naam: str, bekend: Collection[str], uitkomst: Controle) -> bool:
    """Judge the letterhead by itself, so that a place is that of its own file; say whether letters can be tried on it."""
    from instrumentarium.word.lint import examine, unknown_names

    fouten, ontleed = examine(inhoud, naam)
    uitkomst.waarschuwingen += _hints(inhoud, naam)
    if ontleed and not fouten and bekend:
        fouten = unknown_names(ontleed, naam, bekend)
    if fouten:
        uitkomst.fouten += fouten
        uitkomst.sjablonen[naam] = inhoud
    return not fouten


def _hints(inhoud: bytes, naam: str) -> list[Bevinding]:
    """Return the hints on a letterhead, beside its faults; none when it cannot be read, which is a fault already."""
    from instrumentarium.word.hints import hint_template
    from instrumentarium.word.strikt import XmlFout

    try:
        return hint_template(inhoud, naam)
    except (BronFout, XmlFout):
        return []
