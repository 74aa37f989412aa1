"""Random edits of an article, from a seed: words, marks, leden, onderdelen, numbers; what a legislator could do."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import attrs

from instrumentarium.apv.artikel import Artikel, Deel

WOORDEN = [
    "of",
    "erf",
    "het college",
    "binnen zes weken",
    ", 2:12",
    "(onbekend)",
    "en",
    "hij",
    "degene",
    "“zwaar”",
    "2:41",
]


def mutate(artikel: Artikel, rng: random.Random) -> Artikel:
    """Return the article after one to five random edits."""
    for _ in range(rng.randint(1, 5)):
        artikel = rng.choice(_EDITS)(artikel, rng)
    return artikel


def _edit_text(tekst: str, rng: random.Random) -> str:
    woorden = tekst.split(" ")
    plek = rng.randrange(len(woorden))
    keuze = rng.randrange(8)
    if keuze == 0 and len(woorden) > 1:
        del woorden[plek]
    elif keuze == 1:
        woorden.insert(plek, rng.choice(WOORDEN))
    elif keuze == 2:
        woorden[plek] = rng.choice(WOORDEN)
    elif keuze == 3:
        return re.sub(r"[.;:,]$", rng.choice([".", ";", "; en", ",", "; of"]), tekst)
    elif keuze == 4:
        del woorden[plek : plek + rng.randint(1, 6)]
    elif keuze == 5:
        woorden[plek:plek] = woorden[max(0, plek - 4) : plek]
    elif keuze == 6 and rng.random() < 0.2:
        woorden[plek] = f"“{woorden[plek]}”  "
    else:
        woorden[plek] = woorden[plek].replace(",", "").replace("e", "é", 1)
    return " ".join(woorden).strip() or "Vervallen tekst."


def _some_deel(deel: Deel, rng: random.Random, functie: Callable[[Deel], Deel]) -> Deel:
    """Apply `functie` to the lid itself or to one of its onderdelen."""
    if deel.delen and rng.random() < 0.6:
        plek = rng.randrange(len(deel.delen))
        delen = list(deel.delen)
        delen[plek] = _some_deel(delen[plek], rng, functie)
        return attrs.evolve(deel, delen=tuple(delen))
    return functie(deel)


def _in_lid(artikel: Artikel, rng: random.Random, functie: Callable[[Deel], Deel]) -> Artikel:
    if not artikel.leden:
        return artikel
    leden = list(artikel.leden)
    plek = rng.randrange(len(leden))
    leden[plek] = functie(leden[plek])
    return attrs.evolve(artikel, leden=tuple(leden))


def _words(artikel: Artikel, rng: random.Random) -> Artikel:
    def edit(deel: Deel) -> Deel:
        return attrs.evolve(deel, tekst=_edit_text(deel.tekst, rng))

    return _in_lid(artikel, rng, lambda lid: _some_deel(lid, rng, edit))


def _everywhere(artikel: Artikel, rng: random.Random) -> Artikel:
    """Put another word in each place of one word, as a legislator does with the name of a body."""

    def edit(deel: Deel) -> Deel:
        woord = rng.choice(deel.tekst.split(" "))
        if not woord.isalpha():
            return deel
        return attrs.evolve(deel, tekst=re.sub(rf"\b{woord}\b", rng.choice(["het gezag", "degene", "of"]), deel.tekst))

    return _in_lid(artikel, rng, lambda lid: _some_deel(lid, rng, edit))


def _slot(artikel: Artikel, rng: random.Random) -> Artikel:
    def edit(lid: Deel) -> Deel:
        if not lid.delen:
            return lid
        slot = rng.choice([None, "een en ander zoals het college bepaalt.", lid.slot and _edit_text(lid.slot, rng)])
        return attrs.evolve(lid, slot=slot)

    return _in_lid(artikel, rng, edit)


def _heading(artikel: Artikel, rng: random.Random) -> Artikel:
    return attrs.evolve(artikel, opschrift=_edit_text(artikel.opschrift, rng))


def _number(artikel: Artikel, rng: random.Random) -> Artikel:
    return attrs.evolve(artikel, nummer=rng.choice(["2:40b", "2:79", "3:4", None, artikel.nummer]))


def _rows(deel_rij: tuple[Deel, ...], rng: random.Random, stijl: str) -> tuple[Deel, ...]:
    rij = list(deel_rij)
    keuze = rng.randrange(5)
    plek = rng.randrange(len(rij) + 1)
    if keuze == 0 and len(rij) > 1:
        del rij[min(plek, len(rij) - 1)]
    elif keuze in (1, 2):
        tekst = f"Nieuwe tekst nummer {rng.randrange(1000)} over {rng.choice(WOORDEN)};"
        rij.insert(plek, Deel("", tekst, sleutel=f"nieuw-{rng.randrange(10**6)}"))
    elif keuze == 3 and len(rij) > 1:
        een, ander = rng.sample(range(len(rij)), 2)
        rij[een], rij[ander] = rij[ander], rij[een]
    return _relabel(rij, deel_rij, rng, stijl)


def _relabel(rij: list[Deel], oud: tuple[Deel, ...], rng: random.Random, stijl: str) -> tuple[Deel, ...]:
    """Number the row anew, or give only the new text a letter behind a number that is there."""
    if rng.random() < 0.15 and stijl == "cijfer" and all(deel.nr for deel in oud):
        uit = []
        for deel in rij:
            nr = deel.nr or f"{re.sub(r'[a-z]', '', uit[-1].nr) if uit else '0'}a"
            if any(ander.nr == nr for ander in [*uit, *rij]) and not deel.nr:
                nr = f"{nr}a"
            uit.append(attrs.evolve(deel, nr=nr))
        return tuple(uit)
    if len(rij) == 1 and stijl == "cijfer":
        return (attrs.evolve(rij[0], nr=rng.choice(["", "1"])),)
    labels = (str(n) if stijl == "cijfer" else _letter(n) for n in range(1, len(rij) + 1))
    return tuple(attrs.evolve(deel, nr=nr) for deel, nr in zip(rij, labels, strict=False))


def _letter(n: int) -> str:
    return chr(96 + n) if n <= 26 else "a" + chr(70 + n)


def _leden(artikel: Artikel, rng: random.Random) -> Artikel:
    return attrs.evolve(artikel, leden=_rows(artikel.leden, rng, "cijfer")) if artikel.leden else artikel


def _onderdelen(artikel: Artikel, rng: random.Random) -> Artikel:
    def edit(lid: Deel) -> Deel:
        return attrs.evolve(lid, delen=_rows(lid.delen, rng, "letter")) if lid.delen else lid

    return _in_lid(artikel, rng, edit)


def _deeper(artikel: Artikel, rng: random.Random) -> Artikel:
    """Hang a list below an onderdeel, or take it away."""

    def edit(lid: Deel) -> Deel:
        if not lid.delen:
            return lid
        plek = rng.randrange(len(lid.delen))
        delen = list(lid.delen)
        onder = tuple(Deel(f"{n}°", f"geval {n}{';' if n < 3 else '.'}") for n in range(1, rng.randint(2, 4)))
        delen[plek] = attrs.evolve(delen[plek], delen=() if delen[plek].delen else onder)
        return attrs.evolve(lid, delen=tuple(delen))

    return _in_lid(artikel, rng, edit)


_EDITS = (
    *(_words, _words, _words, _words, _everywhere, _leden, _leden, _onderdelen, _onderdelen, _slot, _heading, _number),
    _deeper,
)
