"""What all cases of one project share: the sources of an instrument, the compiled letters, what was adopted.

In: the project root. Out: dossiers of cases. Each thing is read when first needed, and is the same for a whole series.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

from instrumentarium.besluit.instrument.laden import DAMOCLES, Instrument
from instrumentarium.besluit.zaak.afgeleid import choose_peildatum
from instrumentarium.besluit.zaak.dossier import Dossier, build_dossier
from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.gemeente import Vaststelling
from instrumentarium.bronnen.vaststelling import read_vaststellingen
from instrumentarium.cli.bewaard import Bronkast, warm
from instrumentarium.cli.dossier import template_source


class Werkbank:
    """The place where cases of one project are made into letters, one after another."""

    def __init__(self, wortel: Path, instrument: str = DAMOCLES) -> None:
        self.wortel = wortel
        self.instrument = Instrument(wortel, instrument, Bronkast(wortel).lees)
        self._per_gemeente: dict[str, Dossier] = {}
        self._vaststellingen: dict[str, list[Vaststelling]] = {}
        self._warm = False

    @cached_property
    def sjablonen(self) -> Any:
        """Return the compiled letters."""
        return template_source(self.wortel, self.instrument)

    def adoptions(self, gemeente: str) -> list[Vaststelling]:
        """Return what the municipality adopted."""
        if gemeente not in self._vaststellingen:
            self._vaststellingen[gemeente] = read_vaststellingen(self.wortel, gemeente)
        return self._vaststellingen[gemeente]

    def dossier(self, zaak: Bron[Any], peildatum: date | None, vandaag: date) -> tuple[Dossier, bool]:
        """Return the dossier of a case, and whether its reference date was given or found (and not just today)."""
        gemeente = zaak.waarde.gemeente
        if gemeente not in self._per_gemeente:
            self._per_gemeente[gemeente], _ = build_dossier(self.wortel, zaak, peildatum, vandaag, self.instrument)
        gekozen = choose_peildatum(zaak.waarde, peildatum)
        dossier = attrs.evolve(self._per_gemeente[gemeente], zaak=zaak, peildatum=gekozen or vandaag)
        return dossier, gekozen is not None

    def conditions(self) -> AbstractContextManager[None]:
        """Return the block to make letters in: the first time it takes in the conditions that were kept."""
        if self._warm:
            return nullcontext()
        self._warm = True
        return warm(self.wortel)
