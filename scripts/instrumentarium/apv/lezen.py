"""Reads amending text: sentences in the formulas of the Aanwijzingen, and their variants, to typed operations.

In: text as it stands in an act. Out: operations per article, and every line that could not be read, with its number.
Never guesses: a sentence that fits no formula, or whose new text has no clear build-up, is reported as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from instrumentarium.apv.artikel import ONBEKEND, bewerking_dict
from instrumentarium.apv.blokken import Regel
from instrumentarium.apv.zinnen import Gelezen, is_zin, read_zin
from instrumentarium.bronnen.soorten.apv import Bewerking

_ROMEINS = re.compile(r"(?:Artikel|ARTIKEL) [IVXLC]+\.?(?:\s+[A-Z]\w*)?")
_LETTER = re.compile(r"[A-Z]{1,2}[.:]?")
_LETTER_VOOR = re.compile(r"\A[A-Z]{1,2}[.:]?\s+(?=(?:Artikel|In|Na|Aan|Het|Onder|De|Er) )")
_GEWIJZIGD = r"(?:wordt|worden) (?:als volgt gewijzigd|gewijzigd als volgt):?"
_ARTIKELKOP = re.compile(rf"Artikel (\d[\w:.]*|{re.escape(ONBEKEND)})(?: [^,]*?)? {_GEWIJZIGD}")
_REGELINGKOP = re.compile(rf"(?:De|Het) .+ {_GEWIJZIGD}")
_OVERIG = re.compile(
    r"(?:Deze|Dit|De) (?:verordening|besluit|wijziging|regeling|artikelen?) .*treed[te]n? in werking.*"
)
_NUMMER = re.compile(r"\A(?:\d{1,2}|[a-z])[.)]\s+")


@attrs.frozen
class GelezenArtikel:
    """What is to happen to one article; `artikel` is None when the text does not say which."""

    artikel: str | None
    bewerkingen: list[Bewerking]


@attrs.define
class Wijzigingstekst:
    """What was read, and the lines that were not."""

    artikelen: list[GelezenArtikel] = attrs.field(factory=list)
    onleesbaar: list[tuple[int, str]] = attrs.field(factory=list)
    overig: list[tuple[int, str]] = attrs.field(factory=list)

    def as_dict(self) -> dict[str, object]:
        """Return plain data: all operations, the same per article, and what was not read."""
        artikelen = [
            {"artikel": a.artikel, "bewerkingen": [bewerking_dict(b) for b in a.bewerkingen]} for a in self.artikelen
        ]
        return {
            "bewerkingen": [bewerking_dict(b) for a in self.artikelen for b in a.bewerkingen],
            "artikelen": artikelen,
            "onleesbaar": [{"regel": nr, "tekst": tekst} for nr, tekst in self.onleesbaar],
            "overig": [{"regel": nr, "tekst": tekst} for nr, tekst in self.overig],
        }


def read_wijziging(tekst: str) -> Wijzigingstekst:
    """Return the operations that a text describes, article by article."""
    uit = Wijzigingstekst()
    artikel: str | None = None
    for regel, blok in _instructions(tekst):
        kop = _ARTIKELKOP.fullmatch(regel.tekst)
        if kop:
            artikel = None if kop[1] == ONBEKEND else kop[1]
        elif _OVERIG.fullmatch(regel.tekst):
            uit.overig.append((regel.nr, regel.tekst))
        elif not _is_heading(regel.tekst):
            gelezen = read_zin(_without_number(regel.tekst), blok)
            if gelezen is None:
                uit.onleesbaar += [(r.nr, r.tekst) for r in (regel, *blok)]
            else:
                artikel = _add(uit, gelezen, artikel)
    return uit


def _add(uit: Wijzigingstekst, gelezen: Gelezen, artikel: str | None) -> str | None:
    """Add the operations to the article that the sentence names, or else to the one of the heading above it."""
    waar = gelezen.artikel or artikel
    if waar == ONBEKEND:
        waar = None
    if not uit.artikelen or uit.artikelen[-1].artikel != waar:
        uit.artikelen.append(GelezenArtikel(waar, []))
    uit.artikelen[-1].bewerkingen.extend(gelezen.bewerkingen)
    return waar


def _instructions(tekst: str) -> Iterator[tuple[Regel, list[Regel]]]:
    """Yield each sentence or heading with the new text below it."""
    huidig: Regel | None = None
    blok: list[Regel] = []
    for regel in _lines(tekst):
        if huidig is not None and _belongs(huidig, regel):
            blok.append(regel)
        elif huidig is not None and not blok and _runs_on(huidig, regel):
            huidig = attrs.evolve(huidig, tekst=f"{huidig.tekst} {regel.tekst}")
        else:
            if huidig is not None:
                yield huidig, blok
            huidig, blok = attrs.evolve(regel, tekst=_LETTER_VOOR.sub("", regel.tekst, count=1)), []
    if huidig is not None:
        yield huidig, blok


def _lines(tekst: str) -> Iterator[Regel]:
    for nr, regel in enumerate(tekst.replace("\r\n", "\n").replace("\u00a0", " ").split("\n"), 1):
        kaal = regel.strip()
        if kaal:
            yield Regel(nr, len(regel) - len(regel.lstrip()), re.sub(r"\s+", " ", kaal) if "\t" in kaal else kaal)


def _belongs(huidig: Regel, regel: Regel) -> bool:
    """Say whether a line is new text below the sentence: indented below it, or no sentence of its own."""
    if not huidig.tekst.endswith(":") or _is_heading(huidig.tekst) or _ARTIKELKOP.fullmatch(huidig.tekst):
        return False
    if regel.inspringing > huidig.inspringing:
        return True
    return not (_is_heading(regel.tekst) or _ARTIKELKOP.fullmatch(regel.tekst) or _is_start(regel.tekst))


def _is_start(tekst: str) -> bool:
    kaal = _without_number(_LETTER_VOOR.sub("", tekst, count=1))
    return bool(_OVERIG.fullmatch(kaal)) or is_zin(kaal)


def _runs_on(huidig: Regel, regel: Regel) -> bool:
    """Say whether a line only continues a sentence that was broken off at the edge of the page."""
    if _is_heading(huidig.tekst) or huidig.tekst.endswith((".", ":")):
        return False
    return not (_is_heading(regel.tekst) or _is_start(regel.tekst) or _NUMMER.match(regel.tekst))


def _is_heading(tekst: str) -> bool:
    vormen: Sequence[re.Pattern[str]] = (_ROMEINS, _LETTER)
    if any(vorm.fullmatch(tekst) for vorm in vormen):
        return True
    return bool(_REGELINGKOP.fullmatch(tekst)) and not _ARTIKELKOP.fullmatch(tekst)


def _without_number(tekst: str) -> str:
    return _NUMMER.sub("", tekst, count=1)
