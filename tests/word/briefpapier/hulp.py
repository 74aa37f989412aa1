"""What the tests of letters share: examples, a letter made of one, its text as people read it, its pages."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from conftest import PROJECT
from instrumentarium.fouten import Plaats
from instrumentarium.word import compile_template
from instrumentarium.word.briefpapier import Blok, compose
from instrumentarium.word.ontbreekt import mark_missing

HIER = Path(__file__).parent
VOORBEELDEN = sorted((HIER / "voorbeelden").glob("*.yaml"))
GEMEENTEN = {"hillegom": "Hillegom", "lisse": "Lisse", "teylingen": "Teylingen"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MM = 72 / 25.4  # points


@dataclass(frozen=True)
class Voorbeeld:
    """One example document: its clauses and the data for a letter."""

    naam: str
    vorm: Any
    blokken: list[Blok]
    gegevens: dict[str, Any]


def read_example(pad: Path, gemeente: str = "teylingen", **brief: object) -> Voorbeeld:
    """Return an example; `brief` changes what stands under `brief` in its data."""
    inhoud = yaml.safe_load(pad.read_text(encoding="utf-8"))
    blokken = [Blok(blok["id"], blok["tekst"], Plaats(pad.name, 1, 1)) for blok in inhoud["blokken"]]
    gegevens = {
        **inhoud["gegevens"],
        "brief": {**inhoud["gegevens"]["brief"], **brief},
        "gemeente": {"naam": GEMEENTEN[gemeente]},
        "k": {blok.id: blok.id not in inhoud["niet_gekozen"] for blok in blokken},
        "eigen": inhoud["eigen"],
    }
    return Voorbeeld(pad.stem, inhoud["vorm"], blokken, gegevens)


def letterhead(gemeente: str = "teylingen") -> bytes:
    """Return the letterhead of a municipality as it stands in the project."""
    return (PROJECT / "templates" / "huisstijl" / f"{gemeente}.docx").read_bytes()


def make_template(voorbeeld: Voorbeeld, gemeente: str = "teylingen") -> bytes:
    """Return the template of an example."""
    return compose(letterhead(gemeente), voorbeeld.blokken, vorm=voorbeeld.vorm)


def make_letter(voorbeeld: Voorbeeld, gemeente: str = "teylingen") -> bytes:
    """Return the letter of an example."""
    brief = compile_template(make_template(voorbeeld, gemeente))
    return brief.render(voorbeeld.gegevens, nabewerking=mark_missing)


def part(docx: bytes, naam: str = "word/document.xml") -> etree._Element:
    """Return one part of a Word file as a tree."""
    with zipfile.ZipFile(io.BytesIO(docx)) as bestand:
        return etree.fromstring(bestand.read(naam))


def changed(docx: bytes, naam: str, van: str, naar: str) -> bytes:
    """Return the file with other words in one part; the words must be there."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as bron, zipfile.ZipFile(uit, "w") as doel:
        for lid in bron.namelist():
            inhoud = bron.read(lid)
            assert lid != naam or van.encode() in inhoud
            doel.writestr(lid, inhoud.replace(van.encode(), naar.encode()) if lid == naam else inhoud)
    return uit.getvalue()


def parts(docx: bytes, patroon: str) -> dict[str, str]:
    """Return the parts whose name fits a pattern, as text."""
    with zipfile.ZipFile(io.BytesIO(docx)) as bestand:
        return {naam: bestand.read(naam).decode() for naam in bestand.namelist() if re.search(patroon, naam)}


def project_xml(xml: etree._Element) -> list[str]:
    """Return paragraphs and tables as lines that people can read: `Stijl [kenmerken]: tekst`."""
    regels: list[str] = []
    for deel in xml:
        if deel.tag == f"{W}p":
            regels.append(_project_paragraph(deel))
        elif deel.tag == f"{W}tbl":
            breedtes = " ".join(kolom.get(f"{W}w", "") for kolom in deel.iter(f"{W}gridCol"))
            regels += [f"Tabel {breedtes}", *map(_project_row, deel.iter(f"{W}tr"))]
    return regels


def _project_row(rij: etree._Element) -> str:
    kop = "kop" if rij.find(f"{W}trPr/{W}tblHeader") is not None else "rij"
    cellen = (" / ".join(map(_project_paragraph, cel.iter(f"{W}p"))) for cel in rij.iter(f"{W}tc"))
    return f"  {kop} | " + " | ".join(cellen)


def _project_paragraph(alinea: etree._Element) -> str:
    eigen = alinea.find(f"{W}pPr")
    stijl = eigen.find(f"{W}pStyle") if eigen is not None else None
    naam = stijl.get(f"{W}val", "") if stijl is not None else "-"
    kenmerken = [etree.QName(deel).localname for deel in eigen if deel is not stijl] if eigen is not None else []
    nummer = alinea.find(f".//{W}numId")
    kenmerken = [f"lijst {nummer.get(f'{W}val')}" if k == "numPr" and nummer is not None else k for k in kenmerken]
    tekst = "".join(map(_project_run, alinea.iter(f"{W}r")))
    return f"{naam}{' [' + ', '.join(kenmerken) + ']' if kenmerken else ''}: {tekst}"


def _project_run(run: etree._Element) -> str:
    tekst = "".join("⏎" if deel.tag == f"{W}br" else deel.text or "" for deel in run.iter(f"{W}br", f"{W}t"))
    for kenmerk, teken in (("b", "**"), ("i", "_")):
        if run.find(f"{W}rPr/{W}{kenmerk}") is not None:
            tekst = f"{teken}{tekst}{teken}"
    stijl = run.find(f"{W}rPr/{W}rStyle")
    return tekst if stijl is None else f"‹{stijl.get(f'{W}val')} {tekst}›"


def to_pdf(docx: bytes, map_: Path) -> Path | None:
    """Return the letter as PDF, or None, said aloud, when LibreOffice is missing."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        print("LibreOffice of pdftotext ontbreekt, dus het beeld is niet getoetst")
        return None
    bron = map_ / "brief.docx"
    bron.write_bytes(docx)
    profiel = f"-env:UserInstallation=file://{map_}/profiel"
    opdracht = ["soffice", "--headless", profiel, "--convert-to", "pdf", "--outdir", str(map_), str(bron)]
    subprocess.run(opdracht, check=True, capture_output=True, timeout=120)
    return bron.with_suffix(".pdf")


@dataclass(frozen=True)
class Woord:
    """A word on a page, in points from the top left."""

    bladzijde: int
    tekst: str
    links: float
    boven: float
    rechts: float
    onder: float


def words(pdf: Path) -> list[Woord]:
    """Return every word of a PDF with its place."""
    uit = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    gevonden: list[Woord] = []
    bladzijde = 0
    for regel in uit.splitlines():
        bladzijde += "<page " in regel
        if treffer := re.search(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', regel):
            gevonden.append(Woord(bladzijde, treffer[5], *map(float, treffer.groups()[:4])))
    return gevonden
