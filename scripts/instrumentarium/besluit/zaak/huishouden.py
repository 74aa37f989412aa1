"""Who belongs to whose household, and so who may read whose personal circumstances (contract 5.1).

In: a case. Out: a household name per party. "pand" is the household of the premises; a party outside it without a
household of its own stands alone. Never reads free text.
"""

from __future__ import annotations

from instrumentarium.besluit.zaak.model import Weegrij, Zaak
from instrumentarium.besluit.zaak.model_pand import Advies, Betrokkene, Onderzoek

VAN_HET_PAND = "pand"
PERSOONLIJKE_ONDERWERPEN = ("kinderen", "gezondheid", "vervangende-woonruimte")
PERSOONLIJKE_PARAGRAFEN = ("kinderen", "gezondheid", "vervangende_woonruimte")


class Huishoudens:
    """Answers which party may read what."""

    def __init__(self, zaak: Zaak) -> None:
        partijen = zaak.betrokkenen or []
        self._van = {partij.naam or f"#{plek}": _household(plek, partij) for plek, partij in enumerate(partijen)}
        bewoners = {self._van[p.naam or f"#{n}"] for n, p in enumerate(partijen) if "bewoner" in p.rollen}
        kinderen = {self._van[p.naam or f"#{n}"] for n, p in enumerate(partijen) if p.minderjarig}
        kwetsbaar = {self._van[p.naam or f"#{n}"] for n, p in enumerate(partijen) if p.kwetsbaar}
        self._van_paragraaf = {
            "kinderen": _single(bewoners, kinderen & bewoners),
            "gezondheid": _single(bewoners, kwetsbaar & bewoners),
            "vervangende_woonruimte": _single(bewoners, set()),
        }

    def of(self, naam: str | None) -> str | None:
        """Return the household of a party by name; None when there is no such party."""
        return self._van.get(naam or "")

    def same(self, een: str | None, ander: str | None) -> bool:
        """Tell whether two parties belong to one household."""
        return een is not None and (een == ander or (self.of(een) is not None and self.of(een) == self.of(ander)))

    def may_read_personal(self, lezer: str | None, paragraaf: str = "vervangende_woonruimte") -> bool:
        """Tell whether a personal paragraph is for this reader: the household of the premises alone."""
        return self.of(lezer) == self._van_paragraaf[paragraaf.replace("-", "_")]

    def may_read_row(self, rij: Weegrij, lezer: str | None) -> bool:
        """Tell whether a weighing row is for this reader: named, or of the household it is about."""
        if rij.zichtbaar_voor is None and rij.over is None:
            return True
        if rij.zichtbaar_voor is not None and lezer in rij.zichtbaar_voor:
            return True
        return rij.over is not None and self.same(rij.over, lezer)

    def may_read_piece(self, stuk: Onderzoek | Advies, lezer: str | None) -> bool:
        """Tell whether an inquiry or advice is for this reader (without `over`: the household of the premises)."""
        if stuk.over:
            return self.same(stuk.over, lezer)
        if isinstance(stuk, Advies):
            return self.may_read_personal(lezer)
        if stuk.onderwerp in PERSOONLIJKE_ONDERWERPEN:
            return self.may_read_personal(lezer, stuk.onderwerp)
        return True

    def may_read_view(self, spreker: str | None, lezer: str | None) -> bool:
        """Tell whether a zienswijze is for this reader: only for its speaker's household."""
        return self.same(spreker, lezer)


def _household(plek: int, partij: Betrokkene) -> str:
    if partij.huishouden:
        return f"huishouden {partij.huishouden}"
    return VAN_HET_PAND if "bewoner" in partij.rollen else f"#{plek}"


def _single(bewoners: set[str], betrokken: set[str]) -> str:
    # Several households in one building: a paragraph goes to the one it must be about, or to nobody but the unnamed.
    for groep in (bewoners, betrokken):
        if len(groep) == 1:
            return next(iter(groep))
    return VAN_HET_PAND
