"""Two builders, one tree: MkDocs with Material and Zensical give the same pages with the same headings and links."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from handboek.conftest import PROJECT
from handboek.proef import OP, maak
from instrumentarium.cli.sitebouw import run_mkdocs, write_docs
from instrumentarium.handboek import genereer


class _Inhoud(HTMLParser):
    """The headings and links inside `main`, and the words of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.koppen: list[str] = []
        self.links: list[str] = []
        self.woorden: list[str] = []
        self.in_main = self.in_kop = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_main = self.in_main or tag == "main"
        if self.in_main and re.fullmatch("h[1-4]", tag):
            self.in_kop, self.koppen = True, [*self.koppen, f"{tag} {dict(attrs).get('id', '')} "]
        if self.in_main and tag == "a":
            self.links.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        self.in_main = self.in_main and tag != "main"
        self.in_kop = self.in_kop and not re.fullmatch("h[1-4]", tag)

    def handle_data(self, data: str) -> None:
        if self.in_kop:
            self.koppen[-1] += data
        if self.in_main:
            self.woorden += data.split()


def _read(site: Path) -> dict[str, tuple[list[str], list[str], list[str]]]:
    uit = {}
    for blad in site.rglob("index.html"):
        lezer = _Inhoud()
        lezer.feed(blad.read_text(encoding="utf-8"))
        uit[blad.relative_to(site).as_posix()] = (lezer.koppen, lezer.links, lezer.woorden)
    return uit


def _zensical(map_: Path) -> Path:
    """Build the docs folder of `map_` with Zensical, from the project's own mkdocs.yml."""
    shutil.copy(PROJECT / "mkdocs.yml", map_ / "mkdocs.yml")
    thema = map_ / "scripts/instrumentarium/handboek/thema"
    if not thema.exists():
        thema.parent.mkdir(parents=True)
        shutil.copytree(PROJECT / "scripts/instrumentarium/handboek/thema", thema)
    zensical = Path(sys.executable).parent / "zensical"
    klaar = subprocess.run([zensical, "build"], cwd=map_, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    return map_ / "build" / "site"


def test_same_pages_with_both_builders(tmp_path: Path) -> None:
    """The small project, built twice: same addresses, headings, links and words; and the standing text around them."""
    wortel = maak(tmp_path / "p")
    write_docs(tmp_path / "z" / "build", genereer(wortel, OP, publiek=False))
    run_mkdocs(wortel, tmp_path / "z" / "build" / "docs", tmp_path / "m")
    site = _zensical(tmp_path / "z")
    assert _read(site) == _read(tmp_path / "m")
    for blad in ("index.html", "regels/index.html"):
        een, ander = ((map_ / blad).read_text(encoding="utf-8") for map_ in (site, tmp_path / "m"))
        assert _frame(een) == _frame(ander)


@pytest.mark.diep
def test_same_pages_of_the_real_project(docs: Path, tmp_path: Path) -> None:
    """The same for every page of the real handbook."""
    shutil.copytree(docs, tmp_path / "build" / "docs")
    run_mkdocs(PROJECT, docs, tmp_path / "m")
    assert _read(_zensical(tmp_path)) == _read(tmp_path / "m")


def test_mkdocs_alone(tmp_path: Path) -> None:
    """After `make` the bare command `mkdocs build` gives the same pages, without a word of ours."""
    wortel = maak(tmp_path)
    write_docs(wortel / "build", genereer(wortel, OP, publiek=False))
    mkdocs = Path(sys.executable).parent / "mkdocs"
    omgeving = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    klaar = subprocess.run(
        [mkdocs, "build", "--strict"], cwd=wortel, capture_output=True, text=True, check=False, env=omgeving
    )
    assert klaar.returncode == 0, klaar.stderr
    kaal, eigen = wortel / "build/site", tmp_path / "eigen"
    run_mkdocs(wortel, wortel / "build/docs", eigen)
    namen = sorted(
        pad.relative_to(kaal) for pad in kaal.rglob("*") if pad.is_file() and pad.suffix in (".html", ".css", ".js")
    )
    assert len(namen) > 20
    assert "Hinder in en om de woning" in (kaal / "regels/woonoverlast/index.html").read_text(encoding="utf-8")
    assert [naam for naam in namen if (kaal / naam).read_bytes() != (eigen / naam).read_bytes()] == []


def _frame(tekst: str) -> list[str]:
    """Return the words outside `main`; the two builders write links to the start page differently."""
    return re.sub(r"<[^>]+>", " ", re.sub(r"<main.*?</main>", "", tekst, flags=re.DOTALL)).split()
