"""The letterheads: sound Word files, made to be edited, and refused with words when something is gone."""

from __future__ import annotations

import io
import struct
import tempfile
import zipfile
import zlib
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from instrumentarium.fouten import BronFout, GebruikFout, Plaats
from instrumentarium.word import opmaak_stijlen as stijlen
from instrumentarium.word.briefpapier import Blok, bookmark, compose
from instrumentarium.word.briefpapier_deur import door_heading
from instrumentarium.word.huisstijl_maken import make_letterhead
from word.briefpapier.hulp import GEMEENTEN, VOORBEELDEN, W, changed, letterhead, make_letter, part, parts, read_example

EEN = Blok("een", "Tekst.", Plaats("een.yaml", 3, 5))


def _faults_of(docx: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "brief.docx"
        pad.write_bytes(docx)
        return [str(fout) for fout in OpenXmlValidator().validate(str(pad)).errors]


def _png(breedte: int, hoogte: int) -> bytes:
    def blok(soort: bytes, inhoud: bytes) -> bytes:
        som = zlib.crc32(soort + inhoud)
        return struct.pack(">L", len(inhoud)) + soort + inhoud + struct.pack(">L", som)

    kop = struct.pack(">LLBBBBB", breedte, hoogte, 8, 0, 0, 0, 0)
    beeld = zlib.compress((b"\0" + b"\x80" * breedte) * hoogte)
    return b"\x89PNG\r\n\x1a\n" + blok(b"IHDR", kop) + blok(b"IDAT", beeld) + blok(b"IEND", b"")


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_a_letterhead_is_sound_and_has_every_style(gemeente: str) -> None:
    """The three files of the project, as a municipality may have edited them."""
    docx = letterhead(gemeente)
    assert _faults_of(docx) == []
    namen = {stijl.get(f"{W}styleId") for stijl in part(docx, "word/styles.xml").iter(f"{W}style")}
    assert set(stijlen.VERPLICHT) <= namen


@pytest.mark.parametrize("gemeente", GEMEENTEN)
@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_a_letter_is_sound(pad: Path, gemeente: str) -> None:
    """Every form on every letterhead."""
    assert _faults_of(make_letter(read_example(pad, gemeente), gemeente)) == []


def test_the_audit_sees_a_broken_letter() -> None:
    """The negative control of the two tests above."""
    kapot = changed(letterhead(), "word/styles.xml", "<w:keepNext/><w:keepLines/>", "<w:keepLines/><w:keepNext/>")
    assert _faults_of(kapot)


def test_dutch_styles_rest_on_those_of_word() -> None:
    """Navigation, contents and readers know Word's own headings and lists."""
    basis = {
        str(stijl.get(f"{W}styleId")): rust.get(f"{W}val")
        for stijl in part(letterhead(), "word/styles.xml").iter(f"{W}style")
        if (rust := stijl.find(f"{W}basedOn")) is not None
    }
    assert [basis[naam] for naam in ("Onderwerp", "Hoofdkop", "Kop", "Tussenkop", "Opsomming", "Overweging")] == [
        *("Title", "Heading1", "Heading2", "Heading3", "ListBullet", "ListNumber")
    ]


def test_the_id_of_a_style_is_its_name_without_blanks() -> None:
    """Other programs than Word make the id anew from the name when they save; the letters still find their styles."""
    for stijl in part(letterhead(), "word/styles.xml").iter(f"{W}style"):
        if stijl.get(f"{W}customStyle"):
            naam = str(stijl.find(f"{W}name").get(f"{W}val"))  # type: ignore[union-attr] -- every style has a name
            assert stijl.get(f"{W}styleId") == naam.replace(" ", "")


def test_arial_eleven_with_line_spacing_of_one_and_a_quarter() -> None:
    """What every text of a letter begins with."""
    standaard = parts(letterhead(), "styles.xml")["word/styles.xml"].split("</w:docDefaults>")[0]
    for deel in ('w:ascii="Arial"', '<w:sz w:val="22"/>', 'w:line="300"', 'w:val="nl-NL"', "<w:widowControl/>"):
        assert deel in standaard


def test_the_same_letterhead_has_the_same_bytes() -> None:
    """Nothing of the clock goes in."""
    assert make_letterhead("Lisse", "#1D6B3A") == make_letterhead("Lisse", "#1D6B3A")


@pytest.mark.parametrize("kleur", ["groen", "#12345", "1D6B3A", "#GGGGGG"])
def test_a_colour_is_six_digits(kleur: str) -> None:
    """Anything else is refused before there is a file."""
    with pytest.raises(GebruikFout, match="geen kleur"):
        make_letterhead("Lisse", kleur)


def test_a_name_is_escaped() -> None:
    """A municipality may be called what it likes."""
    docx = make_letterhead("Noord & <Zuid>", "#1D6B3A")
    assert _faults_of(docx) == []
    assert "Noord & <Zuid>" in "".join(part(docx, "word/header1.xml").itertext())


def test_a_logo_replaces_the_wordmark_and_says_what_it_is() -> None:
    """It keeps its shape, and a reader hears the name of the municipality."""
    docx = make_letterhead("Lisse", "#1D6B3A", logo=_png(400, 100))
    assert _faults_of(docx) == []
    kop = parts(docx, "header1.xml$")["word/header1.xml"]
    assert 'descr="Gemeente Lisse"' in kop
    assert 'cx="2304000" cy="576000"' in kop


def test_a_logo_that_no_header_shows_stays_out() -> None:
    """The notice on the door has no logo, so its file does not carry one."""
    docx = make_letterhead("Lisse", "#1D6B3A", logo=_png(40, 10))
    assert _media(compose(docx, [EEN], vorm="brief"))
    assert not _media(compose(docx, [EEN], vorm="kennisgeving"))


def test_a_logo_is_an_image() -> None:
    """Text, a torn file and an empty file are refused in words."""
    for inhoud in (b"", b"geen beeld", _png(4, 4)[:20]):
        with pytest.raises(GebruikFout, match="PNG"):
            make_letterhead("Lisse", "#1D6B3A", logo=inhoud)


def _media(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as bestand:
        return {naam: bestand.read(naam) for naam in bestand.namelist() if naam.startswith("word/media/")}


def test_only_the_headers_of_the_chosen_page_remain() -> None:
    """A letter does not carry the headers of the report and the notice."""
    assert sorted(parts(compose(letterhead(), [EEN]), "word/(header|footer)")) == [
        *("word/footer1.xml", "word/footer2.xml", "word/header1.xml", "word/header2.xml")
    ]
    assert sorted(parts(compose(letterhead(), [EEN], vorm="kennisgeving"), "word/(header|footer)")) == [
        "word/footer3.xml"
    ]


def test_a_section_takes_over_the_header_that_word_left_out() -> None:
    """Word drops a reference that equals the one before; the report then has the header of the letter."""
    zonder = changed(
        letterhead(),
        "word/document.xml",
        '<w:headerReference w:type="first" r:id="rIdKopStuk"/>',
        "",
    )
    assert "word/header1.xml" in parts(compose(zonder, [EEN], vorm="stuk"), "word/header")


def test_every_lettered_list_restarts_whatever_numbers_word_gave() -> None:
    """The list is found by its style; each instance has a w:num of its own that begins at one."""
    docx = letterhead()
    for naam in ("word/numbering.xml", "word/styles.xml"):
        docx = changed(docx, naam, '<w:numId w:val="3"/>' if "styles" in naam else 'w:numId="3"', "@@")
        docx = changed(docx, naam, "@@", '<w:numId w:val="47"/>' if "styles" in naam else 'w:numId="47"')
    tekst = "1. x\na. een\nb. twee\n2. y\na. drie"
    sjabloon = compose(docx, [Blok("a", tekst, EEN.plaats), Blok("b", "a. vier", EEN.plaats)])
    gebruikt = [nummer.get(f"{W}val") for nummer in part(sjabloon).iter(f"{W}numId")]
    assert gebruikt == ["48", "48", "49", "50"]
    nummers = {num.get(f"{W}numId"): num for num in part(sjabloon, "word/numbering.xml").iter(f"{W}num")}
    for nummer in set(gebruikt):
        assert nummers[nummer].find(f"{W}lvlOverride/{W}startOverride") is not None
        assert nummers[nummer].find(f"{W}abstractNumId").get(f"{W}val") == "3"  # type: ignore[union-attr] -- it has one


@pytest.mark.parametrize(
    ("deel", "van", "naar", "melding"),
    [
        ("word/styles.xml", 'w:styleId="Overweging"', 'w:styleId="Iets"', "de stijl Overweging ontbreekt"),
        ("word/document.xml", "[inhoud: brief]", "[inhoud brief]", r"\[inhoud: brief\]"),
        ("word/styles.xml", '<w:numPr><w:numId w:val="3"/></w:numPr>', "", "Letterlijst heeft geen nummering"),
    ],
)
def test_a_letterhead_that_lost_something_is_refused_by_name(deel: str, van: str, naar: str, melding: str) -> None:
    """With the place and what to do."""
    with pytest.raises(BronFout, match=melding) as fout:
        compose(changed(letterhead(), deel, van, naar), [EEN], naam="templates/huisstijl/lisse.docx")
    assert fout.value.bevindingen[0].plaats.bestand == "templates/huisstijl/lisse.docx"
    assert fout.value.bevindingen[0].uitweg


@pytest.mark.parametrize("inhoud", [b"", b"PK", b"geen zip", zlib.compress(b"x")])
def test_what_is_no_word_file_is_refused(inhoud: bytes) -> None:
    """Never a traceback."""
    with pytest.raises(BronFout):
        compose(inhoud, [EEN])


def test_faults_of_all_clauses_come_together() -> None:
    """One run tells everything: names that double, names that cannot be, and texts."""
    blokken = [EEN, EEN, Blok("met spatie", "x", Plaats("b.yaml", 1, 1)), Blok("c", "**x", Plaats("c.yaml", 7, 3))]
    with pytest.raises(BronFout) as fout:
        compose(letterhead(), blokken)
    assert [bevinding.plaats.bestand for bevinding in fout.value.bevindingen] == ["b.yaml", "c.yaml", "een.yaml"]


def test_a_long_name_still_gives_a_bookmark_that_word_accepts() -> None:
    """At most forty characters, and two long names stay two."""
    lang = "evenwichtigheid-en-verwijtbaarheid-van-de-verhuurder"
    assert len(bookmark(lang)) <= 40
    assert bookmark(f"{lang}-a") != bookmark(f"{lang}-b")


@pytest.mark.parametrize(
    ("tekst", "stijl"),
    [
        ("Deze woning is gesloten", stijlen.K_KOP),
        ("Deze loods is gesloten", stijlen.K_KOP),
        ("Dit bedrijfspand is gesloten", stijlen.K_KOP_MIDDEL),
        ("Deze bedrijfsruimte is gesloten", stijlen.K_KOP_MIDDEL),
        ("Dit motorvoertuigenopslagterrein is gesloten", stijlen.K_KOP_SMAL),
    ],
)
def test_a_long_word_on_the_door_is_set_smaller(tekst: str, stijl: str) -> None:
    """No word is cut, and the colour on top holds the heading."""
    assert door_heading(tekst) == stijl
