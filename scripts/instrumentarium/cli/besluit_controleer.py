"""`besluit controleer`: makes the letters of an account again and says whether they are the same, byte for byte."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from instrumentarium.cli.gereedschap import json_optie, print_json, vandaag, wortel
from instrumentarium.fouten import GebruikFout


@click.command(
    "controleer",
    help="Brieven opnieuw maken en vergelijken.\n\nVoorbeeld: instrumentarium besluit controleer Z-1-verantwoording.json",
)
@click.argument("verantwoording", metavar="VERANTWOORDING.json")
@click.option("--zaak", metavar="ZAAK.yaml", help="Het zaakbestand (anders: naast de verantwoording).")
@json_optie
@click.pass_context
def opdracht(ctx: click.Context, verantwoording: str, zaak: str | None, als_json: bool) -> None:
    """Print what differs; exit code 1 on a difference."""
    from instrumentarium.cli.naspeuren import compare_with_account

    account = _read_account(verantwoording)
    map_ = Path(verantwoording).resolve().parent
    zaakbestand = zaak or str(map_ / account["zaak"]["bestand"])
    verschillen = compare_with_account(wortel(ctx), account, map_, zaakbestand, vandaag())
    if als_json:
        print_json({"gelijk": not verschillen, "verschillen": verschillen})
    elif not verschillen:
        click.echo(f"Gelijk: {len(account['brieven'])} brieven zijn byte voor byte hetzelfde.")
    for rij in verschillen if not als_json else []:
        click.echo(f"{rij['bestand']}: {rij['melding']}")
        for alinea in rij.get("alineas", []):
            click.echo(
                f"  {alinea['soort']} bij clausule {alinea['clausule'] or 'onbekend'}, alinea {alinea['nummer']}"
            )
    if verschillen:
        raise click.exceptions.Exit(1)


def _read_account(pad: str) -> dict[str, Any]:
    from instrumentarium.bronnen.project import read_bytes

    try:
        account: Any = json.loads(read_bytes(Path(pad), pad))
        date.fromisoformat(account["peildatum"])
        for sleutel in ("zaak", "brieven", "soorten"):
            account[sleutel]
        [(rij["bestand"], rij["sha256"]) for rij in account["brieven"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise GebruikFout(f"{pad} is geen verantwoording van besluit maak") from None
    return dict(account)
