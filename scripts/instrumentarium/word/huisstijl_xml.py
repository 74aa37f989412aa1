"""Small pieces of WordprocessingML of which a letterhead is made: measures and texts go in, XML comes out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

BEGIN = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WML = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WML_EN_VML = (
    f'{WML} xmlns:r="{REL}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
TAB = "<w:r><w:tab/></w:r>"


def mm(maat: float) -> int:
    """Return twentieths of a point for millimetres."""
    return round(maat * 1440 / 25.4)


def pt(maat: float) -> int:
    """Return twentieths of a point for points."""
    return round(maat * 20)


def paragraph(stijl: str, inhoud: str, eigenschappen: str = "") -> str:
    """Return a paragraph in a style; `eigenschappen` stand after `w:pStyle`."""
    return f'<w:p><w:pPr><w:pStyle w:val="{stijl}"/>{eigenschappen}</w:pPr>{inhoud}</w:p>'


def run(tekst: str, kenmerken: str = "") -> str:
    """Return text; `kenmerken` is the inner XML of `w:rPr`."""
    rpr = f"<w:rPr>{kenmerken}</w:rPr>" if kenmerken else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{escape(tekst, quote=False)}</w:t></w:r>'


def bold(tekst: str) -> str:
    """Return bold text."""
    return run(tekst, "<w:b/><w:bCs/>")


def styled(stijl: str, tekst: str, kenmerken: str = "") -> str:
    """Return text in a character style."""
    return run(tekst, f'<w:rStyle w:val="{stijl}"/>{kenmerken}')


def field(code: str) -> str:
    """Return a field that Word fills in, such as PAGE."""
    deel = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    opdracht = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return deel.format("begin") + opdracht + deel.format("separate") + run("1") + deel.format("end")


def layout_table(
    naam: str, breedtes: Sequence[float], cellen: Sequence[str], hoogte: str, cel: str = "", inspringing: float = 0
) -> str:
    """Return a table of one row that only places things: no header row, no lines, and a description that says so.

    `breedtes` and `inspringing` are millimetres, `hoogte` comes from `height`, `cel` stands in each `w:tcPr`.
    """
    raster = "".join(f'<w:gridCol w:w="{mm(breedte)}"/>' for breedte in breedtes)
    inhoud = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{mm(breedte)}" w:type="dxa"/>{cel}</w:tcPr>{tekst}</w:tc>'
        for breedte, tekst in zip(breedtes, cellen, strict=True)
    )
    kijk = "".join(f' w:{deel}="0"' for deel in ("firstRow", "lastRow", "firstColumn", "lastColumn"))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Briefhoofd"/><w:tblW w:w="{sum(map(mm, breedtes))}" w:type="dxa"/>'
        f'<w:tblInd w:w="{mm(inspringing)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0600"{kijk} w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{naam}"/>'
        f'<w:tblDescription w:val="Alleen opmaak"/></w:tblPr><w:tblGrid>{raster}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/>{hoogte}</w:trPr>{inhoud}</w:tr></w:tbl>"
    )


def height(maat: float, *, precies: bool = False) -> str:
    """Return the height of a row in millimetres: exactly, or at least."""
    return f'<w:trHeight w:val="{mm(maat)}" w:hRule="{"exact" if precies else "atLeast"}"/>'


def page(boven: float, rechts: float, onder: float, links: float, kop: float, voet: float) -> str:
    """Return an A4 page with its margins and the places of header and footer, in millimetres."""
    return (
        f'<w:pgSz w:w="{mm(210)}" w:h="{mm(297)}"/><w:pgMar w:top="{mm(boven)}" w:right="{mm(rechts)}" '
        f'w:bottom="{mm(onder)}" w:left="{mm(links)}" w:header="{mm(kop)}" w:footer="{mm(voet)}" w:gutter="0"/>'
    )
