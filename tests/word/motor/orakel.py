"""What the tests of the engine share: making templates, and docxtpl as the oracle."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx
from docxtpl import DocxTemplate
from lxml import etree

from instrumentarium.word import compile_template


def make(*alineas: str, bouw: Callable[[Any], object] | None = None) -> bytes:
    """Return a template with these paragraphs; `bouw` may do more to the document."""
    document = docx.Document()
    for alinea in alineas:
        document.add_paragraph(alinea)
    if bouw is not None:
        bouw(document)
    return save(document)


def save(document: Any) -> bytes:
    """Return the bytes of a python-docx document."""
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def edit(data: bytes, deel: str, wijzig: Callable[[bytes], bytes]) -> bytes:
    """Return the file with one member changed, or added when `wijzig` is given nothing."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in bron.namelist():
            doel.writestr(naam, wijzig(bron.read(naam)) if naam == deel else bron.read(naam))
        if deel not in bron.namelist():
            doel.writestr(deel, wijzig(b""))
    return uit.getvalue()


def body(data: bytes, xml: str) -> bytes:
    """Return the file with raw WordprocessingML in front of its text."""
    return edit(data, "word/document.xml", lambda oud: oud.replace(b"<w:body>", b"<w:body>" + xml.encode(), 1))


def read(data: bytes, deel: str = "word/document.xml") -> str:
    """Return one member of a Word file as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as bestand:
        return bestand.read(deel).decode()


def by_docxtpl(sjabloon: bytes, gegevens: Mapping[str, object]) -> bytes:
    """Return the letter as docxtpl makes it, with autoescape on."""
    tpl = DocxTemplate(io.BytesIO(sjabloon))
    tpl.render(dict(gegevens), autoescape=True)
    uit = io.BytesIO()
    tpl.save(uit)
    return uit.getvalue()


def canonical(data: bytes) -> dict[str, bytes]:
    """Return the canonical XML of every part that docxtpl renders."""
    with zipfile.ZipFile(io.BytesIO(data)) as bestand:
        return {
            naam: etree.tostring(etree.fromstring(bestand.read(naam)), method="c14n")
            for naam in bestand.namelist()
            if naam.startswith(("word/document", "word/header", "word/footer", "word/footnotes"))
        }


def assert_same(sjabloon: bytes, gegevens: Mapping[str, object]) -> bytes:
    """Assert that the letter is docxtpl's, part for part; return ours."""
    onze = compile_template(sjabloon).render(dict(gegevens), ontbrekend="leeg")
    hunne = canonical(by_docxtpl(sjabloon, gegevens))
    mijne = canonical(onze)
    assert mijne.keys() == hunne.keys()
    for naam, xml in hunne.items():
        assert mijne[naam].decode() == xml.decode(), naam
    return onze
