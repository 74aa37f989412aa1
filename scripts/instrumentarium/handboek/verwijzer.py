"""Puts links in the words of the law: "artikel 2:74, derde lid" leads to that article, an ECLI to the ruling.

In: a text with its municipality and day. Out: the same words as safe HTML with links. Adds and drops no character.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import MappingProxyType

import attrs

from instrumentarium.apv.collectie import Apv, Onderwerpmap
from instrumentarium.apv.herkennen import Genoemd, find_genoemd
from instrumentarium.apv.verwijzingen import Uitslag, resolve_genoemd
from instrumentarium.bronnen.soorten.apv import Versie
from instrumentarium.handboek.bron import Handboekbron
from instrumentarium.handboek.veilig import html, veilig
from instrumentarium.handboek.vindplaats import find_numbers, outside


@attrs.define
class Verwijzer:
    """The references of one build; what a number means on a day is looked up once."""

    apv: Apv
    bekend_op: date
    _gevonden: dict[tuple[str, Genoemd, date], Uitslag] = attrs.field(factory=dict)

    def words(self, gemeente: str, versie: Versie, op: date, adres_van: Callable[[str], str]) -> Callable[[str], str]:
        """Return what turns a text of this version into HTML; `adres_van` gives the link to a subject."""

        def woorden(tekst: str) -> str:
            plekken = [*self._references(tekst, gemeente, versie, op, adres_van), *_numbers(tekst)]
            uit, plek = [], 0
            for begin, einde, link in sorted(plekken):
                if begin >= plek:
                    uit += [veilig(tekst[plek:begin]), link]
                    plek = einde
            return "".join(uit) + veilig(tekst[plek:])

        return woorden

    def _references(
        self, tekst: str, gemeente: str, versie: Versie, op: date, adres_van: Callable[[str], str]
    ) -> list[tuple[int, int, str]]:
        uit = []
        for genoemd in find_genoemd(tekst):
            if genoemd.nummer is None or tekst[genoemd.plek : genoemd.plek + len(genoemd.tekst)] != genoemd.tekst:
                continue
            uitslag = self._resolve(gemeente, genoemd, versie, op)
            if uitslag.link:
                link = outside(uitslag.link, genoemd.tekst)
            elif uitslag.doel in self.apv.onderwerpen:
                link = f'<a href="{html(adres_van(uitslag.doel or ""))}">{veilig(genoemd.tekst)}</a>'
            else:
                continue
            uit.append((genoemd.plek, genoemd.plek + len(genoemd.tekst), link))
        return uit

    def _resolve(self, gemeente: str, genoemd: Genoemd, versie: Versie, op: date) -> Uitslag:
        sleutel = (gemeente, genoemd, op)
        if sleutel not in self._gevonden:
            self._gevonden[sleutel] = resolve_genoemd(self.apv, gemeente, genoemd, versie, op, self.bekend_op)
        return self._gevonden[sleutel]


def make_verwijzer(bron: Handboekbron, bekend_op: date) -> Verwijzer:
    """Return the references over the sources that were read already."""
    mappen = {
        naam: Onderwerpmap(naam=naam, bron=o.onderwerp, gemeenten=MappingProxyType(o.gemeenten))
        for naam, o in sorted(bron.onderwerpen.items())
    }
    return Verwijzer(Apv(MappingProxyType(mappen), MappingProxyType(bron.regelingen)), bekend_op)


def _numbers(tekst: str) -> list[tuple[int, int, str]]:
    return [(begin, einde, outside(adres, tekst[begin:einde])) for begin, einde, adres in find_numbers(tekst)]
