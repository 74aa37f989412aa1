"""What stands on the pages of the real project: nothing empty, nothing in the words of a machine, nothing cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from handboek.proef import OP, PROJECT, maak, schrijf
from instrumentarium.fouten import BronFout
from instrumentarium.handboek import genereer
from instrumentarium.handboek.route import wrap
from instrumentarium.handboek.sjabloontekst import heading, to_html
from instrumentarium.handboek.tekst import _is_wide

LEEG = {"br", "img", "input", "hr", "meta", "link", "path", "rect", "circle", "wbr"}


class _Zichtbaar(HTMLParser):
    """The words that a reader sees, the words of code apart, and headings, cells and list items with their words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.woorden: list[str] = []
        self.delen: dict[str, list[str]] = {
            "h1": [],
            "h2": [],
            "h3": [],
            "td": [],
            "li": [],
            "dd": [],
            "a": [],
            "title": [],
        }
        self.vol: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LEEG:
            if tag == "img":
                self._add("beeld")
            return
        self.open.append((tag, dict(attrs).get("class") or ""))
        self.vol.append([])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Leave out what has no inside."""

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            naam, _ = self.open.pop()
            tekst = " ".join(" ".join(self.vol.pop()).split())
            if naam in self.delen:
                self.delen[naam].append(tekst)
            if naam == tag:
                return

    def handle_data(self, data: str) -> None:
        namen = {naam for naam, _ in self.open}
        if "script" not in namen and "style" not in namen:
            self._add(data)
            if not namen & {"code", "pre", "title", "desc", "blockquote"}:
                self.woorden.append(data)

    def _add(self, tekst: str) -> None:
        for vak in self.vol:
            vak.append(tekst)


@pytest.fixture(scope="module")
def bladen(site: Path) -> dict[str, _Zichtbaar]:
    """Every page of the real handbook, read once; the page of the assistant is made elsewhere."""
    uit = {}
    for pad in sorted(site.rglob("index.html")):
        naam = pad.relative_to(site).as_posix()
        if not naam.startswith("opstellen/"):
            lezer = _Zichtbaar()
            lezer.feed(pad.read_text(encoding="utf-8"))
            uit[naam] = lezer
    return uit


def _words(bladen: dict[str, _Zichtbaar]) -> Iterator[tuple[str, str]]:
    yield from ((naam, " ".join(" ".join(blad.woorden).split())) for naam, blad in bladen.items())


def test_no_word_of_the_machine(bladen: dict[str, _Zichtbaar]) -> None:
    """No None, null, NaN, True, template code or "Idem" in what a reader sees."""
    vreemd = re.compile(r"\b(?:None|null|NaN|undefined|True|False|Idem)\b|\{\{|\}\}|\{%|\[\[|\]\]|0 delen")
    assert [(naam, m[0]) for naam, tekst in _words(bladen) if (m := vreemd.search(tekst))] == []


def test_no_day_in_digits(bladen: dict[str, _Zichtbaar]) -> None:
    """A day is written as a reader writes it; official numbers and addresses keep theirs, and versions of the law."""
    iso = re.compile(r"(?<![\w/.:-])(?:19|20)\d{2}-\d{2}-\d{2}(?![\w-])")
    toegestaan = re.compile(
        r"(?:versie \S+ en |versie )$|u als $"
    )  # a version of wetten.overheid.nl; how to type a day
    fout = []
    for naam, tekst in _words(bladen):
        fout += [(naam, m[0]) for m in iso.finditer(tekst) if not toegestaan.search(tekst[: m.start()])]
    assert fout == []


def test_nothing_is_empty(bladen: dict[str, _Zichtbaar]) -> None:
    """No heading, link, list item or fact without words, and every page has one title of its own."""
    for naam, blad in bladen.items():
        for deel in ("h1", "h2", "h3", "a", "li", "dd"):
            assert "" not in blad.delen[deel], (naam, deel)
        assert len(blad.delen["h1"]) == 1, naam


def test_titles_are_short_and_unique(bladen: dict[str, _Zichtbaar]) -> None:
    """Two pages never have the same title, and none is longer than two lines on a phone can hold."""
    titels: dict[str, str] = {}
    for naam, blad in bladen.items():
        titel = blad.delen["title"][0]
        assert titel not in titels, (naam, titels[titel])
        titels[titel] = naam
        assert len(blad.delen["h1"][0]) <= 105, naam


def test_every_page_but_the_first_ones_says_where_it_stands(site: Path) -> None:
    """Only the start page, the doors, the rules, the terms and the search have no way up."""
    zonder = {
        blad.relative_to(site).parent.as_posix()
        for blad in site.rglob("index.html")
        if 'class="kruimel"' not in blad.read_text(encoding="utf-8")
    }
    deuren = {".", "signaal", "besluit", "bericht", "over", "regels", "begrippen", "zoeken"}
    assert zonder == deuren


def test_pages_are_not_walls(site: Path) -> None:
    """What is long opens piece by piece: a letter shows the headings that its reader sees, the review list its roles."""
    brief = (site / "brieven/sluitingsbesluit/index.html").read_text(encoding="utf-8")
    assert "<h3>Wat heb ik besloten?</h3>" in brief
    assert brief.count('<details class="tekstvak"') > 50
    assert (site / "nakijken/index.html").read_text(encoding="utf-8").count("<tr>") == 0


def test_drawing_leads_to_its_pages_and_cuts_no_word(site: Path) -> None:
    """Every step of the route is a link in the drawing, and all words of the data stand in it."""
    blad = (site / "van-signaal-naar-aanpak/route/index.html").read_text(encoding="utf-8")
    tekening = blad.split("<svg", 2)[2].split("</svg>")[0]
    assert tekening.count("<a href=") == 7
    kaal = " ".join(re.sub(r"<[^>]+>", " ", tekening).split())
    for woorden in ("eigenaar van de zaak, met partners", "vaste groep (leden nog te bevestigen)", "Zorgvuldig wegen"):
        assert woorden in kaal
    assert "ook dan hoort de melder het" in kaal


def test_answer_in_a_decision_tree_is_one_sentence_with_its_word(site: Path) -> None:
    """On a phone the outcome and what it means stand on one line, and never lead to the page one is on."""
    blad = (site / "privacy/mag-ik-dit-delen/index.html").read_text(encoding="utf-8")
    lijst = blad.split('class="alslijst', 1)[1].split("</ol>")[0]
    assert "<strong>Niet delen.</strong> Er ontbreekt iets." in lijst
    assert 'href="./"' not in lijst


def test_way_out_of_a_route_must_be_a_step(tmp_path: Path) -> None:
    """A way out that begins or ends at a step that is not there is named with its place."""
    maak(tmp_path)
    pad = tmp_path / "content/tekeningen/route.yaml"
    zijpad = "zijpad: {van: weg, als: niet concreet, titel: Sluiten, tekst: klaar, naar: drie, melding: u hoort het}\n"
    schrijf(tmp_path, "content/tekeningen/route.yaml", pad.read_text(encoding="utf-8") + zijpad)
    with pytest.raises(BronFout, match=r'route\.yaml:10:15: "weg" is geen stap van deze tekening'):
        genereer(tmp_path, OP, publiek=False)
    schrijf(tmp_path, "content/tekeningen/route.yaml", pad.read_text(encoding="utf-8").replace("van: weg", "van: twee"))
    assert "Sluiten" in str(genereer(tmp_path, OP, publiek=False)["signaleren/melden/index.md"])


def test_wide_tables_get_the_whole_page() -> None:
    """A table with many long columns is wide; many short ones, or few long ones, are not."""
    kop, streep = "| a | b | c | d | e |", "|---|---|---|---|---|"
    assert _is_wide([kop, streep, "| " + " | ".join(["woorden " * 5] * 5) + " |"])
    assert not _is_wide([kop, streep, "| R | A | S | C | I |"])
    assert not _is_wide(["| a | b |", "|---|---|", f"| {'woorden ' * 20} | {'woorden ' * 20} |"])


def test_lines_of_a_drawing() -> None:
    """Lines break between words and lose none."""
    assert wrap("een twee drie", 8) == ["een twee", "drie"]
    assert wrap("", 8) == []


@pytest.mark.parametrize(
    ("bron", "gezien"),
    [
        ("## Kop | begrip\n\n1. Eerst.\n1. Dan.", "<p><b>Kop</b> <span class=\"klein stil\">begrip</span></p><p>Eerst&#46;</p><p>Dan&#46;</p>"),
        ("{houd-bijeen}\n# Kop\n\n{stil} Rustig.", "<p><b>Kop</b></p><p>Rustig&#46;</p>"),
        ("- een\n{%p if x %}\n- twee\n{%p endif %}", "<ul><li>een</li><li>twee</li></ul>"),
        ("{%p if x %}\nDit.\n{%p else %}\nDat.\n{%p endif %}", '<p>Dit&#46;</p><p><span class="of">of</span></p><p>Dat&#46;</p>'),
        ("{breedte: 40 60}\n| A | B |\n{%tr for x in y %}\n| {{ x.naam }} | _b_ |\n{%tr endfor %}",
         ('<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr>'
          '<td><span class="vul">naam</span></td><td><em>b</em></td></tr></tbody></table>')),
    ],
)  # fmt: skip
def test_text_of_a_letter(bron: str, gezien: str) -> None:
    """A reader sees headings, paragraphs, lists and tables; what only steers the letter is not shown."""
    assert to_html(bron) == gezien


def test_heading_of_a_piece() -> None:
    """The first heading, without its legal word and without its alternatives."""
    assert heading("{x}\n## {% if a %}Waarom?{% else %}Hoe lang?{% endif %} | duur\n\ntekst") == "Waarom?"
    assert heading("Geen kop.") == ""


def test_role_to_ask_leads_to_how_to_reach_it(site: Path) -> None:
    """The role behind "Vragen?" is a link to the page on who answers what; the public handbook only names the role."""
    met = [blad for blad in site.rglob("index.html") if "<dt>Vragen?</dt>" in blad.read_text(encoding="utf-8")]
    assert len(met) > 500
    for blad in met:
        if "bijlagen/contact" not in blad.as_posix():
            assert re.search(
                r'<dt>Vragen\?</dt><dd><a href="[./]*bijlagen/contact/">', blad.read_text(encoding="utf-8")
            ), blad
    publiek = genereer(PROJECT, OP, publiek=True)
    assert not [pad for pad, tekst in publiek.items() if isinstance(tekst, str) and "bijlagen/contact" in tekst]
