"""`besluit toets`: the checks, the measure that follows from the policy, and the deadlines of a case."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from instrumentarium.cli.gereedschap import DATUM, json_optie, print_json, vandaag, wortel


@click.command("toets", help="De toetsen op een zaak.\n\nVoorbeeld: instrumentarium besluit toets zaak.yaml")
@click.argument("zaak", metavar="ZAAK.yaml")
@click.option("--peildatum", type=DATUM, help="De dag waarop getoetst wordt (anders de datum van het besluit).")
@json_optie
@click.pass_context
def opdracht(ctx: click.Context, zaak: str, peildatum: date | None, als_json: bool) -> None:
    """Print the findings; exit code 1 when one of them is a blokkade."""
    from instrumentarium.besluit.zaak.dossier import relevant_kinds
    from instrumentarium.besluit.zaak.toetsen import run_toetsen
    from instrumentarium.cli.bewaard import warm
    from instrumentarium.cli.dossier import read_case, read_dossier

    root = wortel(ctx)
    dossier, _ = read_dossier(root, read_case(root, zaak), peildatum, vandaag())
    feiten = dossier.feiten
    with warm(root):
        bevindingen = run_toetsen(dossier.instrument.toetsen.waarde.toetsen, feiten, relevant_kinds(feiten))
    uitslag = _as_json(zaak, dossier, bevindingen) | _faults(dossier, bevindingen)
    if als_json:
        print_json(uitslag)
    else:
        _print(uitslag)
    if any(bevinding.ernst == "blokkade" for bevinding in bevindingen):
        raise click.exceptions.Exit(1)


def _as_json(zaak: str, dossier: Any, bevindingen: list[Any]) -> dict[str, Any]:
    from instrumentarium.besluit.zaak.termijnen import as_dict, deadlines

    feiten = dossier.feiten
    return {
        "zaak": zaak,
        "peildatum": dossier.peildatum.isoformat(),
        "bevindingen": [bevinding.as_dict() for bevinding in bevindingen],
        "beleid": _policy(dossier, feiten),
        "termijnen": [as_dict(termijn) for termijn in deadlines(feiten)],
    }


def _faults(dossier: Any, bevindingen: list[Any]) -> dict[str, Any]:
    """Return what blocks as faults with their place in the file, beside the findings; nothing when nothing blocks."""
    from instrumentarium.cli.afhandeling import as_dict

    blokkades = [bevinding for bevinding in bevindingen if bevinding.ernst == "blokkade"]
    if not blokkades:
        return {}
    return {"fouten": [as_dict(bevinding.located(dossier.zaak)) for bevinding in blokkades]}


def _policy(dossier: Any, feiten: Any) -> dict[str, str | None]:
    """Return the row of the policy that covers the case: in words, its measure, where it stands; None when silent."""
    from instrumentarium.besluit.zaak.beeld import duration

    regel, pad = feiten.beleidsregel, dossier.beleid.pad if dossier.beleid else None
    status = feiten.beleid.status if feiten.beleid else None
    if regel is None:
        return {"regel": None, "maatregel": None, "bron": pad, "status": status}
    geval = feiten.situatie
    maatregel = ", ".join(filter(None, [regel.maatregel, duration(regel.duur)]))
    tekst = f"{geval.object}, {geval.categorie}, stap {geval.stap}: {maatregel}"
    return {"regel": tekst, "maatregel": regel.maatregel, "bron": f"{regel.bron}, {pad}", "status": status}


def _print(uitslag: dict[str, Any]) -> None:
    click.echo(f"Peildatum: {uitslag['peildatum']}")
    beleid = uitslag["beleid"]
    click.echo(
        f"Beleid: {beleid['regel'] or 'zwijgt over dit geval'} ({beleid['bron'] or 'geen bron'}, {beleid['status'] or 'geldt nog niet'})"
    )
    if not uitslag["bevindingen"]:
        click.echo("Geen bevindingen.")
    for rij in uitslag["bevindingen"]:
        aanvaard = " (aanvaard)" if rij["aanvaard"] else ""
        click.echo(f"\n{rij['ernst'].upper()} {rij['id']}{aanvaard}: {rij['melding']}")
        click.echo(f"  Wat nu: {rij['herstel']}")
        click.echo(f"  Waar: {rij['plaats']}. Bron: {'; '.join(rij['bronnen'])}")
    if uitslag["termijnen"]:
        click.echo("\nTermijnen")
    for rij in uitslag["termijnen"]:
        click.echo(f"  {rij['datum']}  {rij['omschrijving']} ({rij['grondslag']})")
