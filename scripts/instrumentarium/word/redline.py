"""Shows what changed as Word shows it: two letters go in, the second one with marked changes comes out.

Insertions, deletions and moves are real tracked changes, which a reader accepts or refuses in Word: accepting all gives
letter two, refusing all gives the text of letter one. Fields and pictures stay as in letter two; headers and footers
are in the list of `compare_letters` only. Belongs to the compiler (lxml).
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from instrumentarium.fouten import Bevinding, BronFout, Plaats
from instrumentarium.word.boom import FALLBACK, W, parse_tree
from instrumentarium.word.inhoud import paragraphs
from instrumentarium.word.inpakken import as_moment, deflate, join_blocks, lay_out
from instrumentarium.word.redline_xml import Merker, text_runs
from instrumentarium.word.strikt import XmlFout
from instrumentarium.word.uitpakken import read_package
from instrumentarium.word.verschil import Koppel, Stukje, Verschil, compare_letters, compare_words, match

__all__ = ["Stukje", "Verschil", "compare_letters", "compare_words", "redline_docx"]

_HOUDERS = (f"{W}tbl", f"{W}tr")  # what goes as a whole when all its text went, the largest first


def redline_docx(a: bytes, b: bytes) -> bytes:
    """Return letter `b` with the changes since letter `a` marked; the same input gives the same bytes."""
    oud, nieuw = _Brief(a, "eerste brief"), _Brief(b, "tweede brief")
    _Redacteur(oud, nieuw).mark(match(oud.teksten, nieuw.teksten))
    leden = nieuw.leden | {nieuw.deel: etree.tostring(nieuw.wortel, encoding="UTF-8", standalone=True)}
    return join_blocks([lay_out((deflate(naam, inhoud) for naam, inhoud in leden.items()), as_moment(None))])


class _Brief:
    """A letter as a tree, with its paragraphs that have text."""

    def __init__(self, data: bytes, naam: str) -> None:
        self.leden = read_package(data, naam)
        alineas = paragraphs(data, naam)
        self.deel = alineas[0].deel if alineas else "word/document.xml"
        try:
            self.wortel = parse_tree(self.leden[self.deel])
        except XmlFout as fout:
            raise BronFout([Bevinding(Plaats(naam), f"{self.deel}: {fout}.")]) from None
        elementen = [p for p in self.wortel.iter(f"{W}p") if next(p.iterancestors(FALLBACK), None) is None]
        eigen = [alinea for alinea in alineas if alinea.deel == self.deel and alinea.tekst.strip()]
        self.elementen: list[Any] = [elementen[alinea.nummer - 1] for alinea in eigen]
        self.teksten = [alinea.tekst for alinea in eigen]


class _Redacteur:
    """Marks the changes in the tree of the new letter; `plek` says where each old paragraph stands in it."""

    def __init__(self, oud: _Brief, nieuw: _Brief) -> None:
        self.oud, self.nieuw = oud, nieuw
        self.merker = Merker(nieuw.wortel, nieuw.leden.get("word/styles.xml", b""))
        self.plek: dict[int, Any] = {}

    def mark(self, koppels: list[Koppel]) -> None:
        """Mark all changes: first what stands in the new letter, then what went, from top to bottom."""
        weg: dict[int, str] = {}
        erbij: set[int] = set()
        for soort, i, j in koppels:
            if soort == "weg" and i is not None:
                weg[i] = ""
            elif soort == "erbij" and j is not None:
                erbij.add(j)
            elif i is not None and j is not None:
                self._mark_pair(soort, i, j, weg, erbij)
        for j in sorted(erbij):
            self.merker.insert(self.nieuw.elementen[j])
        self._mark_new_rows(erbij)
        for i in sorted(weg):
            if i not in self.plek:
                self._put_back(i, weg)

    def _mark_pair(self, soort: str, i: int, j: int, weg: dict[int, str], erbij: set[int]) -> None:
        was, wordt = self.oud.elementen[i], self.nieuw.elementen[j]
        if soort == "verplaatst":
            if _cell(was) is not None or _cell(wordt) is not None:
                weg[i] = ""
                erbij.add(j)
            else:
                weg[i] = self.merker.move_to(wordt)
            return
        self.plek[i] = wordt
        if soort == "gewijzigd":
            self.merker.change(was, wordt, compare_words(self.oud.teksten[i], self.nieuw.teksten[j]))

    def _mark_new_rows(self, erbij: set[int]) -> None:
        nieuw = dict.fromkeys(self.nieuw.elementen[j] for j in sorted(erbij))
        for rij in dict.fromkeys(rij for element in nieuw for rij in [*element.iterancestors(f"{W}tr")][:1]):
            if all(p in nieuw for p in rij.iter(f"{W}p") if text_runs(p)):
                self.merker.mark_row(rij, "ins")

    def _put_back(self, i: int, weg: dict[int, str]) -> None:
        """Put an old paragraph back as deleted, with its row or table when that went altogether."""
        element = self.oud.elementen[i]
        geheel = next((deel for soort in _HOUDERS if (deel := self._whole(element, soort, weg)) is not None), None)
        if geheel is None:
            terug = self.merker.deleted(element, verplaatst=weg[i])
            self._place(i, element, terug)
            self.plek[i] = terug
            return
        terug, paren = self.merker.deleted_block(geheel)
        self._place(i, geheel, terug)
        nummers = {element: nr for nr, element in enumerate(self.oud.elementen)}
        self.plek |= {nummers[oud]: nieuw for oud, nieuw in paren if oud in nummers}

    def _whole(self, element: Any, soort: str, weg: dict[int, str]) -> Any:
        houder = next(element.iterancestors(soort), None)
        if houder is None:
            return None
        binnen = [nr for nr, p in enumerate(self.oud.elementen) if houder in p.iterancestors(soort)]
        return houder if all(nr in weg and not weg[nr] and nr not in self.plek for nr in binnen) else None

    def _place(self, i: int, oud: Any, terug: Any) -> None:
        """Put `terug` after the old neighbour before it, or else before the one that follows, in the same container."""
        laatste = i + sum(1 for p in self.oud.elementen[i:] if oud in p.iterancestors(oud.tag))
        voor = range(i - 1, -1, -1)
        na = range(max(laatste, i + 1), len(self.oud.elementen))
        buur = next((k for k in (*voor[:1], *na, *voor) if k in self.plek and self._sibling(k, oud) is not None), None)
        if buur is not None:
            naast = self._level(self.plek[buur], oud.tag)
            (naast.addnext if buur < i else naast.addprevious)(terug)
            return
        cel = self._matching_cell(oud) if oud.tag == f"{W}p" else None
        if cel is None:
            self._place_in_body(na, oud, terug)
        else:
            next(cel.iterchildren(f"{W}p")).addprevious(terug)

    def _matching_cell(self, oud: Any) -> Any:
        """Return the cell in the same column of the same row, when that row stayed."""
        rij, cel = _row(oud), _cell(oud)
        if rij is None or cel not in rij.findall(f"{W}tc"):
            return None
        buren = (self.plek[k] for k, p in enumerate(self.oud.elementen) if k in self.plek and _row(p) is rij)
        nieuw = next((_row(plek) for plek in buren if _row(plek) is not None), None)
        cellen = [] if nieuw is None else nieuw.findall(f"{W}tc")
        return next(iter(cellen[rij.findall(f"{W}tc").index(cel) :]), None)

    def _place_in_body(self, na: range, oud: Any, terug: Any) -> None:
        # A row whose table is not in the new letter in any form is kept as paragraphs.
        delen = list(terug.iter(f"{W}p")) if oud.tag == f"{W}tr" else [terug]
        lijf: Any = self.nieuw.wortel.find(f"{W}body")
        volgende = next((self.plek[k] for k in na if k in self.plek), None)
        while volgende is not None and volgende.getparent() is not lijf:
            volgende = volgende.getparent()
        anker = volgende if volgende is not None else lijf.find(f"{W}sectPr")
        for deel in delen:
            lijf.append(deel) if anker is None else anker.addprevious(deel)

    def _sibling(self, k: int, oud: Any) -> Any:
        """Return the neighbour at the level of `oud`, if old paragraph `k` stands in the same container."""
        eigen = self._level(self.oud.elementen[k], oud.tag)
        nieuw = self._level(self.plek[k], oud.tag)
        if eigen is None or nieuw is None or eigen.getparent() is not oud.getparent():
            return None
        return nieuw if nieuw.getparent().tag == oud.getparent().tag else None

    @staticmethod
    def _level(p: Any, soort: str) -> Any:
        # Beside a table stand paragraphs and tables; beside a row stand rows only.
        if soort == f"{W}tr":
            return _row(p)
        return p


def _row(element: Any) -> Any:
    return next(element.iterancestors(f"{W}tr"), None)


def _cell(element: Any) -> Any:
    return next(element.iterancestors(f"{W}tc"), None)
