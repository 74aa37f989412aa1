"""`apv importeer` and `apv exporteer`: official XML in, and the regulation of a day out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from instrumentarium.cli.gereedschap import json_optie, meld, print_json
from instrumentarium.fouten import GebruikFout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from instrumentarium.apv.importeren import Document


@click.command(
    "importeer",
    help="Een regeling uit CVDR of een toestand uit BWB inlezen, zonder dat er een teken verloren gaat.\n\n"
    "Voorbeeld: instrumentarium apv importeer CVDR186651_3.xml --uit import",
)
@click.argument("bestand", metavar="BESTAND.xml", type=click.Path(path_type=Path))
@click.option("--uit", metavar="MAP", required=True, type=click.Path(path_type=Path), help="Waar het resultaat komt.")
@click.option("--gemeente", metavar="NAAM", help="De gemeente (anders: wat het bestand noemt).")
@click.option("--vervang", is_flag=True, help="Een bestand dat er al is, vervangen.")
@json_optie
def importeer(bestand: Path, uit: Path, gemeente: str | None, vervang: bool, als_json: bool) -> None:
    """Read, prove and write one regulation."""
    from instrumentarium.apv.exporteren_yaml import to_yaml
    from instrumentarium.apv.importeren import import_regeling

    document = _read(bestand)
    gelezen = import_regeling(document, gemeente=gemeente)
    pad = uit / f"{gelezen.regeling.id}.yaml"
    _write({pad: to_yaml(gelezen.regeling, str(bestand))}, vervang=vervang)
    for waarschuwing in gelezen.waarschuwingen:
        meld(f"Let op: {waarschuwing}")
    if als_json:
        print_json({"id": gelezen.regeling.id, "geschreven": [str(pad)], "tekens": gelezen.tekens})
        return
    click.echo(f"{pad}: {gelezen.tekens} tekens ingelezen, gelijk aan het bestand")


def _read(bestand: Path) -> Document:
    from instrumentarium.apv.importeren import read_document
    from instrumentarium.bronnen.project import read_bytes

    return read_document(read_bytes(bestand, str(bestand)), str(bestand))


def _write(bestanden: Mapping[Path, bytes], *, vervang: bool) -> None:
    """Write all files, or none when one of them is there already and may not be replaced."""
    from instrumentarium.uitvoer.schrijf import write_all_new, write_file

    if vervang:
        for pad, inhoud in bestanden.items():
            write_file(pad, inhoud)
        return
    try:
        write_all_new(bestanden)
    except FileExistsError:
        bezet = ", ".join(str(pad) for pad in bestanden if pad.exists())
        raise GebruikFout(f"{bezet} bestaat al; kies een andere map of geef --vervang") from None


OPDRACHTEN = {"importeer": importeer}
