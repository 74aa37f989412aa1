"""Makes the grid of a table fit its rows after loops over cells, as docxtpl does: XML goes in, XML comes out; no lxml.

More cells than columns: columns are added and all are scaled to keep the width. Fewer: the last columns go and the
others share their width. A table that fits stays as it is, so running this twice changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from instrumentarium.word.naloop import set_attribute

# The wrappers stand here because a cell in a content control is not a cell of the row, for docxtpl.
_TAG = re.compile(r"<(/?)w:(tbl|tblGrid|gridCol|tr|tc|tcPr|gridSpan|sdtContent|customXml)(?=[ />])[^>]*?(/?)>")
_BEGIN = re.compile(r"<w:tbl(?=[ />])")
_GETAL = re.compile(r"""\sw:(?:w|val)=["']([^"']*)["']""")


@dataclass(slots=True)
class _Rij:
    cellen: int = 0
    breedte: int = 0


@dataclass(slots=True)
class _Tabel:
    kolommen: list[tuple[int, int]] = field(default_factory=list)  # where each w:gridCol stands
    einde_raster: int = -1
    rijen: list[_Rij] = field(default_factory=list)  # of nested tables too, as docxtpl counts them


def fix_tables(xml: str) -> str:
    """Return `xml` in which the grid of every table has as many columns as its longest row has cells."""
    wijzigingen = sorted(wijziging for tabel in _tables(xml) for wijziging in _changes(tabel, xml))
    uit: list[str] = []
    plek = 0
    for begin, einde, nieuw in wijzigingen:
        uit += (xml[plek:begin], nieuw)
        plek = einde
    return "".join((*uit, xml[plek:])) if uit else xml


def _tables(xml: str) -> list[_Tabel]:
    lezer = _Lezer()
    begin = _BEGIN.search(xml)
    while begin is not None:
        plek = _read_table(xml, begin.start(), lezer)
        begin = _BEGIN.search(xml, plek)
    return lezer.alle


def _read_table(xml: str, plek: int, lezer: _Lezer) -> int:
    """Read one table with those in it; return where it ends. Text outside tables is not looked at."""
    for tag in _TAG.finditer(xml, plek):
        sluit, soort, leeg = tag.groups()
        if not sluit:
            lezer.begin(soort, tag)
        if sluit or leeg:
            lezer.end(soort, -1 if leeg else tag.start())
            if not lezer.tabellen:
                return tag.end()
    return len(xml)


class _Lezer:
    """Follows the tags of tables in document order; `pad` is where it stands."""

    def __init__(self) -> None:
        self.alle: list[_Tabel] = []
        self.pad: list[str] = []
        self.tabellen: list[_Tabel] = []  # those that are open, the outermost first
        self.rijen: list[_Rij] = []

    def begin(self, soort: str, tag: re.Match[str]) -> None:
        boven = self.pad[-1:]
        self.pad.append(soort)
        if soort == "tbl":
            self.tabellen.append(_Tabel())
            self.alle.append(self.tabellen[-1])
        elif soort == "tr":
            self.rijen.append(_Rij())
            for tabel in self.tabellen:
                tabel.rijen.append(self.rijen[-1])
        elif soort == "tc" and boven == ["tr"]:
            self.rijen[-1].cellen += 1
            self.rijen[-1].breedte += 1
        elif soort == "gridSpan" and self.pad[-4:-1] == ["tr", "tc", "tcPr"]:
            self.rijen[-1].breedte += _number(tag.group()) - 1
        elif soort == "gridCol" and self._in_grid():
            self.tabellen[-1].kolommen.append(tag.span())

    def end(self, soort: str, plek: int) -> None:
        if soort == "tblGrid" and self._in_grid():
            self.tabellen[-1].einde_raster = plek
        elif soort == "tbl" and self.tabellen:
            self.tabellen.pop()
        elif soort == "tr" and self.rijen:
            self.rijen.pop()
        if self.pad:
            self.pad.pop()

    def _in_grid(self) -> bool:
        raster = self.pad[-2:] if self.pad[-1] == "tblGrid" else self.pad[-3:-1]
        return raster == ["tbl", "tblGrid"] and self.tabellen[-1].einde_raster < 0


def _changes(tabel: _Tabel, xml: str) -> Iterator[tuple[int, int, str]]:
    breedtes = [_width(xml[begin:einde]) for begin, einde in tabel.kolommen]
    if tabel.einde_raster < 0 or None in breedtes:
        return
    nieuw, bij = _fit([breedte for breedte in breedtes if breedte is not None], tabel.rijen)
    for (begin, einde), was, wordt in zip(tabel.kolommen, breedtes, nieuw, strict=False):
        if was != wordt:
            yield begin, einde, set_attribute(xml[begin:einde], "w:w", int(wordt))
    for begin, einde in tabel.kolommen[len(nieuw) :]:
        yield begin, einde, ""
    if bij:
        yield tabel.einde_raster, tabel.einde_raster, "".join(f'<w:gridCol w:w="{int(w)}"/>' for w in bij)


def _fit(kolommen: list[float], rijen: list[_Rij]) -> tuple[list[float], list[float]]:
    """Return the widths of the columns that stay and of those that are added, in whole numbers where they changed."""
    was = len(kolommen)
    bij = max((rij.cellen for rij in rijen), default=0) - was
    breedte = sum(kolommen, 0.0)
    if bij > 0 and breedte > 0:
        oud, nieuw = breedte / was, breedte / (was + bij)
        kolommen = [float(int(kolom * nieuw / oud)) for kolom in kolommen] + [float(int(nieuw))] * bij
    weg = len(kolommen) - max((rij.breedte for rij in rijen), default=0)
    if weg > 0:
        vrij = sum(kolommen[-weg:], 0.0)
        kolommen = kolommen[:-weg]
        erbij = int(vrij / len(kolommen)) if kolommen else 0
        kolommen = [float(int(kolom + erbij)) for kolom in kolommen]
    return kolommen[:was], kolommen[was:]


def _width(tag: str) -> float | None:
    gevonden = _GETAL.search(tag)
    try:
        return float(gevonden.group(1)) if gevonden else None
    except ValueError:
        return None


def _number(tag: str) -> int:
    gevonden = _GETAL.search(tag)
    try:
        return int(gevonden.group(1)) if gevonden else 1
    except ValueError:
        return 1
