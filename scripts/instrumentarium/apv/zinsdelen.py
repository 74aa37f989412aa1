"""Phrases in one text: replace, insert and strike them by name, and find the phrases that turn one text into another.

In: a text and a phrase, or two texts. Out: the new text, or the edits. A phrase must stand there exactly once, as whole
words ("hij" never hits "zij", "2:10" never "2:10a"); anything else is refused, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice

import attrs

# Marks that bind inside a word: 2:10a, 's-Gravenhage, 2018–2020.
_BINDT = ":.'’/\u2010\u2011\u2012\u2013\u2014\u2212-"
_TOKEN = re.compile(rf"\w+(?:[{_BINDT}]\w+)*|\s+|[^\w\s]")
_PLAKT = ",;:.)!?"
# Marks at the end of a list item, longest first; they are named apart because every list changes them.
_SLOT = re.compile(r"(?:[;,] (?:en|of)|[.;:,])\Z")
MAX_BEWERKINGEN = 4
# How many quotations are tried to say a change of several places in one sentence.
_PROBEER = 12


class ZinsdeelFout(ValueError):
    """A phrase that is not there, or is there more than once."""


@attrs.frozen
class Edit:
    """One edit inside a text: `soort` is vervang, voeg-in (tekst after was) or slotteken."""

    soort: str
    was: str
    wordt: str
    telkens: bool = False


def count(tekst: str, zinsdeel: str) -> int:
    """Return how often the phrase stands in the text as whole words."""
    return sum(1 for _ in _places(tekst, zinsdeel))


def replace(tekst: str, was: str, wordt: str, *, telkens: bool = False) -> str:
    """Return the text with `was` replaced; with `wordt` "" the phrase is struck, together with one space beside it.

    `telkens` replaces it wherever it stands; otherwise it must stand there exactly once.
    """
    for plek in reversed(_all_places(tekst, was) if telkens else [_the_place(tekst, was)]):
        voor, na = tekst[:plek], tekst[plek + len(was) :]
        tekst = voor + wordt + na if wordt else _strike(voor, na, was)
    return tekst


def _strike(voor: str, na: str, was: str) -> str:
    if voor.endswith(" ") and not was.startswith(tuple(_PLAKT)):
        return voor[:-1] + na
    return voor + (na[1:] if not voor and na.startswith(" ") else na)


def insert(tekst: str, na: str, nieuw: str, *, telkens: bool = False) -> str:
    """Return the text with `nieuw` after the phrase `na`; a space comes between unless `nieuw` begins with a mark."""
    tussen = "" if nieuw.startswith(tuple(_PLAKT)) else " "
    for plek in reversed(_all_places(tekst, na) if telkens else [_the_place(tekst, na)]):
        einde = plek + len(na)
        tekst = tekst[:einde] + tussen + nieuw + tekst[einde:]
    return tekst


def replace_end(tekst: str, was: str, wordt: str) -> str:
    """Return the text with the mark at its end replaced."""
    if not tekst.endswith(was):
        raise ZinsdeelFout(f'eindigt niet op "{was}"')
    return tekst[: len(tekst) - len(was)] + wordt


def apply_edit(tekst: str, edit: Edit) -> str:
    """Return the text after one edit."""
    if edit.soort == "slotteken":
        return replace_end(tekst, edit.was, edit.wordt)
    functie = {"vervang": replace, "voeg-in": insert}[edit.soort]
    return functie(tekst, edit.was, edit.wordt, telkens=edit.telkens)


def find_edits(oud: str, nieuw: str, *, slotteken: bool = True) -> list[Edit] | None:
    """Return the edits, in reading order, that turn `oud` into `nieuw`; None when a whole new text is clearer.

    `slotteken` allows the mark at the end to be named apart, which only the last text of a lid or onderdeel has.
    """
    if oud == nieuw:
        return []
    slot = _end_edit(oud, nieuw) if slotteken else None
    begin = [slot] if slot else []
    tussen = apply_edit(oud, slot) if slot else oud
    edits = _phrase_edits(tussen, nieuw)
    if edits is None or len(begin) + len(edits) > MAX_BEWERKINGEN:
        return None
    return begin + edits


def split_end(tekst: str) -> tuple[str, str]:
    """Return the text without the mark at its end, and that mark (". ; : ,", "; en", ", of" or "")."""
    treffer = _SLOT.search(tekst)
    return (tekst[: treffer.start()], treffer.group()) if treffer else (tekst, "")


def tokens(tekst: str) -> list[str]:
    """Return words (with what binds them: 2:10a, 's-Gravenhage), white space and marks."""
    return _TOKEN.findall(tekst)


def _end_edit(oud: str, nieuw: str) -> Edit | None:
    (_, was), (_, wordt) = split_end(oud), split_end(nieuw)
    if was == wordt or not was or not wordt:
        return None
    return Edit("slotteken", was, wordt)


def _phrase_edits(oud: str, nieuw: str) -> list[Edit] | None:
    van, naar = tokens(oud), tokens(nieuw)
    stukken = _hunks(van, naar)
    gewijzigd = sum(max(i2 - i1, j2 - j1) for i1, i2, j1, j2 in stukken)
    if gewijzigd > 0.6 * max(len(van), len(naar)):
        return None
    overal = _everywhere(oud, nieuw, van, naar, stukken) if len(stukken) > 1 else None
    if overal is not None:
        return [overal]
    if len(stukken) > MAX_BEWERKINGEN:
        return None
    edits: list[Edit] = []
    tekst = oud
    for nr, (i1, i2, j1, j2) in enumerate(stukken):
        grens = stukken[nr + 1][0] if nr + 1 < len(stukken) else len(van)
        doel = "".join(naar[:j2]) + "".join(van[i2:])
        venster = _Venster(naar[:j1], van[i1:i2], naar[j1:j2], van[i2:grens])
        edit = next((e for e in venster.candidates() if _gives(tekst, e, doel)), None)
        if edit is None:
            return None
        edits.append(edit)
        tekst = doel
    return edits


def _everywhere(
    oud: str, nieuw: str, van: list[str], naar: list[str], stukken: list[tuple[int, int, int, int]]
) -> Edit | None:
    """Return the one phrase whose replacement wherever it stands gives the new text; None when there is none."""
    i1, i2, j1, j2 = stukken[0]
    venster = _Venster(naar[:j1], van[i1:i2], naar[j1:j2], van[i2 : stukken[1][0]])
    for kandidaat in islice(venster.candidates(), _PROBEER):
        edit = attrs.evolve(kandidaat, telkens=True)
        if count(oud, edit.was) > 1 and _gives(oud, edit, nieuw):
            return edit
    return None


@attrs.frozen
class _Venster:
    """A changed place: what stands before it, the old and the new words, and what may be quoted after it."""

    voor: list[str]
    oud: list[str]
    nieuw: list[str]
    na: list[str]

    def candidates(self) -> Iterator[Edit]:
        """Yield edits from the shortest quotation to the longest; the caller takes the first that is exact."""
        oud, nieuw = "".join(self.oud).strip(), "".join(self.nieuw).strip()
        if not oud and nieuw:
            yield from (Edit("voeg-in", anker, nieuw) for anker in self._anchors())
        if oud and not nieuw:
            yield Edit("vervang", oud, "")
        # "derde lid" reads better than "derde", so a word of place is quoted along.
        eerst = [(0, 2)] if self.na[:2] in ([" ", "lid"], [" ", "leden"]) else []
        for links, rechts in [*eerst, *_widths(len(self.voor), len(self.na))]:
            begin = "".join(self.voor[len(self.voor) - links :])
            einde = "".join(self.na[:rechts])
            was, wordt = begin + "".join(self.oud) + einde, begin + "".join(self.nieuw) + einde
            if was and wordt and was == was.strip() and wordt == wordt.strip():
                yield Edit("vervang", was, wordt)

    def _anchors(self) -> Iterator[str]:
        """Yield what the new words come after: a phrase of some length first, a lone short word only if need be."""
        woorden = self.voor[:-1] if self.voor and self.voor[-1].isspace() else self.voor
        rijen = ("".join(woorden[-aantal:]) for aantal in range(1, min(len(woorden), 14) + 1))
        ankers = [anker for anker in rijen if anker == anker.strip()]
        yield from (anker for anker in ankers if _telling(anker))
        yield from (anker for anker in ankers if not _telling(anker))


def _telling(anker: str) -> bool:
    return len(anker) > 3 and any(map(str.isalnum, anker))


def _widths(links: int, rechts: int) -> Iterator[tuple[int, int]]:
    """Yield how many tokens of context to quote on each side: none first, then outwards."""
    links, rechts = min(links, 16), min(rechts, 16)
    for samen in range(links + rechts + 1):
        for naar_rechts in range(max(0, samen - links), min(samen, rechts) + 1):
            yield samen - naar_rechts, naar_rechts


def _gives(tekst: str, edit: Edit, doel: str) -> bool:
    if "\n" in edit.was + edit.wordt:
        return False
    try:
        return apply_edit(tekst, edit) == doel
    except ZinsdeelFout:
        return False


def _hunks(van: list[str], naar: list[str]) -> list[tuple[int, int, int, int]]:
    """Return the changed places; two places with at most one word between them are one."""
    uit: list[tuple[int, int, int, int]] = []
    for soort, i1, i2, j1, j2 in SequenceMatcher(None, van, naar, autojunk=False).get_opcodes():
        if soort == "equal":
            continue
        if uit and i1 - uit[-1][1] <= 3:
            uit[-1] = (uit[-1][0], i2, uit[-1][2], j2)
        else:
            uit.append((i1, i2, j1, j2))
    return uit


def _the_place(tekst: str, zinsdeel: str) -> int:
    plekken = list(_places(tekst, zinsdeel))
    if len(plekken) != 1:
        hoe = "komt niet voor" if not plekken else f"komt {len(plekken)} keer voor"
        raise ZinsdeelFout(f'"{zinsdeel}" {hoe}')
    return plekken[0]


def _all_places(tekst: str, zinsdeel: str) -> list[int]:
    """Return every place of the phrase that does not overlap the one before; at least one."""
    uit: list[int] = []
    for plek in _places(tekst, zinsdeel):
        if not uit or plek >= uit[-1] + len(zinsdeel):
            uit.append(plek)
    if not uit:
        raise ZinsdeelFout(f'"{zinsdeel}" komt niet voor')
    return uit


def _places(tekst: str, zinsdeel: str) -> Iterator[int]:
    plek = tekst.find(zinsdeel) if zinsdeel else -1
    while plek >= 0:
        if _open_left(tekst, plek) and _open_right(tekst, plek + len(zinsdeel)):
            yield plek
        plek = tekst.find(zinsdeel, plek + 1)


def _open_left(tekst: str, plek: int) -> bool:
    """Say that no word runs on over the left edge; a mark inside a word (2:10) binds too."""
    if plek == 0 or not _word(tekst[plek]):
        return True
    vorige = tekst[plek - 1]
    if vorige in _BINDT and plek > 1:
        return not _word(tekst[plek - 2])
    return not _word(vorige)


def _open_right(tekst: str, plek: int) -> bool:
    if plek >= len(tekst) or not _word(tekst[plek - 1]):
        return True
    volgende = tekst[plek]
    if volgende in _BINDT and plek + 1 < len(tekst):
        return not _word(tekst[plek + 1])
    return not _word(volgende)


def _word(teken: str) -> bool:
    return teken.isalnum() or teken == "_"
