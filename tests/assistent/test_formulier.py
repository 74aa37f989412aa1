"""The form in the browser: every answer comes back, rows fold, who reads is asked beside the answer, words not paths."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistent.dienst import PROJECT, wait_ready, wait_round, wait_until
from assistent.test_bladzijde import ZAKEN, download_zip, fill, go, loose, open_file
from instrumentarium.besluit.zaak.antwoorden import read_answer
from instrumentarium.besluit.zaak.lezen import lees_zaak
from instrumentarium.besluit.zaak.schrijven import facts_of, write_case
from instrumentarium.besluit.zaak.velden import fields_of_case

NAMEN = ["hillegom", "lisse", "teylingen"]
GEZIN = PROJECT / "templates/damocles/voorbeelden/gezin-met-verhuurder.yaml"


def every_field() -> str:
    """Return a case file in which each question has an answer: the example that stands beside it."""
    vragen = yaml.safe_load((PROJECT / "templates/damocles/gegevens.yaml").read_text("utf-8"))["gegevens"]
    feiten: dict[str, Any] = {}
    for vraag in vragen:
        veld = fields_of_case()[vraag["pad"]]
        if "voorbeeld" not in vraag or veld.soort in ("blok", "lijst"):
            continue
        waarde = read_answer(veld, str(vraag["voorbeeld"]).strip('"'))
        deel = feiten
        *boven, naam = vraag["pad"].removesuffix("[]").split(".")
        for stap in boven:
            deel = _below(deel, stap)
        deel[naam] = waarde
    feiten["gemeente"] = "teylingen"
    feiten["betrokkenen"][0] |= {"adres": {"straat": "Proefstraat", "huisnummer": "1", "postcode": "2171 AA"}}
    feiten["maatregel"]["duur"] = {"aantal": 3, "eenheid": "maanden"}
    return write_case(feiten)


def _below(deel: dict[str, Any], stap: str) -> dict[str, Any]:
    """Return the block below a name, or the one row of a list."""
    if stap.endswith("[]"):
        rijen: list[dict[str, Any]] = deel.setdefault(stap.removesuffix("[]"), [{}])
        return rijen[0]
    blok: dict[str, Any] = deel.setdefault(stap, {})
    return blok


def save(blad: Any) -> bytes:
    """Save the case file; return its bytes."""
    with blad.expect_download() as wacht:
        blad.locator("[data-doe=bewaar]").first.click()
    return Path(wacht.value.path()).read_bytes()


def test_every_question_keeps_its_answer(bladzijde: Any) -> None:
    """A case with an answer to everything comes back as it went in, byte for byte; so does one with empty lists."""
    heel = every_field()
    assert len(heel.splitlines()) > 230
    for tekst in (heel, re.sub(r"^( *)(dieren|zegels|andere_grondslagen): .*$", r"\1\2: []", heel, flags=re.MULTILINE)):
        assert "geopend" in open_file(bladzijde, loose(tekst))
        wait_round(bladzijde)
        assert save(bladzijde).decode() == tekst


def test_texts_for_different_readers_come_back(bladzijde: Any) -> None:
    """A weighing text per reader, per household, or for nobody yet: kept, and shown as words."""
    rijen = """weging:
  geschiktheid:
    - tekst: Voor allen.
    - tekst: Voor A.
      zichtbaar_voor: [Bewoner A]
  evenwichtigheid:
    kinderen:
      - tekst: Over het kind.
        over: Bewoner A
    duur:
      - tekst: Nog niemand.
        zichtbaar_voor: []
"""
    kop = "schema: zaak/1\nkenmerk: Z-1\ngemeente: lisse\nbetrokkenen:\n  - naam: Bewoner A\n    soort: natuurlijk\n    rollen: [bewoner]\n"
    open_file(bladzijde, loose(kop + rijen))
    wait_round(bladzijde)
    terug = lees_zaak(save(bladzijde), "a.yaml", gemeenten=NAMEN).waarde
    assert facts_of(terug) == facts_of(lees_zaak((kop + rijen).encode(), "a.yaml", gemeenten=NAMEN).waarde)
    go(bladzijde, "weging")
    wie = bladzijde.locator("[data-wie] summary:visible").all_inner_texts()
    assert "Wie leest dit? Alleen Bewoner A" in wie
    assert "Wie leest dit? Alleen het huishouden van Bewoner A" in wie
    assert "Wie leest dit? Nog niemand: kies wie" in wie


def test_who_reads_is_asked_beside_the_answer(bladzijde: Any) -> None:
    """From all letters to one reader with a mouse; a new name for a party goes along."""
    open_file(bladzijde, GEZIN)
    wait_round(bladzijde)
    go(bladzijde, "weging")
    vak = bladzijde.locator('[data-vak="weging.noodzaak.handel"]')
    vak.locator("summary", has_text="Wie leest dit?").click()
    vak.get_by_label("Alleen wie u kiest").check()
    vak.get_by_label("Bewoner B").check()
    wait_round(bladzijde)
    assert "Alleen Bewoner B" in vak.inner_text()
    go(bladzijde, "betrokkenen")
    bladzijde.locator("[data-rijnaam]", has_text="2. Bewoner B").click()
    bladzijde.locator('[data-lijst="betrokkenen[]"] > .rijen > [data-rij]').nth(1).locator(
        '[data-pad="betrokkenen[].naam"]'
    ).fill("Bewoner Z")
    wait_round(bladzijde)
    zaak = lees_zaak(save(bladzijde), "a.yaml", gemeenten=NAMEN).waarde
    rij = facts_of(zaak)["weging"]["noodzaak"]["handel"][0]
    assert rij["zichtbaar_voor"] == ["Bewoner Z"]
    go(bladzijde, "weging")
    vak.get_by_role("button", name="Schrijf een andere tekst voor een ander").click()
    vak.locator("[data-weegrij] textarea").fill("Alleen voor de verhuurder.")
    vak.locator("[data-weegrij]").get_by_label("Stichting Voorbeeldwonen").check()
    wait_round(bladzijde)
    handel = facts_of(lees_zaak(save(bladzijde), "a.yaml", gemeenten=NAMEN).waarde)["weging"]["noodzaak"]["handel"]
    assert [rij["zichtbaar_voor"] for rij in handel] == [["Bewoner Z"], ["Stichting Voorbeeldwonen"]]
    assert bladzijde.klachten == []


def test_rows_fold_under_their_name(bladzijde: Any) -> None:
    """Four parties are four lines until one is opened; going to a field opens its row."""
    open_file(bladzijde, GEZIN)
    wait_round(bladzijde)
    go(bladzijde, "betrokkenen")
    namen = bladzijde.locator('[data-lijst="betrokkenen[]"] > .rijen > * > summary').all_inner_texts()
    assert namen == ["1. Bewoner A", "2. Bewoner B", "3. Kind C", "4. Stichting Voorbeeldwonen"]
    assert not bladzijde.is_visible('[data-pad="betrokkenen[].naam"] >> nth=0')
    bladzijde.get_by_role("button", name=re.compile("Voeg toe.*Zijn er betrokkenen")).click()
    assert bladzijde.evaluate("document.activeElement.textContent") == "5. Nog leeg"


def test_what_few_cases_need_is_folded_until_it_matters(bladzijde: Any) -> None:
    """Closed in an empty form; open where a file has an answer, and where a check asks for one."""
    assert bladzijde.locator("[data-zelden]").count() > 6
    assert bladzijde.locator("[data-zelden][open]").count() == 0
    go(bladzijde, "pand")
    assert not bladzijde.is_visible('[data-pad="behandelaar.email"]')
    open_file(bladzijde, GEZIN)
    wait_round(bladzijde)
    assert bladzijde.is_visible('[data-pad="behandelaar.email"]')
    leeg_pand = "schema: zaak/1\nkenmerk: Z-1\ngemeente: lisse\npand: {soort: woning, gebruik: leeg}\nmaatregel: {soort: sluiting}\n"
    open_file(bladzijde, loose(leeg_pand))
    wait_round(bladzijde)
    assert not bladzijde.is_visible('[data-pad="behandelaar.email"]')
    go(bladzijde, "weging")
    assert "NEC-9" in bladzijde.inner_text('[data-vak="weging.noodzaak.nut_van_sluiting"]')


def test_no_complaint_about_a_question_that_is_still_to_come(bladzijde: Any) -> None:
    """On the first step nothing is said of the second, except how much waits; a step that was left does count."""
    fill(bladzijde, "gemeente", "lisse")
    wait_round(bladzijde)
    assert "blokkade" not in bladzijde.inner_text("#telling")
    assert "Nog niet begonnen" in bladzijde.inner_text('[data-stand="constatering"]')
    assert "DOC-6" not in bladzijde.inner_text("#bevindingen")
    bladzijde.locator("#bevindingen .straks > summary").click()
    assert "DOC-6" in bladzijde.inner_text("#bevindingen")
    go(bladzijde, "constatering")
    assert "DOC-6" not in bladzijde.inner_text("#stap-constatering .onder >> nth=0")
    go(bladzijde, "betrokkenen")
    assert "blokkade" in bladzijde.inner_text("#telling")
    assert "blokkade" in bladzijde.inner_text('[data-stand="constatering"]')


def test_days_of_a_file_stand_as_people_type_them(bladzijde: Any) -> None:
    """Not the way a file writes them; and what is saved is the same."""
    open_file(bladzijde, GEZIN)
    assert bladzijde.input_value('[data-pad="constatering.datum"]') == "5-10-2026"
    assert bladzijde.input_value('[data-pad="maatregel.ingang"]') == "8-12-2026 10.00"


def test_the_screen_speaks_of_questions_and_not_of_files(bladzijde: Any) -> None:
    """A remedy names the question; no path of the case file is left in what a reader sees."""
    pad = re.compile(r"\b[a-z]+(?:\[\])?(?:[._][a-z]+(?:\[\])?)+\b")
    for zaak in ZAKEN:
        open_file(bladzijde, zaak)
        wait_round(bladzijde)
        for stap in ("betrokkenen", "weging", "maatregel"):
            go(bladzijde, stap)
            gezien = f"{bladzijde.inner_text('#bevindingen')} {bladzijde.inner_text('#formulier')}"
            assert not pad.search(re.sub(r"\S+\.(?:example|nl)\S*", "", gezien)), (zaak.stem, pad.findall(gezien))


def test_nothing_is_said_in_order_before_it_was_checked(bladzijde: Any) -> None:
    """Without a municipality the checks have not begun; with an answer that cannot be read they wait."""
    wait_round(bladzijde)
    assert "Vul de gemeente in" in bladzijde.inner_text("#telling")
    fill(bladzijde, "gemeente", "lisse")
    wait_round(bladzijde)
    assert "Vul de gemeente in" not in bladzijde.inner_text("#telling")
    go(bladzijde, "maatregel")
    fill(bladzijde, "maatregel.soort", "sluiting")
    go(bladzijde, "constatering")
    fill(bladzijde, "constatering.datum", "2026-09-03")
    fill(bladzijde, "constatering.tijd", "kwart voor")
    wait_round(bladzijde)
    stand = bladzijde.inner_text("#telling")
    assert "Geen bevindingen" not in stand


def test_what_was_missing_goes_when_a_case_is_opened(bladzijde: Any) -> None:
    """The list of what is missing belongs to the case on the screen."""
    wait_round(bladzijde)
    assert "zaaknummer" in bladzijde.inner_text("#mistlijst")
    open_file(bladzijde, GEZIN)
    wait_round(bladzijde)
    assert "zaaknummer" not in bladzijde.inner_text("#mistlijst")


def test_back_of_the_browser_goes_a_step_back(bladzijde: Any) -> None:
    """The work stays, the address does not change, and the history holds the number of a step only."""
    fill(bladzijde, "kenmerk", "Z-9")
    go(bladzijde, "weging")
    bladzijde.click("[data-doe=terug]")
    assert bladzijde.evaluate("history.state") == {"stap": 4}
    bladzijde.go_back()
    wait_until(bladzijde, "() => !document.getElementById('stap-weging').hidden")
    bladzijde.go_back()
    wait_until(bladzijde, "() => !document.getElementById('stap-pand').hidden")
    bladzijde.go_forward()
    wait_until(bladzijde, "() => !document.getElementById('stap-weging').hidden")
    assert bladzijde.input_value('[data-pad="kenmerk"]') == "Z-9"
    assert bladzijde.url.endswith("/opstellen/")


def test_leaving_and_coming_back_keeps_what_was_asked_to_keep(bladzijde: Any) -> None:
    """Forward to the page finds the case that the user chose to keep, and no other."""
    bladzijde.check("#onthoud")
    fill(bladzijde, "kenmerk", "Z-10")
    wait_round(bladzijde)
    bladzijde.goto(bladzijde.url.removesuffix("opstellen/"))
    bladzijde.go_back()
    wait_ready(bladzijde)
    assert bladzijde.input_value('[data-pad="kenmerk"]') == "Z-10"


def test_a_dropped_file_is_opened(bladzijde: Any) -> None:
    """Dragging shows where to let go; the file is opened as from the button, and nothing is sent."""
    inhoud = ZAKEN[0].read_text("utf-8")
    sleep = bladzijde.evaluate_handle(
        "inhoud => { const d = new DataTransfer(); d.items.add(new File([inhoud], 'zaak.yaml')); return d; }", inhoud
    )
    bladzijde.dispatch_event("#formulier", "dragover", {"dataTransfer": sleep})
    assert bladzijde.evaluate("document.body.classList.contains('sleep')")
    bladzijde.dispatch_event("#formulier", "drop", {"dataTransfer": sleep})
    bladzijde.wait_for_selector("#melding:not([hidden])")
    assert "geopend" in bladzijde.inner_text("#melding")
    assert not bladzijde.evaluate("document.body.classList.contains('sleep')")


def test_each_letter_has_a_state_and_a_preview(bladzijde: Any) -> None:
    """One row per reader; the preview is the text of that letter; a block is named in the row."""
    open_file(bladzijde, GEZIN)
    wait_round(bladzijde)
    bladzijde.click("[data-doe=maak]")
    rijen = bladzijde.locator("#brieflijst tbody tr:not(.voorbeeldrij)")
    rijen.first.wait_for()
    assert rijen.count() > 2
    assert "Concept" in rijen.first.inner_text()
    rijen.first.get_by_role("button", name=re.compile("Bekijk")).click()
    bladzijde.wait_for_selector(".voorbeeld:not([hidden]) p")
    tekst = bladzijde.inner_text(".voorbeeld:not([hidden])")
    assert "Bewoner A" in tekst
    assert "Wat heb ik besloten?" in tekst
    zip_ = download_zip(bladzijde)
    assert sum(naam.endswith(".docx") for naam in zip_) == rijen.count()
    assert json.loads(zip_["T-2026-0147-verantwoording.json"])
    assert "T-2026-0147-termijnen.ics" in zip_
    assert "T-2026-0147.yaml" in zip_


def test_none_and_an_answer_do_not_go_together(bladzijde: Any) -> None:
    """What is said last holds; text that was typed never goes."""
    go(bladzijde, "pand")
    bladzijde.locator("[data-zelden] > summary:visible").click()
    vak = bladzijde.locator('[data-vak="pand.toegang_nodig"]')
    vak.get_by_label("Dieren").check()
    vak.locator("[data-geen]").check()
    assert not vak.get_by_label("Dieren").is_checked()
    vak.get_by_label("Zorg").check()
    assert not vak.locator("[data-geen]").is_checked()
    go(bladzijde, "constatering")
    bladzijde.locator("[data-zelden] > summary:visible").click()
    vak = bladzijde.locator('[data-vak="constatering.andere_grondslagen"]')
    vak.locator("textarea").fill("De APV")
    vak.locator("[data-geen]").click()
    assert not vak.locator("[data-geen]").is_checked()
    assert vak.locator("textarea").input_value() == "De APV"
    assert pytest.approx(1) == vak.locator("[data-geen]").count()
