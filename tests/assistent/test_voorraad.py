"""What travels with the page: the letters once, the code by key, the case as its file says it; without a browser."""

from __future__ import annotations

import json
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistent.dienst import PROJECT, stock
from instrumentarium.assistent.bundel import make_bundle
from instrumentarium.besluit.zaak.lezen import lees_zaak
from instrumentarium.besluit.zaak.pagina import Pagina, open_page
from instrumentarium.besluit.zaak.voorraad import BRONNEN, CODE, Brievenkast, compile_stock, open_stock, practice_cases
from instrumentarium.fouten import BronFout

ZAKEN = sorted((PROJECT / "tests" / "zaken").glob("[0-9]*.yaml"))
VOORBEELDEN = sorted((PROJECT / "templates" / "damocles" / "voorbeelden").glob("*.yaml"))
NAMEN = ["hillegom", "lisse", "teylingen"]
VANDAAG = "2026-11-24"


@cache
def bundle() -> bytes:
    """The bundle of the project."""
    return make_bundle(PROJECT, stock())


@pytest.fixture
def bundel(tmp_path: Path) -> Path:
    """The bundle as a file."""
    pad = tmp_path / "bundel.zip"
    pad.write_bytes(bundle())
    return pad


def answers(pagina: Pagina, zaak: Path) -> str:
    """Return the answers that stand in a case file."""
    return json.dumps(json.loads(pagina.open_case(zaak.read_bytes()))["antwoorden"])


def test_the_same_sources_give_the_same_bundle() -> None:
    """The bundle has no clock and no order of a set."""
    opnieuw = make_bundle(PROJECT, stock())
    assert opnieuw == bundle()


def test_a_part_that_letters_share_is_there_once(bundel: Path) -> None:
    """The body of a letter is the same in three municipalities: one object, one text in the bundle."""
    voorraad, _ = open_stock(str(bundel))
    lijven = [voorraad.brieven["voornemen", naam].wisselend[0].bron for naam in NAMEN]
    assert len({id(lijf) for lijf in lijven}) == 1
    with zipfile.ZipFile(bundel) as zip_:
        assert zip_.read(BRONNEN).count(lijven[0].encode()) == 1


def test_code_gives_the_same_letters(bundel: Path) -> None:
    """With the code in the bundle nothing is compiled, and every file is the same."""
    zonder = open_page(str(bundel))
    zonder.practise(practice_cases(str(bundel))[:2])
    with zipfile.ZipFile(bundel, "a") as zip_:
        zip_.writestr(CODE, compile_stock(zonder.brieven))
    met = open_page(str(bundel))
    for zaak in VOORBEELDEN[:3]:
        uit = [pagina.make(answers(pagina, zaak), VANDAAG, "[]") for pagina in (zonder, met)]
        assert uit[0] == uit[1]
        assert zonder.archive() == met.archive()


def test_code_of_another_text_is_not_used(bundel: Path) -> None:
    """A part whose text differs has another key."""
    voorraad, _ = open_stock(str(bundel))
    vreemd = {"word/document.xml True 00": b"geen code"}
    kast = Brievenkast(voorraad.brieven, vreemd)
    assert list(kast._known(voorraad.brieven["voornemen", "lisse"])) == []
    assert kast.give("voornemen", "lisse").inhoud == voorraad.brieven["voornemen", "lisse"]


@pytest.mark.parametrize("zaak", ZAKEN + VOORBEELDEN, ids=lambda pad: pad.stem)
def test_the_case_of_the_form_is_the_case_of_its_file(bundel: Path, zaak: Path) -> None:
    """The page need not parse what it has just written."""
    pagina = open_page(str(bundel))
    antwoorden = answers(pagina, zaak)
    tekst = json.loads(pagina.save_case(antwoorden))["tekst"].encode()
    pagina.make(antwoorden, VANDAAG, "[]")
    naam = next(naam for naam in pagina._bestanden if naam.endswith(".yaml"))
    assert pagina.fetch(naam) == tekst
    gelezen = lees_zaak(tekst, naam, gemeenten=NAMEN)
    from instrumentarium.besluit.zaak.invoer import read_form

    eigen = pagina._case(read_form(json.loads(antwoorden)), naam, tekst)
    assert (eigen.waarde, eigen.sha256, eigen.pad) == (gelezen.waarde, gelezen.sha256, gelezen.pad)
    assert eigen.plaats("gemeente") == gelezen.plaats("gemeente")


TEKST = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


@given(TEKST, TEKST, st.sampled_from(["2-3-2026", "31-2-2026", "morgen", ""]), st.sampled_from(["true", "nee", "null"]))
def test_whatever_is_typed_the_case_is_that_of_its_file(een: str, ander: str, dag: str, ja: str) -> None:
    """Odd text, line ends, words that YAML knows: the same value, or a refusal by both."""
    from instrumentarium.besluit.zaak.invoer import read_form

    pagina = _page()
    antwoorden = {
        "gemeente": "lisse",
        "kenmerk": een,
        "behandelaar": {"naam": ander},
        "weging": {"geschiktheid": f"{een}\n{ander}", "noodzaak": {"handel": ander}},
        "constatering": {"datum": dag, "gronden": ["a"]},
        "pand": {"bewoond": ja, "adres": {"straat": een, "plaats": ander}},
        "betrokkenen": [{"naam": een, "soort": "natuurlijk", "rollen": ["bewoner"]}, {"naam": ander}],
    }
    ingevuld = read_form(antwoorden)
    naam, inhoud = pagina._file(ingevuld)
    try:
        verwacht = lees_zaak(inhoud, naam, gemeenten=NAMEN).waarde
    except BronFout:
        with pytest.raises(BronFout):
            pagina._case(ingevuld, naam, inhoud)
        return
    assert pagina._case(ingevuld, naam, inhoud).waarde == verwacht


@cache
def _page() -> Pagina:
    voorraad = stock()
    return Pagina(voorraad, Brievenkast(voorraad.brieven, {}))
