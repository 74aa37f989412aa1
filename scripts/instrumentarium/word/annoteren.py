"""Writes the faults of a template into a copy of it: a .docx and its findings go in, the copy with comments comes out.

Each finding becomes a Word comment at its paragraph; what has no paragraph in the text (a header, the file as a whole)
stands at the first one. Belongs to the compiler (python-docx); the template itself is not changed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import docx

from instrumentarium.fouten import Bevinding, BronFout, join_zinnen
from instrumentarium.word.boom import W
from instrumentarium.word.inpakken import as_moment, deflate, join_blocks, lay_out
from instrumentarium.word.uitpakken import read_package

AUTEUR, INITIALEN = "Controle", "C"
_HOOFDTEKST = re.compile(r"de tekst \(|word/document\.xml")


def annotate_template(data: bytes, bevindingen: Sequence[Bevinding]) -> bytes:
    """Return a copy of the template with a comment per finding; the same input gives the same bytes.

    Raises `BronFout` with the findings when the file cannot be opened in Word at all.
    """
    naam = bevindingen[0].plaats.bestand if bevindingen else "sjabloon.docx"
    read_package(data, naam)
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as fout:  # python-docx raises a dozen kinds on a file that is not what it expects
        raise BronFout(bevindingen) from fout
    alineas = list(document.element.body.iter(f"{W}p"))
    for bevinding in bevindingen:
        _comment(document, _paragraph(document, alineas, bevinding), join_zinnen(bevinding.tekst, bevinding.uitweg))
    return _fixed(document)


def _paragraph(document: Any, alineas: list[Any], bevinding: Bevinding) -> Any:
    nummer = bevinding.plaats.regel
    if 0 < nummer <= len(alineas) and _HOOFDTEKST.match(bevinding.tekst):
        return alineas[nummer - 1]
    if not alineas:
        document.add_paragraph()
        alineas += document.element.body.iter(f"{W}p")
    return alineas[0]


def _comment(document: Any, alinea: Any, tekst: str) -> None:
    from docx.text.paragraph import Paragraph

    runs = Paragraph(alinea, document).runs or [Paragraph(alinea, document).add_run("")]
    opmerking = document.add_comment(runs, text=tekst, author=AUTEUR, initials=INITIALEN)
    opmerking._comment_elm.attrib.pop(f"{W}date", None)  # noqa: SLF001 -- python-docx offers no way to leave out the time


def _fixed(document: Any) -> bytes:
    uit = io.BytesIO()
    document.save(uit)
    leden = read_package(uit.getvalue(), "sjabloon.docx")
    return join_blocks([lay_out((deflate(lid, inhoud) for lid, inhoud in leden.items()), as_moment(None))])
