"""`schema`: JSON Schema of every kind of source, made from the same classes that read them."""

from __future__ import annotations

import json
from pathlib import Path

import click

from instrumentarium.cli.gereedschap import MAP, json_optie, print_json


@click.command(
    "schema", help="JSON Schema van elke soort bron, voor editors.\n\nVoorbeeld: instrumentarium schema --uit .schema"
)
@click.option("--uit", metavar="MAP", type=MAP, help="Schrijf per soort een bestand in deze map.")
@json_optie
def groep(uit: Path | None, als_json: bool) -> None:
    """Print all schemas, or write one file per kind."""
    from instrumentarium.bronnen.jsonschema import json_schema
    from instrumentarium.cli.bronsoorten import BRONSOORTEN
    from instrumentarium.uitvoer.schrijf import write_file

    schemas = {soort: json_schema(klasse(), soort) for soort, klasse in BRONSOORTEN.items()}
    if uit is None:
        print_json(schemas)
        return
    for soort, schema in schemas.items():
        naam = soort.replace("/", "-") + ".schema.json"
        write_file(uit / naam, (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode())
        if not als_json:
            click.echo(str(uit / naam))
    if als_json:
        print_json({"bestanden": [soort.replace("/", "-") + ".schema.json" for soort in schemas]})
