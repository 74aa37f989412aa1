"""Compiles a Word template: a .docx goes in, a `Brief` comes out that needs no docxtpl any more; renders no case.

What does not depend on the case is done here, once: docxtpl's patching, grids of tables, numbers of drawings, parts
without a tag, deflating. What remains is Jinja source with the XML round it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from jinja2 import nodes

from instrumentarium.fouten import BronFout, GebruikFout
from instrumentarium.word.inpakken import deflate
from instrumentarium.word.lint import examine
from instrumentarium.word.naloop import number_drawings
from instrumentarium.word.namen import names_used
from instrumentarium.word.onderdelen import Inhoud, Wisseldeel
from instrumentarium.word.ontleden import Bron, Ontleed
from instrumentarium.word.programma import needs_join, parse, pieces
from instrumentarium.word.renderen import render_fixed
from instrumentarium.word.sjabloon import Brief
from instrumentarium.word.tabellen import fix_tables
from instrumentarium.word.uitpakken import MAX_BYTES

_TABELTAG = re.compile(r"<(/?)w:(tbl|tblGrid|gridCol|tr|tc|tcPr|gridSpan|sdtContent|customXml)(?=[ />])")


def compile_template(pad: str | Path | bytes, *, naam: str | None = None, wis_sporen: bool = False) -> Brief:
    """Return the compiled template; see `instrumentarium.word.compile_template`."""
    data, naam = _read(pad, naam)
    bevindingen, ontleed = examine(data, naam, wis_sporen=wis_sporen)
    if bevindingen or ontleed is None:
        raise BronFout(bevindingen)
    return Brief(_content(ontleed, hashlib.sha256(data).hexdigest(), naam))


def _read(pad: str | Path | bytes, naam: str | None) -> tuple[bytes, str]:
    if isinstance(pad, bytes):
        return pad, naam or "sjabloon.docx"
    try:
        if not Path(pad).is_file():  # a device or a pipe has no end
            raise FileNotFoundError(pad)
        with Path(pad).open("rb") as bestand:
            return bestand.read(MAX_BYTES + 1), naam or str(pad)
    except (OSError, ValueError):
        raise GebruikFout(f"{pad} is geen bestand dat te lezen is") from None


def _content(ontleed: Ontleed, sha256: str, naam: str) -> Inhoud:
    delen = [_changing(bron) for bron in ontleed.bronnen]
    wisselend = tuple(deel for deel in delen if _has_tags(deel.bron))
    vast = ontleed.vast | {deel.naam: render_fixed(deel) for deel in delen if not _has_tags(deel.bron)}
    eigenschappen = tuple(Wisseldeel(soort, tekst, xml=False) for soort, tekst in ontleed.eigenschappen.items())
    return Inhoud(
        sha256=sha256,
        naam=naam,
        vast=tuple(deflate(lid, inhoud) for lid, inhoud in vast.items()),
        wisselend=wisselend,
        eigenschappen=eigenschappen,
        gebruikt=tuple(sorted(names_used(parse(deel.bron, deel.naam) for deel in (*wisselend, *eigenschappen)))),
    )


def _has_tags(bron: str) -> bool:
    return any(begin in bron for begin in ("{{", "{%", "{#"))


def _changing(bron: Bron) -> Wisseldeel:
    boom = parse(bron.bron, bron.naam)
    deel = Wisseldeel(
        bron.naam, bron.bron, bron.voor, bron.na, bron.alineas, vouw_regels=needs_join(boom), kopvoet=bron.kopvoet
    )
    if bron.kopvoet:
        return deel
    los = list(_inside_control(boom))
    if _tables_vary(bron.bron, boom, los):
        deel = replace(deel, tabellen=True)
    else:
        deel = replace(deel, bron=fix_tables(deel.bron))
    if not bron.tekening:
        return deel
    tekening = re.compile(rf"<(?:{bron.tekening}):docPr(?=[ />])")
    if any(map(tekening.search, los)) or re.search(rf"{tekening.pattern}[^>{{]*{{", bron.bron):
        return replace(deel, tekeningen=bron.tekening)
    return replace(deel, bron=number_drawings(deel.bron, bron.tekening))


def _inside_control(boom: nodes.Template) -> Iterator[str]:
    """Give the fixed text that may come out more or less often than once."""
    for node in boom.body:
        if not isinstance(node, nodes.Output):
            yield from pieces(node)


def _tables_vary(bron: str, boom: nodes.Template, los: list[str]) -> bool:
    # Columns can only differ per letter when a tag stands between the tags of a table, or in one of them.
    if any(_is_open(stuk) for stuk in pieces(boom)):
        return True
    in_tabel = [stuk for stuk in los if _TABELTAG.search(stuk)]
    if not in_tabel:
        return False
    return _depth(bron)[1] > 1 or not all(map(_is_whole, in_tabel))


def _is_open(stuk: str) -> bool:
    begin = stuk.rfind("<")
    return begin > stuk.rfind(">") and _TABELTAG.match(stuk, begin) is not None


def _is_whole(stuk: str) -> bool:
    buiten = re.sub(r"<w:tbl(?=[ >]).*?</w:tbl>", "", stuk, flags=re.DOTALL)
    return _depth(stuk)[0] == 0 and not _TABELTAG.search(buiten)


def _depth(xml: str) -> tuple[int, int]:
    """Return how many tables are open at the end, and how many were open at most."""
    open_, meest = 0, 0
    for tag in re.finditer(r"<(/?)w:tbl(?=[ >])", xml):
        open_ += -1 if tag.group(1) else 1
        meest = max(meest, open_)
    return open_, meest
