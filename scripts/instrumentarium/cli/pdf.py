"""Makes PDF files of letters through LibreOffice: tagged, for PDF/UA; Word files go in, PDF files stand beside them.

LibreOffice ends with code 0 when it failed, so only the file counts. It gets a profile of its own in a folder that is
thrown away, so that an open LibreOffice is not in the way and nothing of a case stays behind.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from instrumentarium.fouten import GebruikFout
from instrumentarium.uitvoer.schrijf import write_new

_PROGRAMMAS = ("soffice", "libreoffice")
_VASTE_PLEKKEN = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
_PER_BRIEF, _START = 30, 90  # seconds


def letters_to_pdf(map_: Path, namen: Sequence[str]) -> dict[str, str]:
    """Make a PDF beside each letter; returns per PDF "gemaakt" or "ongewijzigd".

    A PDF that is there belongs to the letter of that name, which is never overwritten, so it is left alone. Raises
    GebruikFout when LibreOffice is not there or gives no file; the Word letters stay.
    """
    stand = {pdf_name(naam): "ongewijzigd" for naam in namen}
    nieuw = [naam for naam in namen if not (map_ / pdf_name(naam)).exists()]
    if not nieuw:
        return stand
    programma = find_soffice()
    with tempfile.TemporaryDirectory(prefix="instrumentarium-pdf-") as tijdelijk:
        uit = Path(tijdelijk) / "uit"
        _convert(programma, [map_ / naam for naam in nieuw], uit, Path(tijdelijk) / "profiel")
        _check(uit, nieuw)
        for naam in nieuw:
            stand[pdf_name(naam)] = _keep(map_ / pdf_name(naam), (uit / pdf_name(naam)).read_bytes())
    return stand


def pdf_name(naam: str) -> str:
    """Return the name of the PDF of a letter."""
    return naam.removesuffix(".docx") + ".pdf"


def find_soffice() -> str:
    """Return the program; raises GebruikFout that says what to install."""
    for naam in _PROGRAMMAS:
        if gevonden := shutil.which(naam):
            return gevonden
    for plek in _VASTE_PLEKKEN:
        if Path(plek).is_file():
            return plek
    raise GebruikFout(
        "voor --pdf is LibreOffice nodig, en dat staat niet op deze computer: installeer LibreOffice, "
        "of open de Word-brief en bewaar hem als PDF. De Word-brieven zijn wel gemaakt."
    )


def _convert(programma: str, brieven: Sequence[Path], uit: Path, profiel: Path) -> None:
    opdracht = [
        programma,
        f"-env:UserInstallation={profiel.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        _FILTER,
        "--outdir",
        str(uit),
        *map(str, brieven),
    ]
    grens = _START + _PER_BRIEF * len(brieven)
    # A fixed time zone and date keep the PDF of the same letter as equal as LibreOffice allows.
    omgeving = os.environ | {"TZ": "UTC"}
    try:
        subprocess.run(opdracht, capture_output=True, check=False, timeout=grens, env=omgeving)  # noqa: S603 -- a fixed program, no shell
    except subprocess.TimeoutExpired:
        raise GebruikFout(_failure(f"LibreOffice was na {grens} seconden nog niet klaar")) from None
    except OSError:
        raise GebruikFout(_failure("LibreOffice start niet")) from None


def _check(uit: Path, namen: Sequence[str]) -> None:
    for naam in namen:
        pdf = uit / pdf_name(naam)
        if not pdf.is_file() or not pdf.read_bytes().startswith(b"%PDF-"):
            raise GebruikFout(_failure(f"LibreOffice gaf geen PDF van {naam}"))


def _failure(wat: str) -> str:
    return f"{wat}. Sluit LibreOffice en probeer het opnieuw. De Word-brieven zijn wel gemaakt."


def _keep(pad: Path, inhoud: bytes) -> str:
    try:
        write_new(pad, inhoud)
    except FileExistsError:
        return "ongewijzigd"
    return "gemaakt"
