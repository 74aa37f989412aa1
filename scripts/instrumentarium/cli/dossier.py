"""Reads a case with the sources its letters need, and keeps the compiled letters in a cache below `.cache/`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from instrumentarium import __version__
from instrumentarium.besluit.instrument.laden import DAMOCLES, Instrument
from instrumentarium.besluit.zaak.dossier import Dossier, build_dossier
from instrumentarium.besluit.zaak.dossier import known_municipalities as known_municipalities
from instrumentarium.besluit.zaak.lezen import lees_zaak
from instrumentarium.besluit.zaak.model import Zaak
from instrumentarium.bronnen.project import Bron, read_bytes
from instrumentarium.cli.bewaard import CACHE, Bronkast, keep

if TYPE_CHECKING:
    from instrumentarium.word.sjabloon import Brief


def read_case(wortel: Path, bestand: str) -> Bron[Zaak]:
    """Read a case file; its path is shown as given, or from the project root when it lies in the project."""
    pad = Path(bestand)
    return lees_zaak(read_bytes(pad, bestand), show_path(wortel, pad, bestand), gemeenten=known_municipalities(wortel))


def show_path(wortel: Path, pad: Path, gegeven: str) -> str:
    """Return the path as messages show it."""
    heel = pad.resolve()
    return heel.relative_to(wortel).as_posix() if heel.is_relative_to(wortel) else gegeven


def read_dossier(
    wortel: Path, zaak: Bron[Zaak], peildatum: date | None, vandaag: date, instrument: str = DAMOCLES
) -> tuple[Dossier, bool]:
    """Return the dossier of a case, and whether its reference date was given or found (and not just today)."""
    return build_dossier(wortel, zaak, peildatum, vandaag, Instrument(wortel, instrument, Bronkast(wortel).lees))


def template_source(wortel: Path, instrument: Instrument) -> Callable[[str, str], Brief]:
    """Return a function that gives the compiled letter of a kind for a municipality, from the cache when it can."""
    gemaakt: dict[tuple[str, str], Brief] = {}

    def give(soort: str, gemeente: str) -> Brief:
        if (soort, gemeente) not in gemaakt:
            gemaakt[soort, gemeente] = _load_or_compile(wortel, instrument, soort, gemeente)
        return gemaakt[soort, gemeente]

    return give


def _load_or_compile(wortel: Path, instrument: Instrument, soort: str, gemeente: str) -> Brief:
    from instrumentarium.besluit.instrument.samenstellen import compile_letter, fingerprint
    from instrumentarium.word.sjabloon import brief_uit_bundel

    naam = f"templates/huisstijl/{gemeente}.docx"
    huisstijl = read_bytes(wortel / naam, naam)
    sleutel = fingerprint(instrument, soort, huisstijl, __version__)
    bundel, code = (wortel / CACHE / f"{soort}-{gemeente}-{sleutel[:20]}.{deel}" for deel in ("bundel", "code"))
    if bundel.is_file():
        return brief_uit_bundel(bundel.read_bytes(), code.read_bytes() if code.is_file() else None)
    brief = compile_letter(instrument, soort, huisstijl, naam)
    keep(bundel, brief.naar_bundel())
    keep(code, brief.bytecode())
    return brief
