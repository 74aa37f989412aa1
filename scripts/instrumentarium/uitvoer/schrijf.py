"""Writes a file so that there is always the old one or the new one, never half of one, never somebody else's lost.

In: a path and bytes. Out: the file. A kill, a full disk or a second writer leaves no torn file; stale temporary
files of an earlier run are swept. Never decides what a file is called.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import time
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

_TIJDELIJK = ".instrumentarium-"
# On a network drive other machines write too; only where a process can be asked after does its name count.
_MACHINE = f"{zlib.crc32(os.uname().nodename.encode()):08x}" if hasattr(os, "uname") else "elders"
_OUD_NA = 3600  # seconds; a younger temporary file may belong to a run that is still going


def write_new(pad: Path, inhoud: bytes) -> None:
    """Write a file that may not exist yet; raises FileExistsError and leaves the other file alone."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = _write_temporary(pad, inhoud)
    try:
        _link_exclusive(tijdelijk, pad)
    finally:
        tijdelijk.unlink(missing_ok=True)


def write_file(pad: Path, inhoud: bytes) -> None:
    """Write or replace a file in one step."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = _write_temporary(pad, inhoud)
    try:
        tijdelijk.replace(pad)
    finally:
        tijdelijk.unlink(missing_ok=True)


def write_all_new(bestanden: Mapping[Path, bytes]) -> None:
    """Write a set of new files: all of them or, when one is refused, none of them."""
    klaar: list[Path] = []
    try:
        for pad, inhoud in bestanden.items():
            write_new(pad, inhoud)
            klaar.append(pad)
    except BaseException:
        for pad in klaar:
            pad.unlink(missing_ok=True)
        raise


def write_tree(map_: Path, bestanden: Mapping[str, bytes]) -> list[str]:
    """Make `map_` hold exactly these files; equal ones are left alone. Returns the paths that changed."""
    gewijzigd = []
    for naam, inhoud in bestanden.items():
        pad = map_ / naam
        if not (pad.is_file() and pad.stat().st_size == len(inhoud) and pad.read_bytes() == inhoud):
            write_file(pad, inhoud)
            gewijzigd.append(naam)
    return gewijzigd + _remove_others(map_, set(bestanden))


def sweep(mappen: Iterable[Path]) -> None:
    """Remove temporary files that a killed run left behind: of a process that is gone, or older than an hour."""
    grens = time.time() - _OUD_NA
    for map_ in mappen:
        for bestand in map_.glob(f"{_TIJDELIJK}*"):
            with contextlib.suppress(OSError):
                if bestand.stat().st_mtime < grens or _writer_is_gone(bestand.name):
                    bestand.unlink()


def _writer_is_gone(naam: str) -> bool:
    machine, _, rest = naam.removeprefix(_TIJDELIJK).partition("-")
    proces = rest.partition("-")[0]
    if not hasattr(os, "uname") or machine != _MACHINE or not proces.isdigit():
        return False
    try:
        os.kill(int(proces), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        pass  # it is somebody else's, or no number of a process
    return False


def _write_temporary(pad: Path, inhoud: bytes) -> Path:
    tijdelijk = pad.parent / f"{_TIJDELIJK}{_MACHINE}-{os.getpid()}-{secrets.token_hex(6)}"
    try:
        with tijdelijk.open("xb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
    except BaseException:
        tijdelijk.unlink(missing_ok=True)
        raise
    return tijdelijk


def _link_exclusive(tijdelijk: Path, pad: Path) -> None:
    try:
        os.link(tijdelijk, pad)
    except FileExistsError:
        raise
    except OSError as fout:
        if fout.errno not in (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EXDEV, errno.EINVAL, errno.EMLINK):
            raise
        _copy_exclusive(tijdelijk, pad)


def _copy_exclusive(tijdelijk: Path, pad: Path) -> None:
    # No hard links here (some network drives): claim the name first, then replace the empty claim in one step.
    with pad.open("xb"):
        pass
    try:
        tijdelijk.replace(pad)
    except BaseException:
        pad.unlink(missing_ok=True)
        raise


def _remove_others(map_: Path, behouden: set[str]) -> list[str]:
    weg = []
    for bestand in sorted(map_.rglob("*")):
        naam = bestand.relative_to(map_).as_posix()
        if bestand.is_file() and naam not in behouden:
            bestand.unlink()
            weg.append(naam)
    for map_leeg in sorted((p for p in map_.rglob("*") if p.is_dir()), reverse=True):
        if not any(map_leeg.iterdir()):
            shutil.rmtree(map_leeg)
    return weg
