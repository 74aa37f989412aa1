"""Was-wordt: what counts as a difference, how leden are paired, and how it reads without colour."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from apv.project import make_project
from apv.test_naspel import paar
from instrumentarium.apv.artikel import Artikel, Deel
from instrumentarium.apv.collectie import load_apv
from instrumentarium.apv.uitlijnen import align
from instrumentarium.apv.vergelijk_word import comparison_docx
from instrumentarium.apv.vergelijken import Stuk, compare, only_changed, pieces, remark, same_text, write_text
from instrumentarium.apv.vergelijkingen import Vergelijking, between_days, between_gemeenten, to_html, to_text

VERBOD = Deel("1", "Het is verboden een vuur te stoken.", sleutel="verbod")
OUD = Artikel("2:1", "Vuur", (VERBOD, Deel("2", "Het college kan ontheffing verlenen.", sleutel="ontheffing")))
NIEUW = Artikel(
    "2:1a",
    "Vuur",
    (
        VERBOD,
        Deel("2", "Kaarsen mogen.", sleutel="kaars"),
        Deel("3", "Het college kan ontheffing verlenen.", sleutel="ontheffing"),
    ),
)


def test_a_moved_number_is_a_number() -> None:
    """The lid that moved is paired by its key and says the same; only its number is reported."""
    rijen = {rij.plaats: rij for rij in compare(OUD, NIEUW)}
    assert [(p, r.soort) for p, r in rijen.items()] == [
        ("nummer", "gewijzigd"),
        ("opschrift", "gelijk"),
        ("lid 1", "gelijk"),
        ("lid 2", "nieuw"),
        ("lid 3", "vernummerd"),
    ]
    assert remark(rijen["lid 3"]) == "Krijgt nummer 3; de tekst blijft gelijk."
    assert [rij.plaats for rij in only_changed(compare(OUD, NIEUW))] == ["nummer", "lid 2", "lid 3"]


@pytest.mark.parametrize(
    ("een", "ander", "gelijk"),
    [
        ("een  vuur", "een vuur", True),
        ("een\u00a0vuur", "een vuur", True),
        ("“vuur”", "«vuur»", True),
        ("2018\u20132020", "2018-2020", True),
        ("een vuur;", "een vuur.", False),
        ("een vuur", "een Vuur", False),
        ("een vuur, of", "een vuur of", False),
    ],
)
def test_marks_count_white_space_does_not(een: str, ander: str, *, gelijk: bool) -> None:
    assert same_text(een, ander) is gelijk


def test_pieces_are_words() -> None:
    assert pieces("binnen zes weken.", "binnen acht weken;") == (
        Stuk("gelijk", "binnen "),
        Stuk("vervallen", "zes"),
        Stuk("nieuw", "acht"),
        Stuk("gelijk", " weken"),
        Stuk("vervallen", "."),
        Stuk("nieuw", ";"),
    )
    (rij,) = [
        r
        for r in compare(Artikel(None, "", (Deel("1", "Vuur."),)), Artikel(None, "", (Deel("1", "Vuur;"),)))
        if r.plaats == "lid 1"
    ]
    assert remark(rij) == "Leesteken aangepast."


def test_key_then_words_then_label_then_likeness() -> None:
    oud = (Deel("a", "een vuurkorf", sleutel="korf"), Deel("b", "een fakkel"), Deel("c", "kaarsen in een glas"))
    nieuw = (Deel("a", "een fakkel"), Deel("b", "waxinelichten", sleutel="korf"), Deel("d", "kaarsen in een potje"))
    paren = [(p.oud.nr if p.oud else None, p.nieuw.nr if p.nieuw else None) for p in align(oud, nieuw)]
    assert paren == [("b", "a"), ("a", "b"), ("c", "d")]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(0, 2**32))
def test_pieces_give_both_texts_back(zaad: int) -> None:
    """What is equal and gone makes the old text, what is equal and new the new one (but for the shape of marks)."""
    for rij in compare(*paar(zaad)):
        was = "".join(stuk.tekst for stuk in rij.stukken if stuk.soort != "nieuw")
        wordt = "".join(stuk.tekst for stuk in rij.stukken if stuk.soort != "vervallen")
        assert same_text(was, rij.was or "")
        assert wordt == (rij.wordt or "")


@pytest.fixture
def vergelijking(tmp_path: Path) -> Vergelijking:
    apv = load_apv(make_project(tmp_path))
    return between_days(apv, "vuur", "lisse", date(2020, 6, 1), date(2021, 6, 1), date(2022, 1, 1))


def test_text_reads_without_colour(vergelijking: Vergelijking) -> None:
    assert "lid 1 (gewijzigd): Het is verboden een {+open +}vuur te stoken." in to_text(vergelijking)
    assert write_text(compare(OUD, None)).count("[-") == 4


def test_html_reads_aloud(vergelijking: Vergelijking) -> None:
    """A table with headers; ins and del say in words where they begin and end."""
    boom = html.fromstring(to_html([vergelijking], "Was-wordt").encode())
    assert [th.text for th in boom.iter("th") if th.get("scope") == "col"] == ["Plaats", "Was", "Wordt", "Toelichting"]
    (nieuw,) = boom.xpath("//table//ins")
    assert nieuw.text_content() == "begin nieuw open  einde "
    assert boom.get("lang") == "nl"


def test_word_has_three_columns_and_a_header_row(vergelijking: Vergelijking) -> None:
    inhoud = comparison_docx([vergelijking], "Was-wordt")
    assert inhoud == comparison_docx([vergelijking], "Was-wordt")
    (tabel,) = docx.Document(io.BytesIO(inhoud)).tables
    assert [cel.text for cel in tabel.rows[0].cells] == ["Was", "Wordt", "Toelichting"]
    assert [cel.text for cel in tabel.rows[1].cells] == [
        "1. Het is verboden een vuur te stoken.",
        "1. Het is verboden een open vuur te stoken.",
        "De tekst is gewijzigd.",
    ]
    assert [loop.text for loop in tabel.rows[1].cells[1].paragraphs[0].runs if loop.font.underline] == ["open "]


def test_what_was_not_entered_is_no_change(tmp_path: Path) -> None:
    """Missing data never reads as a new rule, and the reader is told."""
    apv = load_apv(make_project(tmp_path))
    (naast,) = between_gemeenten(apv, "vuur", ["lisse", "hillegom"], date(2021, 6, 1), date(2022, 1, 1))
    assert {rij.soort for rij in naast.rijen} == {"niet-ingelezen"}
    assert "Hillegom: Van hillegom is dit onderwerp niet ingelezen." in to_text(naast)
    assert "<ins><" not in to_html([naast], "x")
