"""The two drawings of a letterhead: the word "Concept" behind the text, and a logo; a name or image goes in, XML out.

Both are made as Word itself makes them (Watermerk, Afbeelding), so that a municipality can change them there.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from instrumentarium.fouten import GebruikFout
from instrumentarium.word.huisstijl_stijlen import WATERMERK
from instrumentarium.word.huisstijl_xml import mm, run

LOGO_HOOG, LOGO_BREED = 16.0, 95.0  # mm, the room that the wordmark has

# What python-docx says of a torn or unknown image; a header that lies gives the last three.
_GEEN_BEELD = (
    *(UnrecognizedImageError, UnexpectedEndOfFileError, InvalidImageStreamError),
    *(ValueError, LookupError, AttributeError),
)
_EMU_PER_MM = 36000
_TEKENING = "http://schemas.openxmlformats.org/drawingml/2006"
# The formulas of Word's own watermark (shape type 136, a plain line of text that fills its box).
_FORMULES = (
    *("sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0"),
    *(
        "if @0 21600 @1",
        "if @0 0 @2",
        "if @0 @4 21600",
        "mid @5 @6",
        "mid @8 @5",
        "mid @7 @8",
        "mid @6 @7",
        "sum @6 0 @5",
    ),
)


@dataclass(frozen=True, slots=True)
class Logo:
    """An image for the header: its bytes, the ending of its file, its media type, and its size on paper in mm."""

    inhoud: bytes
    uitgang: str
    soort: str
    breedte: float
    hoogte: float


def read_logo(inhoud: bytes) -> Logo:
    """Return a PNG or JPEG as large as the room of the wordmark allows; `GebruikFout` when it is neither."""
    try:
        beeld = Image.from_blob(inhoud)
    except _GEEN_BEELD:
        raise GebruikFout("het logo is geen PNG- of JPEG-afbeelding; bewaar het als PNG") from None
    if beeld.ext not in ("png", "jpg") or not beeld.px_width or not beeld.px_height:
        raise GebruikFout("het logo is geen PNG- of JPEG-afbeelding; bewaar het als PNG")
    schaal = min(LOGO_HOOG / beeld.px_height, LOGO_BREED / beeld.px_width)
    return Logo(inhoud, beeld.ext, beeld.content_type, beeld.px_width * schaal, beeld.px_height * schaal)


def draw_logo(logo: Logo, naam: str, relatie: str, nummer: int) -> str:
    """Return the run with the logo; its alternative text is the name, `nummer` is different in every header."""
    maten = f'cx="{round(logo.breedte * _EMU_PER_MM)}" cy="{round(logo.hoogte * _EMU_PER_MM)}"'
    alt = escape(f"Gemeente {naam}")
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_TEKENING}/wordprocessingDrawing" '
        'distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {maten}/><wp:docPr id="{nummer}" name="Logo" descr="{alt}"/><a:graphic xmlns:a="{_TEKENING}/main">'
        f'<a:graphicData uri="{_TEKENING}/picture"><pic:pic xmlns:pic="{_TEKENING}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="{nummer}" name="Logo" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relatie}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {maten}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def draw_watermark(letter: str, nummer: int) -> str:
    """Return the runs that put "Concept" behind the text of a concept; `nummer` is different in every header."""
    vorm = f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{_shape_type()}{_shape(letter, nummer)}</w:pict></w:r>"
    return run("{% if brief.concept %}") + vorm + run("{% endif %}")


def _shape_type() -> str:
    formules = "".join(f'<v:f eqn="{som}"/>' for som in _FORMULES)
    return (
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        f'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>{formules}</v:formulas><v:path textpathok="t" '
        'o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
        '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
    )


def _shape(letter: str, nummer: int) -> str:
    midden = "".join(
        f"mso-position-{richting}:center;mso-position-{richting}-relative:page;"
        for richting in ("horizontal", "vertical")
    )
    maat = f"width:{mm(183) / 20:g}pt;height:{mm(44) / 20:g}pt;rotation:308;z-index:-251657216;"
    return (
        f'<v:shape id="PowerPlusWaterMarkObject{nummer}" o:spid="_x0000_s{2048 + nummer}" type="#_x0000_t136" '
        f'alt="Watermerk: Concept" style="position:absolute;margin-left:0;margin-top:0;{maat}{midden}" '
        f'o:allowincell="f" fillcolor="#{WATERMERK}" stroked="f"><v:textpath '
        f'style="font-family:&quot;{escape(letter)}&quot;;font-size:1pt;font-weight:bold" string="Concept"/></v:shape>'
    )
