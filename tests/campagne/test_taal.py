"""The reader of plain Dutch: each golden file is a text and what must be said of it, in order, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from campagne.proef import ENGELS, NAAM, PROJECT, make_project
from instrumentarium.bronnen import taal
from instrumentarium.bronnen.project import lees_bron
from instrumentarium.bronnen.soorten.campagne import Woordenlijst
from instrumentarium.campagne import inlezen
from instrumentarium.campagne.invullen import fill, show_date, source_offset
from instrumentarium.campagne.waarden import words

GEVALLEN = sorted((Path(__file__).parent / "gevallen_taal").glob("*.yaml"))
LIJST = lees_bron(PROJECT, "campaigns/woordenlijst.yaml", Woordenlijst).waarde


def signals(tekst: str) -> list[taal.Signaal]:
    """Every signal of a text for residents, in the order of the text."""
    gevonden = [
        *taal.check_sentences(tekst),
        *taal.check_words(tekst, LIJST.woorden),
        *taal.check_passive(tekst),
        *taal.check_abbreviations(tekst, LIJST.afkortingen),
        *taal.check_relative_dates(tekst),
        *taal.check_shouting(tekst, bekend={paar.afkorting for paar in LIJST.afkortingen}),
    ]
    return sorted(gevonden, key=lambda signaal: (signaal.begin, signaal.soort))


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda pad: pad.stem)
def test_golden(geval: Path) -> None:
    inhoud = yaml.safe_load(geval.read_text(encoding="utf-8"))
    gevonden = [
        "{} {}:{}".format(s.soort, *taal.line_and_column(inhoud["tekst"], s.begin)) for s in signals(inhoud["tekst"])
    ]
    assert gevonden == inhoud["zegt"]


@pytest.mark.parametrize(
    ("tekst", "zinnen"),
    [
        ("Bel de politie. Bel 112.", ["Bel de politie.", "Bel 112."]),
        ("Zie art. 5 van de wet.", ["Zie art. 5 van de wet."]),
        ("Om 10.00 uur. Kom ook!", ["Om 10.00 uur.", "Kom ook!"]),
        ("“Ja”, zei hij. “Nee.”", ["“Ja”, zei hij.", "“Nee.”"]),
        ("# Kop\n\n- een\n- twee\n", ["Kop", "een", "twee"]),
        ("Een zin\nover twee regels.", ["Een zin over twee regels."]),
        ("| a | b |\n|---|---|\n| c | d |", ["a", "b", "c", "d"]),
        ("Dat is mr. A. de Vries, o.a. daar.", ["Dat is mr. A. de Vries, o.a. daar."]),
        ("Lees [de brief](https://voorbeeld.nl/a.b).", ["Lees de brief ."]),
    ],
)
def test_sentences(tekst: str, zinnen: list[str]) -> None:
    assert [zin.tekst for zin in taal.sentences(tekst)] == zinnen


@given(st.text(max_size=300))
def test_plain_keeps_every_place(tekst: str) -> None:
    kaal = taal.plain(tekst)
    assert len(kaal) == len(tekst)
    assert [nr for nr, teken in enumerate(tekst) if teken == "\n"] == [nr for nr, t in enumerate(kaal) if t == "\n"]


@given(st.text(alphabet='ab .!?\n#-*[]()|"“”', max_size=200))
def test_sentences_begin_where_they_say(tekst: str) -> None:
    for zin in taal.sentences(tekst):
        assert taal.plain(tekst)[zin.begin :].lstrip()[:1] == zin.tekst[:1]
        assert zin.woorden > 0


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(tekst: str) -> None:
    assert isinstance(signals(tekst), list)


@pytest.mark.parametrize(
    ("taal", "dag"),
    [
        ("nl", "1 maart 2027"),
        ("en", "1 March 2027"),
        ("pl", "1 marca 2027 roku"),
        ("es", "1 de marzo de 2027"),
        ("de", "1. März 2027"),
        ("bg", "2027-03-01"),
        ("xx", "2027-03-01"),
    ],
)
def test_a_day_reads_as_its_language_writes_it(taal: str, dag: str, tmp_path: Path) -> None:
    bronnen = inlezen.read(make_project(tmp_path / "p"), NAAM)
    assert show_date(date(2027, 3, 1), words(bronnen, taal)) == dag


def test_a_language_folder_brings_its_own_months(tmp_path: Path) -> None:
    maanden = " ".join(f"maand{nr}" for nr in range(1, 13))
    eigen = ENGELS.replace(
        "campagne-taal/1\n", f"campagne-taal/1\nwoorden: {{maanden: {maanden}, datum: '{{jaar}}: {{maand}} {{dag}}'}}\n"
    )
    bronnen = inlezen.read(make_project(tmp_path / "p", {"en/stukken.yaml": eigen}), NAAM)
    assert show_date(date(2027, 3, 1), words(bronnen, "en")) == "2027: maand3 1"


@given(
    st.lists(st.sampled_from(["{{ a.b }}", "{{ c.d }}", "{{ x.y }}", "tekst ", "é\n", "."]), max_size=12).map("".join)
)
def test_a_place_in_a_filled_text_leads_back_to_its_letter(tekst: str) -> None:
    velden = {"a.b": "lang woord", "c.d": "k", "x.y": None}
    gevuld = fill(tekst, velden)
    for plek, teken in enumerate(gevuld):
        terug = source_offset(tekst, velden, plek)
        assert tekst[terug] == teken or tekst[terug:].startswith("{{")
