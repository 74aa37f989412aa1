"""Measures the handbook: building against plain Material on as many pages, growth to 2,000 pages, and a live change.

Prints ratios of medians, so that a busy machine changes both sides alike.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT / "scripts"), str(PROJECT / "tests")]
OP = date(2026, 11, 24)
MATERIAL = "site_name: kaal\ntheme:\n  name: material\n  font: false\n  features: [navigation.prune]\n"
ALINEA = "Een gewone alinea met gewone woorden, zodat er iets te lezen en te zoeken is op deze bladzijde.\n\n"


def main() -> None:
    """Run the three measures."""
    with tempfile.TemporaryDirectory() as map_:
        _against_material(Path(map_))
    with tempfile.TemporaryDirectory() as map_:
        _growth(Path(map_))
    with tempfile.TemporaryDirectory() as map_:
        _live(Path(map_))


def _against_material(map_: Path) -> None:
    from instrumentarium.cli.sitebouw import build_site

    telling = build_site(PROJECT, map_ / "eigen", op=OP)
    aantal = telling["bladzijden"]
    _plain(map_ / "kaal", aantal)
    bouw = f"from instrumentarium.cli.sitebouw import *; build_site(Path({str(PROJECT)!r}), Path({str(map_ / 'eigen')!r}), op=date{OP.timetuple()[:3]})"
    eigen, kaal = _both(lambda: _run([sys.executable, "-c", bouw], PROJECT), lambda: _mkdocs(map_ / "kaal"))
    print(
        f"site bouw, {aantal} bladzijden: {eigen:.1f} s rekentijd; Material, evenveel gewone: {kaal:.1f} s; {_ratio(eigen, kaal, 1.3)}"
    )


def _growth(map_: Path) -> None:
    """Multiply the subjects of the real project until there are about 500, 1,000 and 2,000 pages."""
    from instrumentarium.cli.sitebouw import build_site

    per_blad = []
    for keer in (1, 2, 4):
        wortel = _multiplied(map_ / str(keer), keer)
        begin = _worked()
        aantal = build_site(wortel, map_ / f"uit{keer}", op=OP)["bladzijden"]
        duur = _worked() - begin
        per_blad.append(duur / aantal)
        print(f"  {aantal} bladzijden: {duur:.1f} s rekentijd, {1000 * duur / aantal:.1f} ms per bladzijde")
    print(f"groei per bladzijde: {_ratio(per_blad[-1], per_blad[0], 1.25)}")


def _worked() -> float:
    """Return the time of the processor that this process and its children took so far."""
    deel = [resource.getrusage(wie) for wie in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(rij.ru_utime + rij.ru_stime for rij in deel)


def _live(map_: Path) -> None:
    from instrumentarium.cli.sitekijk import POLS, Kijker

    kijker = Kijker(_multiplied(map_, 1), lambda: OP, lambda _: None)
    kijker.begin()
    bron = kijker.wortel / "apv/onderwerpen/woonoverlast/hillegom.yaml"
    duren, gewerkt = [], []
    for keer in range(5):
        bron.write_text(bron.read_text(encoding="utf-8") + f"# {keer}\n" * 2 + "", encoding="utf-8")
        tekst = bron.read_text(encoding="utf-8").replace("trillingen", f"trillingen {keer}", 1)
        bron.write_text(tekst, encoding="utf-8")
        begin, werk = time.perf_counter(), _worked()
        if not kijker.look():
            raise SystemExit("de wijziging is niet gezien")
        duren.append(time.perf_counter() - begin + POLS)
        gewerkt.append(_worked() - werk + POLS)
    print(
        f"wijziging van een YAML zichtbaar na {statistics.median(duren):.2f} s, waarvan {statistics.median(gewerkt):.2f} s "
        "rekentijd en wachten op de volgende blik (grens 1,5 s op een rustige machine)"
    )


def _multiplied(wortel: Path, keer: int) -> Path:
    """Return a copy of the real project with every subject so many times, each under its own name."""
    import shutil

    for naam in ("content", "apv", "templates", "campaigns"):
        shutil.copytree(PROJECT / naam, wortel / naam)
    thema = wortel / "scripts/instrumentarium/handboek"
    thema.mkdir(parents=True)
    (thema / "thema").symlink_to(PROJECT / "scripts/instrumentarium/handboek/thema")
    shutil.copy(PROJECT / "mkdocs.yml", wortel / "mkdocs.yml")
    for bron in sorted((PROJECT / "apv/onderwerpen").iterdir()):
        for nummer in range(2, keer + 1):
            kopie = wortel / "apv/onderwerpen" / f"{bron.name}-{nummer}"
            shutil.copytree(bron, kopie)
            kop = kopie / "onderwerp.yaml"
            tekst = kop.read_text(encoding="utf-8").replace(
                f"onderwerp: {bron.name}\n", f"onderwerp: {bron.name}-{nummer}\n"
            )
            kop.write_text(tekst, encoding="utf-8")
    return wortel


def _plain(map_: Path, aantal: int) -> None:
    map_.mkdir()
    (map_ / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    for nummer in range(aantal):
        blad = map_ / "docs" / f"deel{nummer % 12}" / f"blad{nummer}.md"
        blad.parent.mkdir(parents=True, exist_ok=True)
        blad.write_text(
            f"# Blad {nummer}\n\n" + "".join(f"## Kop {k}\n\n{ALINEA * 3}" for k in range(5)), encoding="utf-8"
        )
    (map_ / "docs" / "index.md").write_text("# Start\n", encoding="utf-8")


def _mkdocs(map_: Path) -> None:
    _run([str(Path(sys.executable).parent / "mkdocs"), "build", "--quiet"], map_)


def _run(opdracht: list[str], map_: Path) -> None:
    omgeving = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PROJECT / "scripts")}
    subprocess.run(opdracht, cwd=map_, check=True, env=omgeving, capture_output=True)


def _both(een: Callable[[], object], ander: Callable[[], object], keer: int = 3) -> tuple[float, float]:
    """Return the medians of two things, done in turn; counted in time of the processor, also of child processes."""
    duren: tuple[list[float], list[float]] = ([], [])
    for _ in range(keer):
        for doe, rij in zip((een, ander), duren, strict=True):
            voor = resource.getrusage(resource.RUSAGE_CHILDREN)
            doe()
            na = resource.getrusage(resource.RUSAGE_CHILDREN)
            rij.append(na.ru_utime + na.ru_stime - voor.ru_utime - voor.ru_stime)
    return statistics.median(duren[0]), statistics.median(duren[1])


def _ratio(een: float, ander: float, grens: float) -> str:
    return f"verhouding {een / ander:.2f} (grens {grens})"


if __name__ == "__main__":
    main()
