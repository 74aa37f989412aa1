"""Reads a letter back as text: the bytes of a .docx go in, its paragraphs come out; never changes or judges them.

For tests, comparisons and reading back: what a reader sees when every change is accepted. The standard library only.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from instrumentarium.word.alinealezer import Alinea as Alinea
from instrumentarium.word.alinealezer import Alinealezer, Verwijzing
from instrumentarium.word.strikt import read_events
from instrumentarium.word.uitpakken import read_package

_RELATIES = "_rels/.rels"
_HOOFD = "officeDocument"
_TEKST = "tekst"
_SOORTEN = {"header": "kop", "footer": "voet", "footnotes": "voetnoten", "endnotes": "eindnoten"}
_NOTEN = ("footnotes", "endnotes")
_BLADZIJDEN = {"first": " van de eerste bladzijde", "even": " van de even bladzijden"}


@dataclass(frozen=True, slots=True)
class _Relatie:
    """A part that another one names: by which id, as what ("header"), and the name of the part."""

    id: str
    soort: str
    doel: str


def paragraphs(data: bytes, naam: str = "brief.docx") -> list[Alinea]:
    """Return every paragraph: first the text, then headers, footers and notes, each in the order of reading.

    Headers and footers come in the order in which the sections name them, whatever their parts are called. Raises
    `BronFout` when it is no sound Word file.
    """
    leden = read_package(data, naam)
    return [alinea for lezer in _read_all(leden) for alinea in lezer.alineas()]


def parts_by_place(leden: dict[str, bytes]) -> dict[str, str]:
    """Return the parts with text of an unpacked letter by where they are seen, in the order of `paragraphs`."""
    return {lezer.plek: lezer.deel for lezer in _read_all(leden)}


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


def _read_all(leden: dict[str, bytes]) -> Iterator[Alinealezer]:
    stijlen = _styles(leden)
    gelezen: set[str] = set()
    for relatie in _relations(leden, _RELATIES, ""):
        if relatie.soort != _HOOFD or relatie.doel not in leden or gelezen:
            continue
        lezer = _read_part(leden, relatie.doel, _TEKST, stijlen)
        gelezen.add(relatie.doel)
        yield lezer
        for deel, plek in _around(leden, relatie.doel, lezer.verwijzingen):
            if deel not in gelezen:
                gelezen.add(deel)
                yield _read_part(leden, deel, plek, stijlen)


def _around(leden: dict[str, bytes], hoofd: str, verwijzingen: Sequence[Verwijzing]) -> Iterator[tuple[str, str]]:
    """Yield the parts round a text with where they are seen: headers, footers, notes; those of section 1 first."""
    map_, bestand = posixpath.split(hoofd)
    relaties = sorted(_relations(leden, f"{map_}/_rels/{bestand}.rels", map_), key=lambda relatie: relatie.doel)
    doelen = {relatie.id: relatie.doel for relatie in relaties}
    for soort, woord in _SOORTEN.items():
        for verwijzing in sorted(verwijzingen, key=lambda een: (een.sectie, een.bladzijden != "first", een.bladzijden)):
            if verwijzing.soort == soort and doelen.get(verwijzing.relatie) in leden:
                sectie = f", deel {verwijzing.sectie}" if verwijzing.sectie > 1 else ""
                yield doelen[verwijzing.relatie], f"{woord}{_BLADZIJDEN.get(verwijzing.bladzijden, '')}{sectie}"
        gewoon = woord if soort in _NOTEN else f"{woord} zonder bladzijde"
        los = [relatie.doel for relatie in relaties if relatie.soort == soort and relatie.doel in leden]
        yield from ((deel, gewoon if nr == 1 else f"{gewoon} {nr}") for nr, deel in enumerate(los, 1))


def _relations(leden: dict[str, bytes], naam: str, map_: str) -> list[_Relatie]:
    gevonden: list[_Relatie] = []

    def begin(element: str, attributen: dict[str, str]) -> None:
        if element.rpartition(":")[2] == "Relationship" and attributen.get("TargetMode") != "External":
            doel = attributen.get("Target", "")
            pad = doel.lstrip("/") if doel.startswith("/") else posixpath.normpath(posixpath.join(map_, doel))
            soort = attributen.get("Type", "").rpartition("/")[2]
            gevonden.append(_Relatie(attributen.get("Id", ""), soort, pad))

    if naam in leden:
        read_events(leden[naam], begin)
    return gevonden


def _read_part(leden: dict[str, bytes], deel: str, plek: str, stijlen: dict[str, str]) -> Alinealezer:
    lezer = Alinealezer(deel, plek, stijlen)
    read_events(leden[deel], lezer.begin, lezer.end, lezer.text)
    return lezer


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
