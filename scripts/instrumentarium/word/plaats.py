"""Says where in a Word file something is: a part and a line or paragraph go in, words for the author come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

MAX_CITAAT = 90

_TAGS = re.compile(r"<[^>]*>")
_BEGIN_VAN_TAG = re.compile(r"\{[%#][-+]?$")
_NAAM = re.compile(r"word/(document|header|footer|footnotes|endnotes|comments)(\d*)\.xml$")
_SOORTEN = {
    "document": "de tekst",
    "header": "koptekst",
    "footer": "voettekst",
    "footnotes": "de voetnoten",
    "endnotes": "de eindnoten",
    "comments": "de opmerkingen",
}


def describe_place(deel: str, alinea: int, tekst: str) -> str:
    """Return `de tekst (word/document.xml), alinea 3 ("Geachte ...")`; `alinea` 0 or an empty text are left out."""
    plek = f"{describe_part(deel)}, alinea {alinea}" if alinea else describe_part(deel)
    citaat = quote(tekst)
    return f'{plek} ("{citaat}")' if citaat else plek


def describe_part(deel: str) -> str:
    """Return `koptekst 1 (word/header1.xml)`."""
    gevonden = _NAAM.match(deel)
    if gevonden is None:
        return deel
    naam = f"{_SOORTEN[gevonden.group(1)]} {gevonden.group(2)}".strip()
    return f"{naam} ({deel})"


def quote(tekst: str) -> str:
    """Return the text on one line, its middle left out when it is long."""
    plat = " ".join(tekst.split())
    if len(plat) <= MAX_CITAAT:
        return plat
    half = MAX_CITAAT // 2
    return f"{plat[:half].rstrip()} ... {plat[-half:].lstrip()}"


def text_of_line(regels: Sequence[str], regel: int) -> str:
    """Return the text of line `regel` (from 1) of a source in lines, or of the nearest line before it that has any."""
    for nr in range(min(regel, len(regels)) - 1, max(regel - 4, -1), -1):
        # A tag that stands alone in its paragraph begins at the end of the line before.
        begin = _BEGIN_VAN_TAG.search(regels[nr - 1]) if nr else None
        tekst = unescape(_TAGS.sub("", _BEGIN_VAN_TAG.sub("", regels[nr]))).strip()
        if tekst:
            return f"{begin.group() if begin else ''} {tekst}".strip()
    return ""
