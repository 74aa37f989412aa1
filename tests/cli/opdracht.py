"""Types a command as a person would: words and a folder in; exit code, stdout and stderr out; stops at a traceback."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from instrumentarium.cli import main

PROJECT = Path(__file__).resolve().parents[2]
BRONNEN = ("apv", "campaigns", "content", "templates", "scripts")
ENGELS = ("Usage:", "Options:", "Commands:", "Show this message", "Error:", "Traceback", "[default", "[required")


@dataclass(frozen=True)
class Uitkomst:
    """What a command left behind."""

    code: int
    uit: str
    fout: str


def copy_project(doel: Path) -> Path:
    """Return a fresh copy of the sources, as a clone would give them."""
    for map_ in BRONNEN:
        shutil.copytree(PROJECT / map_, doel / map_, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", doel)
    return doel


def run(woorden: list[str], map_: Path, invoer: str = "") -> Uitkomst:
    """Run one command in `map_` within this process; no input may ever give a traceback."""
    uit, fout = io.StringIO(), io.StringIO()
    with _in_folder(map_, invoer), contextlib.redirect_stdout(uit), contextlib.redirect_stderr(fout):
        try:
            main(woorden)
            code = 0
        except SystemExit as einde:
            code = einde.code if isinstance(einde.code, int) else int(einde.code is not None)
    uitkomst = Uitkomst(code, uit.getvalue(), fout.getvalue())
    zegt = uitkomst.uit + uitkomst.fout
    assert "Traceback" not in zegt, (woorden, zegt[-2000:])
    assert "onverwachte fout" not in zegt, (woorden, zegt[-2000:])
    return uitkomst


@contextlib.contextmanager
def _in_folder(map_: Path, invoer: str) -> Iterator[None]:
    import sys

    was, stdin = Path.cwd(), sys.stdin
    os.chdir(map_)
    sys.stdin = io.TextIOWrapper(io.BytesIO(invoer.encode()), "utf-8")  # with a buffer, as a real one has
    try:
        yield
    finally:
        os.chdir(was)
        sys.stdin = stdin
