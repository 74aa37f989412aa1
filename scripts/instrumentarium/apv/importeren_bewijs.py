"""Proves that the tree says what the file says: every character, in order, and a space where there was one.

In: the root of the XML and the tree made of it. Out: the number of characters, or BronFout with the first difference
at its line. Written apart from the importer: the two share the tables of names and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs
from lxml import etree

from instrumentarium.apv.importeren_namen import INLINE, METADATA, NOOT_NUMMER, NOTEN, NUMMERDRAGERS, NUMMERS
from instrumentarium.apv.importeren_tekst import WIT
from instrumentarium.apv.importeren_xml import line_of, local_name
from instrumentarium.fouten import Bevinding, BronFout, Plaats

GRENS = None  # here one text ends and the next begins
_AAN, _SPATIE, _LOS = 0, 1, 2
_WOORDEN = re.compile(f"[{WIT}]+|[^{WIT}]+")

Stuk = str | None


@attrs.frozen
class _Reeks:
    """Characters without white space, and for each what came before it: nothing, a space or a boundary."""

    tekens: str
    gaten: bytes

    def show(self, van: int, tot: int) -> str:
        """Return a stretch with its spaces, for a message."""
        plaatsen = range(max(0, van), min(tot, len(self.tekens)))
        return "".join((" " if self.gaten[plek] else "") + self.tekens[plek] for plek in plaatsen)


def prove(naam: str, xml: Iterable[etree._Element], boom: Iterable[str]) -> int:
    """Return how many characters (white space aside) both have; raises BronFout with the first difference."""
    elementen = list(xml)
    uit_xml = _fold(stuk for element in elementen for stuk in _xml_pieces(element))
    uit_boom = _fold(stuk for tekst in boom for stuk in (GRENS, tekst))
    plek = _first_difference(uit_xml, uit_boom)
    if plek is None:
        return len(uit_xml.tekens)
    raise BronFout([Bevinding(Plaats(naam, _line_of(elementen, plek), 1), _message(uit_xml, uit_boom, plek), _UITWEG)])


_UITWEG = "Er is niets geschreven; meld dit met het bestand erbij."


def _xml_pieces(element: etree._Element) -> Iterator[Stuk]:
    """Yield the words of an element in document order, with a boundary at every element that ends a run of words."""
    grens = local_name(element) not in INLINE
    if grens:
        yield GRENS
    yield from _number_attribute(element)
    yield element.text or ""
    for kind in element:
        if local_name(kind) in METADATA:
            yield GRENS
        else:
            yield from _xml_pieces(kind)
        yield kind.tail or ""
    if grens:
        yield GRENS


def _number_attribute(element: etree._Element) -> Iterator[Stuk]:
    """Yield the attribute `nr` where it is the only place of the number (CVDR)."""
    if local_name(element) not in NUMMERDRAGERS or not element.get("nr"):
        return
    eerste = next((kind for kind in element if local_name(kind) not in METADATA), None)
    if eerste is not None and not (element.text or "").strip(WIT) and _is_label(eerste):
        return
    yield element.get("nr") or ""
    yield GRENS


def _is_label(element: etree._Element) -> bool:
    return local_name(element) in NUMMERS | NOOT_NUMMER and bool(_own_words(element).strip(WIT))


def _own_words(element: etree._Element) -> str:
    """Return the words of an element without those of its notes."""
    binnen = "".join(
        _own_words(kind) + (kind.tail or "") for kind in element if local_name(kind) not in METADATA | NOTEN
    )
    return (element.text or "") + binnen


def _fold(stukken: Iterable[Stuk]) -> _Reeks:
    woorden: list[str] = []
    gaten = bytearray()
    gat = _LOS
    for stuk in stukken:
        if stuk is GRENS:
            gat = _LOS
            continue
        for woord in _WOORDEN.findall(stuk or ""):
            if woord[0] in WIT:
                gat = max(gat, _SPATIE)
                continue
            woorden.append(woord)
            gaten.append(gat)
            gaten += bytes(len(woord) - 1)
            gat = _AAN
    return _Reeks("".join(woorden), bytes(gaten))


def _first_difference(xml: _Reeks, boom: _Reeks) -> int | None:
    if xml == boom:
        return None
    for plek in range(max(len(xml.tekens), len(boom.tekens))):
        if xml.tekens[plek : plek + 1] != boom.tekens[plek : plek + 1]:
            return plek
        if not _fits(xml.gaten[plek], boom.gaten[plek]):
            return plek
    return None


def _fits(xml: int, boom: int) -> bool:
    """Say whether the gap before a character may be so: words stay apart, and words stay whole."""
    return xml == _LOS or (xml == _AAN) == (boom == _AAN)


def _message(xml: _Reeks, boom: _Reeks, plek: int) -> str:
    voor, in_xml, in_boom = xml.show(plek - 20, plek), xml.show(plek, plek + 20), boom.show(plek, plek + 20)
    if xml.tekens[plek : plek + 20] == boom.tekens[plek : plek + 20]:
        return f'bij het inlezen schuift een spatie: na "{voor}" bij "{in_xml.strip()}"'
    return (
        f'bij het inlezen gaat tekst verloren of verschuift: na "{voor}": '
        f'het bestand heeft "{in_xml.strip()}", de boom "{in_boom.strip()}"'
    )


def _line_of(elementen: list[etree._Element], plek: int) -> int:
    """Return the line of the element that holds the character at `plek`."""
    teller, regel = 0, 1
    for wortel in elementen:
        for element in wortel.iter("*"):
            regel = line_of(element)
            teller += len("".join((element.text or "").split()))
            if teller > plek:
                return regel
    return regel
