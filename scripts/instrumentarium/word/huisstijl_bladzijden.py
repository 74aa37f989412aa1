"""What people see of a letterhead: headers, footers and the three pages; names go in, XML comes out.

Every page is set so that a municipality can change it in Word: real paragraphs and tables, no text boxes. The names
between `{{ }}` are those that a letter fills in.
"""

from __future__ import annotations

from instrumentarium.word.huisstijl_stijlen import KOLOM_RECHTS, STIL, TEKSTBREEDTE
from instrumentarium.word.huisstijl_tekening import draw_watermark
from instrumentarium.word.huisstijl_xml import (
    BEGIN,
    TAB,
    WML_EN_VML,
    bold,
    field,
    height,
    layout_table,
    mm,
    page,
    paragraph,
    run,
    styled,
)

VENSTER_BOVEN, VENSTER_HOOG, VENSTER_BREED = 50, 30, 85  # mm: from the top, its height and width
STUK_BOVEN = 38  # mm from the top to the title of a report, which has no window
KOP_AFSTAND = 15  # mm from the top of the paper to the header
VULLER = 0.35  # mm: the line of one point that Word wants below a table in a header
AFZENDER_BREED = 46  # mm; what is left of the line is for the word Concept
BAND_HOOG, BAND_MARGE = 106, 22  # mm: the colour on top of the notice on the door, and its text from the edge
MODELREGEL = "Modeltekst, nog niet vastgesteld."
HAKENREGEL = "Wat tussen [haken] staat, is nog in te vullen."

_CONCEPT = "{% if brief.concept %}CONCEPT{% endif %}"
_MODEL = f"{{% if brief.model %}}{MODELREGEL}{{% endif %}}"
_HAKEN = f"{{% if brief.concept %}}{HAKENREGEL}{{% endif %}}"
_KENMERKEN = (
    *(("Ons kenmerk", "kenmerk"), ("Datum", "datum"), ("Behandelaar", "behandelaar")),
    *(("Telefoon", "telefoon"), ("Bijlagen", "bijlagen")),
)


def make_first_header(merk: str, letter: str, onderkant: float) -> str:
    """Return the header of a first page: wordmark or logo, sender, Concept; the text begins at `onderkant` mm.

    The row has an exact height, so that the window stays where it is whatever the name of the sender.
    """
    breedtes = (KOLOM_RECHTS, AFZENDER_BREED, TEKSTBREEDTE - KOLOM_RECHTS - AFZENDER_BREED)
    cellen = (
        paragraph("Woordmerk", merk),
        paragraph("Afzender", run("{{ brief.afzender }}"))
        + paragraph("Afzender", run("{{ brief.afzender_adres }}"), '<w:spacing w:before="0"/>'),
        paragraph("Afzender", run(_CONCEPT), '<w:jc w:val="right"/>'),
    )
    hoogte = height(onderkant - KOP_AFSTAND - VULLER, precies=True)
    tabel = layout_table("Woordmerk en afzender", breedtes, cellen, hoogte)
    return _header(tabel + paragraph("Hoogtevuller", draw_watermark(letter, 1)))


def make_running_header(letter: str) -> str:
    """Return the header of every further page: municipality, short title, Concept."""
    naam = styled("Gemeentenaam", "Gemeente {{ gemeente.naam }}")
    regel = naam + run("\u2002\u2002{{ brief.kop_kort }}") + TAB + run(_CONCEPT)
    return _header(paragraph("Kopregel", draw_watermark(letter, 2) + regel))


def make_door_header() -> str:
    """Return the header of the notice on the door: empty, because without one it would have that of the report."""
    return _header(paragraph("Hoogtevuller", ""))


def make_footer() -> str:
    """Return the footer of a letter: what is not settled on the left, case and page on the right."""
    zaak = styled("Modeltekst", _MODEL) + TAB + run("Zaak {{ brief.kenmerk }}")
    bladzijde = run("Bladzijde ") + field("PAGE") + run(" van ") + field("NUMPAGES")
    return _footer(paragraph("Voetlijn", zaak) + paragraph("Voetregel", styled("Modeltekst", _HAKEN) + TAB + bladzijde))


def make_door_footer() -> str:
    """Return the footer of the notice on the door: the warning that the text is a model, small."""
    return _footer(paragraph("Voetregel", styled("Modeltekst", _MODEL)))


def make_wordmark(naam: str) -> str:
    """Return the name of the municipality as a wordmark."""
    return run("Gemeente ") + bold(naam)


def make_document(kleur: str, naam: str) -> str:
    """Return `word/document.xml`: a letter, a report and a notice, each in a section with its `[inhoud: ...]`."""
    onderwerp = paragraph("Onderwerp", run("{{ brief.onderwerp }}"))
    # The bookmark says where the subject ends: what is read back from Word up to here is not part of its clause.
    merk = '<w:bookmarkStart w:id="0" w:name="brief_aanhef"/><w:bookmarkEnd w:id="0"/>'
    aanhef = paragraph("Brieftekst", merk + run("{{ brief.aanhef }}"))
    brief = _address_row() + onderwerp + aanhef + _content("brief", _letter_section("rIdKopBrief"))
    kenmerk = _reference_block() + paragraph("Tabelruimte", "")
    stuk = onderwerp + kenmerk + _content("stuk", _letter_section("rIdKopStuk"))
    deur = _band(kleur, naam) + _content("kennisgeving", "")
    return f"{BEGIN}<w:document {WML_EN_VML}><w:body>{brief}{stuk}{deur}{_door_section()}</w:body></w:document>"


def _address_row() -> str:
    breedtes = (VENSTER_BREED, KOLOM_RECHTS - VENSTER_BREED, TEKSTBREEDTE - KOLOM_RECHTS)
    regels = ("{%p for regel in brief.adresregels %}", "{{ regel }}", "{%p endfor %}")
    adres = paragraph("Adreslabel", run("{{ brief.verzendwijze }}"))
    adres += "".join(paragraph("Adresregel", run(regel)) for regel in regels)
    cellen = (adres, paragraph("Adresregel", ""), _reference_block())
    return layout_table("Adres en kenmerk", breedtes, cellen, height(VENSTER_HOOG))


def _reference_block() -> str:
    rijen = "".join(_reference(label, f"{{{{ brief.{naam} }}}}", f"brief.{naam}") for label, naam in _KENMERKEN)
    return rijen + _reference("Status", "Concept{% if brief.model %}, met modeltekst{% endif %}", "brief.concept")


def _reference(label: str, waarde: str, als: str) -> str:
    # The colour stands here as well as in the style: LibreOffice forgets a character style inside a table style.
    inhoud = styled("Kenmerklabel", label, f'<w:color w:val="{STIL}"/>') + TAB + run(waarde)
    regels = (run(f"{{%p if {als} %}}"), inhoud, run("{%p endif %}"))
    return "".join(paragraph("Kenmerk", regel) for regel in regels)


def _band(kleur: str, naam: str) -> str:
    merk = make_wordmark(naam) + TAB + styled("Kennisgevingconcept", _CONCEPT)
    inhoud = paragraph("Kennisgevingwoordmerk", merk) + paragraph("Kennisgevingkop", run("{{ brief.onderwerp }}"))
    marges = "".join(
        f'<w:{kant} w:w="{mm(maat)}" w:type="dxa"/>'
        for kant, maat in (("top", 20), ("left", BAND_MARGE), ("right", 18))
    )
    vlak = f'<w:shd w:val="clear" w:color="auto" w:fill="{kleur}" w:themeFill="accent1"/><w:tcMar>{marges}</w:tcMar>'
    tabel = layout_table("Kop van de kennisgeving", (210,), (inhoud,), height(BAND_HOOG), vlak, -BAND_MARGE)
    ruimte = '<w:spacing w:before="0" w:after="0" w:line="640" w:lineRule="exact"/>'
    return tabel + paragraph("Kennisgevingtekst", "", ruimte)


def _content(vorm: str, sectie: str) -> str:
    return paragraph("Brieftekst", run(f"[inhoud: {vorm}]"), sectie)


def _letter_section(kop_eerste: str) -> str:
    verwijzingen = (
        *(("header", "default", "rIdKopVerder"), ("header", "first", kop_eerste)),
        *(("footer", "default", "rIdVoetVerder"), ("footer", "first", "rIdVoetEerste")),
    )
    return _section(verwijzingen, page(27, 20, 23, 25, KOP_AFSTAND, 10) + "<w:titlePg/>")


def _door_section() -> str:
    verwijzingen = (("header", "default", "rIdKopDeur"), ("footer", "default", "rIdVoetDeur"))
    return _section(verwijzingen, page(0, BAND_MARGE, 18, BAND_MARGE, 0, 9))


def _section(verwijzingen: tuple[tuple[str, str, str], ...], bladzijde: str) -> str:
    delen = "".join(f'<w:{deel}Reference w:type="{soort}" r:id="{id_}"/>' for deel, soort, id_ in verwijzingen)
    return f"<w:sectPr>{delen}{bladzijde}</w:sectPr>"


def _header(inhoud: str) -> str:
    return f"{BEGIN}<w:hdr {WML_EN_VML}>{inhoud}</w:hdr>"


def _footer(inhoud: str) -> str:
    return f"{BEGIN}<w:ftr {WML_EN_VML}>{inhoud}</w:ftr>"
