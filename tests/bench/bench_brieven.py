"""Measures whole letters: with all checks and the strict parse beside docxtpl, and memory.

Start it with `python tests/bench/bench_brieven.py [AANTAL]`; AANTAL letters are made for the memory (2000 when absent;
10000 is the number of the issue). Ratios are within one run; absolute times say more about the machine than the code.
"""

from __future__ import annotations

import io
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT / "scripts")]

from instrumentarium.besluit.instrument.laden import Instrument  # noqa: E402 -- after the path to the source
from instrumentarium.besluit.instrument.samenstellen import compose_letter  # noqa: E402 -- idem
from instrumentarium.besluit.zaak.brieven import make_letters  # noqa: E402 -- idem
from instrumentarium.besluit.zaak.dossier import Dossier, build_dossier, known_municipalities  # noqa: E402 -- idem
from instrumentarium.besluit.zaak.lezen import lees_zaak  # noqa: E402 -- idem
from instrumentarium.cli.brievenmaker import Opdracht  # noqa: E402 -- idem
from instrumentarium.cli.dossier import template_source  # noqa: E402 -- idem
from instrumentarium.cli.reekswerk import Taak, run_task  # noqa: E402 -- idem
from instrumentarium.word.inhoud import paragraphs  # noqa: E402 -- idem

ZAKEN = PROJECT / "tests" / "zaken"
ZAAK = ZAKEN / "01-rvs-2022-285.yaml"
SOORT, VANDAAG = "sluitingsbesluit", date(2026, 10, 5)


class Meelezer:
    """A compiled letter that remembers the data it was given."""

    def __init__(self, brief: Any) -> None:
        self.brief = brief
        self.gegevens: list[dict[str, Any]] = []

    def render(self, gegevens: dict[str, Any], **opties: Any) -> bytes:
        self.gegevens.append(gegevens)
        inhoud: bytes = self.brief.render(gegevens, **opties)
        return inhoud


def fastest(maak: Callable[[], object], keer: int) -> float:
    """Return the fastest of `keer` runs, in milliseconds: other work on the machine only makes it slower."""
    maak()
    tijden = []
    for _ in range(keer):
        begin = time.perf_counter()
        maak()
        tijden.append((time.perf_counter() - begin) * 1000)
    return min(tijden)


def read_dossier(instrument: Instrument) -> Dossier:
    """Return the largest case of the published rulings with its sources."""
    zaak = lees_zaak(ZAAK.read_bytes(), ZAAK.name, gemeenten=known_municipalities(PROJECT))
    return build_dossier(PROJECT, zaak, None, VANDAAG, instrument)[0]


def letter_ratio() -> tuple[float, float]:
    """Return milliseconds per letter: docxtpl's on our template with our data, and ours with all that belongs to it."""
    import jinja2
    from docxtpl import DocxTemplate

    instrument = Instrument(PROJECT)
    dossier = read_dossier(instrument)
    naam = f"templates/huisstijl/{dossier.zaak.waarde.gemeente}.docx"
    sjabloon = compose_letter(instrument, SOORT, (PROJECT / naam).read_bytes(), naam)
    meelezer = Meelezer(template_source(PROJECT, instrument)(SOORT, dossier.zaak.waarde.gemeente))

    def ours() -> None:
        for letter in make_letters(dossier, [SOORT], lambda *_: meelezer, definitief=False).letters:  # type: ignore[arg-type, return-value]  # stands in for Brief
            paragraphs(letter.inhoud)  # the strict parse of the finished letter

    def theirs() -> None:
        tpl = DocxTemplate(io.BytesIO(sjabloon))
        omgeving = jinja2.Environment(undefined=jinja2.ChainableUndefined, autoescape=True)
        tpl.render(meelezer.gegevens[0], jinja_env=omgeving, autoescape=True)
        tpl.save(io.BytesIO())

    aantal = len(make_letters(dossier, [SOORT], lambda *_: meelezer, definitief=False).letters)  # type: ignore[arg-type, return-value]  # idem
    return fastest(theirs, 4), fastest(ours, 12) / aantal


def memory(aantal: int) -> list[tuple[int, float, float]]:
    """Make letters in this process and return, per quarter: letters made, peak in MB, milliseconds per letter."""
    map_, zaken = Path(tempfile.mkdtemp()), sorted(ZAKEN.glob("*-*.yaml"))
    rijen, gemaakt, nummer = [], 0, 0
    begin, toen = time.perf_counter(), 0
    try:
        while gemaakt < aantal:
            zaak = zaken[nummer % len(zaken)]
            taak = Taak(
                wortel=str(PROJECT), zaak=str(zaak), uit=str(map_ / str(nummer)), werk=Opdracht(), vandaag=VANDAAG
            )
            uitslag = run_task(taak)
            if not uitslag["geslaagd"]:
                raise SystemExit(f"{zaak.name} mislukt: {uitslag['fouten']}")
            gemaakt += sum(rij["bestand"].endswith(".docx") for rij in uitslag["bestanden"])
            shutil.rmtree(map_ / str(nummer))
            nummer += 1
            if gemaakt >= aantal * (len(rijen) + 1) / 4:
                nu = time.perf_counter()
                rijen.append((gemaakt, peak_mb(), (nu - begin) * 1000 / (gemaakt - toen)))
                begin, toen = nu, gemaakt
    finally:
        shutil.rmtree(map_, ignore_errors=True)
    return rijen


def peak_mb() -> float:
    """Return the largest memory of this process so far, in MB (Linux counts in kB, macOS in bytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def main() -> None:
    """Print the table; the memory is measured in a process of its own."""
    if os.environ.get("BENCH_GEHEUGEN"):
        for gemaakt, mb, ms in memory(int(os.environ["BENCH_GEHEUGEN"])):
            print(f"  {gemaakt:6} brieven  piek {mb:6.0f} MB  {ms:6.1f} ms per brief")
        return
    hunne, onze = letter_ratio()
    print(
        f"per brief met toetsen en streng lezen: docxtpl {hunne:.1f} ms, wij {onze:.2f} ms: {hunne / onze:.1f}x (norm 15x)"
    )
    aantal = sys.argv[1] if len(sys.argv) > 1 else "2000"
    print(f"geheugen bij {aantal} brieven (norm 200 MB, gelijk blijvend):", flush=True)
    subprocess.run([sys.executable, __file__], check=True, env=os.environ | {"BENCH_GEHEUGEN": aantal})


if __name__ == "__main__":
    main()
