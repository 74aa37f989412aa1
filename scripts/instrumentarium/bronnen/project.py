"""Finds a project on disk and reads its sources one by one; every value comes with its tree, path and hash.

In: a folder, a path from the project root, the class that the file must be. Out: `Bron`. Never writes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import attrs

from instrumentarium.bronnen.decoderen import decode, place_of
from instrumentarium.bronnen.lezer import MAX_BYTES, Waarde, lees_yaml
from instrumentarium.fouten import Bevinding, BronFout, GebruikFout, Plaats

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Bron(Generic[T]):
    """A source that was read: its value, and what is needed to point into the file and to prove which bytes it was.

    A value that was kept from an earlier run comes with `inhoud` instead of a tree; the tree is made when it is asked.
    """

    pad: str
    waarde: T
    boom: Waarde
    sha256: str
    inhoud: bytes | None = attrs.field(default=None, repr=False)

    def plaats(self, *delen: str | int) -> Plaats:
        """Return the place of the value at a path inside the file, such as `("versies", 0, "nummer")`."""
        boom = _read_again(self.inhoud, self.pad) if self.boom is None and self.inhoud is not None else self.boom
        return Plaats(self.pad, *place_of(boom, delen))

    def bevinding(self, delen: Iterable[str | int], tekst: str, uitweg: str = "") -> Bevinding:
        """Return a finding at a path inside the file."""
        return Bevinding(self.plaats(*delen), tekst, uitweg)


@lru_cache(maxsize=64)
def _read_again(inhoud: bytes, pad: str) -> Waarde:
    # Composing a letter asks the place of every clause of a file: one tree serves them all.
    return lees_yaml(inhoud, pad)


class Leeswijze(Protocol):
    """A way to read one source: `lees_bron`, or one that keeps what it decoded."""

    def __call__(self, wortel: Path, pad: str, soort: type[T], /) -> Bron[T]: ...


def find_project(begin: Path) -> Path:
    """Return the first folder from `begin` upwards that holds `mkdocs.yml` and `apv/`; raises GebruikFout."""
    begin = begin.resolve()
    for map_ in (begin, *begin.parents):
        if (map_ / "mkdocs.yml").is_file() and (map_ / "apv").is_dir():
            return map_
    raise GebruikFout(f"geen project gevonden vanaf {begin}: zoek een map met mkdocs.yml en apv/, of geef --map MAP op")


def lees_bron(wortel: Path, pad: str, soort: type[T], *, max_bytes: int = MAX_BYTES) -> Bron[T]:
    """Read one source; `pad` is relative to `wortel`, with forward slashes. Raises BronFout, GebruikFout if missing."""
    inhoud = read_bytes(wortel / pad, pad)
    boom = lees_yaml(inhoud, pad, max_bytes=max_bytes)
    return Bron(pad=pad, waarde=decode(boom, soort, pad), boom=boom, sha256=hashlib.sha256(inhoud).hexdigest())


def read_bytes(bestand: Path, naam: str) -> bytes:
    """Return the bytes of a file; raises GebruikFout with the name as the user gave it."""
    try:
        return bestand.read_bytes()
    except FileNotFoundError:
        raise GebruikFout(f"bestand {naam} bestaat niet") from None
    except (OSError, ValueError):
        if bestand.is_dir():
            raise GebruikFout(f"{naam} is een map; hier hoort een bestand") from None
        raise GebruikFout(f"bestand {naam} is niet te lezen") from None


def find_files(wortel: Path, patroon: str) -> Iterator[str]:
    """Yield the paths below `wortel` that fit a glob, sorted, relative and with forward slashes; no hidden files."""
    for bestand in sorted(wortel.glob(patroon)):
        pad = bestand.relative_to(wortel)
        if bestand.is_file() and not any(deel.startswith(".") for deel in pad.parts):
            yield pad.as_posix()


class Verzamelaar:
    """Collects findings over many files, so that all are reported at once."""

    def __init__(self, lees: Leeswijze = lees_bron) -> None:
        self.bevindingen: list[Bevinding] = []
        self._lees = lees

    def lees(self, wortel: Path, pad: str, soort: type[T]) -> Bron[T] | None:
        """Read one source; on faults remember them and return None."""
        try:
            return self._lees(wortel, pad, soort)
        except BronFout as fout:
            self.bevindingen.extend(fout.bevindingen)
        except GebruikFout as fout:
            self.bevindingen.append(Bevinding(Plaats(pad), str(fout)))
        return None

    def raise_if_any(self) -> None:
        """Raise BronFout when anything was found."""
        if self.bevindingen:
            raise BronFout(self.bevindingen)
