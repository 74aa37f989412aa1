"""A hundred hostile snippets in the law, a campaign, a term, a title and a page: all of them stay text."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from handboek.proef import OP, VERSIES, maak, schrijf
from instrumentarium.cli.sitebouw import run_mkdocs, write_docs
from instrumentarium.handboek import genereer
from instrumentarium.handboek.veilig import html, json_blok, veilig

SNIPPERS = (Path(__file__).parent / "vijandig" / "snippers.txt").read_text(encoding="utf-8").splitlines()
MAG = {"link", "meta", "script", "img", "form", "input", "button", "details", "svg", "path", "rect"}


class _Lezer(HTMLParser):
    """What is alive in a page, and the words of every lid and of every paragraph of a campaign."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.actief: list[str] = []
        self.teksten: list[str] = []
        self.diep = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        waarden = dict(attrs)
        if tag in (
            "iframe",
            "object",
            "embed",
            "base",
            "style",
            "marquee",
            "video",
            "audio",
            "template",
            "textarea",
            "math",
        ):
            self.actief.append(tag)
        if tag == "script" and waarden.get("src") is None and "data-proef" not in waarden:
            self.actief.append("script")
        for naam, waarde in attrs:
            kwaad = re.match(r"\s*(javascript|vbscript|data):", waarde or "", re.IGNORECASE)
            if (
                naam.startswith("on")
                or naam == "style"
                or kwaad
                or (naam in ("src", "srcset") and "kwaad" in (waarde or ""))
            ):
                self.actief.append(f"{tag} {naam}={waarde}")
        if tag == "p":
            self.diep, self.teksten = 1, [*self.teksten, ""]

    def handle_endtag(self, tag: str) -> None:
        self.diep = 0 if tag == "p" else self.diep

    def handle_data(self, data: str) -> None:
        if self.diep:
            self.teksten[-1] += data


@pytest.fixture(scope="module")
def vijandig(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with every snippet in every kind of text, generated and built."""
    wortel = maak(tmp_path_factory.mktemp("vijandig"))
    leden = "\n".join(
        f'      - {{sleutel: l{n}, nr: "{n}", tekst: {json.dumps(s or "x", ensure_ascii=False)}}}'
        for n, s in enumerate(SNIPPERS, 1)
    )
    kop = (
        VERSIES.format(gemeente="hillegom")
        .split("    leden:")[0]
        .replace("opschrift: Hinder", f"opschrift: {json.dumps(SNIPPERS[0])}")
    )
    schrijf(wortel, "apv/onderwerpen/woonoverlast/hillegom.yaml", f"{kop}    leden:\n{leden}\n")
    begrippen = "\n".join(
        f"  - {{term: {json.dumps(f'woord {n} ' + s[:40], ensure_ascii=False)}, uitleg: {json.dumps(s or 'x', ensure_ascii=False)}}}"
        for n, s in enumerate(SNIPPERS, 1)
    )
    schrijf(
        wortel,
        "content/begrippen.yaml",
        f"schema: begrippen/1\nbegrippen:\n  - {{term: bestuursdwang, uitleg: x}}\n{begrippen}\n",
    )
    schrijf(wortel, "campaigns/proef/campagne.yaml", CAMPAGNE.format(kern=json.dumps(SNIPPERS[0])))
    schrijf(wortel, "campaigns/proef/nl/webtekst.md", "\n\n".join(SNIPPERS))
    uit = wortel / "build"
    write_docs(uit, genereer(wortel, OP, publiek=False))
    run_mkdocs(wortel, uit / "docs", uit / "site")
    return uit / "site"


CAMPAGNE = """schema: campagne/1
titel: {kern}
doel: {kern}
kernboodschap: {kern}
wel: [{kern}]
talen: {{nl: bevestigd}}
stukken:
  webtekst: {{bestand: webtekst.md}}
"""


def test_a_hundred() -> None:
    """There are at least a hundred, all different."""
    assert len(set(SNIPPERS)) >= 100


def test_nothing_is_alive(vijandig: Path) -> None:
    """No page holds an element, attribute or address that a snippet brought in; only our one inline script is there."""
    for blad in vijandig.rglob("*.html"):
        lezer = _Lezer()
        lezer.feed(blad.read_text(encoding="utf-8"))
        assert lezer.actief == ["script"], (blad.relative_to(vijandig), lezer.actief[:3])


def test_the_law_reads_back_exactly(vijandig: Path) -> None:
    """Every lid on the page has the characters of the source, apart from white space at its ends."""
    lezer = _Lezer()
    lezer.feed((vijandig / "regels/woonoverlast/hillegom/2019-01-01/index.html").read_text(encoding="utf-8"))
    gelezen = {" ".join(tekst.split()) for tekst in lezer.teksten}
    assert [s for s in SNIPPERS if s.strip() and " ".join(s.split()) not in gelezen] == []


def test_the_reader_sees_what_is_alive() -> None:
    """Control: the same snippets pasted raw are alive, so the test can fail."""
    lezer = _Lezer()
    lezer.feed("\n".join(SNIPPERS))
    assert len(lezer.actief) > 20


@pytest.mark.parametrize("maker", [veilig, html])
def test_escapes_read_back(maker: object) -> None:
    """Both escapes give back the text to an HTML reader, and hold no angle bracket or quote."""
    for snipper in SNIPPERS:
        uit = maker(snipper)  # type: ignore[operator] -- one of two functions of one argument
        assert not re.search(r"[<>\"]", uit)
        lezer = _Lezer()
        lezer.feed(f"<p>{uit}</p>")
        assert " ".join("".join(lezer.teksten).split()) == " ".join(snipper.split())


def test_json_cannot_end_its_script() -> None:
    """Data in a script element holds no angle bracket."""
    assert "<" not in json_blok(SNIPPERS)
    assert json.loads(json_blok(SNIPPERS)) == SNIPPERS
