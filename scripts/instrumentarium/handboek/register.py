"""Everything one can point at, under one name: what it is called, where it stands, and what points at it.

In: targets and references. Out: links, and the way back. A reference to something that does not exist is a finding.
"""

from __future__ import annotations

import re
import unicodedata

import attrs

from instrumentarium.fouten import Bevinding, Plaats, bedoelde_u
from instrumentarium.handboek.blad import naar
from instrumentarium.handboek.veilig import html, veilig
from instrumentarium.handboek.vindplaats import address_of_law, find_numbers, outside

SOORTEN = {
    "pagina": "Uitleg",
    "onderwerp": "Regels",
    "document": "Brieven",
    "toets": "Toetsen",
    "beleid": "Beleid",
    "uitspraak": "Uitspraken",
    "campagne": "Campagnes",
    "begrip": "Begrippen",
    "bron": "Bronnen",
    "lijst": "Overzichten",
}
VOOR_MEDEWERKERS = "een bladzijde voor medewerkers"
_NIET_SLUG = re.compile(r"[^a-z0-9]+")


def slug(tekst: str) -> str:
    """Return a name for use in an address: lower case letters, digits and hyphens."""
    plat = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower()
    return _NIET_SLUG.sub("-", plat).strip("-") or "x"


@attrs.frozen(kw_only=True)
class Doel:
    """Something one can point at; `sleutel` is "soort:naam" as in `[[toets:EVE-4]]`."""

    sleutel: str
    titel: str
    adres: str
    publiek: bool
    uitleg: str = ""

    @property
    def soort(self) -> str:
        """Return the kind, the first half of the key."""
        return self.sleutel.split(":", 1)[0]


class Register:
    """The targets of one build, and who points at whom; in a public build what is not public has no link."""

    def __init__(self, *, publiek: bool) -> None:
        self.publiek = publiek
        self.doelen: dict[str, Doel] = {}
        self.bevindingen: list[Bevinding] = []
        self._terug: dict[str, dict[str, None]] = {}

    def add(self, doel: Doel, *ook: str) -> None:
        """Add a target under its key and under other names of the same thing, which never replace a key."""
        self.doelen[doel.sleutel] = doel
        for naam in ook:
            self.doelen.setdefault(naam, doel)

    def shows(self, doel: Doel) -> bool:
        """Tell whether this build has a page for the target."""
        return doel.publiek or not self.publiek

    def find(self, sleutel: str, plaats: Plaats) -> Doel | None:
        """Return the target of a reference, or report that there is none."""
        doel = self.doelen.get(sleutel)
        if doel is None:
            soort, _, naam = sleutel.partition(":")
            if soort in SOORTEN and not any(d.soort == soort for d in self.doelen.values()):
                return None  # a project without any of this kind (no instruments, no campaigns) still has a handbook
            bekend = [d.sleutel.partition(":")[2] for d in self.doelen.values() if d.soort == soort]
            wat = f'"{naam}" bestaat niet als {soort}' if soort in SOORTEN else f'"{soort}" is geen soort verwijzing'
            uitweg = bedoelde_u(naam, bekend) if soort in SOORTEN else bedoelde_u(soort, SOORTEN)
            self.bevindingen.append(Bevinding(plaats, wat, uitweg))
        return doel

    def refer(self, van: str, naar_sleutel: str) -> None:
        """Remember that one target points at another."""
        doel = self.doelen.get(naar_sleutel)
        if doel and doel.sleutel != van:
            self._terug.setdefault(doel.sleutel, {})[van] = None

    def used_in(self, sleutel: str) -> list[Doel]:
        """Return what points at a target, by kind and title, as far as this build shows it."""
        gevonden = [self.doelen[van] for van in self._terug.get(sleutel, ()) if van in self.doelen]
        volgorde = list(SOORTEN)
        zichtbaar = {doel.sleutel: doel for doel in gevonden if self.shows(doel)}
        return sorted(
            zichtbaar.values(), key=lambda doel: (volgorde.index(doel.soort), doel.titel.lower(), doel.sleutel)
        )

    def link(self, doel: Doel, van: str, tekst: str | None = None) -> str:
        """Return a link as HTML, safe inside Markdown too; plain text when this build does not show the target."""
        if not self.shows(doel):
            return veilig(tekst) if tekst and tekst != doel.titel else VOOR_MEDEWERKERS
        woorden = veilig(tekst or doel.titel)
        adres = html(naar(van, doel.adres))
        if doel.soort == "begrip":
            return f'<a class="begrip" href="{adres}" data-uitleg="{html(doel.uitleg)}">{woorden}</a>'
        return f'<a href="{adres}">{woorden}</a>'

    def numbers(self, tekst: str, van: str) -> str:
        """Return a text made safe with a link on every official number; rulings have a page of their own here."""
        stukken, plek = [], 0
        for begin, einde, adres in find_numbers(tekst):
            stukken += [veilig(tekst[plek:begin]), self._number(tekst[begin:einde], adres, van)]
            plek = einde
        return "".join(stukken) + veilig(tekst[plek:])

    def source(self, tekst: str, van: str) -> str:
        """Return a source of a check or a clause as a link: a ruling, an official number, or an article of a law."""
        uitspraak = self.doelen.get(f"uitspraak:{tekst}")
        if uitspraak and self.shows(uitspraak) and uitspraak.uitleg:
            return f'{self.link(uitspraak, van)}<span class="klein">{veilig(tekst)}</span>'
        wet = "" if find_numbers(tekst) else address_of_law(tekst)
        return outside(wet, tekst) if wet else self.numbers(tekst, van)

    def _number(self, nummer: str, adres: str, van: str) -> str:
        doel = self.doelen.get(f"uitspraak:{nummer}")
        return self.link(doel, van, nummer) if doel and self.shows(doel) else outside(adres, nummer)
