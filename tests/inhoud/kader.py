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
    """Return what the project holds; `content` stands in the project's root."""
    begrippen = read_yaml(content / "begrippen.yaml")["begrippen"]
    return make_kader(
        read_paginas(content),
        begrippen={rij["term"]: rij["synoniemen"] for rij in begrippen},
        tekeningen=_namen(content / "tekeningen", "*.yaml"),
        onderwerpen=_namen(content.parent / "apv" / "onderwerpen", "*"),
        campagnes=_namen(content.parent / "campaigns", "*/"),
        bronnen=frozenset(rij["id"] for rij in read_yaml(content / "bronnen.yaml")["bronnen"]),
        woorden=read_yaml(content.parent / "campaigns" / "woordenlijst.yaml")["woorden"],
    )


def _namen(map_: Path, patroon: str) -> frozenset[str]:
    return frozenset(pad.stem for pad in map_.glob(patroon))


def make_kader(
    paginas: dict[str, Pagina],
    *,
    begrippen: dict[str, list[str]],
    tekeningen: frozenset[str],
    onderwerpen: frozenset[str],
    campagnes: frozenset[str],
    bronnen: frozenset[str],
    woorden: list[dict[str, Any]],
) -> Kader:
    """Add the lists of names and words that stand in lijsten.yaml.

    `woorden` are rows of campaigns/woordenlijst.yaml. What is avoided everywhere is refused here too, except a term
    of the glossary; what is avoided in texts for residents only is a professional word.
    """
    lijsten = read_yaml(LIJSTEN)
    zoekwoorden = frozenset(woord.lower() for term, anders in begrippen.items() for woord in (term, *anders))
    gewoon = {rij["woord"]: rij["liever"] for rij in woorden if not rij["streng"]}
    return Kader(
        paginas=paginas,
        begrippen=frozenset(begrippen),
        zoekwoorden=zoekwoorden,
        tekeningen=tekeningen,
        onderwerpen=onderwerpen,
        campagnes=campagnes,
        documenten=frozenset(lijsten["documenten"]),
        overzichten=frozenset(lijsten["overzichten"]),
        toetsen=frozenset(
            f"{soort}-{n}"
            for soort, (eerste, laatste) in lijsten["toetsen"].items()
            for n in range(eerste, laatste + 1)
        ),
        bronnen=bronnen,
        rollen=frozenset(lijsten["rollen"]),
        afkortingen=lijsten["afkortingen"],
        geen_afkorting=frozenset(lijsten["geen_afkorting"]),
        liever=lijsten["liever"] | {w: beter for w, beter in gewoon.items() if w not in zoekwoorden},
        vakwoorden=frozenset(rij["woord"] for rij in woorden if rij["streng"]),
        groepen=tuple(lijsten["groepen"]),
        algemene_koppen=frozenset(lijsten["algemene_koppen"]),
        nummers=frozenset(lijsten["nummers"]),
    )
