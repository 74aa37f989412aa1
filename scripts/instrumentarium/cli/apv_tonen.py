"""`apv toon` and `apv lijst`: what applies on a day."""

from __future__ import annotations

from datetime import date

import click

from instrumentarium.cli.gereedschap import DATUM, Keuze, gemeente_optie, json_optie, meld, print_json, vandaag, wortel


@click.command(
    "toon",
    help="De tekst die op een dag geldt, naar wat op een dag bekend was.\n\n"
    "Voorbeeld: instrumentarium apv toon 2:40b --gemeente hillegom --op 2021-07-01",
)
@click.argument("onderwerp", metavar="ONDERWERP-OF-NUMMER")
@gemeente_optie(verplicht=True)
@click.option("--op", type=DATUM, help="De dag waarop de tekst geldt (anders vandaag).")
@click.option("--bekend-op", type=DATUM, help="Wat op deze dag bekend was (anders vandaag).")
@click.option("--formaat", type=Keuze(["tekst", "json"]), default="tekst", help="tekst of json.")
@json_optie
@click.pass_context
def toon(
    ctx: click.Context,
    onderwerp: str,
    gemeente: str,
    op: date | None,
    bekend_op: date | None,
    formaat: str,
    als_json: bool,
) -> None:
    """Print one article; nothing that applies is an answer too."""
    from instrumentarium.apv import tonen
    from instrumentarium.apv.collectie import check_gemeente, list_onderwerpen, load_gemeente, load_onderwerp
    from instrumentarium.apv.nummers import parse_artikelnummer

    root = wortel(ctx)
    check_gemeente(root, gemeente)
    op, bekend_op = op or vandaag(), bekend_op or vandaag()
    is_nummer = onderwerp not in list_onderwerpen(root) and parse_artikelnummer(onderwerp) is not None
    apv = load_gemeente(root, gemeente) if is_nummer else load_onderwerp(root, onderwerp, [gemeente])
    naam = apv.find_onderwerp(onderwerp, gemeente, op, bekend_op)
    antwoord = tonen.show(apv, naam, gemeente, op, bekend_op)
    if is_nummer:
        antwoord["waarschuwingen"] += tonen.number_warnings(antwoord, onderwerp)
    if als_json or formaat == "json":
        print_json(antwoord)
        return
    click.echo(tonen.as_text(antwoord))
    for waarschuwing in antwoord["waarschuwingen"]:
        meld(f"Let op: {waarschuwing}")


@click.command(
    "lijst",
    help="Alle onderwerpen met nummer, opschrift en periode.\n\n"
    "Voorbeeld: instrumentarium apv lijst --gemeente lisse --op 2020-01-01",
)
@gemeente_optie()
@click.option("--op", type=DATUM, help="De dag waarop de tekst geldt (anders vandaag).")
@json_optie
@click.pass_context
def lijst(ctx: click.Context, gemeente: str | None, op: date | None, als_json: bool) -> None:
    """Print a row per subject and municipality."""
    from instrumentarium.apv import tonen
    from instrumentarium.apv.collectie import check_gemeente, load_apv, load_gemeente

    root = wortel(ctx)
    if gemeente is not None:
        check_gemeente(root, gemeente)
    apv = load_gemeente(root, gemeente) if gemeente else load_apv(root)
    dag = op or vandaag()
    rijen = tonen.show_all(apv, [gemeente] if gemeente else apv.gemeenten(), dag, vandaag())
    if als_json:
        print_json({"op": dag.isoformat(), "onderwerpen": rijen})
        return
    for regel in tonen.list_lines(rijen):
        click.echo(regel)
