"""Knows the lines of amending text that are no change themselves: headings, places that hold for what follows, the rest.

In: a line. Out: what kind it is. "Het eerste lid wordt als volgt gewijzigd:" narrows the sentences below it, until a
line with the same kind of number as that heading; a sentence that does not fit below it is not read at all.
"""

from __future__ import annotations

import re

import attrs

from instrumentarium.apv.artikel import ONBEKEND
from instrumentarium.apv.meelezen import mask, small
from instrumentarium.apv.naspel import SCHEIDING
from instrumentarium.apv.reeksen import Plek, read_plekken
from instrumentarium.apv.zinlezers import Gelezen
from instrumentarium.bronnen.soorten.apv import Bewerking

_GEWIJZIGD = (
    r"(?:(?:wordt|worden) (?:als volgt gewijzigd|gewijzigd als volgt|gewijzigd)|"
    r"(?:wordt|worden) de volgende wijziging(?:en)? (?:aangebracht|doorgevoerd))\s?:?"
)
_ROMEINS = re.compile(r"(?:Artikel|ARTIKEL) [IVXLC]+(?:[.:]|\b)(?:\s+[-–]?\s?[A-Z][^.:]*)?\.?")
_LETTER = re.compile(r"(?:Onderdeel )?[A-Z]{1,2}[.:]?")
_ARTIKELKOP = re.compile(rf"(?:In )?[Aa]rtikel (\d[\w:.]*|{re.escape(ONBEKEND)})(?: (?P<titel>[^,]*?))?,? {_GEWIJZIGD}")
_PLEKKOP = re.compile(rf"(?:In )?(?P<plek>.+?),? {_GEWIJZIGD}")
_REGELINGKOP = re.compile(rf"(?:In )?(?:[Dd]e|[Hh]et) .+ {_GEWIJZIGD}")
# A title is a title, and no lid or onderdeel that stands behind the number without a comma.
_GEEN_TITEL = re.compile(r"\b(?:lid|leden|onderdeel|onderdelen|onder|sub|aanhef|slot|opschrift)\b")
_OVERIG = tuple(
    re.compile(patroon)
    for patroon in (
        r"(?:Deze|Dit|De|Het) (?:wijzigings)?(?:verordening|besluit|wijziging(?:en)?|regeling)\b.* treed[te]n? .*in werking.*",
        r"Artikel \S+ (?:van deze verordening )?treedt in werking.*",
        r"(?:Deze|Dit|De) .+ (?:wordt aangehaald als|kan worden aangehaald als).*",
        r"Aldus (?:vastgesteld|besloten).*",
        r"(?:[Dd]e )?(?:raads)?(?:griffier|voorzitter|secretaris|burgemeester)(?: van .+)?,",
        r"De raad (?:van|der) (?:de )?gemeente [^,;:]+[;,:]?",
        r"(?:[Gg]elezen|[Gg]elet op|[Gg]ezien|[Oo]verwegende)\b.*[;,:]",
        r"(?:[Bb]esluit(?:en)?|BESLUIT(?:EN)?|b e s l u i t)\s?(?:vast te stellen.*|tot vaststelling.*)?\s?[:;]?",
        r"[Vv]ast te stellen de .*:?",
    )
)
_VERANDERT = re.compile(r"\b(?:vervangen|ingevoegd|toegevoegd|vervalt|vervallen|luiden|vernummerd|verletterd)\b")
_NUMMER = re.compile(
    r"\A(?:(?P<cijfer>\d{1,2})|(?P<letter>[a-z]{1,2})|(?P<graad>\d{1,2}°))[.)]\s+|\A(?P<streep>[-–•])\s+"
)


@attrs.frozen
class Onder:
    """What holds for the next sentence: the article, and a place in it with the kind of number of its heading."""

    artikel: str | None = None
    plek: Plek | None = None
    stijl: str | None = None

    def enter(self, plek: Plek, stijl: str | None) -> Onder:
        """Return what holds below a heading that names a place."""
        return Onder(plek.artikel or self.artikel, attrs.evolve(plek, artikel=None), stijl)

    def leave(self, stijl: str | None) -> Onder:
        """Return what holds for a line with this kind of number: a place ends at the next of its own kind."""
        return Onder(self.artikel) if self.plek is not None and stijl is not None and stijl == self.stijl else self


@attrs.frozen
class Artikelkop:
    """The heading over the changes of one article; the number is None when it is unknown."""

    artikel: str | None


def is_heading(tekst: str) -> bool:
    """Say whether a line is a Roman article, a letter, or the name of the regulation that is amended."""
    if _ROMEINS.fullmatch(tekst) or _LETTER.fullmatch(tekst):
        return True
    return bool(_REGELINGKOP.fullmatch(tekst)) and not article_of(tekst) and place_of(tekst) is None


def article_of(tekst: str) -> Artikelkop | None:
    """Return the article in "Artikel 2:1 wordt als volgt gewijzigd:", with or without its title."""
    kop = _ARTIKELKOP.fullmatch(tekst)
    if kop is None or _GEEN_TITEL.search(kop["titel"] or ""):
        return None
    return Artikelkop(None if kop[1] == ONBEKEND else kop[1])


def place_of(tekst: str) -> Plek | None:
    """Return the place in "Het eerste lid wordt als volgt gewijzigd:"; None for any other line."""
    kop = _PLEKKOP.fullmatch(tekst)
    plekken = read_plekken(small(kop["plek"])) if kop else None
    if not plekken or len(plekken) != 1:
        return None
    return plekken[0] if (plekken[0].lid or plekken[0].onderdelen) and not plekken[0].deel else None


def is_place_heading(tekst: str) -> bool:
    """Say whether a line announces changes below it."""
    return article_of(tekst) is not None or place_of(tekst) is not None


def is_other(tekst: str) -> bool:
    """Say whether a line belongs to an act and changes no article: entry into force, preamble, signature."""
    masker = mask(tekst)
    return any(patroon.fullmatch(tekst) for patroon in _OVERIG) and not _VERANDERT.search(masker)


def number_style(tekst: str) -> str | None:
    """Return which kind of number a line begins with: cijfer, letter, graad or streep; None for none."""
    treffer = _NUMMER.match(tekst)
    return treffer.lastgroup if treffer else None


def without_number(tekst: str) -> str:
    """Return a line without the number in front of it."""
    return _NUMMER.sub("", tekst, count=1)


def narrowed(gelezen: Gelezen, onder: Onder) -> Gelezen | None:
    """Return what was read, inside the place of the heading above it; None when it does not fit there."""
    if onder.plek is None or gelezen.artikel is not None:
        return gelezen
    binnen = [_inside(b, onder.plek) for b in gelezen.bewerkingen]
    return attrs.evolve(gelezen, bewerkingen=[b for b in binnen if b]) if all(binnen) else None


def _inside(b: Bewerking, plek: Plek) -> Bewerking | None:
    if b.soort.endswith(("-artikel", "-artikel-in", "-opschrift")) or b.deel == "opschrift":
        return None
    if b.lid is not None:
        return b if b.lid == plek.lid or not plek.onderdelen else None
    if b.soort == "vernummer" and (b.vernummer is None or not all(label.isalpha() for label in b.vernummer)):
        return None
    delen = [*plek.onderdelen, *(b.onderdeel.split(SCHEIDING) if b.onderdeel else ())]
    return attrs.evolve(b, lid=plek.lid or None, onderdeel=SCHEIDING.join(delen) or None)
