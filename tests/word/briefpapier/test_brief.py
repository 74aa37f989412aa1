"""Letters made from the examples: what is in them, what is not, and that docxtpl makes the same of the template."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pytest
from docxtpl import DocxTemplate
from lxml import etree

from instrumentarium.word.briefpapier import Blok
from instrumentarium.word.inhoud import paragraphs, text
from word.briefpapier.hulp import (
    HIER,
    VOORBEELDEN,
    W,
    changed,
    make_letter,
    make_template,
    part,
    parts,
    project_xml,
    read_example,
)

BESLUIT = HIER / "voorbeelden" / "besluit-gezin.yaml"
VERSLAG = HIER / "voorbeelden" / "verslag-sluiting.yaml"
DEUR = HIER / "voorbeelden" / "kennisgeving-woning.yaml"


def _body(docx: bytes) -> etree._Element:
    return next(part(docx).iter(f"{W}body"))


def _table_faults(docx: bytes) -> list[str]:
    """Return the tables whose first row is not a header that repeats; a layout table says in words that it is one."""
    fouten = []
    for tabel in part(docx).iter(f"{W}tbl"):
        if tabel.find(f"{W}tblPr/{W}tblDescription") is None and tabel.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
            fouten.append("".join(tabel.itertext()))
    return fouten


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_golden(pad: Path) -> None:
    """The finished letter, paragraph by paragraph, with style and marks; the golden file is read as the letter is."""
    regels = "\n".join(project_xml(_body(make_letter(read_example(pad))))) + "\n"
    goud = HIER / "gouden" / f"{pad.stem}.txt"
    assert regels == goud.read_text(encoding="utf-8")


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_docxtpl_makes_the_same_letter(pad: Path) -> None:
    """The template is plain docxtpl: a municipality that uses that gets the same text."""
    voorbeeld = read_example(pad)
    sjabloon = DocxTemplate(io.BytesIO(make_template(voorbeeld)))
    sjabloon.render(voorbeeld.gegevens, autoescape=True)
    uit = io.BytesIO()
    sjabloon.save(uit)
    assert text(uit.getvalue()) == text(make_letter(voorbeeld))


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_the_same_sources_give_the_same_template(pad: Path) -> None:
    """Byte for byte."""
    assert make_template(read_example(pad)) == make_template(read_example(pad))


def test_concept_is_on_every_page_and_only_in_a_concept() -> None:
    """In the header of the first and of the further pages, as a word and behind the text."""
    for concept in (True, False):
        koppen = parts(make_letter(read_example(BESLUIT, concept=concept)), "word/header")
        assert len(koppen) == 2
        for kop in koppen.values():
            assert (">CONCEPT<" in kop, 'string="Concept"' in kop) == (concept, concept)


def test_model_text_is_named_below_and_above() -> None:
    """In every footer, and in the block with the case number, so not only where a screen reader skips."""
    for model in (True, False):
        brief = make_letter(read_example(BESLUIT, model=model))
        assert all(
            ("Modeltekst" in "".join(etree.fromstring(voet.encode()).itertext())) == model
            for voet in parts(brief, "word/footer").values()
        )
        assert ("Concept, met modeltekst" in text(brief)) == model


def test_values_come_through_whole() -> None:
    """Signs that XML knows, and names from elsewhere."""
    namen = ["Jansen & Zn", "<select>", 'O\'Neill "x"', "Łukasz Żółć", "Çağla Öztürk", "نادية"]
    brief = make_letter(read_example(BESLUIT, adresregels=namen, aanhef="Geachte <b>,"))
    for naam in [*namen, "Geachte <b>,", "Deze alinea schreef de jurist zelf: <niet> & nergens anders."]:
        assert naam in text(brief)


def test_a_clause_that_was_not_chosen_is_not_there() -> None:
    """Its text, its number and its bookmark are gone."""
    brief = make_letter(read_example(BESLUIT))
    assert "U betaalt de kosten" not in text(brief)
    assert "k_kosten" not in {merk for alinea in paragraphs(brief) for merk in alinea.kenmerken}


def test_every_chosen_clause_can_be_found_back() -> None:
    """A bookmark of its own, in the order of the document."""
    voorbeeld = read_example(BESLUIT)
    gekozen = [f"k_{blok.id}" for blok in voorbeeld.blokken if voorbeeld.gegevens["k"][blok.id]]
    merken = [merk for alinea in paragraphs(make_letter(voorbeeld)) for merk in alinea.kenmerken if merk[:2] == "k_"]
    assert merken == gekozen


def test_header_rows_are_marked() -> None:
    """With its negative control: a table without the mark is seen."""
    brief = make_letter(read_example(BESLUIT))
    assert _table_faults(brief) == []
    zonder = changed(brief, "word/document.xml", "<w:tblHeader/>", "")
    assert "Wanneer" in _table_faults(zonder)[0]


def test_headings_come_in_order() -> None:
    """One level deeper at most, so that a reader who hears the letter can find the way."""
    niveaus = {"Onderwerp": 1, "Hoofdkop": 1, "Kop": 2, "Tussenkop": 3}
    for pad in (BESLUIT, VERSLAG):
        stijlen = [alinea.stijl for alinea in paragraphs(make_letter(read_example(pad)))]
        gelezen = [niveaus[stijl] for stijl in stijlen if stijl in niveaus]
        assert gelezen[0] == 1
        assert all(straks <= nu + 1 for nu, straks in pairwise(gelezen))


def test_there_are_no_text_boxes() -> None:
    """Text stands in paragraphs and cells, where a reader and Word's search find it."""
    for pad in VOORBEELDEN:
        delen = parts(make_letter(read_example(pad)), "word/(document|header|footer)")
        assert not [naam for naam, xml in delen.items() if "txbx" in xml or "v:textbox" in xml]


def test_the_notice_has_no_letter_around_it() -> None:
    """No address, no sender, no reference block; the word Concept in the colour on top."""
    voorbeeld = read_example(DEUR)
    gelezen = text(make_letter(voorbeeld))
    assert "Ons kenmerk" not in gelezen
    assert "CONCEPT" in gelezen
    assert "CONCEPT" not in text(make_letter(read_example(DEUR, concept=False)))


def test_a_clause_that_greets_takes_the_place_of_the_greeting_on_the_letterhead() -> None:
    """Nobody is greeted twice, and a letter without such a clause greets all the same."""
    voorbeeld = read_example(BESLUIT)
    assert text(make_letter(voorbeeld)).count("Geachte bewoner A,") == 1
    voorbeeld.blokken.append(Blok("aanhef", "{{ brief.aanhef }}", voorbeeld.blokken[0].plaats))
    voorbeeld.gegevens["k"]["aanhef"] = True
    assert text(make_letter(voorbeeld)).count("Geachte bewoner A,") == 1


@pytest.mark.parametrize(
    ("onderwerp", "stijl"),
    [
        ("Deze woning is gesloten", "Kennisgeving kop"),
        ("Dit bedrijfspand is gesloten", "Kennisgeving kop middel"),
        ("Dit motorvoertuigenopslagterrein is gesloten", "Kennisgeving kop smal"),
        ("", "Kennisgeving kop"),
    ],
)
def test_the_heading_on_the_door_is_as_large_as_its_words_allow(onderwerp: str, stijl: str) -> None:
    """Also where the words come from the case and not from a clause."""
    voorbeeld = read_example(DEUR, onderwerp=onderwerp)
    voorbeeld.blokken[:] = [blok for blok in voorbeeld.blokken if blok.id != "kop"]
    koppen = [a for a in paragraphs(make_letter(voorbeeld)) if a.stijl.startswith("Kennisgeving kop")]
    assert [(kop.tekst, kop.stijl) for kop in koppen] == [(onderwerp, stijl)]
