"""Reads a CALS table: columns, rows of head, body and foot, cells with whatever stood in them.

In: a `table` element. Out: a `Deel` of the kind tabel, or None when the table has another shape (text between cells,
several groups, unknown elements); the caller then keeps it as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from lxml import etree

from instrumentarium.apv.importeren_element import first_child, has_loose_text
from instrumentarium.apv.importeren_kenmerken import read_attribute, read_herkomst, read_kenmerken
from instrumentarium.apv.importeren_kop import flat_text
from instrumentarium.apv.importeren_namen import KOLOMMEN, METADATA, XML_NAAM
from instrumentarium.apv.importeren_stroom import is_paragraph
from instrumentarium.apv.importeren_xml import local_name
from instrumentarium.bronnen.soorten.regeling_tekst import Cel, Deel, Kolom, Kopdeel, Rij

_DELEN: dict[str, Literal["kop", "romp", "voet"]] = {"thead": "kop", "tbody": "romp", "tfoot": "voet"}
_TITEL = frozenset({"title"})


def read_table(tabel: etree._Element, lees_inhoud: Callable[[etree._Element], list[Deel]]) -> Deel | None:
    """Return the table, or None when it is not of the usual shape."""
    titel = first_child(tabel, _TITEL)
    rest = [kind for kind in _children(tabel) if kind is not titel]
    if has_loose_text(tabel) or [local_name(kind) for kind in rest] != ["tgroup"] or not _is_regular(rest[0]):
        return None
    groep = rest[0]
    woorden = flat_text(titel) if titel is not None else None
    return Deel(
        soort="tabel",
        titel=woorden.tekst if woorden and woorden.tekst else None,
        kop=[Kopdeel(deel="title", tekst=woorden.tekst, opmaak=woorden.opmaak, noten=woorden.noten)]
        if woorden and (woorden.opmaak or woorden.noten)
        else None,
        kolommen=[_column(kind) for kind in groep if local_name(kind) in KOLOMMEN],
        rijen=list(_rows(groep, lees_inhoud)),
        kenmerken=read_kenmerken(tabel) | {f"tgroup:{naam}": w for naam, w in read_kenmerken(groep).items()},
        herkomst=read_herkomst(tabel),
    )


def _is_regular(groep: etree._Element) -> bool:
    """Say whether a group holds columns and rows of cells and nothing else; columns come first, parts are not mixed."""
    if has_loose_text(groep):
        return False
    for kind in _children(groep):
        naam = local_name(kind)
        if naam in KOLOMMEN:
            if len(kind) or has_loose_text(kind):
                return False
        elif naam not in _DELEN or has_loose_text(kind) or not all(map(_is_row, _children(kind))):
            return False
    namen = [local_name(kind) for kind in _children(groep) if local_name(kind) not in KOLOMMEN]
    return len(set(namen)) == len(namen)


def _is_row(rij: etree._Element) -> bool:
    cellen = _children(rij)
    return local_name(rij) == "row" and not has_loose_text(rij) and all(local_name(cel) == "entry" for cel in cellen)


def _rows(groep: etree._Element, lees_inhoud: Callable[[etree._Element], list[Deel]]) -> Iterator[Rij]:
    for deel in _children(groep):
        soort = _DELEN.get(local_name(deel))
        for rij in _children(deel) if soort else ():
            yield Rij(
                deel=soort or "romp",
                cellen=[_cell(cel, lees_inhoud) for cel in _children(rij)],
                kenmerken=read_kenmerken(rij),
            )


def _cell(cel: etree._Element, lees_inhoud: Callable[[etree._Element], list[Deel]]) -> Cel:
    delen = lees_inhoud(cel)
    eerste = delen.pop(0) if delen and is_paragraph(delen[0]) else Deel(soort="alinea")
    return Cel(
        tekst=eerste.tekst, opmaak=eerste.opmaak, noten=eerste.noten, vervolg=delen, kenmerken=read_kenmerken(cel)
    )


def _column(kolom: etree._Element) -> Kolom:
    anders = {} if local_name(kolom) == "colspec" else {XML_NAAM: local_name(kolom)}
    kenmerken = read_kenmerken(kolom, weg=["colname"]) | anders
    return Kolom(naam=read_attribute(kolom, "colname") or "", kenmerken=kenmerken)


def _children(element: etree._Element) -> list[etree._Element]:
    return [kind for kind in element if local_name(kind) not in METADATA]
