"""The unseen parts of a letterhead: lists, settings, theme, fonts; colour and typeface go in, XML comes out."""

from __future__ import annotations

from html import escape

from instrumentarium.word.huisstijl_stijlen import (
    INKT,
    MARGENUMMER,
    NUMMER_LETTERLIJST,
    NUMMER_OPSOMMING,
    NUMMER_OVERWEGING,
    STIL,
    accent,
)
from instrumentarium.word.huisstijl_xml import BEGIN, WML, mm


def make_numbering(kleur: str) -> str:
    """Return `word/numbering.xml`: the dash, the number in the margin, the letters; each tied to its style."""
    stil = f'<w:color w:val="{STIL}"/>'
    lijsten = (
        (NUMMER_OPSOMMING, "Opsomming", "bullet", "–", "left", mm(4.5), accent(kleur)),
        (NUMMER_OVERWEGING, "Overweging", "decimal", "%1", "right", 0, stil),
        (NUMMER_LETTERLIJST, "Letterlijst", "lowerLetter", "%1.", "left", mm(7), stil),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{nummer}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{vorm}"/><w:pStyle w:val="{stijl}"/><w:lvlText w:val="{tekst}"/>'
        f'<w:lvlJc w:val="{kant}"/><w:pPr><w:ind w:left="{links}" w:hanging="{links or mm(MARGENUMMER)}"/></w:pPr>'
        f"<w:rPr>{teken}</w:rPr></w:lvl></w:abstractNum>"
        for nummer, stijl, vorm, tekst, kant, links, teken in lijsten
    )
    nummers = "".join(
        f'<w:num w:numId="{nummer}"><w:abstractNumId w:val="{nummer}"/></w:num>' for nummer, *_ in lijsten
    )
    return f"{BEGIN}<w:numbering {WML}>{abstract}{nummers}</w:numbering>"


def make_settings() -> str:
    """Return `word/settings.xml`: Dutch, no hyphenation, the layout of today's Word."""
    return (
        f'{BEGIN}<w:settings {WML}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:autoHyphenation w:val="0"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def make_theme(kleur: str, letter: str) -> str:
    """Return `word/theme/theme1.xml`: the colour of the municipality is accent 1, its typeface the theme's."""
    tinten = (
        *(("dk1", INKT), ("lt1", "FFFFFF"), ("dk2", STIL), ("lt2", "FAF8F4"), ("accent1", kleur), ("accent2", STIL)),
        *(("accent3", "7A4B00"), ("accent4", "A4001D"), ("accent5", "1D6B3A"), ("accent6", "17508C")),
        *(("hlink", kleur), ("folHlink", STIL)),
    )
    palet = "".join(f'<a:{naam}><a:srgbClr val="{waarde}"/></a:{naam}>' for naam, waarde in tinten)
    font = f'<a:latin typeface="{escape(letter)}"/><a:ea typeface=""/><a:cs typeface=""/>'
    vulling = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lijnen = "".join(f'<a:ln w="{dikte}">{vulling}</a:ln>' for dikte in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{BEGIN}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Briefpapier">'
        f'<a:themeElements><a:clrScheme name="Gemeente">{palet}</a:clrScheme><a:fontScheme name="Gemeente">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Vlak"><a:fillStyleLst>{vulling * 3}</a:fillStyleLst><a:lnStyleLst>{lijnen}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{vulling * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def make_fonts(letter: str) -> str:
    """Return `word/fontTable.xml`: the one typeface, so that another machine knows what to put in its place."""
    soort = '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>'
    return f'{BEGIN}<w:fonts {WML}><w:font w:name="{escape(letter)}">{soort}</w:font></w:fonts>'
