"""A letter read back as text: what a reader sees, no more and no less."""

from __future__ import annotations

from typing import Any

import pytest

from instrumentarium.fouten import BronFout
from instrumentarium.word import compile_template
from instrumentarium.word.inhoud import paragraphs, properties, text
from word.motor.orakel import body, edit, make


def _build(document: Any) -> None:
    document.add_heading("Wat is er besloten?", 1)
    document.add_paragraph("Punt", style="List Number")
    tabel = document.add_table(1, 2)
    tabel.cell(0, 0).text, tabel.cell(0, 1).text = "links", "rechts"
    document.sections[0].header.paragraphs[0].text = "Kop"
    document.sections[0].footer.paragraphs[0].text = "Voet"


def test_text_styles_and_places() -> None:
    """Paragraphs come in reading order with the name of their style; headers and footers after the text."""
    brief = paragraphs(make("Geachte,\tregel\ntwee", bouw=_build))
    assert [(alinea.tekst, alinea.stijl, alinea.cel) for alinea in brief] == [
        ("Geachte,\tregel\ntwee", "Normal", False),
        ("Wat is er besloten?", "heading 1", False),
        ("Punt", "List Number", False),
        ("links", "Normal", True),
        ("rechts", "Normal", True),
        ("Kop", "header", False),
        ("Voet", "footer", False),
    ]
    assert [alinea.deel for alinea in brief][-2:] == ["word/header1.xml", "word/footer1.xml"]


def test_marks_of_clauses() -> None:
    """A bookmark in or before a paragraph and the tag of a content control tell which clause it is."""
    xml = (
        '<w:bookmarkStart w:id="1" w:name="c_aanhef"/><w:p><w:bookmarkStart w:id="2" w:name="_GoBack"/>'
        "<w:r><w:t>a</w:t></w:r></w:p>"
        '<w:sdt><w:sdtPr><w:tag w:val="c_slot"/></w:sdtPr><w:sdtContent><w:p><w:bookmarkStart w:id="3" w:name="x"/>'
        "<w:r><w:t>b</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p/>"
    )
    assert [alinea.kenmerken for alinea in paragraphs(body(make(), xml))] == [("c_aanhef",), ("c_slot", "x"), ()]


def test_changes_are_read_as_accepted() -> None:
    """Deleted and moved-away text is gone, inserted text is there, a field shows its result, a page number is "#"."""
    xml = (
        "<w:p><w:r><w:t>een </w:t></w:r><w:del><w:r><w:delText>weg</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>bij</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>heen</w:t></w:r></w:moveFrom>"
        f"{_field('PAGE', ' 3')}{_field(' TITLE  x ', ' titel')}<w:r><w:t>-</w:t></w:r>{_field('numpages ', '')}"
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>9</w:t></w:r></w:fldSimple><w:r><w:t>!</w:t></w:r></w:p>'
    )
    assert text(body(make("slot"), xml)) == "een bij# titel-##!\nslot"


def _field(opdracht: str, resultaat: str) -> str:
    """A field in one run, as docxtpl leaves it, or without a result, as python-docx makes it."""
    uitkomst = f'<w:fldChar w:fldCharType="separate"/><w:t>{resultaat}</w:t>' if resultaat else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{opdracht}</w:instrText>{uitkomst}'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_headers_go_by_the_pages_they_stand_on() -> None:
    """Another program gives the parts other names; what a reader sees where stays the same."""

    def two_headers(document: Any) -> None:
        deel = document.sections[0]
        deel.different_first_page_header_footer = True
        deel.header.paragraphs[0].text, deel.first_page_header.paragraphs[0].text = "verder", "eerste"

    brief = make("x", bouw=two_headers)
    assert [(alinea.plek, alinea.tekst) for alinea in paragraphs(brief)] == [
        ("tekst", "x"),
        ("kop van de eerste bladzijde", "eerste"),
        ("kop", "verder"),
    ]


def test_properties_of_a_letter() -> None:
    """Title, language and moment are what the code set; there is no author."""
    brief = compile_template(make("x")).render({}, eigenschappen={"titel": "Besluit & meer"})
    eigen = properties(brief)
    assert (eigen["title"], eigen["language"], eigen["created"]) == ("Besluit & meer", "nl-NL", "1980-01-01T00:00:00Z")
    assert "creator" not in eigen
    assert "lastModifiedBy" not in eigen


@pytest.mark.parametrize("data", [b"", b"geen zip", make("x")[:300]])
def test_no_word_file_is_said_so(data: bytes) -> None:
    with pytest.raises(BronFout, match="geen Word-document"):
        paragraphs(data, "kapot.docx")


def test_a_doctype_is_refused() -> None:
    kwaad = edit(make("x"), "word/document.xml", lambda _: b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(BronFout, match="DOCTYPE"):
        paragraphs(kwaad)
