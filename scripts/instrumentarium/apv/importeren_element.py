"""Small questions about one element of an official file: what stands in it directly, and what stands first.

In: an element. Out: yes or no, or a child. Reads no text into the tree.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from instrumentarium.apv.importeren_namen import BLOK, METADATA, NOOT_NUMMER, NOTEN, NUMMERS
from instrumentarium.apv.importeren_tekst import WIT
from instrumentarium.apv.importeren_xml import local_name

_LOSSE_WOORDEN = frozenset({("voornaam", "achternaam"), ("initialen", "achternaam"), ("plaats", "datum")})


def has_loose_text(element: etree._Element) -> bool:
    """Say whether words stand directly in this element."""
    return any(tekst and tekst.strip(WIT) for tekst in (element.text, *(kind.tail for kind in element)))


def holds_block(element: etree._Element) -> bool:
    """Say whether something in this element ends a paragraph; what is inside a note does not count."""
    return any(
        local_name(kind) in BLOK or (local_name(kind) not in NOTEN | METADATA and holds_block(kind)) for kind in element
    )


def first_child(element: etree._Element, namen: Iterable[str]) -> etree._Element | None:
    """Return the first child when it has one of these names and no words stand before it."""
    if element.text and element.text.strip(WIT):
        return None
    for kind in element:
        if local_name(kind) in namen:
            return kind
        if local_name(kind) not in METADATA or (kind.tail and kind.tail.strip(WIT)):
            return None
    return None


def begins_apart(element: etree._Element) -> bool:
    """Say whether the words of an element stand apart from those before it: a surname right after a first name."""
    vorige = element.getprevious()
    return vorige is not None and not vorige.tail and (local_name(vorige), local_name(element)) in _LOSSE_WOORDEN


def has_words(element: etree._Element) -> bool:
    """Say whether an element holds words, those of its notes aside."""
    return any(
        (stuk or "").strip(WIT)
        for stuk in (element.text, *(kind.tail for kind in element if local_name(kind) not in METADATA))
    ) or any(has_words(kind) for kind in element if local_name(kind) not in METADATA | NOTEN)


def label_element(element: etree._Element) -> etree._Element | None:
    """Return the element with the label, when it stands first and holds words."""
    nummer = first_child(element, NUMMERS | NOOT_NUMMER)
    return nummer if nummer is not None and has_words(nummer) else None
