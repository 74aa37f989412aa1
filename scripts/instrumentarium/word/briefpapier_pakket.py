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
_DOCUMENT, _RELATIES, _STIJLEN, _NUMMERS = (
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/numbering.xml",
)
_SOORTEN = "[Content_Types].xml"
_KOP_OF_VOET = (f"{{{W}}}headerReference", f"{{{W}}}footerReference")


def open_letterhead(data: bytes, naam: str, vorm: str) -> Papier:
    """Return the letterhead with only the section that holds `[inhoud: <vorm>]`.

    Raises `BronFout` naming every style, list or place that a letter needs and the file lacks.
    """
    leden = read_package(data, naam)
    ontbreekt = [deel for deel in (_DOCUMENT, _RELATIES, _STIJLEN, _NUMMERS) if deel not in leden]
    if ontbreekt:
        raise _faults(
            naam,
            [(f"onderdeel {deel} ontbreekt.", "Begin met een briefpapier van gemeente nieuw.") for deel in ontbreekt],
        )
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

    def faults(self, vorm: str) -> Iterator[tuple[str, str]]:
        """Yield what a letter of this form needs and the letterhead lacks."""
        aanwezig = {stijl.get(_w("styleId")) for stijl in self.stijlen.iter(_w("style"))}
        for stijl in stijlen.VERPLICHT:
            if stijl not in aanwezig:
                yield f"de stijl {stijl} ontbreekt.", "Neem hem over uit een briefpapier van gemeente nieuw."
        if self._abstract_of(stijlen.LETTERLIJST) is None:
            yield (
                f"de stijl {stijlen.LETTERLIJST} heeft geen nummering.",
                "Koppel in Word een lijst met letters aan deze stijl.",
            )
        if sum(_text(alinea) == _marker(vorm) for alinea in self._body().iter(_w("p"))) != 1:
            yield (
                f"de regel {_marker(vorm)} staat er niet precies een keer in.",
                "Zet hem op een eigen regel waar de tekst moet komen.",
            )

    def keep(self, vorm: str) -> None:
        """Drop every section but the one that holds the place for `vorm`, with the headers that only they used."""
        body = self._body()
        secties = _sections(body)
        plek = next(
            n
            for n, (delen, _) in enumerate(secties)
            if any(_text(p) == _marker(vorm) for d in delen for p in d.iter(_w("p")))
        )
        gekozen, eigenschappen = secties[plek]
        eigenschappen = _with_inherited([sectie for _, sectie in secties[: plek + 1]])
        for kind in list(body):
            body.remove(kind)
        for deel in gekozen:
            for oud in deel.findall(f"{_w('pPr')}/{_w('sectPr')}"):
                _remove(oud)
            body.append(deel)
        body.append(eigenschappen)
        self._drop_empty_headers(eigenschappen)
        self._drop_unused()

    def replace_subject(self, delen: list[etree._Element]) -> None:
        """Put the subject where the letterhead says `{{ brief.onderwerp }}` in a paragraph of its own."""
        for alinea in self._places("brief.onderwerp"):
            _replace(alinea, delen)

    def drop_salutation(self) -> None:
        """Take the paragraph `{{ brief.aanhef }}` out: a clause says it."""
        for alinea in self._places("brief.aanhef"):
            _remove(alinea)

    def replace_content(self, vorm: str, delen: list[etree._Element]) -> None:
        """Put the clauses where the letterhead says `[inhoud: <vorm>]`."""
        _replace(next(p for p in self._body().iter(_w("p")) if _text(p) == _marker(vorm)), delen)

    def restarts(self, stijl: str) -> Iterator[int]:
        """Make one list after the other that begins again at its first number; yield the `w:numId` of each."""
        abstract = self._abstract_of(stijl)
        nummer = max((int(num.get(_w("numId"), "0")) for num in self.nummers.iter(_w("num"))), default=0)
        while True:
            nummer += 1
            self._add_number(nummer, abstract or "0")
            yield nummer

    def free_bookmark(self) -> int:
        """Return a number from which bookmarks are free."""
        return max((int(merk.get(_w("id"), "0")) for merk in self.document.iter(_w("bookmarkStart"))), default=0) + 1

    def pack(self) -> bytes:
        """Return the file; every member is stored, so that no build of zlib shows in the bytes."""
        for pad, boom in ((_DOCUMENT, self.document), (_NUMMERS, self.nummers)):
            self.leden[pad] = etree.tostring(boom, xml_declaration=True, encoding="UTF-8", standalone=True)
        volgorde = sorted(self.leden, key=lambda pad: (pad != _SOORTEN, pad != "_rels/.rels", pad))
        return join_blocks([lay_out((store(pad, self.leden[pad]) for pad in volgorde), as_moment(None))])

    def _places(self, naam: str) -> list[etree._Element]:
        # At most one: what a municipality put in twice is hers.
        gezocht = f"{{{{{naam}}}}}"
        return [p for p in self._body().iter(_w("p")) if _text(p).replace(" ", "") == gezocht][:1]

    def _body(self) -> etree._Element:
        body = self.document.find(_w("body"))
        return self.document if body is None else body

    def _abstract_of(self, stijl: str) -> str | None:
        # From the style to its list to the definition, because Word gives lists other numbers when it saves.
        bron = next((s for s in self.stijlen.iter(_w("style")) if s.get(_w("styleId")) == stijl), None)
        nummer = None if bron is None else bron.find(f"{_w('pPr')}/{_w('numPr')}/{_w('numId')}")
        if nummer is None:
            return None
        num = next((n for n in self.nummers.iter(_w("num")) if n.get(_w("numId")) == nummer.get(_w("val"))), None)
        abstract = None if num is None else num.find(_w("abstractNumId"))
        return None if abstract is None else abstract.get(_w("val"))

    def _add_number(self, nummer: int, abstract: str) -> None:
        num = etree.Element(_w("num"), {_w("numId"): str(nummer)})
        etree.SubElement(num, _w("abstractNumId"), {_w("val"): abstract})
        herstart = etree.SubElement(num, _w("lvlOverride"), {_w("ilvl"): "0"})
        etree.SubElement(herstart, _w("startOverride"), {_w("val"): "1"})
        laatste = self.nummers.findall(_w("num"))
        self.nummers.insert(self.nummers.index(laatste[-1]) + 1 if laatste else len(self.nummers), num)

    def _drop_empty_headers(self, sectie: etree._Element) -> None:
        # An empty header still takes a line; the notice on the door begins at the edge of the paper.
        relaties = {
            str(relatie.get("Id")): str(relatie.get("Target")) for relatie in etree.fromstring(self.leden[_RELATIES])
        }
        for deel in [deel for deel in sectie if deel.tag in _KOP_OF_VOET]:
            pad = posixpath.normpath(posixpath.join("word", relaties.get(str(deel.get(f"{{{R}}}id")), "")))
            boom = etree.fromstring(self.leden[pad]) if pad in self.leden else None
            if boom is not None and next(boom.iter(_w("t"), _w("pict"), _w("drawing")), None) is None:
                sectie.remove(deel)

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
        self._drop_orphans()
        for pad, boom in ((_RELATIES, relaties), (_SOORTEN, soorten)):
            self.leden[pad] = etree.tostring(boom, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _drop_orphans(self) -> None:
        # A logo that stood only in a header that is gone.
        doelen = b"".join(inhoud for pad, inhoud in self.leden.items() if pad.endswith(".rels"))
        for pad in [pad for pad in self.leden if pad.startswith("word/media/")]:
            if posixpath.basename(pad).encode() not in doelen:
                del self.leden[pad]


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
    eerste_anders = eigen.find(_w("titlePg")) is not None
    for eerder in reversed(secties[:-1]):
        aanwezig = {(deel.tag, deel.get(_w("type"))) for deel in eigen if deel.tag in _KOP_OF_VOET}
        for plek, deel in enumerate(deel for deel in eerder if deel.tag in _KOP_OF_VOET):
            geldt = deel.get(_w("type")) == "default" or (deel.get(_w("type")) == "first" and eerste_anders)
            if geldt and (deel.tag, deel.get(_w("type"))) not in aanwezig:
                eigen.insert(plek, deepcopy(deel))
    for soort in eigen.findall(_w("type")):
        eigen.remove(soort)
    return eigen


def _replace(oud: etree._Element, delen: Iterable[etree._Element]) -> None:
    for deel in delen:
        oud.addprevious(deel)
    _remove(oud)


def _remove(deel: etree._Element) -> None:
    ouder = deel.getparent()
    if ouder is not None:
        ouder.remove(deel)


def _text(alinea: etree._Element) -> str:
    return "".join(tekst.text or "" for tekst in alinea.iter(_w("t"))).strip()


def _marker(vorm: str) -> str:
    return f"[inhoud: {vorm}]"


def _w(naam: str) -> str:
    return f"{{{W}}}{naam}"


def _faults(naam: str, fouten: Iterable[tuple[str, str]]) -> BronFout:
    return BronFout(Bevinding(Plaats(naam), tekst, uitweg) for tekst, uitweg in fouten)
