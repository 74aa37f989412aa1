"""Puts the page "Besluit opstellen" into a site that was built; says so and goes on when Pyodide is not installed."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path

from instrumentarium.assistent import vertalen
from instrumentarium.cli.bewaard import CACHE, keep
from instrumentarium.cli.gereedschap import meld
from instrumentarium.uitvoer.schrijf import write_file

TRAAG = "de bladzijde Besluit opstellen begint trager dan nodig: node kon geen momentopname maken"


def build_assistent(wortel: Path, site: Path) -> int:
    """Fill the page `opstellen` of a site and write its files; returns how many."""
    from instrumentarium.assistent.bouwen import BLAD, GEEN_BLAD, ONTBREEKT, assistant_files, has_engine
    from instrumentarium.besluit.instrument.laden import Instrument
    from instrumentarium.cli.dossier import template_source

    reden = GEEN_BLAD if not (site / BLAD).is_file() else "" if has_engine(wortel) else ONTBREEKT
    if reden:
        meld(reden)
        return 0
    instrument = Instrument(wortel)
    bestanden = assistant_files(instrument, site, template_source(wortel, instrument), Bewaarder(wortel / CACHE))
    for pad, inhoud in bestanden.items():
        write_file(site / pad, inhoud)
    return len(bestanden)


class Bewaarder:
    """The workbench of the page with a memory: its work costs many seconds and gives the same bytes again.

    What node cannot make here is left out: the bundle stays as it is, the wasm is wrapped without packing.
    """

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def translate(self, bundel: bytes, pyodide: Path) -> bytes:
        """Return the bundle as the browser's Python reads it."""
        return self._once("vertaald", bundel, pyodide, vertalen.translate) or bundel

    def photograph(self, bundel: bytes, pyodide: Path) -> bytes | None:
        """Return the memory of a started engine, or None, said aloud, when that cannot be made here."""
        foto = self._once("moment", bundel, pyodide, vertalen.photograph)
        if foto is None:
            meld(TRAAG)
        return foto

    def squeeze(self, inhoud: bytes, pyodide: Path) -> bytes:
        """Return the bytes packed."""
        return self._once("gepakt", inhoud, pyodide, vertalen.squeeze) or gzip.compress(inhoud, 0, mtime=0)

    def _once(
        self, naam: str, invoer: bytes, pyodide: Path, werk: Callable[[bytes, Path], bytes | None]
    ) -> bytes | None:
        som = hashlib.sha256(invoer)
        for bestand in (Path(vertalen.__file__), vertalen.PROGRAMMA, pyodide / "package.json"):
            som.update(bestand.read_bytes())
        pad = self._cache / f"opstellen-{naam}-{som.hexdigest()[:20]}"
        if pad.is_file():
            return pad.read_bytes()
        gemaakt = werk(invoer, pyodide)
        if gemaakt:
            keep(pad, gemaakt)
        return gemaakt
