"""Sets a sheet with Typst: PDF/UA-1, SVG whose text is text, PNG; a missing font or a text that does not fit is a fault.

In: a format and what stands on it. Out: bytes, the same every time. Reads only its own templates and fonts.
"""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import attrs
import typst

from instrumentarium.campagne.vellen import Opmaak, Vel
from instrumentarium.fouten import InstrumentariumFout

FAMILIE = "Source Sans 3"
GEWICHTEN = (400, 600, 700, 900)
_HIER = Path(__file__).resolve().parent
SJABLONEN, LETTERTYPE = _HIER / "sjablonen", _HIER / "lettertype"


class ZetFout(InstrumentariumFout):
    """A sheet that cannot be set: a font is missing, a sign is not in the font, a template is broken."""


@attrs.frozen
class PastNiet:
    """A text that came out smaller than can be read; both in points on a sheet of full size."""

    tekst: str
    maat: float
    grens: float


def set_pdf(vel: Vel, opmaak: Opmaak, *, afloop: bool = False) -> bytes:
    """Return the sheet as PDF/UA-1; with `afloop` 3 mm bleed, trim marks, TrimBox and BleedBox."""
    pdf = _compile(vel, opmaak.data(vel, afloop=afloop), "pdf", pdf_standards=["ua-1"])
    return _with_boxes(pdf, vel) if afloop else pdf


def set_png(vel: Vel, opmaak: Opmaak) -> bytes:
    """Return the sheet as an image of exactly `vel.pixels`."""
    return _compile(vel, opmaak.data(vel), "png", ppi=72)


def set_svg(vel: Vel, opmaak: Opmaak) -> bytes:
    """Return the sheet as SVG: the drawing from Typst, each line of text as a text element on the same spot."""
    data = opmaak.data(vel, levend=True)
    tekening = _compile(vel, data, "svg").decode("utf-8")
    regels = "".join(_line(plek) for plek in _query(vel, data, "<levend>"))
    kop, rest = tekening.split(">", 1)
    label = f' lang={quoteattr(opmaak.taal)} role="img" aria-labelledby="titel beschrijving"'
    titel = f'<title id="titel">{escape(opmaak.titel)}</title><desc id="beschrijving">{escape(opmaak.alt)}</desc>'
    lijf, _, _ = rest.rpartition("</svg>")
    stijl = f"<g font-family=\"'{FAMILIE}', 'Noto Sans', sans-serif\" xml:space=\"preserve\">"
    return f"{kop}{label}>{titel}{lijf}{stijl}{regels}</g></svg>\n".encode()


def check_fit(vel: Vel, opmaak: Opmaak) -> list[PastNiet]:
    """Return the texts that would be set too small to read on this format."""
    gevonden = _query(vel, opmaak.data(vel) | {"meten": True}, "<past-niet>")
    return [PastNiet(rij["tekst"], rij["maat"], rij["grens"]) for rij in gevonden]


def _compile(vel: Vel, data: dict[str, Any], vorm: Any, **opties: Any) -> bytes:
    try:
        uit, meldingen = typst.compile_with_warnings(
            str(SJABLONEN / f"{vel.sjabloon}.typ"), format=vorm, timestamp=0, **_common(data), **opties
        )
    except typst.TypstError as fout:
        raise ZetFout(f"{vel.sjabloon} op {vel.naam}: {fout.message}") from None
    if meldingen:
        raise ZetFout(f"{vel.sjabloon} op {vel.naam}: {meldingen[0].message}")
    return bytes(uit)


def _query(vel: Vel, data: dict[str, Any], merk: str) -> list[dict[str, Any]]:
    try:
        antwoord = typst.query(str(SJABLONEN / f"{vel.sjabloon}.typ"), merk, field="value", **_common(data))
    except typst.TypstError as fout:
        raise ZetFout(f"{vel.sjabloon} op {vel.naam}: {fout.message}") from None
    rijen: list[dict[str, Any]] = json.loads(antwoord)
    return rijen


def _common(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "root": str(SJABLONEN),
        "font_paths": _fonts(),
        "ignore_system_fonts": True,
        "sys_inputs": {"gegevens": json.dumps(data, ensure_ascii=False)},
    }


@cache
def _fonts() -> Any:
    letters = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(LETTERTYPE)])
    aanwezig = {letter.weight for letter in letters.fonts() if letter.family == FAMILIE}
    weg = [gewicht for gewicht in GEWICHTEN if gewicht not in aanwezig]
    if weg:
        raise ZetFout(f"het lettertype {FAMILIE} ontbreekt (dikte {', '.join(map(str, weg))}) in {LETTERTYPE.name}/")
    return letters


def _line(plek: dict[str, Any]) -> str:
    # textLength keeps the line as wide as it was set, also where the reader lacks the font.
    delen = "".join(
        f'<tspan font-weight="{deel["dikte"]}" fill="{deel["kleur"]}">{escape(deel["tekst"])}</tspan>'
        for deel in plek["delen"]
    )
    spatie = f' letter-spacing="{plek["spatie"]}em"' if plek["spatie"] else ""
    breedte = f' textLength="{plek["breedte"]:.2f}" lengthAdjust="spacingAndGlyphs"'
    return f'<text x="{plek["x"]:.2f}" y="{plek["y"]:.2f}" font-size="{plek["corps"]:.2f}"{spatie}{breedte}>{delen}</text>'


def _with_boxes(pdf: bytes, vel: Vel) -> bytes:
    import pikepdf

    buiten, snij = 10 * 72 / 25.4, 3 * 72 / 25.4
    uit = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for blad in document.pages:
            x0, y0, x1, y1 = (float(getal) for getal in blad.mediabox)
            trim = [x0 + buiten, y0 + buiten, x1 - buiten, y1 - buiten]
            blad.TrimBox = pikepdf.Array([round(getal, 3) for getal in trim])
            bleed = [trim[0] - snij, trim[1] - snij, trim[2] + snij, trim[3] + snij]
            blad.BleedBox = pikepdf.Array([round(getal, 3) for getal in bleed])
        document.save(uit, deterministic_id=True, fix_metadata_version=False)
    return uit.getvalue()
