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
    from instrumentarium.cli.naspeuren import changed_sources, compare_with_account

    root = wortel(ctx)
    account = _read_account(verantwoording)
    map_ = Path(verantwoording).resolve().parent
    verschillen = compare_with_account(root, account, map_, zaak or _case_beside(account, map_), vandaag())
    bronnen = changed_sources(root, account)
    if als_json:
        print_json({"gelijk": not verschillen, "verschillen": verschillen, "bronnen_veranderd": bronnen})
    else:
        _print(verschillen, bronnen, len(account["brieven"]))
    if verschillen:
        raise click.exceptions.Exit(1)


def _print(verschillen: list[dict[str, Any]], bronnen: list[str], aantal: int) -> None:
    if not verschillen:
        click.echo("Gelijk: 1 brief is" if aantal == 1 else f"Gelijk: {aantal} brieven zijn", nl=False)
        click.echo(" byte voor byte hetzelfde.")
    for rij in verschillen:
        click.echo(f"{rij['bestand']}: {rij['melding']}")
        for alinea in rij["alineas"]:
            bij = f", clausule {alinea['clausule']}" if alinea["clausule"] else f", {alinea['deel'] or 'het bestand'}"
            click.echo(f"  {alinea['soort']}: alinea {alinea['nummer']}{bij}")
    for bron in bronnen:
        click.echo(f"{bron}: deze bron is veranderd sinds de brieven zijn gemaakt")


def _case_beside(account: dict[str, Any], map_: Path) -> str:
    naam = account["zaak"].get("bestand")
    if not naam:
        raise GebruikFout("deze brieven zijn geanonimiseerd: noem het zaakbestand met --zaak")
    if not (map_ / Path(naam).name).is_file():
        raise GebruikFout("het zaakbestand staat niet naast de verantwoording: noem het met --zaak")
    return str(map_ / Path(naam).name)


def _read_account(pad: str) -> dict[str, Any]:
    from instrumentarium.bronnen.project import read_bytes

    try:
        account: Any = json.loads(read_bytes(Path(pad), pad))
        date.fromisoformat(account["peildatum"])
        tekst = [*account["soorten"], *(rij[k] for rij in account["brieven"] for k in ("bestand", "soort", "sha256"))]
        tekst += [bron["bestand"] for bron in account.get("bronnen") or []]
        account["zaak"].get("bestand")
        if not all(isinstance(deel, str) for deel in tekst):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise GebruikFout(f"{pad} is geen verantwoording van besluit maak") from None
    return dict(account)
