"""`termijn`: one legal deadline with its calculation."""

from __future__ import annotations

from datetime import date

import click

from instrumentarium.cli.gereedschap import DATUM, json_optie, print_json
from instrumentarium.fouten import GebruikFout, bedoelde_u


@click.command(
    "termijn", help="Een wettelijke termijn uitrekenen.\n\nVoorbeeld: instrumentarium termijn bezwaar 2026-11-23"
)
@click.argument("soort")
@click.argument("datum", type=DATUM)
@click.option("--einde-bezwaar", type=DATUM, help="Laatste dag van de bezwaartermijn, als die anders is dan berekend.")
@click.option("--commissie", is_flag=True, help="Met een adviescommissie: 12 weken (Awb 7:10).")
@json_optie
def groep(soort: str, datum: date, einde_bezwaar: date | None, commissie: bool, als_json: bool) -> None:
    """Print last day, basis and calculation."""
    from instrumentarium.tijd.termijnen import SOORTEN, compute_termijn

    if soort not in SOORTEN:
        raise GebruikFout(
            f'onbekende termijn "{soort[:60]}": {bedoelde_u(soort, SOORTEN) or "kies uit " + ", ".join(SOORTEN)}'
        )
    termijn = compute_termijn(soort, datum, einde_bezwaar=einde_bezwaar, commissie=commissie)
    if als_json:
        print_json(termijn.as_dict())
        return
    click.echo(f"{termijn.omschrijving}: uiterlijk {termijn.laatste_dag.isoformat()}")
    click.echo(f"Grondslag: {termijn.grondslag}")
    click.echo(f"Berekening: {termijn.berekening}")
