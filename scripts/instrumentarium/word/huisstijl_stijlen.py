"""The looks of a letter: the colour and typeface of a municipality go in, the style sheet of its letterhead comes out.

One row per style, in the order in which Word shows them. Sizes are points, widths millimetres, as people say them.
Dutch styles rest on Word's own (Title, Heading 1-3, List Bullet, List Number), so that navigation and readers see them.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from instrumentarium.word import opmaak_stijlen as stijlen
from instrumentarium.word.huisstijl_xml import BEGIN, WML, mm, pt

INKT, STIL, LIJN, LIJN_DEUR = "1C1B1A", "5A5752", "D9D5CE", "C9C4BB"
MODEL = "7A4B00"  # model text and what is missing
WATERMERK = "F6F5F1"  # so light that the text over it keeps its contrast

NUMMER_OPSOMMING, NUMMER_OVERWEGING, NUMMER_LETTERLIJST = 1, 2, 3
TEKSTBREEDTE = 165  # mm between the margins of 25 and 20 mm
REGELRUIMTE = 20  # mm that stay free on the right: 145 mm of Arial 11 is at most 85 characters a line
KOLOM_RECHTS = 104  # mm from the text edge: the sender above, the reference block below
MARGENUMMER = 3.5  # mm between the number of a consideration, in the margin, and its text
REGEL_125 = 300  # line spacing 1.25, in 240ths of a line


@dataclass(frozen=True, slots=True)
class Stijl:
    """One row of the style sheet; `alinea` and `teken` are the inner XML of `w:pPr` and `w:rPr`, in schema order."""

    id: str
    naam: str
    basis: str = "Normal"
    soort: str = "paragraph"
    alinea: str = ""
    teken: str = ""
    volgende: str = ""
    eigen: bool = True  # not one of Word's own; only these stand in the gallery


def make_styles(kleur: str, letter: str) -> str:
    """Return `word/styles.xml`; `kleur` is six hexadecimal digits, `letter` the typeface of all text."""
    rijen = "".join(
        _style(stijl) for stijl in (*_basis(), *_brief(), *_briefhoofd(kleur), *_deur(kleur), *_teken(kleur))
    )
    letter = escape(letter)
    return (
        f"{BEGIN}<w:styles {WML}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{letter}" w:eastAsia="{letter}" '
        f'w:hAnsi="{letter}" w:cs="{letter}"/><w:color w:val="{INKT}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        f"<w:widowControl/><w:suppressAutoHyphens/>{space()}</w:pPr></w:pPrDefault></w:docDefaults>"
        f"{rijen}{_table_styles(kleur)}</w:styles>"
    )


def space(voor: float = 0, na: float = 0, regel: int = REGEL_125, regelwijze: str = "auto") -> str:
    """Return `w:spacing`: points before and after, and the line spacing."""
    return f'<w:spacing w:before="{pt(voor)}" w:after="{pt(na)}" w:line="{regel}" w:lineRule="{regelwijze}"/>'


def accent(kleur: str) -> str:
    """Return the text colour of the municipality; it follows the theme, so that one change in Word changes all."""
    return f'<w:color w:val="{kleur}" w:themeColor="accent1"/>'


def _indent(links: float = 0, rechts: float = REGELRUIMTE, hangend: float = 0) -> str:
    haak = f' w:hanging="{mm(hangend)}"' if hangend else ""
    return f'<w:ind w:left="{mm(links)}" w:right="{mm(rechts)}"{haak}/>'


def _numbered(nummer: int) -> str:
    return f'<w:numPr><w:numId w:val="{nummer}"/></w:numPr>'


def _size(punten: float, *, vet: bool = False, kleur: str = "", spatie: float = 0) -> str:
    dik = "<w:b/><w:bCs/>" if vet else ""
    tint = f'<w:color w:val="{kleur}"/>' if kleur else ""
    tint += f'<w:spacing w:val="{pt(spatie)}"/>' if spatie else ""
    return f'{dik}{tint}<w:sz w:val="{round(punten * 2)}"/><w:szCs w:val="{round(punten * 2)}"/>'


def _border(kant: str, kleur: str, achtste: int, ruimte: int = 0, thema: bool = False) -> str:
    tint = ' w:themeColor="accent1"' if thema else ""
    return f'<w:{kant} w:val="single" w:sz="{achtste}" w:space="{ruimte}" w:color="{kleur}"{tint}/>'


def _builtin(
    id_: str, naam: str, basis: str = "Normal", alinea: str = "", teken: str = "", soort: str = "paragraph"
) -> Stijl:
    return Stijl(id_, naam, basis, soort, alinea, teken, eigen=False)


def _basis() -> tuple[Stijl, ...]:
    kop = "<w:keepNext/><w:keepLines/>" + space()
    vet = "<w:b/><w:bCs/>"
    return (
        _builtin("Normal", "Normal", basis=""),
        _builtin("DefaultParagraphFont", "Default Paragraph Font", basis="", soort="character"),
        _builtin("Title", "Title", alinea=kop, teken=vet),
        *(
            _builtin(f"Heading{n}", f"heading {n}", "Normal", f'{kop}<w:outlineLvl w:val="{n - 1}"/>', vet)
            for n in (1, 2, 3)
        ),
        _builtin("BodyText", "Body Text"),
        _builtin("ListBullet", "List Bullet", "BodyText"),
        _builtin("ListNumber", "List Number", "BodyText"),
        _builtin("ListNumber2", "List Number 2", "BodyText"),
        _builtin("Header", "header"),
        _builtin("Footer", "footer"),
        _builtin("Signature", "Signature"),
    )


def _brief() -> tuple[Stijl, ...]:
    in_rij = "<w:contextualSpacing/>"  # no room between items of one list
    lijn = f"<w:pBdr>{_border('top', LIJN, 4, 6)}</w:pBdr>"
    onderwerp = f'{space(10, 7, 276)}{_indent()}<w:outlineLvl w:val="0"/>'
    return (
        Stijl(
            stijlen.ONDERWERP,
            "Onderwerp",
            "Title",
            alinea=onderwerp,
            teken=_size(13.5, vet=True),
            volgende=stijlen.BRIEFTEKST,
        ),
        Stijl(
            stijlen.HOOFDKOP,
            "Hoofdkop",
            "Heading1",
            alinea=f"{space(14, 4, 276)}{_indent()}",
            teken=_size(13.5, vet=True),
            volgende=stijlen.BRIEFTEKST,
        ),
        Stijl(stijlen.KOP, "Kop", "Heading2", alinea=f"{space(7, 1)}{_indent()}", volgende=stijlen.BRIEFTEKST),
        Stijl(
            stijlen.TUSSENKOP,
            "Tussenkop",
            "Heading3",
            alinea=f"{space(3)}{_indent()}",
            teken=f'<w:color w:val="{STIL}"/>',
            volgende=stijlen.BRIEFTEKST,
        ),
        Stijl(stijlen.BRIEFTEKST, "Brieftekst", "BodyText", alinea=f"{space(0, 4)}{_indent()}"),
        Stijl(stijlen.EIGEN_TEKST, "Eigen tekst", stijlen.BRIEFTEKST),
        Stijl(
            stijlen.OVERWEGING,
            "Overweging",
            "ListNumber",
            alinea=_numbered(NUMMER_OVERWEGING) + space(0, 4) + _indent(hangend=MARGENUMMER),
        ),
        Stijl(
            stijlen.LETTERLIJST,
            "Letterlijst",
            "ListNumber2",
            alinea=_numbered(NUMMER_LETTERLIJST) + space(0, 4) + _indent(7, hangend=7) + in_rij,
        ),
        Stijl(
            stijlen.OPSOMMING,
            "Opsomming",
            "ListBullet",
            alinea=_numbered(NUMMER_OPSOMMING) + space(0, 4) + _indent(4.5, hangend=4.5) + in_rij,
        ),
        Stijl(stijlen.STIL, "Stil", stijlen.BRIEFTEKST, teken=f'<w:color w:val="{STIL}"/>'),
        Stijl(
            stijlen.KLEIN,
            "Klein",
            stijlen.BRIEFTEKST,
            alinea=space(0, 3, 276) + _indent(0, 50),
            teken=_size(8.5, kleur=STIL),
        ),
        Stijl(stijlen.GROET, "Groet", stijlen.BRIEFTEKST, alinea=f"<w:keepNext/>{space(20, 4)}"),
        Stijl(
            stijlen.ONDERTEKENING,
            "Ondertekening",
            "Signature",
            alinea=f"<w:keepLines/>{lijn}{space(64, 10)}{_indent(0, TEKSTBREEDTE - 72)}",
        ),
        Stijl(stijlen.TABELTEKST, "Tabeltekst", alinea=space(2, 1.5, 252)),
        Stijl(
            stijlen.TABELKOP,
            "Tabelkop",
            stijlen.TABELTEKST,
            alinea=f"<w:keepNext/>{space(5, 1.5, 252)}",
            teken=_size(8.5, kleur=STIL),
        ),
        Stijl(stijlen.TABELRUIMTE, "Tabelruimte", alinea=space(0, 0, pt(4), "exact"), teken=_size(2)),
    )


def _briefhoofd(kleur: str) -> tuple[Stijl, ...]:
    tab_rechts = f'<w:tabs><w:tab w:val="right" w:pos="{mm(TEKSTBREEDTE)}"/></w:tabs>'
    klein = _size(8.5, kleur=STIL)
    voet_lijn = f"<w:pBdr>{_border('top', LIJN, 4, 4)}</w:pBdr>"
    return (
        Stijl("Woordmerk", "Woordmerk", "Header", alinea=space(0, 0, 240), teken=f"{accent(kleur)}{_size(23)}"),
        Stijl("Afzender", "Afzender", "Header", alinea=space(3.5, 0, 252), teken=klein),
        Stijl("Kopregel", "Kopregel", "Header", alinea=tab_rechts + space(0, 0, 240), teken=klein),
        Stijl("Voetregel", "Voetregel", "Footer", alinea=tab_rechts + space(0, 0, 252), teken=klein),
        Stijl("Voetlijn", "Voetlijn", "Voetregel", alinea=voet_lijn + tab_rechts + space(0, 0, 252)),
        Stijl("Adreslabel", "Adreslabel", alinea=space(0, 0, pt(11.2), "exact"), teken=klein),
        Stijl("Adresregel", "Adresregel", alinea=space(0, 0, pt(12.3), "exact")),
        Stijl(
            "Kenmerk",
            "Kenmerk",
            alinea=f'<w:tabs><w:tab w:val="left" w:pos="{mm(22)}"/></w:tabs>{space(0, 0, 276)}{_indent(22, 0, 22)}',
            teken=_size(8.5),
        ),
        Stijl("Hoogtevuller", "Hoogtevuller", alinea=space(0, 0, 20, "exact"), teken=_size(1)),
    )


def _deur(kleur: str) -> tuple[Stijl, ...]:
    lijn = f"<w:pBdr>{_border('top', LIJN_DEUR, 6, 25)}</w:pBdr>"
    wit = "FFFFFF"
    kop = f'{space(30, 0, 220)}<w:ind w:left="-{mm(1)}"/>'
    return (
        Stijl(
            "Kennisgevingwoordmerk",
            "Kennisgeving woordmerk",
            alinea=f'<w:tabs><w:tab w:val="right" w:pos="{mm(166)}"/></w:tabs>{space(0, 0, 240)}',
            teken=_size(21, kleur=wit),
        ),
        Stijl(
            stijlen.K_KOP,
            "Kennisgeving kop",
            "Title",
            alinea=f'{kop}<w:outlineLvl w:val="0"/>',
            teken=_size(stijlen.DEUR_KOPPEN[0], vet=True, kleur=wit, spatie=-1.6),
        ),
        Stijl(
            stijlen.K_KOP_MIDDEL,
            "Kennisgeving kop middel",
            stijlen.K_KOP,
            teken=_size(stijlen.DEUR_KOPPEN[1], vet=True, kleur=wit),
        ),
        Stijl(
            stijlen.K_KOP_SMAL,
            "Kennisgeving kop smal",
            stijlen.K_KOP,
            teken=_size(stijlen.DEUR_KOPPEN[2], vet=True, kleur=wit),
        ),
        Stijl(
            stijlen.K_TUSSENKOP,
            "Kennisgeving tussenkop",
            "Heading2",
            alinea=f"{lijn}{space(24, 8, 240)}",
            teken=_size(35, vet=True),
        ),
        Stijl(stijlen.K_TEKST, "Kennisgeving tekst", "BodyText", alinea=space(0, 4, 280), teken=_size(21)),
        Stijl(stijlen.K_KOLOM, "Kennisgeving kolom", alinea=space(1, 1, 240), teken=_size(21)),
        Stijl(
            stijlen.K_AFZENDER, "Kennisgeving afzender", stijlen.K_TEKST, alinea=space(30, 0, 252), teken=accent(kleur)
        ),
        Stijl("Kennisgevingconcept", "Kennisgeving concept", soort="character", basis="", teken=_size(14, kleur=wit)),
        Stijl(stijlen.K_VET, "Kennisgeving vet", soort="character", basis="", teken=_size(27, vet=True)),
    )


def _teken(kleur: str) -> tuple[Stijl, ...]:
    klein = _size(8.5, kleur=STIL)
    return (
        Stijl(
            stijlen.KOPWOORD,
            "Kopwoord",
            soort="character",
            basis="",
            teken=f'<w:b w:val="0"/><w:bCs w:val="0"/>{klein}',
        ),
        Stijl("Kenmerklabel", "Kenmerklabel", soort="character", basis="", teken=f'<w:color w:val="{STIL}"/>'),
        Stijl("Gemeentenaam", "Gemeentenaam", soort="character", basis="", teken=f"<w:b/><w:bCs/>{accent(kleur)}"),
        Stijl("Modeltekst", "Modeltekst", soort="character", basis="", teken=f'<w:color w:val="{MODEL}"/>'),
    )


def _table_styles(kleur: str) -> str:
    kaal, met_tussenruimte = _cell_margins(0), _cell_margins(2)
    dun = _border("bottom", LIJN, 4) + _border("insideH", LIJN, 4)
    dik = f"<w:tcPr><w:tcBorders>{_border('bottom', kleur, 8, thema=True)}</w:tcBorders></w:tcPr>"
    verborgen = '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        f'{verborgen}<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_cell_margins(2, 2)}</w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        f"{verborgen}</w:style>"
        + _table_style(
            stijlen.BRIEFTABEL,
            "Brieftabel",
            f"<w:tblBorders>{dun}</w:tblBorders>{met_tussenruimte}",
            f'<w:tblStylePr w:type="firstRow">{dik}</w:tblStylePr>',
        )
        + _table_style("Briefhoofd", "Briefhoofd", kaal)
        + _table_style(stijlen.K_TABEL, "Kennisgevingtabel", kaal)
    )


def _cell_margins(rechts: float, links: float = 0) -> str:
    maten = (("top", 0), ("left", mm(links)), ("bottom", 0), ("right", mm(rechts)))
    return (
        "<w:tblCellMar>" + "".join(f'<w:{kant} w:w="{maat}" w:type="dxa"/>' for kant, maat in maten) + "</w:tblCellMar>"
    )


def _table_style(id_: str, naam: str, eigenschappen: str, voorwaarden: str = "") -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{naam}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="10"/><w:qFormat/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{eigenschappen}</w:tblPr>{voorwaarden}</w:style>'
    )


def _style(stijl: Stijl) -> str:
    standaard = stijl.id in ("Normal", "DefaultParagraphFont")
    soort = (
        f'w:type="{stijl.soort}"'
        + (' w:default="1"' if standaard else "")
        + (' w:customStyle="1"' if stijl.eigen else "")
    )
    basis = f'<w:basedOn w:val="{stijl.basis}"/>' if stijl.basis else ""
    volgende = f'<w:next w:val="{stijl.volgende}"/>' if stijl.volgende else ""
    plek = '<w:uiPriority w:val="1"/><w:qFormat/>' if stijl.eigen else '<w:uiPriority w:val="99"/>'
    alinea = f"<w:pPr>{stijl.alinea}</w:pPr>" if stijl.alinea else ""
    teken = f"<w:rPr>{stijl.teken}</w:rPr>" if stijl.teken else ""
    naam = f'<w:name w:val="{escape(stijl.naam)}"/>'
    return f'<w:style {soort} w:styleId="{stijl.id}">{naam}{basis}{volgende}{plek}{alinea}{teken}</w:style>'
