"""Opens a letterhead, keeps one of its sections and packs it again; for `briefpapier` only.

In: the bytes of a Word file that a municipality may have edited. Out: a `Papier` with places for subject and clauses.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from instrumentarium.fouten import Bevinding, BronFout, Plaats
from instrumentarium.word import opmaak_stijlen as stijlen
from instrumentarium.word.inpakken import as_moment, join_blocks, lay_out, store
from instrumentarium.word.uitpakken import read_package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_DOCUMENT, _RELATIES, _STIJLEN, _NUMMERS = "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml", "word/numbering.xml"
_SOORTEN = "[Content_Types].xml"
_KOP_OF_VOET = (f"{{{W}}}headerReference", f"{{{W}}}footerReference")


def open_letterhead(data: bytes, naam: str, vorm: str) -> Papier:
    """Return the letterhead with only the section that holds `[inhoud: <vorm>]`.

    Raises `BronFout` naming every style, list or place that a letter needs and the file lacks.
    """
    leden = read_package(data, naam)
    ontbreekt = [deel for deel in (_DOCUMENT, _RELATIES, _STIJLEN, _NUMMERS) if deel not in leden]
    if ontbreekt:
        raise _faults(naam, [(f"onderdeel {deel} ontbreekt.", "Begin met een briefpapier van gemeente nieuw.") for deel in ontbreekt])
    papier = Papier(leden)
    fouten = [*papier.faults(vorm)]
    if fouten:
        raise _faults(naam, fouten)
    papier.keep(vorm)
    return papier


class Papier:
    """A letterhead in memory; `lxml` trees of the parts that change, bytes of the others."""

    def __init__(self, leden: dict[str, bytes]) -> None:
        self.leden = leden
        self.document = etree.fromstring(leden[_DOCUMENT])
        self.nummers = etree.fromstring(leden[_NUMMERS])
        self.stijlen = etree.fromstring(leden[_STIJLEN])
        self.inhoud: etree._Element | None = None

    def faults(self, vorm: str) -> Iterator[tuple[str, str]]:
        """Yield what a letter of this form needs and the letterhead lacks."""
        aanwezig = {stijl.get(_w("styleId")) for stijl in self.stijlen.iter(_w("style"))}
        for stijl in stijlen.VERPLICHT:
            if stijl not in aanwezig:
                yield f"de stijl {stijl} ontbreekt.", "Neem hem over uit een briefpapier van gemeente nieuw."
        if self._abstract_of(stijlen.LETTERLIJST) is None:
            yield f"de stijl {stijlen.LETTERLIJST} heeft geen nummering.", "Koppel in Word een lijst met letters aan deze stijl."
        if sum(_text(alinea) == _marker(vorm) for alinea in self._body().iter(_w("p"))) != 1:
            yield f"de regel {_marker(vorm)} staat er niet precies een keer in.", "Zet hem op een eigen regel waar de tekst moet komen."

    def keep(self, vorm: str) -> None:
        """Drop every section but the one that holds the place for `vorm`, with the headers that only they used."""
        body = self._body()
        secties = _sections(body)
        plek = next(n for n, (delen, _) in enumerate(secties) if any(_text(p) == _marker(vorm) for d in delen for p in d.iter(_w("p"))))
        gekozen, eigenschappen = secties[plek]
        eigenschappen = _with_inherited([sectie for _, sectie in secties[: plek + 1]])
        for kind in list(body):
            body.remove(kind)
        for deel in gekozen:
            for oud in deel.findall(f"{_w('pPr')}/{_w('sectPr')}"):
                _parent(oud).remove(oud)
            body.append(deel)
        body.append(eigenschappen)
        self.inhoud = next(p for p in body.iter(_w("p")) if _text(p) == _marker(vorm))
        self._drop_unused()

    def replace_subject(self, delen: list[etree._Element]) -> None:
        """Put the subject where the letterhead says `{{ brief.onderwerp }}` in a paragraph of its own."""
        for alinea in self._body().iter(_w("p")):
            if _text(alinea).replace(" ", "") == "{{brief.onderwerp}}":
                _replace(alinea, delen)
                return

    def replace_content(self, delen: list[etree._Element]) -> None:
        """Put the clauses where the letterhead says `[inhoud: ...]`."""
        assert self.inhoud is not None  # `keep` found it
        _replace(self.inhoud, delen)

    def restarts(self, stijl: str) -> Iterator[int]:
        """Make one list after the other that begins again at its first number; yield the `w:numId` of each."""
        abstract = self._abstract_of(stijl)
        nummer = max((int(num.get(_w("numId"), "0")) for num in self.nummers.iter(_w("num"))), default=0)
        while True:
            nummer += 1
            self._add_number(nummer, abstract or "0")
            yield nummer

    def pack(self) -> bytes:
        """Return the file; every member is stored, so that no build of zlib shows in the bytes."""
        for pad, boom in ((_DOCUMENT, self.document), (_NUMMERS, self.nummers)):
            self.leden[pad] = etree.tostring(boom, xml_declaration=True, encoding="UTF-8", standalone=True)
        volgorde = sorted(self.leden, key=lambda pad: (pad != _SOORTEN, pad != "_rels/.rels", pad))
        return join_blocks([lay_out((store(pad, self.leden[pad]) for pad in volgorde), as_moment(None))])

    def _body(self) -> etree._Element:
        body = self.document.find(_w("body"))
        return self.document if body is None else body

    def _abstract_of(self, stijl: str) -> str | None:
        # From the style to its list to the definition, because Word gives lists other numbers when it saves.
        gevonden = self.stijlen.xpath(f'//w:style[@w:styleId="{stijl}"]/w:pPr/w:numPr/w:numId/@w:val', namespaces={"w": W})
        if not gevonden:
            return None
        bron = self.nummers.xpath(f'//w:num[@w:numId="{gevonden[0]}"]/w:abstractNumId/@w:val', namespaces={"w": W})
        return str(bron[0]) if bron else None

    def _add_number(self, nummer: int, abstract: str) -> None:
        num = etree.Element(_w("num"), {_w("numId"): str(nummer)})
        etree.SubElement(num, _w("abstractNumId"), {_w("val"): abstract})
        herstart = etree.SubElement(num, _w("lvlOverride"), {_w("ilvl"): "0"})
        etree.SubElement(herstart, _w("startOverride"), {_w("val"): "1"})
        laatste = self.nummers.findall(_w("num"))
        self.nummers.insert(self.nummers.index(laatste[-1]) + 1 if laatste else len(self.nummers), num)

    def _drop_unused(self) -> None:
        # A header that no section uses would still be rendered, and still carry its text.
        gebruikt = {deel.get(f"{{{R}}}id") for deel in self.document.iter(*_KOP_OF_VOET)}
        relaties = etree.fromstring(self.leden[_RELATIES])
        weg: set[str] = set()
        for relatie in list(relaties):
            if str(relatie.get("Type")).endswith(("/header", "/footer")) and relatie.get("Id") not in gebruikt:
                weg.add(posixpath.normpath(posixpath.join("word", str(relatie.get("Target")))))
                relaties.remove(relatie)
        weg -= {posixpath.normpath(posixpath.join("word", str(relatie.get("Target")))) for relatie in relaties}
        soorten = etree.fromstring(self.leden[_SOORTEN])
        for soort in soorten.findall(f"{_TYPES}Override"):
            if str(soort.get("PartName")).lstrip("/") in weg:
                soorten.remove(soort)
        for pad in weg:
            self.leden.pop(pad, None)
            self.leden.pop(f"{posixpath.dirname(pad)}/_rels/{posixpath.basename(pad)}.rels", None)
        for pad, boom in ((_RELATIES, relaties), (_SOORTEN, soorten)):
            self.leden[pad] = etree.tostring(boom, xml_declaration=True, encoding="UTF-8", standalone=True)


def _sections(body: etree._Element) -> list[tuple[list[etree._Element], etree._Element]]:
    secties: list[tuple[list[etree._Element], etree._Element]] = []
    delen: list[etree._Element] = []
    for deel in body:
        if deel.tag == _w("sectPr"):
            secties.append((delen, deel))
            break
        delen.append(deel)
        einde = deel.find(f"{_w('pPr')}/{_w('sectPr')}")
        if einde is not None:
            secties.append((delen, einde))
            delen = []
    return secties


def _with_inherited(secties: list[etree._Element]) -> etree._Element:
    # A section without a header of its own has that of the section before it (ISO 29500-1, 17.10.5).
    eigen = deepcopy(secties[-1])
    for eerder in reversed(secties[:-1]):
        aanwezig = {(deel.tag, deel.get(_w("type"))) for deel in eigen if deel.tag in _KOP_OF_VOET}
        for plek, deel in enumerate(deel for deel in eerder if deel.tag in _KOP_OF_VOET):
            if (deel.tag, deel.get(_w("type"))) not in aanwezig:
                eigen.insert(plek, deepcopy(deel))
    for soort in eigen.findall(_w("type")):
        eigen.remove(soort)
    return eigen


def _replace(oud: etree._Element, delen: Iterable[etree._Element]) -> None:
    ouder = _parent(oud)
    plek = ouder.index(oud)
    ouder.remove(oud)
    for stap, deel in enumerate(delen):
        ouder.insert(plek + stap, deel)


def _parent(deel: etree._Element) -> etree._Element:
    ouder = deel.getparent()
    assert ouder is not None  # every part here comes out of a tree
    return ouder


def _text(alinea: etree._Element) -> str:
    return "".join(tekst.text or "" for tekst in alinea.iter(_w("t"))).strip()


def _marker(vorm: str) -> str:
    return f"[inhoud: {vorm}]"


def _w(naam: str) -> str:
    return f"{{{W}}}{naam}"


def _faults(naam: str, fouten: Iterable[tuple[str, str]]) -> BronFout:
    return BronFout(Bevinding(Plaats(naam), tekst, uitweg) for tekst, uitweg in fouten)
