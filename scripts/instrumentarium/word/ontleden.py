"""Takes a Word template apart with docxtpl: the bytes of a .docx go in, the sources of its parts come out.

This is the only module that touches docxtpl and python-docx. What docxtpl does before Jinja is left to docxtpl itself
(`patch_xml`), so that a template means here what it means there. Renders nothing.
"""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI
from docx.opc.pkgwriter import _ContentTypesItem
from docxtpl import DocxTemplate
from lxml import etree

from instrumentarium.word.boom import W, parse_tree
from instrumentarium.word.kern import KERN
from instrumentarium.word.programma import split_lines

TEKENING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
EIGENSCHAPPEN = {
    "titel": "title",
    "onderwerp": "subject",
    "trefwoorden": "keywords",
    "omschrijving": "comments",
    "identificatie": "identifier",
    "categorie": "category",
    "taal": "language",
}
_NOTEN = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_XML_KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAAMRUIMTE = re.compile(r'\sxmlns:(\w+)="([^"]*)"')
_NUMMER = re.compile(r'<w:p nr="(\d+)"')
_RSID = re.compile(r'\sw:rsid\w*="[^"]*"')
_LOSSE_TAG = re.compile(r"<w:p(?=[ >])[^>]*?(?P<leeg>/?)>|(?P<einde></w:p>)|(?P<tag>\{[%#][-+]?(?= ))")
_ONBEWERKT = re.compile(r"\{%[-+]?\s*raw\b")


@dataclass(frozen=True, slots=True)
class Bron:
    """A part that docxtpl renders: its Jinja source, one paragraph a line, and the XML round it."""

    naam: str
    bron: str
    voor: str
    na: str
    alineas: tuple[int, ...]
    kopvoet: bool
    tekening: str = ""


@dataclass(slots=True)
class Ontleed:
    """A template in pieces: sources of what docxtpl renders, bytes of everything else, in the order of the package."""

    bronnen: list[Bron] = field(default_factory=list)
    vast: dict[str, bytes] = field(default_factory=dict)
    eigenschappen: dict[str, str] = field(default_factory=dict)


def dissect(data: bytes, *, wis_sporen: bool = False) -> Ontleed:
    """Return the pieces of a template; any exception of docxtpl or python-docx means that they cannot read it."""
    sjabloon = DocxTemplate(io.BytesIO(data))
    sjabloon.init_docx()
    uit = Ontleed(eigenschappen=_properties(sjabloon.docx))
    uit.bronnen = [_body(sjabloon, wis_sporen), *_headers_and_footers(sjabloon, wis_sporen), *_notes(sjabloon)]
    _wipe_origin(sjabloon.docx)
    uit.vast = dict(_fixed_parts(sjabloon, {bron.naam for bron in uit.bronnen} | {KERN}))
    return uit


def _properties(document: Any) -> dict[str, str]:
    eigen = document.core_properties
    gevonden = {naam: tekst for naam, attribuut in EIGENSCHAPPEN.items() if (tekst := getattr(eigen, attribuut))}
    # Who made the template stays behind; a tag in that place asks for the author of the letter.
    return gevonden | ({"auteur": eigen.author} if "{{" in eigen.author else {})


def _body(sjabloon: Any, wis_sporen: bool) -> Bron:
    deel = sjabloon.docx.part
    wortel = deel.element
    hoes = copy.deepcopy(wortel)
    hoes.replace(hoes.body, etree.Element(f"{W}body"))
    voor, na = serialize_part_xml(hoes).decode().split("<w:body/>")
    bron, alineas = _source(sjabloon, wortel.body, wis_sporen)
    ruimtes = dict(_NAAMRUIMTE.findall(voor))
    kop, rest = bron.split(">", 1)
    kop = _NAAMRUIMTE.sub(lambda ruimte: "" if ruimtes.get(ruimte[1]) == ruimte[2] else ruimte[0], kop)
    prefixen = {element.prefix for element in wortel.body.iter(TEKENING)}
    return Bron(
        _name(deel),
        f"{kop}>{rest}",
        voor,
        na,
        alineas,
        kopvoet=False,
        tekening="|".join(sorted(filter(None, prefixen))),
    )


def _headers_and_footers(sjabloon: Any, wis_sporen: bool) -> Iterator[Bron]:
    gezien = set()
    for soort in (sjabloon.HEADER_URI, sjabloon.FOOTER_URI):
        for _, deel in sjabloon.get_headers_footers(soort):
            if _name(deel) not in gezien:
                gezien.add(_name(deel))
                wortel = etree.fromstring(sjabloon.get_part_xml(deel))
                bron, alineas = _source(sjabloon, wortel, wis_sporen)
                yield Bron(_name(deel), bron, _XML_KOP, "", alineas, kopvoet=True)


def _notes(sjabloon: Any) -> Iterator[Bron]:
    for deel in sjabloon.docx.part.package.parts:
        if deel.content_type == _NOTEN:
            yield Bron(_name(deel), _patch(sjabloon, deel.blob.decode(), wis_sporen=False), "", "", (), kopvoet=False)


def _source(sjabloon: Any, element: Any, wis_sporen: bool) -> tuple[str, tuple[int, ...]]:
    bron = _patch(sjabloon, sjabloon.xml_to_string(element), wis_sporen)
    genummerd = copy.deepcopy(element)
    for nr, alinea in enumerate(genummerd.iter(f"{W}p"), 1):
        if len(alinea) or alinea.attrib:
            eigen = dict(alinea.attrib)
            alinea.attrib.clear()
            alinea.attrib.update({"nr": str(nr), **eigen})
    nummers = _paragraph_numbers(_patch(sjabloon, sjabloon.xml_to_string(genummerd), wis_sporen))
    return bron, nummers


def _patch(sjabloon: Any, xml: str, wis_sporen: bool) -> str:
    if wis_sporen:
        xml = _RSID.sub("", xml)
    bron = split_lines(sjabloon.patch_xml(xml))
    # In a raw block a line end inside a tag would be text.
    return bron if _ONBEWERKT.search(bron) else _split_loose_tags(bron)


def _split_loose_tags(bron: str) -> str:
    # A tag that docxtpl lifted out of its paragraph gets a line of its own too: a line end inside a tag is nothing.
    diepte = 0

    def split(gevonden: re.Match[str]) -> str:
        nonlocal diepte
        if gevonden["tag"]:
            return gevonden.group() if diepte else f"{gevonden.group()}\n"
        diepte += -1 if gevonden["einde"] else 0 if gevonden["leeg"] else 1
        return gevonden.group()

    return _LOSSE_TAG.sub(split, bron)


def _paragraph_numbers(genummerd: str) -> tuple[int, ...]:
    # A line that does not begin with a paragraph begins in a tag that was lifted out of the next one.
    nummers = [0]
    for regel in genummerd.split("\n")[1:]:
        gevonden = _NUMMER.match(regel)
        nummers.append(int(gevonden.group(1)) if gevonden else nummers[-1] + 1)
    return tuple(nummers)


def _wipe_origin(document: Any) -> None:
    # Who edited the template, and in which sessions, does not travel with a letter.
    instellingen = document.settings.element
    for spoor in instellingen.findall(f"{W}rsids"):
        instellingen.remove(spoor)
    for kenmerk, relatie in list(document.part.rels.items()):
        if relatie.reltype.endswith("/people"):
            del document.part.rels[kenmerk]


def _fixed_parts(sjabloon: Any, wisselend: set[str]) -> Iterator[tuple[str, bytes]]:
    pakket = sjabloon.docx.part.package
    delen = pakket.parts
    yield _name_of(CONTENT_TYPES_URI), _content_types(delen).blob
    yield _name_of(PACKAGE_URI.rels_uri), _as_bytes(pakket.rels.xml)
    for deel in delen:
        naam = _name(deel)
        if naam not in wisselend:
            yield naam, _without_origin(deel.blob) if naam == "docProps/app.xml" else deel.blob
        if len(deel.rels):
            yield _name_of(deel.partname.rels_uri), _as_bytes(deel.rels.xml)


def _content_types(delen: Any) -> Any:
    return _ContentTypesItem.from_parts(delen)  # type: ignore[no-untyped-call]  # -- python-docx has no types here


def _without_origin(inhoud: bytes) -> bytes:
    """Take out of app.xml where the template came from: its path, company, manager and editing time."""
    wortel = parse_tree(inhoud)
    for element in list(wortel):
        if etree.QName(element).localname in ("Template", "Company", "Manager", "HyperlinkBase", "TotalTime"):
            wortel.remove(element)
    return serialize_part_xml(wortel)


def _name(deel: Any) -> str:
    return _name_of(deel.partname)


def _name_of(uri: str) -> str:
    return str(uri).removeprefix("/")


def _as_bytes(xml: Any) -> bytes:
    return xml if isinstance(xml, bytes) else str(xml).encode()
