"""Contrast of colours as WCAG 2.2 computes it. In: #RRGGBB. Out: a ratio from 1 to 21. Chooses nothing."""

from __future__ import annotations

import re

PAPIER, WIT, DONKER = "#FAF8F4", "#FFFFFF", "#16181C"
INKT = "#2A2927"
NEUTRAAL = "#524F4A"  # as deep as the colours of the municipalities, so that a dark drawing stands out on it
TEKST, GROOT = 4.5, 3.0

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def is_colour(kleur: str) -> bool:
    """Tell whether this is a colour as the project writes it."""
    return _HEX.fullmatch(kleur) is not None


def contrast(een: str, ander: str) -> float:
    """Return the contrast of two colours, rounded down to a tenth so that a limit is never reached by rounding."""
    licht, donker = sorted((_luminance(een), _luminance(ander)), reverse=True)
    return int((licht + 0.05) / (donker + 0.05) * 10) / 10


def _luminance(kleur: str) -> float:
    delen = [int(kleur[plek : plek + 2], 16) / 255 for plek in (1, 3, 5)]
    rood, groen, blauw = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw
