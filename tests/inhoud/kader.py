"""Gathers what the guards compare a page with: the project's sources in, one Kader out; judges nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from inhoud.keuren import Kader
from inhoud.lezen import Pagina, read_paginas

LIJSTEN = Path(__file__).parent / "lijsten.yaml"


def read_yaml(pad: Path) -> dict[str, Any]:
    inhoud = yaml.safe_load(pad.read_text(encoding="utf-8"))
    assert isinstance(inhoud, dict), pad
    return inhoud


def read_kader(content: Path) -> Kader:
    return make_kader(
        read_paginas(content),
        begrippen=frozenset(rij["term"] for rij in read_yaml(content / "begrippen.yaml")["begrippen"]),
        tekeningen=frozenset(pad.stem for pad in (content / "tekeningen").glob("*.yaml")),
        bronnen=frozenset(rij["id"] for rij in read_yaml(content / "bronnen.yaml")["bronnen"]),
    )


def make_kader(
    paginas: dict[str, Pagina],
    *,
    begrippen: frozenset[str],
    tekeningen: frozenset[str],
    bronnen: frozenset[str],
) -> Kader:
    """Add the lists of names and words that stand in lijsten.yaml."""
    lijsten = read_yaml(LIJSTEN)
    return Kader(
        paginas=paginas,
        begrippen=begrippen,
        tekeningen=tekeningen,
        bronnen=bronnen,
        rollen=frozenset(lijsten["rollen"]),
        afkortingen=lijsten["afkortingen"],
        geen_afkorting=frozenset(lijsten["geen_afkorting"]),
        liever=lijsten["liever"],
        groepen=tuple(lijsten["groepen"]),
        algemene_koppen=frozenset(lijsten["algemene_koppen"]),
        nummers=frozenset(lijsten["nummers"]),
    )
