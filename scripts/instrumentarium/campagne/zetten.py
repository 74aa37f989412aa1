"""Sets a sheet with Typst: PDF/UA-1, SVG whose text is text, PNG; a missing font or a text that does not fit is a fault.

In: a format and what stands on it. Out: bytes, the same every time. Reads only its own templates and fonts.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import attrs
import typst

from instrumentarium.campagne.vellen import EIGEN, Opmaak, Vel
from instrumentarium.fouten import InstrumentariumFout

FAMILIE = "Source Sans 3"
GEWICHTEN = (400, 600, 700, 900)
_VREEMD = re.compile(r'the text `?"(.+?)"`? could not be displayed')
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
    with _folder(opmaak) as map_:
        pdf = _compile(map_, vel, opmaak.data(vel, afloop=afloop), "pdf", pdf_standards=["ua-1"])
    return _with_boxes(pdf) if afloop else pdf


def set_png(vel: Vel, opmaak: Opmaak) -> bytes:
    """Return the sheet as an image of exactly `vel.pixels`."""
    with _folder(opmaak) as map_:
        return _compile(map_, vel, opmaak.data(vel), "png", ppi=72)


def set_svg(vel: Vel, opmaak: Opmaak) -> bytes:
    """Return the sheet as SVG: the drawing from Typst, each block of text as a text element on the same spot."""
    data = opmaak.data(vel, levend=True)
    with _folder(opmaak) as map_:
        tekening = _compile(map_, vel, data, "svg").decode("utf-8")
        blokken = "".join(_text(blok) for blok in _query(map_, vel, data, "<levend>"))
    kop, rest = tekening.split(">", 1)
    label = f' lang={quoteattr(opmaak.taal)} role="img" aria-labelledby="titel beschrijving"'
    titel = f'<title id="titel">{escape(opmaak.titel)}</title><desc id="beschrijving">{escape(opmaak.alt)}</desc>'
    lijf, _, _ = rest.rpartition("</svg>")
    stijl = f"<g font-family=\"'{FAMILIE}', 'Noto Sans', sans-serif\" xml:space=\"preserve\">"
    return f"{kop}{label}>{titel}{lijf}{stijl}{blokken}</g></svg>\n".encode()


def check_fit(vel: Vel, opmaak: Opmaak) -> list[PastNiet]:
    """Return the texts that would be set too small to read on this format; the drawing itself is not set."""
    gevonden = _query(SJABLONEN, vel, opmaak.data(vel) | {"meten": True}, "<past-niet>")
    return [PastNiet(rij["tekst"], rij["maat"], rij["grens"]) for rij in gevonden]


def check_signs(vel: Vel, opmaak: Opmaak) -> None:
    """Raise ZetFout when a sign on the sheet is not in the font; PDF/UA leaves no sign out silently."""
    _compile(SJABLONEN, vel, opmaak.data(vel) | {"meten": True}, "pdf", pdf_standards=["ua-1"])


@contextmanager
def _folder(opmaak: Opmaak) -> Iterator[Path]:
    """Yield the folder of templates; with an own picture a copy that holds it, because Typst reads no other folder."""
    if opmaak.eigen_beeld is None:
        yield SJABLONEN
        return
    with tempfile.TemporaryDirectory(prefix="instrumentarium-") as tijdelijk:
        for bestand in SJABLONEN.glob("*.typ"):
            shutil.copy(bestand, tijdelijk)
        (Path(tijdelijk) / EIGEN).write_bytes(opmaak.eigen_beeld)
        yield Path(tijdelijk)


def _compile(map_: Path, vel: Vel, data: dict[str, Any], vorm: Any, **opties: Any) -> bytes:
    try:
        uit, meldingen = typst.compile_with_warnings(
            str(map_ / f"{vel.sjabloon}.typ"), format=vorm, timestamp=0, **_common(map_, data), **opties
        )
    except typst.TypstError as fout:
        raise _fault(vel, fout.message) from None
    if meldingen:
        raise _fault(vel, meldingen[0].message)
    return bytes(uit)


def _query(map_: Path, vel: Vel, data: dict[str, Any], merk: str) -> list[dict[str, Any]]:
    try:
        antwoord = typst.query(str(map_ / f"{vel.sjabloon}.typ"), merk, field="value", **_common(map_, data))
    except typst.TypstError as fout:
        raise _fault(vel, fout.message) from None
    rijen: list[dict[str, Any]] = json.loads(antwoord)
    return rijen


def _fault(vel: Vel, melding: str) -> ZetFout:
    teken = _VREEMD.search(melding)
    if teken:
        return ZetFout(f"het teken “{teken.group(1)}” staat niet in het lettertype {FAMILIE}")
    if "unknown font family" in melding:
        return ZetFout(f"het lettertype {FAMILIE} ontbreekt in {LETTERTYPE.name}/")
    if EIGEN in melding or "image" in melding:
        return ZetFout(f"het eigen beeld is niet te lezen op {vel.naam}")
    return ZetFout(f"{vel.sjabloon} op {vel.naam}: {melding}")


def _common(map_: Path, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "root": str(map_),
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


def _text(blok: dict[str, Any]) -> str:
    spatie = f' letter-spacing="{blok["spatie"]}em"' if blok["spatie"] else ""
    regels = " ".join(_line(regel) for regel in blok["regels"])
    return f'<text font-size="{blok["corps"]:.2f}"{spatie}>{regels}</text>'


def _line(regel: dict[str, Any]) -> str:
    # textLength keeps the line as wide as it was set, also where the reader lacks the font.
    delen = "".join(
        f'<tspan font-weight="{deel["dikte"]}" fill="{deel["kleur"]}">{escape(deel["tekst"])}</tspan>'
        for deel in regel["delen"]
    )
    plek = f'x="{regel["x"]:.2f}" y="{regel["y"]:.2f}"'
    return f'<tspan {plek} textLength="{regel["breedte"]:.2f}" lengthAdjust="spacingAndGlyphs">{delen}</tspan>'


def _with_boxes(pdf: bytes) -> bytes:
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
