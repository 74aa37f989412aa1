"""`apv verwijzingen`: every reference with its outcome."""

from __future__ import annotations

from datetime import date

import click

from instrumentarium.cli.gereedschap import DATUM, gemeente_optie, json_optie, print_json, vandaag, wortel


@click.command(
    "verwijzingen",
    help="Alle verwijzingen in de tekst die op een dag geldt, met hun uitkomst.\n\n"
    "Voorbeeld: instrumentarium apv verwijzingen --gemeente lisse --op 2022-02-01",
)
@gemeente_optie()
@click.option("--op", type=DATUM, help="De dag waarop de tekst geldt (anders vandaag).")
@click.option("--bekend-op", type=DATUM, help="Wat op deze dag bekend was (anders vandaag).")
@click.option("--alles", is_flag=True, help="Toon ook wat is gevonden (in JSON staat alles altijd).")
@json_optie
@click.pass_context
def verwijzingen(
    ctx: click.Context, gemeente: str | None, op: date | None, bekend_op: date | None, alles: bool, als_json: bool
) -> None:
    """Print a row per reference; a dead one is a row, not an error."""
    from instrumentarium.apv.collectie import check_gemeente, load_apv
    from instrumentarium.apv.verwijzingen import GEVONDEN, list_verwijzingen

    root = wortel(ctx)
    if gemeente is not None:
        check_gemeente(root, gemeente)
    apv = load_apv(root)
    dag, bekend = op or vandaag(), bekend_op or vandaag()
    rijen = [
        rij
        for naam in ([gemeente] if gemeente else apv.gemeenten())
        for rij in list_verwijzingen(apv, naam, dag, bekend)
    ]
    if als_json:
        print_json({"op": dag.isoformat(), "verwijzingen": [rij.as_dict() for rij in rijen]})
        return
    for rij in rijen:
        if alles or rij.uitslag.uitkomst != GEVONDEN:
            bij = f" {rij.uitslag.bij}" if rij.uitslag.bij else ""
            click.echo(f"{rij.gemeente} {rij.onderwerp} {rij.plaats}: {rij.tekst} -> {rij.uitslag.uitkomst}{bij}")
    gevonden = sum(rij.uitslag.uitkomst == GEVONDEN for rij in rijen)
    click.echo(f"{len(rijen)} verwijzingen, waarvan {gevonden} gevonden")
