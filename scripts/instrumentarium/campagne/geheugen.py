"""Remembers whether the text of a sheet fits, so that a check sets only the sheets that changed.

In: a sheet, and what was measured before. Out: what does not fit, or the fault. Reads and writes no file: the caller
keeps the bytes.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

import attrs

from instrumentarium.campagne import zetten
from instrumentarium.campagne.vellen import SCHERMEN, Opmaak, Vel
from instrumentarium.campagne.werk import fingerprint


@attrs.frozen
class Maat:
    """What came out for one sheet: texts that are too small, or a fault in words."""

    past_niet: tuple[zetten.PastNiet, ...] = ()
    fout: str | None = None


@attrs.define
class Geheugen:
    """Measurements by what was measured; `gebruikt` are those that this run asked for."""

    bekend: dict[str, Maat] = attrs.field(factory=dict)
    gebruikt: dict[str, Maat] = attrs.field(factory=dict)

    def measure(self, vel: Vel, opmaak: Opmaak, *, tekens: bool) -> Maat:
        """Return what does not fit on a sheet; with `tekens` also whether the font has every sign."""
        stof = [vel.naam, tekens, opmaak.data(vel), hashlib.sha256(opmaak.eigen_beeld or b"").hexdigest()]
        sleutel = hashlib.sha256(
            (fingerprint() + json.dumps(stof, sort_keys=True, ensure_ascii=False)).encode()
        ).hexdigest()
        maat = self.gebruikt.get(sleutel) or self.bekend.get(sleutel) or _measure(vel, opmaak, tekens=tekens)
        self.gebruikt[sleutel] = maat
        return maat

    def dump(self) -> bytes:
        """Return what this run asked for, to be loaded by the next one."""
        return json.dumps({sleutel: attrs.asdict(maat) for sleutel, maat in sorted(self.gebruikt.items())}).encode()


def load(inhoud: bytes) -> Geheugen:
    """Return what an earlier run remembered; nothing when that cannot be read."""
    try:
        rijen: dict[str, dict[str, Any]] = json.loads(inhoud)
        bekend = {
            sleutel: Maat(tuple(zetten.PastNiet(**een) for een in rij["past_niet"]), rij["fout"])
            for sleutel, rij in rijen.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Geheugen()
    return Geheugen(bekend)


def _measure(vel: Vel, opmaak: Opmaak, *, tekens: bool) -> Maat:
    try:
        if tekens:
            zetten.check_signs(vel, opmaak)
            if opmaak.eigen_beeld:
                zetten.set_png(SCHERMEN[0], opmaak)
        return Maat(tuple(zetten.check_fit(vel, opmaak)))
    except zetten.ZetFout as fout:
        return Maat(fout=str(fout))
