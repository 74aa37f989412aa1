"""A Word document built from headings, paragraphs and tables; the same content gives the same bytes.

In: texts in order. Out: the bytes of a docx in Dutch, with real headings and table headers for screen readers. Knows
nothing of law; python-docx writes the parts, this module fixes their order, dates and language.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from instrumentarium.apv.vergelijken import Stuk

_VAST = datetime(2020, 1, 1)  # noqa: DTZ001 -- a fixed moment in the properties, so that bytes do not depend on the day


class Woordstuk:
    """One document; call the methods in reading order and take `to_bytes` at the end."""

    def __init__(self, titel: str, *, liggend: bool = False) -> None:
        self._doc = docx.Document()
        self._doc.core_properties.title = titel
        self._doc.core_properties.author = ""
        self._doc.core_properties.comments = ""
        self._doc.core_properties.language = "nl-NL"
        self._doc.core_properties.created = self._doc.core_properties.modified = _VAST
        self._style()
        self._drop_thumbnail()
        if liggend:
            self._turn()
        self._doc.add_heading(titel, 0)

    def kop(self, tekst: str, niveau: int = 1) -> None:
        """Add a heading."""
        self._doc.add_heading(tekst, niveau)

    def alinea(self, tekst: str, *, diepte: int = 0, cursief: bool = False, vet: bool = False) -> None:
        """Add a paragraph; `diepte` indents it."""
        alinea = self._doc.add_paragraph()
        alinea.paragraph_format.left_indent = Cm(0.75 * diepte)
        loop = alinea.add_run(tekst)
        loop.italic, loop.bold = cursief, vet

    def opsomming(self, regels: Sequence[str]) -> None:
        """Add a bulleted list."""
        for regel in regels:
            self._doc.add_paragraph(regel, style="List Bullet")

    def tabel(self, koppen: Sequence[str], rijen: Sequence[Sequence[str | Sequence[Stuk]]]) -> None:
        """Add a table; a cell is text, or pieces of which the gone are struck through and the new underlined."""
        tabel = self._doc.add_table(rows=1, cols=len(koppen), style="Table Grid")
        for cel, kop in zip(tabel.rows[0].cells, koppen, strict=True):
            cel.paragraphs[0].add_run(kop).bold = True
        _repeat_header(tabel.rows[0])
        for rij in rijen:
            for cel, inhoud in zip(tabel.add_row().cells, rij, strict=True):
                _fill(cel.paragraphs[0], inhoud)
        self._doc.add_paragraph()

    def to_bytes(self) -> bytes:
        """Return the document; members sorted and dated 1980, so that the same content gives the same bytes."""
        ruw = io.BytesIO()
        self._doc.save(ruw)
        uit = io.BytesIO()
        with zipfile.ZipFile(ruw) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
            namen = sorted(bron.namelist(), key=lambda naam: (naam != "[Content_Types].xml", naam))
            for naam in namen:
                lid = zipfile.ZipInfo(naam, (1980, 1, 1, 0, 0, 0))
                doel.writestr(lid, bron.read(naam), zipfile.ZIP_DEFLATED)
        return uit.getvalue()

    def _style(self) -> None:
        stijl = self._doc.styles["Normal"]
        stijl.font.name, stijl.font.size = "Arial", Pt(10.5)
        stijl.paragraph_format.space_after = Pt(6)
        for naam, punten in (("Title", 18), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 11)):
            kop = self._doc.styles[naam]
            kop.font.name, kop.font.size, kop.font.bold = "Arial", Pt(punten), True
            kop.font.color.rgb = RGBColor(0, 0, 0)
            kop.element.rPr.rFonts.attrib.clear()
            kop.element.rPr.rFonts.set(qn("w:ascii"), "Arial")
            kop.element.rPr.rFonts.set(qn("w:hAnsi"), "Arial")
        taal = OxmlElement("w:lang")
        taal.set(qn("w:val"), "nl-NL")
        stijl.element.get_or_add_rPr().append(taal)

    def _drop_thumbnail(self) -> None:
        """Leave out the picture of an empty page that comes with the standard template."""
        relaties = self._doc.part.package.rels
        for naam in [naam for naam, relatie in relaties.items() if relatie.reltype.endswith("/thumbnail")]:
            del relaties[naam]

    def _turn(self) -> None:
        sectie = self._doc.sections[0]
        sectie.orientation = WD_ORIENT.LANDSCAPE
        sectie.page_width, sectie.page_height = sectie.page_height, sectie.page_width


def _repeat_header(rij: Any) -> None:
    kop = OxmlElement("w:tblHeader")
    kop.set(qn("w:val"), "true")
    rij._tr.get_or_add_trPr().append(kop)  # noqa: SLF001 -- python-docx has no public way to repeat a header row


def _fill(alinea: Any, inhoud: str | Sequence[Stuk]) -> None:
    if isinstance(inhoud, str):
        alinea.add_run(inhoud)
        return
    for stuk in inhoud:
        loop = alinea.add_run(stuk.tekst)
        loop.font.strike = stuk.soort == "vervallen" or None
        loop.font.underline = stuk.soort == "nieuw" or None
        loop.font.bold = stuk.soort == "nieuw" or None
