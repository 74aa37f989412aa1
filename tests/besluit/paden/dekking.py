"""Counts which pairs were met: of values of facts in cases, and of conditions (chosen or not) in letters.

A pair that cannot be is left out with its reason: a fact has no value while the block round it is absent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from besluit.paden.varianten import Rij

Waarde = tuple[str, int]  # a fact by its path, and which of its values
Paar = tuple[Waarde, Waarde]


class Paren:
    """The pairs of values of the facts that conditions read: those that can be, and those that were met."""

    def __init__(self, waarden: Mapping[str, int], paden: Iterable[str]) -> None:
        """`waarden` says how many values each fact has; `paden` which facts count."""
        gevraagd = set(paden)
        feiten = sorted(feit for feit in waarden if feit.rstrip("?[]") in gevraagd)
        self.feiten = frozenset(feiten)
        alle = [[(feit, nr) for nr in range(waarden[feit])] for feit in feiten]
        mogelijk = ((a, b) for een, ander in combinations(alle, 2) for a in een for b in ander)
        self.totaal = {paar for paar in mogelijk if not _excludes(*paar) and not _excludes(*reversed(paar))}
        self.open = set(self.totaal)

    def see(self, rij: Rij) -> None:
        """Count the pairs of one case."""
        eigen = sorted((feit, int(waarde)) for feit, waarde in rij.items() if feit in self.feiten)
        self.open -= set(combinations(eigen, 2))

    def wishes(self) -> Iterator[dict[str, int]]:
        """Yield what to ask of the next cases: as many open pairs at once as go together, the first one always."""
        while self.open:
            wens: dict[str, int] = {}
            for paar in sorted(self.open):
                samen = wens | dict(paar)
                if all(wens.get(feit, nr) == nr for feit, nr in paar) and _go_together(samen):
                    wens = samen
            yield wens


def with_parents(wens: Mapping[str, int]) -> dict[str, int]:
    """Return the wish with every block and list that its values stand in."""
    ouders = {ouder: 1 for feit in wens for ouder in _parents(feit)}
    return ouders | dict(wens)


def condition_pairs(brieven: Mapping[str, list[frozenset[str]]]) -> tuple[int, int]:
    """Return how many pairs of clauses (each chosen or not) were met per kind of letter, and how many there are."""
    gezien = alles = 0
    for keuzes in brieven.values():
        letters: dict[str, int] = defaultdict(int)  # per clause a bit for each letter in which it was chosen
        for nr, gekozen in enumerate(keuzes):
            for id_ in gekozen:
                letters[id_] |= 1 << nr
        heel = (1 << len(keuzes)) - 1
        alles += 4 * len(letters) * (len(letters) - 1) // 2
        for a, b in combinations(letters.values(), 2):
            gezien += sum(bool(samen) for samen in (a & b, a & ~b & heel, ~a & b & heel, ~a & ~b & heel))
    return gezien, alles


def _excludes(a: Waarde, b: Waarde) -> bool:
    """Tell whether `a` says that a block or list is absent in which `b` has its value."""
    return a[1] == 0 and a[0] in _parents(b[0])


def _go_together(wens: Mapping[str, int]) -> bool:
    return all(wens.get(ouder, 1) == 1 for feit in wens for ouder in _parents(feit))


def _parents(feit: str) -> list[str]:
    """Return the facts that must be "yes" for this one to have a value: "a?" and "a[]?" for "a.b"."""
    kaal = feit.rstrip("?[]")
    delen = kaal.split(".")
    boven = [".".join(delen[:diep]) for diep in range(1, len(delen))]
    uit = [f"{pad}{merk}" for pad in boven for merk in ("?", "[]?")]
    if feit.endswith("[]?"):
        return [*uit, f"{kaal}?"]
    return uit if feit.endswith("?") else [*uit, f"{kaal}?", f"{kaal}[]?"]
