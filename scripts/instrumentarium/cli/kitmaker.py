"""Checks a campaign with what was remembered, makes its kits on all cores, and writes what changed.

In: a campaign that was read. Out: findings, kits, files. Shared by `campagne` and `bouw`; keeps below `.cache/` what
costs time.
"""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from instrumentarium.cli.gereedschap import meld

if TYPE_CHECKING:
    from instrumentarium.campagne.bron import Bronnen
    from instrumentarium.campagne.reeks import Reeks
    from instrumentarium.campagne.toetsen import Bevinding

_GEEN_OPSLAG = "De tussenopslag is niet te schrijven; de volgende keer duurt het even lang."


def cache_folder(wortel_: Path) -> Path:
    """Return where kits and measurements are kept between runs; it may be thrown away at any time."""
    return wortel_ / ".cache" / "campagne"


def check_remembering(bronnen: Bronnen, cache: Path, dag: date) -> list[Bevinding]:
    """Return the findings of a campaign; a sheet that did not change since the last time is not set again."""
    from instrumentarium.campagne import geheugen, toetsen
    from instrumentarium.uitvoer.schrijf import write_file

    bestand = cache / f"passen-{bronnen.naam}.json"
    oud = bestand.read_bytes() if bestand.is_file() else b""
    onthouden = geheugen.load(oud)
    gevonden = toetsen.check(bronnen, dag, geheugen=onthouden)
    if (nieuw := onthouden.dump()) != oud:
        try:
            write_file(bestand, nieuw)
        except OSError:
            meld(_GEEN_OPSLAG)
    return gevonden


def run_reeks(bronnen: Bronnen, map_: Path, keuze: Any, cache: Path) -> Reeks:
    """Make the kits on all cores, with progress on a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from instrumentarium.campagne import reeks

    scherm = Console(stderr=True)
    werkers = os.cpu_count() or 1
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=scherm, transient=True,
        disable=not scherm.is_terminal,
    ) as balk:  # fmt: skip
        taak = balk.add_task(bronnen.naam, total=None)
        return reeks.make(
            bronnen, map_, keuze, cache, werkers, lambda klaar, totaal: balk.update(taak, completed=klaar, total=totaal)
        )


def write_reeks(resultaat: Reeks, uitmap: Path, cache: Path) -> None:
    """Write what changed of the kits, and what was made new to the cache."""
    from instrumentarium.uitvoer.schrijf import write_file, write_tree

    for map_, bestanden in resultaat.mappen.items():
        resultaat.gewijzigd += len(write_tree(uitmap / map_, bestanden))
    for naam, inhoud in resultaat.los.items():
        pad = uitmap / naam
        if not (pad.is_file() and pad.read_bytes() == inhoud):
            write_file(pad, inhoud)
            resultaat.gewijzigd += 1
    try:
        for sleutel, inhoud in resultaat.nieuw.items():
            write_file(cache / sleutel[:2] / sleutel, inhoud)
        _drop_old(cache)
    except OSError:
        meld(_GEEN_OPSLAG)


def _drop_old(cache: Path) -> None:
    grens = time.time() - 30 * 24 * 3600
    for bestand in cache.glob("*/*"):
        if bestand.stat().st_mtime < grens:
            bestand.unlink()
