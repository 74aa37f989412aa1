"""Reads Dutch running text and says where it is hard to read: long sentences, hard words, the passive, and more.

In: text (plain or Markdown) and the word list as data. Out: signals with the offset they are about. Pure; knows no
file, no product and no audience beyond the limits it is given. A signal is a hint to a writer, never proof of B1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol


class Woordpaar(Protocol):
    """A hard word and a plain one; `streng` tells that only texts for residents must avoid it."""

    @property
    def woord(self) -> str: ...
    @property
    def liever(self) -> str: ...
    @property
    def streng(self) -> bool: ...


class Afkortingpaar(Protocol):
    """An abbreviation and what it stands for."""

    @property
    def afkorting(self) -> str: ...
    @property
    def voluit(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Zin:
    """One sentence, heading or list item: its text, where it begins, and how many words it counts."""

    tekst: str
    begin: int
    woorden: int


@dataclass(frozen=True, slots=True)
class Signaal:
    """Something to look at. `soort` is zin, woord, lijdend, afkorting, relatief or roepen; `zwaar` when too far."""

    soort: str
    begin: int
    melding: str
    herstel: str
    zwaar: bool = False


# A full stop after these does not end a sentence.
_GEEN_EINDE = re.compile(
    r"(?:\b(?:bijv|bv|nr|nrs|art|artt|lid|ca|dr|drs|ing|ir|mr|prof|dhr|mevr|mw|blz|tel|incl|excl|resp|jl|str|max|min|"
    r"jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec|[a-z])|\b(?:[A-Za-z]\.)+[A-Za-z])\.$",
    re.IGNORECASE,
)
_EINDE = re.compile(r"[.?!…]+[\"”’')\]]*(?=\s|$)")
_WOORD = re.compile(r"[^\W_]+(?:['’.,/:-][^\W_]+)*")
_HULP = r"\b(?:wordt|worden|werd|werden)\b"
_DEELWOORD = re.compile(
    r"\b(?:(?:[a-z]{2,6})?ge[a-z]{2,}(?:d|t|en)|(?:be|ver|ont|her|er)[a-z]{3,}(?:d|t|en)|(?:onder|over)[a-z]{3,}(?:d|t)|[a-z]+eerd)\b",
    re.IGNORECASE,
)
# Words that look like a participle and are none, so that "wordt bekend" or "worden samen" stays silent.
_GEEN_DEELWOORD = {
    "bekend", "bewust", "verschillend", "verschillende", "gevolgen", "gebouwen", "gemeenten", "gemeente",
    "gegevens", "gevallen", "geluiden", "geuren", "gezinnen", "gebieden", "gewoonten", "gesprekken", "getuigen",
    "geboden", "ergens", "verder", "vermoedens", "verhalen", "verzoeken", "verdachten", "vergunningen", "bedrijven",
    "beelden", "bezoeken", "berichten", "besluiten", "beschikkingen", "bestuurders", "bewoners", "gezond",
    "gevaarlijk", "geweld", "geld", "gebied", "genoeg", "gesprek", "gezicht", "gewicht", "gerust", "gelijk",
    "bewijzen", "gewelddadig", "vermoedelijk", "bezwaren", "hebben", "overheid", "overlast", "overzicht", "overschot",
    "onderhoud", "onderwijs", "onderdeel",
}  # fmt: skip
_RELATIEF = re.compile(
    r"\b(?:vandaag|morgen|gisteren|overmorgen|eergisteren|vanavond|vanochtend|vanmiddag|vannacht|gisteravond|binnenkort|"
    r"onlangs|straks|momenteel|zojuist|(?:volgende|vorige|afgelopen|komende|deze|aanstaande) (?:week|weken|maand|maanden|"
    r"jaar|jaren|zomer|winter|herfst|lente|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)|"
    r"(?:over|binnen) (?:een|twee|drie|vier|vijf|zes|\d+) (?:dag|dagen|week|weken|maand|maanden)|"
    r"(?:een|twee|drie|vier|vijf|zes|\d+) (?:dagen|weken|maanden|jaar) geleden)\b",
    re.IGNORECASE,
)
_GEEN_MORGEN = re.compile(r"goede(?:n|r)?\s+$", re.IGNORECASE)
_HOOFDLETTERS = re.compile(r"\b[A-ZÀ-Þ]{4,}(?:[ -][A-ZÀ-Þ]{2,})*\b")
_UITROEP = re.compile(r"!{2,}|\?!|!\?")


def sentences(tekst: str) -> list[Zin]:
    """Return the sentences of a text; a heading, a list item and a table cell are one unit each.

    Offsets count in `tekst` itself, so that a place in the file can be told.
    """
    return [zin for begin, stuk in _units(plain(tekst)) for zin in _split(stuk, begin)]


def plain(markdown: str) -> str:
    """Return the text with Markdown signs and link targets blanked out; every character keeps its place."""
    tekst = markdown
    for patroon in _OPMAAK:
        tekst = patroon.sub(lambda m: "".join(_blank(m)), tekst)
    return tekst


def count_words(tekst: str) -> int:
    """Return how many words a text holds; a number, a web address and a compound with hyphens are one each."""
    return sum(1 for _ in _WOORD.finditer(plain(tekst)))


def check_sentences(tekst: str, *, grens: int = 15, uiterste: int = 25) -> Iterator[Signaal]:
    """Yield a signal for each sentence of more than `grens` words; it is heavy above `uiterste`."""
    for zin in sentences(tekst):
        if zin.woorden > grens:
            yield Signaal(
                "zin",
                zin.begin,
                f"deze zin heeft {zin.woorden} woorden: “{_short(zin.tekst)}”",
                f"Maak er twee zinnen van, elk met hooguit {grens} woorden.",
                zwaar=zin.woorden > uiterste,
            )


def check_words(tekst: str, woorden: Iterable[Woordpaar], *, streng: bool = True) -> Iterator[Signaal]:
    """Yield a signal for each hard word of the list; words marked `streng` count only when `streng` is asked."""
    kaal = plain(tekst)
    paren = {woord.woord.lower(): woord for woord in woorden if streng or not woord.streng}
    zoek = _any_of(tuple(sorted(paren, key=len, reverse=True)))
    for treffer in zoek.finditer(kaal.lower()) if paren else ():
        woord = paren[treffer.group()]
        gelezen = kaal[treffer.start() : treffer.end()]
        yield Signaal(
            "woord", treffer.start(), f"“{gelezen}” is een moeilijk woord", f"Schrijf liever: {woord.liever}."
        )


def check_passive(tekst: str) -> Iterator[Signaal]:
    """Yield a signal for each sentence with worden or werd and a participle: who does it?"""
    for zin in sentences(tekst):
        hulp = re.search(_HULP, zin.tekst, re.IGNORECASE)
        if hulp and any(
            m.group().lower() not in _GEEN_DEELWOORD
            for m in _DEELWOORD.finditer(zin.tekst)
            if not re.fullmatch(_HULP, m.group(), re.IGNORECASE)
        ):
            yield Signaal(
                "lijdend",
                zin.begin + hulp.start(),
                f"deze zin is lijdend: “{_short(zin.tekst)}”",
                "Zeg wie het doet: “wij sluiten het pand” in plaats van “het pand wordt gesloten”.",
            )


def check_abbreviations(tekst: str, afkortingen: Iterable[Afkortingpaar]) -> Iterator[Signaal]:
    """Yield a signal for each abbreviation that the text does not write out at or before its first use."""
    kaal = plain(tekst)
    for paar in afkortingen:
        treffer = _any_of((paar.afkorting,)).search(kaal)
        if not treffer:
            continue
        voor = kaal[: treffer.start()].lower()
        na = kaal[treffer.end() : treffer.end() + len(paar.voluit) + 4].lower()
        if "." not in paar.afkorting and (paar.voluit.lower() in voor or paar.voluit.lower() in na):
            continue
        yield Signaal(
            "afkorting",
            treffer.start(),
            f"de afkorting “{paar.afkorting}” staat er zonder uitleg",
            f"Schrijf voluit: {paar.voluit}.",
        )


def check_relative_dates(tekst: str) -> Iterator[Signaal]:
    """Yield a signal for each date that depends on the day of reading."""
    kaal = plain(tekst)
    for treffer in _RELATIEF.finditer(kaal):
        if not _GEEN_MORGEN.search(kaal[: treffer.start()]):
            yield Signaal(
                "relatief",
                treffer.start(),
                f"“{treffer.group()}” hangt af van de dag waarop iemand dit leest",
                "Noem de datum.",
            )


def check_shouting(tekst: str, *, bekend: Iterable[str] = ()) -> Iterator[Signaal]:
    """Yield a signal for words in capitals and for stacked exclamation marks; known abbreviations are left alone."""
    kaal = plain(tekst)
    mag = set(bekend)
    for treffer in _HOOFDLETTERS.finditer(kaal):
        if not all(woord in mag for woord in re.split(r"[ -]", treffer.group())):
            yield Signaal(
                "roepen", treffer.start(), f"“{treffer.group()}” staat in hoofdletters", "Gebruik gewone letters."
            )
    for treffer in _UITROEP.finditer(kaal):
        yield Signaal("roepen", treffer.start(), f"“{treffer.group()}” roept", "Eén leesteken is genoeg.")


def line_and_column(tekst: str, begin: int) -> tuple[int, int]:
    """Return the line and column, both from 1, of an offset."""
    voor = tekst[:begin]
    return voor.count("\n") + 1, begin - (voor.rfind("\n") + 1) + 1


def _blank(treffer: re.Match[str]) -> Iterator[str]:
    # Keeps the groups of a pattern and blanks the rest; line ends stay, so that lines can be counted.
    behouden = [treffer.span(nr) for nr in range(1, (treffer.re.groups or 0) + 1)]
    for plek in range(treffer.start(), treffer.end()):
        teken = treffer.string[plek]
        blijft = teken == "\n" or any(begin <= plek < einde for begin, einde in behouden)
        yield teken if blijft else " "


_OPMAAK = [
    re.compile(r"\A---\n.*?\n---\n", re.DOTALL),
    re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[^\n]*", re.MULTILINE | re.DOTALL),
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)"),
    re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)"),
    re.compile(r"`"),
]
_LIJST = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_KOP = re.compile(r"[ \t]*#{1,6}[ \t]+")
_CITAAT = re.compile(r"[ \t]*>[ \t]?")


def _units(tekst: str) -> Iterator[tuple[int, str]]:
    """Yield paragraphs, headings, list items and table cells with their offset; line ends become spaces."""
    begin, buffer = 0, ""
    plek = 0
    for regel in tekst.splitlines(keepends=True):
        kern = regel.rstrip("\n")
        merk = _KOP.match(kern) or _LIJST.match(kern) or _CITAAT.match(kern)
        if not kern.strip() or merk or kern.lstrip().startswith("|"):
            if buffer.strip():
                yield begin, buffer
            buffer = ""
        if kern.strip():
            inhoud = kern
            if merk:
                inhoud = " " * merk.end() + kern[merk.end() :]
            if not buffer:
                begin = plek
            buffer += inhoud + (" " if regel.endswith("\n") else "")
            if _KOP.match(kern) or kern.lstrip().startswith("|"):
                yield from _cells(begin, buffer)
                buffer = ""
        plek += len(regel)
    if buffer.strip():
        yield begin, buffer


def _cells(begin: int, regel: str) -> Iterator[tuple[int, str]]:
    if not regel.lstrip().startswith("|"):
        yield begin, regel
        return
    plek = begin
    for cel in regel.split("|"):
        if cel.strip(" :-"):
            yield plek, cel
        plek += len(cel) + 1


def _split(stuk: str, begin: int) -> Iterator[Zin]:
    start = 0
    for treffer in _EINDE.finditer(stuk):
        if treffer.group().startswith(".") and _GEEN_EINDE.search(stuk[start : treffer.start() + 1]):
            continue
        yield from _sentence(stuk[start : treffer.end()], begin + start)
        start = treffer.end()
    yield from _sentence(stuk[start:], begin + start)


def _sentence(tekst: str, begin: int) -> Iterator[Zin]:
    kern = " ".join(tekst.split())
    aantal = sum(1 for _ in _WOORD.finditer(kern))
    if aantal:
        yield Zin(kern, begin + len(tekst) - len(tekst.lstrip()), aantal)


@lru_cache(maxsize=512)
def _any_of(woorden: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, woorden)) + r")(?![\w-]|\.\w)")


def _short(tekst: str) -> str:
    return tekst if len(tekst) <= 70 else tekst[:67].rsplit(" ", 1)[0] + " ..."
