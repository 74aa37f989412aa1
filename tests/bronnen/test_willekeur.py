"""Whatever happens to a source: a value, or located Dutch messages from both parsers alike; and never anything else."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path

import pytest

from bronnen.verminken import ENGELS, damage, without_quotes
from cli.opdracht import copy_project, run
from instrumentarium.bronnen.decoderen import decode
from instrumentarium.bronnen.lezer import lees_yaml
from instrumentarium.cli.bronsoorten import BRONSOORTEN
from instrumentarium.fouten import Bevinding, BronFout
from instrumentarium.handboek.bron import read_pagina

PROJECT = Path(__file__).resolve().parents[2]
MAPPEN = ("apv", "campaigns", "content", "templates")


@cache
def by_kind() -> dict[str, list[Path]]:
    """Return the YAML sources of the project per kind."""
    uit: dict[str, list[Path]] = {}
    for pad in sorted(pad for map_ in MAPPEN for pad in (PROJECT / map_).rglob("*.yaml")):
        soort = pad.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("schema: ").strip()
        if soort in BRONSOORTEN:
            uit.setdefault(soort, []).append(pad)
    return uit


@cache
def pages() -> list[Path]:
    """Return the pages of the handbook."""
    return sorted((PROJECT / "content").rglob("*.md"))


def refusal(inhoud: bytes, soort: str, *, puur: bool) -> list[Bevinding]:
    """Return the findings on a source; none when it can be read."""
    try:
        decode(lees_yaml(inhoud, "bron.yaml", puur=puur), BRONSOORTEN[soort](), "bron.yaml")
    except BronFout as fout:
        return fout.bevindingen
    return []


def check_messages(bevindingen: list[Bevinding]) -> None:
    """Each finding has a line and a column, and is in Dutch."""
    for bevinding in bevindingen:
        assert bevinding.plaats.regel, bevinding
        assert bevinding.plaats.kolom, bevinding
        assert not ENGELS.search(without_quotes(bevinding.tekst)), bevinding


def check_source(zaad: int) -> int:
    """Damage one source of each kind; return how many were refused."""
    geweigerd = 0
    for soort, paden in by_kind().items():
        rng = random.Random(f"{zaad} {soort}")  # noqa: S311 -- a test picks its damage from a seed
        inhoud = damage(rng.choice(paden).read_bytes(), rng)
        gevonden = refusal(inhoud, soort, puur=False)
        check_messages(gevonden)
        assert gevonden == refusal(inhoud, soort, puur=True)
        geweigerd += bool(gevonden)
    return geweigerd


def check_page(zaad: int, wortel: Path) -> bool:
    """Damage one page; return whether it was refused."""
    rng = random.Random(f"{zaad} bladzijde")  # noqa: S311 -- idem
    pad = wortel / "content" / "bladzijde.md"
    pad.parent.mkdir(exist_ok=True)
    pad.write_bytes(damage(rng.choice(pages()).read_bytes(), rng))
    try:
        read_pagina(wortel, "content/bladzijde.md")
    except BronFout as fout:
        check_messages(fout.bevindingen)
        return True
    return False


def test_every_kind_of_source_is_there() -> None:
    """The sources of the project cover the kinds that a person writes."""
    gemaakt = {"regeling-datums/1", "regeling-tekst/1", "pagina/1"}  # by the import, and in Markdown
    assert set(by_kind()) == set(BRONSOORTEN) - gemaakt


def test_damaged_sources() -> None:
    """Three of each kind; most damage is noticed."""
    assert sum(check_source(zaad) for zaad in range(3)) > len(by_kind())


def test_damaged_pages(tmp_path: Path) -> None:
    """Forty pages of the handbook."""
    assert any(check_page(zaad, tmp_path) for zaad in range(40))


def test_all_faults_at_once() -> None:
    """Damage at three places of one file gives three findings, not the first."""
    inhoud = (PROJECT / "content" / "gemeenten" / "lisse.yaml").read_bytes()
    inhoud = (
        inhoud.replace(b"naam: Lisse", b"naam: {}")
        .replace(b"kernen:", b"kerne:")
        .replace(b"gezien:", b"gezien: 31-1-2026 #")
    )
    plaatsen = {(b.plaats.regel, b.tekst.split(":")[0]) for b in refusal(inhoud, "gemeente/1", puur=False)}
    assert len(plaatsen) >= 3


@pytest.mark.diep
def test_damaged_sources_long(tmp_path: Path) -> None:
    """Hundreds, of each kind."""
    for zaad in range(100, 130):
        check_source(zaad)
        check_page(zaad, tmp_path)


@pytest.mark.diep
def test_controleer_names_what_is_wrong(tmp_path: Path) -> None:
    """The whole check on a project with one damaged source: exit code 0 or 1, one document, each fault in its place."""
    wortel = copy_project(tmp_path)
    paden = sorted(pad for map_ in MAPPEN for pad in (wortel / map_).rglob("*") if pad.suffix in (".yaml", ".md"))
    rng = random.Random(7)  # noqa: S311 -- idem
    for _ in range(8):
        pad = rng.choice(paden)
        heel = pad.read_bytes()
        pad.write_bytes(damage(heel, rng))
        uitkomst = run(["controleer", "--json"], wortel)
        pad.write_bytes(heel)
        fouten = json.loads(uitkomst.uit)["fouten"]
        assert uitkomst.code == int(bool(fouten)), pad
        for fout in fouten:
            assert fout["bestand"], (pad, fout)
            assert fout["regel"], (pad, fout)
            assert not ENGELS.search(without_quotes(fout["melding"])), (pad, fout)
