"""Measures `bouw`: everything from nothing, and again when nothing changed; prints seconds."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

PROJECT = Path(__file__).resolve().parents[2]
MAPPEN = ("apv", "campaigns", "content", "scripts", "templates")


def main() -> int:
    with tempfile.TemporaryDirectory() as map_:
        kopie = Path(map_)
        for naam in MAPPEN:
            shutil.copytree(PROJECT / naam, kopie / naam, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(PROJECT / "mkdocs.yml", kopie)
        for wat in ("alles", "niets veranderd"):
            begin = perf_counter()
            klaar = subprocess.run([sys.executable, "-m", "instrumentarium", "bouw"], cwd=kopie, capture_output=True)
            sys.stdout.write(f"bouw, {wat:16} {perf_counter() - begin:7.1f} s, code {klaar.returncode}\n")
            if klaar.returncode:
                sys.stdout.write(klaar.stderr.decode(errors="replace")[-1000:])
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
