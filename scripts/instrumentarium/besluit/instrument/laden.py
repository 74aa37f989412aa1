"""Reads an instrument folder: law, policy, checks, documents, clauses and facts, all faults at once.

In: the project root and the name of the instrument. Out: `Instrument`. Never writes, knows no case.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

from instrumentarium.besluit.instrument.model import (
    Beleid,
    Clausule,
    Clausules,
    Document,
    Gegevens,
    Recht,
    Toets,
    Toetsen,
)
from instrumentarium.bronnen.project import Bron, Leeswijze, Verzamelaar, find_files, lees_bron
from instrumentarium.fouten import Bevinding, BronFout

DAMOCLES = "damocles"


@attrs.define(slots=False)
class Instrument:
    """The sources of one instrument; each part is read when it is first asked for."""

    wortel: Path
    naam: str = DAMOCLES
    lees: Leeswijze = lees_bron

    @property
    def map(self) -> str:
        """Return the folder from the project root."""
        return f"templates/{self.naam}"

    @cached_property
    def recht(self) -> Bron[Recht]:
        """Return the law of the day."""
        return self.lees(self.wortel, f"{self.map}/recht.yaml", Recht)

    @cached_property
    def toetsen(self) -> Bron[Toetsen]:
        """Return the checks."""
        return self.lees(self.wortel, f"{self.map}/toetsen.yaml", Toetsen)

    @cached_property
    def gegevens(self) -> Bron[Gegevens]:
        """Return the facts to ask."""
        return self.lees(self.wortel, f"{self.map}/gegevens.yaml", Gegevens)

    def beleid(self, gemeente: str) -> Bron[Beleid] | None:
        """Return the policy of a municipality, or None when it has no file."""
        pad = f"{self.map}/beleid/{gemeente}.yaml"
        return self.lees(self.wortel, pad, Beleid) if (self.wortel / pad).is_file() else None

    @cached_property
    def documenten(self) -> dict[str, Bron[Document]]:
        """Return the documents by kind, in the order of the files."""
        bronnen = _read_all(self, f"{self.map}/documenten/*.yaml", Document)
        return {bron.waarde.soort: bron for bron in bronnen}

    @cached_property
    def clausulebestanden(self) -> list[Bron[Clausules]]:
        """Return the clause files."""
        return _read_all(self, f"{self.map}/documenten/clausules/*.yaml", Clausules)

    @cached_property
    def clausules(self) -> dict[str, tuple[Bron[Clausules], int, Clausule]]:
        """Return each clause by id with the file it stands in and its place there; raises on a double id."""
        gevonden: dict[str, tuple[Bron[Clausules], int, Clausule]] = {}
        dubbel: list[Bevinding] = []
        for bron in self.clausulebestanden:
            for plek, clausule in enumerate(bron.waarde.clausules):
                if clausule.id in gevonden:
                    elders = gevonden[clausule.id][0].pad
                    dubbel.append(
                        bron.bevinding(
                            ("clausules", plek, "id"),
                            f'clausule "{clausule.id}" staat ook in {elders}',
                            "Geef een eigen naam.",
                        )
                    )
                gevonden[clausule.id] = (bron, plek, clausule)
        if dubbel:
            raise BronFout(dubbel)
        return gevonden

    def toets(self, id_: str) -> Toets | None:
        """Return a check by its id."""
        return next((toets for toets in self.toetsen.waarde.toetsen if toets.id == id_), None)


def instruments(wortel: Path) -> list[Instrument]:
    """Return every folder below templates/ that holds documents, sorted by name."""
    mappen = sorted((wortel / "templates").glob("*/documenten"))
    return [Instrument(wortel, map_.parent.name) for map_ in mappen]


def _read_all(instrument: Instrument, patroon: str, soort: type[Any]) -> list[Bron[Any]]:
    verzamelaar = Verzamelaar(instrument.lees)
    wortel = instrument.wortel
    bronnen = [verzamelaar.lees(wortel, pad, soort) for pad in find_files(wortel, patroon)]
    verzamelaar.raise_if_any()
    return [bron for bron in bronnen if bron is not None]
