"""What changed between two letters: as a list, and as a Word file that a reader can accept or refuse."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from instrumentarium.fouten import BronFout
from instrumentarium.word.boom import W
from instrumentarium.word.inhoud import paragraphs, text
from instrumentarium.word.redline import compare_letters, redline_docx
from instrumentarium.word.verschil import Stukje, compare_words
from word.motor.orakel import body, make, save
from word.motor.wijzigingen import refuse

EERST = "De burgemeester sluit de woning aan de Voorbeeldstraat voor drie maanden."
DAN = "De burgemeester sluit de woning aan de Voorbeeldstraat voor zes weken."


def _accepted(data: bytes) -> list[str]:
    """Return the lines with text, headers and footers too, when every change is accepted."""
    return [alinea.tekst for alinea in paragraphs(data) if alinea.tekst.strip()]


def _sound(data: bytes, map_: Path) -> list[str]:
    pad = map_ / "brief.docx"
    pad.write_bytes(data)
    return [str(fout) for fout in OpenXmlValidator().validate(pad).errors]


def _soorten(a: bytes, b: bytes) -> list[tuple[str, str, str]]:
    return [
        (verschil.soort, verschil.oud.tekst if verschil.oud else "", verschil.nieuw.tekst if verschil.nieuw else "")
        for verschil in compare_letters(a, b)
        if verschil.soort != "gelijk"
    ]


def test_list_of_changes() -> None:
    a = make("Geachte", EERST, "Deze alinea verdwijnt helemaal uit de brief.", "Slot")
    b = make("Geachte", DAN, "Slot", "Iets heel nieuws komt hier te staan.")
    assert _soorten(a, b) == [
        ("gewijzigd", EERST, DAN),
        ("weg", "Deze alinea verdwijnt helemaal uit de brief.", ""),
        ("erbij", "", "Iets heel nieuws komt hier te staan."),
    ]
    assert compare_words(EERST, DAN)[1:] == (
        Stukje("weg", "drie maanden"),
        Stukje("erbij", "zes weken"),
        Stukje("gelijk", "."),
    )


def test_a_moved_paragraph_is_a_move() -> None:
    eigen = "Deze alinea gaat van boven naar beneden in de brief."
    a, b = make(eigen, "een", "twee", "drie"), make("een", "twee", "drie", eigen)
    assert _soorten(a, b) == [("verplaatst", eigen, eigen)]
    xml = etree.tostring(docx.Document(io.BytesIO(redline_docx(a, b))).element).decode()
    assert xml.count("<w:moveFromRangeStart") == xml.count("<w:moveToRangeStart") == 1
    assert 'w:name="verplaatsing1"' in xml
    assert "<w:del " not in xml
    assert "<w:ins " not in xml


def test_a_move_beside_other_changes() -> None:
    """What stands in both letters is never the changed form of something else."""
    eigen = "Deze alinea gaat van boven naar beneden in de brief."
    a = make(eigen, "Geachte mevrouw,", EERST, "Deze alinea verdwijnt helemaal uit de brief.")
    b = make("Geachte mevrouw,", DAN, "Hier staat een nieuwe zin over iets anders.", eigen)
    assert _soorten(a, b) == [
        ("gewijzigd", EERST, DAN),
        ("weg", "Deze alinea verdwijnt helemaal uit de brief.", ""),
        ("erbij", "", "Hier staat een nieuwe zin over iets anders."),
        ("verplaatst", eigen, eigen),
    ]


def test_what_is_no_letter_is_said_so() -> None:
    diep = body(make("x"), "<w:p>" * 3000 + "</w:p>" * 3000)
    for a, b in ((b"", make("x")), (make("x"), b"PK"), (make("x"), diep)):
        with pytest.raises(BronFout):
            redline_docx(a, b)


def test_nothing_changed() -> None:
    brief = make("een", "twee")
    assert _soorten(brief, brief) == []
    assert text(redline_docx(brief, brief)) == "een\ntwee"


def _with_header(tekst: str) -> bytes:
    return make("x", bouw=lambda d: setattr(d.sections[0].header.paragraphs[0], "text", tekst))


def test_headers_are_in_the_list_and_marked(tmp_path: Path) -> None:
    a, b = _with_header("Kenmerk een van twee"), _with_header("Kenmerk een van drie")
    assert _soorten(a, b) == [("gewijzigd", "Kenmerk een van twee", "Kenmerk een van drie")]
    rood = redline_docx(a, b)
    kop = docx.Document(io.BytesIO(rood)).sections[0].header._element
    assert [[t.text for t in kop.iter(f"{W}{soort}")] for soort in ("delText", "t")] == [
        ["twee"],
        ["Kenmerk een van ", "drie"],
    ]
    assert (_accepted(rood), _accepted(refuse(rood))) == (_accepted(b), _accepted(a))
    assert _sound(rood, tmp_path) == _sound(b, tmp_path)


def test_marks_in_text_and_header_have_numbers_of_their_own() -> None:
    a, b = _with_header("Kenmerk een van twee"), _with_header("Kenmerk een van drie")
    rood = redline_docx(body(a, "<w:p><w:r><w:t>Er was iets.</w:t></w:r></w:p>"), b)
    document = docx.Document(io.BytesIO(rood))
    delen = (document.element, document.sections[0].header._element)
    nummers = [mark.get(f"{W}id") for deel in delen for mark in deel.iter(f"{W}ins", f"{W}del")]
    assert len(nummers) == len(set(nummers)) > 3


def _table(*rijen: tuple[str, str]) -> bytes:
    def fill(document: Any) -> None:
        tabel = document.add_table(0, 2)
        for rij in rijen:
            for cel, tekst in zip(tabel.add_row().cells, rij, strict=True):
                cel.text = tekst
        document.add_paragraph("na de tabel")

    return make("voor de tabel", bouw=fill)


def test_rows_of_a_table() -> None:
    """A row that went or came is marked as a row, in its table."""
    a = _table(("Ingang", "1 maart"), ("Verzending", "2 maart"), ("Einde", "3 maart"))
    b = _table(("Ingang", "1 maart"), ("Einde", "4 april"), ("Heropening van de woning", "5 mei"))
    rood = redline_docx(a, b)
    tabel = docx.Document(io.BytesIO(rood)).tables[0]
    soorten = [[kind.tag.rpartition("}")[2] for kind in rij._tr.findall(f"{W}trPr/*")] for rij in tabel.rows]
    assert soorten == [[], ["del"], [], ["ins"]]
    assert _accepted(rood) == _accepted(b)
    assert _accepted(refuse(rood)) == _accepted(a)


def test_a_table_that_went_comes_back_in_its_place() -> None:
    a, b = _table(("a", "b"), ("c", "d")), make("voor de tabel", "na de tabel")
    rood = redline_docx(a, b)
    assert [kind.tag.rpartition("}")[2] for kind in docx.Document(io.BytesIO(rood)).element.body][:3] == [
        "p",
        "tbl",
        "p",
    ]
    assert _accepted(refuse(rood)) == _accepted(a)
    assert _accepted(rood) == _accepted(b)
    assert _accepted(refuse(redline_docx(b, a))) == _accepted(b)


def test_looks_links_and_fields_stay(tmp_path: Path) -> None:
    """Runs keep their looks, a changed link stays a link, a field stays a field."""
    kop = (
        '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Vet en {} </w:t></w:r>'
        '<w:hyperlink w:anchor="x"><w:r><w:t>link {}</w:t></w:r></w:hyperlink>'
    )
    veld = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    a, b = body(make("slot"), kop.format("groot", "een") + veld), body(make("slot"), kop.format("klein", "twee") + veld)
    rood = redline_docx(a, b)
    xml = etree.tostring(docx.Document(io.BytesIO(rood)).element).decode()
    assert xml.count("<w:instrText>") == 1
    assert xml.count("<w:hyperlink") == 1
    assert "<w:rPr><w:b/></w:rPr><w:delText" in xml
    assert (_accepted(rood), _accepted(refuse(rood))) == (
        ["Vet en klein link twee#", "slot"],
        ["Vet en groot link een#", "slot"],
    )
    assert _sound(rood, tmp_path) == _sound(b, tmp_path)


@pytest.mark.parametrize("enkel", [True, False])
def test_nothing_is_marked_inside_the_number_of_a_page(enkel: bool) -> None:
    """Word fills such a field anew: what stands in it would be lost, and another number is no change."""

    def voet(voor: str, nummer: str, na: str) -> bytes:
        if enkel:
            veld = f'<w:fldSimple w:instr=" PAGE "><w:r><w:t>{nummer}</w:t></w:r></w:fldSimple>'
        else:
            soorten = [f'<w:r><w:fldChar w:fldCharType="{soort}"/></w:r>' for soort in ("begin", "separate", "end")]
            opdracht, uitkomst = "<w:r><w:instrText>PAGE</w:instrText></w:r>", f"<w:r><w:t>{nummer}</w:t></w:r>"
            veld = f"{soorten[0]}{opdracht}{soorten[1]}{uitkomst}{soorten[2]}"
        stukken = [f'<w:r><w:t xml:space="preserve">{tekst}</w:t></w:r>' for tekst in (voor, na)]
        return body(make("slot"), f"<w:p>{stukken[0]}{veld}{stukken[1]}</w:p>")

    a, b = voet("Bladzijde nummer ", "1", " van alle bladzijden"), voet("Bladzijde ", "7", "")
    rood = redline_docx(a, b)
    assert (_accepted(rood), _accepted(refuse(rood))) == (_accepted(b), _accepted(a))
    wortel = docx.Document(io.BytesIO(rood)).element
    assert not wortel.xpath("//w:fldSimple//w:del | //w:fldSimple//w:ins")
    if not enkel:
        soorten = [kind.tag.rpartition("}")[2] for kind in wortel.body[0] if kind.tag != f"{W}pPr"]
        assert soorten == ["r", "del", *(5 * ["r"]), "del", "r"]
    zelfde = redline_docx(voet("Bladzijde ", "1", " van 3"), voet("Bladzijde ", "2", " van 3"))
    assert b"<w:ins " not in etree.tostring(docx.Document(io.BytesIO(zelfde)).element)


ZINNEN = [
    "De burgemeester sluit de woning voor drie maanden.",
    "De burgemeester sluit de loods voor zes maanden en een dag.",
    "U kunt bezwaar maken binnen zes weken na verzending.",
    "Bel voor vragen met de behandelaar van uw zaak.",
    "Ja.",
    "Nee, dat is niet zo.\tTab\nregel",
    "De kosten komen voor uw rekening & die van de eigenaar.",
]
alineas = st.lists(st.sampled_from(ZINNEN) | st.text("ab é", min_size=1, max_size=8).filter(str.strip), max_size=6)


def _letter(tekst: list[str], tabel: list[str], plek: int) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = (tekst or tabel or [""])[-1]
    for nr in range(len(tekst) + 1):
        if nr == plek and tabel:
            rijen = document.add_table(0, 1)
            for cel in tabel:
                rijen.add_row().cells[0].text = cel
        if nr < len(tekst):
            document.add_paragraph(tekst[nr])
    return save(document)


@given(alineas, alineas, alineas, alineas, st.integers(0, 6), st.integers(0, 6))
@settings(max_examples=30, deadline=None)
def test_accepting_gives_the_new_letter_refusing_the_old(
    a: list[str], tabel_a: list[str], b: list[str], tabel_b: list[str], plek_a: int, plek_b: int
) -> None:
    """Nothing is lost either way: refusing everything gives back every line of the first letter."""
    oud, nieuw = _letter(a, tabel_a, plek_a), _letter(b, tabel_b, plek_b)
    rood = redline_docx(oud, nieuw)
    assert _accepted(rood) == _accepted(nieuw)
    assert _accepted(refuse(rood)) == _accepted(oud)
    assert redline_docx(oud, nieuw) == rood
