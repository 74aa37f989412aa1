"""`site bouw` and `site bekijk`: the handbook on disk and on the screen."""

from __future__ import annotations

import threading
from pathlib import Path

import click

from instrumentarium.cli.gereedschap import json_optie, meld, print_json, vandaag, wortel
from instrumentarium.cli.sitebouw import build_site, refuse_source_folder

__all__ = ["build_site", "groep"]

groep = click.Group("site", help="Het handboek bouwen of bekijken.\n\nVoorbeeld: instrumentarium site bekijk")


@groep.command("bouw", help="Het handboek bouwen in build/site.\n\nVoorbeeld: instrumentarium site bouw --publiek")
@click.option("--publiek", is_flag=True, help="Alleen de bladzijden met publiek: true.")
@click.option("--pdf", is_flag=True, help="Ook van elk artikel en van het hele handboek een pdf.")
@click.option("--uit", metavar="MAP", help="De map om in te bouwen (anders: build).")
@json_optie
@click.pass_context
def bouw(ctx: click.Context, publiek: bool, pdf: bool, uit: str | None, als_json: bool) -> None:
    """Build the site and say how large it is."""
    project = wortel(ctx)
    doel = Path(uit) if uit else project / "build"
    refuse_source_folder(project, doel)
    telling = build_site(project, doel, op=vandaag(), publiek=publiek, pdf=pdf)
    if als_json:
        print_json({"site": str(doel / "site"), "publiek": publiek, **telling})
    else:
        meld(f"Het handboek staat in {doel / 'site'}: {telling['bladzijden']} bladzijden.")


@groep.command("bekijk", help="Het handboek bekijken terwijl u schrijft.\n\nVoorbeeld: instrumentarium site bekijk")
@click.option(
    "--poort", type=click.IntRange(0, 65535), default=8000, show_default=True, help="De poort op deze machine."
)
@click.pass_context
def bekijk(ctx: click.Context, poort: int) -> None:
    """Build once, serve, and build again what changes, until Ctrl+C."""
    from instrumentarium.cli.sitekijk import Kijker, serve, watch

    kijker = Kijker(wortel(ctx), vandaag, meld)
    kijker.begin()
    server = serve(kijker, poort)
    stop = threading.Event()
    threading.Thread(target=watch, args=(kijker, stop), daemon=True).start()
    meld(
        f"Het handboek staat op http://127.0.0.1:{server.server_address[1]}/ en volgt uw wijzigingen. Stop met Ctrl+C."
    )
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        meld("Gestopt.")
    finally:
        stop.set()
        server.server_close()
