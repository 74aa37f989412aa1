"""The page as a page of the handbook: found by the resolver and by full text, in the sitemap, for staff only."""

from __future__ import annotations

import json
import re
import urllib.parse
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistent.dienst import PROJECT, empty_page, stock, wait_ready
from instrumentarium.assistent.blad import fill_page, page_policy
from instrumentarium.handboek.bron import Lezer
from instrumentarium.handboek.genereren import genereer, make_handboek
from instrumentarium.handboek.wegwijzer import resolve
from instrumentarium.handboek.zoekindex import make_index

OP = date(2026, 11, 24)


def test_the_resolver_knows_what_people_call_it() -> None:
    """First for what it is; for "brief maken" directly after the list of letters, which says the same to the resolver."""
    omg, _ = make_handboek(Lezer(PROJECT), OP, publiek=False, pdf=False)
    index = make_index(omg)
    for vraag in ("besluit opstellen", "zaak invullen", "brief opstellen", "besluit maken"):
        assert resolve(index, vraag, "alle").treffers[0].adres == "opstellen/", vraag
    assert "opstellen/" in [treffer.adres for treffer in resolve(index, "brief maken", "alle").treffers[:2]]


def test_the_public_site_has_no_such_page() -> None:
    """It is for staff: no page, no link, no word in the resolver."""
    openbaar = genereer(PROJECT, OP, True)
    assert not [pad for pad in openbaar if pad.startswith("opstellen/")]
    assert not [pad for pad, inhoud in openbaar.items() if b"opstellen/" in as_bytes(inhoud)]
    assert "opstellen/index.md" in genereer(PROJECT, OP, False)


def as_bytes(inhoud: str | bytes) -> bytes:
    """Return the bytes of a file of the docs folder."""
    return inhoud.encode() if isinstance(inhoud, str) else inhoud


def test_what_only_distracts_makes_way_for_the_form() -> None:
    """The head and foot stay; search, the day of the handbook and the facts beside the text go."""
    from instrumentarium.assistent.formulier import Formulier

    voorraad = stock()
    formulier = Formulier(voorraad.instrument.gegevens.waarde, {"lisse": "Lisse"}, lambda _: None)
    tekst = fill_page(empty_page(), formulier, "v1")
    assert page_policy() in tekst
    assert tekst.count("<main") == tekst.count("</main>") == tekst.count("<h1") == 1
    for weg in ("kop__zoek", "data-standblok", "<aside"):
        assert weg in empty_page()
        assert weg not in tekst
    assert "hoofdmenu" in tekst.lower()
    assert len(re.findall(r'<section class="stap"[^>]* hidden>', tekst)) == 7


@pytest.mark.diep
def test_sitemap_door_and_start_page_lead_to_it(heel: Path) -> None:
    """From the start page it is one step; in the sitemap it stands as every page."""
    assert "opstellen/</loc>" in (heel / "sitemap.xml").read_text("utf-8")
    assert 'href="opstellen/"' in (heel / "index.html").read_text("utf-8")
    assert 'href="../opstellen/"' in (heel / "besluit/index.html").read_text("utf-8")
    bladzijde = (heel / "opstellen/index.html").read_text("utf-8")
    assert 'class="kruimel"' in bladzijde
    assert 'rel="canonical"' in bladzijde


@pytest.mark.diep
def test_full_text_search_finds_it(adres: str, browser: Any) -> None:
    """Pagefind reads what the page says without its form."""
    blad = browser.new_context(locale="nl-NL").new_page()
    for vraag in ("besluit opstellen", "zaak invullen", "brieven maken"):
        blad.goto(f"{adres}zoeken/?zoek={urllib.parse.quote(vraag)}")
        blad.wait_for_selector(".uitkomsten a")
        links = blad.evaluate("[...document.querySelectorAll('.uitkomsten a')].map(a => new URL(a.href).pathname)")
        assert "/opstellen/" in links, (vraag, json.dumps(links[:10]))
    blad.context.close()


@pytest.mark.diep
def test_the_page_in_the_handbook_works(adres: str, browser: Any) -> None:
    """On the real site: the engine starts, nothing is blocked, the links to checks lead somewhere."""
    blad = browser.new_context(locale="nl-NL").new_page()
    klachten: list[str] = []
    blad.on("console", lambda regel: klachten.append(regel.text))
    blad.goto(f"{adres}opstellen/")
    wait_ready(blad)
    assert klachten == []
    blad.context.close()
