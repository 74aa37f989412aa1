"""Makes the letterhead of a municipality: its name and colour go in, the bytes of a Word file come out; writes nothing.

The result is a beginning: the municipality changes it in Word and keeps the styles, the `{{ brief... }}` places and the
three `[inhoud: ...]` lines. Each of those stands in its own section: a letter, a report, a notice on the door.
"""

from __future__ import annotations

import re
from datetime import datetime
from html import escape

from instrumentarium.fouten import GebruikFout
from instrumentarium.word import huisstijl_bladzijden as bladzijden
from instrumentarium.word import huisstijl_delen as delen
from instrumentarium.word.huisstijl_stijlen import make_styles
from instrumentarium.word.huisstijl_tekening import Logo, draw_logo, read_logo
from instrumentarium.word.huisstijl_xml import BEGIN, REL
from instrumentarium.word.inpakken import deflate, join_blocks, lay_out

_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PAKKET = "http://schemas.openxmlformats.org/package/2006"
_MOMENT = datetime(2026, 1, 1)  # noqa: DTZ001 -- a fixed time, so that the same letterhead has the same bytes

_KOPPEN = {"rIdKopBrief": "header1", "rIdKopVerder": "header2", "rIdKopStuk": "header3", "rIdKopDeur": "header4"}
_VOETEN = {"rIdVoetEerste": "footer1", "rIdVoetVerder": "footer2", "rIdVoetDeur": "footer3"}
_MET_LOGO = ("header1", "header3")


def make_letterhead(naam: str, kleur: str, *, letter: str = "Arial", logo: bytes | None = None) -> bytes:
    """Return the letterhead of the municipality called `naam` (without "gemeente").

    `kleur` is `#RRGGBB`; `logo` is a PNG or JPEG that replaces the wordmark. `GebruikFout` when they are not.
    """
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", kleur):
        raise GebruikFout(f"de kleur {kleur} is geen kleur; schrijf zes tekens achter een hekje, zoals #17508C")
    tint = kleur[1:].upper()
    beeld = read_logo(logo) if logo is not None else None
    onderdelen = {
        "[Content_Types].xml": _content_types(beeld),
        "_rels/.rels": _package_relations(),
        "docProps/app.xml": _app(),
        "docProps/core.xml": _core(naam),
        "word/_rels/document.xml.rels": _relations(),
        "word/document.xml": bladzijden.make_document(tint, naam),
        "word/fontTable.xml": delen.make_fonts(letter),
        "word/footer1.xml": bladzijden.make_footer(),
        "word/footer2.xml": bladzijden.make_footer(),
        "word/footer3.xml": bladzijden.make_door_footer(),
        "word/header1.xml": bladzijden.make_first_header(_mark(beeld, naam, 1), letter, bladzijden.VENSTER_BOVEN),
        "word/header2.xml": bladzijden.make_running_header(letter),
        "word/header3.xml": bladzijden.make_first_header(_mark(beeld, naam, 2), letter, bladzijden.STUK_BOVEN),
        "word/header4.xml": bladzijden.make_door_header(),
        "word/numbering.xml": delen.make_numbering(tint),
        "word/settings.xml": delen.make_settings(),
        "word/styles.xml": make_styles(tint, letter),
        "word/theme/theme1.xml": delen.make_theme(tint, letter),
    }
    leden = {pad: inhoud.encode() for pad, inhoud in onderdelen.items()} | _logo_parts(beeld)
    return join_blocks([lay_out((deflate(pad, inhoud) for pad, inhoud in leden.items()), _MOMENT)])


def _mark(beeld: Logo | None, naam: str, nummer: int) -> str:
    return draw_logo(beeld, naam, "rIdLogo", nummer) if beeld else bladzijden.make_wordmark(naam)


def _logo_parts(beeld: Logo | None) -> dict[str, bytes]:
    if beeld is None:
        return {}
    relatie = _relationships(("rIdLogo", f"{REL}/image", f"media/logo.{beeld.uitgang}")).encode()
    relaties = {f"word/_rels/{kop}.xml.rels": relatie for kop in _MET_LOGO}
    return {f"word/media/logo.{beeld.uitgang}": beeld.inhoud} | relaties


def _content_types(beeld: Logo | None) -> str:
    uitgangen = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    if beeld:
        uitgangen[beeld.uitgang] = beeld.soort
    onderdelen = {
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
    rijen = "".join(f'<Default Extension="{uit}" ContentType="{soort}"/>' for uit, soort in uitgangen.items())
    rijen += "".join(f'<Override PartName="/{deel}.xml" ContentType="{soort}"/>' for deel, soort in onderdelen.items())
    return f'{BEGIN}<Types xmlns="{_PAKKET}/content-types">{rijen}</Types>'


def _package_relations() -> str:
    return _relationships(
        ("rId1", f"{REL}/officeDocument", "word/document.xml"),
        ("rId2", f"{_PAKKET}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{REL}/extended-properties", "docProps/app.xml"),
    )


def _relations() -> str:
    return _relationships(
        ("rIdStijlen", f"{REL}/styles", "styles.xml"),
        ("rIdNummers", f"{REL}/numbering", "numbering.xml"),
        ("rIdInstellingen", f"{REL}/settings", "settings.xml"),
        ("rIdLetters", f"{REL}/fontTable", "fontTable.xml"),
        ("rIdThema", f"{REL}/theme", "theme/theme1.xml"),
        *((id_, f"{REL}/header", f"{deel}.xml") for id_, deel in _KOPPEN.items()),
        *((id_, f"{REL}/footer", f"{deel}.xml") for id_, deel in _VOETEN.items()),
    )


def _relationships(*rijen: tuple[str, str, str]) -> str:
    inhoud = "".join(f'<Relationship Id="{id_}" Type="{soort}" Target="{doel}"/>' for id_, soort, doel in rijen)
    return f'{BEGIN}<Relationships xmlns="{_PAKKET}/relationships">{inhoud}</Relationships>'


def _core(naam: str) -> str:
    return (
        f'{BEGIN}<cp:coreProperties xmlns:cp="{_PAKKET}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Briefpapier gemeente {escape(naam)}</dc:title>'
        "<dc:language>nl-NL</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    soort = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{BEGIN}<Properties xmlns="{soort}"><Application>Microsoft Office Word</Application></Properties>'
