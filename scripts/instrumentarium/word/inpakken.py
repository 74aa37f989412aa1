"""Packs the parts of a letter: entries in a fixed order go in, the bytes of a zip come out; same input, same bytes.

Deflate output differs between builds of zlib. So what is deflated was deflated once, by the compiler, and is copied
here as it stands; what changes per letter is stored. Only `zlib.crc32` runs per letter.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from instrumentarium.fouten import GebruikFout

STORED, DEFLATED = 0, 8
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_NOL_UUR = datetime(1980, 1, 1)  # noqa: DTZ001 -- the first moment that a zip can hold; zip times have no zone


@dataclass(frozen=True, slots=True)
class Lid:
    """One member of the zip: its bytes as they go in, with the checksum and size of what they were."""

    naam: str
    crc: int
    grootte: int
    methode: int
    inhoud: bytes


def store(naam: str, inhoud: bytes) -> Lid:
    """Return a member that is stored as it is."""
    return Lid(naam, zlib.crc32(inhoud), len(inhoud), STORED, inhoud)


def deflate(naam: str, inhoud: bytes) -> Lid:
    """Return a member that is deflated, or stored when deflating wins nothing; for the compiler only."""
    pers = zlib.compressobj(9, zlib.DEFLATED, -15)
    klein = pers.compress(inhoud) + pers.flush()
    if len(klein) >= len(inhoud):
        return store(naam, inhoud)
    return Lid(naam, zlib.crc32(inhoud), len(inhoud), DEFLATED, klein)


def as_moment(tijd: datetime | None) -> datetime:
    """Return `tijd` in UTC without zone, or 1980-01-01 when there is none; a zip can hold 1980 to 2107."""
    if tijd is None:
        return _NOL_UUR
    moment = tijd.astimezone(UTC).replace(tzinfo=None) if tijd.tzinfo else tijd
    if not 1980 <= moment.year <= 2107:
        raise GebruikFout(
            f"het tijdstip {moment.isoformat()} kan niet in een Word-bestand staan; kies 1980 tot en met 2107"
        )
    return moment.replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Blok:
    """Members that are already laid out: the local records, the central records, how many."""

    lokaal: bytes
    centraal: bytes
    aantal: int


def lay_out(leden: Iterable[Lid], moment: datetime, begin: int = 0) -> Blok:
    """Write the records of `leden`, the first of which starts at byte `begin` of the zip."""
    datum = (moment.year - 1980) << 9 | moment.month << 5 | moment.day
    uur = moment.hour << 11 | moment.minute << 5 | moment.second // 2
    lokaal: list[bytes] = []
    centraal: list[bytes] = []
    plek, aantal = begin, 0
    for lid in leden:
        naam = lid.naam.encode()
        vlag = 0 if lid.naam.isascii() else 0x800
        maten = (uur, datum, lid.crc, len(lid.inhoud), lid.grootte, len(naam))
        kop = _LOCAL.pack(b"PK\x03\x04", 20, vlag, lid.methode, *maten, 0)
        lokaal += (kop, naam, lid.inhoud)
        centraal += (_CENTRAL.pack(b"PK\x01\x02", 20, 20, vlag, lid.methode, *maten, 0, 0, 0, 0, 0, plek), naam)
        plek += len(kop) + len(naam) + len(lid.inhoud)
        aantal += 1
    return Blok(b"".join(lokaal), b"".join(centraal), aantal)


def join_blocks(blokken: Iterable[Blok]) -> bytes:
    """Return the zip of blocks that were laid out one after the other."""
    blokken = tuple(blokken)
    lokaal = b"".join(blok.lokaal for blok in blokken)
    centraal = b"".join(blok.centraal for blok in blokken)
    aantal = sum(blok.aantal for blok in blokken)
    return lokaal + centraal + _END.pack(b"PK\x05\x06", 0, 0, aantal, aantal, len(centraal), len(lokaal), 0)
