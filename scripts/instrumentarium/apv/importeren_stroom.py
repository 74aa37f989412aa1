"""Reads mixed content in document order: loose words become paragraphs, elements are handed to whoever knows them.

In: an element. Out: a row of `Deel`. A block inside a sentence ends the paragraph; the words after it are the next
one, with the same marks open. Bare notes between paragraphs hang on the next paragraph, or else on the one before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

import attrs
from lxml import etree

from instrumentarium.apv.importeren_element import begins_apart, has_loose_text, holds_block
from instrumentarium.apv.importeren_kenmerken import read_kenmerken, read_link
from instrumentarium.apv.importeren_kop import read_label
from instrumentarium.apv.importeren_namen import ALINEAS, BLOK, INLINE, METADATA, NOTEN, OMSLAGEN
from instrumentarium.apv.importeren_tekst import WIT, Tekstbouwer
from instrumentarium.apv.importeren_xml import local_name
from instrumentarium.bronnen.soorten.regeling_tekst import Deel, Noot

ALINEA, LEDEN, LOS = "alinea", "leden", "losse-onderdelen"
LIJST = "lijst"
Bloklezer = Callable[[etree._Element], list[Deel]]  # noqa: SLF001 -- the only name that lxml gives the type


def read_flow(element: etree._Element, lees_blok: Bloklezer, overslaan: Iterable[etree._Element] = ()) -> list[Deel]:
    """Return the content of an element; `overslaan` are children that were read apart (their tails are not).

    Leden that follow each other are one block, and so are list items that stood outside a list.
    """
    stroom = _Stroom(lees_blok)
    gelezen = set(overslaan)
    stroom.take(element.text)
    los_tekst = has_loose_text(element)
    for kind in element:
        if kind not in gelezen and local_name(kind) not in METADATA:
            stroom.child(kind, in_zin=los_tekst)
        stroom.take(kind.tail)
    return stroom.finish()


class _Stroom:
    def __init__(self, lees_blok: Bloklezer) -> None:
        self._lees_blok = lees_blok
        self._uit: list[Deel] = []
        self._bouwer: Tekstbouwer | None = None
        self._losse_noten: list[Noot] = []

    def take(self, tekst: str | None) -> None:
        """Words that stand directly in the element; white space alone begins nothing."""
        if tekst and (self._bouwer is not None or tekst.strip(WIT)):
            self._sentence().add(tekst)

    def child(self, kind: etree._Element, *, in_zin: bool) -> None:
        naam = local_name(kind)
        if naam in NOTEN and self._bouwer is None and not in_zin:
            self._losse_noten.append(self._note(kind))
        elif naam in NOTEN or naam in INLINE or (in_zin and naam not in BLOK | OMSLAGEN and not holds_block(kind)):
            self._inline(kind)
        else:
            self._block(kind)

    def finish(self) -> list[Deel]:
        self._end_sentence()
        self._place_notes()
        return _group(self._uit)

    def _sentence(self) -> Tekstbouwer:
        if self._bouwer is None:
            self._bouwer = Tekstbouwer()
        return self._bouwer

    def _inline(self, element: etree._Element) -> None:
        """Add an element inside a sentence; a block in it is read in between."""
        naam = local_name(element)
        if naam in NOTEN:
            self._sentence().add_note(self._note(element))
            return
        if begins_apart(element):
            self._sentence().add_space()
        self._sentence().open(naam, read_link(element))
        self._sentence_content(element)
        self._sentence().close()
        if naam == "br":
            self._sentence().add_space()

    def _sentence_content(self, element: etree._Element) -> None:
        self._sentence().add(element.text or "")
        for kind in element:
            naam = local_name(kind)
            if naam in BLOK:
                self._interrupt(kind)
            elif naam not in METADATA:
                self._inline(kind)
            self._sentence().add(kind.tail or "")

    def _interrupt(self, blok: etree._Element) -> None:
        vorige, volgende = self._sentence(), Tekstbouwer()
        vorige.reopen_in(volgende)
        self._end_sentence()
        self._block(blok)
        self._bouwer = volgende

    def _block(self, element: etree._Element) -> None:
        self._end_sentence()
        if local_name(element) in ALINEAS:
            self._sentence_content(element)
            self._end_sentence(read_kenmerken(element))
            return
        delen = self._lees_blok(element)
        if delen:
            self._place_notes()
        self._uit += delen

    def _end_sentence(self, kenmerken: dict[str, str] | None = None) -> None:
        if self._bouwer is None:
            return
        tekst = self._bouwer.finish()
        self._bouwer = None
        if not tekst:
            return
        noten = self._losse_noten + tekst.noten
        self._losse_noten = []
        self._uit.append(
            Deel(soort=ALINEA, tekst=tekst.tekst, opmaak=tekst.opmaak, noten=noten, kenmerken=kenmerken or {})
        )

    def _place_notes(self) -> None:
        if not self._losse_noten:
            return
        vorige = self._uit[-1] if self._uit else None
        if vorige is not None and vorige.soort == ALINEA:
            erbij = [attrs.evolve(noot, op=len(vorige.tekst)) for noot in self._losse_noten]
            self._uit[-1] = attrs.evolve(vorige, noten=vorige.noten + erbij)
        else:
            self._uit.append(Deel(soort=ALINEA, noten=self._losse_noten))
        self._losse_noten = []

    def _note(self, noot: etree._Element) -> Noot:
        etiket = read_label(noot, met_noten=False)
        delen = read_flow(noot, self._lees_blok, [] if etiket.element is None else [etiket.element])
        eerste = delen[0] if delen and is_paragraph(delen[0]) else Deel(soort=ALINEA)
        return Noot(
            soort=local_name(noot),
            op=0,
            nr=etiket.nr,
            aanduiding=etiket.voluit,
            tekst=eerste.tekst,
            opmaak=eerste.opmaak,
            noten=eerste.noten,
            vervolg=delen[1:] if delen and delen[0] is eerste else delen,
            kenmerken=read_kenmerken(noot, weg=["nr"]) | etiket.kenmerken,
        )


def _group(delen: list[Deel]) -> list[Deel]:
    uit: list[Deel] = []
    for soort, rij in groupby(delen, key=lambda deel: deel.soort):
        groep = list(rij)
        if soort not in (LEDEN, LOS):
            uit += groep
            continue
        leden = [lid for deel in groep for lid in deel.leden]
        onderdelen = [lid for deel in groep for lid in deel.onderdelen]
        uit.append(Deel(soort=LIJST if soort == LOS else soort, leden=leden, onderdelen=onderdelen))
    return uit


def is_paragraph(deel: Deel) -> bool:
    """Say whether this is a plain paragraph, whose words can stand in the `tekst` of what holds it."""
    return deel.soort == ALINEA and not deel.kenmerken
