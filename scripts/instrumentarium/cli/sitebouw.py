"""Builds the handbook on disk: sources -> docs folder -> MkDocs -> search index -> in place of the old site.

In: a project folder, a folder to build in, a day. Out: the site in `uit/site`. When the sources have a fault, nothing
is written; when a step fails, the old site is still there.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import logging
import os
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from instrumentarium.cli.zoekindex import make_index
from instrumentarium.fouten import GebruikFout
from instrumentarium.uitvoer.schrijf import write_file

BRONMAPPEN = ("content", "apv", "templates", "campaigns", "scripts", "tests", ".git")
LETTERTYPE = Path(__file__).parent.parent / "campagne" / "lettertype"


def build_site(wortel: Path, uit: Path, *, op: date, publiek: bool = False, pdf: bool = False) -> dict[str, int]:
    """Build the whole handbook; returns how many pages and files it has. Raises BronFout with every fault."""
    from instrumentarium.handboek import genereer_uit, papieren
    from instrumentarium.handboek.bron import Lezer

    lezer = Lezer(wortel)
    bestanden = genereer_uit(lezer, op, publiek, pdf=pdf)
    vellen = papieren(lezer, op, publiek=publiek) if pdf else {}
    write_docs(uit, bestanden)
    nieuw, site, oud = uit / "site.nieuw", uit / "site", uit / "site.oud"
    for map_ in (nieuw, oud):
        shutil.rmtree(map_, ignore_errors=True)
    with _day_of(op):
        run_mkdocs(wortel, uit / "docs", nieuw)
    drop_unused(nieuw)
    write_well_known(nieuw)
    make_index(nieuw)
    if not publiek:
        from instrumentarium.cli.assistentbouw import build_assistent

        build_assistent(wortel, nieuw)
    write_pdfs(vellen, nieuw, wortel / ".cache" / "pdf")
    if site.exists():
        site.rename(oud)
    nieuw.rename(site)
    shutil.rmtree(oud, ignore_errors=True)
    bladzijden = sum(pad.endswith(".md") for pad in bestanden)
    return {"bladzijden": bladzijden, "bestanden": len(bestanden), "pdf": len(vellen)}


def refuse_source_folder(wortel: Path, uit: Path) -> None:
    """Refuse to build over a file, or in a folder that holds sources: what stands in `site` and `docs` is replaced."""
    doel, project = uit.resolve(), wortel.resolve()
    bronnen = [project / naam for naam in BRONMAPPEN]
    if doel == project or project.is_relative_to(doel) or any(doel.is_relative_to(map_) for map_ in bronnen):
        raise GebruikFout(f"{uit} is een map met bronnen; kies een eigen map, zoals build")
    if any(deel.exists() and not deel.is_dir() for deel in (doel, *doel.parents)):
        raise GebruikFout(f"{uit} is geen map; kies een eigen map, zoals build")


def write_docs(uit: Path, bestanden: Mapping[str, str | bytes]) -> list[str]:
    """Make the docs folder hold exactly these files; returns the paths that changed.

    What stands there is only on its way to the site and is made again in seconds: it is written without the care that
    `uitvoer` takes, which costs more than the rest of a build.
    """
    docs = uit / "docs"
    bestaand = {pad.relative_to(docs).as_posix(): pad for pad in docs.rglob("*") if pad.is_file()}
    gewijzigd = []
    for naam, tekst in bestanden.items():
        inhoud = tekst.encode() if isinstance(tekst, str) else tekst
        if naam not in bestaand or bestaand[naam].read_bytes() != inhoud:
            (docs / naam).parent.mkdir(parents=True, exist_ok=True)
            (docs / naam).write_bytes(inhoud)
            gewijzigd.append(naam)
    for naam in set(bestaand) - set(bestanden):
        bestaand[naam].unlink()
        gewijzigd.append(naam)
    return gewijzigd


def run_mkdocs(wortel: Path, docs: Path, site: Path, *, alleen_gewijzigd: bool = False) -> None:
    """Build Markdown into a site with the project's own mkdocs.yml."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    try:
        instellingen = load_config(str(wortel / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site))
        with _read_once():
            build(instellingen, dirty=alleen_gewijzigd)
    except MkDocsException as fout:
        raise GebruikFout(f"MkDocs kan het handboek niet bouwen: {fout}") from None


@contextlib.contextmanager
def _read_once() -> Iterator[None]:
    """Let MkDocs read the HTML in a page once: its second reading only serves the check on anchors, which is ours.

    It is a sixth of a build. Bare `mkdocs build` gives the same files; a MkDocs that works in another way is left alone.
    """
    from mkdocs.structure import pages

    lezer: Any = getattr(pages, "_RawHTMLPreprocessor", None)
    zelf = getattr(lezer, "run", None)
    if zelf is not None:
        lezer.run = _unread
    try:
        yield
    finally:
        if zelf is not None:
            lezer.run = zelf


def _unread(_: object, regels: list[str]) -> list[str]:
    return regels


@contextlib.contextmanager
def _day_of(op: date) -> Iterator[None]:
    """Let MkDocs date the sitemap on the day of the build, so that the same sources give the same bytes."""
    naam, voor = "SOURCE_DATE_EPOCH", os.environ.get("SOURCE_DATE_EPOCH")
    os.environ[naam] = str(int(datetime(op.year, op.month, op.day, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        del os.environ[naam]
        if voor is not None:
            os.environ[naam] = voor


def drop_unused(site: Path) -> None:
    """Remove what the theme copies along and no page of ours asks for."""
    shutil.rmtree(site / "assets", ignore_errors=True)
    (site / "sitemap.xml.gz").unlink(missing_ok=True)


def write_well_known(site: Path) -> None:
    """Put security.txt where it is looked for; MkDocs copies no folder that begins with a dot."""
    write_file(site / ".well-known" / "security.txt", (site / "security.txt").read_bytes())


def write_pdfs(vellen: Mapping[str, str], site: Path, bewaard: Path) -> None:
    """Set every PDF that was not set before; the same source gives the same bytes."""
    for pad, bron in vellen.items():
        klaar = bewaard / f"{hashlib.sha256(f'{typst_version()}{bron}'.encode()).hexdigest()}.pdf"
        if not klaar.is_file():
            write_file(klaar, set_pdf(bron, pad))
        (site / pad).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(klaar, site / pad)


def set_pdf(bron: str, pad: str) -> bytes:
    """Return one PDF, checked by the setter as PDF/UA-1."""
    import typst

    opties: dict[str, Any] = {"font_paths": [str(LETTERTYPE)], "ignore_system_fonts": True, "timestamp": 0}
    try:
        inhoud = typst.compile(bron.encode(), pdf_standards=["ua-1"], **opties)
    except typst.TypstError as fout:
        raise GebruikFout(f"{pad} is niet te zetten: {str(fout)[:300]}") from None
    return bytes(inhoud or b"")


@cache
def typst_version() -> str:
    """Return the version of the setter, for the name under which a PDF is kept."""
    return importlib.metadata.version("typst")
