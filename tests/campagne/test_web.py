"""Pages to read and to copy from: links on numbers and addresses, headings that fit the page, no markup of an author."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from campagne.proef import PROJECT
from instrumentarium.campagne import inlezen, web
from instrumentarium.campagne.bron import PARTNER
from instrumentarium.campagne.kit import Bewijs, finish
from instrumentarium.campagne.plan import plan

AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
DAG = date(2026, 11, 24)
DOELEN = {"0900-8844": "tel:09008844", "lisse.nl": "https://lisse.nl", "14 0252": "tel:140252"}


@pytest.mark.parametrize(
    ("html", "uit"),
    [
        ("<p>Bel 0900-8844.</p>", '<p>Bel <a href="tel:09008844">0900-8844</a>.</p>'),
        ("<p>Kijk op lisse.nl.</p>", '<p>Kijk op <a href="https://lisse.nl">lisse.nl</a>.</p>'),
        ("<p>Mail info@lisse.nl of www.lisse.nl</p>", "<p>Mail info@lisse.nl of www.lisse.nl</p>"),
        ("<p>lisse.nl/melden en lisse.nlx</p>", "<p>lisse.nl/melden en lisse.nlx</p>"),
        ('<a href="https://lisse.nl">lisse.nl</a> 14 0252', '<a href="https://lisse.nl">lisse.nl</a> <a href="tel:140252">14 0252</a>'),
        ("<p>112</p>", "<p>112</p>"),
    ],
)  # fmt: skip
def test_numbers_and_addresses_become_links(html: str, uit: str) -> None:
    assert web.link_up(html, DOELEN) == uit


def test_the_emergency_number_is_never_one_press_away() -> None:
    for taal in ("nl", "pl"):
        for gemeente in ("lisse", PARTNER):
            kit = plan(inlezen.read(PROJECT, "meld-misdaad"), gemeente, taal)
            doelen = next(stap.invoer["doelen"] for stap in kit.onderdelen if stap.soort == "web")
            assert "112" not in doelen
            assert "meldmisdaadanoniem.nl" in doelen
            assert not [woord for woord in doelen if woord.startswith("[")], "a place to fill in is no address"


def test_a_text_on_the_cover_stands_below_its_own_heading() -> None:
    html = web.for_reading("# Kop\n\n## Onder\n\nEen **zin**. <b>geen html</b>\n")
    assert html == ("<h3>Kop</h3>\n<h4>Onder</h4>\n<p>Een <strong>zin</strong>. &lt;b&gt;geen html&lt;/b&gt;</p>\n")


@pytest.mark.parametrize("breedte", [390, 1280])
def test_the_cover_is_accessible_and_copies_with_its_headings(browser: Any, breedte: int, tmp_path: Path) -> None:
    bronnen = inlezen.read(PROJECT, "meld-misdaad")
    kit_ = plan(bronnen, "lisse", "nl")
    (tmp_path / "index.html").write_bytes(finish(kit_, {}, bronnen, Bewijs({}, {}, {}), None, op=DAG)["index.html"])
    context = browser.new_context(
        viewport={"width": breedte, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
    )
    try:
        blad = context.new_page()
        blad.goto((tmp_path / "index.html").as_uri())
        assert blad.evaluate("document.documentElement.scrollWidth") == breedte
        blad.add_script_tag(path=str(AXE))
        assert [fout["id"] for fout in blad.evaluate("axe.run(document)")["violations"]] == []
        blad.click("button[data-van=tekst-webtekst]")
        blad.wait_for_function("document.getElementById('gemeld').textContent === 'Gekopieerd'")
        html = blad.evaluate("navigator.clipboard.read().then(r => r[0].getType('text/html')).then(b => b.text())")
        assert "<h1>Klopt er iets niet in uw straat? Meld het</h1>" in html
        blad.click("button[data-van=tekst-sociaal-x]")
        blad.wait_for_function("navigator.clipboard.readText().then(t => t.startsWith('U kent uw straat.'))")
    finally:
        context.close()
