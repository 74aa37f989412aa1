"""Disk: killed at any moment, full, read-only, without hard links, two at once; the old file or the new one, always."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from besluit.hulp import copy_case, make, run
from instrumentarium.uitvoer import schrijf

OUD, NIEUW = b"oud" * 200_000, b"nieuw" * 200_000
_SCHRIJVER = """
import sys, pathlib
from instrumentarium.uitvoer.schrijf import write_file, write_new
pad = pathlib.Path(sys.argv[1])
print("klaar", flush=True)
while True:
    write_file(pad, b"nieuw" * 200_000)
    write_file(pad, b"oud" * 200_000)
"""
_SLORDIG = _SCHRIJVER.replace("write_file(pad, ", "pad.write_bytes(")


def _kill_often(map_: Path, programma: str, keren: int) -> list[bytes]:
    """Run the program, kill it after another number of milliseconds each time, and return what stood there."""
    pad = map_ / "brief.docx"
    gezien = []
    for keer in range(keren):
        pad.write_bytes(OUD)
        proces = subprocess.Popen([sys.executable, "-c", programma, str(pad)], stdout=subprocess.PIPE)
        assert proces.stdout is not None
        proces.stdout.readline()
        time.sleep(0.003 * keer + 0.001)
        proces.send_signal(signal.SIGKILL)
        proces.wait()
        proces.stdout.close()
        gezien.append(pad.read_bytes())
    return gezien


def test_killed_at_any_moment(tmp_path: Path) -> None:
    gezien = _kill_often(tmp_path, _SCHRIJVER, 12)
    assert all(inhoud in (OUD, NIEUW) for inhoud in gezien)


@pytest.mark.diep
def test_killed_negative_control(tmp_path: Path) -> None:
    """A plain write leaves torn files under the same treatment."""
    gezien = _kill_often(tmp_path, _SLORDIG, 40)
    heel = sum(inhoud in (OUD, NIEUW) for inhoud in gezien)
    print(f"gewoon schrijven: {40 - heel} van 40 keer een half bestand")
    assert heel < 40


def test_stale_temporary_files_are_swept(tmp_path: Path) -> None:
    zaak = copy_case(tmp_path)
    oud, jong = tmp_path / ".instrumentarium-oud", tmp_path / ".instrumentarium-jong"
    for pad in (oud, jong):
        pad.write_bytes(b"half")
    os.utime(oud, (0, 0))
    make(zaak)
    assert not oud.exists()
    assert jong.exists()  # it may belong to a run that is still going


_BLIJFT_HALF = """
import os, pathlib, sys
from instrumentarium.uitvoer import schrijf
schrijf.os.fsync = lambda _: (print("half", flush=True), sys.stdin.read())
schrijf.write_new(pathlib.Path(sys.argv[1]), b"half")
"""


def test_the_file_of_a_process_that_was_killed_is_swept_at_once(tmp_path: Path) -> None:
    """While its writer lives a temporary file stays, however it looks; after a kill it goes with the next run."""
    woorden = [sys.executable, "-c", _BLIJFT_HALF, str(tmp_path / "x")]
    proces = subprocess.Popen(woorden, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert proces.stdout is not None
    proces.stdout.readline()
    schrijf.sweep([tmp_path])
    assert len(list(tmp_path.glob(".instrumentarium-*"))) == 1
    proces.kill()
    proces.communicate()
    schrijf.sweep([tmp_path])
    assert not list(tmp_path.glob(".instrumentarium-*"))


def _fails(op: str, nummer: int) -> Callable[..., Any]:
    echt = getattr(os, op)

    def faal(*argumenten: Any, **opties: Any) -> Any:
        if op != "fsync" and not str(argumenten[0]).rpartition("/")[2].startswith(".instrumentarium-"):
            return echt(*argumenten, **opties)
        raise OSError(nummer, os.strerror(nummer))

    return faal


@pytest.mark.parametrize("nummer", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_full_disk_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nummer: int) -> None:
    zaak = copy_case(tmp_path)
    monkeypatch.setattr(os, "fsync", _fails("fsync", nummer))
    uitkomst = run("besluit", "maak", zaak)
    assert uitkomst.code == 2
    assert "Traceback" not in uitkomst.fout
    assert [pad.name for pad in tmp_path.iterdir()] == ["zaak.yaml"]


def test_full_disk_half_way_takes_the_set_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zaak = copy_case(tmp_path)
    echt, teller = os.fsync, iter(range(100))

    def vol(bestand: int) -> None:
        if next(teller) >= 2:
            raise OSError(errno.ENOSPC, "vol")
        echt(bestand)

    monkeypatch.setattr(os, "fsync", vol)
    assert run("besluit", "maak", zaak).code == 2
    assert [pad.name for pad in tmp_path.iterdir()] == ["zaak.yaml"]
    monkeypatch.undo()
    assert len(make(zaak)) == 2


@pytest.mark.diep
def test_real_limit(tmp_path: Path) -> None:
    """A limit of the system on the size of files, as a full disk gives it: an error half-way a write."""
    programma = (
        "import resource, signal, sys, pathlib\n"
        "from instrumentarium.uitvoer.schrijf import write_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "try:\n    write_file(pathlib.Path(sys.argv[1]), b'n' * 1_000_000)\n"
        "except OSError as fout:\n    print(fout.errno)\n"
    )
    pad = tmp_path / "brief.docx"
    pad.write_bytes(OUD)
    uit = subprocess.run([sys.executable, "-c", programma, str(pad)], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == str(errno.EFBIG)
    assert pad.read_bytes() == OUD
    assert [p.name for p in tmp_path.iterdir()] == ["brief.docx"]


@pytest.mark.parametrize("nummer", [errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EXDEV, errno.EMLINK])
def test_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nummer: int) -> None:
    """A network drive without hard links: the letters come, and an existing one is still never overwritten."""

    def geen_link(*_: Any, **__: Any) -> None:
        raise OSError(nummer, "geen harde koppelingen")

    monkeypatch.setattr(os, "link", geen_link)
    zaak = copy_case(tmp_path)
    assert len(make(zaak)) == 2
    pad = tmp_path / "van-een-ander.docx"
    pad.write_bytes(OUD)
    with pytest.raises(FileExistsError):
        schrijf.write_new(pad, NIEUW)
    assert pad.read_bytes() == OUD
    assert not list(tmp_path.glob(".instrumentarium-*"))


@pytest.mark.parametrize("nummer", [errno.EACCES, errno.EROFS])
def test_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nummer: int) -> None:
    zaak = copy_case(tmp_path)
    echt = Path.open

    def dicht(pad: Path, modus: str = "r", *rest: Any, **opties: Any) -> Any:
        if pad.name.startswith(".instrumentarium-"):
            raise OSError(nummer, os.strerror(nummer), str(pad))
        return echt(pad, modus, *rest, **opties)

    monkeypatch.setattr(Path, "open", dicht)
    uitkomst = run("besluit", "maak", zaak)
    assert uitkomst.code == 2
    assert "Traceback" not in uitkomst.fout
    assert [pad.name for pad in tmp_path.iterdir()] == ["zaak.yaml"]


def test_letter_open_in_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to replace an open file; the old one stays whole and no temporary file is left."""
    pad = tmp_path / "brief.docx"
    pad.write_bytes(OUD)

    def op_slot(*_: Any) -> None:
        raise PermissionError(errno.EACCES, "in gebruik")

    monkeypatch.setattr(Path, "replace", op_slot)
    with pytest.raises(PermissionError):
        schrijf.write_file(pad, NIEUW)
    assert pad.read_bytes() == OUD
    assert [p.name for p in tmp_path.iterdir()] == ["brief.docx"]


def test_edited_letter_is_never_overwritten(tmp_path: Path) -> None:
    zaak = copy_case(tmp_path)
    brief = make(zaak)[0]
    brief.write_bytes(b"van de jurist")
    make(zaak)
    assert brief.read_bytes() == b"van de jurist"
    assert brief.with_name(brief.stem + "-v2.docx").is_file()


def test_two_runs_at_once(tmp_path: Path) -> None:
    zaken = [copy_case(tmp_path)]
    draden = [threading.Thread(target=lambda: [schrijf_set(tmp_path, n) for n in range(20)]) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    for pad in tmp_path.glob("brief-*.docx"):
        assert len(set(pad.read_bytes())) == 1  # of one writer, and whole
    assert zaken[0].exists()
    assert not list(tmp_path.glob(".instrumentarium-*"))


def schrijf_set(map_: Path, nummer: int) -> None:
    """Write a set that another writer wants too, with bytes that tell the writer."""
    eigen = bytes([threading.get_ident() % 251]) * 10_000
    try:
        schrijf.write_all_new({map_ / f"brief-{nummer}.docx": eigen, map_ / f"brief-{nummer}-b.docx": eigen})
    except FileExistsError:
        return


def test_two_runs_negative_control(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the exclusive step the second writer takes the file of the first."""
    monkeypatch.setattr(schrijf, "_link_exclusive", lambda tijdelijk, pad: tijdelijk.replace(pad))
    pad = tmp_path / "brief.docx"
    schrijf.write_new(pad, OUD)
    schrijf.write_new(pad, NIEUW)
    assert pad.read_bytes() == NIEUW
