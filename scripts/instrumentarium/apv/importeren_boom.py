"""Turns the body of a regulation into the typed tree: structure, articles, leden, onderdelen, lists, tables.

In: an element of a CVDR or BWB file. Out: a row of `Deel`. What has no place in the types is kept as a `Deel` with the
name of the element; no words are lost, moved or repaired.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
from lxml import etree

from instrumentarium.apv import importeren_tabel
from instrumentarium.apv.importeren_element import first_child, has_loose_text, has_words, holds_block
from instrumentarium.apv.importeren_kenmerken import (
    EIGEN_NS,
    read_attribute,
    read_herkomst,
    read_kenmerken,
    status_of,
    status_word,
)
from instrumentarium.apv.importeren_kop import Etiket, Kop, flat_text, parse_kop, read_label
from instrumentarium.apv.importeren_namen import (
    ARTIKELEN,
    INLINE,
    ITEMS,
    LEEG_BEWAREN,
    LIJSTEN,
    METADATA,
    NOTEN,
    OMSLAGEN,
    TABELLEN,
    XML_NAAM,
)
from instrumentarium.apv.importeren_namen import LEDEN as LEDEN_NAMEN
from instrumentarium.apv.importeren_stroom import (
    ALINEA,
    LEDEN,
    LIJST,
    LOS,
    is_paragraph,
    read_flow,
)
from instrumentarium.apv.importeren_tekst import Opgemaakt
from instrumentarium.apv.importeren_xml import local_name
from instrumentarium.bronnen.soorten.regeling_tekst import Deel, Kopdeel, Noot, Tekstlid

ARTIKEL = "artikel"
# A kind of our own; an unknown element that happens to have such a name is a `blok`.
EIGEN = frozenset({ALINEA, LEDEN, LIJST, LOS, ARTIKEL, "tabel"})
BLOK = "blok"
_KOP = frozenset({"kop"})


def read_body(element: etree._Element) -> list[Deel]:
    """Return the content of a wrapper (`body`, `wetgeving`) in document order."""
    return read_flow(element, read_block)


def read_block(element: etree._Element) -> list[Deel]:
    """Return one block; a wrapper gives its content, an empty list nothing."""
    naam = local_name(element)
    if naam in OMSLAGEN and not _has_heading(element):
        return read_body(element)
    if naam in ARTIKELEN:
        return [_article(element)]
    if naam in LIJSTEN:
        return _list(element)
    if naam in ITEMS:
        return [Deel(soort=LOS, onderdelen=[_item(element)])]
    if naam in LEDEN_NAMEN:
        return [Deel(soort=LEDEN, leden=[_numbered(element)])]
    if naam in TABELLEN:
        tabel = importeren_tabel.read_table(element, read_body)
        return [tabel] if tabel else [_other(element)]
    ander = _other(element)
    return [] if attrs.evolve(ander, herkomst=None) == Deel(soort="kop") else [ander]


def status_of_lid(lid: Tekstlid) -> str | None:
    """Return the status that the words and notes of a lid give, whatever its attribute says."""
    return status_of(None, _texts(lid), _texts_of_notes(lid.noten))


def _article(element: etree._Element) -> Deel:
    kop, kopelement = _heading(element)
    leden: list[Tekstlid] = []
    los: list[Deel] = []
    for deel in _content(element, kopelement):
        if deel.soort == LEDEN:
            leden += _loose_lid(los) + deel.leden
            los = []
        else:
            los.append(deel)
    leden += _loose_lid(los)
    status = status_word(read_attribute(element, "status")) or _status_of_leden(kop.titel, leden)
    naam = local_name(element)
    kenmerken = read_kenmerken(element, weg=["status"]) | ({} if naam == ARTIKEL else {XML_NAAM: naam})
    return _with_kop(
        Deel(soort=ARTIKEL, status=status, leden=leden, kenmerken=kenmerken, herkomst=read_herkomst(element)), kop
    )


def _loose_lid(delen: list[Deel]) -> list[Tekstlid]:
    """Return the words of an article that stand in no lid as a lid without a number."""
    return [_fill(Tekstlid(), delen)] if delen else []


def _numbered(element: etree._Element) -> Tekstlid:
    """Return a lid or onderdeel: a label of its own, then content."""
    etiket = read_label(element, met_noten=True)
    return _fill(_labelled(element, etiket), _content(element, etiket.element))


def _item(element: etree._Element) -> Tekstlid:
    """Return an onderdeel; of a definition list with its term, when it has the usual shape."""
    etiket = read_label(element, met_noten=True)
    rest = [kind for kind in element if local_name(kind) not in METADATA and kind is not etiket.element]
    if etiket.noten or has_loose_text(element) or [local_name(kind) for kind in rest] != ["term", "definitie"]:
        return _numbered(element)
    term = flat_text(rest[0])
    kopdeel = Kopdeel(deel="term", tekst=term.tekst, opmaak=term.opmaak, noten=term.noten)
    return _fill(attrs.evolve(_labelled(element, etiket), term=kopdeel), read_body(rest[1]))


def _labelled(element: etree._Element, etiket: Etiket) -> Tekstlid:
    naam = local_name(element)
    anders = {XML_NAAM: naam} if naam in LEDEN_NAMEN and naam != "lid" else {}
    return Tekstlid(
        sleutel=element.get(f"{{{EIGEN_NS}}}sleutel") or "",
        nr=etiket.nr,
        aanduiding=etiket.voluit,
        noten=etiket.noten,
        status=status_word(read_attribute(element, "status")),
        kenmerken=read_kenmerken(element, weg=["status", "nr"]) | etiket.kenmerken | anders,
        herkomst=read_herkomst(element),
    )


def _content(element: etree._Element, zonder: etree._Element | None) -> list[Deel]:
    return read_flow(element, read_block, [] if zonder is None else [zonder])


def _fill(lid: Tekstlid, delen: list[Deel]) -> Tekstlid:
    """Put the content in its places: the words, the list, the one paragraph after it, and the rest."""
    rest = list(delen)
    leeg = Deel(soort=ALINEA)
    eerste = rest.pop(0) if rest and is_paragraph(rest[0]) else leeg
    lijst = rest.pop(0) if rest and _is_plain_list(rest[0]) else leeg
    slot = rest.pop() if lijst is not leeg and len(rest) == 1 and is_paragraph(rest[0]) else None
    noten = [attrs.evolve(noot, op=0) for noot in lid.noten] + eerste.noten
    gevuld = attrs.evolve(
        lid,
        tekst=eerste.tekst,
        opmaak=eerste.opmaak,
        noten=noten,
        onderdelen=lijst.onderdelen,
        lijst=lijst.lijst,
        slot=slot.tekst if slot else None,
        slot_opmaak=slot.opmaak if slot else [],
        slot_noten=slot.noten if slot else [],
        vervolg=rest,
    )
    return attrs.evolve(gevuld, status=gevuld.status or status_of_lid(gevuld))


def _list(element: etree._Element) -> list[Deel]:
    kinderen = [kind for kind in element if local_name(kind) not in METADATA]
    kenmerken = read_kenmerken(element)
    if has_loose_text(element) or not all(local_name(kind) in ITEMS for kind in kinderen):
        return [_other(element)]
    onderdelen = [_item(kind) for kind in kinderen]
    if local_name(element) != list_name(onderdelen):
        kenmerken[XML_NAAM] = local_name(element)
    return [Deel(soort=LIJST, onderdelen=onderdelen, lijst=kenmerken)]


def list_name(onderdelen: Sequence[Tekstlid]) -> str:
    """Return the name that a list of these items has of itself."""
    return "definitielijst" if any(deel.term for deel in onderdelen) else LIJST


def _other(element: etree._Element) -> Deel:
    """Return any other element: a paragraph of its own, or a heading with content."""
    kop, kopelement = _heading(element)
    naam = local_name(element)
    if kopelement is None and _is_leaf(element):
        woorden = flat_text(element)
        inhoud = _only_pictures(woorden)
        woorden = Opgemaakt() if inhoud else woorden
    else:
        woorden = Opgemaakt()
        inhoud = _content(element, kopelement)
    deel = Deel(
        soort=BLOK if naam in EIGEN else naam,
        tekst=woorden.tekst,
        opmaak=woorden.opmaak,
        noten=woorden.noten,
        inhoud=inhoud,
        kenmerken=read_kenmerken(element, weg=["status"]) | ({XML_NAAM: naam} if naam in EIGEN else {}),
        herkomst=read_herkomst(element),
    )
    status = status_word(read_attribute(element, "status")) or _status_of_inhoud(kop.titel, deel)
    return _with_kop(attrs.evolve(deel, status=status), kop)


def _only_pictures(woorden: Opgemaakt) -> list[Deel]:
    """Return pictures that stand without words as parts of their own, whatever marks stood around them."""
    if woorden.tekst or woorden.noten or not all(deel.soort in LEEG_BEWAREN for deel in woorden.opmaak):
        return []
    return [
        Deel(soort=deel.soort, kenmerken={naam: w for naam, w in deel.kenmerken.items() if naam != "status"})
        for deel in woorden.opmaak
    ]


def _is_leaf(element: etree._Element) -> bool:
    kinderen = [kind for kind in element if local_name(kind) not in METADATA]
    if holds_block(element):
        return False
    if has_loose_text(element):
        return True
    namen = {local_name(kind) for kind in kinderen}
    # A picture with words of its own is no picture in a sentence.
    met_woorden = any(local_name(kind) in LEEG_BEWAREN and has_words(kind) for kind in kinderen)
    return namen <= INLINE | NOTEN | LEEG_BEWAREN and not met_woorden and not (namen and namen <= LEEG_BEWAREN)


def _heading(element: etree._Element) -> tuple[Kop, etree._Element | None]:
    kop = first_child(element, _KOP)
    return (Kop(), None) if kop is None else (parse_kop(kop), kop)


def _has_heading(element: etree._Element) -> bool:
    kop = first_child(element, _KOP)
    return kop is not None and bool(flat_text(kop))


def _with_kop(deel: Deel, kop: Kop) -> Deel:
    return attrs.evolve(deel, label=kop.label, nr=kop.nr, titel=kop.titel, kop=kop.delen)


def _is_plain_list(deel: Deel) -> bool:
    return deel.soort == LIJST and bool(deel.onderdelen) and not deel.inhoud


def _status_of_leden(titel: str | None, leden: list[Tekstlid]) -> str | None:
    return status_of(
        titel,
        [tekst for lid in leden for tekst in _texts(lid)],
        [tekst for lid in leden for tekst in _texts_of_notes(lid.noten)],
    )


def _status_of_inhoud(titel: str | None, deel: Deel) -> str | None:
    if any(kind.soort not in (ALINEA, "structuurtekst") for kind in deel.inhoud):
        return None
    alineas = [deel, *(alinea for kind in deel.inhoud for alinea in (kind, *kind.inhoud))]
    if not any(alinea.tekst or alinea.noten for alinea in alineas):
        return status_of(titel, [], []) if titel else None
    return status_of(titel, [alinea.tekst for alinea in alineas], _texts_of_notes(n for a in alineas for n in a.noten))


def _texts(lid: Tekstlid) -> list[str]:
    diep = [tekst for onderdeel in lid.onderdelen for tekst in _texts(onderdeel)]
    return [lid.tekst, *diep, lid.slot or "", *("…" for _ in lid.vervolg)]


def _texts_of_notes(noten: Iterator[Noot] | list[Noot]) -> list[str]:
    return [noot.tekst for noot in noten if noot.soort == "redactie"]
