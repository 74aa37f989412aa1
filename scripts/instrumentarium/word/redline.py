"""Shows what changed as Word shows it: two letters go in, the second one with marked changes comes out.

Insertions, deletions and moves are real tracked changes, which a reader accepts or refuses in Word: accepting all gives
letter two, refusing all gives the text of letter one, in headers and footers too. Fields and pictures stay as in letter
two; notes, and a header that letter two does not have, are in the list of `compare_letters` only. Belongs to the
compiler (lxml).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from instrumentarium.fouten import Bevinding, BronFout, Plaats
from instrumentarium.word.boom import W, parse_tree
from instrumentarium.word.inhoud import parts_by_place
from instrumentarium.word.inpakken import as_moment, deflate, join_blocks, lay_out
from instrumentarium.word.redline_xml import Merker, Tellers, text_of, text_runs
from instrumentarium.word.strikt import XmlFout
from instrumentarium.word.uitpakken import read_package
from instrumentarium.word.verschil import (
    RIJ,
    TABEL,
    Stukje,
    Verschil,
    compare_letters,
    compare_words,
    match,
)

__all__ = ["Stukje", "Verschil", "compare_letters", "compare_words", "redline_docx"]

_MET_TEKST = frozenset({f"{W}document", f"{W}hdr", f"{W}ftr"})
_DOORZICHTIG = frozenset(f"{W}{naam}" for naam in ("sdt", "sdtContent", "customXml", "smartTag"))


def redline_docx(a: bytes, b: bytes) -> bytes:
    """Return letter `b` with the changes since letter `a` marked; the same input gives the same bytes."""
    oud, nieuw = _Brief(a, "eerste brief"), _Brief(b, "tweede brief")
    tellers = Tellers(wortel for _, wortel in nieuw.delen.values())
    redacteur = _Redacteur(Merker(tellers, nieuw.leden.get("word/styles.xml", b"")))
    leden = dict(nieuw.leden)
    for sleutel, (naam, wortel) in nieuw.delen.items():
        _, voor = oud.delen.get(sleutel, ("", etree.Element(wortel.tag)))
        if redacteur.mark(_holder(voor), _holder(wortel)):
            leden[naam] = etree.tostring(wortel, encoding="UTF-8", standalone=True)
    return join_blocks([lay_out((deflate(naam, inhoud) for naam, inhoud in leden.items()), as_moment(None))])


class _Brief:
    """A letter; `delen` are its text, headers and footers by where they are seen: their name and their tree."""

    def __init__(self, data: bytes, naam: str) -> None:
        self.leden = read_package(data, naam)
        self.delen = {
            plek: (deel, wortel)
            for plek, deel in parts_by_place(self.leden).items()
            if (wortel := _tree(self.leden[deel], deel, naam)).tag in _MET_TEKST
        }


def _tree(inhoud: bytes, deel: str, naam: str) -> Any:
    try:
        return parse_tree(inhoud)
    except XmlFout as fout:
        raise BronFout([Bevinding(Plaats(naam), f"{deel}: {fout}.")]) from None


def _holder(wortel: Any) -> Any:
    return next(wortel.iterchildren(f"{W}body"), wortel)


class _Redacteur:
    """Marks the changes from one container to another of the same kind: a text, a header, a cell.

    Paragraphs and tables stand in it one after another; a table is gone through row by row, a row cell by cell. So what
    went always comes back in the container that it stood in, after the neighbour that it had.
    """

    def __init__(self, merker: Merker) -> None:
        self.merker = merker

    def mark(self, oud: Any, nieuw: Any) -> bool:
        """Mark the changes in `nieuw`; say whether there were any."""
        voor, na = list(_blocks(oud)), list(_blocks(nieuw))
        koppels = match([_words(blok) for blok in voor], [_words(blok) for blok in na])
        blijft: dict[int, Any] = {}
        verhuisd: dict[int, str] = {}
        for soort, i, j in koppels:
            if i is not None and j is not None and soort in ("gelijk", "gewijzigd"):
                blijft[i] = na[j]
                if soort == "gewijzigd":
                    self._change(voor[i], na[j])
            elif i is not None and j is not None and na[j].tag == f"{W}p":
                verhuisd[i] = self.merker.move_to(na[j])
            elif j is not None:
                self._insert(na[j])
        gaat = [None if i in blijft else self._gone(blok, verhuisd.get(i, "")) for i, blok in enumerate(voor)]
        _put_back(gaat, blijft, na[0] if na else None, nieuw)
        return any(soort != "gelijk" for soort, _, _ in koppels)

    def _change(self, was: Any, wordt: Any) -> None:
        if wordt.tag == f"{W}tbl":
            self._change_table(was, wordt)
        else:
            self.merker.change(was, wordt, compare_words(text_of(was), text_of(wordt)))

    def _change_table(self, was: Any, wordt: Any) -> None:
        voor, na = list(_children(was, f"{W}tr")), list(_children(wordt, f"{W}tr"))
        blijft: dict[int, Any] = {}
        for soort, i, j in match([_words(rij) for rij in voor], [_words(rij) for rij in na]):
            if i is not None and j is not None and self._is_same_row(soort, voor[i], na[j]):
                blijft[i] = na[j]
            elif j is not None:
                self._insert(na[j])
        gaat = [None if i in blijft else self.merker.deleted_block(rij) for i, rij in enumerate(voor)]
        _put_back(gaat, blijft, na[0], wordt)

    def _is_same_row(self, soort: str, was: Any, wordt: Any) -> bool:
        if soort == "gelijk":
            return True
        cellen = [list(_children(rij, f"{W}tc")) for rij in (was, wordt)]
        if soort != "gewijzigd" or len(cellen[0]) != len(cellen[1]):
            return False
        for voor, na in zip(*cellen, strict=True):
            self.mark(voor, na)
        return True

    def _insert(self, blok: Any) -> None:
        for p in [blok] if blok.tag == f"{W}p" else [p for p in blok.iter(f"{W}p") if text_runs(p)]:
            self.merker.insert(p)
        for rij in blok.iter(f"{W}tr"):
            self.merker.mark_row(rij, "ins")

    def _gone(self, blok: Any, verplaatst: str) -> Any:
        return self.merker.deleted(blok, verplaatst) if blok.tag == f"{W}p" else self.merker.deleted_block(blok)


def _put_back(gaat: list[Any], blijft: dict[int, Any], eerste: Any, houder: Any) -> None:
    """Put what went after its old neighbour, in the old order; the first of all before what is first now."""
    plek = None
    for i, terug in enumerate(gaat):
        if terug is not None:
            if plek is not None:
                plek.addnext(terug)
            elif eerste is not None:
                eerste.addprevious(terug)
            else:
                houder.insert(1 if len(houder) and houder[0].tag == f"{W}tcPr" else 0, terug)
        plek = blijft[i] if terug is None else terug


def _blocks(houder: Any) -> Iterator[Any]:
    """Give the paragraphs and tables of a container that have text."""
    return (blok for blok in _children(houder, f"{W}p", f"{W}tbl") if _words(blok).strip(f"{TABEL}{RIJ}\t\n "))


def _children(houder: Any, *soorten: str) -> Iterator[Any]:
    for kind in houder:
        if kind.tag in soorten:
            yield kind
        elif kind.tag in _DOORZICHTIG:
            yield from _children(kind, *soorten)


def _words(blok: Any) -> str:
    if blok.tag == f"{W}p":
        return text_of(blok)
    if blok.tag == f"{W}tbl":
        return TABEL + "\n".join(_words(rij)[1:] for rij in _children(blok, f"{W}tr"))
    return RIJ + "\t".join(
        "\n".join(map(_words, _children(cel, f"{W}p", f"{W}tbl"))) for cel in _children(blok, f"{W}tc")
    )
