"""What the tests of letters share: running a command in this process, a case to work on, editing a letter as Word does."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from instrumentarium.cli import main

PROJECT = Path(__file__).resolve().parents[2]
ZAKEN = PROJECT / "tests" / "zaken"
FABRIEK = ZAKEN / "40-rblim-2024-2124.yaml"


@dataclass(frozen=True)
class Uitkomst:
    """What a command printed and how it ended."""

    code: int
    uit: str
    fout: str

    @property
    def json(self) -> Any:
        return json.loads(self.uit)


def run(*argumenten: str | Path, project: Path | None = PROJECT) -> Uitkomst:
    """Run the program in this process, on this project, or with None on the one of the current folder, if any."""
    uit, fout = io.StringIO(), io.StringIO()
    code: Any = 0
    with redirect_stdout(uit), redirect_stderr(fout):
        try:
            main([*(["--map", str(project)] if project else []), *map(str, argumenten)])
        except SystemExit as einde:
            code = einde.code or 0
    return Uitkomst(int(code), uit.getvalue(), fout.getvalue())


def copy_case(map_: Path, bron: Path = FABRIEK) -> Path:
    """Put a case file in a folder of its own."""
    pad = map_ / "zaak.yaml"
    pad.write_bytes(bron.read_bytes())
    return pad


def make(zaak: Path, *opties: str) -> list[Path]:
    """Make the letters of a case beside it and return them."""
    uitkomst = run("besluit", "maak", zaak, *opties)
    assert uitkomst.code == 0, uitkomst.fout
    return sorted(zaak.parent.glob("*.docx"))


def edit(brief: Path, verander: Callable[[str], str], naar: Path | None = None) -> Path:
    """Change the XML of the text of a letter, as a save in Word does; the package is written anew."""
    with zipfile.ZipFile(brief) as oud:
        leden = {naam: oud.read(naam) for naam in oud.namelist()}
    was = leden["word/document.xml"].decode()
    wordt = verander(was)
    assert wordt != was, "de proef verandert niets"
    doel = naar or brief
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam, inhoud in (leden | {"word/document.xml": wordt.encode()}).items():
            nieuw.writestr(naam, inhoud)
    return doel


def after_paragraph(xml: str, tekst: str, nieuw: str) -> str:
    """Return the XML with a plain paragraph after the one that holds `tekst`."""
    plek = xml.index(tekst)
    einde = xml.index("</w:p>", plek) + len("</w:p>")
    return xml[:einde] + f"<w:p><w:r><w:t>{nieuw}</w:t></w:r></w:p>" + xml[einde:]


def without_paragraph(xml: str, tekst: str) -> str:
    """Return the XML without the paragraph that holds `tekst`."""
    plek = xml.index(tekst)
    begin = max(gevonden.start() for gevonden in re.finditer(r"<w:p[ >]", xml[:plek]))
    return xml[:begin] + xml[xml.index("</w:p>", plek) + len("</w:p>") :]
