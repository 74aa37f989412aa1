"""The formulas of amending sentences, read: one pattern per formula, and what reads it.

In: one sentence and the new text below it. Out: the operations it stands for, per article, or None. `formules` writes
these sentences; the variants that the acts of the three councils use are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from instrumentarium.apv import zinlezers as lees
from instrumentarium.apv.artikel import ONBEKEND
from instrumentarium.apv.meelezen import VERNUMMERING, mark, quoted
from instrumentarium.apv.zinlezers import Blok, Gelezen
from instrumentarium.apv.zinsbouw import Deelzin, simple_sentences


def read_zin(zin: str, blok: Blok) -> list[Gelezen] | None:
    """Return what a sentence means, per article; None when no formula fits, or a part of it is not clear."""
    delen = simple_sentences(zin)
    uit: list[Gelezen] = []
    for nr, deel in enumerate(delen):
        gelezen = _read_simple(deel, blok if nr == len(delen) - 1 else ())
        if gelezen is None:
            return None
        uit += gelezen
    return uit


def is_zin(zin: str) -> bool:
    """Say whether a line is an amending sentence; of one that announces new text only the form can be known here."""
    if not zin.endswith(":"):
        return read_zin(zin, ()) is not None
    return all(any(patroon.fullmatch(deel.tekst) for patroon, _ in _FORMULES) for deel in simple_sentences(zin))


def _read_simple(deel: Deelzin, blok: Blok) -> list[Gelezen] | None:
    for patroon, functie in _FORMULES:
        treffer = patroon.fullmatch(deel.tekst)
        gelezen = functie(treffer, blok) if treffer else None
        if gelezen is not None:
            rij = gelezen if isinstance(gelezen, list) else [gelezen]
            return _everywhere_in(rij) if deel.telkens else rij
    return None


def _everywhere_in(rij: list[Gelezen]) -> list[Gelezen] | None:
    """Return the operations as such that hold wherever the phrase stands; None when they are about something else."""
    if not all(b.soort.endswith(("zinsdeel", "zinsdeel-in")) and b.was for g in rij for b in g.bewerkingen):
        return None
    return [attrs.evolve(g, bewerkingen=[attrs.evolve(b, telkens=True) for b in g.bewerkingen]) for g in rij]


_IN = r"(?:[Ii]n|[Aa]an|[Vv]an) (?P<plek>.+?),?"
_LUIDENDE = (
    r",? (?:luidende|die luidt|dat luidt|die luiden|waarvan de tekst luidt|met de volgende tekst)(?: als volgt)?:"
)
_AANTAL = r"een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d+|de volgende|het volgende"
_N = rf"(?P<n>{_AANTAL})(?: nieuwe?)?"
_ERBIJ = rf"(?:ingevoegd|toegevoegd){_LUIDENDE}"
_VERVALT = r"(?:vervalt|vervallen|(?:komt|komen) te vervallen|(?:wordt|worden) (?:verwijderd|geschrapt))"
_LUIDT = r"(?:kom(?:t|en) te luiden(?: als volgt)?|kom(?:t|en) als volgt te luiden):"


_W = r"(?:wordt|worden)"
_ART = rf"(?P<artikel>\d[\w:.]*?|{re.escape(ONBEKEND)})"
_ONDERDEEL = r"(?:sub)?onderde(?:el|len)"
# New words without quotation marks, after a colon; none may stand in them.
_KAAL = r"[^“”„«»\"‘'\s][^“”„«»\"‘']*?"
_LID = rf"{_N}(?: (?P<rang>[a-zë]+(?:ste|de)))? (?:lid|leden)(?: (?P<lidnr>\d+[a-z]?))?"
_AFD = r"(?:(?:onder)?afdeling(?:en)?|hoofdstuk(?:ken)?|paragra(?:af|fen)|titel)"
_DE_ARTIKELEN = r"(?:(?:de )?artikel(?:en)? )?"
_NA = r"(?:na (?P<na>(?:sub)?onderdeel \S+(?: \(nieuwe?\))?) )?"
_NA_LID = r"(?:na (?P<na>\S+ \S+(?: \S+)?(?: \(nieuwe?\))?) )?"
_INGEVOEGD = r"(?:ingevoegd|toegevoegd)"
_MEE = r"(?P<mee>,? onder .+?)?"
_OOK = rf"(?:,? onder {VERNUMMERING})?"
Lezer = Callable[[re.Match[str], Blok], Gelezen | list[Gelezen] | None]
_PATRONEN: tuple[tuple[Lezer, tuple[str, ...]], ...] = (
    (
        lees.read_slotteken,
        (rf"{_IN} wordt {mark('was')} aan het slot vervangen door {mark('wordt')}\.?",),
    ),
    (
        lees.read_vervang_zinsdeel,
        (
            rf"{_IN} {_W} {quoted('was')} vervangen door:? {quoted('wordt')}\.?",
            rf"{_IN}:? {quoted('was')} {_W} vervangen door:? {quoted('wordt')}\.?",
            rf"{_IN}:? {quoted('was')} {_W} vervangen door: (?P<los>{_KAAL})\.?",
            rf"{_IN} {_W} {quoted('was')} vervangen door: (?P<los>{_KAAL})\.?",
            rf"{_IN} (?:vervalt|vervallen) {quoted('was')}\.?",
        ),
    ),
    (
        lees.read_voeg_zinsdeel_in,
        (
            rf"{_IN} {_W} na {quoted('was')} {_INGEVOEGD}:? {quoted('wordt')}\.?",
            rf"{_IN} {_W} na {quoted('was')} {quoted('wordt')} {_INGEVOEGD}\.?",
        ),
    ),
    (lees.read_voeg_zinsdeel_voor, (rf"{_IN} {_W} voor {quoted('was')} {_INGEVOEGD}:? {quoted('wordt')}\.?",)),
    (lees.read_zin_erbij, (rf"{_IN} wordt (?:een|de volgende)(?: nieuwe)? (?:vol)?zin toegevoegd(?:{_LUIDENDE}|:)",)),
    (lees.read_opschrift, (rf"[Hh]et opschrift(?: van artikel {_ART})? {_LUIDT}",)),
    (lees.read_tekst_luidt, (rf"[Dd]e tekst van artikel {_ART} {_LUIDT}",)),
    (lees.read_luidt, (rf"(?P<plek>.+?),? {_LUIDT}",)),
    (lees.read_lid_erbij, (rf"(?P<plek>.+?),? {_W} toegevoegd en {_LUIDT}",)),
    (lees.read_slot_weg, (r"(?P<plek>.+?), slot, vervalt\.?", r"[Hh]et slot(?: van (?P<plek>.+?))? vervalt\.?")),
    (
        lees.read_leden_erbij,
        (
            rf"[Oo]nder {VERNUMMERING},? {_W} {_NA_LID}{_LID} {_ERBIJ}",
            rf"{_IN} {_W},? onder {VERNUMMERING},? {_NA_LID}{_LID} {_ERBIJ}",
            rf"{_IN} {_W} na (?P<na>[^,]+? lid|lid [^,]+?),? {_LID} {_ERBIJ}",
            rf"[Nn]a (?P<na>.+?) {_W} {_LID} {_ERBIJ}",
            rf"[Nn]a (?P<na>[^,]+?) {_W},? onder {VERNUMMERING},? {_LID} {_ERBIJ}",
            rf"(?:Er|{_IN}) {_W} {_LID} {_ERBIJ}",
        ),
    ),
    (
        lees.read_leden_weg,
        (
            rf"(?P<leden>.+?)(?:,? alsmede| en) de aanduiding {quoted('was')} voor (?P<alleen>.+?),? {_VERVALT}\.?",
            rf"{_IN} {_VERVALT} (?P<leden>(?:het |de )?[^,]*?(?:lid|leden)[^,]*?){_OOK}\.?",
            rf"(?P<leden>.+?),? {_VERVALT}{_OOK}\.?",
            rf"(?P<leden>.+?),? {_VERVALT},? (?:en|waarbij) (?P<oud>.+?) {_W} vernummerd tot (?P<nieuw>.+?)\.?",
            rf"[Oo]nder {VERNUMMERING},? {_W} (?P<leden>.+?) (?:verwijderd|geschrapt)\.?",
        ),
    ),
    (lees.read_leden_anders, (rf"(?P<oud>(?:[Hh]et |[Dd]e |[Ll]id ).+?) {_W} vernummerd tot (?P<nieuw>.+?)\.?",)),
    (lees.read_aanduiding_erbij, (rf"[Vv]oor de tekst wordt de aanduiding {quoted('was')} geplaatst\.?",)),
    (lees.read_aanduiding_weg, (rf"[Dd]e aanduiding {quoted('was')} voor (?P<alleen>.+?) vervalt\.?",)),
    (
        lees.read_onderdelen_erbij,
        (
            rf"(?P<mee>[Oo]nder .+?),? {_W} {_NA}{_N} {_ONDERDEEL} {_ERBIJ}",
            rf"{_IN} {_W}{_MEE},? {_NA}{_N} {_ONDERDEEL} {_ERBIJ}",
            rf"[Nn]a (?P<na>(?:sub)?onderdeel \S+?(?: \(nieuwe?\))?) {_W} {_N} {_ONDERDEEL} {_ERBIJ}",
            rf"Er {_W} {_N} {_ONDERDEEL} {_ERBIJ}",
        ),
    ),
    (
        lees.read_onderdelen_weg,
        (
            rf"{_IN} {_VERVALT} (?P<wat>(?:de )?{_ONDERDEEL} .+?){_MEE}\.?",
            rf"(?P<wat>(?:[Dd]e )?(?:[Ss]ub)?[Oo]nderde(?:el|len) .+?) {_VERVALT}{_MEE}\.?",
        ),
    ),
    (
        lees.read_onderdelen_anders,
        (
            rf"{_IN} {_W} (?P<oud>(?:de )?{_ONDERDEEL} .+?) (?:verletterd|vernummerd) tot (?P<nieuw>.+?)\.?",
            rf"(?P<oud>(?:[Dd]e )?[Oo]nderde(?:el|len) .+?) {_W} (?:verletterd|vernummerd) tot (?P<nieuw>.+?)\.?",
        ),
    ),
    (lees.read_artikel_weg, (rf"[Aa]rtikel {_ART} (?:{_VERVALT}|wordt ingetrokken)\.?",)),
    (lees.read_artikelen_weg, (rf"(?P<plek>(?:[Dd]e )?[Aa]rtikelen \d.*?) {_VERVALT}\.?",)),
    (lees.read_plek_weg, (rf"(?P<plek>.+?),? {_VERVALT}{_MEE}\.?",)),
    (
        lees.read_artikel_anders,
        (rf"[Aa]rtikel {_ART} wordt vernummerd tot (?:artikel )?{_ART.replace('artikel', 'wordt')}\.?",),
    ),
    (
        lees.read_artikelen_anders,
        (rf"(?:[Dd]e )?[Aa]rtikelen (?P<oud>\d.*?) {_W} vernummerd tot {_DE_ARTIKELEN}(?P<nieuw>\d[\w:., ]*?)\.?",),
    ),
    (
        lees.read_artikelen_erbij,
        (
            rf"[Nn]a artikel (?P<na>\d[\w:.]*) {_W} {_N} artikel(?:en)? {_ERBIJ}",
            rf"{_IN} {_W} na artikel (?P<na>\d[\w:.]*),? {_N} artikel(?:en)? {_INGEVOEGD}(?:{_LUIDENDE}|:)",
            rf"[Vv]oor artikel \d[\w:.]* {_W} {_N} artikel(?:en)? {_ERBIJ}",
            rf"(?:Er|{_IN}) {_W}(?: voor artikel \S+)? {_N} artikel(?:en)? {_INGEVOEGD}(?:{_LUIDENDE}|:)",
        ),
    ),
    (
        lees.read_afdeling_erbij,
        (
            rf"[Nn]a (?:artikel (?P<na>\d[\w:.]*)|(?P<na_afdeling>{_AFD} \S+)) {_W} {_N} {_AFD} {_ERBIJ}",
            rf"(?:Er|{_IN}) {_W}(?: na (?:artikel (?P<na>\d[\w:.]*)|(?P<na_afdeling>{_AFD} \S+)),?)? {_N} {_AFD} {_ERBIJ}",
        ),
    ),
)
_FORMULES = tuple((re.compile(patroon), functie) for functie, patronen in _PATRONEN for patroon in patronen)
