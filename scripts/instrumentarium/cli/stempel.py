"""Remembers from which sources each part of build/ was made, so that only what changed is made again.

In: folders of sources. Out: a hash over names and bytes. A part is current when hash and folder are both there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from instrumentarium import __version__
from instrumentarium.uitvoer.schrijf import write_file

_OVERSLAAN = ("__pycache__",)


class Stempels:
    """The hashes of one build folder."""

    BESTAND = ".stempels.json"

    def __init__(self, wortel: Path, doel: Path, dag: date) -> None:
        self.wortel, self.doel, self.dag = wortel, doel, dag
        self._som: dict[str, str] = {}
        self._oud = self._read()

    def of(self, bronnen: Iterable[str], *, met_dag: bool) -> str:
        """Return the hash over these folders and files, and over the day for what shows what applies today."""
        som = hashlib.sha256(f"{__version__} {self.dag.isoformat() if met_dag else ''}".encode())
        for bron in bronnen:
            som.update(self._hash(bron).encode())
        return som.hexdigest()

    def is_current(self, naam: str, stempel: str, map_: str) -> bool:
        """Tell whether a part was made from these sources and its folder is still there."""
        return self._oud.get(naam) == stempel and (self.doel / map_).is_dir()

    def keep(self, naam: str, stempel: str) -> None:
        """Remember that a part was made from these sources."""
        self._oud[naam] = stempel
        write_file(self.doel / self.BESTAND, (json.dumps(self._oud, indent=2, sort_keys=True) + "\n").encode())

    def _read(self) -> dict[str, str]:
        try:
            gelezen = json.loads((self.doel / self.BESTAND).read_bytes())
        except (OSError, ValueError):
            return {}
        return dict(gelezen) if isinstance(gelezen, dict) else {}

    def _hash(self, bron: str) -> str:
        if bron not in self._som:
            pad = self.wortel / bron
            bestanden = sorted(pad.rglob("*")) if pad.is_dir() else [pad]
            som = hashlib.sha256()
            for bestand in bestanden:
                if bestand.is_file() and not any(deel in _OVERSLAAN for deel in bestand.parts):
                    som.update(f"{bestand.relative_to(self.wortel).as_posix()}\0".encode())
                    som.update(hashlib.sha256(bestand.read_bytes()).digest())
            self._som[bron] = som.hexdigest()
        return self._som[bron]
