"""Measures the page "Besluit opstellen" in headless Chromium: form usable, engine ready, a check round, a letter.

Prints the fastest and the median of some runs (the slower ones also measure the neighbours), beside what was asked, and
how much the picture of the memory saves: the same page that starts Python from the beginning.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT / "scripts"), str(PROJECT / "tests")]
ZAKEN = ("04-rvs-2022-2544", "06-rvs-2022-1765", "01-rvs-2022-285")
KEER = 5


def main() -> int:
    """Build the page once and measure it."""
    from playwright.sync_api import sync_playwright

    from assistent.dienst import build_page, serve

    with tempfile.TemporaryDirectory() as map_, sync_playwright() as spel:
        site = build_page(Path(map_) / "site")

        def start() -> Any:
            return spel.chromium.launch(
                executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )

        with serve(site) as dienst:
            return _measure(start, dienst)


def _measure(start: Callable[[], Any], dienst: Any) -> int:
    formulier, koud, warm, toetsen, brieven = [], [], [], [], []
    for _ in range(KEER):
        chromium = start()
        omgeving = chromium.new_context(locale="nl-NL")
        blad = _open(omgeving, dienst, "moment")
        formulier.append(_mark(blad, "formulier"))
        koud.append(_mark(blad, "rekenaar"))
        _keep_and_close(blad)
        for _ in range(2):
            blad = _open(omgeving, dienst, "moment")
            warm.append(_mark(blad, "rekenaar"))
            blad.close()
        chromium.close()
    chromium = start()
    blad = _open(chromium.new_context(locale="nl-NL"), dienst, "moment")
    for zaak in ZAKEN:
        toets, brief = _work(blad, PROJECT / "tests" / "zaken" / f"{zaak}.yaml")
        toetsen += toets
        brieven += brief
    chromium.close()
    dienst.anders["/moment-"] = None
    gewoon = []
    for _ in range(KEER):
        chromium = start()
        gewoon.append(_mark(_open(chromium.new_context(locale="nl-NL"), dienst, "gewoon"), "rekenaar"))
        chromium.close()
    goed = [
        _say("formulier bruikbaar", formulier, 1000),
        _say("rekenaar klaar, koud", koud, 4000),
        _say("rekenaar klaar, warm", warm, 1500),
        _say("een ronde toetsen", toetsen, 50),
        _say("een brief", brieven, 30),
    ]
    print(f"zonder momentopname, koud: {min(gewoon):.0f} ms; met is {min(koud) / min(gewoon):.2f} daarvan")
    return int(not all(goed))


def _say(wat: str, tijden: list[float], grens: float) -> bool:
    print(f"{wat}: {min(tijden):.0f} ms, midden {statistics.median(tijden):.0f} ms (gevraagd {grens})")
    return min(tijden) <= grens


def _open(omgeving: Any, dienst: Any, begin: str) -> Any:
    from assistent.dienst import wait_ready

    blad = omgeving.new_page()
    blad.on("dialog", lambda vraag: vraag.accept())
    blad.goto(dienst.adres, wait_until="commit")
    wait_ready(blad)
    if blad.evaluate("document.documentElement.dataset.begin") != begin:
        raise SystemExit(f"de rekenaar begon niet zoals bedoeld: {begin}")
    return blad


def _mark(blad: Any, naam: str) -> float:
    return float(blad.evaluate("naam => performance.getEntriesByName(naam)[0].startTime", naam))


def _keep_and_close(blad: Any) -> None:
    from assistent.dienst import wait_kept

    wait_kept(blad)
    blad.wait_for_timeout(1000)
    blad.close()


def _work(blad: Any, zaak: Path) -> tuple[list[float], list[float]]:
    """Return how long rounds and letters of a case took in the engine; a first time of each only warms it up."""
    from assistent.dienst import wait_round

    blad.set_input_files("#bestand", str(zaak))
    wait_round(blad)
    toetsen, brieven = [], []
    for _ in range(12):
        wait_round(blad)
        toetsen.append(_took(blad, "toets"))
    for _ in range(12):
        blad.evaluate("document.getElementById('brieflijst').replaceChildren()")
        blad.click("[data-doe=maak]")
        blad.wait_for_selector("#brieflijst tbody tr")
        brieven.append(_took(blad, "maak") / blad.locator("#brieflijst .voorbeeld").count())
    return toetsen[2:], brieven[2:]


def _took(blad: Any, werk: str) -> float:
    return float(blad.evaluate("werk => performance.getEntriesByName(werk).at(-1).duration", werk))


if __name__ == "__main__":
    sys.exit(main())
