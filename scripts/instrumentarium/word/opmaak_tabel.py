"""Builds one table of a clause: rows of mark-up go in one by one, a `Tabel` comes out; knows no Word."""

from __future__ import annotations

import re
from itertools import pairwise

from instrumentarium.fouten import Bevinding, Plaats
from instrumentarium.word.opmaak_delen import Rij, Sturing, Tabel, Tekst
from instrumentarium.word.opmaak_regel import read_pieces, unpaired

_SMALST, _BREEDST, _GEGEVEN = 8, 48, 16  # characters that a column counts for at least, at most, and a value

_CELGRENS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|(\|)", re.DOTALL)


class Tabelbouw:
    """Collects the rows of one table; the first is the header."""

    def __init__(self, fouten: list[Bevinding], plaats: Plaats, breedtes: tuple[int, ...], *, groot: bool) -> None:
        self.fouten, self.plaats, self.breedtes, self.groot = fouten, plaats, breedtes, groot
        self.rijen: list[Rij | Sturing] = []
        self.lengtes: list[int] = []
        self.tags: list[tuple[str, Plaats]] = []

    def row(self, regel: Tekst) -> None:
        """Add a row: `| cel | cel |`."""
        if re.fullmatch(r"[|:\- ]+", regel.tekst) and "-" in regel.tekst:
            self._fault(regel.plaats(0), "een regel met streepjes hoort niet in de tabel.", "Laat deze regel weg.")
            return
        grenzen = [gevonden.start() for gevonden in _CELGRENS.finditer(regel.tekst) if gevonden[1]]
        if grenzen[-1] != len(regel.tekst) - 1 or len(grenzen) == 1:
            self._fault(
                regel.plaats(0), "een rij van een tabel begint en eindigt met |.", "Zet | voor en achter elke cel."
            )
            return
        cellen = [regel.deel(van + 1, tot) for van, tot in pairwise(grenzen)]
        self._measure(cellen, regel)
        self.rijen.append(Rij(tuple(read_pieces(cel, self.fouten, mag_leeg=True) for cel in cellen)))

    def statement(self, code: str, plaats: Plaats) -> None:
        """Add a `{%tr ... %}` between the rows."""
        self.tags.append((code, plaats))
        self.rijen.append(Sturing(code))

    def close(self) -> Tabel | None:
        """Return the table, or None when it is no table; then there is a fault."""
        self.fouten += unpaired(self.tags)
        kop, rijen = next(iter(self.rijen), None), self.rijen[1:]
        if not isinstance(kop, Rij) or not any(isinstance(rij, Rij) for rij in rijen):
            self._fault(
                self.plaats, "een tabel heeft eerst een rij met koppen en dan minstens een rij.", "Vul de tabel aan."
            )
            return None
        if self.breedtes and len(self.breedtes) != len(kop.cellen):
            self._fault(
                self.plaats,
                f"{{breedte}} noemt {len(self.breedtes)} kolommen, de tabel heeft er {len(kop.cellen)}.",
                "Maak ze gelijk.",
            )
        return Tabel(kop, tuple(rijen), self.breedtes or tuple(self.lengtes), self.groot)

    def _measure(self, cellen: list[Tekst], regel: Tekst) -> None:
        lengtes = [min(max(_length(cel.tekst), _SMALST), _BREEDST) for cel in cellen]
        if self.lengtes and len(lengtes) != len(self.lengtes):
            tekst = f"deze rij heeft {len(lengtes)} cellen, de eerste rij {len(self.lengtes)}."
            self._fault(regel.plaats(0), tekst, "Geef elke rij evenveel cellen.")
        else:
            self.lengtes = [max(paar) for paar in zip(lengtes, self.lengtes or lengtes, strict=True)]

    def _fault(self, plaats: Plaats, tekst: str, uitweg: str) -> None:
        self.fouten.append(Bevinding(plaats, tekst, uitweg))


def _length(cel: str) -> int:
    zonder_voorwaarden = re.sub(r"\{%.*?%\}", "", cel)
    return len(re.sub(r"\{\{.*?\}\}", "x" * _GEGEVEN, zonder_voorwaarden).replace("**", ""))
