"""One article as a value: number, heading, leden with onderdelen; equal when every character is equal, keys aside.

In: a stored version or an operation. Out: `Artikel` and `Deel`, frozen. Knows no date and no municipality.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import attrs

from instrumentarium.bronnen.soorten.apv import Bewerking, Lid, NieuwDeel, Onderdeel, Versie

Pad: TypeAlias = tuple[str, ...]
ONBEKEND = "(nummer onbekend)"
INSPRINGING = "    "


@attrs.frozen
class Deel:
    """A lid or an onderdeel: label, words, what hangs below it, and the words after that list."""

    nr: str
    tekst: str
    delen: tuple[Deel, ...] = ()
    slot: str | None = None
    sleutel: str = attrs.field(default="", eq=False)


@attrs.frozen
class Artikel:
    """What an amendment changes; None stands for an article that is not there (yet, or any more)."""

    nummer: str | None
    opschrift: str
    leden: tuple[Deel, ...] = ()


def from_versie(versie: Versie) -> Artikel:
    """Return the content of a stored version."""
    return Artikel(versie.nummer, versie.opschrift, tuple(map(_from_bron, versie.leden)))


def _from_bron(deel: Lid | Onderdeel) -> Deel:
    return Deel(deel.nr, deel.tekst, tuple(map(_from_bron, deel.onderdelen)), deel.slot or None, deel.sleutel)


def from_nieuw(deel: NieuwDeel) -> Deel:
    """Return the content of a lid or onderdeel as an operation writes it."""
    return Deel(deel.nr, deel.tekst, tuple(map(from_nieuw, deel.onderdelen)), deel.slot or None, deel.sleutel or "")


def to_nieuw(deel: Deel) -> NieuwDeel:
    """Return a lid or onderdeel as an operation writes it."""
    return NieuwDeel(
        nr=deel.nr,
        tekst=deel.tekst,
        sleutel=deel.sleutel or None,
        onderdelen=[to_nieuw(onder) for onder in deel.delen],
        slot=deel.slot,
    )


def content_of(bewerking: Bewerking, nr: str) -> Deel:
    """Return the new lid or onderdeel that an operation carries in `tekst`, `onderdelen` and `slot`."""
    delen = tuple(map(from_nieuw, bewerking.onderdelen or ()))
    return Deel(nr, bewerking.tekst or "", delen, bewerking.slot or None, bewerking.sleutel or "")


def text_lines(artikel: Artikel) -> Iterator[str]:
    """Yield all texts of an article in reading order, heading first."""
    yield artikel.opschrift
    for lid in artikel.leden:
        yield from deel_texts(lid)


def deel_texts(deel: Deel) -> Iterator[str]:
    """Yield the texts of a lid or onderdeel in reading order."""
    yield deel.tekst
    for onder in deel.delen:
        yield from deel_texts(onder)
    if deel.slot:
        yield deel.slot


def bewerking_dict(bewerking: Bewerking) -> dict[str, Any]:
    """Return an operation as plain data: soort, lid, onderdeel, and the fields that hold something."""
    vast = {"soort": bewerking.soort, "lid": bewerking.lid, "onderdeel": bewerking.onderdeel}
    rest = {
        veld.name: _plain(waarde)
        for veld in attrs.fields(Bewerking)
        if veld.name not in vast and (waarde := getattr(bewerking, veld.name)) is not None
    }
    return vast | rest


def _plain(waarde: Any) -> Any:
    if isinstance(waarde, list):
        return [nieuw_dict(deel) for deel in waarde]
    return dict(waarde) if isinstance(waarde, dict) else waarde


def nieuw_dict(deel: NieuwDeel) -> dict[str, Any]:
    """Return a new lid or onderdeel as plain data; empty fields are left out."""
    uit: dict[str, Any] = {"nr": deel.nr, "tekst": deel.tekst}
    if deel.sleutel:
        uit["sleutel"] = deel.sleutel
    if deel.onderdelen:
        uit["onderdelen"] = [nieuw_dict(onder) for onder in deel.onderdelen]
    if deel.slot:
        uit["slot"] = deel.slot
    return uit


def without_keys(bewerkingen: Sequence[Bewerking]) -> list[Bewerking]:
    """Return the operations without `sleutel`: what a text on paper can carry."""
    return [
        attrs.evolve(
            b,
            sleutel=None,
            onderdelen=None if b.onderdelen is None else [_keyless(d) for d in b.onderdelen],
            leden=None if b.leden is None else [_keyless(d) for d in b.leden],
        )
        for b in bewerkingen
    ]


def _keyless(deel: NieuwDeel) -> NieuwDeel:
    return attrs.evolve(deel, sleutel=None, onderdelen=[_keyless(onder) for onder in deel.onderdelen])
