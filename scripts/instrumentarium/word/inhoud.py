"""Reads a letter back as text: the bytes of a .docx go in, its paragraphs come out; never changes or judges them.

For tests, comparisons and reading back: what a reader sees when every change is accepted. The standard library only.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from instrumentarium.word.strikt import read_events
from instrumentarium.word.uitpakken import read_package

_RELATIES = "_rels/.rels"
_HOOFD = "/officeDocument"
_VOLGORDE = ("/header", "/footer", "/footnotes", "/endnotes")
_WEG = frozenset({"w:del", "w:moveFrom", "mc:Fallback", "w:instrText", "w:delText", "w:rPrChange", "w:pPrChange"})
_TEKENS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:ptab": "\t"}


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph as it is read. `stijl` is the name in Word ("heading 1"), `nummer` counts from 1 in its part.

    `kenmerken` are the bookmarks that begin in the paragraph and the tags of the content controls round it: the place
    where a clause leaves its id. `cel` says that it stands in a table, `niveau` is its level in a list, or None.
    """

    tekst: str
    stijl: str
    deel: str
    nummer: int
    kenmerken: tuple[str, ...] = ()
    cel: bool = False
    niveau: int | None = None


def paragraphs(data: bytes, naam: str = "brief.docx") -> list[Alinea]:
    """Return every paragraph: first the text, then headers, footers and notes, each in the order of reading.

    Raises `BronFout` when it is no sound Word file.
    """
    leden = read_package(data, naam)
    delen, stijlen = _parts(leden), _styles(leden)
    return [alinea for deel in delen for alinea in _read_part(leden[deel], deel, stijlen)]


def text(data: bytes, naam: str = "brief.docx") -> str:
    """Return the text of the body of a letter, a paragraph a line; what a test compares."""
    alineas = paragraphs(data, naam)
    eerste = alineas[0].deel if alineas else ""
    return "\n".join(alinea.tekst for alinea in alineas if alinea.deel == eerste)


def properties(data: bytes, naam: str = "brief.docx") -> dict[str, str]:
    """Return the core properties by the name of their element ("title", "creator", "created")."""
    leden = read_package(data, naam)
    eigen: dict[str, str] = {}
    namen: list[str] = []

    def begin(element: str, _: dict[str, str]) -> None:
        namen.append(element.rpartition(":")[2])

    def tekst(stuk: str) -> None:
        eigen[namen[-1]] = eigen.get(namen[-1], "") + stuk

    if "docProps/core.xml" in leden:
        read_events(leden["docProps/core.xml"], begin, lambda _: namen.pop(), tekst)
    return eigen


def _parts(leden: dict[str, bytes]) -> list[str]:
    """Return the names of the parts with text, the body first."""
    hoofd = [doel for soort, doel in _relations(leden, _RELATIES, "") if soort.endswith(_HOOFD)]
    delen = list(hoofd)
    for deel in hoofd:
        map_, bestand = posixpath.split(deel)
        relaties = list(_relations(leden, f"{map_}/_rels/{bestand}.rels", map_))
        delen += [doel for soort in _VOLGORDE for wat, doel in sorted(relaties) if wat.endswith(soort)]
    return [deel for deel in dict.fromkeys(delen) if deel in leden]


def _relations(leden: dict[str, bytes], naam: str, map_: str) -> Iterator[tuple[str, str]]:
    gevonden: list[tuple[str, str]] = []

    def begin(element: str, attributen: dict[str, str]) -> None:
        if element.rpartition(":")[2] == "Relationship" and attributen.get("TargetMode") != "External":
            doel = attributen.get("Target", "")
            pad = doel.lstrip("/") if doel.startswith("/") else posixpath.normpath(posixpath.join(map_, doel))
            gevonden.append((attributen.get("Type", ""), pad))

    if naam in leden:
        read_events(leden[naam], begin)
    yield from gevonden


def _styles(leden: dict[str, bytes]) -> dict[str, str]:
    """Return the names of the paragraph styles by id; the default style stands under ""."""
    namen: dict[str, str] = {}
    huidig: list[str] = []

    def begin(element: str, attributen: dict[str, str]) -> None:
        if element == "w:style":
            huidig[:] = [attributen.get("w:styleId", "")]
            if attributen.get("w:type") == "paragraph" and attributen.get("w:default") in ("1", "true", "on"):
                huidig.append("")
        elif element == "w:name" and huidig:
            namen.update(dict.fromkeys(huidig, attributen.get("w:val", "")))

    if "word/styles.xml" in leden:
        read_events(leden["word/styles.xml"], begin)
    return namen


@dataclass(slots=True)
class _Open:
    nummer: int
    kenmerken: list[str]
    stijl: str = ""
    niveau: int | None = None
    stukken: list[str] = field(default_factory=list)


def _read_part(xml: bytes, deel: str, stijlen: dict[str, str]) -> list[Alinea]:
    lezer = _Lezer(deel, stijlen)
    read_events(xml, lezer.begin, lezer.end, lezer.text)
    return [lezer.klaar[nummer] for nummer in sorted(lezer.klaar)]


class _Lezer:
    """Follows one part; a paragraph in a text box is open while the one round it is."""

    def __init__(self, deel: str, stijlen: dict[str, str]) -> None:
        self.deel, self.stijlen = deel, stijlen
        self.klaar: dict[int, Alinea] = {}
        self.open: list[_Open] = []
        self.pad: list[str] = []
        self.weg = 0  # how many elements deep in what no reader sees
        self.cellen = 0
        self.besturingen: list[str] = []
        self.teller = 0
        self.los: list[str] = []  # bookmarks that begin between paragraphs

    def begin(self, element: str, attributen: dict[str, str]) -> None:
        self.pad.append(element)
        if self.weg or element in _WEG:
            self.weg += 1
        elif element == "w:p":
            self.teller += 1
            self.open.append(_Open(self.teller, [*filter(None, self.besturingen), *self.los]))
            self.los.clear()
        elif element == "w:bookmarkStart":
            self._mark(attributen.get("w:name", ""))
        elif element == "w:tc":
            self.cellen += 1
        elif element == "w:sdt":
            self.besturingen.append("")
        elif element == "w:tag" and "w:sdtPr" in self.pad[-2:]:
            self.besturingen[-1] = attributen.get("w:val", "")
        elif self.open:
            self._in_paragraph(element, attributen)

    def _in_paragraph(self, element: str, attributen: dict[str, str]) -> None:
        alinea, boven = self.open[-1], self.pad[-2]
        if boven == "w:r" and element in _TEKENS:
            alinea.stukken.append(_TEKENS[element])
        elif element == "w:pStyle":
            alinea.stijl = attributen.get("w:val", "")
        elif element == "w:ilvl" and boven == "w:numPr":
            alinea.niveau = int(attributen.get("w:val", "0"))
        elif element == "w:numId" and boven == "w:numPr" and alinea.niveau is None:
            alinea.niveau = 0

    def _mark(self, naam: str) -> None:
        if naam and naam != "_GoBack":
            (self.open[-1].kenmerken if self.open else self.los).append(naam)

    def end(self, element: str) -> None:
        self.pad.pop()
        if self.weg:
            self.weg -= 1
        elif element == "w:p":
            alinea = self.open.pop()
            self.klaar[alinea.nummer] = Alinea(
                "".join(alinea.stukken),
                self.stijlen.get(alinea.stijl, alinea.stijl),
                self.deel,
                alinea.nummer,
                tuple(alinea.kenmerken),
                self.cellen > 0,
                alinea.niveau,
            )
        elif element == "w:tc":
            self.cellen -= 1
        elif element == "w:sdt":
            self.besturingen.pop()

    def text(self, stuk: str) -> None:
        if not self.weg and self.open and self.pad[-1] == "w:t":
            self.open[-1].stukken.append(stuk)
