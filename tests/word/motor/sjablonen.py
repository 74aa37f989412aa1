"""Builds a Word template from a case file: paragraphs, tables, headers, raw Word XML; for the tests of the engine.

An alinea is text, or a list of runs (`tekst`, or `{tekst, vet, cursief}`); a cell of a table holds such paragraphs.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import yaml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from word.motor.orakel import edit, save

NAMEN = nsdecls("w", "wp", "r", "a", "pic")
EXTRA = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8ffff3f0005fe02fedccc59e70000000049454e44ae426082"
)


def load(pad: Path) -> dict[str, Any]:
    """Return a case file."""
    inhoud = yaml.safe_load(pad.read_text(encoding="utf-8"))
    assert isinstance(inhoud, dict)
    return inhoud


def build(geval: dict[str, Any]) -> bytes:
    """Return the template of a case."""
    document = docx.Document()
    for blok in geval.get("tekst", []):
        _add_block(document, blok)
    for nr, sectie in enumerate(geval.get("secties", [])):
        deel = document.sections[0] if nr == 0 else document.add_section()
        _fill(deel.header, sectie.get("kop"))
        _fill(deel.footer, sectie.get("voet"))
        _fill_other_pages(document, deel, sectie)
    for naam, waarde in geval.get("eigenschappen", {}).items():
        setattr(document.core_properties, naam, waarde)
    return _with_notes(save(document), geval["noten"]) if "noten" in geval else save(document)


def _fill_other_pages(document: Any, deel: Any, sectie: dict[str, Any]) -> None:
    deel.different_first_page_header_footer = "eerste" in sectie
    _fill(deel.first_page_header, sectie.get("eerste"))
    if "even" in sectie:
        document.settings.odd_and_even_pages_header_footer = True
        _fill(deel.even_page_footer, sectie["even"])


def _with_notes(data: bytes, noten: list[str]) -> bytes:
    w = nsdecls("w")
    regels = "".join(
        f'<w:footnote w:id="{nr}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{noot}</w:t></w:r></w:p></w:footnote>'
        for nr, noot in enumerate(noten, 2)
    )
    soort = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for deel, einde, bij in (
        ("[Content_Types].xml", b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{soort}"/>'),
        (
            "word/_rels/document.xml.rels",
            b"</Relationships>",
            f'<Relationship Id="rNoten" Type="{office}/footnotes" Target="footnotes.xml"/>',
        ),
    ):
        data = edit(data, deel, lambda oud, einde=einde, bij=bij: oud.replace(einde, bij.encode() + einde))  # type: ignore[misc]  # -- bound here
    return edit(data, "word/footnotes.xml", lambda _: f"<w:footnotes {w}>{regels}</w:footnotes>".encode())


def _fill(kant: Any, alineas: list[Any] | None) -> None:
    if alineas is None:
        return
    kant.is_linked_to_previous = False
    kant.paragraphs[0].text = ""
    for blok in alineas:
        _add_block(kant, blok)


def _add_block(houder: Any, blok: Any) -> None:
    if isinstance(blok, dict) and "tabel" in blok:
        _add_table(houder, blok["tabel"])
    elif isinstance(blok, dict) and "xml" in blok:
        element = houder._element.body if hasattr(houder._element, "body") else houder._element
        slot = element.find(f"{{{element.nsmap['w']}}}sectPr")
        for kind in parse_xml(f"<w:body {NAMEN} {EXTRA}>{blok['xml']}</w:body>"):
            element.append(kind) if slot is None else slot.addprevious(kind)
    elif isinstance(blok, dict) and "beeld" in blok:
        houder.add_paragraph().add_run(blok["beeld"]).add_picture(BytesIO(PNG))
    else:
        _add_runs(houder.add_paragraph(), blok)


def _add_runs(alinea: Any, runs: Any) -> None:
    for run in runs if isinstance(runs, list) else [runs]:
        stuk = run if isinstance(run, dict) else {"tekst": run}
        gemaakt = alinea.add_run()
        gemaakt.bold, gemaakt.italic = stuk.get("vet"), stuk.get("cursief")
        element = parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve"/>')
        element.text = stuk["tekst"]
        gemaakt._element.append(element)


def _add_table(houder: Any, rijen: list[list[Any]]) -> None:
    breedte = () if hasattr(houder._element, "body") else (Cm(16),)
    tabel = houder.add_table(len(rijen), max(map(len, rijen)), *breedte)
    for rij, cellen in zip(tabel.rows, rijen, strict=True):
        for cel, inhoud in zip(rij.cells, cellen, strict=False):
            alineas = inhoud if isinstance(inhoud, list) else [inhoud]
            _add_runs(cel.paragraphs[0], alineas[0])
            for alinea in alineas[1:]:
                _add_runs(cel.add_paragraph(), alinea)
        for cel in list(rij._tr.tc_lst)[len(cellen) :]:
            rij._tr.remove(cel)
