"""Writes tracked changes: paragraphs, rows and words go in, the elements by which Word marks them come out."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from lxml import etree

from instrumentarium.word.boom import FALLBACK, W, parse_tree
from instrumentarium.word.paginaveld import Paginaveld, asks_for_page
from instrumentarium.word.verschil import Stukje

AUTEUR = "Vergelijking"
_TEKENS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_ONZICHTBAAR = frozenset({f"{W}del", f"{W}moveFrom", FALLBACK})
# What a paragraph that went may take along: its looks, not its number in a list of the other file.
_OPMAAK = ("pStyle", "keepNext", "keepLines", "spacing", "ind", "jc")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def text_runs(p: Any) -> list[Any]:
    """Return the runs of a paragraph that a reader sees, without those of a text box in it."""
    return [
        run
        for run in p.iter(f"{W}r")
        if next(run.iterancestors(f"{W}p")) is p and not any(boven.tag in _ONZICHTBAAR for boven in run.iterancestors())
    ]


def text_of(p: Any) -> str:
    """Return the text of a paragraph as a reader sees it, one character for what `Merker.change` counts as one."""
    nummers = _page_numbers(p)
    return "".join(
        "#" * nummers[run]
        if run in nummers
        else "".join(kind.text or "" if kind.tag == f"{W}t" else _TEKENS.get(kind.tag, "") for kind in run)
        for run in text_runs(p)
    )


def _page_numbers(p: Any) -> dict[Any, int]:
    """Return the runs that show the number of a page: 1 for the first run of a number, 0 for what follows of it."""
    velden = Paginaveld()
    nummers: dict[Any, int] = {}
    vers = False
    for run in text_runs(p):
        enkel = next(run.iterancestors(f"{W}fldSimple"), None)
        if enkel is not None and asks_for_page(enkel.get(f"{W}instr") or ""):
            nummers[run] = int(next(enkel.iterchildren(f"{W}r")) is run)
            continue
        for kind in run:
            vers = _follow(kind, velden) or vers
            if kind.tag == f"{W}t" and velden.in_nummer:
                nummers[run], vers = nummers.get(run, 0) or int(vers), False
    return nummers


def _follow(kind: Any, velden: Paginaveld) -> bool:
    """Take in a mark of a field; tell whether the number of a page begins."""
    if kind.tag == f"{W}instrText":
        velden.instruct(kind.text or "")
    return kind.tag == f"{W}fldChar" and velden.mark(kind.get(f"{W}fldCharType") or "")


class Tellers:
    """The numbers of marks and moves: every one in a letter has its own, whatever part it stands in."""

    def __init__(self, wortels: Iterable[Any]) -> None:
        ruimte = {"w": W[1:-1]}
        bezet = [int(nr) for wortel in wortels for nr in wortel.xpath("//@w:id", namespaces=ruimte) if nr.isdigit()]
        self.nummers = count(max(bezet, default=0) + 1)
        self.verplaatsingen = count(1)


class Merker:
    """Marks changes in one tree."""

    def __init__(self, tellers: Tellers, stijlen: bytes) -> None:
        self.nummers, self.verplaatsingen = tellers.nummers, tellers.verplaatsingen
        boom = parse_tree(stijlen) if stijlen else None
        self.stijlen = {stijl.get(f"{W}styleId") for stijl in boom.iter(f"{W}style")} if boom is not None else set()

    def insert(self, p: Any, soort: str = "ins") -> None:
        """Mark a whole paragraph as come."""
        for run in text_runs(p):
            self._wrap(run, soort)
        self._mark_end(p, soort)

    def move_to(self, p: Any) -> str:
        """Mark a paragraph as moved to here; return the name of the move."""
        naam = f"verplaatsing{next(self.verplaatsingen)}"
        self.insert(p, "moveTo")
        self._bracket(p, "moveTo", naam)
        return naam

    def deleted(self, p: Any, verplaatst: str = "") -> Any:
        """Return an old paragraph as gone, or as moved away when `verplaatst` names the move."""
        soort = "moveFrom" if verplaatst else "del"
        terug = etree.Element(f"{W}p", nsmap={"w": W[1:-1]})
        terug.append(self._looks(p))
        for run in text_runs(p):
            kopie = _copy_text(run)
            if kopie is not None:
                terug.append(self._marked(soort, kopie))
        self._mark_end(terug, soort)
        if verplaatst:
            self._bracket(terug, "moveFrom", verplaatst)
        return terug

    def deleted_block(self, blok: Any) -> Any:
        """Return an old row or table as gone."""
        kopie = copy.deepcopy(blok)
        for oud, nieuw in zip(list(blok.iter(f"{W}p")), list(kopie.iter(f"{W}p")), strict=True):
            if nieuw.getparent() is not None:  # a paragraph in a text box went with the one round it
                nieuw.getparent().replace(nieuw, self.deleted(oud))
        for rij in [kopie] if kopie.tag == f"{W}tr" else list(kopie.iter(f"{W}tr")):
            self.mark_row(rij, "del")
        return kopie

    def mark_row(self, rij: Any, soort: str) -> None:
        """Mark a row as come or gone."""
        eigen = rij.find(f"{W}trPr")
        if eigen is None:
            eigen = etree.Element(f"{W}trPr")
            rij.insert(1 if len(rij) and rij[0].tag == f"{W}tblPrEx" else 0, eigen)
        eigen.append(self._marked(soort))

    def change(self, oud: Any, nieuw: Any, stukjes: Sequence[Stukje]) -> None:
        """Mark the words that went and came in a paragraph that stayed."""
        oude, nieuwe = _Regel(copy.deepcopy(oud)), _Regel(nieuw)
        for stukje in stukjes:
            lengte = len(stukje.tekst)
            if stukje.soort == "weg":
                anker = nieuwe.anchor()
                for run in oude.take(lengte):
                    kopie = _copy_text(run)
                    if kopie is not None:
                        anker(self._marked("del", kopie))
                continue
            gevonden = nieuwe.take(lengte)
            if stukje.soort == "erbij":
                for run in gevonden:
                    self._wrap(run, "ins")
            else:
                oude.take(lengte)

    def _marked(self, soort: str, *inhoud: Any) -> Any:
        element = etree.Element(f"{W}{soort}")
        element.set(f"{W}id", str(next(self.nummers)))
        element.set(f"{W}author", AUTEUR)
        for deel in inhoud:
            element.append(deel)
        if soort == "del":
            for tekst in list(element.iter(f"{W}t")):
                tekst.tag = f"{W}delText"
        return element

    def _wrap(self, run: Any, soort: str) -> None:
        mantel = self._marked(soort)
        run.addprevious(mantel)
        mantel.append(run)

    def _mark_end(self, p: Any, soort: str) -> None:
        eigen = p.find(f"{W}pPr")
        if eigen is None:
            eigen = etree.Element(f"{W}pPr")
            p.insert(0, eigen)
        teken = eigen.find(f"{W}rPr")
        if teken is None:
            teken = etree.Element(f"{W}rPr")
            slot = next((kind for kind in eigen if kind.tag in (f"{W}sectPr", f"{W}pPrChange")), None)
            eigen.append(teken) if slot is None else slot.addprevious(teken)
        teken.insert(0, self._marked(soort))

    def _bracket(self, p: Any, soort: str, naam: str) -> None:
        begin, eind = self._marked(f"{soort}RangeStart"), etree.Element(f"{W}{soort}RangeEnd")
        begin.set(f"{W}name", naam)
        eind.set(f"{W}id", begin.get(f"{W}id"))
        p.insert(1, begin)
        p.append(eind)

    def _looks(self, p: Any) -> Any:
        eigen = etree.Element(f"{W}pPr")
        oud = p.find(f"{W}pPr")
        for naam in _OPMAAK:
            deel = oud.find(f"{W}{naam}") if oud is not None else None
            if deel is not None and (naam != "pStyle" or deel.get(f"{W}val") in self.stijlen):
                eigen.append(copy.deepcopy(deel))
        return eigen


class _Regel:
    """The characters of a paragraph, taken from left to right; runs are split where a piece ends."""

    def __init__(self, p: Any) -> None:
        self.p = p
        self.nummers = _page_numbers(p)
        self.over = [run for run in text_runs(p) if self._length(run)]
        self.laatste: Any = None

    def take(self, aantal: int) -> list[Any]:
        """Return the runs that hold the next `aantal` characters."""
        genomen: list[Any] = []
        while aantal > 0 and self.over:
            run = self.over.pop(0)
            if self._length(run) > aantal:
                self.over.insert(0, _split(run, aantal))
            aantal -= self._length(run)
            genomen.append(run)
            self.laatste = run
        return genomen

    def _length(self, run: Any) -> int:
        return self.nummers.get(run, _length(run))

    def anchor(self) -> Any:
        """Return how to add an element where the line now stands."""
        if self.over:
            return self._edge(self.over[0], "begin").addprevious
        if self.laatste is None:
            return self.p.append
        slot = self._edge(self.laatste, "end")
        while slot.getparent().tag == f"{W}ins":
            slot = slot.getparent()
        return _Achteraan(slot).add

    def _edge(self, run: Any, kant: str) -> Any:
        """Return the run, or when it is the number of a page the edge of its field: nothing else may stand in there."""
        if run not in self.nummers:
            return run
        enkel = next(run.iterancestors(f"{W}fldSimple"), None)
        if enkel is not None:
            return enkel
        buren = [run, *run.itersiblings(f"{W}r", preceding=kant == "begin")]
        merk = f"{W}fldChar[@{W}fldCharType='{kant}']"
        return next((buur for buur in buren if buur.find(merk) is not None), run)


class _Achteraan:
    """Adds elements after one another, behind the last run of a paragraph."""

    def __init__(self, slot: Any) -> None:
        self.slot = slot

    def add(self, element: Any) -> None:
        """Add one more."""
        self.slot.addnext(element)
        self.slot = element


def _pieces(run: Any) -> Iterator[tuple[Any, int]]:
    for kind in run:
        if kind.tag == f"{W}t":
            yield kind, len(kind.text or "")
        else:
            yield kind, 1 if kind.tag in _TEKENS else 0


def _length(run: Any) -> int:
    return sum(lengte for _, lengte in _pieces(run))


def _split(run: Any, aantal: int) -> Any:
    """Cut a run after `aantal` characters; return the second part, which stands behind the first."""
    tweede = etree.Element(f"{W}r")
    opmaak = run.find(f"{W}rPr")
    if opmaak is not None:
        tweede.append(copy.deepcopy(opmaak))
    for kind, lengte in list(_pieces(run)):
        if aantal <= 0 and kind is not opmaak:
            tweede.append(kind)
        elif lengte > aantal:
            rest = copy.deepcopy(kind)
            kind.text, rest.text = (kind.text or "")[:aantal], (kind.text or "")[aantal:]
            for deel in (kind, rest):
                deel.set(_SPACE, "preserve")
            tweede.append(rest)
        aantal -= lengte
    run.addnext(tweede)
    return tweede


def _copy_text(run: Any) -> Any:
    """Return a run with the looks and the text of `run` and nothing else, or None when it has no text."""
    kopie = etree.Element(f"{W}r")
    for kind in run:
        if kind.tag in (f"{W}rPr", f"{W}t") or kind.tag in _TEKENS:
            kopie.append(copy.deepcopy(kind))
    for tekst in kopie.iter(f"{W}t"):
        tekst.set(_SPACE, "preserve")
    return kopie if _length(kopie) else None
