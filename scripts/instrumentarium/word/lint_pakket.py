"""Judges the package of a template: its parts and relationships go in, what does not belong in a letter comes out.

Relationships to outside, macros, embedded objects and placeholders in custom properties; not the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from instrumentarium.word.boom import parse_tree
from instrumentarium.word.strikt import XmlFout

Fout = tuple[str, str]  # what is wrong, and the way out

SCHEMAS = frozenset({"http", "https", "mailto", "tel"})
_RELATIE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SOORTEN = {
    "attachedTemplate": (
        "een gekoppeld sjabloon (attachedTemplate)",
        "Koppel het los: Ontwikkelaars, Documentsjabloon.",
    ),
    "aFChunk": ("een ingevoegd bestand (altChunk)", "Neem de tekst zelf op."),
    "oleObject": ("een ingesloten object (OLE)", "Zet er een afbeelding of een tabel voor in de plaats."),
    "control": ("een ActiveX-besturingselement", "Haal het weg."),
    "vbaProject": ("een macro (VBA)", "Sla het sjabloon op als .docx, zonder macro's."),
    "wordVbaData": ("een macro (VBA)", "Sla het sjabloon op als .docx, zonder macro's."),
}
_MACRO = re.compile(rb"macroEnabled|vbaProject|ms-office\.vba|ms-word\.vba", re.IGNORECASE)
_TAG = re.compile(r"\{[{%#]")


def check_package(leden: Mapping[str, bytes]) -> Iterator[Fout]:
    """Give what is wrong with the parts of a template, each with the way out."""
    for naam, inhoud in leden.items():
        if naam.lower().endswith(".rels") or naam == "docProps/custom.xml":
            yield from _check_xml_part(naam, inhoud)
        elif naam.lower().endswith("vbaproject.bin"):
            yield f"{naam}: een macro (VBA).", "Sla het sjabloon op als .docx, zonder macro's."
        elif naam.lower().startswith("word/embeddings/oleobject"):
            yield f"{naam}: een ingesloten object (OLE).", _SOORTEN["oleObject"][1]
    if _MACRO.search(leden.get("[Content_Types].xml", b"")):
        yield "het document is er een met macro's.", "Sla het sjabloon op als .docx, zonder macro's."


def _check_xml_part(naam: str, inhoud: bytes) -> Iterator[Fout]:
    try:
        wortel = parse_tree(inhoud)
    except XmlFout as fout:
        yield f"{naam}: {fout}.", "Open het bestand in Word en sla het opnieuw op als Word-document (.docx)."
        return
    yield from _check_custom(wortel) if naam == "docProps/custom.xml" else _check_relations(naam, wortel)


def _check_relations(naam: str, wortel: Any) -> Iterator[Fout]:
    for relatie in wortel.iter(_RELATIE):
        soort = relatie.get("Type", "").rsplit("/", 1)[-1]
        doel = relatie.get("Target", "")
        if soort in _SOORTEN:
            wat, uitweg = _SOORTEN[soort]
            yield f"{naam}: {wat}.", uitweg
        elif relatie.get("TargetMode", "").lower() == "external" and not _is_allowed(soort, doel):
            tekst = f"{naam}: een verwijzing naar buiten ({soort}: {doel[:80]})."
            yield tekst, "Alleen hyperlinks naar http, https, mailto en tel zijn toegestaan."


def _is_allowed(soort: str, doel: str) -> bool:
    try:
        return soort == "hyperlink" and urlsplit(doel.strip()).scheme.lower() in SCHEMAS
    except ValueError:
        return False


def _check_custom(wortel: Any) -> Iterator[Fout]:
    for eigenschap in wortel:
        tekst = "".join(map(str, eigenschap.itertext()))
        if _TAG.search(tekst) or _TAG.search(eigenschap.get("name") or ""):
            wat = f"docProps/custom.xml: een tag in de aangepaste eigenschap {eigenschap.get('name')!r} ({tekst[:60]})."
            yield wat, "Zet de tag in de tekst; eigenschappen worden in de code gezet."
