"""Reads a heading: its pieces as they stood, and the clean label, number and title that follow from them.

In: a `kop` element. Out: `Kop`. A number that a municipality typed inside the label ("1.Parkeren") is taken out for
`nr`; the piece itself stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
from lxml import etree

from instrumentarium.apv.importeren_kenmerken import read_kenmerken, read_link
from instrumentarium.apv.importeren_namen import BLOK, METADATA, NOOT_NUMMER, NOTEN
from instrumentarium.apv.importeren_tekst import TEKEN, WIT, Opgemaakt, Tekstbouwer
from instrumentarium.apv.importeren_xml import local_name
from instrumentarium.bronnen.soorten.regeling_tekst import Kopdeel, Noot

_WOORD = (
    r"(?:artikel|art\.|hoofdstuk|afdeling|paragraaf|subparagraaf|titeldeel|titel|boek|deel|bijlage|§|onderdeel|model)"
)
_NUMMER = r"(?:\d+(?:[.:]\d+)*(?:[a-z]{1,3}\b|[A-Z]{1,3}\b)?|[IVXLC]+\b[a-z]?|[A-Z]\b)"
_ALLES = re.compile(
    rf"({_WOORD})\s*({_NUMMER})(?:[.:)]*(?:\s+[-–]\s+|\s+|(?=[^\W\d])|\Z))(.*)", re.IGNORECASE | re.DOTALL
)
_ALLEEN_NUMMER = re.compile(r"(\d+(?:[.:]\d+)*[a-z]{0,2})(?:[.:)]+\s*|\s+|\Z)(.*)", re.DOTALL)
_KALE_DELEN = ("label", "nr", "titel")


@attrs.frozen(kw_only=True)
class Kop:
    """A heading; `delen` is None when label, nr and titel say all of it."""

    label: str | None = None
    nr: str | None = None
    titel: str | None = None
    delen: list[Kopdeel] | None = None


def parse_kop(kop: etree._Element) -> Kop:
    """Return the heading of an element."""
    delen = [deel for deel in _pieces(kop) if deel != Kopdeel(deel=deel.deel)]
    label, nr, titel = _clean(delen)
    kaal = [
        Kopdeel(deel=naam, tekst=tekst) for naam, tekst in zip(_KALE_DELEN, (label, nr, titel), strict=True) if tekst
    ]
    return Kop(label=label, nr=nr, titel=titel, delen=None if delen == kaal else delen)


def clean_number(tekst: str) -> str:
    """Return "2:40b" for "Artikel 2:40b." and "a" for "a)"; what is not a label comes back as it is."""
    kaal = re.sub(rf"\A{_WOORD}\s+", "", tekst.strip(), flags=re.IGNORECASE)
    kaal = re.sub(r"\A\((\w+)\)\Z", r"\1", kaal)
    return re.sub(r"(?<=[\w°])[.:;)]+\Z", "", kaal)


def flat_text(element: etree._Element, zonder: etree._Element | None = None) -> Opgemaakt:
    """Return all words of an element as one text; elements inside become markup, notes hang where they stood."""
    bouwer = Tekstbouwer()
    _fill(bouwer, element, zonder)
    return bouwer.finish()


def read_label(element: etree._Element, nummer: etree._Element | None) -> tuple[str, dict[str, str]]:
    """Return the label of a lid, item or note, and the refused characters in it by place ("teken:0": "U+0095")."""
    if nummer is None:
        bouwer = Tekstbouwer()
        bouwer.add(element.get("nr") or "")
        woorden = bouwer.finish()
    else:
        woorden = flat_text(nummer)
    tekens = {f"{TEKEN}:{deel.van}": deel.kenmerken["code"] for deel in woorden.opmaak if deel.soort == TEKEN}
    return woorden.tekst, tekens


def _fill(bouwer: Tekstbouwer, element: etree._Element, zonder: etree._Element | None = None) -> None:
    bouwer.add(element.text or "")
    for kind in element:
        naam = local_name(kind)
        if naam in METADATA or kind is zonder:
            pass
        elif naam in NOTEN:
            bouwer.add_note(_flat_note(kind))
        else:
            if naam in BLOK:
                bouwer.add_space()
            bouwer.open(naam, read_link(kind))
            _fill(bouwer, kind)
            bouwer.close()
            if naam in BLOK or naam == "br":
                bouwer.add_space()
        bouwer.add(kind.tail or "")


def _flat_note(noot: etree._Element) -> Noot:
    eerste = noot[0] if len(noot) and not (noot.text or "").strip(WIT) else None
    nummer = eerste if eerste is not None and local_name(eerste) in NOOT_NUMMER else None
    aanduiding, tekens = read_label(noot, nummer)
    tekst = flat_text(noot, nummer)
    kaal = clean_number(aanduiding)
    return Noot(
        soort=local_name(noot),
        op=0,
        nr=kaal,
        aanduiding=aanduiding if aanduiding != kaal else None,
        tekst=tekst.tekst,
        opmaak=tekst.opmaak,
        noten=tekst.noten,
        kenmerken=read_kenmerken(noot, weg=["nr"] if nummer is None else []) | tekens,
    )


def _pieces(kop: etree._Element) -> Iterator[Kopdeel]:
    yield from _loose(kop.text)
    for kind in kop:
        if local_name(kind) not in METADATA:
            tekst = flat_text(kind)
            yield Kopdeel(
                deel=local_name(kind),
                tekst=tekst.tekst,
                opmaak=tekst.opmaak,
                noten=tekst.noten,
                kenmerken=read_kenmerken(kind),
            )
        yield from _loose(kind.tail)


def _loose(tekst: str | None) -> Iterator[Kopdeel]:
    if tekst and tekst.strip(WIT):
        bouwer = Tekstbouwer()
        bouwer.add(tekst)
        los = bouwer.finish()
        yield Kopdeel(deel="tekst", tekst=los.tekst, opmaak=los.opmaak)


def _clean(delen: list[Kopdeel]) -> tuple[str | None, str | None, str | None]:
    """Return label, number and title; taken apart when the number stands inside another piece."""
    label = next((deel.tekst for deel in delen if deel.deel == "label"), None)
    nummer = next((clean_number(deel.tekst) for deel in delen if deel.deel == "nr"), None)
    titel = " ".join(deel.tekst for deel in delen if deel.deel not in ("label", "nr") and deel.tekst) or None
    if nummer:
        return label, nummer, titel
    gesplitst = _split(label or titel or "")
    if gesplitst is None:
        return label, None, titel
    woord, nummer, rest = gesplitst
    return woord, nummer, " ".join(filter(None, [rest, titel if label else None])) or None


def _split(tekst: str) -> tuple[str | None, str, str | None] | None:
    """Return word, number and rest of "Artikel 2:1 Begrippen", "1.Parkeren" or "Hoofdstuk IV"."""
    treffer = _ALLES.fullmatch(tekst)
    if treffer:
        return treffer.group(1), treffer.group(2), treffer.group(3).strip() or None
    treffer = _ALLEEN_NUMMER.fullmatch(tekst)
    if treffer:
        return None, treffer.group(1), treffer.group(2).strip() or None
    return None
