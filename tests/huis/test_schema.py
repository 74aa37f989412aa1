"""The schemas speak of the same sources as the readers: every kind is listed, every real source fits its schema's keys."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from instrumentarium.bronnen.jsonschema import json_schema
from instrumentarium.bronnen.lezer import Kaart, lees_yaml
from instrumentarium.cli.bronsoorten import BRONSOORTEN

PROJECT = Path(__file__).resolve().parents[2]


def test_every_kind_in_the_code_has_a_schema() -> None:
    """A class that says which `schema` it is stands in the list."""
    code = "\n".join(pad.read_text(encoding="utf-8") for pad in (PROJECT / "scripts").rglob("*.py"))
    genoemd = set(re.findall(r'schema: Literal\["([a-z-]+/\d)"\]', code))
    assert genoemd == set(BRONSOORTEN)


def test_real_sources_use_only_keys_of_their_schema() -> None:
    """The top keys of each YAML source are properties of the schema of its kind, and nothing required is missing."""
    schemas: dict[str, dict[str, Any]] = {soort: json_schema(klasse(), soort) for soort, klasse in BRONSOORTEN.items()}
    gezien = 0
    for map_ in ("content", "apv", "templates", "campaigns"):
        for pad in (PROJECT / map_).rglob("*.yaml"):
            if pad.parent.name == "gemeente":
                continue  # patterns for `gemeente nieuw`, with places to fill
            boom = lees_yaml(pad.read_bytes(), pad.name)
            assert isinstance(boom, Kaart), pad
            schema = schemas[str(boom["schema"])]
            top = schema["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
            assert set(boom) <= set(top["properties"]), pad
            assert set(top["required"]) <= set(boom), pad
            gezien += 1
    assert gezien > 100
