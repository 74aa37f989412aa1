"""`controleer`: all sources; schema, cross references, time, policy, clauses, templates, dates of review."""

from __future__ import annotations

from pathlib import Path

import click

from instrumentarium.cli.afhandeling import as_dict, regel_tekst
from instrumentarium.cli.gereedschap import MAP, json_optie, meld, print_json, vandaag, wortel
from instrumentarium.fouten import Bevinding


@click.command(
    "controleer", help="Alle bronnen nakijken.\n\nVoorbeeld: instrumentarium controleer --annoteer nagekeken"
)
@click.option(
    "--annoteer", metavar="MAP", type=MAP, help="Zet van elk fout Word-sjabloon een kopie met opmerkingen in deze map."
)
@json_optie
@click.pass_context
def groep(ctx: click.Context, annoteer: Path | None, als_json: bool) -> None:
    """Print every fault and warning; exit code 1 when there is a fault."""
    from instrumentarium.cli.controles import check_all

    uitkomst = check_all(wortel(ctx), vandaag())
    if annoteer is not None:
        _annotate(annoteer, uitkomst.sjablonen, uitkomst.fouten)
    if als_json:
        print_json(
            {
                "fouten": [as_dict(rij) for rij in uitkomst.fouten],
                "waarschuwingen": [as_dict(rij) for rij in uitkomst.waarschuwingen],
            }
        )
    else:
        for rij in uitkomst.waarschuwingen:
            click.echo(f"waarschuwing {regel_tekst(rij)}")
        for rij in uitkomst.fouten:
            meld(regel_tekst(rij))
        click.echo(f"{len(uitkomst.fouten)} fouten, {len(uitkomst.waarschuwingen)} waarschuwingen.")
    if uitkomst.fouten:
        raise click.exceptions.Exit(1)


def _annotate(map_: Path, sjablonen: dict[str, bytes], fouten: list[Bevinding]) -> None:
    from instrumentarium.uitvoer.schrijf import write_file
    from instrumentarium.word.annoteren import annotate_template

    for pad, inhoud in sjablonen.items():
        eigen = [fout for fout in fouten if fout.plaats.bestand == pad]
        write_file(map_ / Path(pad).name, annotate_template(inhoud, eigen))
        meld(f"kopie met opmerkingen: {map_ / Path(pad).name}")
