"""Puts the page "Besluit opstellen" into a site that was built; says so and goes on when Pyodide is not installed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from instrumentarium.cli.gereedschap import meld
from instrumentarium.uitvoer.schrijf import write_file


def build_assistent(wortel: Path, site: Path, op: date) -> int:  # noqa: ARG001 -- the day is part of what sites share
    """Write the page below `site/opstellen`; returns how many files."""
    from instrumentarium.assistent.bouwen import ONTBREEKT, assistant_files, has_engine, with_door
    from instrumentarium.besluit.instrument.laden import Instrument
    from instrumentarium.cli.dossier import template_source

    if not has_engine(wortel):
        meld(ONTBREEKT)
        return 0
    bestanden = assistant_files(wortel, site, template_source(wortel, Instrument(wortel)))
    for pad, inhoud in bestanden.items():
        write_file(site / pad, inhoud)
    deur = site / "besluit" / "index.html"
    if deur.is_file():
        write_file(deur, with_door(deur.read_text("utf-8")).encode())
    return len(bestanden)
