"""Keeps below `.cache/` what costs time and gives the same again: decoded sources, compiled conditions.

In: the project root. Out: a way to read sources (`Bronkast.lees`), and a block (`warm`) in which conditions need not
be compiled again. What is kept is found by a hash of all that it was made of; the folder can be thrown away at any time.
It holds sources and code of this project only, never a case.
"""

from __future__ import annotations

import hashlib
import importlib.util
import pickle
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from instrumentarium.besluit.instrument import codeboek
from instrumentarium.bronnen import project
from instrumentarium.bronnen.project import Bron, lees_bron, read_bytes
from instrumentarium.uitvoer.schrijf import write_file

T = TypeVar("T")
CACHE = ".cache/instrumentarium"
# Where the classes of sources and their decoding are written down: another program keeps other values.
_KLASSEN = ("instrumentarium.bronnen.soorten.", "instrumentarium.besluit.instrument.model")
_PROGRAMMA = ("bronnen/*.py", "bronnen/soorten/*.py", "besluit/instrument/model.py")


class Bronkast:
    """Reads sources, and keeps each decoded value under the hash of its bytes."""

    def __init__(self, wortel: Path) -> None:
        self._map = wortel / CACHE
        self._programma = _hash_of_program()

    def lees(self, wortel: Path, pad: str, soort: type[T], /) -> Bron[T]:
        """Read one source as `lees_bron` does; a value that was kept comes back without its tree."""
        inhoud = read_bytes(wortel / pad, pad)
        som = hashlib.sha256(inhoud).hexdigest()
        sleutel = hashlib.sha256(f"{self._programma} {soort.__qualname__} {som}".encode()).hexdigest()
        bestand = self._map / f"bron-{sleutel[:24]}.pickle"
        waarde = _load(bestand)
        if isinstance(waarde, soort):
            return Bron(pad=pad, waarde=waarde, boom=None, sha256=som, inhoud=inhoud)
        bron = lees_bron(wortel, pad, soort)
        keep(bestand, pickle.dumps(bron.waarde, protocol=5))
        return bron


@contextmanager
def warm(wortel: Path) -> Iterator[None]:
    """Take in the code of conditions that was kept, and keep what came on top of it."""
    bestand = wortel / CACHE / f"voorwaarden-{hashlib.sha256(codeboek.VOOR.encode()).hexdigest()[:12]}.code"
    with suppress(OSError):
        codeboek.CODEBOEK.add(bestand.read_bytes())
    yield
    if codeboek.CODEBOEK.gegroeid:
        keep(bestand, codeboek.CODEBOEK.as_bytes())


def keep(pad: Path, inhoud: bytes) -> None:
    """Write a file of the cache; one that cannot be written costs time, never a letter."""
    with suppress(OSError):
        write_file(pad, inhoud)


class _Uitpakker(pickle.Unpickler):
    """Unpickles values of sources only: our own classes, dates and amounts."""

    def find_class(self, module: str, naam: str) -> Any:
        """Return the class, when it is one that a source is made of."""
        if module.startswith(_KLASSEN) or (module, naam) in {("datetime", "date"), ("decimal", "Decimal")}:
            return super().find_class(module, naam)
        raise pickle.UnpicklingError(f"{module}.{naam}")


def _load(bestand: Path) -> object:
    try:
        with bestand.open("rb") as open_:
            return _Uitpakker(open_).load()
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None  # not there, or of another version: then it is read anew


def _hash_of_program() -> str:
    basis = Path(project.__file__).parents[1]
    som = hashlib.sha256(importlib.util.MAGIC_NUMBER)
    for bestand in sorted(pad for patroon in _PROGRAMMA for pad in basis.glob(patroon)):
        som.update(bestand.read_bytes())
    return som.hexdigest()
