"""The sheets: which formats exist, how large each is, and what the setter needs to know of one.

In: what stands on a sheet. Out: the plain data for a Typst template (`sjablonen/*.typ`). Sets nothing.
"""

from __future__ import annotations

from typing import Any

import attrs

PT_PER_MM = 72 / 25.4
EIGEN = "eigen-beeld"  # what a picture of the campaign's own is called beside the templates
_SCHERM = 4.0  # points per unit: 270 units are 1080 points, and 72 dots an inch make a point a pixel


@attrs.frozen(kw_only=True)
class Vel:
    """A format: the template that sets it, its size in units, and how many points a unit is."""

    naam: str
    sjabloon: str
    breedte: float
    hoogte: float
    eenheid: float = PT_PER_MM

    @property
    def pixels(self) -> tuple[int, int]:
        """Return the size as an image."""
        return round(self.breedte * self.eenheid), round(self.hoogte * self.eenheid)


A3 = Vel(naam="a3", sjabloon="poster", breedte=297, hoogte=420)
A4 = Vel(naam="a4", sjabloon="poster", breedte=297, hoogte=420, eenheid=PT_PER_MM * 210 / 297)
A5 = Vel(naam="a5", sjabloon="flyer", breedte=148, hoogte=210)
SCHERMEN = (
    Vel(naam="1x1", sjabloon="beeld", breedte=270, hoogte=270, eenheid=_SCHERM),
    Vel(naam="4x5", sjabloon="beeld", breedte=270, hoogte=337.5, eenheid=_SCHERM),
    Vel(naam="9x16", sjabloon="beeld", breedte=270, hoogte=480, eenheid=_SCHERM),
    Vel(naam="16x9", sjabloon="beeld", breedte=480, hoogte=270, eenheid=_SCHERM),
    Vel(naam="1200x630", sjabloon="beeld", breedte=300, hoogte=157.5, eenheid=_SCHERM),
)
DIA = Vel(naam="dia", sjabloon="tekening", breedte=190, hoogte=221, eenheid=_SCHERM)


@attrs.frozen(kw_only=True)
class Opmaak:
    """What stands on a sheet; every text is filled in and in one language."""

    soort: str = "poster"
    regel: str
    vraag: str
    actie: str
    toelichting: str | None = None
    beeld: str
    eigen_beeld: bytes | None = None
    alt: str
    lijnen: tuple[dict[str, Any], ...]
    afzender: dict[str, str] | None
    kleur: str
    taal: str
    titel: str
    auteur: str
    stempel: str | None = None
    signalen: tuple[str, ...] = ()
    signaalkop: str = ""
    resultaten: tuple[dict[str, str], ...] = ()

    def data(self, vel: Vel, *, levend: bool = False, afloop: bool = False) -> dict[str, Any]:
        """Return the data of a template on one format."""
        return {
            "vel": {"naam": vel.naam, "breedte": vel.breedte, "hoogte": vel.hoogte, "eenheid": vel.eenheid},
            "levend": levend,
            "afloop": afloop,
            "meten": False,
            "eigen": EIGEN if self.eigen_beeld else None,
            **attrs.asdict(self, filter=lambda veld, _: veld.name != "eigen_beeld"),
        }

    def words(self) -> list[str]:
        """Return the words on the sheet, in reading order: the text that stands beside a poster or flyer."""
        uit = [self.stempel, self.regel, *(f"- {s}" for s in self.signalen)]
        uit += [f"{r['waarde']} {r['wat']} ({r['periode']})" for r in self.resultaten]
        uit += [self.vraag, self.actie, self.toelichting]
        for lijn in self.lijnen:
            uit += [f"{lijn['naam']}: {lijn['nummer']}", _flat(lijn["onder"])]
        uit.append(f"{self.afzender['voor']} {self.afzender['naam']}" if self.afzender else None)
        return [regel for regel in uit if regel]


def _flat(onder: Any) -> str | None:
    return "".join(deel["tekst"] for deel in onder) if isinstance(onder, list) else onder
