"""The docs folder: complete, linked, the same every time, and without what is not public."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from handboek.proef import OP, PROJECT, maak, schrijf
from instrumentarium.cli.sitebouw import run_mkdocs, write_docs
from instrumentarium.handboek import genereer

GEHEIM = "zilverreiger"


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for naam, waarde in attrs:
            if naam in ("href", "src", "action") and waarde:
                self.links.append(waarde)
            if naam == "id" and waarde:
                self.ids.append(waarde)


def _read(blad: Path) -> _Links:
    lezer = _Links()
    lezer.feed(blad.read_text(encoding="utf-8"))
    return lezer


def test_same_sources_same_bytes(tmp_path: Path) -> None:
    """Two runs over the same sources give the same files; another day gives others."""
    maak(tmp_path)
    assert genereer(tmp_path, OP, publiek=False) == genereer(tmp_path, OP, publiek=False)
    assert genereer(tmp_path, OP, publiek=False) != genereer(tmp_path, OP.replace(year=2028), publiek=False)


def test_every_link_of_the_site_leads_somewhere(site: Path) -> None:
    """Every link inside the site points at a file, and at an id that is there."""
    assert len(list(site.rglob("index.html"))) > 500
    assert _dead_links(site) == []


def test_every_link_of_the_public_site_leads_somewhere(tmp_path: Path) -> None:
    """What is left out leaves no link behind."""
    write_docs(tmp_path, genereer(PROJECT, OP, publiek=True))
    run_mkdocs(PROJECT, tmp_path / "docs", tmp_path / "site")
    assert _dead_links(tmp_path / "site") == []


def test_dead_links_are_seen(tmp_path: Path) -> None:
    """Control: a link to nowhere and a link to an id that is not there are both found."""
    schrijf(tmp_path, "index.html", '<p id="er"><a href="weg/">x</a><a href="#niet">x</a><a href="#er">x</a></p>')
    assert len(_dead_links(tmp_path)) == 2


def _dead_links(site: Path) -> list[str]:
    bladen = {blad: _read(blad) for blad in site.rglob("*.html") if "zoekindex" not in blad.parts}
    fout = []
    for blad, gelezen in bladen.items():
        for link in gelezen.links:
            if re.match(r"[a-z]+:", link) or blad.name == "404.html":
                continue
            pad, _, anker = urljoin("/" + blad.relative_to(site).as_posix(), link).partition("#")
            doel = site / unquote(pad.split("?")[0]).lstrip("/")
            doel = doel / "index.html" if doel.is_dir() else doel
            if not doel.is_file() or (anker and doel in bladen and anker not in bladen[doel].ids):
                fout.append(f"{blad.relative_to(site)}: {link}")
    return fout


def test_ids_are_unique(site: Path) -> None:
    """No page has the same id twice."""
    for blad in site.rglob("index.html"):
        ids = _read(blad).ids
        assert len(ids) == len(set(ids)), (blad, [i for i in ids if ids.count(i) > 1][:3])


def test_every_page_says_what_it_is(docs: Path) -> None:
    """Every page has its facts, and says where to report a fault; only the start page stands alone.

    A page with something to know says too for which municipality it is, who looked at it and when, and whom to ask.
    """
    for blad in docs.rglob("*.md"):
        kop = blad.read_text(encoding="utf-8").split("---\n")[1]
        if 'sectie: "start"' not in kop:
            assert "Wat is dit?" in kop, blad
            assert "Meld een fout" in kop, blad
        if "zoekbaar: true" in kop and "Feiten per gemeente" not in kop:
            niet_ingelezen = "<dt>Artikel</dt>" not in kop and "Een artikel van de APV" in kop
            for feit in ("Gemeente", "Nagekeken", "Opnieuw kijken vóór", "Vragen?"):
                mag_missen = niet_ingelezen or (feit == "Gemeente" and "Een onderwerp van de APV" in kop)
                assert mag_missen or f"<dt>{feit}</dt>" in kop, (blad, feit)


def test_public_build_leaves_the_rest_out(tmp_path: Path) -> None:
    """A word that stands only on a page for staff is nowhere in the public build; in the other one it is."""
    maak(tmp_path)
    alles, publiek = (_whole(genereer(tmp_path, OP, publiek=p)) for p in (False, True))
    assert GEHEIM in alles
    assert "Alleen binnen" in alles
    assert GEHEIM not in publiek
    assert "Alleen binnen" not in publiek
    assert "signaleren/intern" not in publiek


def test_public_build_of_the_real_project_has_only_public_pages() -> None:
    """No check, letter, policy or campaign is in the public build, nor their titles in search."""
    bestanden = genereer(PROJECT, OP, publiek=True)
    assert not [
        pad for pad in bestanden if pad.startswith(("toetsen/", "brieven/", "beleid/", "campagnes/", "uitspraken/"))
    ]
    zoek = str(bestanden["middelen/wegwijzer-gegevens.js"])
    assert '"toetsen/' not in zoek
    assert "EVE-4" not in zoek
    assert "Disallow: /" in str(genereer(PROJECT, OP, publiek=False)["robots.txt"])
    assert "Disallow" not in str(bestanden["robots.txt"])


def test_municipalities_have_a_page_with_what_is_not_sure() -> None:
    """Numbers and addresses of every municipality stand on one page for staff; what nobody confirmed says so."""
    blad = str(genereer(PROJECT, OP, publiek=False)["gemeenten/index.md"])
    assert blad.count("14 0252") == 3
    assert blad.count("<dt>Postadres</dt>") == 3
    assert "Postbus 149, 2215 ZJ Voorhout" in blad
    telefoon = blad.split("<dt>Telefoon</dt>")[1].split("</div>")[0]
    assert "nog te bevestigen" in telefoon
    assert '<dt>Bezwaar digitaal</dt><dd><span class="stil">nog niet bekend</span></dd>' in blad
    assert "gemeenten/index.md" not in genereer(PROJECT, OP, publiek=True)


def test_overdue_is_marked_and_listed(tmp_path: Path) -> None:
    """A page whose review date has gone by says so on top, in its facts and in the list."""
    maak(tmp_path)
    blad = tmp_path / "content/signaleren/melden.md"
    blad.write_text(blad.read_text(encoding="utf-8").replace("2027-05-01", "2026-11-14"), encoding="utf-8")
    bestanden = genereer(tmp_path, OP, publiek=False)
    assert "9 dagen te laat" in str(bestanden["signaleren/melden/index.md"])
    assert "had al opnieuw bekeken moeten zijn" in str(bestanden["signaleren/melden/index.md"])
    assert "9 dagen te laat" in str(bestanden["nakijken/index.md"])
    assert "1 bladzijde is te laat" in str(bestanden["nakijken/index.md"])


def test_adopted_source_is_no_model(tmp_path: Path) -> None:
    """Only when the file that stands there now was adopted, the page of that municipality says so."""
    import hashlib

    maak(tmp_path)
    pad = "apv/onderwerpen/woonoverlast/hillegom.yaml"
    merk = hashlib.sha256((tmp_path / pad).read_bytes()).hexdigest()
    besluit = (
        "schema: vaststellingen/1\ngemeente: hillegom\nvaststellingen:\n"
        f"  - {{door: raad, besluit: R-1, datum: 2026-10-01, bronnen: {{{pad}: {merk}}}}}\n"
    )
    schrijf(tmp_path, "content/vaststellingen/hillegom.yaml", besluit)
    blad = "regels/woonoverlast/hillegom/index.md"
    assert "Vastgesteld door raad van Hillegom" in str(genereer(tmp_path, OP, publiek=False)[blad])
    with (tmp_path / pad).open("a", encoding="utf-8") as bestand:
        bestand.write("# een letter anders\n")
    assert "Dit is modeltekst." in str(genereer(tmp_path, OP, publiek=False)[blad])


def test_stable_addresses(tmp_path: Path) -> None:
    """What applies has an address without a day, each version one with its first day; a missing file is not entered."""
    maak(tmp_path)
    bestanden = genereer(tmp_path, OP, publiek=False)
    for deel in ("", "hillegom/", "hillegom/2019-01-01/", "hillegom/2027-01-01/", "lisse/", "teylingen/2019-01-01/"):
        assert f"regels/woonoverlast/{deel}index.md" in bestanden
    assert "Niet ingelezen" in str(bestanden["regels/woonoverlast/lisse/index.md"])
    assert "Dat betekent niet dat Lisse geen regel heeft" in str(bestanden["regels/woonoverlast/lisse/index.md"])


def test_reference_in_the_law_is_a_link_and_adds_no_word(tmp_path: Path) -> None:
    """The words of the law stay character for character; a number in them leads to its article."""
    maak(tmp_path)
    blad = str(genereer(tmp_path, OP, publiek=False)["regels/woonoverlast/hillegom/2019-01-01/index.md"])
    assert re.search(r'<a href="[^"]*woonoverlast/hillegom/">artikel 2&#58;40b</a>', blad)
    kaal = re.sub(r"<[^>]+>", "", blad).replace("&#58;", ":").replace("&#46;", ".")
    assert "De burgemeester kan een last opleggen; artikel 2:40b blijft gelden." in kaal


def test_feeds_are_atom(tmp_path: Path) -> None:
    """Per municipality, per subject and for all: valid XML with the change and its day."""
    from xml.etree import ElementTree

    maak(tmp_path)
    bestanden = genereer(tmp_path, OP, publiek=False)
    for naam in ("alle", "hillegom", "lisse", "onderwerp/woonoverlast"):
        boom = ElementTree.fromstring(str(bestanden[f"feeds/{naam}.xml"]))  # noqa: S314 -- our own output
        assert boom.tag == "{http://www.w3.org/2005/Atom}feed"
    assert "1 januari 2027, Hillegom" in str(bestanden["feeds/alle.xml"])
    assert "<entry>" not in str(bestanden["feeds/lisse.xml"])


@pytest.mark.parametrize(
    "woord", ["Search", "Skip to", "Table of contents", "Back to top", "Initializing", "Previous", "Next"]
)
def test_no_english(site: Path, woord: str) -> None:
    """No string of the standard theme is left."""
    for blad in (site / "index.html", site / "regels" / "index.html", site / "404.html"):
        assert woord not in blad.read_text(encoding="utf-8")


def _whole(bestanden: dict[str, str | bytes]) -> str:
    return "\n".join(f"{pad}\n{inhoud if isinstance(inhoud, str) else ''}" for pad, inhoud in bestanden.items())
