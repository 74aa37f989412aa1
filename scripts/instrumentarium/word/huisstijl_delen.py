"""The parts of a letterhead besides its styles: lists, theme, header, footer and pages; names go in, XML comes out.

Every page is set so that a municipality can change it in Word: real tables and paragraphs, no text boxes. The one
drawing is the word "Concept" behind the text, which Word itself makes in this way too.
"""

from __future__ import annotations

from html import escape

from instrumentarium.word.huisstijl_stijlen import (
    INKT,
    KOLOM_RECHTS,
    NUMMER_LETTERLIJST,
    NUMMER_OPSOMMING,
    NUMMER_OVERWEGING,
    STIL,
    TEKSTBREEDTE,
    WATERMERK,
    WML,
    accent,
    mm,
)

VENSTER_BOVEN, VENSTER_HOOG, VENSTER_BREED = 50, 30, 85  # mm: from the top, its height and width
KOP_AFSTAND = 15  # mm from the top of the paper to the header
AFZENDER_BREED = 46  # mm; what is left of the line is for the word Concept
BAND_HOOG = 106  # mm: the colour on top of the notice on the door
MODELREGEL = "Modeltekst, nog niet vastgesteld."
HAKENREGEL = "Wat tussen [haken] staat, is nog in te vullen."

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_VML = f'{WML} xmlns:r="{REL}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_BEGIN = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def make_numbering(kleur: str) -> str:
    """Return `word/numbering.xml`: the dash, the number in the margin, the letters; each tied to its style."""
    lijsten = (
        (NUMMER_OPSOMMING, "Opsomming", "bullet", "–", "left", mm(4.5), accent(kleur)),
        (NUMMER_OVERWEGING, "Overweging", "decimal", "%1", "right", 0, f'<w:color w:val="{STIL}"/>'),
        (NUMMER_LETTERLIJST, "Letterlijst", "lowerLetter", "%1.", "left", mm(7), f'<w:color w:val="{STIL}"/>'),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{nummer}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{vorm}"/><w:pStyle w:val="{stijl}"/><w:lvlText w:val="{tekst}"/>'
        f'<w:lvlJc w:val="{kant}"/><w:pPr><w:ind w:left="{links}" w:hanging="{links or mm(3.5)}"/></w:pPr><w:rPr>{teken}</w:rPr>'
        "</w:lvl></w:abstractNum>"
        for nummer, stijl, vorm, tekst, kant, links, teken in lijsten
    )
    nummers = "".join(f'<w:num w:numId="{rij[0]}"><w:abstractNumId w:val="{rij[0]}"/></w:num>' for rij in lijsten)
    return f"{_BEGIN}<w:numbering {WML}>{abstract}{nummers}</w:numbering>"


def make_settings() -> str:
    """Return `word/settings.xml`: Dutch, no hyphenation, the layout of today's Word."""
    return (
        f'{_BEGIN}<w:settings {WML}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:autoHyphenation w:val="0"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
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
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{_BEGIN}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Briefpapier"><a:themeElements>'
        f'<a:clrScheme name="Gemeente">{palet}</a:clrScheme><a:fontScheme name="Gemeente"><a:majorFont>{font}</a:majorFont>'
        f'<a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="Vlak"><a:fillStyleLst>{vulling * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lijnen}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{vulling * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def make_fonts(letter: str) -> str:
    """Return `word/fontTable.xml`: the one typeface, so that another machine knows what to put in its place."""
    soort = '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>'
    return f'{_BEGIN}<w:fonts {WML}><w:font w:name="{escape(letter)}">{soort}</w:font></w:fonts>'


def make_first_header(naam: str, letter: str, hoogte: float, beeldmerk: str = "") -> str:
    """Return the header of a first page: wordmark, sender, Concept; `hoogte` is where the text below begins, in mm.

    The row has an exact height and the line below it is one point, so that the window stays where it is whatever the
    sender's name is. `beeldmerk` is the drawing of a logo; it replaces the wordmark.
    """
    merk = beeldmerk or _run("Gemeente ") + f"<w:r><w:rPr><w:b/><w:bCs/></w:rPr>{_t(naam)}</w:r>"
    breedtes = (KOLOM_RECHTS, AFZENDER_BREED, TEKSTBREEDTE - KOLOM_RECHTS - AFZENDER_BREED)
    cellen = (
        _p("Woordmerk", merk),
        _p("Afzender", _run("{{ brief.afzender }}")) + _p("Afzender", _run("{{ brief.afzender_adres }}"), "<w:spacing w:before=\"0\"/>"),
        _p("Afzender", _run("{% if brief.concept %}CONCEPT{% endif %}"), '<w:jc w:val="right"/>'),
    )
    tabel = _layout_table("Woordmerk en afzender", breedtes, cellen, hoogte - KOP_AFSTAND - 0.35, "exact")
    return f"{_BEGIN}<w:hdr {_VML}>{tabel}{_p('Hoogtevuller', _watermark(letter, 1))}</w:hdr>"


def make_running_header(letter: str) -> str:
    """Return the header of every further page: municipality, short title, Concept."""
    naam = '<w:r><w:rPr><w:rStyle w:val="Gemeentenaam"/></w:rPr>' + _t("Gemeente {{ gemeente.naam }}") + "</w:r>"
    rest = _run("\u2002\u2002{{ brief.kop_kort }}") + "<w:r><w:tab/></w:r>" + _run("{% if brief.concept %}CONCEPT{% endif %}")
    return f"{_BEGIN}<w:hdr {_VML}>{_p('Kopregel', _watermark(letter, 2) + naam + rest)}</w:hdr>"


def make_footer() -> str:
    """Return the footer of a letter: what is not settled on the left, case and page on the right."""
    model = f'<w:r><w:rPr><w:rStyle w:val="Modeltekst"/></w:rPr>{_t(f"{{% if brief.model %}}{MODELREGEL}{{% endif %}}")}</w:r>'
    haken = f'<w:r><w:rPr><w:rStyle w:val="Modeltekst"/></w:rPr>{_t(f"{{% if brief.concept %}}{HAKENREGEL}{{% endif %}}")}</w:r>'
    tab = "<w:r><w:tab/></w:r>"
    bladzijde = _run("Bladzijde ") + _field("PAGE") + _run(" van ") + _field("NUMPAGES")
    return (
        f"{_BEGIN}<w:ftr {_VML}>{_p('Voetlijn', model + tab + _run('Zaak {{ brief.kenmerk }}'))}"
        f"{_p('Voetregel', haken + tab + bladzijde)}</w:ftr>"
    )


def make_door_footer() -> str:
    """Return the footer of the notice on the door: the warning that the text is a model, small."""
    model = f'<w:r><w:rPr><w:rStyle w:val="Modeltekst"/></w:rPr>{_t(f"{{% if brief.model %}}{MODELREGEL}{{% endif %}}")}</w:r>'
    return f"{_BEGIN}<w:ftr {_VML}>{_p('Voetregel', model)}</w:ftr>"


def make_document(kleur: str, naam: str) -> str:
    """Return `word/document.xml`: a letter, a report and a notice, each a section with `[inhoud: ...]` for the clauses."""
    onderwerp, aanhef = _p("Onderwerp", _run("{{ brief.onderwerp }}")), _p("Brieftekst", _run("{{ brief.aanhef }}"))
    brief = _address_row() + onderwerp + aanhef + _content("brief", _section("rIdKopBrief", "rIdKopVerder", "rIdVoet1", "rIdVoet2"))
    stuk = onderwerp + _reference_block() + _p("Tabelruimte", "") + _content("stuk", _section("rIdKopStuk", "rIdKopVerder", "rIdVoet1", "rIdVoet2"))
    deur = _band(kleur, naam) + _content("kennisgeving", "")
    return f'{_BEGIN}<w:document {_VML}><w:body>{brief}{stuk}{deur}{_door_section()}</w:body></w:document>'


def _address_row() -> str:
    breedtes = (VENSTER_BREED, KOLOM_RECHTS - VENSTER_BREED, TEKSTBREEDTE - KOLOM_RECHTS)
    adres = (
        _p("Adreslabel", _run("{{ brief.verzendwijze }}"))
        + _p("Adresregel", _run("{%p for regel in brief.adresregels %}"))
        + _p("Adresregel", _run("{{ regel }}"))
        + _p("Adresregel", _run("{%p endfor %}"))
    )
    return _layout_table("Adres en kenmerk", breedtes, (adres, _p("Adresregel", ""), _reference_block()), VENSTER_HOOG, "atLeast")


def _reference_block() -> str:
    rijen = (
        *(("Ons kenmerk", "kenmerk"), ("Datum", "datum"), ("Behandelaar", "behandelaar")),
        *(("Telefoon", "telefoon"), ("E-mail", "email"), ("Bijlagen", "bijlagen")),
    )
    blok = "".join(_reference(label, f"{{{{ brief.{naam} }}}}", f"brief.{naam}") for label, naam in rijen)
    return blok + _reference("Status", "Concept{% if brief.model %}, met modeltekst{% endif %}", "brief.concept")


def _reference(label: str, waarde: str, als: str) -> str:
    # The colour stands here as well as in the style: LibreOffice forgets a character style inside a table style.
    stil = f'<w:rPr><w:rStyle w:val="Kenmerklabel"/><w:color w:val="{STIL}"/></w:rPr>'
    inhoud = f"<w:r>{stil}{_t(label)}</w:r><w:r><w:tab/></w:r>{_run(waarde)}"
    return _p("Kenmerk", _run(f"{{%p if {als} %}}")) + _p("Kenmerk", inhoud) + _p("Kenmerk", _run("{%p endif %}"))


def _band(kleur: str, naam: str) -> str:
    merk = _run("Gemeente ") + f"<w:r><w:rPr><w:b/><w:bCs/></w:rPr>{_t(naam)}</w:r><w:r><w:tab/></w:r>"
    concept = '<w:r><w:rPr><w:rStyle w:val="KennisgevingConcept"/></w:rPr>' + _t("{% if brief.concept %}CONCEPT{% endif %}") + "</w:r>"
    inhoud = _p("KennisgevingWoordmerk", merk + concept) + _p("KennisgevingKop", _run("{{ brief.onderwerp }}"))
    vlak = f'<w:shd w:val="clear" w:color="auto" w:fill="{kleur}" w:themeFill="accent1"/>'
    rand = f'<w:tcMar><w:top w:w="{mm(20)}" w:type="dxa"/><w:left w:w="{mm(22)}" w:type="dxa"/><w:right w:w="{mm(18)}" w:type="dxa"/></w:tcMar>'
    tabel = _layout_table("Kop van de kennisgeving", (210,), (inhoud,), BAND_HOOG, "atLeast", vlak + rand, -22)
    return tabel + _p("KennisgevingTekst", "", '<w:spacing w:before="0" w:after="0" w:line="640" w:lineRule="exact"/>')


def _layout_table(
    naam: str, breedtes: tuple[float, ...], cellen: tuple[str, ...], hoogte: float, regel: str, cel: str = "", inspringing: float = 0
) -> str:
    # A table that only places things: no header row, no borders, and a description that says what it is.
    raster = "".join(f'<w:gridCol w:w="{mm(breedte)}"/>' for breedte in breedtes)
    inhoud = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{mm(breedte)}" w:type="dxa"/>{cel}</w:tcPr>{tekst}</w:tc>'
        for breedte, tekst in zip(breedtes, cellen, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Briefhoofd"/><w:tblW w:w="{sum(map(mm, breedtes))}" w:type="dxa"/>'
        f'<w:tblInd w:w="{mm(inspringing)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{naam}"/><w:tblDescription w:val="Alleen opmaak"/></w:tblPr><w:tblGrid>{raster}</w:tblGrid><w:tr>'
        f'<w:trPr><w:cantSplit/><w:trHeight w:val="{mm(hoogte)}" w:hRule="{regel}"/></w:trPr>{inhoud}</w:tr></w:tbl>'
    )


def _content(vorm: str, sectie: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Brieftekst"/>{sectie}</w:pPr>{_run(f"[inhoud: {vorm}]")}</w:p>'


def _section(eerste: str, verder: str, voet_eerste: str, voet_verder: str) -> str:
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{verder}"/><w:headerReference w:type="first" r:id="{eerste}"/>'
        f'<w:footerReference w:type="default" r:id="{voet_verder}"/><w:footerReference w:type="first" r:id="{voet_eerste}"/>'
        f"{_page(27, 20, 25, 25, KOP_AFSTAND, 11)}<w:titlePg/></w:sectPr>"
    )


def _door_section() -> str:
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rIdVoetDeur"/>'
        f"{_page(0, 22, 20, 22, 0, 9)}</w:sectPr>"
    )


def _page(boven: float, rechts: float, onder: float, links: float, kop: float, voet: float) -> str:
    return (
        f'<w:pgSz w:w="{mm(210)}" w:h="{mm(297)}"/><w:pgMar w:top="{mm(boven)}" w:right="{mm(rechts)}" '
        f'w:bottom="{mm(onder)}" w:left="{mm(links)}" w:header="{mm(kop)}" w:footer="{mm(voet)}" w:gutter="0"/>'
    )


def _watermark(letter: str, nummer: int) -> str:
    formules = "".join(
        f'<v:f eqn="{som}"/>'
        for som in (
            *("sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0", "if @0 21600 @1"),
            *("if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5", "mid @7 @8", "mid @6 @7", "sum @6 0 @5"),
        )
    )
    plaats = (
        "position:absolute;margin-left:0;margin-top:0;width:520pt;height:124pt;rotation:308;z-index:-251657216;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page"
    )
    vorm = (
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
        f'<v:formulas>{formules}</v:formulas><v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
        '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject{nummer}" o:spid="_x0000_s{2048 + nummer}" type="#_x0000_t136" alt="Watermerk: Concept" '
        f'style="{plaats}" o:allowincell="f" fillcolor="#{WATERMERK}" stroked="f">'
        f'<v:textpath style="font-family:&quot;{escape(letter)}&quot;;font-size:1pt;font-weight:bold" string="Concept"/></v:shape>'
    )
    return f"{_run('{% if brief.concept %}')}<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{vorm}</w:pict></w:r>{_run('{% endif %}')}"


def _field(code: str) -> str:
    deel = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    opdracht = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return deel.format("begin") + opdracht + deel.format("separate") + _run("1") + deel.format("end")


def _p(stijl: str, inhoud: str, eigenschappen: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{stijl}"/>{eigenschappen}</w:pPr>{inhoud}</w:p>'


def _run(tekst: str) -> str:
    return f"<w:r>{_t(tekst)}</w:r>"


def _t(tekst: str) -> str:
    return f'<w:t xml:space="preserve">{escape(tekst, quote=False)}</w:t>'
