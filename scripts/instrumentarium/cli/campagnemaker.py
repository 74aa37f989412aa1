"""Makes the kits of every running campaign into one folder; used by `bouw`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from instrumentarium.campagne import inlezen, reeks, toetsen
from instrumentarium.campagne.bron import NA_BESLUIT
from instrumentarium.cli.gereedschap import meld
from instrumentarium.cli.kitmaker import cache_folder, check_remembering, run_reeks, write_reeks
from instrumentarium.uitvoer.schrijf import write_tree


def make_all(wortel: Path, uitmap: Path, op: date) -> None:
    """Make the kits of all campaigns that need no decision; one whose period is over is named and left out."""
    cache = cache_folder(wortel)
    namen = [naam for naam in inlezen.names(wortel) if naam not in NA_BESLUIT]
    behouden = []
    for naam in namen:
        bronnen = inlezen.read(wortel, naam)
        gevonden = check_remembering(bronnen, cache, op)
        toetsen.raise_if_blocked(gevonden)
        if toetsen.check_expired(bronnen, op, ook_verlopen=False):
            meld(f"campagne {naam} is voorbij en is overgeslagen")
            continue
        meld(f"campagne {naam} ...")
        zonder = toetsen.kept_back(gevonden)
        if zonder:
            meld(f"campagne {naam}: geen kits voor {', '.join(sorted(zonder))}, want er ontbreken gegevens")
        keuze = reeks.Keuze(zonder=zonder, talen=tuple(bronnen.campagne.waarde.talen), zip=True, op=op)
        write_reeks(run_reeks(bronnen, wortel, keuze, cache), uitmap, cache)
        behouden.append(naam)
    _drop_others(uitmap, behouden)


def _drop_others(uitmap: Path, behouden: list[str]) -> None:
    """Remove the kits of a campaign that no longer exists."""
    for map_ in sorted(uitmap.iterdir()) if uitmap.is_dir() else []:
        if map_.is_dir() and map_.name not in behouden:
            write_tree(map_, {})
            map_.rmdir()
