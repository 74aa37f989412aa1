"""Reads a heading: its pieces as they stood, and the clean label, number and title that follow from them.

In: a `kop` element. Out: `Kop`. A number that a municipality typed inside the label ("1.Parkeren") is taken out for
`nr`; the piece itself stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
from lxml import etree

from instrumentarium.apv.importeren_element import begins_apart, label_element
from instrumentarium.apv.importeren_kenmerken import read_kenmerken, read_link
from instrumentarium.apv.importeren_namen import BLOK, INLINE, LEEG_BEWAREN, METADATA, NOTEN, NUMMERDRAGERS
from instrumentarium.apv.importeren_tekst import TEKEN, Opgemaakt, Tekstbouwer, without_refused
from instrumentarium.apv.importeren_xml import local_name
from instrumentarium.bronnen.soorten.regeling_tekst import Kopdeel, Noot

_WOORD = (
    r"(?:artikel|art\.|hoofdstuk|afdeling|paragraaf|subparagraaf|titeldeel|titel|boek|deel|bijlage|§|onderdeel|model)"
)
_NUMMER = r"(?:\d+(?:[.:]\d+)*(?:[a-z]{1,3}\b|[A-Z]{1,3}\b)?|[IVXLC]+\b[a-z]?|[A-Z]\b)"
_ALLES = re.compile(
    rf"({_WOORD})\s*({_NUMMER})(?:[.:)]*(?:\s+[-–]\s+|\s+|(?=[^\W\d])|\Z))(.*)", re.IGNORECASE | re.DOTALL
)
# What does not break off the loose words of a heading.
_IN_ZIN = INLINE | NOTEN | NUMMERDRAGERS | LEEG_BEWAREN
_ALLEEN_NUMMER = re.compile(r"(\d+(?:[.:]\d+)*[a-z]{0,2})(?:[.:)]+\s*|\s+|\Z)(.*)", re.DOTALL)
_KALE_DELEN = ("label", "nr", "titel")


# The name of words that stand between the elements of a heading; no element can have it.
LOS = "#tekst"


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


@attrs.frozen
class Etiket:
    """The label of a lid, item or note: its words, where they stood, and an attribute `nr` that says something else."""

    aanduiding: str
    element: etree._Element | None
    noten: list[Noot]
    kenmerken: dict[str, str]

    @property
    def nr(self) -> str:
        """The bare label."""
        return clean_number(self.aanduiding)

    @property
    def voluit(self) -> str | None:
        """The label as it stood, when that is more than the bare one."""
        return self.aanduiding if self.aanduiding != self.nr else None


def read_label(element: etree._Element, *, met_noten: bool) -> Etiket:
    """Return the label of an element; what cannot be one (a note in the middle of it) is left to be content."""
    nummer = label_element(element)
    attribuut = element.get("nr")
    bouwer = Tekstbouwer()
    if nummer is None:
        bouwer.add(attribuut or "")
        attribuut = None
    woorden = bouwer.finish() if nummer is None else flat_text(nummer)
    if not all(met_noten and noot.op == len(woorden.tekst) and _is_simple(noot) for noot in woorden.noten):
        woorden, nummer = Opgemaakt(), None
    naam = "nr" if woorden.tekst else "nr-kenmerk"
    over = {naam: without_refused(attribuut)} if attribuut not in (None, woorden.tekst) else {}
    tekens = {f"{TEKEN}:{deel.van}": deel.kenmerken["code"] for deel in woorden.opmaak if deel.soort == TEKEN}
    return Etiket(woorden.tekst, nummer, woorden.noten, over | tekens)


def _is_simple(noot: Noot) -> bool:
    return not noot.noten and all(deel.soort in INLINE or deel.soort == TEKEN for deel in noot.opmaak)


def _fill(bouwer: Tekstbouwer, element: etree._Element, zonder: etree._Element | None = None) -> None:
    bouwer.add(element.text or "")
    for kind in element:
        if local_name(kind) not in METADATA and kind is not zonder:
            _fill_child(bouwer, kind)
        bouwer.add(kind.tail or "")


def _fill_child(bouwer: Tekstbouwer, kind: etree._Element) -> None:
    naam = local_name(kind)
    if naam in NOTEN:
        bouwer.add_note(_flat_note(kind))
        return
    if naam in BLOK or begins_apart(kind):
        bouwer.add_space()
    kenmerken = read_link(kind)
    nummer = kenmerken.pop("nr", None) if naam in NUMMERDRAGERS and label_element(kind) is None else None
    bouwer.open(naam, kenmerken)
    if nummer is not None:
        bouwer.add(kind.get("nr") or "")  # a number in an attribute is text too
        bouwer.add_space()
    _fill(bouwer, kind)
    bouwer.close()
    if naam in BLOK or naam == "br":
        bouwer.add_space()


def _flat_note(noot: etree._Element) -> Noot:
    etiket = read_label(noot, met_noten=False)
    tekst = flat_text(noot, etiket.element)
    return Noot(
        soort=local_name(noot),
        op=0,
        nr=etiket.nr,
        aanduiding=etiket.voluit,
        tekst=tekst.tekst,
        opmaak=tekst.opmaak,
        noten=tekst.noten,
        kenmerken=read_kenmerken(noot, weg=["nr"]) | etiket.kenmerken,
    )


def _pieces(kop: etree._Element) -> Iterator[Kopdeel]:
    """Yield the elements of a heading, and the words between them; marks inside those words stay in them."""
    bouwer = Tekstbouwer()
    bouwer.add(kop.text or "")
    for kind in kop:
        naam = local_name(kind)
        if naam in _IN_ZIN:
            _fill_child(bouwer, kind)
        elif naam not in METADATA:
            deel = _piece(naam, flat_text(kind), read_kenmerken(kind))
            if deel == Kopdeel(deel=naam):
                bouwer.add_space()
            else:
                yield _piece(LOS, bouwer.finish(), {})
                yield deel
                bouwer = Tekstbouwer()
        bouwer.add(kind.tail or "")
    yield _piece(LOS, bouwer.finish(), {})


def _piece(naam: str, woorden: Opgemaakt, kenmerken: dict[str, str]) -> Kopdeel:
    return Kopdeel(deel=naam, tekst=woorden.tekst, opmaak=woorden.opmaak, noten=woorden.noten, kenmerken=kenmerken)


def _clean(delen: list[Kopdeel]) -> tuple[str | None, str | None, str | None]:
    """Return label, number and title; taken apart when the number stands inside another piece."""
    label = next((deel.tekst for deel in delen if deel.deel == "label" and deel.tekst), None)
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
