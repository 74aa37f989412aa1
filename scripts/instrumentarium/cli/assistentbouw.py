"""Puts the page "Besluit opstellen" into a site that was built; says so and goes on when Pyodide is not installed."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import partial
from pathlib import Path

from instrumentarium.cli.bewaard import CACHE, keep
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
    sjablonen = template_source(wortel, Instrument(wortel))
    bestanden = assistant_files(wortel, site, sjablonen, partial(_translate_once, wortel / CACHE))
    for pad, inhoud in bestanden.items():
        write_file(site / pad, inhoud)
    deur = site / "besluit" / "index.html"
    if deur.is_file():
        write_file(deur, with_door(deur.read_text("utf-8")).encode())
    return len(bestanden)


def _translate_once(cache: Path, bundel: bytes, motor: Path) -> bytes:
    """Return the bundle as the browser's Python reads it; kept, because translating costs seconds and gives the same."""
    from instrumentarium.assistent import vertalen

    som = hashlib.sha256(bundel)
    som.update(Path(vertalen.__file__).read_bytes())
    som.update((motor / "package.json").read_bytes())
    pad = cache / f"opstellen-{som.hexdigest()[:20]}.zip"
    if pad.is_file():
        return pad.read_bytes()
    vertaald = vertalen.translate(bundel, motor)
    keep(pad, vertaald)
    return vertaald
