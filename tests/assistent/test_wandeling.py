"""From the start page of the handbook to the zip with a keyboard alone, as someone who was never here before.

One walk through a simple case (one dwelling, one tenant, hard drugs above the limit), looked at from several sides:
whether each stop of the keys can be seen, whether the checks answer, whether the letters are those of the desk, and how
long it takes. That last is an estimate with its numbers in sight, and not a person with a stopwatch.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pytest

from assistent.dienst import wait_ready, wait_round
from assistent.test_bladzijde import STAPPEN, compare
from assistent.toetsenbord import Toetsenbord

CASUS: dict[str, list[tuple[str, str]]] = {
    "pand": [
        ("kenmerk", "L-2026-0901"), ("gemeente", "Lisse"), ("behandelaar.naam", "Medewerker M."),
        ("pand.adres.straat", "Voorbeeldstraat"), ("pand.adres.huisnummer", "12"), ("pand.adres.postcode", "2161 AA"),
        ("pand.adres.plaats", "Lisse"), ("pand.soort", "woning"), ("pand.bewoond", "true"),
    ],
    "constatering": [
        ("constatering.datum", "5-10-2026"), ("constatering.tijd", "14.30"), ("constatering.gronden", "a"),
        ("constatering.rapportage.kenmerk", "RAP-2026-0901"), ("constatering.rapportage.datum", "12-10-2026"),
        ("constatering.rapportage.ondertekend", "true"), ("constatering.rapportage.vorm", "rapport"),
        ("constatering.rapportage.bijgevoegd", "true"),
        ("+constatering.middelen[]", ""), ("constatering.middelen[].naam", "cocaïne"),
        ("constatering.middelen[].lijst", "I"), ("constatering.middelen[].hoeveelheid", "12,4"),
        ("constatering.middelen[].eenheid", "gram"), ("constatering.middelen[].vindplaats", "woning"),
    ],
    "betrokkenen": [
        ("+betrokkenen[]", ""), ("betrokkenen[].naam", "Bewoner A"), ("betrokkenen[].soort", "natuurlijk"),
        ("betrokkenen[].rollen", "huurder"), ("betrokkenen[].rollen", "bewoner"),
        ("betrokkenen[].rollen", "overtreder"),
    ],
    "onderzoek": [],
    "procedure": [("procedure.voornemen.datum", "20-10-2026"), ("procedure.voornemen.zienswijze_tot", "3-11-2026")],
    "weging": [],
    "maatregel": [
        ("maatregel.soort", "sluiting"), ("maatregel.omvang", "de woning met berging"),
        ("maatregel.duur.aantal", "3"), ("maatregel.duur.eenheid", "maanden"),
    ],
    "besluit": [],
}  # fmt: skip
# Every line on the screen that the eye meets, and how it is taken: sources are passed over, and so is what helps with
# something that is left alone: help and choices of a question that stays open, the remedy of a finding. All else is
# read. No closed part, no words for a screen reader only.
REGELS = """(totHier) => {
    const uit = [];
    const loop = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const gevuld = (veld) => (/radio|checkbox/.test(veld.type) ? veld.checked && veld.value : veld.value);
    while (loop.nextNode()) {
        const deel = loop.currentNode, vak = deel.parentElement;
        if (totHier && !(deel.compareDocumentPosition(document.activeElement) & 4)) break;
        if (!deel.textContent.trim() || !vak.checkVisibility() || vak.closest('.onzichtbaar, option, noscript')) continue;
        const vraag = vak.closest('.hulp, .keus, .paar') && vak.closest('[data-vak], [data-lijst]');
        const open = vak.matches('.bevinding h3 + p') || (vraag && ![...vraag.querySelectorAll('[data-pad]')].some(gevuld));
        uit.push([deel.textContent.trim(), vak.closest('.bronregel') ? 'bron' : open ? 'open' : 'gelezen']);
    }
    return uit;
}"""
# The same title as a step, a heading and a button is read once; so is a finding that stands under its field as well.
KOP = re.compile(r"^(?:Stap \d van 8: |\d\. |Verder: )(.)")
ONDER = re.compile(r"^\w+ [A-Z]+-\d+:$")
LEZEN = 200 / 60  # words a second, slowly: it is new and legal
# Seconds a letter, a click of the mouse, from keys to mouse and back: an ordinary typist of Card, Moran and Newell (1980).
# Their moment to think is the reading here; looking something up in a paper file is not in it.
TOETS, KLIK, HAND = 0.28, 1.3, 0.8


@attrs.define
class Wandeling:
    """What one walk left behind."""

    toetsen: Toetsenbord
    zip: dict[str, bytes] = attrs.field(factory=dict)
    koppen: list[str] = attrs.field(factory=list)
    tellingen: list[str] = attrs.field(factory=list)
    regels: dict[str, set[str]] = attrs.field(factory=lambda: {"gelezen": set(), "open": set(), "bron": set()})
    velden: int = 0

    def read(self, *, to_here: bool = False) -> None:
        """Read what stands on the screen; what was read before is not read again."""
        for tekst, hoe in self.toetsen.blad.evaluate(REGELS, to_here):
            self.regels[hoe].add(KOP.sub(lambda kop: kop[1].upper(), ONDER.sub("", tekst)))

    def words(self, hoe: str) -> int:
        """Return how many words were read, or were passed over."""
        gelezen = self.regels["gelezen"] if hoe != "gelezen" else set()
        return sum(len(tekst.split()) for tekst in self.regels[hoe] - gelezen)

    def minutes(self, *soorten: str) -> float:
        """Return the estimate for who reads these lines, and clicks where this walk pressed Tab."""
        lezen = sum(self.words(hoe) for hoe in soorten) / LEZEN
        typen = self.toetsen.getypt * TOETS + self.toetsen.teksten * HAND
        return (lezen + typen + self.toetsen.doelen * KLIK) / 60


@pytest.fixture(scope="module")
def wandeling(adres: str, browser: Any) -> Iterator[Wandeling]:
    """Walk once."""
    omgeving = browser.new_context(
        accept_downloads=True, locale="nl-NL", timezone_id="Europe/Amsterdam", reduced_motion="reduce"
    )
    omgeving.clock.set_fixed_time("2026-11-24T10:00:00")  # the page asks the clock which day it is
    blad = omgeving.new_page()
    blad.goto(adres)
    wandeling = Wandeling(Toetsenbord(blad))
    find_the_page(wandeling)
    for stap in STAPPEN:
        fill_step(wandeling, stap)
    accept_a_warning(wandeling, "DOC-18")
    wandeling.zip = make_letters(wandeling)
    yield wandeling
    omgeving.close()


def find_the_page(w: Wandeling) -> None:
    """From the start page to the form."""
    w.toetsen.go("main a", "Besluit opstellen")
    w.read(to_here=True)
    w.toetsen.press("Enter")
    w.toetsen.blad.wait_for_url("**/opstellen/")
    wait_ready(w.toetsen.blad)
    w.toetsen.go("a", "Naar de inhoud")
    w.toetsen.press("Enter")


def fill_step(w: Wandeling, stap: str) -> None:
    """Read the step, answer what is known, see what the checks say, and go on."""
    w.read()
    for pad, waarde in CASUS[stap]:
        if pad.startswith("+"):
            w.toetsen.go(f'[data-lijst="{pad[1:]}"] > .knoppen [data-erbij]')
            w.toetsen.press("Space")
            assert w.toetsen.at("[data-rij] > summary")
        else:
            w.toetsen.fill(pad, waarde)
            w.velden += 1
    wait_round(w.toetsen.blad)
    w.read()
    w.tellingen.append(w.toetsen.blad.inner_text("#telling"))
    w.toetsen.go("[data-doe=verder]")
    w.toetsen.press("Enter")
    w.koppen.append(str(w.toetsen.blad.evaluate("document.activeElement.id")))
    w.toetsen.stop()


def accept_a_warning(w: Wandeling, toets: str) -> None:
    """Go back to the checks, and say why one may stay as it is; without a reason the page says what to do."""
    w.toetsen.go("#bevindingen button", f"Accepteer met reden {toets}", toets="Shift+Tab")
    w.toetsen.press("Enter")
    assert w.toetsen.at(".aanvaard input")
    w.toetsen.go(".aanvaard button")
    w.toetsen.press("Enter")
    assert "waarom dit zo mag blijven" in w.toetsen.blad.inner_text(".aanvaard [role=alert]")
    w.toetsen.type("Het nummer volgt bij het besluit.")
    w.toetsen.press("Tab")
    w.toetsen.type("Jurist J.")
    w.toetsen.go(".aanvaard button")
    w.toetsen.press("Enter")
    assert w.toetsen.at("#toetsen")
    w.velden += 2
    wait_round(w.toetsen.blad)
    w.read()
    w.tellingen.append(w.toetsen.blad.inner_text("#telling"))


def make_letters(w: Wandeling) -> dict[str, bytes]:
    """Make the letters, see that they are there, and take the zip."""
    w.toetsen.go("[data-doe=maak]")
    w.toetsen.press("Enter")
    w.toetsen.blad.wait_for_selector("#brieflijst tbody tr")
    w.read()
    w.toetsen.go("[data-doe=zip]")
    with w.toetsen.blad.expect_download() as wacht:
        w.toetsen.press("Enter")
    assert "map met downloads" in w.toetsen.blad.inner_text("#opgehaald")
    with zipfile.ZipFile(BytesIO(Path(wacht.value.path()).read_bytes())) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def test_every_stop_can_be_seen_and_a_step_begins_at_its_heading(wandeling: Wandeling) -> None:
    """Nowhere does the focus hide; `Toetsenbord.go` has already failed where it stays behind."""
    assert wandeling.toetsen.ongezien == []
    assert wandeling.koppen == [*(f"kop-{stap}" for stap in STAPPEN[1:]), "brieven"]


@pytest.mark.diep
@pytest.mark.parametrize("breedte", [1280, 320])
def test_the_keys_get_through_every_step_and_back(wandeling: Wandeling, breedte: int) -> None:
    """From the list of steps to the foot of the page and back, each stop in sight, also on a narrow screen."""
    w = Toetsenbord(wandeling.toetsen.blad)
    w.blad.set_viewport_size({"width": breedte, "height": 720})
    for stap in STAPPEN:
        w.go(f".stapnav a[data-stap={stap}]", toets="Shift+Tab")
        w.press("Enter")
        assert w.at(f"#kop-{stap}")
        w.go("footer a", "Meld een fout")
    assert w.ongezien == []


def test_the_checks_answer_along_the_way(wandeling: Wandeling) -> None:
    """They change with what is filled in, and the accepted warning is counted as such."""
    assert len(set(wandeling.tellingen)) > 3
    assert "1 geaccepteerd" in wandeling.tellingen[-1]
    assert "blokkade" not in wandeling.tellingen[-1]


def test_the_zip_of_the_walk_holds_the_letters_of_the_desk(wandeling: Wandeling, tmp_path: Path) -> None:
    """Byte for byte, with the reason for the warning in the case file."""
    assert "Het nummer volgt bij het besluit." in wandeling.zip["L-2026-0901.yaml"].decode()
    assert any(naam.endswith("-voornemen-01-overtreder.docx") for naam in wandeling.zip)
    compare(wandeling.zip, tmp_path)


def test_no_check_asks_for_what_is_folded_away(wandeling: Wandeling) -> None:
    """A simple case needs nothing of what stands under "Zo nodig"."""
    blad = wandeling.toetsen.blad
    assert blad.evaluate("[...document.querySelectorAll('[data-zelden]')].length") > 7
    assert blad.evaluate("[...document.querySelectorAll('[data-zelden]:has(.blokje--fout, .blokje--let)')].length") == 0


def test_a_simple_case_takes_less_than_ten_minutes(wandeling: Wandeling, capsys: pytest.CaptureFixture[str]) -> None:
    """Reading each line once, typing and clicking at an ordinary speed: an estimate."""
    w = wandeling
    with capsys.disabled():
        print(
            f"\neen eenvoudige zaak, van startpagina tot zip: {w.velden} antwoorden, {w.toetsen.aanslagen} toetsen, "
            f"{w.words('gelezen')} woorden gelezen: geschat {w.minutes('gelezen'):.1f} minuten; "
            f"wie ook de uitleg leest van vragen die openblijven ({w.words('open')} woorden): "
            f"{w.minutes('gelezen', 'open'):.1f} minuten. Een schatting, geen mens."
        )
    assert w.velden > 30
    assert w.words("gelezen") > 1000
    assert w.minutes("gelezen") < 10
