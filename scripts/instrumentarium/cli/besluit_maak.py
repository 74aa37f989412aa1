"""`besluit maak`: the Word letters of a case, one per addressee, with account and calendar."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from instrumentarium.cli.gereedschap import DATUM, json_optie, meld, print_json, vandaag, wortel


@click.command(
    "maak", help="De brieven van een zaak.\n\nVoorbeeld: instrumentarium besluit maak zaak.yaml --uit brieven"
)
@click.argument("zaak", metavar="ZAAK.yaml")
@click.option("--soort", "soorten", multiple=True, metavar="SOORT", help="Welk stuk; mag vaker. Anders kiest de zaak.")
@click.option("--uit", metavar="MAP", help="De map voor de brieven (anders: naast de zaak).")
@click.option("--peildatum", type=DATUM, help="De dag waarop beleid, toetsen en ondertekenaar gekozen worden.")
@click.option("--definitief", is_flag=True, help="Zonder CONCEPT; weigert als er iets in de weg staat.")
@click.option("--pdf", is_flag=True, help="Ook als PDF, met LibreOffice.")
@click.option("--geanonimiseerd", is_flag=True, help="Zonder namen en adressen.")
@click.option("--toelichting", is_flag=True, help="Laat zien waarom elke clausule er staat.")
@json_optie
@click.pass_context
def opdracht(ctx: click.Context, /, zaak: str, uit: str | None, als_json: bool, **opties: Any) -> None:
    """Make, check, and only then write."""
    from instrumentarium.cli.bestemming import letter_folder
    from instrumentarium.cli.brievenmaker import Opdracht, make_case
    from instrumentarium.cli.werkbank import Werkbank

    root = wortel(ctx)
    werk = Opdracht(
        soorten=tuple(opties["soorten"]),
        peildatum=opties["peildatum"],
        definitief=opties["definitief"],
        geanonimiseerd=opties["geanonimiseerd"],
        pdf=opties["pdf"],
    )
    bank = Werkbank(root, werk.instrument)
    uitkomst = make_case(bank, zaak, werk, vandaag(), lambda kenmerk: letter_folder(root, zaak, kenmerk, uit))
    for bevinding in uitkomst.blokkades:
        meld(f"blokkade {bevinding.id}: {bevinding.melding} {bevinding.herstel}")
    if werk.geanonimiseerd:
        _ask_to_read(root, zaak)
    if als_json:
        print_json(uitkomst.as_dict())
        return
    for naam, status in uitkomst.bestanden.items():
        click.echo(f"{status:12} {uitkomst.map / naam}")
    if opties["toelichting"]:
        click.echo(_explanation(uitkomst.verantwoording))


def _ask_to_read(root: Path, zaak: str) -> None:
    """Name the texts that a person must read before an anonymised letter leaves the house."""
    from instrumentarium.besluit.zaak.anoniem import texts_to_read
    from instrumentarium.cli.dossier import read_case

    vrij = texts_to_read(read_case(root, zaak))
    if vrij:
        meld(f"Lees deze teksten na op namen en adressen: {', '.join(vrij)}")


def _explanation(verantwoording: dict[str, Any]) -> str:
    regels = []
    for brief in verantwoording["brieven"]:
        regels.append(f"\n{brief['bestand']}")
        for clausule in brief["clausules"]:
            teken = "+" if clausule["gekozen"] else "-"
            regels.append(f"  {teken} {clausule['id']}: {clausule['reden']}")
    return "\n".join(regels)
