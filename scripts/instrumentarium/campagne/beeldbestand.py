"""Looks at the first bytes of an image file: what it is and how large; never decodes it and never opens a path.

In: bytes. Out: a fault in words, or None. PNG and JPEG only: an SVG can carry scripts and outside addresses.
"""

from __future__ import annotations

import struct

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 24_000_000
_NAMEN = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".tif", ".tiff", ".bmp")
_JPEG_MATEN = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def is_image_name(naam: str) -> bool:
    """Tell whether a file calls itself an image."""
    return naam.lower().endswith(_NAMEN)


def fault(inhoud: bytes) -> tuple[str, str] | None:
    """Return what is wrong with an image and the way out, or None."""
    maat = size(inhoud)
    if maat is None:
        return "dit is geen beeld in PNG of JPEG", "Bewaar het beeld als PNG of JPEG."
    breedte, hoogte = maat
    if breedte * hoogte > MAX_PIXELS:
        miljoen = breedte * hoogte / 1_000_000
        return f"dit beeld heeft {miljoen:.0f} megapixels ({breedte} x {hoogte})", "Hooguit 24 megapixels."
    if not breedte or not hoogte:
        return "dit beeld heeft geen maat", "Bewaar het opnieuw."
    return None


def size(inhoud: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG or JPEG, or None for anything else."""
    if inhoud.startswith(b"\x89PNG\r\n\x1a\n") and inhoud[12:16] == b"IHDR" and len(inhoud) >= 33:
        breedte, hoogte = struct.unpack(">II", inhoud[16:24])
        return breedte, hoogte
    return _jpeg_size(inhoud) if inhoud.startswith(b"\xff\xd8\xff") else None


def _jpeg_size(inhoud: bytes) -> tuple[int, int] | None:
    plek = 2
    while plek + 9 < len(inhoud) and inhoud[plek] == 0xFF:
        merk = inhoud[plek + 1]
        if merk in _JPEG_MATEN:
            hoogte, breedte = struct.unpack(">HH", inhoud[plek + 5 : plek + 9])
            return breedte, hoogte
        plek += 2 + int.from_bytes(inhoud[plek + 2 : plek + 4], "big")
    return None
