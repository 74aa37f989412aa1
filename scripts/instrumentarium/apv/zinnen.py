"""The formulas of amending sentences, read: one pattern per formula with what it means.

In: one sentence and the new text below it. Out: the operations it stands for, or None. `formules` writes these
sentences; the variants that the acts of the three councils use are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from instrumentarium.apv.artikel import ONBEKEND
from instrumentarium.apv.blokken import Regel, read_artikelen, read_delen
from instrumentarium.apv.meelezen import VERNUMMERING, mark, phrase, quoted, read_along, renumbering, small, teken
from instrumentarium.apv.naspel import SCHEIDING
from instrumentarium.apv.reeksen import Plek, read_leden, read_onderdelen, read_plekken
from instrumentarium.bronnen.soorten.apv import Bewerking, NieuwDeel

Blok = Sequence[Regel]


@attrs.frozen
class Gelezen:
    """The operations of one sentence, and the article that the sentence itself names."""

    artikel: str | None
    bewerkingen: list[Bewerking]


def read_zin(zin: str, blok: Blok) -> Gelezen | None:
    """Return what a sentence means; None when no formula fits, or a part of it is not clear."""
    for patroon, lees in _FORMULES:
        treffer = patroon.fullmatch(zin)
        if treffer:
            gelezen = lees(treffer, blok)
            if gelezen is not None:
                return gelezen
    return None


def is_zin(zin: str) -> bool:
    """Say whether a line has the form of an amending sentence."""
    return any(patroon.fullmatch(zin) for patroon, _ in _FORMULES)


_IN = r"(?:[Ii]n|[Aa]an|[Vv]an) (?P<plek>.+?),?"
_LUIDENDE = r",? (?:luidende|die luidt|die luiden)(?: als volgt)?:"
_N = r"(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d+|de volgende)(?: nieuwe?)?"
_ERBIJ = rf"(?:ingevoegd|toegevoegd){_LUIDENDE}"
_VERVALT = r"(?:vervalt|vervallen|komt te vervallen|komen te vervallen|wordt verwijderd|worden verwijderd)"
_LUIDT = r"(?:komt te luiden(?: als volgt)?|komt als volgt te luiden):"


def _vervang_zinsdeel(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    was, wordt = phrase(treffer, "was"), phrase(treffer, "wordt") or treffer.groupdict().get("los") or ""
    return _everywhere(treffer, blok, soort="vervang-zinsdeel", was=was, wordt=wordt)


def _voeg_zinsdeel_in(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    was, erbij = phrase(treffer, "was"), phrase(treffer, "wordt")
    return _everywhere(treffer, blok, soort="voeg-zinsdeel-in", was=was, tekst=erbij)


def _slotteken(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    was, wordt = teken(treffer, "was"), teken(treffer, "wordt")
    return _everywhere(treffer, blok, soort="vervang-zinsdeel", deel="slotteken", was=was, wordt=wordt)


def _everywhere(treffer: re.Match[str], blok: Blok, **velden: Any) -> Gelezen | None:
    """Return one operation for each place that the sentence names."""
    plekken = read_plekken(small(treffer["plek"]))
    if plekken is None or blok:
        return None
    ops = [Bewerking(**{**_where(plek), "deel": plek.deel, **_given(velden)}) for plek in plekken]
    return Gelezen(plekken[0].artikel, ops)


def _luidt(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    plekken = read_plekken(small(treffer["plek"]))
    if plekken is None or len(plekken) != 1:
        return None
    plek = plekken[0]
    if plek.artikel and not plek.lid and not plek.onderdelen and not plek.deel:
        return _artikel_luidt(plek.artikel, blok)
    if plek.deel:
        return _one_line(plek, blok)
    delen = read_delen(blok)
    label = plek.onderdelen[-1] if plek.onderdelen else plek.lid or ""
    if delen is None or len(delen) != 1 or delen[0].nr not in (label, ""):
        return None
    return Gelezen(plek.artikel, [_vervang(plek, **_content(delen[0]))])


def _tekst_luidt(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    delen = read_delen(blok)
    if delen is None or len(delen) != 1 or delen[0].nr:
        return None
    return Gelezen(treffer["artikel"], [_vervang(Plek(), **_content(delen[0]))])


def _one_line(plek: Plek, blok: Blok) -> Gelezen | None:
    if len(blok) != 1:
        return None
    return Gelezen(plek.artikel, [_vervang(plek, deel=plek.deel, tekst=blok[0].tekst)])


def _vervang(plek: Plek, **velden: Any) -> Bewerking:
    soort = "vervang-onderdeel" if plek.onderdelen else "vervang-lid"
    return Bewerking(**{**_where(plek), "soort": soort, **velden})


def _artikel_luidt(nummer: str, blok: Blok) -> Gelezen | None:
    artikelen = read_artikelen(blok)
    if artikelen is None or len(artikelen) != 1:
        return None
    was = None if nummer == ONBEKEND else nummer
    return Gelezen(nummer, [attrs.evolve(artikelen[0], soort="vervang-artikel", was=was)])


def _opschrift(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    if len(blok) != 1:
        return None
    return Gelezen(treffer["artikel"], [Bewerking(soort="vervang-opschrift", wordt=blok[0].tekst)])


def _slot_weg(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    plekken = read_plekken(small(treffer["plek"]) + ", slot")
    if plekken is None or len(plekken) != 1 or blok:
        return None
    return Gelezen(plekken[0].artikel, [_vervang(plekken[0], deel="slot", tekst="")])


def _leden_erbij(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    groepen = treffer.groupdict()
    plek = _only_article(groepen.get("plek"))
    na = read_leden(small(groepen["na"])) if groepen.get("na") else None
    delen = read_delen(blok)
    kaart = renumbering(treffer, read_leden)
    if plek is None or delen is None or not all(deel.nr for deel in delen) or (groepen.get("na") and not na):
        return None
    if groepen.get("oud") and kaart is None:
        return None
    ops = _inserted("voeg-lid-in", Plek(), delen, na[0] if na else None, kaart)
    return Gelezen(plek.artikel, ops)


def _inserted(
    soort: Any, plek: Plek, delen: Sequence[NieuwDeel], na: str | None, kaart: dict[str, str] | None
) -> list[Bewerking]:
    ops = []
    for deel in delen:
        is_lid = soort == "voeg-lid-in"
        waar = Plek(None, deel.nr) if is_lid else Plek(None, plek.lid, (*plek.onderdelen, deel.nr))
        ops.append(Bewerking(**{**_where(waar), "soort": soort, "na": na, "vernummer": kaart, **_content(deel)}))
        na, kaart = deel.nr, None
    return ops


def _lid_erbij(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "Lid 2 wordt toegevoegd en komt te luiden als volgt:"."""
    plekken, delen = read_plekken(small(treffer["plek"])), read_delen(blok)
    if not plekken or len(plekken) != 1 or delen is None or len(delen) != 1:
        return None
    plek = plekken[0]
    if plek.onderdelen or not plek.lid or delen[0].nr not in (plek.lid, ""):
        return None
    return Gelezen(plek.artikel, _inserted("voeg-lid-in", plek, [attrs.evolve(delen[0], nr=plek.lid)], None, None))


def _leden_weg(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    groepen = treffer.groupdict()
    artikel, leden = _split_artikel(small(treffer["leden"]))
    labels = read_leden(leden)
    kaart = renumbering(treffer, read_leden)
    if groepen.get("alleen"):
        over = read_leden(small(groepen["alleen"]))
        kaart = {over[0]: ""} if over else None
    if labels is None or blok or ((groepen.get("oud") or groepen.get("alleen")) and kaart is None):
        return None
    ops = [Bewerking(soort="vervalt-lid", lid=label) for label in labels]
    ops[-1] = attrs.evolve(ops[-1], vernummer=kaart)
    return Gelezen(artikel, ops)


def _leden_anders(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    kaart = renumbering(treffer, read_leden)
    return None if kaart is None or blok else Gelezen(None, [Bewerking(soort="vernummer", vernummer=kaart)])


def _aanduiding_erbij(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    label = (phrase(treffer, "was") or "").rstrip(".")
    return None if blok else Gelezen(None, [Bewerking(soort="vernummer", vernummer={"": label})])


def _aanduiding_weg(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    over = read_leden(small(treffer["alleen"]))
    return None if blok or not over else Gelezen(None, [Bewerking(soort="vernummer", vernummer={over[0]: ""})])


def _onderdelen_erbij(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    groepen = treffer.groupdict()
    plekken = read_plekken(small(groepen["plek"])) if groepen.get("plek") else [Plek()]
    na = read_onderdelen(small(groepen["na"])) if groepen.get("na") else None
    delen, mee = read_delen(blok), read_along(groepen.get("mee"))
    if not plekken or len(plekken) != 1 or delen is None or mee is None or (groepen.get("na") and not na):
        return None
    plek, (tekens, kaart) = plekken[0], mee
    if not all(deel.nr for deel in delen):
        return None
    erbij = _inserted("voeg-onderdeel-in", plek, delen, na[0] if na else None, kaart)
    return Gelezen(plek.artikel, [*_mark_ops(plek, tekens), *erbij])


def _onderdelen_weg(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    groepen = treffer.groupdict()
    plekken = read_plekken(small(groepen["plek"])) if groepen.get("plek") else [Plek()]
    labels, mee = read_onderdelen(small(groepen["wat"])), read_along(groepen.get("mee"))
    if not plekken or len(plekken) != 1 or labels is None or mee is None or blok:
        return None
    plek, (tekens, kaart) = plekken[0], mee
    ops = [
        Bewerking(**{**_where(attrs.evolve(plek, onderdelen=(*plek.onderdelen, nr))), "soort": "vervalt-onderdeel"})
        for nr in labels
    ]
    ops[-1] = attrs.evolve(ops[-1], vernummer=kaart)
    return Gelezen(plek.artikel, [*_mark_ops(plek, tekens), *ops])


def _mark_ops(plek: Plek, tekens: Sequence[tuple[str, str, str]]) -> list[Bewerking]:
    ops = []
    for label, was, wordt in tekens:
        waar = _where(attrs.evolve(plek, onderdelen=(*plek.onderdelen, label)))
        ops.append(Bewerking(soort="vervang-zinsdeel", deel="slotteken", was=was, wordt=wordt, **waar))
    return ops


def _onderdelen_anders(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    groepen = treffer.groupdict()
    plekken = read_plekken(small(groepen["plek"])) if groepen.get("plek") else [Plek()]
    kaart = renumbering(treffer, read_onderdelen)
    if not plekken or len(plekken) != 1 or kaart is None or blok:
        return None
    op = Bewerking(**{**_where(plekken[0]), "soort": "vernummer", "vernummer": kaart})
    return Gelezen(plekken[0].artikel, [op])


def _artikel_weg(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    nummer = treffer["artikel"]
    wat = Bewerking(soort="vervalt-artikel", nummer=None if nummer == ONBEKEND else nummer)
    return None if blok else Gelezen(nummer, [wat])


def _artikel_anders(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    was, wordt = (None if nummer == ONBEKEND else nummer for nummer in (treffer["artikel"], treffer["wordt"]))
    return None if blok else Gelezen(treffer["artikel"], [Bewerking(soort="vernummer", was=was, wordt=wordt)])


def _artikelen_erbij(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    artikelen = read_artikelen(blok)
    if not artikelen:
        return None
    na = treffer.groupdict().get("na")
    return Gelezen(artikelen[0].nummer or ONBEKEND, [attrs.evolve(artikelen[0], na=na), *artikelen[1:]])


def _where(plek: Plek) -> dict[str, Any]:
    return {"lid": plek.lid or None, "onderdeel": SCHEIDING.join(plek.onderdelen) or None}


def _content(deel: NieuwDeel) -> dict[str, Any]:
    return {"tekst": deel.tekst, "onderdelen": deel.onderdelen or None, "slot": deel.slot}


def _given(velden: dict[str, Any]) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


def _only_article(tekst: str | None) -> Plek | None:
    """Return the place of "aan artikel 2:1"; None when the phrase names more than an article."""
    if not tekst:
        return Plek()
    plekken = read_plekken(small(tekst))
    return plekken[0] if plekken and len(plekken) == 1 and not plekken[0].lid and not plekken[0].onderdelen else None


def _split_artikel(tekst: str) -> tuple[str | None, str]:
    treffer = re.fullmatch(r"artikel (\S+?), (.+?),?", tekst)
    return (treffer[1], treffer[2]) if treffer else (None, tekst)


_W = r"(?:wordt|worden)"
_ART = rf"(?P<artikel>\d[\w:.]*?|{re.escape(ONBEKEND)})"
_ONDERDEEL = r"(?:sub)?onderde(?:el|len)"
_NA = r"(?:na (?P<na>(?:sub)?onderdeel \S+(?: \(nieuwe?\))?) )?"
_NA_LID = r"(?:na (?P<na>\S+ \S+(?: \S+)?(?: \(nieuwe?\))?) )?"
_INGEVOEGD = r"(?:ingevoegd|toegevoegd)"
Lezer = Callable[[re.Match[str], Blok], Gelezen | None]
_PATRONEN: tuple[tuple[Lezer, tuple[str, ...]], ...] = (
    (_slotteken, (rf"{_IN} wordt {mark('was')} aan het slot vervangen door {mark('wordt')}\.?",)),
    (
        _vervang_zinsdeel,
        (
            rf"{_IN} wordt {quoted('was')} vervangen door:? {quoted('wordt')}\.?",
            rf"{_IN}:? {quoted('was')} wordt vervangen door:? {quoted('wordt')}\.?",
            rf"{_IN}:? {quoted('was')} wordt vervangen door: (?P<los>[^“«\"‘'].*?)\.?",
            rf"{_IN} (?:vervalt|vervallen|vervallen de woorden) {quoted('was')}\.?",
        ),
    ),
    (
        _voeg_zinsdeel_in,
        (
            rf"{_IN} wordt na {quoted('was')} {_INGEVOEGD}:? {quoted('wordt')}\.?",
            rf"{_IN} wordt na {quoted('was')} {quoted('wordt')} {_INGEVOEGD}\.?",
        ),
    ),
    (_opschrift, (rf"[Hh]et opschrift(?: van artikel {_ART})? {_LUIDT}",)),
    (_tekst_luidt, (rf"[Dd]e tekst van artikel {_ART} {_LUIDT}",)),
    (_luidt, (rf"(?P<plek>.+?),? {_LUIDT}",)),
    (_lid_erbij, (rf"(?P<plek>.+?),? {_W} toegevoegd en {_LUIDT}",)),
    (_slot_weg, (r"(?P<plek>.+?), slot, vervalt\.",)),
    (
        _leden_erbij,
        (
            rf"[Oo]nder {VERNUMMERING},? {_W} {_NA_LID}{_N} (?:lid|leden) {_ERBIJ}",
            rf"{_IN} {_W},? onder {VERNUMMERING},? {_NA_LID}{_N} (?:lid|leden) {_ERBIJ}",
            rf"[Nn]a (?P<na>.+?) {_W} {_N} (?:lid|leden) {_ERBIJ}",
            rf"(?:Er|{_IN}) {_W} {_N} (?:lid|leden) {_ERBIJ}",
        ),
    ),
    (
        _leden_weg,
        (
            rf"(?P<leden>.+?),? alsmede de aanduiding {quoted('was')} voor (?P<alleen>.+?),? {_VERVALT}\.?",
            rf"(?P<leden>.+?),? {_VERVALT}(?:,? onder {VERNUMMERING})?\.?",
            rf"[Oo]nder {VERNUMMERING},? {_W} (?P<leden>.+?) (?:verwijderd|geschrapt)\.?",
        ),
    ),
    (_leden_anders, (rf"(?P<oud>(?:[Hh]et |[Dd]e |[Ll]id ).+?) {_W} vernummerd tot (?P<nieuw>.+?)\.?",)),
    (_aanduiding_erbij, (rf"[Vv]oor de tekst wordt de aanduiding {quoted('was')} geplaatst\.?",)),
    (_aanduiding_weg, (rf"[Dd]e aanduiding {quoted('was')} voor (?P<alleen>.+?) vervalt\.?",)),
    (
        _onderdelen_erbij,
        (
            rf"(?P<mee>[Oo]nder .+?),? {_W} {_NA}{_N} {_ONDERDEEL} {_ERBIJ}",
            rf"{_IN} {_W}(?P<mee>,? onder .+?)?,? {_NA}{_N} {_ONDERDEEL} {_ERBIJ}",
            rf"[Nn]a (?P<na>(?:sub)?onderdeel \S+?(?: \(nieuwe?\))?) {_W} {_N} {_ONDERDEEL} {_ERBIJ}",
            rf"Er {_W} {_N} {_ONDERDEEL} {_ERBIJ}",
        ),
    ),
    (
        _onderdelen_weg,
        (
            rf"{_IN} {_VERVALT} (?P<wat>(?:de )?{_ONDERDEEL} [^,]+?)(?P<mee>, onder .+?)?\.?",
            rf"(?P<wat>(?:[Dd]e )?(?:[Ss]ub)?[Oo]nderde(?:el|len) .+?) {_VERVALT}(?P<mee>, onder .+?)?\.?",
        ),
    ),
    (
        _onderdelen_anders,
        (rf"{_IN} {_W} (?P<oud>(?:de )?{_ONDERDEEL} .+?) (?:verletterd|vernummerd) tot (?P<nieuw>.+?)\.?",),
    ),
    (_artikel_weg, (rf"[Aa]rtikel {_ART} {_VERVALT}\.?",)),
    (
        _artikel_anders,
        (rf"[Aa]rtikel {_ART} wordt vernummerd tot (?:artikel )?{_ART.replace('artikel', 'wordt')}\.?",),
    ),
    (
        _artikelen_erbij,
        (
            rf"[Nn]a artikel (?P<na>\d[\w:.]*) {_W} {_N} artikel(?:en)? {_ERBIJ}",
            rf"(?:Er|{_IN}) {_W}(?: voor artikel \S+)? {_N} artikel(?:en)? {_INGEVOEGD}(?:{_LUIDENDE}|:)",
        ),
    ),
)
_FORMULES = tuple((re.compile(patroon), lees) for lees, patronen in _PATRONEN for patroon in patronen)
