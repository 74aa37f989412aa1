"""Makes the letterhead of a municipality: its name and colour go in, the bytes of a Word file come out; writes nothing.

The result is a beginning: the municipality changes it in Word and keeps the styles, the `{{ brief... }}` places and the
three `[inhoud: ...]` lines. Each of those stands in its own section: a letter, a report, a notice on the door.
"""

from __future__ import annotations

import re
from datetime import datetime
from html import escape

from instrumentarium.fouten import GebruikFout
from instrumentarium.word import huisstijl_delen as delen
from instrumentarium.word.huisstijl_stijlen import make_styles
from instrumentarium.word.inpakken import deflate, join_blocks, lay_out

_BEGIN = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PAKKET = "http://schemas.openxmlformats.org/package/2006"
_MOMENT = datetime(2026, 1, 1)  # noqa: DTZ001 -- a fixed time, so that the same letterhead has the same bytes

_KOPPEN = {"rIdKopBrief": "header1", "rIdKopVerder": "header2", "rIdKopStuk": "header3"}
_VOETEN = {"rIdVoet1": "footer1", "rIdVoet2": "footer2", "rIdVoetDeur": "footer3"}


def make_letterhead(naam: str, kleur: str, *, letter: str = "Arial") -> bytes:
    """Return the letterhead of the municipality called `naam` (without "gemeente").

    `kleur` is `#RRGGBB`. Raises `GebruikFout` when it is not.
    """
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", kleur):
        raise GebruikFout(f"de kleur {kleur} is geen kleur; schrijf zes tekens achter een hekje, zoals #17508C")
    tint = kleur[1:].upper()
    onderdelen = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/app.xml": _app(),
        "docProps/core.xml": _core(naam),
        "word/_rels/document.xml.rels": _relations(),
        "word/document.xml": delen.make_document(tint, naam),
        "word/fontTable.xml": delen.make_fonts(letter),
        "word/footer1.xml": delen.make_footer(),
        "word/footer2.xml": delen.make_footer(),
        "word/footer3.xml": delen.make_door_footer(),
        "word/header1.xml": delen.make_first_header(naam, letter, delen.VENSTER_BOVEN),
        "word/header2.xml": delen.make_running_header(letter),
        "word/header3.xml": delen.make_first_header(naam, letter, 38),
        "word/numbering.xml": delen.make_numbering(tint),
        "word/settings.xml": delen.make_settings(),
        "word/styles.xml": _BEGIN + make_styles(tint, letter),
        "word/theme/theme1.xml": delen.make_theme(tint, letter),
    }
    leden = (deflate(pad, inhoud.encode()) for pad, inhoud in onderdelen.items())
    return join_blocks([lay_out(leden, _MOMENT)])


def _content_types() -> str:
    soorten = {
        "word/document": f"{_WML}.document.main+xml",
        "word/styles": f"{_WML}.styles+xml",
        "word/numbering": f"{_WML}.numbering+xml",
        "word/settings": f"{_WML}.settings+xml",
        "word/fontTable": f"{_WML}.fontTable+xml",
        "word/theme/theme1": "application/vnd.openxmlformats-officedocument.theme+xml",
        "docProps/core": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        **{f"word/{deel}": f"{_WML}.header+xml" for deel in _KOPPEN.values()},
        **{f"word/{deel}": f"{_WML}.footer+xml" for deel in _VOETEN.values()},
    }
    rijen = "".join(f'<Override PartName="/{deel}.xml" ContentType="{soort}"/>' for deel, soort in soorten.items())
    return (
        f'{_BEGIN}<Types xmlns="{_PAKKET}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{rijen}</Types>'
    )


def _package_relations() -> str:
    return _relationships(
        ("rId1", f"{delen.REL}/officeDocument", "word/document.xml"),
        ("rId2", f"{_PAKKET}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{delen.REL}/extended-properties", "docProps/app.xml"),
    )


def _relations() -> str:
    return _relationships(
        ("rIdStijlen", f"{delen.REL}/styles", "styles.xml"),
        ("rIdNummers", f"{delen.REL}/numbering", "numbering.xml"),
        ("rIdInstellingen", f"{delen.REL}/settings", "settings.xml"),
        ("rIdLetters", f"{delen.REL}/fontTable", "fontTable.xml"),
        ("rIdThema", f"{delen.REL}/theme", "theme/theme1.xml"),
        *((id_, f"{delen.REL}/header", f"{deel}.xml") for id_, deel in _KOPPEN.items()),
        *((id_, f"{delen.REL}/footer", f"{deel}.xml") for id_, deel in _VOETEN.items()),
    )


def _relationships(*rijen: tuple[str, str, str]) -> str:
    inhoud = "".join(f'<Relationship Id="{id_}" Type="{soort}" Target="{doel}"/>' for id_, soort, doel in rijen)
    return f'{_BEGIN}<Relationships xmlns="{_PAKKET}/relationships">{inhoud}</Relationships>'


def _core(naam: str) -> str:
    return (
        f'{_BEGIN}<cp:coreProperties xmlns:cp="{_PAKKET}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>Briefpapier gemeente {escape(naam)}</dc:title><dc:language>nl-NL</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    soort = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{_BEGIN}<Properties xmlns="{soort}"><Application>Microsoft Office Word</Application></Properties>'
