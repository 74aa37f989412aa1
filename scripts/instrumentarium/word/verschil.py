"""Says what changed from one letter to another: two Word files go in, a list of differences comes out.

Paragraphs are matched first, then words within a paragraph. A paragraph that stands elsewhere with the same words is a
move, not a deletion and an insertion. Empty paragraphs are white space and are left out. The standard library only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

from instrumentarium.word.inhoud import Alinea, paragraphs

Soort = Literal["gelijk", "gewijzigd", "weg", "erbij", "verplaatst"]
Koppel = tuple[Soort, int | None, int | None]  # what happened, place in the old list, place in the new one

LIJKT_OP = 0.5  # from this likeness on, a paragraph is a changed one and not another one
MIN_VERPLAATST = 20  # a shorter text ("Ja", a date) stands in many places without having moved
MAX_PAREN = 20_000  # above this many comparisons paragraphs are only matched when they are equal

_WOORD = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Stukje:
    """Some words of a changed paragraph."""

    soort: Literal["gelijk", "weg", "erbij"]
    tekst: str


@dataclass(frozen=True, slots=True)
class Verschil:
    """What happened to one paragraph; `oud` is None for what came, `nieuw` for what went."""

    soort: Soort
    oud: Alinea | None
    nieuw: Alinea | None
    stukjes: tuple[Stukje, ...] = ()


def compare_letters(a: bytes, b: bytes) -> list[Verschil]:
    """Return what happened to every paragraph from letter `a` to letter `b`: the text first, then headers and notes.

    In the order of `b`; what went stands where it stood. Raises `BronFout` when one is no sound Word file.
    """
    oud, nieuw = _by_part(paragraphs(a, "eerste brief")), _by_part(paragraphs(b, "tweede brief"))
    delen = dict.fromkeys((*nieuw, *oud))
    return [verschil for deel in delen for verschil in _compare(oud.get(deel, []), nieuw.get(deel, []))]


def match(oud: Sequence[str], nieuw: Sequence[str]) -> list[Koppel]:
    """Return for two lists of texts which became which, in the order of `nieuw`."""
    koppels: list[Koppel] = []
    weg: list[int] = []
    erbij: list[int] = []
    stappen = SequenceMatcher(None, oud, nieuw, autojunk=False).get_opcodes()
    for stap, i1, i2, j1, j2 in stappen:
        if stap != "equal":
            weg += range(i1, i2)
            erbij += range(j1, j2)
    verplaatst = _moves(oud, nieuw, weg, erbij)
    heen = {j: i for i, j in verplaatst.items()}
    for stap, i1, i2, j1, j2 in stappen:
        if stap == "equal":
            koppels += (("gelijk", i, j) for i, j in zip(range(i1, i2), range(j1, j2), strict=True))
        else:
            rest_i = [i for i in range(i1, i2) if i not in verplaatst]
            rest_j = [j for j in range(j1, j2) if j not in heen]
            paren = _likely_pairs(oud, nieuw, rest_i, rest_j)
            koppels += _in_order(rest_i, range(j1, j2), paren, heen)
    return koppels


def compare_words(oud: str, nieuw: str) -> tuple[Stukje, ...]:
    """Return the words of both texts in one row: kept, gone, come."""
    a, b = _WOORD.findall(oud), _WOORD.findall(nieuw)
    rij: list[Stukje] = []
    for stap, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if stap == "equal":
            rij.append(Stukje("gelijk", "".join(a[i1:i2])))
        else:
            rij += (Stukje("weg", "".join(a[i1:i2])), Stukje("erbij", "".join(b[j1:j2])))
    return tuple(_joined(_without_islands([stukje for stukje in rij if stukje.tekst])))


def _by_part(alineas: Sequence[Alinea]) -> dict[str, list[Alinea]]:
    # The numbers of headers and footers can differ between two files; their order does not.
    delen: dict[str, list[Alinea]] = {}
    tellers: Counter[str] = Counter()
    for deel, groep in groupby(alineas, key=lambda alinea: alinea.deel):
        soort = re.sub(r"\d*\.xml$", "", deel)
        tellers[soort] += 1
        delen[f"{soort} {tellers[soort]}"] = [alinea for alinea in groep if alinea.tekst.strip()]
    return delen


def _compare(oud: list[Alinea], nieuw: list[Alinea]) -> Iterator[Verschil]:
    for soort, i, j in match([alinea.tekst for alinea in oud], [alinea.tekst for alinea in nieuw]):
        voor, na = oud[i] if i is not None else None, nieuw[j] if j is not None else None
        stukjes = compare_words(voor.tekst, na.tekst) if soort == "gewijzigd" and voor and na else ()
        yield Verschil(soort, voor, na, stukjes)


def _moves(oud: Sequence[str], nieuw: Sequence[str], weg: list[int], erbij: list[int]) -> dict[int, int]:
    """Return old place -> new place of texts that went in one place and came in one other."""
    vertrokken = Counter(oud[i] for i in weg)
    gekomen = Counter(nieuw[j] for j in erbij)
    plek = {nieuw[j]: j for j in erbij}
    return {
        i: plek[oud[i]]
        for i in weg
        if len(oud[i]) >= MIN_VERPLAATST and vertrokken[oud[i]] == 1 and gekomen[oud[i]] == 1
    }


def _likely_pairs(oud: Sequence[str], nieuw: Sequence[str], is_: list[int], js: list[int]) -> dict[int, int]:
    """Return new place -> old place of paragraphs that are much alike, without crossing each other."""
    if len(is_) * len(js) > MAX_PAREN:
        return {}
    beste: dict[tuple[int, int], tuple[float, tuple[tuple[int, int], ...]]] = {}
    for x in range(len(is_), -1, -1):
        for y in range(len(js), -1, -1):
            if x == len(is_) or y == len(js):
                beste[x, y] = (0.0, ())
                continue
            beste[x, y] = max(beste[x + 1, y], beste[x, y + 1], key=lambda keus: keus[0])
            gelijk = _likeness(oud[is_[x]], nieuw[js[y]])
            som, paren = beste[x + 1, y + 1]
            if gelijk >= LIJKT_OP and som + gelijk > beste[x, y][0]:
                beste[x, y] = (som + gelijk, ((js[y], is_[x]), *paren))
    return dict(beste[0, 0][1])


def _likeness(a: str, b: str) -> float:
    vergelijker = SequenceMatcher(None, _WOORD.findall(a), _WOORD.findall(b), autojunk=False)
    return vergelijker.ratio() if vergelijker.quick_ratio() >= LIJKT_OP else 0.0


def _in_order(is_: list[int], js: range, paren: dict[int, int], heen: dict[int, int]) -> Iterator[Koppel]:
    over = [i for i in is_ if i not in paren.values()]
    for j in js:
        if j in paren:
            while over and over[0] < paren[j]:
                yield "weg", over.pop(0), None
            yield "gewijzigd", paren[j], j
        elif j in heen:
            yield "verplaatst", heen[j], j
        elif over and not any(k in paren for k in js if k > j):
            while over:
                yield "weg", over.pop(0), None
            yield "erbij", None, j
        else:
            yield "erbij", None, j
    for i in over:
        yield "weg", i, None


def _without_islands(rij: list[Stukje]) -> list[Stukje]:
    # White space between two changes is part of the change: "drie maanden" -> "zes weken" reads better in one piece.
    uit: list[Stukje] = []
    for nr, stukje in enumerate(rij):
        eiland = stukje.soort == "gelijk" and not stukje.tekst.strip() and 0 < nr < len(rij) - 1
        uit += (Stukje("weg", stukje.tekst), Stukje("erbij", stukje.tekst)) if eiland else (stukje,)
    return uit


def _joined(rij: list[Stukje]) -> Iterator[Stukje]:
    for wijziging, groep in groupby(rij, key=lambda stukje: stukje.soort != "gelijk"):
        delen = list(groep)
        for soort in ("weg", "erbij") if wijziging else ("gelijk",):
            tekst = "".join(deel.tekst for deel in delen if deel.soort == soort)
            if tekst:
                yield Stukje(soort, tekst)
