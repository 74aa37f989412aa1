"""The accessibility examination: which pages, how wide, light and dark; what axe finds; what the keyboard reaches.

Run as a program it writes the report that the page "Toegankelijkheid" is made from; the tests compare with it.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
VERSLAG = PROJECT / "scripts/instrumentarium/handboek/verslag.json"
AXE = PROJECT / "node_modules/axe-core/axe.min.js"
REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BREEDTES = (320, 1280)
SCHERMEN = {"licht": "light", "donker": "dark"}
TOETSBREEDTES = (360, 1280)
BLADSOORTEN = {
    "start": "",
    "deur": "signaal/",
    "map": "signaleren/",
    "uitleg": "signaleren/burgerzaken/",
    "uitleg met route": "van-signaal-naar-aanpak/route/",
    "uitleg met beslisboom": "privacy/mag-ik-dit-delen/",
    "uitleg met barrières": "voorkomen/barrieremodel/",
    "uitleg met brede tabel": "van-signaal-naar-aanpak/rollen/",
    "uitleg met wijde tabel": "aanpakken/interventiekaart/",
    "uitleg met opdrachten": "handleiding/eerste-brief/",
    "alle regels": "regels/",
    "onderwerp": "regels/woonoverlast/",
    "onderwerp op een andere dag": "regels/woonoverlast/?dag=2019-06-01&gemeente=lisse",
    "verschillen": "regels/woonoverlast/verschillen/",
    "artikel": "regels/drugshandel-op-straat/hillegom/",
    "niet ingelezen": "regels/uitzonderingen-voorwerpen-op-de-weg/teylingen/",
    "versie": "regels/woonoverlast/lisse/2019-01-04/",
    "wat verandert": "verandert/",
    "alle brieven": "brieven/",
    "brief": "brieven/sluitingsbesluit/",
    "besluit opstellen": "opstellen/",
    "alle toetsen": "toetsen/",
    "toets": "toetsen/eve-4/",
    "beleid": "beleid/teylingen/",
    "alle uitspraken": "uitspraken/",
    "uitspraak": "uitspraken/ecli-nl-rvs-2022-285/",
    "recht van de dag": "recht/",
    "alle campagnes": "campagnes/",
    "campagne": "campagnes/meld-misdaad/",
    "begrippen": "begrippen/",
    "begrip": "begrippen/bestuursdwang/",
    "zoeken": "zoeken/",
    "zoeken met uitkomst": "zoeken/?zoek=vergoeding",
    "na te kijken": "nakijken/",
    "open vragen": "open-vragen/",
    "gemeenten": "gemeenten/",
    "fout melden": "meld-een-fout/",
    "toegankelijkheid": "toegankelijkheid/",
    "niet gevonden": "404.html",
}


def open_page(browser: Browser, breed: int, scherm: str = "light", **opties: Any) -> Page:
    """Return an empty page as wide as asked; a policy does not stop the examiner's own script."""
    context = browser.new_context(
        viewport={"width": breed, "height": 900}, color_scheme=scherm, locale="nl-NL", bypass_csp=True, **opties
    )
    return context.new_page()


def examine(blad: Page, basis: str, adres: str) -> list[str]:
    """Return what axe finds on a page with every piece of it open, and whether it scrolls sideways."""
    blad.goto(basis + adres)
    if adres == "":
        blad.fill("#zoek", "2:74 lisse")
        blad.wait_for_selector(".antwoord a")
    if "zoek=" in adres:
        blad.wait_for_selector(".zeef")
    blad.evaluate("document.querySelectorAll('details').forEach(stuk => { stuk.open = true })")
    blad.add_script_tag(path=AXE)
    uitslag = blad.evaluate("regels => axe.run(document, {runOnly: {type: 'tag', values: regels}})", REGELS)
    gevonden = [f"{fout['id']}: {knoop['html'][:160]}" for fout in uitslag["violations"] for knoop in fout["nodes"]]
    breed = blad.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return gevonden + ([f"schuift {breed} px opzij"] if breed > 0 else [])


def examine_all(browser: Browser, basis: str) -> Iterator[tuple[str, str]]:
    """Yield (which page and how, what was found) for every page type, width and colour scheme."""
    for breed in BREEDTES:
        for naam, scherm in SCHERMEN.items():
            blad = open_page(browser, breed, scherm)
            for soort, adres in BLADSOORTEN.items():
                for fout in examine(blad, basis, adres):
                    yield f"{soort}, {breed} px, {naam}", fout
            blad.context.close()


def keyboard(blad: Page, basis: str) -> list[str]:
    """Do everything a reader does with the keyboard alone; return the steps that worked, in order."""
    gelukt = []
    blad.goto(f"{basis}regels/woonoverlast/")
    blad.keyboard.press("Tab")
    _expect(blad, "document.activeElement.classList.contains('sprong')")
    blad.keyboard.press("Enter")
    blad.keyboard.press("Tab")
    _expect(blad, "document.querySelector('main').contains(document.activeElement)")
    gelukt.append("naar de inhoud springen")
    _tab_to(blad, "#kopzoek", opnieuw=True)
    blad.keyboard.type("2:74 lisse")
    blad.wait_for_selector(".kop__zoek .antwoord a")
    gelukt.append("zoeken en de uitkomst zien")
    blad.keyboard.press("ArrowDown")
    _expect(blad, "document.activeElement.matches('.antwoord a')")
    blad.keyboard.press("Escape")
    _expect(blad, "document.activeElement.id === 'kopzoek' && document.querySelector('.antwoord').hidden")
    gelukt.append("de uitkomst sluiten met Escape")
    blad.keyboard.press("Enter")
    blad.wait_for_url("**/regels/drugshandel-op-straat/lisse/**")
    gelukt.append("met Enter naar de eerste uitkomst")
    if blad.viewport_size and blad.viewport_size["width"] < 700:
        _tab_to(blad, ".menuknop", opnieuw=True)
        blad.keyboard.press("Enter")
        gelukt.append("het menu openen")
    _tab_to(blad, "#menu a", opnieuw=False)
    gelukt.append("een link in het menu bereiken")
    _tab_to(blad, "[data-thema-knop]", opnieuw=False)
    blad.keyboard.press("Enter")
    _expect(blad, "document.documentElement.dataset.thema === 'donker'")
    gelukt.append("het donkere scherm kiezen")
    if blad.viewport_size and blad.viewport_size["width"] < 700:
        blad.keyboard.press("Escape")
        _expect(blad, "!document.querySelector('#menu').matches(':popover-open')")
        gelukt.append("het menu sluiten met Escape")
    _tab_to(blad, ".stand summary", opnieuw=False)
    blad.keyboard.press("Enter")
    _tab_to(blad, ".stand input[type=radio]", opnieuw=False)
    blad.keyboard.press("ArrowRight")
    _expect(blad, "document.querySelector('[data-zin-gemeente]').textContent !== 'alle gemeenten'")
    gelukt.append("een gemeente kiezen")
    blad.goto(f"{basis}signaleren/burgerzaken/")
    _tab_to(blad, "a.begrip", opnieuw=True)
    blad.wait_for_selector("[role=tooltip]")
    blad.keyboard.press("Escape")
    _expect(blad, "!document.querySelector('[role=tooltip]')")
    gelukt.append("een begrip laten uitleggen en de uitleg sluiten")
    return gelukt


def _tab_to(blad: Page, kies: str, *, opnieuw: bool) -> None:
    if opnieuw:
        blad.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    for _ in range(80):
        if blad.evaluate("kies => document.activeElement.matches(kies)", kies):
            return
        blad.keyboard.press("Tab")
    raise AssertionError(f"niet te bereiken met Tab: {kies}")


def _expect(blad: Page, wat: str) -> None:
    blad.wait_for_function(wat, timeout=3000)


def report(browser: Browser, basis: str) -> dict[str, Any]:
    """Return the whole report, without a day."""
    gevonden = [f"{waar}: {wat}" for waar, wat in examine_all(browser, basis)]
    stappen = {str(breed): keyboard(open_page(browser, breed), basis) for breed in TOETSBREEDTES}
    return {
        "axe": json.loads((AXE.parent / "package.json").read_text(encoding="utf-8"))["version"],
        "regels": "WCAG 2.2 niveau A en AA, en goede gewoonten",
        "bladsoorten": list(BLADSOORTEN),
        "breedtes": list(BREEDTES),
        "schermen": list(SCHERMEN),
        "bevindingen": gevonden,
        "toetsenbord": stappen,
    }


def main() -> None:
    """Build the site, examine it and write the report."""
    from handboek.conftest import OP, VLAGGEN, serve
    from instrumentarium.cli.sitebouw import build_site

    with tempfile.TemporaryDirectory() as map_, sync_playwright() as spel:
        build_site(PROJECT, Path(map_), op=OP)
        pad = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = spel.chromium.launch(executable_path=pad, args=VLAGGEN)
        with serve(Path(map_) / "site") as basis:
            vandaag = datetime.now(tz=UTC).date().isoformat()
            verslag = {"gemeten": vandaag, "browser": f"Chromium {browser.version}"} | report(browser, basis)
    VERSLAG.write_text(json.dumps(verslag, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(verslag['bevindingen'])} bevindingen\n")


if __name__ == "__main__":
    main()
