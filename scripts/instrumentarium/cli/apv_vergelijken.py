"""`apv vergelijk`: was-wordt between two days, or the same subject in two or three municipalities."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from instrumentarium.cli.gereedschap import DATUM, PAD, Keuze, gemeente_optie, json_optie, vandaag, wortel
from instrumentarium.fouten import GebruikFout

if TYPE_CHECKING:
    from instrumentarium.apv.vergelijkingen import Vergelijking

FORMATEN = ["tekst", "json", "html", "docx"]


@click.command(
    "vergelijk",
    help="Was-wordt tussen twee dagen, of hetzelfde onderwerp in twee of drie gemeenten.\n\n"
    "Voorbeeld: instrumentarium apv vergelijk woonoverlast --gemeente hillegom --van 2020-01-01 --tot 2022-01-01",
)
@click.argument("onderwerp", metavar="ONDERWERP")
@gemeente_optie()
@click.option("--gemeenten", metavar="A,B[,C]", help="Twee of drie gemeenten, met komma's.")
@click.option("--van", type=DATUM, help="De eerste dag.")
@click.option("--tot", type=DATUM, help="De tweede dag.")
@click.option("--op", type=DATUM, help="De dag, bij --gemeenten (anders vandaag).")
@click.option("--formaat", type=Keuze(FORMATEN), help="tekst (als u niets kiest), json, html of docx.")
@click.option("--uit", metavar="BESTAND", type=PAD, help="Schrijf naar dit bestand.")
@json_optie
@click.pass_context
def vergelijk(
    ctx: click.Context,
    onderwerp: str,
    gemeente: str | None,
    gemeenten: str | None,
    van: date | None,
    tot: date | None,
    op: date | None,
    formaat: str | None,
    uit: Path | None,
    als_json: bool,
) -> None:
    """Print or write the comparison; a difference is an answer, so the exit code is 0."""
    from instrumentarium.cli.apv_uitvoer import choose_form, deliver

    if gemeenten is not None and not (gemeente is None and van is None and tot is None):
        raise GebruikFout("--gemeenten gaat niet samen met --gemeente, --van of --tot; de dag is --op")
    if gemeenten is None and op is not None:
        raise GebruikFout("--op hoort bij --gemeenten; geef bij --gemeente de dagen met --van en --tot")
    formaat = choose_form(formaat, uit, als_json=als_json)
    root = wortel(ctx)
    if gemeenten is not None:
        vergelijkingen = _side_by_side(root, onderwerp, gemeenten, op)
    elif gemeente is None or van is None or tot is None:
        raise GebruikFout("geef --gemeente met --van en --tot, of --gemeenten a,b")
    else:
        vergelijkingen = [_in_time(root, onderwerp, gemeente, van, tot)]
    deliver(lambda vorm: _render(vergelijkingen, vorm), formaat, uit, als_json=als_json)


def _in_time(root: Path, onderwerp: str, gemeente: str, van: date, tot: date) -> Vergelijking:
    from instrumentarium.apv.collectie import check_gemeente, load_gemeente
    from instrumentarium.apv.vergelijkingen import between_days

    check_gemeente(root, gemeente)
    apv = load_gemeente(root, gemeente)
    naam = apv.find_onderwerp(onderwerp, gemeente, tot, vandaag())
    return between_days(apv, naam, gemeente, van, tot, vandaag())


def _side_by_side(root: Path, onderwerp: str, gemeenten: str, op: date | None) -> list[Vergelijking]:
    from instrumentarium.apv.collectie import check_gemeente, list_onderwerpen, load_gemeente, load_onderwerp
    from instrumentarium.apv.vergelijkingen import between_gemeenten

    namen = [naam.strip() for naam in gemeenten.split(",") if naam.strip()]
    if len(set(namen)) != len(namen) or not 2 <= len(namen) <= 3:
        raise GebruikFout("--gemeenten vraagt twee of drie verschillende gemeenten, zoals hillegom,lisse")
    for naam in namen:
        check_gemeente(root, naam)
    dag = op or vandaag()
    if onderwerp not in list_onderwerpen(root):  # an article number means what it means in the first municipality
        onderwerp = load_gemeente(root, namen[0]).find_onderwerp(onderwerp, namen[0], dag, vandaag())
    return between_gemeenten(load_onderwerp(root, onderwerp, namen), onderwerp, namen, dag, vandaag())


def _render(vergelijkingen: list[Vergelijking], formaat: str) -> str | bytes | dict[str, object]:
    from instrumentarium.apv import vergelijkingen as vorm

    titel = f"Was-wordt: {vergelijkingen[0].onderwerp}"
    if formaat == "json":
        rijen = [v.as_dict() for v in vergelijkingen]
        return rijen[0] if len(rijen) == 1 else {"onderwerp": vergelijkingen[0].onderwerp, "vergelijkingen": rijen}
    if formaat == "html":
        return vorm.to_html(vergelijkingen, titel)
    if formaat == "docx":
        from instrumentarium.apv.vergelijk_word import comparison_docx

        return comparison_docx(vergelijkingen, titel)
    return "\n\n".join(vorm.to_text(v) for v in vergelijkingen)
