"""Makes the reference documents of a municipality for Word, OpenDocument and slides, from pandoc's own.

In: the house style as plain values. Out: bytes that pandoc reads with --reference-doc. No document of a municipality
is needed, and none is kept on disk.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

import attrs

from instrumentarium.campagne.pandoc import run

_STIL, _INKT, _STEMPEL = "5A5752", "1C1B1A", "7A4B00"


@attrs.frozen
class Huisstijl:
    """What a document shows of its sender; `afzender` is None for the partner edition."""

    kleur: str
    letter: str
    afzender: str | None
    onderregel: str
    taal: str


@cache
def reference(stijl: Huisstijl, vorm: str) -> bytes:
    """Return the reference document for docx, odt or pptx."""
    return {"docx": _docx, "odt": _odt, "pptx": _pptx}[vorm](_basis(vorm), stijl)


@cache
def _basis(vorm: str) -> bytes:
    return run(["--print-default-data-file", f"reference.{vorm}"], b"")


# Sizes in points of the styles that pandoc gives to what a text can hold.
_MATEN = {
    "Normal": 11, "Body Text": 11, "First Paragraph": 11, "Compact": 11, "Heading 1": 18, "Heading 2": 13, "Heading 3": 11.5,
}  # fmt: skip


def _docx(basis: bytes, stijl: Huisstijl) -> bytes:
    import docx
    from docx.shared import Mm, Pt, RGBColor

    document = docx.Document(io.BytesIO(basis))
    kleur = RGBColor.from_string(stijl.kleur.lstrip("#").upper())
    blad = document.sections[0]
    blad.page_width, blad.page_height = Mm(210), Mm(297)
    blad.left_margin, blad.right_margin, blad.top_margin, blad.bottom_margin = Mm(25), Mm(20), Mm(38), Mm(25)
    for naam, maat in _MATEN.items():
        letter = document.styles[naam].font
        letter.name, letter.size, letter.bold = stijl.letter, Pt(maat), naam.startswith("Heading")
        letter.color.rgb = kleur if naam == "Heading 1" else RGBColor.from_string(_INKT)
        _all_scripts(document.styles[naam], stijl.letter)
    lijst = document.styles["Compact"].paragraph_format
    lijst.line_spacing, lijst.space_before, lijst.space_after = 1.25, Pt(0), Pt(0)
    for naam in ("Body Text", "First Paragraph"):
        document.styles[naam].paragraph_format.line_spacing = 1.25
        document.styles[naam].paragraph_format.space_after = Pt(7)
    document.styles["First Paragraph"].paragraph_format.space_before = Pt(4)  # also below a list
    document.styles["Heading 2"].paragraph_format.space_before = Pt(14)
    _add_styles(document)
    _edge(blad.header, stijl.afzender or "", stijl, kleur, Pt(15), vet=True)
    _edge(blad.footer, stijl.onderregel, stijl, RGBColor.from_string(_STIL), Pt(9), vet=False)
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def _add_styles(document: Any) -> None:
    """Add the style of the stamp, and those that pandoc's own document points at but does not define."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    document.styles.add_style("Stempel", WD_STYLE_TYPE.PARAGRAPH)
    if "TableNormal" not in document.styles:
        document.styles.add_style("TableNormal", WD_STYLE_TYPE.TABLE)
    stempel = document.styles["Stempel"]
    stempel.base_style, stempel.font.bold = document.styles["Normal"], True
    stempel.font.color.rgb = RGBColor.from_string(_STEMPEL)


def _edge(rand: Any, tekst: str, stijl: Huisstijl, kleur: Any, maat: Any, *, vet: bool) -> None:
    rand.is_linked_to_previous = False
    rand.paragraphs[0].style = "Normal"  # pandoc's document has no style for a header
    loop = rand.paragraphs[0].add_run(tekst)
    loop.font.name, loop.font.size, loop.font.bold, loop.font.color.rgb = stijl.letter, maat, vet, kleur


def _all_scripts(stijl: Any, letter: str) -> None:
    from docx.oxml.ns import qn

    letters = stijl.element.get_or_add_rPr().get_or_add_rFonts()
    for soort in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        letters.attrib.pop(qn(soort), None)
    for soort in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        letters.set(qn(soort), letter)


def _odt(basis: bytes, stijl: Huisstijl) -> bytes:
    def restyle(xml: str) -> str:
        xml = re.sub(r"'?(Times New Roman|Lucida Sans Unicode|Tahoma)'?", stijl.letter, xml)
        xml = re.sub(r'fo:page-width="[^"]*"', 'fo:page-width="210mm"', xml)
        xml = re.sub(r'fo:page-height="[^"]*"', 'fo:page-height="297mm"', xml)
        blad = re.search(r"<style:page-layout-properties[^>]*>", xml)
        if blad:
            xml = xml.replace(blad.group(), re.sub(r'(fo:margin-\w+)="[^"]*"', _edge_of_page, blad.group()))
        xml = re.sub(
            r'(<style:default-style style:family="paragraph">.*?fo:font-size=)"12pt"', r'\1"11pt"', xml, flags=re.DOTALL
        )
        tekst = 'fo:line-height="125%" fo:margin-bottom="7pt" fo:margin-top="0pt"'
        xml = re.sub(
            r'(style:name="Text_20_body".*?<style:paragraph-properties[^>]*?) fo:margin-bottom.*?/>',
            rf"\1 {tekst} />",
            xml,
            count=1,
            flags=re.DOTALL,
        )
        eerste = '<style:paragraph-properties fo:margin-top="4pt" fo:margin-bottom="7pt"/>'
        xml = re.sub(
            r'(<style:style [^>]*style:name="First_20_paragraph"[^>]*?)\s*/>',
            rf"\1>{eerste}</style:style>",
            xml,
            count=1,
        )
        xml = xml.replace(
            'fo:margin-bottom="0.0835in" fo:margin-top="0.1665in"', 'fo:margin-bottom="1pt" fo:margin-top="12pt"'
        )
        xml = _in_style(xml, "Heading_20_1", f'fo:color="{stijl.kleur}" fo:font-size="18pt" fo:font-weight="bold"')
        xml = _in_style(xml, "Heading_20_2", f'fo:color="#{_INKT}" fo:font-size="13pt" fo:font-weight="bold"')
        xml = _in_style(xml, "Heading_20_3", f'fo:color="#{_INKT}" fo:font-size="11.5pt" fo:font-weight="bold"')
        xml = xml.replace('fo:font-style="italic"', 'fo:font-style="normal"')
        xml = _odt_edges(xml, stijl)
        taal, _, land = stijl.taal.partition("-")
        xml = re.sub(r'fo:language="[a-z]+"', f'fo:language="{taal}"', xml)
        return re.sub(r'fo:country="[A-Z]+"', f'fo:country="{land or "none"}"', xml)

    return _rewrite(basis, {"styles.xml": restyle})


def _edge_of_page(marge: re.Match[str]) -> str:
    """Return the margin of a page whose header and footer stand inside it, so that Word and OpenDocument look alike."""
    maten = {"top": "13mm", "right": "20mm", "bottom": "13mm", "left": "25mm"}
    return f'{marge.group(1)}="{maten[marge.group(1).rpartition("-")[2]]}"'


def _odt_edges(xml: str, stijl: Huisstijl) -> str:
    """Put the sender above and the address below every page; add the styles that pandoc points at but lacks."""
    stijlen = (
        '<style:default-style style:family="text"/><style:style style:name="Formula" style:family="graphic"/>'
        f'<style:style style:name="Stempel" style:family="paragraph" style:parent-style-name="Text_20_body" style:class="extra">'
        f'<style:text-properties fo:color="#{_STEMPEL}" fo:font-weight="bold"/></style:style>'
        f'<style:style style:name="Afzender" style:family="paragraph" style:class="extra"><style:text-properties '
        f'style:font-name="{stijl.letter}" fo:color="{stijl.kleur}" fo:font-size="15pt" fo:font-weight="bold"/></style:style>'
        f'<style:style style:name="Onderregel" style:family="paragraph" style:class="extra"><style:text-properties '
        f'style:font-name="{stijl.letter}" fo:color="#{_STIL}" fo:font-size="9pt"/></style:style>'
    )
    xml = xml.replace("</office:styles>", stijlen + "</office:styles>", 1)
    kop = f'<style:header><text:p text:style-name="Afzender">{escape(stijl.afzender or "")}</text:p></style:header>'
    voet = f'<style:footer><text:p text:style-name="Onderregel">{escape(stijl.onderregel)}</text:p></style:footer>'
    xml = re.sub(r"<style:footer>.*?</style:footer>", "", xml, flags=re.DOTALL)
    ruimte = '<style:header-style><style:header-footer-properties fo:min-height="12mm" fo:margin-bottom="13mm"/></style:header-style>'
    xml = re.sub(r"<style:header-style\s*/>", ruimte, xml)
    xml = re.sub(
        r'(<style:footer-style>.*?)fo:margin-top="[^"]*" fo:min-height="[^"]*"',
        r'\1fo:margin-top="6mm" fo:min-height="6mm"',
        xml,
        count=1,
        flags=re.DOTALL,
    )
    return re.sub(r"(<style:master-page\s[^>]*?)(?:/>|>)", rf"\1>{kop}{voet}", xml, count=1)


def _in_style(xml: str, naam: str, eigenschappen: str) -> str:
    """Give a style of the OpenDocument styles these text properties, replacing the same ones it had."""

    def vervang(treffer: re.Match[str]) -> str:
        kern = re.sub(r"\s+(?:fo:color|fo:font-size|fo:font-weight)=\"[^\"]*\"", "", treffer.group(2))
        return f"{treffer.group(1)}<style:text-properties {eigenschappen}{kern}"

    patroon = rf'(<style:style\s[^>]*style:name="{naam}"(?:(?!</style:style>).)*?)<style:text-properties(.*?)(?=/?>)'
    return re.sub(patroon, vervang, xml, count=1, flags=re.DOTALL)


def _pptx(basis: bytes, stijl: Huisstijl) -> bytes:
    kleur = stijl.kleur.lstrip("#").upper()

    def theme(xml: str) -> str:
        for naam, waarde in (("dk1", _INKT), ("dk2", kleur), ("accent1", kleur), ("lt2", "FAF8F4"), ("hlink", kleur)):
            xml = re.sub(rf"<a:{naam}>.*?</a:{naam}>", f'<a:{naam}><a:srgbClr val="{waarde}"/></a:{naam}>', xml)
        return xml.replace('<a:latin typeface="Calibri"/>', f'<a:latin typeface="{stijl.letter}"/>')

    def master(xml: str) -> str:
        titel = re.search(r"<p:titleStyle>.*?</p:titleStyle>", xml, re.DOTALL)
        if titel:
            nieuw = titel.group().replace('algn="ctr"', 'algn="l"').replace('sz="3300"', 'sz="3400" b="1"')
            xml = xml.replace(titel.group(), nieuw.replace('val="tx1"', 'val="accent1"'))
        lijf = re.search(r"<p:bodyStyle>.*?</p:bodyStyle>", xml, re.DOTALL)
        if lijf:
            ruim = (
                lijf.group()
                .replace('sz="2400"', 'sz="2600"')
                .replace('<a:spcPct val="20000"/>', '<a:spcPct val="45000"/>')
            )
            xml = xml.replace(lijf.group(), ruim)
        papier = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        xml = re.sub(r"<p:bg>.*?</p:bg>", papier, xml, count=1, flags=re.DOTALL)
        xml = xml.replace("</p:spTree>", _bar(stijl) + "</p:spTree>", 1)
        return xml.replace('lang="en-US"', f'lang="{stijl.taal}"')

    def layout(xml: str) -> str:
        xml = xml.replace('sz="2100"', 'sz="2400"').replace('algn="ctr"', 'algn="l"')
        return xml.replace('lang="en-US"', f'lang="{stijl.taal}"')

    def with_picture(xml: str) -> str:
        """The layout of two columns: words on the left, a drawing from edge to edge on the right."""
        xml = layout(xml)
        plekken = iter((_DIA_TITEL, _DIA_TEKST, _DIA_BEELD))
        xml = re.sub(
            r"<p:spPr\s*/>|<p:spPr><a:xfrm>.*?</a:xfrm></p:spPr>", lambda _: _place(*next(plekken)), xml, count=3
        )
        return xml.replace("<a:bodyPr/>", '<a:bodyPr anchor="b"/>', 1)

    delen: dict[str, Any] = {"ppt/theme/theme1.xml": theme, "ppt/slideMasters/slideMaster1.xml": master}
    delen |= {f"ppt/slideLayouts/slideLayout{nr}.xml": layout for nr in range(1, 12)}
    delen["ppt/slideLayouts/slideLayout4.xml"] = with_picture
    return _rewrite(basis, delen)


# Where things stand on a slide with a drawing, in EMU: left, top, width, height. The drawing ends where the bar begins.
_DIA_TITEL = (457200, 330000, 4300000, 1450000)
_DIA_TEKST = (457200, 1890000, 4300000, 2700000)
_DIA_BEELD = (5029200, 0, 4114800, 4783500)


def _place(x: int, y: int, breed: int, hoog: int) -> str:
    return f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{breed}" cy="{hoog}"/></a:xfrm></p:spPr>'


def _bar(stijl: Huisstijl) -> str:
    """Return a bar along the bottom of every slide, with the sender in it; decoration for a screen reader."""
    tekst = (
        f'<a:r><a:rPr lang="{stijl.taal}" sz="1200" b="1"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr>'
    )
    regel = f"{tekst}<a:t>{escape(stijl.afzender)}</a:t></a:r>" if stijl.afzender else ""
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Balk"><a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
        '</a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="4783500"/>'
        '<a:ext cx="9144000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        '<a:schemeClr val="accent1"/></a:solidFill></p:spPr><p:txBody><a:bodyPr lIns="548640" anchor="ctr"/><a:lstStyle/>'
        f"<a:p>{regel}</a:p></p:txBody></p:sp>"
    )


def _rewrite(inhoud: bytes, delen: dict[str, Any]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for deel in oud.infolist():
            data = oud.read(deel)
            if deel.filename in delen:
                data = delen[deel.filename](data.decode("utf-8")).encode()
            nieuw.writestr(deel, data)
    return uit.getvalue()
