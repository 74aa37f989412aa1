"""Makes the index for search in the whole text with Pagefind, and settles what Pagefind leaves to chance.

In: a built site. Out: the folder `zoekindex/` in it. Pagefind writes the values of a filter in the order of a hash
table, so that no two runs are the same; here they are sorted and named after what they hold. Never reads a page.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from instrumentarium.fouten import GebruikFout

MAP = "zoekindex"
MERK = b"pagefind_dcd"
OVERTOLLIG = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")


def make_index(site: Path) -> None:
    """Index every page that asks for it; raises GebruikFout when Pagefind does not work."""
    opdracht = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", MAP, "--quiet"]
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False)  # noqa: S603 -- our own interpreter
    if klaar.returncode:
        raise GebruikFout(f"Pagefind kan de zoekindex niet maken: {klaar.stderr.strip()[:300]}")
    for bestand in (site / MAP).iterdir():
        if bestand.name.startswith(OVERTOLLIG):
            bestand.unlink()
    if (site / MAP / "filter").is_dir():
        settle(site / MAP)


def settle(index: Path) -> None:
    """Sort the filters of an index and name them, and the list that names them, after their content."""
    namen: dict[str, str] = {}
    for bestand in sorted((index / "filter").iterdir()):
        filter_ = _read(bestand)
        inhoud = _packed([filter_[0], sorted(filter_[1])])
        taal = bestand.stem.split("_")[0]
        namen[bestand.stem] = f"{taal}_{hashlib.sha256(inhoud).hexdigest()[:7]}"
        bestand.unlink()
        bestand.with_stem(namen[bestand.stem]).write_bytes(inhoud)
    ingang = json.loads((index / "pagefind-entry.json").read_text(encoding="utf-8"))
    for taal in ingang["languages"].values():
        oud = index / f"pagefind.{taal['hash']}.pf_meta"
        inhoud = _packed(_renamed(_read(oud), namen))
        taal["hash"] = f"{taal['hash'].split('_')[0]}_{hashlib.sha256(inhoud).hexdigest()[:10]}"
        oud.unlink()
        (index / f"pagefind.{taal['hash']}.pf_meta").write_bytes(inhoud)
    (index / "pagefind-entry.json").write_text(json.dumps(ingang, sort_keys=True), encoding="utf-8")


def _renamed(waarde: Any, namen: dict[str, str]) -> Any:
    """Return the list of an index with the new names, and the rows that name a filter in order."""
    if isinstance(waarde, str):
        return namen.get(waarde, waarde)
    if not isinstance(waarde, list):
        return waarde
    nieuw = [_renamed(deel, namen) for deel in waarde]
    rijen = [deel for deel in waarde if isinstance(deel, list) and any(isinstance(x, str) and x in namen for x in deel)]
    return sorted(nieuw) if rijen and len(rijen) == len(waarde) else nieuw


def _read(bestand: Path) -> Any:
    inhoud = gzip.decompress(bestand.read_bytes())
    if not inhoud.startswith(MERK):
        raise GebruikFout(f"{bestand.name} is geen index van Pagefind die wij kennen")
    waarde, einde = _decode(inhoud, len(MERK))
    if einde != len(inhoud):
        raise GebruikFout(f"{bestand.name} is geen index van Pagefind die wij kennen")
    return waarde


def _packed(waarde: Any) -> bytes:
    return gzip.compress(MERK + _encode(waarde), mtime=0)


# The few parts of CBOR (RFC 8949) in which Pagefind writes: whole numbers, text, lists and fractions.


def _decode(bron: bytes, plek: int) -> tuple[Any, int]:
    soort, klein = bron[plek] >> 5, bron[plek] & 31
    lengte = {24: 1, 25: 2, 26: 4, 27: 8}.get(klein, 0)
    if soort == 7:  # a truth value or a fraction: kept as it was written
        return bron[plek : plek + 1 + lengte], plek + 1 + lengte
    getal = int.from_bytes(bron[plek + 1 : plek + 1 + lengte], "big") if lengte else klein
    plek += 1 + lengte
    if soort == 0:
        return getal, plek
    if soort == 3:
        return bron[plek : plek + getal].decode(), plek + getal
    if soort == 4:
        rij = []
        for _ in range(getal):
            waarde, plek = _decode(bron, plek)
            rij.append(waarde)
        return rij, plek
    raise GebruikFout("de index van Pagefind heeft een vorm die wij niet kennen; zet de versie van Pagefind terug")


def _encode(waarde: Any) -> bytes:
    if isinstance(waarde, bytes):
        return waarde
    if isinstance(waarde, int):
        return _head(0, waarde)
    if isinstance(waarde, str):
        tekst = waarde.encode()
        return _head(3, len(tekst)) + tekst
    return _head(4, len(waarde)) + b"".join(_encode(deel) for deel in waarde)


def _head(soort: int, getal: int) -> bytes:
    if getal < 24:
        return bytes([soort << 5 | getal])
    for klein, lengte in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if getal < 1 << 8 * lengte:
            return bytes([soort << 5 | klein]) + getal.to_bytes(lengte, "big")
    raise OverflowError(getal)
