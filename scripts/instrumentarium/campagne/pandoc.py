"""Runs pandoc in its sandbox: Markdown in, Word, OpenDocument or slides out, the same bytes every time.

Raw blocks are off, so a text can bring no markup of its own; nothing is read but the reference document.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from instrumentarium.fouten import InstrumentariumFout

LEZER = "commonmark-raw_html-raw_attribute+pipe_tables+fenced_divs"
_EPOCH = "946684800"  # 1 January 2000; a zip cannot hold a day before 1980
_ZIPTIJD = (2000, 1, 1, 0, 0, 0)
_WACHT = 120
_DIA = re.compile(r"ppt/slides/slide\d+\.xml")
_DESCR = re.compile(rb'descr="data:[^"]*"')


class PandocFout(InstrumentariumFout):
    """Pandoc is missing or refuses a text."""


def convert(markdown: str, vorm: str, *, referentie: bytes, taal: str, titel: str, auteur: str) -> bytes:
    """Return Markdown as docx, odt or pptx with a title, an author and a language in its properties."""
    with tempfile.TemporaryDirectory(prefix="instrumentarium-") as map_:
        voorbeeld = Path(map_) / f"referentie.{vorm}"
        voorbeeld.write_bytes(referentie)
        opties = ["--sandbox", "--standalone", f"--from={LEZER}", f"--to={vorm}", f"--metadata=lang:{taal}"]
        uit = run([*opties, f"--reference-doc={voorbeeld}", "--output=-"], markdown.encode())
    return _settle(uit, titel, auteur)


def describe_pictures(pptx: bytes, beschrijvingen: list[str]) -> bytes:
    """Return slides whose pictures carry these descriptions, in order; pandoc writes the name of the file there."""
    over = iter(beschrijvingen)
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(pptx)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        delen = {deel.filename: (deel, oud.read(deel)) for deel in oud.infolist()}
        for naam in sorted((naam for naam in delen if _DIA.fullmatch(naam)), key=lambda naam: (len(naam), naam)):
            deel, data = delen[naam]
            delen[naam] = deel, _DESCR.sub(lambda _: _described(next(over, "")), data)
        for deel, data in delen.values():
            nieuw.writestr(deel, data)
    return uit.getvalue()


def _described(tekst: str) -> bytes:
    return f'descr="{escape(tekst, {chr(34): "&quot;"})}"'.encode()


def run(argumenten: list[str], invoer: bytes) -> bytes:
    """Run pandoc; raises PandocFout with its own words."""
    omgeving = {"SOURCE_DATE_EPOCH": _EPOCH, "PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
    for naam in ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR"):
        if naam in os.environ:
            omgeving[naam] = os.environ[naam]
    try:
        klaar = subprocess.run(  # noqa: S603 -- the program of the wheel, options of our own, text on stdin
            [_program(), *argumenten], input=invoer, capture_output=True, env=omgeving, timeout=_WACHT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        raise PandocFout("pandoc start niet of blijft hangen") from None
    if klaar.returncode:
        raise PandocFout("pandoc weigert deze tekst: " + klaar.stderr.decode("utf-8", "replace").strip()[:300])
    return klaar.stdout


@cache
def _program() -> str:
    import pypandoc

    pad: str = pypandoc.get_pandoc_path()
    return pad


def _settle(inhoud: bytes, titel: str, auteur: str) -> bytes:
    """Put title and author in the properties and give every part of the zip the same time."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for deel in oud.infolist():
            data = oud.read(deel)
            if deel.filename in ("docProps/core.xml", "meta.xml"):
                data = _properties(data.decode("utf-8"), titel, auteur).encode()
            elif deel.filename == "META-INF/manifest.xml":
                data = data.replace(b'"application/xml"', b'"text/xml"')  # what OpenDocument 1.3 asks
            info = zipfile.ZipInfo(deel.filename, _ZIPTIJD)
            info.compress_type = zipfile.ZIP_STORED if deel.filename == "mimetype" else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            nieuw.writestr(info, data)
    return uit.getvalue()


def _properties(xml: str, titel: str, auteur: str) -> str:
    for naam, waarde in (("dc:title", titel), ("dc:creator", auteur)):
        xml = re.sub(rf"<{naam}>.*?</{naam}>|<{naam}\s*/>", "", xml, flags=re.DOTALL)
        slot = "</office:meta>" if "</office:meta>" in xml else "</cp:coreProperties>"
        xml = xml.replace(slot, f"<{naam}>{escape(waarde)}</{naam}>{slot}")
    return xml
