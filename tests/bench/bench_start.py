"""Measures how fast a command answers: `--help` against `import click`, and `besluit toets`; prints seconds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import perf_counter

PROJECT = Path(__file__).resolve().parents[2]
ZAAK = PROJECT / "templates" / "damocles" / "voorbeelden" / "voornemen-gezin.yaml"
KEER = 7
HOOGSTENS = 3.0  # times `import click`


def measure(woorden: list[str]) -> float:
    """Return the fastest of some runs: the others also measure the neighbours."""
    tijden = []
    for _ in range(KEER):
        begin = perf_counter()
        subprocess.run([sys.executable, *woorden], cwd=PROJECT, capture_output=True, check=True)
        tijden.append(perf_counter() - begin)
    return min(tijden)


def main() -> int:
    click = measure(["-c", "import click"])
    hulp = measure(["-m", "instrumentarium", "--help"])
    toets = measure(["-m", "instrumentarium", "besluit", "toets", str(ZAAK)])
    sys.stdout.write(f"import click  {click:6.3f} s\n--help        {hulp:6.3f} s ({hulp / click:.1f} x, hooguit 3)\n")
    sys.stdout.write(f"besluit toets {toets:6.3f} s\n")
    return int(hulp > HOOGSTENS * click)


if __name__ == "__main__":
    sys.exit(main())
