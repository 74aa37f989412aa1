"""`gemeente nieuw`: the commented files that a further municipality needs, and its letterhead."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import click

from instrumentarium.cli.gereedschap import json_optie, print_json, wortel
from instrumentarium.fouten import GebruikFout

_SJABLONEN = {
    "gemeente.yaml": "content/gemeenten/{sleutel}.yaml",
    "vaststellingen.yaml": "content/vaststellingen/{sleutel}.yaml",
    "beleid.yaml": "templates/damocles/beleid/{sleutel}.yaml",
}
# Names that mean something else: in a path or a file of this project, in YAML, or to Windows.
_BEZET = frozenset({"alle", "onderwerp", "null", "true", "false", "con", "prn", "aux", "nul"})


@click.group("gemeente", help="Gemeenten.\n\nVoorbeeld: instrumentarium gemeente nieuw Voorbeeldstad")
def groep() -> None:
    """Hold the commands on municipalities."""


@groep.command(
    "nieuw", help="Bestanden voor een nieuwe gemeente.\n\nVoorbeeld: instrumentarium gemeente nieuw Voorbeeldstad"
)
@click.argument("naam", metavar="NAAM")
@json_optie
@click.pass_context
def nieuw(ctx: click.Context, naam: str, als_json: bool) -> None:
    """Write the files; an existing one is never touched."""
    from instrumentarium.uitvoer.schrijf import write_all_new

    root = wortel(ctx)
    sleutel = to_key(naam)
    bestanden = _files(root, naam.strip(), sleutel)
    bestaand = [pad for pad in bestanden if (root / pad).exists()]
    if bestaand:
        raise GebruikFout(f"er is al een gemeente {sleutel}: {', '.join(bestaand)}")
    write_all_new({root / pad: inhoud for pad, inhoud in bestanden.items()})
    if als_json:
        print_json({"gemeente": sleutel, "bestanden": list(bestanden)})
        return
    for pad in bestanden:
        click.echo(f"gemaakt {pad}")
    click.echo("Vul de bestanden in, en kijk na met: instrumentarium controleer")


def to_key(naam: str) -> str:
    """Return the name as it is written on the command line: `'s-Gravenhage` is `s-gravenhage`."""
    plat = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower().strip()
    sleutel = re.sub(r"[^a-z0-9]+", "-", plat).strip("-")
    toegestaan = re.fullmatch(r"[^\W\d_][\w' .()-]{0,58}|'[\w' .()-]{1,58}", naam.strip())
    if not sleutel or not toegestaan or sleutel in _BEZET:
        raise GebruikFout(
            f'"{naam[:60]}" kan niet de naam van een gemeente zijn; gebruik letters, spaties en streepjes'
        )
    return sleutel


def _files(root: Path, naam: str, sleutel: str) -> dict[str, bytes]:
    from instrumentarium.bronnen.project import read_bytes
    from instrumentarium.word.huisstijl_maken import make_letterhead

    bestanden = {}
    for sjabloon, doel in _SJABLONEN.items():
        tekst = read_bytes(root / "templates" / "gemeente" / sjabloon, f"templates/gemeente/{sjabloon}").decode("utf-8")
        yaml_naam = naam if re.fullmatch(r"[\w -]+", naam) else '"' + naam + '"'
        bestanden[doel.format(sleutel=sleutel)] = tekst.format(naam=naam, naam_yaml=yaml_naam, sleutel=sleutel).encode()
    bestanden[f"templates/huisstijl/{sleutel}.docx"] = make_letterhead(naam, "#1C1B1A")
    return bestanden
