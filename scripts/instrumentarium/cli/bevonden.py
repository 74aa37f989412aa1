"""Gathers what a check of all sources found; one part that fails never hides another."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from instrumentarium.fouten import Bevinding, BronFout, GebruikFout, Plaats


@attrs.define
class Controle:
    """What was found; `sjablonen` are the Word files with a fault, for `--annoteer`."""

    fouten: list[Bevinding] = attrs.field(factory=list)
    waarschuwingen: list[Bevinding] = attrs.field(factory=list)
    sjablonen: dict[str, bytes] = attrs.field(factory=dict)

    def guard(self, deel: Callable[..., object], *argumenten: object) -> None:
        """Run one part; what it refuses is a fault of the sources, and the next part runs all the same."""
        try:
            deel(*argumenten)
        except BronFout as fout:
            self.fouten += fout.bevindingen
        except GebruikFout as fout:
            self.fouten.append(Bevinding(Plaats("project"), str(fout)))

    def find(self, doel: list[Bevinding], deel: Callable[..., Iterable[Bevinding]], *argumenten: object) -> None:
        """Add what a part finds to one of the lists."""
        self.guard(lambda: doel.extend(deel(*argumenten)))
