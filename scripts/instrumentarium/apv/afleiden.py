"""Derives the typed operations that turn one article into another; the replay decides whether they are accepted.

In: two articles (None where none stands) and a way (`fijn` or `artikel`). Out: operations that were played and gave the
new article character for character, or `Weigering`. First labels and whole leden, then the words inside them, so that
every operation speaks of the numbers that hold at that moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from instrumentarium.apv import naspel
from instrumentarium.apv.artikel import Artikel, Deel, Pad, deel_texts, from_nieuw, text_lines, to_nieuw
from instrumentarium.apv.naspel import SCHEIDING, NaspelFout, natural_place
from instrumentarium.apv.uitlijnen import Paar, align_in_order
from instrumentarium.apv.zinsdelen import Edit, apply_edit, find_edits
from instrumentarium.bronnen.soorten.apv import Bewerking


class Weigering(ValueError):
    """No fine operations lead from the old text to the new one; whole-article mode always does."""


def derive(oud: Artikel | None, nieuw: Artikel | None, *, wijze: str = "fijn") -> list[Bewerking]:
    """Return operations that were proven by replay; raises Weigering (never with `wijze` "artikel")."""
    if oud == nieuw:
        return []
    bewerkingen = _whole(oud, nieuw) if wijze == "artikel" or oud is None or nieuw is None else _fine(oud, nieuw)
    try:
        uitkomst = naspel.play(oud, bewerkingen)
    except NaspelFout as fout:
        raise Weigering(f"het naspel lukt niet: {fout}") from None
    if uitkomst != nieuw:
        raise Weigering("het naspel geeft niet precies de nieuwe tekst")
    return bewerkingen


def _whole(oud: Artikel | None, nieuw: Artikel | None) -> list[Bewerking]:
    if nieuw is None:
        return [Bewerking(soort="vervalt-artikel", nummer=oud.nummer if oud else None)]
    leden = [to_nieuw(lid) for lid in nieuw.leden]
    if oud is None:
        return [Bewerking(soort="voeg-artikel-in", nummer=nieuw.nummer, opschrift=nieuw.opschrift, leden=leden)]
    vernummer = []
    if nieuw.nummer is None and oud.nummer is not None:
        vernummer = [Bewerking(soort="vernummer", was=oud.nummer, wordt=None)]
    vervang = Bewerking(
        soort="vervang-artikel", was=oud.nummer, nummer=nieuw.nummer, opschrift=nieuw.opschrift, leden=leden
    )
    return [*vernummer, vervang]


def _fine(oud: Artikel, nieuw: Artikel) -> list[Bewerking]:
    bewerkingen = []
    if oud.nummer != nieuw.nummer:
        bewerkingen.append(Bewerking(soort="vernummer", was=oud.nummer, wordt=nieuw.nummer))
    if oud.opschrift != nieuw.opschrift:
        bewerkingen.append(Bewerking(soort="vervang-opschrift", wordt=nieuw.opschrift))
    paren = align_in_order(oud.leden, nieuw.leden)
    if oud.leden and not any(paar.oud and paar.nieuw for paar in paren):
        return _whole(oud, nieuw)
    try:
        leden = [*_row(paren, ()), *_inside_leden(paren)]
    except _OmslachtigFout as fout:
        raise Weigering(str(fout)) from None
    if len(leden) > 3 and _length(leden) > 1.5 * sum(map(len, text_lines(nieuw))):
        return _whole(oud, nieuw)
    return bewerkingen + leden


class _OmslachtigFout(ValueError):
    """A row of labels that operations cannot address one by one."""


def _inside_leden(paren: Sequence[Paar]) -> Iterator[Bewerking]:
    for paar in paren:
        if paar.oud is None or paar.nieuw is None:
            continue
        fijn = _inside(paar.oud, paar.nieuw, (paar.nieuw.nr,))
        heel = _replace(paar.nieuw, (paar.nieuw.nr,))
        kort = len(fijn) <= 2 or _length(fijn) <= _length([heel])
        yield from fijn if kort and _plays(paar.oud, paar.nieuw, fijn) else [heel]


def _plays(oud: Deel, nieuw: Deel, bewerkingen: Sequence[Bewerking]) -> bool:
    """Say whether the operations inside one lid really make the new lid; if not, the whole lid is written out."""
    try:
        uitkomst = naspel.play(Artikel(None, "", (attrs.evolve(oud, nr=nieuw.nr),)), bewerkingen)
    except NaspelFout:
        return False
    return uitkomst == Artikel(None, "", (nieuw,))


def _inside(oud: Deel, nieuw: Deel, pad: Pad) -> list[Bewerking]:
    """Return the operations inside one lid or onderdeel whose label already is the new one."""
    if (oud.tekst, oud.delen, oud.slot) == (nieuw.tekst, nieuw.delen, nieuw.slot):
        return []
    if bool(oud.delen) != bool(nieuw.delen):
        return [_replace(nieuw, pad)]
    deel = "aanhef" if oud.delen or oud.slot or nieuw.slot else None
    bewerkingen = list(_words(oud.tekst, nieuw, pad, deel))
    try:
        bewerkingen += _list(oud, nieuw, pad)
    except _OmslachtigFout:
        return [_replace(nieuw, pad)]
    if oud.slot != nieuw.slot:
        bewerkingen += _slot(oud.slot, nieuw.slot, pad)
    return bewerkingen


def _list(oud: Deel, nieuw: Deel, pad: Pad) -> list[Bewerking]:
    paren = align_in_order(oud.delen, nieuw.delen)
    rij = list(_row(paren, pad))
    tekens = dict(_marks(paren)) if rij else {}
    binnen = [
        b
        for paar in paren
        if paar.oud and paar.nieuw
        for b in _inside(_with_mark(paar.oud, tekens.get(paar.oud.nr)), paar.nieuw, (*pad, paar.nieuw.nr))
    ]
    return [*(_phrase(edit, (*pad, nr), None) for nr, edit in tekens.items()), *rij, *binnen]


def _marks(paren: Sequence[Paar]) -> Iterator[tuple[str, Edit]]:
    """Yield old label and change of the mark at the end of an item ("." to ";"); these come before the list moves."""
    for oud, nieuw in ((paar.oud, paar.nieuw) for paar in paren):
        if oud is None or nieuw is None or oud.delen or nieuw.delen or oud.slot or nieuw.slot:
            continue
        edits = find_edits(oud.tekst, nieuw.tekst) or []
        if edits and edits[0].soort == "slotteken":
            yield oud.nr, edits[0]


def _with_mark(deel: Deel, edit: Edit | None) -> Deel:
    return attrs.evolve(deel, tekst=apply_edit(deel.tekst, edit)) if edit else deel


def _words(oud: str, nieuw: Deel, pad: Pad, deel: str | None) -> Iterator[Bewerking]:
    edits = find_edits(oud, nieuw.tekst, slotteken=deel is None)
    if edits is None:
        yield _make("vervang", pad, deel="aanhef", tekst=nieuw.tekst) if deel else _replace(nieuw, pad)
        return
    for edit in edits:
        yield _phrase(edit, pad, deel)


def _phrase(edit: Edit, pad: Pad, deel: str | None) -> Bewerking:
    telkens = edit.telkens or None
    if edit.soort == "voeg-in":
        return _make("voeg-zinsdeel-in", pad, deel=deel, was=edit.was, tekst=edit.wordt, telkens=telkens)
    deel = "slotteken" if edit.soort == "slotteken" else deel
    return _make("vervang-zinsdeel", pad, deel=deel, was=edit.was, wordt=edit.wordt, telkens=telkens)


def _slot(oud: str | None, nieuw: str | None, pad: Pad) -> Iterator[Bewerking]:
    edits = find_edits(oud, nieuw, slotteken=False) if oud and nieuw else None
    if edits is None:
        yield _make("vervang", pad, deel="slot", tekst=nieuw or "")
        return
    for edit in edits:
        yield _phrase(edit, pad, "slot")


def _replace(nieuw: Deel, pad: Pad) -> Bewerking:
    return _make("vervang", pad, **_content(nieuw))


def _content(deel: Deel) -> dict[str, Any]:
    nieuw = to_nieuw(deel)
    return {"tekst": nieuw.tekst, "onderdelen": nieuw.onderdelen or None, "slot": nieuw.slot}


_MET_PLEK = {"vervang": "vervang-{}", "vervalt": "vervalt-{}", "voeg-in": "voeg-{}-in"}


def _make(wat: str, pad: Pad, **velden: Any) -> Bewerking:
    """Return an operation at a path; "vervang", "vervalt" and "voeg-in" take the kind of place into their name."""
    lid, onderdeel = _address(pad)
    soort: Any = _MET_PLEK.get(wat, wat).format("onderdeel" if onderdeel else "lid")
    return Bewerking(soort=soort, lid=lid, onderdeel=onderdeel, **velden)


def _row(paren: Sequence[Paar], pad: Pad) -> Iterator[Bewerking]:
    """Yield repeals, then insertions, with the new labels of what stays on the last repeal or the first insertion."""
    weg = [paar.oud for paar in paren if paar.oud and not paar.nieuw]
    erbij = [paar.nieuw for paar in paren if paar.nieuw and not paar.oud]
    kaart = {p.oud.nr: p.nieuw.nr for p in paren if p.oud and p.nieuw and p.oud.nr != p.nieuw.nr}
    if not (weg or erbij or kaart):
        return
    _require_labels([p.oud for p in paren if p.oud])
    _require_labels([p.nieuw for p in paren if p.nieuw])
    los = kaart if not (weg or erbij) or (erbij and "" in kaart) else None
    if los and not weg:
        yield _make("vernummer", pad, vernummer=los)
        kaart = {}
    for nr, deel in enumerate(weg):
        mee = kaart if nr == len(weg) - 1 and not erbij else None
        yield _make("vervalt", (*pad, deel.nr), vernummer=mee or None)
    yield from _insertions(paren, pad, kaart)


def _insertions(paren: Sequence[Paar], pad: Pad, kaart: dict[str, str]) -> Iterator[Bewerking]:
    """Yield the insertions; `na` is written only where the label alone would put the new text elsewhere."""
    rij = [paar.nieuw for paar in paren if paar.oud and paar.nieuw]
    mee: dict[str, str] | None = kaart or None
    for plek, paar in enumerate(paren):
        if paar.oud is not None or paar.nieuw is None:
            continue
        voor = [p.nieuw for p in paren[:plek] if p.nieuw]
        na = None
        if natural_place(rij, paar.nieuw.nr) != len(voor):
            if not voor:
                raise _OmslachtigFout(f'"{paar.nieuw.nr}" kan niet vooraan worden ingevoegd')
            na = voor[-1].nr
        elif voor and (paren[plek - 1].oud is None or (mee is None and len(voor) < len(rij))):
            na = voor[-1].nr
        inhoud = _content(paar.nieuw) | {"sleutel": paar.nieuw.sleutel or None}
        yield _make("voeg-in", (*pad, paar.nieuw.nr), vernummer=mee, na=na, **inhoud)
        rij.insert(len(voor), paar.nieuw)
        mee = None


def _address(pad: Pad) -> tuple[str | None, str | None]:
    """Return `lid` and `onderdeel` for a path; the only lid of an article without numbers is null."""
    if not pad:
        return None, None
    return pad[0] or None, SCHEIDING.join(pad[1:]) or None


def _require_labels(rij: Sequence[Deel]) -> None:
    labels = [deel.nr for deel in rij]
    if len(set(labels)) != len(labels) or (len(labels) > 1 and not all(label.strip("-–•* ") for label in labels)):
        raise _OmslachtigFout("de nummers of letters zijn niet uniek; noem het hele artikel")
    if any(SCHEIDING in label for label in labels):
        raise _OmslachtigFout("een nummer of letter bevat een schuine streep")


def _length(bewerkingen: Sequence[Bewerking]) -> int:
    """Return roughly how long the operations are on paper; each costs a line of its own."""
    totaal = 12 * len(bewerkingen)
    for bewerking in bewerkingen:
        totaal += sum(map(len, filter(None, (bewerking.was, bewerking.wordt, bewerking.tekst, bewerking.slot))))
        totaal += sum(len(tekst) for deel in bewerking.onderdelen or () for tekst in deel_texts(from_nieuw(deel)))
    return totaal
