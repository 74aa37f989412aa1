"""Word letters: a template goes in once, letters come out many times; never reads a source and never writes a file.

Importing this package loads nothing: the compiler (docxtpl, lxml) comes with the first `compile_template`, the renderer
(Jinja2 and the zip writer) with the first `Brief`, so that the core runs where the compiler is not installed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from instrumentarium.word.sjabloon import Brief

__all__ = ["compile_template"]


def compile_template(pad: str | Path | bytes, *, naam: str | None = None, wis_sporen: bool = False) -> Brief:
    """Read, lint and compile a Word template in docxtpl's syntax; the `Brief` renders letters from it.

    `pad` is a file or the bytes of one; `naam` is what messages call it (default: the path). `wis_sporen` also takes
    the revision numbers (rsid) of Word out of the text itself; without it the text stays as docxtpl renders it.
    Raises `BronFout` with every fault of the template, `GebruikFout` when there is no such file.
    """
    from instrumentarium.word import compileren

    return compileren.compile_template(pad, naam=naam, wis_sporen=wis_sporen)
