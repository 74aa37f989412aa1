"""Lists the campaigns of a project. In: the folder and a day. Out: one row for each, plain data."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from instrumentarium.bronnen.project import Verzamelaar
from instrumentarium.bronnen.soorten.campagne import Campagne
from instrumentarium.campagne import inlezen
from instrumentarium.campagne.bron import MAP, NA_BESLUIT


def overview(wortel: Path, op: date) -> list[dict[str, Any]]:
    """Return a row for each campaign; raises BronFout when one cannot be read."""
    zaak = Verzamelaar()
    gelezen = {naam: zaak.lees(wortel, f"{MAP}/{naam}/campagne.yaml", Campagne) for naam in inlezen.names(wortel)}
    zaak.raise_if_any()
    return [_row(naam, gevonden.waarde, op) for naam, gevonden in gelezen.items() if gevonden]


def _row(naam: str, campagne: Campagne, op: date) -> dict[str, Any]:
    periode = campagne.periode
    return {
        "naam": naam,
        "titel": campagne.titel,
        "van": periode.van.isoformat() if periode else None,
        "tot": periode.tot.isoformat() if periode else None,
        "verlopen": bool(periode and periode.tot < op),
        "publiek": campagne.publiek,
        "doelgroepen": campagne.doelgroepen,
        "talen": campagne.talen,
        "stukken": list(campagne.stukken.namen()),
        "akkoord": [
            {"stuk": rij.stuk, "rol": rij.rol, "gegeven": rij.gegeven, "naam": rij.naam} for rij in campagne.akkoord
        ],
        "verantwoording_nodig": naam in NA_BESLUIT,
    }
