"""`besluit soorten`: the documents that can be made, with legal basis."""

from __future__ import annotations

import click

from instrumentarium.cli.gereedschap import json_optie, print_json, wortel


@click.command("soorten", help="De stukken die gemaakt kunnen worden.\n\nVoorbeeld: instrumentarium besluit soorten")
@json_optie
@click.pass_context
def opdracht(ctx: click.Context, als_json: bool) -> None:
    """Print every kind with its number, title and basis."""
    from instrumentarium.besluit.instrument.laden import Instrument

    documenten = [bron.waarde for bron in Instrument(wortel(ctx)).documenten.values()]
    if als_json:
        print_json(
            [
                {
                    "soort": d.soort,
                    "nummer": d.nummer,
                    "titel": d.titel,
                    "grondslag": d.grondslag,
                    "aan": list(d.aan),
                    "status": d.status,
                }
                for d in documenten
            ]
        )
        return
    for document in documenten:
        click.echo(f"{document.nummer:>6}  {document.soort:24} {document.titel}")
        click.echo(f"{'':8}grondslag: {', '.join(document.grondslag) or 'geen'}")
