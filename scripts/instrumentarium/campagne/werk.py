"""Carries out the plans of many kits: what was made before comes from the cache, the rest is made in processes.

In: plans, a folder to look in, the number of workers. Out: files per plan, and what the caller may add to the cache.
Never writes: the caller does.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import pickle
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.metadata import version
from pathlib import Path

import attrs

from instrumentarium.campagne.maken import make
from instrumentarium.campagne.plan import Kitplan, Onderdeel

_HIER = Path(__file__).resolve().parent
_MERK = b"instrumentarium-kit-1\n"
_WEINIG = 6  # below this a process costs more than it brings
Voortgang = Callable[[int, int], None]


@attrs.frozen
class Oogst:
    """The files of each plan, in the order of the plans, and the new entries of the cache by name."""

    bestanden: list[dict[str, bytes]]
    nieuw: dict[str, bytes]
    uit_cache: int


def carry_out(plannen: list[Kitplan], cache_map: Path | None, werkers: int, voortgang: Voortgang) -> Oogst:
    """Return every file of every plan; a step that two kits share is made once."""
    sleutels = [[key(onderdeel) for onderdeel in plan.onderdelen] for plan in plannen]
    stappen = {
        sleutel: onderdeel
        for plan, rij in zip(plannen, sleutels, strict=True)
        for sleutel, onderdeel in zip(rij, plan.onderdelen, strict=True)
    }
    klaar = {sleutel: inhoud for sleutel in stappen if (inhoud := _from_cache(cache_map, sleutel)) is not None}
    uit_cache = len(klaar)
    voortgang(uit_cache, len(stappen))
    open_ = [(sleutel, stap) for sleutel, stap in stappen.items() if sleutel not in klaar]
    nieuw: dict[str, bytes] = {}
    for sleutel, inhoud in _run(open_, werkers):
        klaar[sleutel] = inhoud
        nieuw[sleutel] = _pack(inhoud)
        voortgang(len(klaar), len(stappen))
    bestanden = [
        {
            naam: data
            for sleutel, onderdeel in zip(rij, plan.onderdelen, strict=True)
            for naam, data in zip(onderdeel.namen, klaar[sleutel], strict=True)
        }
        for plan, rij in zip(plannen, sleutels, strict=True)
    ]
    return Oogst(bestanden, nieuw, uit_cache)


def key(onderdeel: Onderdeel) -> str:
    """Return what a step is made from as one hash: its input, and the program that makes it."""
    stof = json.dumps(
        [onderdeel.soort, onderdeel.invoer], sort_keys=True, ensure_ascii=False, default=_as_json
    ).encode()
    return hashlib.sha256(fingerprint().encode() + stof).hexdigest()


@cache
def fingerprint() -> str:
    """Return a hash of the templates, the fonts, this package and the programs that it calls."""
    som = hashlib.sha256()
    for bestand in sorted(_HIER.rglob("*")):
        if bestand.is_file() and bestand.suffix != ".pyc":
            som.update(bestand.relative_to(_HIER).as_posix().encode() + hashlib.sha256(bestand.read_bytes()).digest())
    for pakket in ("typst", "pypandoc_binary", "mjml-python", "markdown-it-py", "Jinja2", "python-docx", "pikepdf"):
        som.update(f"{pakket} {version(pakket)}".encode())
    return som.hexdigest()


def _run(stappen: list[tuple[str, Onderdeel]], werkers: int) -> Iterable[tuple[str, list[bytes]]]:
    # The long steps first, so that no worker is left alone with one at the end.
    stappen = sorted(stappen, key=lambda paar: _LANG.get(paar[1].soort, 9))
    if werkers < 2 or len(stappen) < _WEINIG:
        yield from map(_step, stappen)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=min(werkers, len(stappen)), mp_context=context) as pool:
        yield from pool.map(_step, stappen, chunksize=3)


_LANG = {"dias": 0, "kantoor": 1, "plaat": 2, "scherm": 3}


def _step(paar: tuple[str, Onderdeel]) -> tuple[str, list[bytes]]:
    sleutel, onderdeel = paar
    gemaakt = make(onderdeel)
    return sleutel, [gemaakt[naam] for naam in onderdeel.namen]


def _from_cache(cache_map: Path | None, sleutel: str) -> list[bytes] | None:
    if cache_map is None:
        return None
    try:
        data = (cache_map / sleutel[:2] / sleutel).read_bytes()
    except OSError:
        return None
    return _unpack(data)


def _pack(inhoud: list[bytes]) -> bytes:
    kop = json.dumps([[len(deel), hashlib.sha256(deel).hexdigest()] for deel in inhoud]).encode()
    return _MERK + kop + b"\n" + b"".join(inhoud)


def _unpack(data: bytes) -> list[bytes] | None:
    """Return what an entry holds, or None when it is torn or of another kind."""
    if not data.startswith(_MERK):
        return None
    kop, _, rest = data[len(_MERK) :].partition(b"\n")
    uit, plek = [], 0
    try:
        for lengte, som in json.loads(kop):
            deel = rest[plek : plek + lengte]
            if hashlib.sha256(deel).hexdigest() != som:
                return None
            uit.append(deel)
            plek += lengte
    except (ValueError, TypeError):
        return None
    return uit


def _as_json(waarde: object) -> object:
    if isinstance(waarde, bytes):
        return hashlib.sha256(waarde).hexdigest()
    if attrs.has(type(waarde)):
        return attrs.asdict(waarde)  # type: ignore[arg-type]  # has() just said so
    return pickle.dumps(waarde).hex()
