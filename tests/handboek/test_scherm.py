"""The site in a real browser: nothing from elsewhere, a strict policy, the choice of the reader, weight and rest."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from handboek.conftest import serve
from handboek.keuring import BLADSOORTEN, VERSLAG, examine, keyboard, open_page, report
from instrumentarium.handboek.beveiliging import ALLEEN_KOP, THEMA, policy, server_files

SNEL = ("start", "uitleg met route", "onderwerp", "toets", "zoeken met uitkomst")


@pytest.fixture
def blad(browser: Browser) -> Iterator[Page]:
    """A page with the policy in force, that remembers violations and requests to other hosts."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    yield context.new_page()
    context.close()


def _watch(blad: Page) -> dict[str, list[str]]:
    gezien: dict[str, list[str]] = {"fout": [], "elders": []}
    blad.on("console", lambda regel: gezien["fout"].append(regel.text) if regel.type == "error" else None)
    blad.on("pageerror", lambda fout: gezien["fout"].append(str(fout)))
    blad.on("request", lambda vraag: gezien["elders"].append(vraag.url) if "127.0.0.1" not in vraag.url else None)
    return gezien


def test_axe_and_no_sideways_scroll(adres: str, browser: Browser) -> None:
    """The page types that differ most, on a phone, light and dark: nothing found. All of them: `diep`."""
    for scherm in ("light", "dark"):
        page = open_page(browser, 320, scherm)
        for soort in SNEL:
            assert examine(page, adres, BLADSOORTEN[soort]) == [], (soort, scherm)
        page.context.close()


def test_axe_can_find_something(adres: str, browser: Browser) -> None:
    """Control: an image without words on the same page is found."""
    page = open_page(browser, 1280)
    page.route(
        "**/signaleren/",
        lambda route: route.fulfill(body="<html lang=nl><title>x</title><img src=x>", content_type="text/html"),
    )
    assert examine(page, adres, "signaleren/")
    page.context.close()


@pytest.mark.diep
def test_report_is_what_is_measured(adres: str, browser: Browser) -> None:
    """The page "Toegankelijkheid" says what a run of today finds: every page type, width and colour scheme; nothing."""
    import json

    bewaard = json.loads(VERSLAG.read_text(encoding="utf-8"))
    assert bewaard["bevindingen"] == []
    nu = report(browser, adres)
    assert {naam: bewaard[naam] for naam in nu} == nu


@pytest.mark.parametrize("breed", [360, 1280])
def test_keyboard(adres: str, browser: Browser, breed: int) -> None:
    """Skip link, search, results, menu, dark screen, municipality and a term, without a mouse."""
    page = open_page(browser, breed)
    assert len(keyboard(page, adres)) >= 8
    page.context.close()


def test_policy_stands_in_the_page_and_in_the_headers() -> None:
    """The meta element, the headers for three kinds of server and the inline script agree; nothing is unsafe-inline."""
    assert f'content="{policy()}"' in (THEMA / "main.html").read_text(encoding="utf-8")
    assert "unsafe-inline" not in policy()
    for inhoud in server_files().values():
        assert f"{policy()}; {ALLEEN_KOP}" in inhoud


def test_no_violation_and_nothing_from_elsewhere(adres: str, blad: Page) -> None:
    """On every page type the policy is not broken, no script fails, and no other host is asked for anything."""
    gezien = _watch(blad)
    for pad in BLADSOORTEN.values():
        blad.goto(adres + pad)
    blad.goto(adres)
    blad.fill("#zoek", "vergoeding")
    blad.wait_for_selector(".antwoord li:has-text('in de tekst')")
    assert gezien == {"fout": [], "elders": []}


def test_policy_bites(site: Path, tmp_path: Path, blad: Page) -> None:
    """Control: without the hash our own inline script is refused, and so is a script of somebody else."""
    shutil.copytree(site / "middelen", tmp_path / "middelen")
    tekst = (site / "over" / "index.html").read_text(encoding="utf-8")
    kaal = re.sub(r" 'sha256-[^']+'", "", tekst).replace("</main>", "<script>document.title='kwaad'</script></main>")
    (tmp_path / "over").mkdir()
    (tmp_path / "over" / "index.html").write_text(kaal, encoding="utf-8")
    gezien = _watch(blad)
    with serve(tmp_path) as basis:
        blad.goto(f"{basis}over/")
        assert blad.title() != "kwaad"
    assert len([fout for fout in gezien["fout"] if "Content Security Policy" in fout]) >= 2


def test_choice_is_kept_while_reading(adres: str, blad: Page) -> None:
    """Lisse picked on the start page stays picked; another day shows other texts and a banner, until one goes back."""
    blad.goto(adres)
    blad.check(".keuzevak input[value=lisse]", force=True)
    blad.goto(f"{adres}regels/woonoverlast/")
    assert blad.inner_text("[data-zin-gemeente]") == "Lisse"
    assert blad.eval_on_selector_all(
        "details[data-gemeente]", "d => d.filter(x => x.open).map(x => x.dataset.gemeente)"
    ) == ["lisse"]
    blad.click(".stand summary")
    blad.fill("#kopdag", "2019-06-01")
    blad.click(".stand button[type=submit]")
    assert blad.is_visible("[data-anders]")
    kaart = blad.inner_text(".gemeentekaart--hillegom")
    assert "1 januari 2019" in kaart
    assert "Wijzigt op 1 juli 2021" in kaart
    assert "4 januari 2019" in blad.inner_text("details[data-gemeente=lisse]")
    blad.goto(f"{adres}regels/drugshandel-op-straat/hillegom/")
    assert blad.is_visible("[data-anders]")
    assert "U koos Lisse" in blad.inner_text("[data-andere-gemeente]")
    blad.click("[data-terug]")
    assert not blad.is_visible("[data-anders]")


def test_before_what_was_entered(adres: str, blad: Page) -> None:
    """On a day before the first version of an incomplete history the page says that it was not entered."""
    blad.goto(f"{adres}regels/woonoverlast/?dag=1999-01-01&gemeente=lisse")
    assert "Niet ingelezen" in blad.inner_text(".gemeentekaart--lisse")
    assert "Niet ingelezen" in blad.inner_text("details[data-gemeente=lisse]")


def test_without_javascript(adres: str, browser: Browser) -> None:
    """Without script: all texts, the versions, the register; no form that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{adres}regels/woonoverlast/")
    assert page.locator("details[data-gemeente][open]").count() == 3
    assert page.locator(".gemeentekaart dl:visible").count() == 3
    assert not page.is_visible(".standblok")
    page.goto(f"{adres}zoeken/?zoek=x")
    assert page.locator("ul.register a").count() > 200
    page.goto(adres)
    assert not page.is_visible(".keuzevak")
    context.close()


def test_sub_folder(site: Path, blad: Page) -> None:
    """Under a sub folder everything is found: style, links, both searches."""
    with serve(site, "/gemeente/handboek/") as basis:
        gezien = _watch(blad)
        blad.goto(f"{basis}regels/woonoverlast/lisse/")
        blad.fill("#kopzoek", "vergoeding")
        blad.wait_for_selector(".antwoord li:has-text('in de tekst')")
        blad.fill("#kopzoek", "2:74 lisse")
        blad.wait_for_selector(".antwoord b:has-text('Drugshandel')")
        blad.keyboard.press("Enter")
        blad.wait_for_url(f"{basis}regels/drugshandel-op-straat/lisse/")
        assert gezien == {"fout": [], "elders": []}


def test_from_a_folder_without_a_server(site: Path, blad: Page) -> None:
    """Opened from disk the resolver works, links open pages, and search in the text says why it cannot."""
    blad.goto((site / "index.html").as_uri())
    blad.fill("#zoek", "2:74 lisse")
    blad.wait_for_selector(".antwoord b:has-text('Drugshandel')")
    blad.keyboard.press("Enter")
    blad.wait_for_url("**/drugshandel-op-straat/lisse/index.html")
    blad.goto((site / "zoeken" / "index.html").as_uri() + "?zoek=wiet")
    blad.wait_for_selector("text=werkt alleen als het handboek op een server staat")


def test_filters_of_the_text_search(adres: str, blad: Page) -> None:
    """Municipality, kind and status narrow the search, and Dutch forms of a word find each other."""
    blad.goto(f"{adres}zoeken/?zoek=sluitingen")
    blad.wait_for_selector(".zeef")
    alles = int(blad.inner_text("[data-uitkomsten] [role=status]").split()[0])
    assert alles > 3
    for naam in ("gemeente", "soort", "status"):
        assert blad.locator(f"select[name={naam}] option").count() >= 2
    blad.select_option("select[name=soort]", "Toets")
    expect(blad.locator("[data-uitkomsten] [role=status]")).not_to_have_text(f"{alles} bladzijden gevonden.")
    assert int(blad.inner_text("[data-uitkomsten] [role=status]").split()[0]) < alles


def test_a_word_that_nobody_knows_finds_nothing(adres: str, blad: Page) -> None:
    """The text search makes an unknown word shorter until something fits; such a page is not shown, and a way out is."""
    blad.goto(f"{adres}zoeken/?zoek=xqzzy")
    expect(blad.locator("[data-uitkomsten] [role=status]")).to_have_text(
        "Geen bladzijde gevonden. Probeer een ander woord, of kijk in het register hieronder."
    )
    assert blad.locator(".uitkomsten .treffer").count() == 0
    blad.goto(f"{adres}zoeken/?zoek=sluitingen")
    blad.wait_for_selector(".uitkomsten .treffer p.klein mark")


@pytest.mark.parametrize("pad", ["", "regels/woonoverlast/", "brieven/sluitingsbesluit/", "begrippen/"])
def test_page_is_light_and_stands_still(adres: str, browser: Browser, site: Path, pad: str) -> None:
    """A page moves under 150 kB (compressed, without fonts and search) and nothing shifts while it loads."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL")
    page = context.new_page()
    gevraagd: list[str] = []
    page.on("request", lambda vraag: gevraagd.append(vraag.url))
    page.add_init_script(
        "window.schuif = 0; new PerformanceObserver(l => l.getEntries().forEach(e => window.schuif += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(adres + pad, wait_until="networkidle")
    bestanden = [site / url.removeprefix(adres).split("?")[0] for url in gevraagd if not url.endswith(".woff2")]
    bytes_ = sum(len(gzip.compress((b / "index.html" if b.is_dir() else b).read_bytes())) for b in bestanden)
    assert bytes_ < 150_000
    assert page.evaluate("window.schuif") < 0.01
    context.close()


def test_print_gives_address_and_day(adres: str, blad: Page) -> None:
    """On paper the address, the day of the text and the day of printing stand below; buttons and menus do not."""
    blad.goto(f"{adres}regels/woonoverlast/lisse/")
    blad.emulate_media(media="print")
    voet: Any = blad.inner_text(".voet")
    assert f"{adres}regels/woonoverlast/lisse/, stand van 24 november 2026" in voet
    assert not blad.is_visible("#menu")
    assert not blad.is_visible(".kop__zoek")


def test_paper_loses_no_column(adres: str, browser: Browser) -> None:
    """On A4 the widest table stands whole, small words are smaller than the text, and no law is cut in half for rest."""
    context = browser.new_context(viewport={"width": 658, "height": 900}, locale="nl-NL")
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(f"{adres}aanpakken/interventiekaart/")
    rol = page.locator(".tabelrol")
    assert rol.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    assert page.locator("thead th").all_inner_texts()[-1] == "Brief"
    maten = page.evaluate(
        "[...document.querySelectorAll('.inleiding, .feiten')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert maten[0] > maten[1]
    context.close()


def test_wide_table_and_commands_fit_on_a_desk(adres: str, blad: Page) -> None:
    """At 1280 px no table hides a column, and a long command goes on in the next line instead of out of sight."""
    for pad in ("aanpakken/interventiekaart/", "van-signaal-naar-aanpak/rollen/", "handleiding/eerste-brief/"):
        blad.goto(adres + pad)
        for vak in blad.locator("main .tabelrol, main pre").all():
            assert vak.evaluate("e => e.scrollWidth - e.clientWidth") <= 0, pad


def test_tables_stack_on_a_phone(adres: str, browser: Browser) -> None:
    """At 390 px a row is a block, every cell says its column, and a cell without words takes no room."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{adres}van-signaal-naar-aanpak/rollen/")
    cel = page.locator("td[data-kop=Melder]").first
    assert cel.evaluate("e => getComputedStyle(e, '::before').content") == '"Melder: "'
    assert page.locator("td:empty").first.is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_command_is_copied_whole(adres: str, browser: Browser) -> None:
    """The button copies what stands in the block, line by line, and says so."""
    context = browser.new_context(locale="nl-NL", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{adres}handleiding/eerste-brief/")
    page.locator("[data-kopieer-tekst]").first.click()
    page.wait_for_selector("text=Gekopieerd")
    gekopieerd = page.evaluate("navigator.clipboard.readText()")
    assert gekopieerd.splitlines()[0] == "mkdir -p zaken/oefening"
    assert gekopieerd.splitlines()[1].startswith("cp templates/damocles/voorbeelden/")
    context.close()


def test_headers_for_servers_break_nothing(adres: str, blad: Page) -> None:
    """With every header of the ready files on every answer the pages, the search and the term cards still work."""
    regels = server_files()["_headers"].split("/middelen/")[0].splitlines()[1:]
    koppen = dict(regel.strip().split(": ", 1) for regel in regels)
    assert "frame-ancestors 'none'" in koppen["Content-Security-Policy"]

    def answer(route: Route) -> None:
        antwoord = route.fetch()
        route.fulfill(response=antwoord, headers={**antwoord.headers, **koppen})

    blad.route("**/*", answer)
    gezien = _watch(blad)
    for soort in ("start", "onderwerp", "brief", "uitleg met route", "begrip"):
        blad.goto(adres + BLADSOORTEN[soort])
    blad.fill("#kopzoek", "vergoeding")
    blad.wait_for_selector(".antwoord li:has-text('in de tekst')")
    assert gezien == {"fout": [], "elders": []}
