"""Recognises references in running text: "artikel 2:74, derde lid", "artikelen 2:1 tot en met 2:3", "het eerste lid".

In: a text. Out: what it names and where it stands; whether that exists is for `verwijzingen`. Never changes a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from instrumentarium.apv.identificatie import WETTEN_BIJ_NAAM
from instrumentarium.apv.reeksen import read_row

_NUMMER = r"\d{1,4}(?:[:.]\d{1,4})*(?:[a-z]{1,2}(?![a-z])|bis|ter)?"
_RANG = r"[a-zë]+(?:ste|de)"
_REEKS = rf"{_RANG}(?:(?:, | en | of | tot en met |, en |, of ){_RANG})*"
_LID = rf",? (?P<leden>{_REEKS}) (?:lid|leden)"
_ONDER = r",? (?:aanhef en )?(?:onder(?:delen|deel)?) (?P<onder>[a-z]{1,2}|\d+°)(?![a-z:])(?:, onder (?P<onder2>\d+°))?"
_EEN = re.compile(rf"(?P<nummer>{_NUMMER})(?:{_LID})?(?:{_ONDER})?")
_BEGIN = re.compile(r"\b[Aa]rtikel(?:en)? (?=\d)")
_VERDER = re.compile(
    rf"(?P<teken>,? tot en met |,? en |,? of |,? dan wel |, )(?:van )?(?:de )?(?:artikel(?:en)? )?(?={_NUMMER})"
)
_VAN = re.compile(
    r",? van (?P<van>(?:de|het) (?P<wet>[A-Z][^,.;:()]*)|deze verordening|(?:dit|die) (?:besluit|artikel))"
)
_EIGEN_LID = re.compile(rf"\b(?:[Hh]et|[Dd]e) (?P<leden>{_REEKS}) (?:lid|leden)\b(?! van (?:artikel|de |het ))")
_GEEN_ARTIKEL = re.compile(
    r" (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|weken|dagen|maanden|jaar|uur|meter|personen|euro)"
)
_ONDERWERP = re.compile(r"\[\[([a-z0-9-]+)(?:\|[^\]]*)?\]\]")


@attrs.frozen
class Genoemd:
    """One thing that a text refers to; `nummer` is None for a lid of the article itself, `wet` for another law."""

    tekst: str
    plek: int
    nummer: str | None
    leden: tuple[str, ...] = ()
    onder: str | None = None
    wet: str | None = None


def find_genoemd(tekst: str) -> Iterator[Genoemd]:
    """Yield every article and every own lid that the text names, in reading order; a range yields its two ends."""
    vondsten: list[Genoemd] = []
    bezet: list[tuple[int, int]] = []
    for begin in _BEGIN.finditer(tekst):
        if any(van <= begin.start() < tot for van, tot in bezet):
            continue
        rij, einde = _chain(tekst, begin)
        vondsten += rij
        bezet.append((begin.start(), einde))
    for treffer in _EIGEN_LID.finditer(tekst):
        if not any(van <= treffer.start() < tot for van, tot in bezet):
            leden = tuple(read_row(_neutral(treffer["leden"])) or ())
            if leden:
                vondsten.append(Genoemd(treffer[0], treffer.start(), None, leden))
    yield from sorted(vondsten, key=lambda vondst: vondst.plek)


def find_onderwerpen(tekst: str) -> Iterator[tuple[int, str]]:
    """Yield place and name of every [[onderwerp]] in a toelichting."""
    for treffer in _ONDERWERP.finditer(tekst):
        yield treffer.start(), treffer[1]


def _chain(tekst: str, begin: re.Match[str]) -> tuple[list[Genoemd], int]:
    """Read "artikelen 2:1, 2:10, tweede lid, en 3:4 van ..." from its first word; return its parts and its end."""
    rij: list[Genoemd] = []
    plek, start = begin.end(), begin.start()
    while (treffer := _EEN.match(tekst, plek)) is not None:
        leden = tuple(read_row(_neutral(treffer["leden"])) or ()) if treffer["leden"] else ()
        onder = "/".join(filter(None, (treffer["onder"], treffer["onder2"]))) or None
        rij.append(Genoemd(tekst[start : treffer.end()], start, treffer["nummer"], leden, onder))
        plek = treffer.end()
        verder = _VERDER.match(tekst, plek)
        if verder is None or not _same_kind(treffer["nummer"], tekst[verder.end() :]):
            break
        start = plek = verder.end()
    van = _VAN.match(tekst, plek)
    if van is None:
        return rij, plek
    wet = _law_name(van["wet"]) if van["wet"] else None
    return [attrs.evolve(deel, wet=wet) for deel in rij], van.start("van") + len(wet or van["van"])


def _same_kind(nummer: str, rest: str) -> bool:
    """Say whether the number after a comma belongs to the row: 424 goes with 426bis, not with 2:1 or "8 weken"."""
    volgende = _EEN.match(rest)
    if volgende is None or bool(re.search("[:.]", nummer)) != bool(re.search("[:.]", volgende["nummer"])):
        return False
    return not _GEEN_ARTIKEL.match(rest[volgende.end() :])


def _law_name(tekst: str) -> str:
    """Return the name of a law at the beginning of a text: a known one, or else its words with a capital."""
    bekend = [naam for naam in WETTEN_BIJ_NAAM if tekst.startswith(naam)]
    if bekend:
        return max(bekend, key=len)
    woorden = tekst.split(" ")
    naam = [woorden[0]]
    for plaats, woord in enumerate(woorden[1:], 1):
        hoofdletter = woord[:1].isupper() or bool(re.fullmatch(r"\d{4}", woord))
        if not hoofdletter and not any(w[:1].isupper() for w in woorden[plaats + 1 : plaats + 4]):
            break
        naam.append(woord)
    return " ".join(naam)


def _neutral(reeks: str) -> str:
    return reeks.replace(" of ", " en ").replace(", en ", " en ")
