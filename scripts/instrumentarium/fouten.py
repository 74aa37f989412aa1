"""What went wrong, where, and what to do instead; no I/O, no click.

InstrumentariumFout            everything this package raises on purpose
├── BronFout                   sources or a case with findings that block (exit code 1)
└── GebruikFout                the command was called wrongly (exit code 2)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Plaats:
    """A spot in a source: path from the project root (posix) or as given; line and column from 1, 0 if none."""

    bestand: str
    regel: int = 0
    kolom: int = 0

    def __str__(self) -> str:
        return f"{self.bestand}:{self.regel}:{self.kolom}" if self.regel else self.bestand


@dataclass(frozen=True, slots=True, order=True)
class Bevinding:
    """One fault in a source, in words its author understands.

    `tekst` says what is wrong and what was expected; `uitweg` what to write instead, or "".
    """

    plaats: Plaats
    tekst: str
    uitweg: str = ""

    def __str__(self) -> str:
        return f"{self.plaats}: {join_zinnen(self.tekst, self.uitweg)}"


def join_zinnen(tekst: str, uitweg: str) -> str:
    """Return what is wrong and the way out as one line: "..; bedoelde u X?" or ".. . Schrijf X."."""
    if not uitweg:
        return tekst
    if tekst.endswith((".", "?", "!", ":")):
        return f"{tekst} {uitweg}"
    return f"{tekst}; {uitweg}" if uitweg[0].islower() else f"{tekst}. {uitweg}"


class InstrumentariumFout(Exception):
    """Anything this package raises on purpose."""


class BronFout(InstrumentariumFout):
    """The sources cannot be used; carries every finding once, in the order of the files."""

    def __init__(self, bevindingen: Iterable[Bevinding]) -> None:
        self.bevindingen = sorted(set(bevindingen))
        super().__init__("\n".join(map(str, self.bevindingen)))


class GebruikFout(InstrumentariumFout):
    """The command names something that does not exist; the message says what does."""


def bedoelde_u(gelezen: str, bekend: Iterable[str]) -> str:
    """Return "bedoelde u X?" for the known word nearest to `gelezen`, or "" when none is near."""
    from difflib import get_close_matches  # on use: a run without faults does not need it

    nabij = get_close_matches(gelezen, list(bekend), n=1, cutoff=0.6)
    return f"bedoelde u {nabij[0]}?" if nabij else ""
