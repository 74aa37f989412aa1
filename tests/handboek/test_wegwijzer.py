"""The resolver: what people type leads to the page they mean, in Python and in the browser alike."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from handboek.conftest import OP, PROJECT
from instrumentarium.handboek.bron import Lezer
from instrumentarium.handboek.genereren import make_omgeving
from instrumentarium.handboek.wegwijzer import resolve
from instrumentarium.handboek.zoekindex import as_script, make_index
from instrumentarium.handboek.zoekwoorden import compound_of, one_slip, stem

VRAGEN: list[dict[str, str]] = yaml.safe_load((Path(__file__).parent / "vragen.yaml").read_text(encoding="utf-8"))[
    "vragen"
]
SCRIPT = PROJECT / "scripts/instrumentarium/handboek/thema/middelen/wegwijzer.js"
NUMMER = re.compile(r"\d\s?[:.,-]\s?\d|^artikel \d|^\d+ \d+$")


@pytest.fixture(scope="module")
def index() -> dict[str, Any]:
    """The index of the real project."""
    return make_index(make_omgeving(Lezer(PROJECT), OP, publiek=False))


def test_at_least_120_queries() -> None:
    """The list is long enough to say something."""
    assert len(VRAGEN) >= 120
    assert sum(1 for rij in VRAGEN if NUMMER.search(rij["vraag"])) >= 40


def test_first_page_is_the_one_meant(index: dict[str, Any]) -> None:
    """The first hit is right in 95 percent, and for every article number; what is not there is said."""
    fout, nummers = [], []
    for rij in VRAGEN:
        antwoord = resolve(index, rij["vraag"], rij.get("gemeente", "alle"))
        eerste = antwoord.treffers[0].adres if antwoord.treffers else ""
        goed = eerste == rij["eerste"] and antwoord.melding == rij.get("melding", antwoord.melding)
        if not goed:
            (nummers if NUMMER.search(rij["vraag"]) else fout).append((rij["vraag"], eerste, antwoord.melding))
    assert not nummers
    assert len(fout) <= len(VRAGEN) * 0.05, fout


def test_the_measure_can_fail(index: dict[str, Any]) -> None:
    """Control: with an index without subjects the article numbers are wrong."""
    leeg = index | {"artikelen": {}}
    assert not resolve(leeg, "2:74 lisse").treffers


def test_not_entered_is_said(index: dict[str, Any]) -> None:
    """The subject of 2:10a is not entered for Teylingen: the answer says so and leads to the page that says so too."""
    antwoord = resolve(index, "2:10a teylingen")
    assert antwoord.melding == "Artikel 2:10a is niet ingelezen voor Teylingen"
    assert antwoord.treffers[0].uitleg == "Niet ingelezen voor Teylingen"


@pytest.mark.parametrize(
    "vorm", ["{h}:{n}", "{h}.{n}", "art {h}:{n}", "art. {h}.{n}", "artikel {h}:{n} apv", "APV {h}:{n}", " {h} : {n} "]
)
def test_every_number_in_every_spelling(index: dict[str, Any], vorm: str) -> None:
    """Every article number of every subject, in any spelling, with and without a municipality, is found."""
    for nummer, rijen in index["artikelen"].items():
        hoofdstuk, artikel = nummer.split(":")
        for rij in rijen:
            vraag = vorm.format(h=hoofdstuk, n=artikel)
            adressen = [t.adres for t in resolve(index, f"{vraag} {rij[0]}").treffers]
            assert adressen[0] == rij[2] or [r[2] for r in rijen if r[0] == rij[0]].count(adressen[0]), (vraag, rij)
            assert resolve(index, vraag).treffers[0].adres == index["doelen"][rijen[0][1]][1]


def test_same_answers_in_the_browser(index: dict[str, Any], browser: Browser) -> None:
    """The program in the browser gives the same answer, word for word, to every query and to many odd ones."""
    vragen = [(rij["vraag"], rij.get("gemeente", "alle")) for rij in VRAGEN]
    vragen += [(vraag, "lisse") for vraag, _ in vragen] + [(vraag, "alle") for vraag in _odd(index)]
    blad = browser.new_page()
    blad.add_script_tag(content=as_script(index))
    blad.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
    reken = "vragen => vragen.map(([v, g]) => Wegwijzer.resolve(WEGWIJZER_GEGEVENS, v, g))"
    antwoorden = blad.evaluate(reken, vragen)
    blad.close()
    for (vraag, gemeente), gezien in zip(vragen, antwoorden, strict=True):
        assert json.loads(json.dumps(resolve(index, vraag, gemeente).as_dict())) == gezien, vraag


def _odd(index: dict[str, Any]) -> list[str]:
    titels = [doel[0] for doel in index["doelen"]]
    verminkt = [titel[:4] + titel[5:] for titel in titels] + [
        titel[:3] + titel[4:5] + titel[3:4] + titel[5:] for titel in titels
    ]
    vreemd = [
        "",
        " ",
        "?",
        "art",
        "artikel",
        "2:",
        ":74",
        "999:999",
        "2:74:3",
        "1-1-2027",
        "é́",
        "İstanbul",
        "ecli",
        "<b>",
        "'\"",
        "a" * 300,
    ]
    vreemd += [
        "lisse",
        "in lisse",
        "2:74 in de gemeente lisse",
        "2:74 tweede lid",
        "2:74 2e lid",
        "drugs lisse teylingen",
        "x" * 4,
    ]
    return titels + verminkt + vreemd


@given(st.text(max_size=60))
def test_no_query_breaks_it(tekst: str) -> None:
    """Any text gives an answer, from an index with next to nothing in it."""
    kaal = {"gemeenten": {}, "kernen": {}, "gerechten": [], "wetnamen": {}, "doelen": [], "woorden": []}
    kaal |= {
        "artikelen": {},
        "onderwerpen": {},
        "nummers": {},
        "toetsen": {},
        "wetten": {},
        "wetsnummers": {},
        "alias": {},
    }
    assert resolve(kaal, tekst).treffers is not None


@given(st.text("abcdefg", min_size=4, max_size=12), st.data())
def test_one_slip_is_one(woord: str, data: st.DataObject) -> None:
    """One letter gone, added, changed or swapped with its neighbour is one slip; the word itself is one at most."""
    plek = data.draw(st.integers(0, len(woord) - 2))
    assert one_slip(woord, woord[:plek] + woord[plek + 1 :])
    assert one_slip(woord, woord[:plek] + "z" + woord[plek:])
    assert one_slip(woord, woord[:plek] + "z" + woord[plek + 1 :])
    assert one_slip(woord, woord[:plek] + woord[plek + 1] + woord[plek] + woord[plek + 2 :])
    assert not one_slip(woord, "zz" + woord[:plek] + "z" + woord[plek:])


def test_search_words_in_a_longer_query(index: dict[str, Any]) -> None:
    """Search words count in any order, inside a longer query and with a slip; words of two pages do not win blindly."""
    for vraag in ("wijkagent telefoonnummer", "wat is het telefoonnummer van de wijkagent", "telefoonnumer wijkagent"):
        assert resolve(index, vraag).treffers[0].adres == "signaleren/inwoners-en-ondernemers/", vraag
    assert resolve(index, "sluiting openbare inrichting").treffers[0].adres == "regels/sluiting-openbare-inrichting/"


@pytest.mark.parametrize(
    ("woord", "bekend", "is_zo"),
    [
        ("terrasvergunning", "terras", True), ("samenscholingsverbod", "samenscholing", True),
        ("woonboot", "boot", False), ("vergunning", "vergunning", False), ("brieven", "brief", False),
    ],
)  # fmt: skip
def test_compound(woord: str, bekend: str, is_zo: bool) -> None:
    """A compound is known by a long enough known word at its beginning or end."""
    assert compound_of(woord, bekend) is is_zo


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("sluiting", "sluitingen"), ("brief", "brieven"), ("huis", "huizen"), ("signaal", "signalen"), ("beslist", "beslissen"),
        ("woont", "wonen"), ("boa", "boas"), ("ondermijning", "ondermeining"), ("gemeente", "gemeenten"), ("waarheid", "waarheden"),
    ],
)  # fmt: skip
def test_stem(een: str, ander: str) -> None:
    """Two forms of a word have one stem."""
    assert stem(een) == stem(ander)
