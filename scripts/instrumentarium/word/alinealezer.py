"""Follows the XML of one part of a letter and gathers its paragraphs; knows no package and judges nothing.

In: the events of the strict parser. Out: `Alinea` values, and which headers and footers each section names. The number
of a page is read as "#": what it is depends on the program that laid the letter out, not on the letter.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from instrumentarium.word.paginaveld import Paginaveld

_WEG = frozenset({"w:del", "w:moveFrom", "mc:Fallback", "w:instrText", "w:delText", "w:rPrChange", "w:pPrChange"})
_VERWIJZINGEN = {"w:headerReference": "header", "w:footerReference": "footer"}
_TEKENS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:ptab": "\t"}


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph as it is read. `stijl` is the name in Word ("heading 1"), `nummer` counts from 1 in its part.

    `kenmerken` are the bookmarks that begin in the paragraph and the tags of the content controls round it: the place
    where a clause leaves its id. `cel` says that it stands in a table, `niveau` is its level in a list, or None. `plek`
    says in words where its part is seen ("tekst", "kop van de eerste bladzijde"): other programs name parts otherwise.
    """

    tekst: str
    stijl: str
    deel: str
    nummer: int
    kenmerken: tuple[str, ...] = ()
    cel: bool = False
    niveau: int | None = None
    plek: str = ""


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A header or footer that a section names: its kind ("header"), its pages ("first"), its relation, the section's number."""

    soort: str
    bladzijden: str
    relatie: str
    sectie: int


@dataclass(slots=True)
class _Open:
    nummer: int
    kenmerken: list[str]
    stijl: str = ""
    niveau: int | None = None
    stukken: list[str] = field(default_factory=list)


class Alinealezer:
    """Follows one part; a paragraph in a text box is open while the one round it is."""

    def __init__(self, deel: str, plek: str, stijlen: dict[str, str]) -> None:
        self.deel, self.plek, self.stijlen = deel, plek, stijlen
        self.klaar: dict[int, Alinea] = {}
        self.verwijzingen: list[Verwijzing] = []
        self.sectie = 1
        self.velden = Paginaveld()
        self.open: list[_Open] = []
        self.pad: list[str] = []
        self.weg = 0  # how many elements deep in what no reader sees
        self.cellen = 0
        self.besturingen: list[str] = []
        self.teller = 0
        self.los: list[str] = []  # bookmarks that begin between paragraphs

    def alineas(self) -> list[Alinea]:
        """Return what was gathered, in the order of reading."""
        return [self.klaar[nummer] for nummer in sorted(self.klaar)]

    def begin(self, element: str, attributen: dict[str, str]) -> None:
        """Take in the begin of an element."""
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
        elif element in _VERWIJZINGEN:
            bladzijden, relatie = attributen.get("w:type", "default"), attributen.get("r:id", "")
            self.verwijzingen.append(Verwijzing(_VERWIJZINGEN[element], bladzijden, relatie, self.sectie))
        elif self.open:
            self._in_paragraph(element, attributen)

    def _in_paragraph(self, element: str, attributen: dict[str, str]) -> None:
        alinea, boven = self.open[-1], self.pad[-2]
        if boven == "w:r" and element in _TEKENS:
            self._add(_TEKENS[element])
        elif element == "w:fldChar":
            self._number(begint=self.velden.mark(attributen.get("w:fldCharType", "")))
        elif element == "w:fldSimple":
            self._number(begint=self.velden.begin(attributen.get("w:instr", ""), resultaat=True))
        elif element == "w:pStyle":
            alinea.stijl = attributen.get("w:val", "")
        elif element == "w:ilvl" and boven == "w:numPr":
            alinea.niveau = int(attributen.get("w:val", "0"))
        elif element == "w:numId" and boven == "w:numPr" and alinea.niveau is None:
            alinea.niveau = 0

    def _number(self, *, begint: bool) -> None:
        if begint:
            self.open[-1].stukken.append("#")

    def _add(self, stuk: str) -> None:
        if not self.velden.in_nummer:
            self.open[-1].stukken.append(stuk)

    def _mark(self, naam: str) -> None:
        if naam and naam != "_GoBack":
            (self.open[-1].kenmerken if self.open else self.los).append(naam)

    def end(self, element: str) -> None:
        """Take in the end of an element."""
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
                self.plek,
            )
        elif element == "w:tc":
            self.cellen -= 1
        elif element == "w:sdt":
            self.besturingen.pop()
        elif element == "w:fldSimple":
            self.velden.end()
        elif element == "w:sectPr":
            self.sectie += 1

    def text(self, stuk: str) -> None:
        """Take in a piece of text."""
        if self.pad[-1] == "w:instrText" and self.weg == 1:
            self.velden.instruct(stuk)
        elif not self.weg and self.open and self.pad[-1] == "w:t":
            self._add(stuk)
