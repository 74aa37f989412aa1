"""Measures the APV at scale and prints ratios: reading and checking, `resolve`, and comparing two regulations.

Run: python tests/bench/bench_apv.py [aantal gemeenten]. 30 subjects x 342 municipalities x 3 versions by default, made
from the sources of the project. A ratio to PyYAML's C loader says more than seconds: it holds on every machine.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import attrs
import yaml

from instrumentarium.apv.artikel import from_versie
from instrumentarium.apv.collectie import Apv, load_apv
from instrumentarium.apv.controle import judge_apv
from instrumentarium.apv.vergelijken import compare
from instrumentarium.tijd.geldigheid import resolve

PROJECT = Path(__file__).resolve().parents[2]
ONDERWERPEN, VERSIES, ARTIKELEN = 30, 3, 250
VER = date(2030, 1, 1)


def make_sources(doel: Path, gemeenten: int) -> int:
    """Write a project of that size from the real texts; return the number of files."""
    apv = load_apv(PROJECT)
    (doel / "mkdocs.yml").write_text("site_name: bench\n", encoding="utf-8")
    teksten = [
        (PROJECT / apv.onderwerpen[naam].gemeenten["teylingen"].pad).read_text(encoding="utf-8")
        for naam in _subjects(apv)
    ]
    regelingen = ["schema: regelingen/1\nregelingen:\n"]
    for nr in range(gemeenten):
        regelingen.append(f"  - {{id: apv-g{nr:03}, gemeente: g{nr:03}, titel: APV {nr}, inwerking: 2010-01-01}}\n")
    (doel / "apv").mkdir()
    (doel / "apv" / "regelingen.yaml").write_text("".join(regelingen), encoding="utf-8")
    for plek, (naam, tekst) in enumerate(zip(_subjects(apv), teksten, strict=True)):
        map_ = doel / "apv" / "onderwerpen" / naam
        map_.mkdir(parents=True)
        onderwerp = (PROJECT / apv.onderwerpen[naam].bron.pad).read_text(encoding="utf-8")
        (map_ / "onderwerp.yaml").write_text(onderwerp.replace("[[", "").replace("]]", ""), encoding="utf-8")
        for nr in range(gemeenten):
            (map_ / f"g{nr:03}.yaml").write_text(_history(tekst, nr, plek), encoding="utf-8")
    return len(teksten) * (gemeenten + 1) + 1


def _subjects(apv: Apv) -> list[str]:
    return [naam for naam, map_ in apv.onderwerpen.items() if "teylingen" in map_.gemeenten][:ONDERWERPEN]


def _history(tekst: str, nr: int, plek: int) -> str:
    """Return three versions of the last text of a subject, each with its own dates and a number of its own."""
    laatste = tekst[tekst.rindex("  - versie:") :].split("\n")
    kop = f"schema: onderwerp-versies/1\ngemeente: g{nr:03}\nversies:\n"
    weg = (
        "    bekend:",
        "    inwerking:",
        "    terugwerkend",
        "    vervalt:",
        "    regeling:",
        "    nummer:",
        "    strafbaar:",
    )
    rest = [regel for regel in laatste[1:] if not regel.startswith(weg)]
    versies = []
    for jaar in range(VERSIES):
        dag = date(2012 + 4 * jaar, 1, 1) + timedelta(days=nr)
        vast = [
            *(
                f"  - versie: v{jaar}",
                f"    regeling: apv-g{nr:03}",
                f'    nummer: "9:{plek + 1}"',
                "    strafbaar: false",
            ),
            *(f"    bekend: {dag - timedelta(days=30)}", f"    inwerking: {dag}"),
        ]
        versies.append("\n".join([*vast, *rest]).rstrip() + "\n")
    return kop + "".join(versies)


def timed(functie: Callable[[], object]) -> float:
    """Return the seconds that one call takes."""
    begin = time.perf_counter()
    functie()
    return time.perf_counter() - begin


def yaml_alone(doel: Path) -> None:
    """Read every file with PyYAML's C loader, the yardstick."""
    for bestand in sorted(doel.rglob("*.yaml")):
        yaml.load(bestand.read_bytes(), Loader=yaml.CSafeLoader)


def bench_read(doel: Path) -> tuple[float, float]:
    """Return seconds for PyYAML alone and for reading and checking everything."""

    def read_and_check() -> None:
        fouten, _ = judge_apv(load_apv(doel), [], date(2026, 11, 24))
        assert not fouten, fouten[:3]

    return timed(lambda: yaml_alone(doel)), timed(read_and_check)


def bench_resolve(keer: int = 20_000) -> float:
    """Return microseconds per `resolve` on a history of the project."""
    apv = load_apv(PROJECT)
    versies = max((apv.versies(naam, g) for naam in apv.onderwerpen for g in apv.gemeenten()), key=len)
    return timed(lambda: [resolve(versies, VER, VER) for _ in range(keer)]) / keer * 1e6


def bench_compare() -> float:
    """Return seconds to compare two regulations of 250 articles, every second one changed."""
    apv = load_apv(PROJECT)
    teksten = [from_versie(v) for naam in apv.onderwerpen for g in apv.gemeenten() for v in apv.versies(naam, g)]
    oud = [teksten[nr % len(teksten)] for nr in range(ARTIKELEN)]
    nieuw = [
        attrs.evolve(a, leden=tuple(attrs.evolve(lid, tekst=lid.tekst.replace(" de ", " het ")) for lid in a.leden))
        if nr % 2
        else a
        for nr, a in enumerate(oud)
    ]
    return timed(lambda: [compare(een, ander) for een, ander in zip(oud, nieuw, strict=True)])


def main() -> None:
    """Print the measurements; exit code 1 when a limit is passed."""
    gemeenten = int(sys.argv[1]) if len(sys.argv) > 1 else 342
    verhoudingen = []
    for aantal in (max(1, gemeenten // 10), gemeenten):
        with tempfile.TemporaryDirectory() as map_:
            bestanden = make_sources(Path(map_), aantal)
            kaal, alles = bench_read(Path(map_))
            verhoudingen.append(alles / kaal)
            print(
                f"{bestanden} bestanden: PyYAML {kaal:.2f} s, lezen en toetsen {alles:.2f} s, {alles / kaal:.1f} keer (grens 6)"
            )
    micros, seconden = bench_resolve(), bench_compare()
    print(f"resolve: {micros:.1f} microseconden (grens 20)")
    print(f"twee regelingen van {ARTIKELEN} artikelen vergelijken: {seconden:.2f} s (grens 1)")
    sys.exit(int(max(verhoudingen) > 6 or micros > 20 or seconden > 1))


if __name__ == "__main__":
    main()
