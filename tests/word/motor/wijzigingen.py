"""Refuses tracked changes as a reader would in Word: a letter with marks goes in, the letter before them comes out."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from instrumentarium.word.boom import W


def refuse(data: bytes) -> bytes:
    """Return the file with every change refused, in the text, the headers and the footers."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in bron.namelist():
            met_tekst = naam.startswith(("word/document", "word/header", "word/footer"))
            doel.writestr(naam, _undo(bron.read(naam)) if met_tekst else bron.read(naam))
    return uit.getvalue()


def _undo(xml: bytes) -> bytes:
    wortel = etree.fromstring(xml)
    for p in list(wortel.iter(f"{W}p")):
        if p.find(f"{W}pPr/{W}rPr/{W}ins") is not None or p.find(f"{W}pPr/{W}rPr/{W}moveTo") is not None:
            p.getparent().remove(p)
    for rij in list(wortel.iter(f"{W}tr")):
        if rij.find(f"{W}trPr/{W}ins") is not None:
            rij.getparent().remove(rij)
    for element in list(wortel.iter(f"{W}ins", f"{W}moveTo")):
        if element.getparent().tag != f"{W}rPr":
            element.getparent().remove(element)
    tekst = etree.tostring(wortel)
    for soort in (b"del", b"moveFrom"):
        tekst = tekst.replace(b"<w:" + soort + b" ", b"<w:smartTag ").replace(b"</w:" + soort + b">", b"</w:smartTag>")
    return tekst.replace(b"w:delText", b"w:t")
