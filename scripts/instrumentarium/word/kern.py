"""Makes the core properties of a letter: values and a moment go in, `docProps/core.xml` comes out.

They are set in code, not left to the template: Word would show the author of the template in every letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from html import escape

from instrumentarium.fouten import GebruikFout, bedoelde_u
from instrumentarium.word.gegevens import check_gegevens

KERN = "docProps/core.xml"
TAAL = "nl-NL"

# What a caller may set, in Dutch, and the element of the Open Packaging Conventions that it fills.
ELEMENTEN = {
    "titel": "dc:title",
    "onderwerp": "dc:subject",
    "auteur": "dc:creator",
    "trefwoorden": "cp:keywords",
    "omschrijving": "dc:description",
    "identificatie": "dc:identifier",
    "categorie": "cp:category",
    "taal": "dc:language",
}
_KOP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


def make_core(sjabloon: Mapping[str, str], eigen: Mapping[str, str] | None, moment: datetime) -> bytes:
    """Return the core properties: those of the template, over them those of the caller; both by Dutch name."""
    waarden = {"taal": TAAL} | {naam: tekst for naam, tekst in sjabloon.items() if tekst} | _checked(eigen or {})
    regels = [
        f"<{ELEMENTEN[naam]}>{escape(waarden[naam], quote=False)}</{ELEMENTEN[naam]}>"
        for naam in ELEMENTEN
        if naam in waarden
    ]
    tijd = moment.isoformat(timespec="seconds") + "Z"
    regels += [
        f'<dcterms:{soort} xsi:type="dcterms:W3CDTF">{tijd}</dcterms:{soort}>' for soort in ("created", "modified")
    ]
    return "".join((_KOP, *regels, "</cp:coreProperties>")).encode()


def _checked(eigen: Mapping[str, str]) -> dict[str, str]:
    check_gegevens(dict(eigen))
    for naam, tekst in eigen.items():
        if naam not in ELEMENTEN:
            raise GebruikFout(
                f"eigenschap {naam!r} bestaat niet; {bedoelde_u(naam, ELEMENTEN) or 'kies uit ' + ', '.join(ELEMENTEN)}"
            )
        if not isinstance(tekst, str):
            raise GebruikFout(f"eigenschap {naam!r} is tekst, geen {type(tekst).__name__}")
    return dict(eigen)
