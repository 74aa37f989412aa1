"""Counts a text the way a channel counts it: a link on X is 23, one ï makes an SMS of 160 one of 70.

In: text and the way of counting as named in `campaigns/kanalen.yaml`. Out: a number and the limit that goes with it.
Sources: docs.x.com (counting characters), GSM 03.38 and 3GPP TS 23.038, Unicode Standard Annex 29.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LINK_OP_X = 23
SMS_ENKEL, SMS_DEEL = 160, 153
SMS_UCS2, SMS_UCS2_DEEL = 70, 67

_GSM7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM7_DUBBEL = frozenset("^{}\\[~]|€\f")
# Top-level domains a municipal post may end on; X links a bare domain when it knows the ending.
_LINK = re.compile(
    r"https?://[^\s]+|(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"
    r"(?:nl|org|com|net|eu|info|nu|be|de|pl|uk|app|gov|amsterdam|frl)\b(?:/[^\s]*)?",
    re.IGNORECASE,
)
_SLOT = ".,;:!?)”’\"'"
# What X counts as one (twitter-text 3): Latin up to U+10FF, general punctuation; all else weighs two.
_LICHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_EMOJI = (
    (0x1F000, 0x1FAFF), (0x2600, 0x27BF), (0x2B00, 0x2BFF), (0x2190, 0x21FF), (0x2300, 0x23FF), (0x25A0, 0x25FF),
)  # fmt: skip
_PLAKT = frozenset({0x200C, 0x200D})
_HASHTAG = re.compile(r"(?<![\w&/])#\w*[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Lengte:
    """How long a text is on a channel, what may be, and what made the limit lower than usual ("" when nothing)."""

    aantal: int
    limiet: int
    reden: str = ""

    @property
    def past(self) -> bool:
        """Tell whether the text fits."""
        return self.aantal <= self.limiet


def count(tekst: str, telling: str, limiet: int) -> Lengte:
    """Return the length of `tekst` as `telling` counts it: x, codepunten, grafemen or sms."""
    tekst = unicodedata.normalize("NFC", tekst).strip()
    if telling == "x":
        return Lengte(_count_x(tekst), limiet)
    if telling == "grafemen":
        return Lengte(len(graphemes(tekst)), limiet)
    if telling == "sms":
        return _count_sms(tekst, limiet)
    return Lengte(len(tekst), limiet)


def graphemes(tekst: str) -> list[str]:
    """Return what a reader sees as characters: a letter with its accents, a family emoji, a flag."""
    uit: list[str] = []
    vlaggen = 0
    for teken in tekst:
        code = ord(teken)
        vlag = 0x1F1E6 <= code <= 0x1F1FF
        plakt = uit and (
            unicodedata.category(teken) in ("Mn", "Me", "Mc")
            or code in _PLAKT
            or 0x1F3FB <= code <= 0x1F3FF
            or (uit[-1].endswith("\u200d") and _is_emoji(teken))
            or (vlag and vlaggen % 2 == 1)
            or (teken == "\n" and uit[-1] == "\r")
            or 0xE0020 <= code <= 0xE007F
        )
        vlaggen = vlaggen + 1 if vlag else 0
        if plakt:
            uit[-1] += teken
        else:
            uit.append(teken)
    return uit


def count_hashtags(tekst: str) -> int:
    """Return how many hashtags a post carries."""
    return len(_HASHTAG.findall(tekst))


def _is_emoji(teken: str) -> bool:
    return any(begin <= ord(teken) <= eind for begin, eind in _EMOJI)


def _count_x(tekst: str) -> int:
    gewicht, plek = 0, 0
    for link in _LINK.finditer(tekst):
        slot = len(link.group()) - len(link.group().rstrip(_SLOT))
        gewicht += _weight(tekst[plek : link.start()]) + LINK_OP_X
        plek = link.end() - slot
    return gewicht + _weight(tekst[plek:])


def _weight(tekst: str) -> int:
    gewicht = 0
    for grafeem in graphemes(tekst):
        if _is_emoji(grafeem[0]) or (len(grafeem) > 1 and ("\u20e3" in grafeem or "\ufe0f" in grafeem)):
            gewicht += 2
        else:
            gewicht += sum(1 if any(a <= ord(teken) <= b for a, b in _LICHT) else 2 for teken in grafeem)
    return gewicht


def _count_sms(tekst: str, limiet: int) -> Lengte:
    vreemd = sorted({teken for teken in tekst if teken not in _GSM7 and teken not in _GSM7_DUBBEL})
    if not vreemd:
        return Lengte(sum(2 if teken in _GSM7_DUBBEL else 1 for teken in tekst), limiet)
    tekens = " ".join(vreemd[:5])
    eenheden = len(tekst.encode("utf-16-le")) // 2
    return Lengte(eenheden, min(limiet, SMS_UCS2), f"door het teken {tekens} telt een sms tot {SMS_UCS2}")
