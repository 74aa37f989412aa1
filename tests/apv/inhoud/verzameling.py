"""Gathers the texts of the APV as typed values: the folder `apv/` in, one Verzameling out; judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from instrumentarium.bronnen.project import find_files, lees_bron
from instrumentarium.bronnen.soorten.apv import (
    Lid,
    Onderdeel,
    Onderwerp,
    OnderwerpVersies,
    Regeling,
    Regelingen,
    Versie,
)
from instrumentarium.tijd.geldigheid import resolve

GEMEENTEN = ("hillegom", "lisse", "teylingen")
VER_WEG = date(2099, 1, 1)  # everything that was written is known by then


@dataclass(frozen=True)
class Verzameling:
    """All subjects, all histories by (subject, municipality), all regulations by id."""

    onderwerpen: dict[str, Onderwerp]
    teksten: dict[tuple[str, str], OnderwerpVersies]
    regelingen: dict[str, Regeling]

    def versies(self) -> Iterator[tuple[str, OnderwerpVersies, int, Versie]]:
        """Yield subject, file, place in the file and version."""
        for (onderwerp, _), bestand in self.teksten.items():
            for plek, versie in enumerate(bestand.versies):
                yield onderwerp, bestand, plek, versie

    def geldend(self, gemeente: str, op: date) -> dict[str, Versie]:
        """Return by subject the version that applies in a municipality on a day."""
        uitkomsten = {
            onderwerp: resolve(bestand.versies, op, VER_WEG).versie
            for (onderwerp, waar), bestand in self.teksten.items()
            if waar == gemeente
        }
        return {onderwerp: versie for onderwerp, versie in uitkomsten.items() if versie is not None}

    def wisseldagen(self, gemeente: str) -> list[date]:
        """Return the days on which something begins or lapses in a municipality."""
        dagen = {
            dag
            for _, bestand, _, versie in self.versies()
            if bestand.gemeente == gemeente
            for dag in (versie.inwerking, versie.vervalt)
            if dag is not None
        }
        return sorted(dagen)


def read_verzameling(wortel: Path) -> Verzameling:
    """Read every file strictly; raises BronFout with the place of each fault."""
    onderwerpen: dict[str, Onderwerp] = {}
    teksten: dict[tuple[str, str], OnderwerpVersies] = {}
    for pad in find_files(wortel, "apv/onderwerpen/*/*.yaml"):
        map_, naam = Path(pad).parent.name, Path(pad).stem
        if naam == "onderwerp":
            onderwerpen[map_] = lees_bron(wortel, pad, Onderwerp).waarde
        else:
            teksten[map_, naam] = lees_bron(wortel, pad, OnderwerpVersies).waarde
    regelingen = lees_bron(wortel, "apv/regelingen.yaml", Regelingen).waarde.regelingen
    return Verzameling(onderwerpen, teksten, {regeling.id: regeling for regeling in regelingen})


def zinnen(item: Lid | Onderdeel) -> Iterator[str]:
    """Yield every piece of text of a lid, in reading order."""
    yield item.tekst
    for onderdeel in item.onderdelen:
        yield from zinnen(onderdeel)
    if item.slot:
        yield item.slot


def tekst_van(versie: Versie) -> str:
    """Return the words of a whole article, leden joined by line ends."""
    return "\n".join(" ".join(zinnen(lid)) for lid in versie.leden)
