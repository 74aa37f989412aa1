"""Each page of the manual works as it is written: its files are made and its commands typed, in order, on a copy."""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from cli.opdracht import PROJECT, copy_project, run
from inhoud import keuren
from inhoud.kader import read_kader
from inhoud.lezen import read_pagina

PAGINAS = sorted((PROJECT / "content" / "handleiding").glob("*.md"))
BLOK = re.compile(r"^```(\S+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WEIGERT = re.compile(r"\s+# weigert \((\d)\)$")
GETYPT = re.compile(r"`[^`\n]+`")
VAN_HET_VAK = frozenset({"BWB", "CVDR", "JSON", "UTF", "XML"})
ZWAAR = ("bouw", "controleer", "site bouw", "campagne maak", "campagne kits")


def walk(pagina: Path, map_: Path, *, alles: bool) -> list[str]:
    """Follow a page; `alles` also types what takes long. Return what went otherwise than the page says."""
    klachten = []
    for soort, naam, inhoud in BLOK.findall(pagina.read_text(encoding="utf-8")):
        if soort == "console":
            for regel in inhoud.splitlines():
                klachten += _type(regel, map_, alles=alles)
        else:
            (map_ / naam).parent.mkdir(parents=True, exist_ok=True)
            with (map_ / naam).open("a", encoding="utf-8") as bestand:
                bestand.write(inhoud)
    return klachten


def _type(regel: str, map_: Path, *, alles: bool) -> list[str]:
    weigert = WEIGERT.search(regel)
    programma, *woorden = shlex.split(WEIGERT.sub("", regel))
    if programma == "mkdir":
        (map_ / woorden[-1]).mkdir(parents=True, exist_ok=True)
        return []
    if programma == "cp":
        shutil.copy(map_ / woorden[0], map_ / woorden[1])
        return []
    assert programma == "instrumentarium", regel
    if not alles and not weigert and " ".join(woorden).startswith(ZWAAR):
        return []
    uitkomst = run(woorden, map_)
    verwacht = int(weigert[1]) if weigert else 0
    return [] if uitkomst.code == verwacht else [f"{regel}: {uitkomst.code}: {uitkomst.fout[-600:]}"]


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda pad: pad.stem)
def test_pagina_werkt(pagina: Path, tmp_path: Path) -> None:
    assert walk(pagina, copy_project(tmp_path), alles=False) == []


@pytest.mark.diep
@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda pad: pad.stem)
def test_pagina_werkt_helemaal(pagina: Path, tmp_path: Path) -> None:
    assert walk(pagina, copy_project(tmp_path), alles=True) == []


def test_een_verkeerde_bladzijde_valt_op(tmp_path: Path) -> None:
    """The walk sees a command that fails, and one that ought to refuse and does not."""
    pagina = tmp_path / "fout.md"
    pagina.write_text(
        "```console\ninstrumentarium apv toon onzin --gemeente lisse\n"
        "instrumentarium termijn bezwaar 2026-11-23  # weigert (2)\n```\n",
        encoding="utf-8",
    )
    assert len(walk(pagina, PROJECT, alles=False)) == 2


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda pad: pad.stem)
def test_pagina_leest_goed(pagina: Path) -> None:
    """The guards of the other pages hold here too, over everything but the blocks to type."""
    kader = read_kader(PROJECT / "content")
    eigen = {f"handleiding/{pad.stem}": read_pagina(pad.stem, pad.read_text(encoding="utf-8")) for pad in PAGINAS}
    kader = replace(kader, paginas=kader.paginas | eigen, geen_afkorting=kader.geen_afkorting | VAN_HET_VAK)
    gelezen = read_pagina(f"handleiding/{pagina.stem}", GETYPT.sub("dit", BLOK.sub("", _tekst(pagina))))
    assert [klacht for keur in keuren.KEUREN for klacht in keur(gelezen, kader)] == []


def _tekst(pagina: Path) -> str:
    """The page without blocks that are to be read, not walked."""
    return re.sub(r"^```\n.*?^```$", "", pagina.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
