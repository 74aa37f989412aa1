"""Pairs the leden or onderdelen of two texts: by key, then by label, then by likeness.

In: two rows of `Deel`. Out: pairs in reading order, with None where one side has nothing. Changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

import attrs

from instrumentarium.apv.artikel import Deel, deel_texts
from instrumentarium.apv.zinsdelen import split_end, tokens

GELIJKEND = 0.6
LABEL_GELIJKEND = 0.4


@attrs.frozen
class Paar:
    """The old and the new of one place; one of the two may be missing."""

    oud: Deel | None
    nieuw: Deel | None


def align(oud: Sequence[Deel], nieuw: Sequence[Deel]) -> list[Paar]:
    """Return the pairs in the order of the new text; what has gone stands after what it followed."""
    koppels = _match(oud, nieuw)
    naar_oud = {j: i for i, j in koppels.items()}
    paren: list[Paar] = []
    gedaan = 0
    for j, deel in enumerate(nieuw):
        i = naar_oud.get(j)
        if i is not None:
            paren += [Paar(oud[k], None) for k in range(gedaan, i) if k not in koppels]
            gedaan = max(gedaan, i)
        paren.append(Paar(None if i is None else oud[i], deel))
    return paren + [Paar(oud[k], None) for k in range(gedaan, len(oud)) if k not in koppels]


def align_in_order(oud: Sequence[Deel], nieuw: Sequence[Deel]) -> list[Paar]:
    """Return the pairs of which the order stayed; what moved is a repeal and an insertion, as legislation says it."""
    koppels = sorted(_match(oud, nieuw).items())
    blijft = dict(koppels[k] for k in _longest_rising([j for _, j in koppels]))
    paren: list[Paar] = []
    vorige = 0
    for i, deel in enumerate(oud):
        if i in blijft:
            paren += [Paar(None, nieuw[j]) for j in range(vorige, blijft[i])]
            paren.append(Paar(deel, nieuw[blijft[i]]))
            vorige = blijft[i] + 1
        else:
            paren.append(Paar(deel, None))
    return _join_gaps(paren + [Paar(None, nieuw[j]) for j in range(vorige, len(nieuw))])


def likeness(een: Deel, ander: Deel) -> float:
    """Return how much two texts have in common, from 0 to 1, counted in words."""
    a, b = _words(een), _words(ander)
    if not a or not b:
        return float(a == b)
    gedeeld = sum((Counter(a) & Counter(b)).values())
    if 2 * gedeeld / (len(a) + len(b)) < LABEL_GELIJKEND:  # cannot become more than this
        return 0.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _words(deel: Deel) -> list[str]:
    return [token.casefold() for tekst in deel_texts(deel) for token in tokens(tekst) if token[0].isalnum()]


def _match(oud: Sequence[Deel], nieuw: Sequence[Deel]) -> dict[int, int]:
    """Return old place -> new place."""
    koppels = _match_unique(oud, nieuw, {}, lambda deel: deel.sleutel)
    # The very same words under another number are the same text; a moved number is a number.
    koppels = _match_unique(oud, nieuw, koppels, lambda deel: split_end(deel.tekst)[0])
    koppels = _match_unique(oud, nieuw, koppels, lambda deel: deel.nr, LABEL_GELIJKEND)
    koppels = _match_alike(oud, nieuw, koppels)
    return _match_unique(oud, nieuw, koppels, lambda deel: deel.nr)


def _match_unique(
    oud: Sequence[Deel],
    nieuw: Sequence[Deel],
    koppels: dict[int, int],
    kenmerk: Callable[[Deel], str],
    minstens: float = 0.0,
) -> dict[int, int]:
    """Pair what carries the same mark, when it stands once on each side."""
    links = _once((i, kenmerk(deel)) for i, deel in enumerate(oud) if i not in koppels)
    bezet = set(koppels.values())
    rechts = _once((j, kenmerk(deel)) for j, deel in enumerate(nieuw) if j not in bezet)
    erbij = {
        i: rechts[merk]
        for merk, i in links.items()
        if merk in rechts and (not minstens or likeness(oud[i], nieuw[rechts[merk]]) >= minstens)
    }
    return koppels | erbij


def _match_alike(oud: Sequence[Deel], nieuw: Sequence[Deel], koppels: dict[int, int]) -> dict[int, int]:
    bezet = set(koppels.values())
    kandidaten = sorted(
        (
            (-maat, i, j)
            for i, een in enumerate(oud)
            if i not in koppels
            for j, ander in enumerate(nieuw)
            if j not in bezet and (maat := likeness(een, ander)) >= GELIJKEND
        )
    )
    koppels = dict(koppels)
    for _, i, j in kandidaten:
        if i not in koppels and j not in bezet:
            koppels[i] = j
            bezet.add(j)
    return koppels


def _once(merken: Iterable[tuple[int, str]]) -> dict[str, int]:
    rij = [(plaats, merk) for plaats, merk in merken if merk]
    aantal = Counter(merk for _, merk in rij)
    return {merk: plaats for plaats, merk in rij if aantal[merk] == 1}


def _longest_rising(waarden: Sequence[int]) -> list[int]:
    """Return the places of a longest rising row: what kept its order."""
    toppen: list[int] = []
    plaatsen: list[int] = []
    vorige: list[int] = []
    for plaats, waarde in enumerate(waarden):
        k = bisect_left(toppen, waarde)
        vorige.append(plaatsen[k - 1] if k else -1)
        toppen[k : k + 1] = [waarde]
        plaatsen[k : k + 1] = [plaats]
    uit: list[int] = []
    plaats = plaatsen[-1] if plaatsen else -1
    while plaats >= 0:
        uit.append(plaats)
        plaats = vorige[plaats]
    return uit[::-1]


def _join_gaps(paren: list[Paar]) -> list[Paar]:
    """Turn a repeal and an insertion with the same label between the same neighbours into one replacement."""
    uit: list[Paar] = []
    gat: list[Paar] = []
    for paar in [*paren, Paar(None, None)]:
        if (paar.oud is None) != (paar.nieuw is None):
            gat.append(paar)
            continue
        uit += _join(gat)
        gat = []
        if paar.oud is not None:
            uit.append(paar)
    return uit


def _join(gat: list[Paar]) -> list[Paar]:
    weg = {paar.oud.nr: paar.oud for paar in gat if paar.oud is not None}
    uit = []
    vervangen = set()
    for paar in gat:
        if paar.nieuw is not None and paar.nieuw.nr in weg:
            vervangen.add(paar.nieuw.nr)
            uit.append(Paar(weg[paar.nieuw.nr], paar.nieuw))
        elif paar.nieuw is not None:
            uit.append(paar)
    return [Paar(oud, None) for nr, oud in weg.items() if nr not in vervangen] + uit
