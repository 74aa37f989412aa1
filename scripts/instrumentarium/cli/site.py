"""`site bouw` and `site bekijk`: the handbook on disk and on the screen."""

from __future__ import annotations

from pathlib import Path

import click

from instrumentarium.cli.gereedschap import json_optie, meld, print_json, vandaag, wortel
from instrumentarium.cli.sitebouw import build_site

__all__ = ["build_site", "groep"]

groep = click.Group("site", help="Het handboek bouwen of bekijken.")


@groep.command("bouw", help="Het handboek bouwen in build/site.\n\nVoorbeeld: instrumentarium site bouw --publiek")
@click.option("--publiek", is_flag=True, help="Alleen de bladzijden met publiek: true.")
@click.option("--uit", metavar="MAP", help="De map om in te bouwen (anders: build).")
@json_optie
@click.pass_context
def bouw(ctx: click.Context, publiek: bool, uit: str | None, als_json: bool) -> None:
    """Build the site and say how large it is."""
    project = wortel(ctx)
    doel = Path(uit) if uit else project / "build"
    telling = build_site(project, doel, op=vandaag(), publiek=publiek)
    if als_json:
        print_json({"site": str(doel / "site"), "publiek": publiek, **telling})
    else:
        meld(f"Het handboek staat in {doel / 'site'}: {telling['bladzijden']} bladzijden.")
