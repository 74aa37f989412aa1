"""Identifiers of Dutch law: jci, ECLI, CVDR and gemeenteblad; reading them, and the address that each leads to.

In: text. Out: `Kenmerk` with its parts and link. Forms that are only read, never written, come out in today's form.
Never makes an identifier from facts: an ECLI or a gmb number is copied or it is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

WETTEN = "https://wetten.overheid.nl/"
# Name in a text -> identification of the law; a law that was renamed kept its identification.
WETTEN_BIJ_NAAM = {
    "Alcoholwet": "BWBR0002458",
    "Algemene wet bestuursrecht": "BWBR0005537",
    "Algemene wet op het binnentreden": "BWBR0006763",
    "Drank- en Horecawet": "BWBR0002458",
    "Gemeentewet": "BWBR0005416",
    "Opiumwet": "BWBR0001941",
    "Reglement verkeersregels en verkeerstekens 1990": "BWBR0004825",
    "Wegenverkeerswet 1994": "BWBR0006622",
    "Wegenwet": "BWBR0001948",
    "Wet bevordering integriteitsbeoordelingen door het openbaar bestuur": "BWBR0013798",
    "Wet openbare manifestaties": "BWBR0004318",
    "Wet wapens en munitie": "BWBR0008804",
    "Wetboek van Strafrecht": "BWBR0001854",
    "Wetboek van Strafvordering": "BWBR0001903",
}
_JCI = re.compile(r"jci1\.(3|31):([cv]):(BWB[RV]\d{7})((?:&[a-z]+=[^&\s]+)*)")
_JCI_OUD = re.compile(r"(?:jci)?1\.0:c:(BWB[RV]\d{7})((?:&[a-z]+=[^&\s]+)*)|BWB://1\.0:[rv]:(BWB[RV]\d{7})\S*")
_ECLI_NL = re.compile(r"ECLI:NL:[A-Z][A-Z0-9]{0,6}:\d{4}:(?:[A-Z]{2}\d{4}|[1-9]\d{0,24})", re.IGNORECASE)
_ECLI = re.compile(r"ECLI:[A-Z]{2}:[A-Z][A-Z0-9]{0,6}:\d{4}:[A-Z0-9.]{1,25}", re.IGNORECASE)
_CVDR = re.compile(
    r"CVDR://(?P<a>\d+)(?:_(?P<av>\d+))?|1\.[01]:(?:CVDR)?(?P<b>\d+)(?:[_-](?P<bv>\d+))?"
    r"|CVDR(?P<c>\d+)(?:[_/](?P<cv>\d+))?"
)
_CVDR_KAAL = re.compile(r"(?P<a>\d{3,})_(?P<av>\d+)")
_GMB = re.compile(r"gmb-(\d{4})-(\d+)", re.IGNORECASE)
_VOLGORDE = ("boek", "titeldeel", "hoofdstuk", "afdeling", "paragraaf", "artikel", "lid", "o", "bijlage")
_DATA = ("s", "e", "z", "g")


@attrs.frozen
class Kenmerk:
    """One identifier: its kind (jci, ecli, cvdr, gmb), the form in which it is written today, and its address."""

    soort: str
    waarde: str
    link: str
    delen: tuple[tuple[str, str], ...] = ()

    def deel(self, naam: str) -> str | None:
        """Return one part, such as artikel; the first one where it repeats."""
        return next((waarde for sleutel, waarde in self.delen if sleutel == naam), None)


def find_kenmerken(tekst: str) -> Iterator[Kenmerk]:
    """Yield the identifiers in running text, in the order in which they stand there."""
    gevonden = []
    for patroon, lees in ((_JCI, _jci), (_JCI_OUD, _jci_oud), (_ECLI, _ecli), (_CVDR, _cvdr), (_GMB, _gmb)):
        for treffer in patroon.finditer(tekst):
            kenmerk = lees(treffer)
            if kenmerk:
                gevonden.append((treffer.start(), treffer.end(), kenmerk))
    einde = -1
    for begin, tot, kenmerk in sorted(gevonden, key=lambda vondst: (vondst[0], -vondst[1])):
        if begin >= einde:
            einde = tot
            yield kenmerk


def parse_kenmerk(tekst: str) -> Kenmerk | None:
    """Return the identifier that a field holds, alone; None when it is none of the four."""
    tekst = tekst.strip()
    for patroon, lees in (
        (_JCI, _jci),
        (_JCI_OUD, _jci_oud),
        (_ECLI, _ecli),
        (_CVDR, _cvdr),
        (_CVDR_KAAL, _cvdr),
        (_GMB, _gmb),
    ):
        treffer = patroon.fullmatch(tekst)
        if treffer:
            return lees(treffer)
    return None


def write_jci(bwb: str, **delen: str) -> str:
    """Return the jci of a law or a part of it: keys from the outside in, then the dates."""
    sleutels = [*(s for s in _VOLGORDE if s in delen), *(s for s in _DATA if s in delen)]
    return f"jci1.3:c:{bwb}" + "".join(f"&{sleutel}={delen[sleutel]}" for sleutel in sleutels)


def _jci(treffer: re.Match[str]) -> Kenmerk:
    delen = _parts(treffer[4])
    waarde = f"jci1.3:{treffer[2]}:{treffer[3]}{treffer[4]}"
    return Kenmerk("jci", waarde, WETTEN + waarde, (("bwb", treffer[3]), *delen))


def _jci_oud(treffer: re.Match[str]) -> Kenmerk:
    bwb = treffer[1] or treffer[3]
    staart = treffer[2] or ""
    waarde = f"jci1.3:c:{bwb}{staart}"
    return Kenmerk("jci", waarde, WETTEN + waarde, (("bwb", bwb), *_parts(staart)))


def _parts(staart: str) -> tuple[tuple[str, str], ...]:
    paren = (stuk.partition("=") for stuk in staart.split("&") if stuk)
    return tuple((sleutel, waarde) for sleutel, _, waarde in paren)


def _ecli(treffer: re.Match[str]) -> Kenmerk | None:
    waarde = treffer[0].upper().rstrip(".")
    if waarde.startswith("ECLI:NL:") and not _ECLI_NL.fullmatch(waarde):
        return None
    return Kenmerk("ecli", waarde, f"https://uitspraken.rechtspraak.nl/details?id={waarde}")


def _cvdr(treffer: re.Match[str]) -> Kenmerk:
    groepen = treffer.groupdict()
    nummer = groepen.get("a") or groepen.get("b") or groepen.get("c") or ""
    versie = groepen.get("av") or groepen.get("bv") or groepen.get("cv")
    waarde = f"CVDR{nummer}" + (f"/{versie}" if versie else "")
    delen = (("nummer", nummer), *((("versie", versie),) if versie else ()))
    return Kenmerk("cvdr", waarde, f"https://lokaleregelgeving.overheid.nl/{waarde}", delen)


def _gmb(treffer: re.Match[str]) -> Kenmerk:
    waarde = f"gmb-{treffer[1]}-{treffer[2]}"
    return Kenmerk("gmb", waarde, f"https://zoek.officielebekendmakingen.nl/{waarde}.html", (("jaar", treffer[1]),))
