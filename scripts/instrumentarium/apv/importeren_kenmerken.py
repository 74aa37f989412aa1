"""Reads what stands beside the words: attributes, origin (`herkomst`) and whether a thing has lapsed.

In: an element. Out: plain dicts, `Herkomst`, a status word. Dates that cannot be read stay out here and are reported
by the metadata reader; no text is read but that of the metadata itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from lxml import etree

from instrumentarium.apv.importeren_namen import HERKOMST, METADATA, VANZELF
from instrumentarium.apv.importeren_tekst import WIT, without_refused
from instrumentarium.apv.importeren_xml import local_name
from instrumentarium.bronnen.soorten.regeling_tekst import Herkomst

# What a file has no attribute of its own for (a key, the subject) travels in this namespace in our exports.
EIGEN_NS = "urn:x-instrumentarium:1"
EIGEN = "ins"
NIET_IN_WERKING = "nog-niet-in-werking"
# What stands where a text was, or will be: "[Vervallen per 01-01-2013]", "(gereserveerd)".
_PER = r"(?:\s+(?:per|met ingang van|m\.?i\.?v\.?|op)\s+[\w .-]{4,30})?"
_LEEG = re.compile(
    rf"[\[(]?\s*(?:(?:dit|deze)\s+\w+\s+)?(?:is\s+)?(vervallen|gereserveerd){_PER}\s*[\])]?\.?", re.IGNORECASE
)
_LEEG_SLOT = re.compile(rf".*[\[(]\s*(vervallen|gereserveerd){_PER}\s*[\])]\.?", re.IGNORECASE | re.DOTALL)
_NIET_IN_WERKING = re.compile(r".*nog niet in werking.*|treedt in werking op een nader te bepalen.*", re.IGNORECASE)
_XML = "{http://www.w3.org/XML/1998/namespace}"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


def read_kenmerken(element: etree._Element, weg: Iterable[str] = ()) -> dict[str, str]:
    """Return the attributes that say something, by name, without those in `weg`."""
    uit = {}
    for naam, waarde in element.attrib.items():
        sleutel = _attribute_name(str(naam))
        if sleutel in HERKOMST or sleutel in weg or str(naam).startswith(_XSI) or sleutel == f"{EIGEN}:sleutel":
            continue
        if (sleutel, waarde) not in VANZELF:
            uit[sleutel] = without_refused(" ".join(str(waarde).split()))
    return uit


def read_link(element: etree._Element) -> dict[str, str]:
    """Return the attributes of an element inside a sentence: a link keeps its target in full."""
    uit = read_kenmerken(element)
    pad = read_attribute(element, "bwb-ng-variabel-deel")
    return uit | ({"pad": pad} if pad else {})


def read_herkomst(element: etree._Element) -> Herkomst | None:
    """Return what BWB records about this element, or None when there is nothing (CVDR has nothing)."""
    herkomst = Herkomst(
        pad=read_attribute(element, "bwb-ng-variabel-deel"),
        label_id=read_attribute(element, "label-id"),
        jci=_jci(element),
        bron=read_attribute(element, "bron"),
        effect=read_attribute(element, "effect"),
        bekend=to_day(element.get("publicatie_bron")),
        inwerking=to_day(element.get("inwerking")),
        inwerking_bekend=to_day(element.get("publicatie_iwt")),
        terugwerkend=to_day(next((d.get("isodatum") for d in _own(element, "terugwerkend.datum")), None)),
        terugwerkend_telling=next(
            (read_attribute(d, "datum-scope") for d in _own(element, "terugwerkend.datum")), None
        ),
        opmerkingen=[text for d in _own(element, "opmerkingen-inhoud") if (text := plain_text(d))],
    )
    return herkomst if herkomst != Herkomst() else None


def read_attribute(element: etree._Element, naam: str) -> str | None:
    """Return an attribute, or None when it is not there or empty."""
    waarde = element.get(naam)
    return without_refused(waarde) if waarde else None


def to_day(tekst: str | None) -> date | None:
    """Return a day written as 2022-05-01; None for nothing and for anything else."""
    if tekst is None or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst.strip(), re.ASCII):
        return None
    try:
        return date.fromisoformat(tekst.strip())
    except ValueError:
        return None


def plain_text(element: etree._Element) -> str:
    """Return all words of an element, folded to single spaces."""
    woorden = re.sub(f"[{WIT}]+", " ", "".join(str(stuk) for stuk in element.itertext()))
    return without_refused(woorden.strip(WIT))


def status_word(attribuut: str | None) -> str | None:
    """Return the status that an attribute gives; "goed" and nothing are None."""
    if attribuut in (None, "", "goed", "officieel"):
        return None
    return NIET_IN_WERKING if attribuut in ("nogniet", "nog-niet") else attribuut


def status_of(titel: str | None, teksten: Iterable[str], noten: Iterable[str]) -> str | None:
    """Return vervallen, gereserveerd or nog-niet-in-werking when heading, words or notes say that and nothing else."""
    woorden = [tekst for tekst in teksten if tekst]
    if woorden:
        return _shared(woorden)
    if titel and (treffer := _LEEG.fullmatch(titel) or _LEEG_SLOT.fullmatch(titel)):
        return treffer.group(1).lower()
    noten = [noot for noot in noten if noot]
    if noten and all(_NIET_IN_WERKING.fullmatch(noot) for noot in noten):
        return NIET_IN_WERKING
    return _shared(noten)


def _shared(teksten: list[str]) -> str | None:
    """Return the one word that all texts come down to."""
    treffers = [_LEEG.fullmatch(tekst) for tekst in teksten]
    woorden = {treffer.group(1).lower() if treffer else None for treffer in treffers}
    return woorden.pop() if len(woorden) == 1 else None


def _attribute_name(naam: str) -> str:
    if naam.startswith(_XML):
        return "xml:" + naam[len(_XML) :]
    if naam.startswith(f"{{{EIGEN_NS}}}"):
        return f"{EIGEN}:" + naam.rsplit("}", 1)[-1]
    return naam.rsplit("}", 1)[-1]


def _own(element: etree._Element, naam: str) -> Iterator[etree._Element]:
    """Yield the descendants with that name in the element's own metadata."""
    for kind in element:
        if local_name(kind) in METADATA:
            yield from (deel for deel in kind.iter("{*}" + naam))


def _jci(element: etree._Element) -> str | None:
    for jci in _own(element, "jci"):
        if jci.get("versie") == "1.3" and jci.get("verwijzing"):
            return read_attribute(jci, "verwijzing")
    return None
