"""Looks at kits that were handed out and says which carry an old number, an old law or an old text.

In: a folder with kits (unpacked or as zip) and the sources as they stand. Out: a row for each kit. Never opens a file
of a kit but kit.json.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from instrumentarium.campagne import inlezen, kit, recht
from instrumentarium.campagne.bron import PARTNER, Bronnen
from instrumentarium.fouten import BronFout, GebruikFout

_MAX = 5 * 1024 * 1024


@attrs.frozen
class Oordeel:
    """One kit: where it lies, whose it is, and why it is stale (nothing when it still holds)."""

    pad: str
    campagne: str
    gemeente: str
    taal: str
    redenen: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the row as JSON."""
        return {
            "kit": self.pad,
            "campagne": self.campagne,
            "gemeente": self.gemeente,
            "taal": self.taal,
            "verouderd": bool(self.redenen),
            "redenen": list(self.redenen),
        }


def look_at(wortel: Path, map_: Path, op: date) -> list[Oordeel]:
    """Return a row for each kit below a folder, in the order of the paths."""
    gelezen: dict[str, Bronnen | str] = {}
    return [_judge(wortel, pad, inhoud, op, gelezen) for pad, inhoud in _manifests(map_)]


def _manifests(map_: Path) -> Iterator[tuple[str, Any]]:
    for bestand in sorted(map_.rglob("*")):
        pad = bestand.relative_to(map_).as_posix()
        if bestand.name == "kit.json" and bestand.is_file():
            yield str(Path(pad).parent.as_posix()), _parse(bestand.read_bytes()[: _MAX + 1])
        elif bestand.suffix == ".zip" and bestand.is_file():
            yield from _in_zip(bestand, pad)


def _in_zip(bestand: Path, pad: str) -> Iterator[tuple[str, Any]]:
    try:
        with zipfile.ZipFile(bestand) as zip_:
            for info in sorted(zip_.infolist(), key=lambda deel: deel.filename):
                if info.filename.endswith("kit.json") and info.file_size <= _MAX:
                    yield f"{pad}/{info.filename.removesuffix('/kit.json')}", _parse(zip_.read(info))
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        yield pad, None


def _parse(inhoud: bytes) -> Any:
    try:
        return json.loads(inhoud) if len(inhoud) <= _MAX else None
    except (ValueError, RecursionError):
        return None


def _judge(wortel: Path, pad: str, inhoud: Any, op: date, gelezen: dict[str, Bronnen | str]) -> Oordeel:
    if not isinstance(inhoud, dict) or inhoud.get("schema") != kit.SCHEMA:
        return Oordeel(pad, "", "", "", ("dit is geen kit die te lezen is",))
    naam, gemeente, taal = (str(inhoud.get(veld) or "") for veld in ("campagne", "gemeente", "taal"))
    if naam not in gelezen:
        gelezen[naam] = _read(wortel, naam)
    bronnen = gelezen[naam]
    if isinstance(bronnen, str):
        return Oordeel(pad, naam, gemeente, taal, (bronnen,))
    redenen = [
        *_expired(inhoud, op),
        *_compare(bronnen, inhoud, gemeente, taal),
        *_old_law(wortel, inhoud, gemeente, op),
    ]
    return Oordeel(pad, naam, gemeente, taal, tuple(redenen))


def _read(wortel: Path, naam: str) -> Bronnen | str:
    try:
        return inlezen.read(wortel, naam)
    except GebruikFout:
        return f"de campagne {naam[:60]} bestaat niet meer"
    except BronFout:
        return "de bronnen van deze campagne zijn nu niet te lezen; voer eerst campagne toets uit"


def _expired(inhoud: dict[str, Any], op: date) -> Iterator[str]:
    einde, nakijken = str(inhoud.get("geldig_tot") or "9999"), str(inhoud.get("nakijken_voor") or "9999")
    if einde < op.isoformat():
        yield f"verlopen: geldig tot en met {einde}"
    elif nakijken < op.isoformat():
        yield f"moest voor {nakijken} opnieuw zijn nagekeken"


def _compare(bronnen: Bronnen, inhoud: dict[str, Any], gemeente: str, taal: str) -> Iterator[str]:
    if gemeente != PARTNER and gemeente not in bronnen.gemeenten:
        yield f"de gemeente {gemeente[:60]} is er niet meer"
        return
    if taal not in bronnen.campagne.waarde.talen:
        yield f"de taal {taal[:20]} hoort niet meer bij deze campagne"
        return
    nu = kit.proof(bronnen, taal, gemeente, {})
    oude_nummers = _table(inhoud, "nummers")
    for lijn, nummer in sorted(oude_nummers.items()):
        if lijn in nu.nummers and nu.nummers[lijn] != nummer:
            yield f"oud nummer: {lijn} is nu {nu.nummers[lijn]}, in de kit staat {nummer}"
        elif lijn not in nu.nummers:
            yield f"oud nummer: {lijn} hoort niet meer bij deze campagne"
    oud = _table(inhoud, "bronnen")
    for pad in sorted(set(oud) | set(nu.bronnen)):
        if pad not in nu.bronnen:
            yield f"oude tekst: {pad[:120]} is weg"
        elif pad not in oud:
            yield f"oude tekst: {pad} is erbij gekomen"
        elif oud[pad] != nu.bronnen[pad]:
            yield f"oude tekst: {pad} is veranderd"


def _old_law(wortel: Path, inhoud: dict[str, Any], gemeente: str, op: date) -> Iterator[str]:
    oud = _table(inhoud, "regels")
    if not oud:
        return
    namen = [naam.replace("APV ", "artikel ") for naam in oud]
    nu = recht.marks(wortel, namen, gemeente, op)
    for naam, merk in sorted(oud.items()):
        if nu.get(naam) != merk:
            yield f"oude regel: {naam} is veranderd of vervallen"


def _table(inhoud: dict[str, Any], veld: str) -> dict[str, str]:
    tabel = inhoud.get(veld)
    return {str(k): str(v) for k, v in tabel.items()} if isinstance(tabel, dict) else {}
