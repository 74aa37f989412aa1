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

# Before the text of a table, where tables stand among paragraphs, and of a row: the one never becomes the other. The
# rows of a table stand on a line each, the cells of a row have tabs between them.
TABEL, RIJ = "\0", "\1"
LIJKT_OP = 0.5  # from this likeness on, a paragraph is a changed one and not another one
MIN_VERPLAATST = 20  # a shorter text ("Ja", a date) stands in many places without having moved
MAX_PAREN = 20_000  # above this many comparisons paragraphs are only matched when they are equal

_WOORD = re.compile(r"\w+|\s+|[^\w\s]")
_LEESBAAR = re.compile(r"\w+|[^\w\s]")


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
    oud, nieuw = _with_text(a, "eerste brief"), _with_text(b, "tweede brief")
    plekken = dict.fromkeys((*nieuw, *oud))
    return [verschil for plek in plekken for verschil in _compare(oud.get(plek, []), nieuw.get(plek, []))]


def _with_text(brief: bytes, naam: str) -> dict[str, list[Alinea]]:
    """Return the paragraphs that have text by where they are seen; the name of a part differs between programs."""
    plekken: dict[str, list[Alinea]] = {}
    for alinea in paragraphs(brief, naam):
        if alinea.tekst.strip():
            plekken.setdefault(alinea.plek, []).append(alinea)
    return plekken


def match(oud: Sequence[str], nieuw: Sequence[str]) -> list[Koppel]:
    """Return for two lists of texts which became which, in the order of `nieuw`."""
    paren = _aligned(oud, nieuw)
    weg = [i for i in range(len(oud)) if i not in paren]
    erbij = sorted(set(range(len(nieuw))) - set(paren.values()))
    heen = {j: i for i, j in _moves(oud, nieuw, weg, erbij).items()}
    weg = [i for i in weg if i not in heen.values()]
    komt = {j: i for i, j in paren.items()}
    koppels: list[Koppel] = []
    for j, tekst in enumerate(nieuw):
        if j in komt:
            koppels += (("weg", i, None) for i in weg if i < komt[j])
            weg = [i for i in weg if i > komt[j]]
            koppels.append(("gelijk" if oud[komt[j]] == tekst else "gewijzigd", komt[j], j))
        else:
            koppels.append(("verplaatst", heen[j], j) if j in heen else ("erbij", None, j))
    return _gone_first([*koppels, *(("weg", i, None) for i in weg)])


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


def _aligned(oud: Sequence[str], nieuw: Sequence[str]) -> dict[int, int]:
    """Return old place -> new place of paragraphs that stayed or changed, none crossing another."""
    if len(oud) * len(nieuw) <= MAX_PAREN:
        return _best_pairs(oud, nieuw, range(len(oud)), range(len(nieuw)))
    paren: dict[int, int] = {}
    for stap, i1, i2, j1, j2 in SequenceMatcher(None, oud, nieuw, autojunk=False).get_opcodes():
        if stap == "equal":
            paren |= zip(range(i1, i2), range(j1, j2), strict=True)
        elif (i2 - i1) * (j2 - j1) <= MAX_PAREN:
            paren |= _best_pairs(oud, nieuw, range(i1, i2), range(j1, j2))
    return paren


def _best_pairs(oud: Sequence[str], nieuw: Sequence[str], is_: range, js: range) -> dict[int, int]:
    """Return the pairs that are most alike in all, without crossing."""
    woorden = {tekst: Counter(_LEESBAAR.findall(tekst)) for tekst in {*oud, *nieuw}}
    beide = {*oud} & {*nieuw}  # what stands in both letters moved at most; it did not become something else
    som = [[0.0] * (len(js) + 1) for _ in range(len(is_) + 1)]
    gelijkenis: dict[tuple[int, int], float] = {}
    for x in range(len(is_) - 1, -1, -1):
        for y in range(len(js) - 1, -1, -1):
            a, b = oud[is_[x]], nieuw[js[y]]
            eigen = a != b and (a in beide or b in beide)
            gelijk = gelijkenis[x, y] = 0.0 if eigen else _likeness(a, b, woorden[a], woorden[b])
            som[x][y] = max(som[x + 1][y], som[x][y + 1], som[x + 1][y + 1] + gelijk)
    paren: dict[int, int] = {}
    x = y = 0
    while x < len(is_) and y < len(js):
        if gelijkenis[x, y] and som[x][y] == som[x + 1][y + 1] + gelijkenis[x, y]:
            paren[is_[x]] = js[y]
            x, y = x + 1, y + 1
        elif som[x][y] == som[x + 1][y]:
            x += 1
        else:
            y += 1
    return paren


def _likeness(a: str, b: str, woorden_a: Counter[str], woorden_b: Counter[str]) -> float:
    # An equal paragraph weighs more than a changed one, so that a changed copy does not push out the original.
    if a == b:
        return 1.5
    if (a[:1] == TABEL) != (b[:1] == TABEL):
        return 0.0
    minst = LIJKT_OP if _is_same_frame(a, b) else 0.0
    hoogste = 2 * (woorden_a & woorden_b).total() / max(woorden_a.total() + woorden_b.total(), 1)
    if hoogste < LIJKT_OP:
        return minst
    gelijk = SequenceMatcher(None, _LEESBAAR.findall(a), _LEESBAAR.findall(b), autojunk=False).ratio()
    return gelijk if gelijk >= LIJKT_OP else minst


def _is_same_frame(a: str, b: str) -> bool:
    # Two tables with a row in common are the same table, two rows with the same first cell the same row, however much
    # of them is new.
    if a[:1] == TABEL:
        return bool({*a[1:].split("\n")} & {*b[1:].split("\n")})
    eerste = a.split("\t")[0]
    return a[:1] == RIJ and len(eerste) > 1 and eerste == b.split("\t")[0]


def _gone_first(koppels: list[Koppel]) -> list[Koppel]:
    # Between two paragraphs that stayed, what went is read before what came.
    uit: list[Koppel] = []
    for blijft, groep in groupby(koppels, key=lambda koppel: koppel[0] in ("gelijk", "gewijzigd")):
        delen = list(groep)
        uit += delen if blijft else sorted(delen, key=lambda koppel: koppel[0] != "weg")
    return uit


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
