"""Decides where letters go and under which names; refuses folders in which case data may never stand.

In: the case file, `--uit`, the project. Out: a folder, and the first version suffix under which the whole set fits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from instrumentarium.besluit.zaak.namen import safe_kenmerk
from instrumentarium.fouten import GebruikFout
from instrumentarium.uitvoer.schrijf import sweep, write_all_new

VERBODEN = ("content", "apv", "templates", "campaigns", "scripts", "build/site", "build/docs")
VOORBEELDEN = "templates/damocles/voorbeelden"
_MAX_VERSIES = 999


def letter_folder(wortel: Path, zaakbestand: str, kenmerk: str, uit: str | None) -> Path:
    """Return the folder for the letters of a case; raises GebruikFout for a folder that is refused."""
    if uit is not None:
        return check_folder(wortel, Path(uit))
    zaak = Path(zaakbestand).resolve()
    if zaak.is_relative_to(wortel.resolve()):
        return check_folder(wortel, wortel / "zaken" / safe_kenmerk(kenmerk))
    return check_folder(wortel, zaak.parent)


def check_folder(wortel: Path, map_: Path) -> Path:
    """Return the folder when case data may stand there."""
    heel, root = map_.resolve(), wortel.resolve()
    for verboden in VERBODEN:
        if heel == root / verboden or heel.is_relative_to(root / verboden):
            raise GebruikFout(
                f"in {verboden}/ komt nooit iets uit een zaak: kies met --uit een map buiten het project, of zaken/"
            )
    if heel.exists() and not heel.is_dir():
        raise GebruikFout(f"{map_} is geen map")
    return heel


def write_set(map_: Path, maak: Callable[[int], Mapping[str, bytes]]) -> dict[str, str]:
    """Write a set of files as one version: new, unchanged, or the whole set as `-v2`, `-v3` (contract 5.4).

    `maak(versie)` gives the files of a version by name. Returns per file "gemaakt" or "ongewijzigd".
    """
    sweep([map_] if map_.is_dir() else [])
    for versie in range(1, _MAX_VERSIES):
        bestanden = maak(versie)
        if _fits(map_, bestanden):
            nieuw = {map_ / naam: inhoud for naam, inhoud in bestanden.items() if not (map_ / naam).exists()}
            try:
                write_all_new(nieuw)
            except FileExistsError:
                continue  # somebody else was first: the next version
            return {naam: "gemaakt" if map_ / naam in nieuw else "ongewijzigd" for naam in bestanden}
    raise GebruikFout(f"in deze map staan al {_MAX_VERSIES} versies van deze brieven; ruim eerst op")


def _fits(map_: Path, bestanden: Mapping[str, bytes]) -> bool:
    return all(not (map_ / naam).exists() or (map_ / naam).read_bytes() == inhoud for naam, inhoud in bestanden.items())
