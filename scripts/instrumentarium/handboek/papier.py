"""Turns a page of the handbook into typst source, for a PDF that a screen reader can follow (PDF/UA-1).

In: pages. Out: typst source in which every word of a page is a string, so that no text can be a command. The HTML that
a page holds is read by its tags; what serves a screen only (forms, buttons, drawings with a list beside them) is left out.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

import attrs

from instrumentarium.handboek.blad import Blad

LETTERTYPE = "Source Sans 3"
OVERSLAAN = frozenset({"svg", "form", "button", "script", "noscript", "nav", "input", "select"})
LEEG = frozenset({"br", "img", "input", "hr", "path", "rect", "circle"})
KOP = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
STIL = {
    "strong": "strong", "b": "strong", "em": "emph", "i": "emph", "del": "strike", "ins": "underline",
    "mark": "underline",
}  # fmt: skip
VOORAF = """\
#set document(title: %(titel)s, author: "Handboek ondermijning", date: none)
#set page(paper: "%(vel)s", margin: %(marge)s, numbering: "1 / 1", footer: context [
  #set text(size: 8.5pt, fill: rgb("#5a5752"))
  #grid(columns: (1fr, auto), gutter: 8mm, %(onder)s, [#counter(page).get().first() van #counter(page).final().first()])
])
#set text(font: "Source Sans 3", size: 10.5pt, lang: "nl", fill: rgb("#1c1b1a"), hyphenate: false)
#set par(leading: 0.62em, spacing: 0.95em)
#set list(indent: 0.2em, spacing: 0.6em)
#set enum(indent: 0.2em, spacing: 0.6em)
#show heading: set block(above: 1.35em, below: 0.7em)
#show heading.where(level: 1): set text(size: 20pt, weight: 700)
#show heading.where(level: 2): set text(size: 14pt, weight: 700)
#show heading.where(level: 3): set text(size: 11.5pt, weight: 700)
#show heading.where(level: 4): set text(size: 10.5pt, weight: 700)
#show link: underline
#set table(stroke: (x, y) => (bottom: 0.5pt + rgb("#ddd8ce")), inset: (x: 0pt, y: 5pt), column-gutter: 5mm)
#let status(inhoud) = block(fill: rgb("#fff3d6"), inset: 9pt, radius: 2pt, width: 100%%,
  text(fill: rgb("#7a4b00"), inhoud))
#let kader(inhoud) = block(stroke: 0.5pt + rgb("#ddd8ce"), inset: 11pt, radius: 2pt, width: 100%%, inhoud)
#let klein(inhoud) = text(size: 9pt, fill: rgb("#5a5752"), inhoud)
"""


A4 = {"vel": "a4", "marge": "(x: 24mm, top: 24mm, bottom: 26mm)"}
A5 = {"vel": "a5", "marge": "(x: 13mm, top: 12mm, bottom: 17mm)"}
KAART = """\
#set text(size: 8.8pt)
#set par(leading: 0.55em, spacing: 0.75em)
#show heading: set block(above: 1.1em, below: 0.55em)
#show heading.where(level: 1): set text(size: 16pt)
#show heading.where(level: 2): set text(size: 11pt)
#set table(inset: (x: 0pt, y: 3.2pt))
"""
KAARTDELEN, SLOTDEEL = 3, "Aan wie vraagt u het&#63;"


def page_source(blad: Blad, site_url: str, stand: str) -> str:
    """Return the typst source of one page, with its address and its day on every sheet."""
    adres = f"{site_url}{blad.adres}"
    kop = VOORAF % ({"titel": text(blad.titel), "onder": text(f"{adres}, stand van {stand}")} | A4)
    feiten = _part(blad, blad.zij, site_url)
    slot = f"\n#heading(level: 2)[#{text('Over deze bladzijde')}]\n{feiten}" if feiten.strip() else ""
    return f"{kop}\n#heading(level: 1)[#{text(blad.titel)}]\n{_part(blad, to_html(blad.romp), site_url)}{slot}\n"


def card_source(blad: Blad, site_url: str, stand: str) -> str:
    """Return the typst source of a card on one A5: how a page begins, and whom to ask."""
    kop = VOORAF % ({"titel": text(blad.titel), "onder": text(f"{site_url}{blad.adres}, {stand}")} | A5)
    begin, *delen = re.split(r"\n(?=## )", f"\n{blad.romp}")
    slot = [deel for deel in delen[KAARTDELEN:] if deel.startswith(f"## {SLOTDEEL}")]
    romp = _part(blad, to_html("\n".join([begin, *delen[:KAARTDELEN], *slot])), site_url)
    return f"{kop}{KAART}\n#heading(level: 1)[#{text(blad.titel)}]\n{romp}\n"


def book_source(bladen: Sequence[Blad], delen: Sequence[tuple[str, str]], site_url: str, stand: str) -> str:
    """Return the typst source of the whole book; `delen` are (title, door) in the order of the book."""
    titel = "Handboek ondermijning"
    kop = VOORAF % ({"titel": text(titel), "onder": text(f"{site_url}, stand van {stand}")} | A4)
    uit = [
        kop,
        f"#heading(level: 1, outlined: false)[#{text(titel)}]\n#par[#{text(f'Stand van {stand}. {site_url}')}]\n",
        f"#outline(title: [#{text('Inhoud')}], depth: 2)\n",
    ]
    for naam, sectie in delen:
        eigen = [blad for blad in bladen if blad.sectie == sectie]
        if eigen:
            uit.append(f"#pagebreak()\n#heading(level: 1)[#{text(naam)}]\n")
            uit += [_chapter(blad, site_url) for blad in eigen]
    return "\n".join(uit)


def text(tekst: str) -> str:
    """Return a typst string: nothing in it can be a command."""
    kaal = tekst.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("\r", " ")
    return f'"{kaal}"'


def to_html(romp: str) -> str:
    """Return the Markdown of a page as the builder will show it."""
    omzetter: Any = importlib.import_module("markdown")  # a heavy library without types, needed for paper alone
    return str(omzetter.markdown(romp, extensions=["tables"]))


def _chapter(blad: Blad, site_url: str) -> str:
    inhoud = _part(blad, to_html(blad.romp), site_url, dieper=1)
    return f"#heading(level: 2)[#{text(blad.titel)}]\n{inhoud}\n"


def _part(blad: Blad, bron: str, site_url: str, dieper: int = 0) -> str:
    lezer = _Lezer(site_url + blad.adres, dieper)
    lezer.feed(bron)
    lezer.close()
    return lezer.result()


@attrs.define
class _Bak:
    """An element that is open: its name, what it may hold so far, and its attributes."""

    naam: str
    kenmerken: dict[str, str]
    delen: list[str] = attrs.field(factory=list)


class _Lezer(HTMLParser):
    """Reads HTML element by element; when one closes, its typst goes into the one around it."""

    def __init__(self, adres: str, dieper: int) -> None:
        super().__init__(convert_charrefs=True)
        self.adres, self.dieper = adres, dieper
        self.stapel = [_Bak("wortel", {})]
        self.weg = 0

    def result(self) -> str:
        """Return everything that was read."""
        while len(self.stapel) > 1:
            self._close()
        return "\n".join(deel for deel in self.stapel[0].delen if deel.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerken = {naam: waarde or "" for naam, waarde in attrs}
        if self.weg or tag in OVERSLAAN or "hidden" in kenmerken:
            self.weg += 0 if tag in LEEG else 1
        elif tag == "br":
            self.stapel[-1].delen.append("#linebreak()")
        elif tag not in LEEG:
            self.stapel.append(_Bak(tag, kenmerken))

    def handle_endtag(self, tag: str) -> None:
        if self.weg:
            self.weg -= 0 if tag in LEEG else 1
        elif tag not in LEEG and any(bak.naam == tag for bak in self.stapel[1:]):
            while self.stapel[-1].naam != tag:
                self._close()
            self._close()

    def handle_data(self, data: str) -> None:
        woorden = re.sub(r"\s+", " ", data)
        if not self.weg and woorden and (woorden != " " or self.stapel[-1].delen):
            self.stapel[-1].delen.append(f"#{text(woorden)}")

    def _close(self) -> None:
        bak = self.stapel.pop()
        tekst = self._write(bak)
        if tekst:
            self.stapel[-1].delen.append(tekst)

    def _write(self, bak: _Bak) -> str:
        inhoud = "".join(bak.delen)
        if not inhoud.strip():
            return ""
        if bak.naam in KOP:
            return f"\n#heading(level: {min(KOP[bak.naam] + self.dieper, 5)})[{inhoud}]\n"
        if bak.naam == "summary":
            return f"\n#heading(level: {min(3 + self.dieper, 5)})[{inhoud}]\n"
        if bak.naam in STIL:
            los = "#linebreak()" if bak.naam == "b" and self._in_drawn_list() else ""
            return f"#{STIL[bak.naam]}[{inhoud}]{los}"
        if bak.naam == "a":
            return self._link(bak, inhoud)
        if bak.naam in ("ul", "ol", "dl", "table"):
            return _LIJST[bak.naam](bak)
        if bak.naam in ("li", "td", "th", "tr", "dt", "dd", "thead", "tbody"):
            return _cell(bak, inhoud)
        return _block(bak, inhoud)

    def _in_drawn_list(self) -> bool:
        """Tell whether the next words stand on a line of their own on the screen: the list that replaces a drawing."""
        boven = self.stapel[-2:]
        return len(boven) == 2 and boven[1].naam == "li" and "alslijst" in boven[0].kenmerken.get("class", "")

    def _link(self, bak: _Bak, inhoud: str) -> str:
        doel = bak.kenmerken.get("href", "")
        volledig = (
            doel if re.match(r"[a-z]+:", doel) else urljoin(self.adres, doel) if self.adres.startswith("http") else ""
        )
        return f"#link({text(volledig)})[{inhoud}]" if volledig and not doel.startswith("#") else inhoud


# Cells and items travel as pieces with a mark in front, until the list or table around them closes.
_MERK = "\u0001"


def _cell(bak: _Bak, inhoud: str) -> str:
    if bak.naam in ("tr", "thead", "tbody"):
        return inhoud if bak.naam != "tr" else f"{_MERK}rij{_MERK}{len(inhoud)}{_MERK}{inhoud}"
    soort = "kop" if bak.naam == "th" else "enig" if bak.kenmerken.get("class") == "enig" else bak.naam
    return f"{_MERK}{soort}{_MERK}{len(inhoud)}{_MERK}{inhoud}"


def _pieces(inhoud: str) -> Iterable[tuple[str, str]]:
    """Yield (kind, content) of the marked pieces at this level."""
    plek = 0
    while plek < len(inhoud):
        if inhoud[plek] != _MERK:
            plek += 1
            continue
        soort, lang, rest = inhoud[plek + 1 :].split(_MERK, 2)
        begin = len(inhoud) - len(rest)
        yield soort, rest[: int(lang)]
        plek = begin + int(lang)


def _list(bak: _Bak) -> str:
    punten = [stuk for _, stuk in _pieces("".join(bak.delen))]
    if not punten:
        return ""
    eigen = [_own_number(punt) for punt in punten]
    if bak.naam == "ol" and all(nummer for nummer, _ in eigen):
        nummers = "".join(f"{text(nummer)}, " for nummer, _ in eigen)
        rijen = ", ".join(f"[{rest}]" for _, rest in eigen)
        return f"\n#enum(numbering: n => ({nummers}).at(n - 1), {rijen})\n"
    soort = "enum" if bak.naam == "ol" and "enig" not in bak.kenmerken.get("class", "") else "list"
    if len(punten) == 1 and "leden" in bak.kenmerken.get("class", ""):
        return punten[0]
    return f"\n#{soort}({', '.join(f'[{punt}]' for punt in punten)})\n"


def _own_number(punt: str) -> tuple[str, str]:
    """Return the number that the law itself gives an item ("2", "a."), and the rest; "" when there is none."""
    gevonden = re.match(
        r'\s*(?:#link\("[^"]*"\)\[)?#"((?:[a-z]{1,2}|\d{1,2}[a-z]?|[ivx]{1,4})[.°]?)"\]?(?:#" ")?', punt
    )
    return (gevonden[1], punt[gevonden.end() :]) if gevonden else ("", punt)


def _terms(bak: _Bak) -> str:
    """Return a list of terms; a block of rows without names around them is read as one row after the other."""
    stukken = list(_pieces("".join(bak.delen)))
    rijen = [f"[#klein[{stuk}]]" if soort == "dt" else f"[{stuk}]" for soort, stuk in stukken]
    if [soort for soort, _ in stukken] != ["dt", "dd"] * (len(stukken) // 2):
        return "".join(f"\n#parbreak()\n{stuk}" for _, stuk in stukken)
    return f"\n#grid(columns: (10em, 1fr), row-gutter: 0.75em, column-gutter: 1em, {', '.join(rijen)})\n"


def _table(bak: _Bak) -> str:
    rijen = [list(_pieces(stuk)) for soort, stuk in _pieces("".join(bak.delen)) if soort == "rij"]
    breed = max((len(rij) for rij in rijen), default=0)
    if not breed:
        return ""
    eerste = rijen[0] if all(soort == "kop" for soort, _ in rijen[0]) else []
    kop = f"table.header({_cells(eerste, breed, vet=True)}), " if eerste else ""
    romp = ", ".join(_cells(rij, breed) for rij in rijen[1 if eerste else 0 :])
    return f"\n#table(columns: {breed}, {kop}{romp})\n"


def _cells(rij: Sequence[tuple[str, str]], breed: int, *, vet: bool = False) -> str:
    cellen = [f"[#strong[{stuk}]]" if vet else f"[{stuk}]" for _, stuk in rij]
    return ", ".join(cellen + ["[]"] * (breed - len(rij)))


_LIJST = {"ul": _list, "ol": _list, "dl": _terms, "table": _table}


def _block(bak: _Bak, inhoud: str) -> str:
    klasse = bak.kenmerken.get("class", "").split(" ")
    if bak.naam == "span" and "tebev" in klasse:
        return f"#klein[#{text(' (')}{inhoud}#{text(')')}]"
    if bak.naam == "span":
        return f"{inhoud}#{text(' ')}" if "merkje" in klasse or "nr" in klasse or "klein" in klasse else inhoud
    if "status" in klasse:
        return f"\n#status[{inhoud}]\n"
    if bak.naam == "article" or "zin" in klasse or bak.naam == "blockquote":
        return f"\n#kader[{inhoud}]\n"
    if bak.naam in ("p", "div", "section", "figure", "figcaption", "details", "summary", "pre"):
        return f"\n#parbreak()\n{inhoud}\n#parbreak()\n" if bak.naam in ("p", "pre") else f"\n{inhoud}\n"
    return inhoud
