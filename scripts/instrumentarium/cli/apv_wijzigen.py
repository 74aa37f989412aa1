"""`apv wijzig`, `apv speel-af` and `apv lees-wijziging`: amending text written, proven and read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from instrumentarium.cli.gereedschap import gemeente_optie, json_optie, meld, print_json, vandaag, wortel
from instrumentarium.fouten import GebruikFout

if TYPE_CHECKING:
    from instrumentarium.apv.collectie import Apv
    from instrumentarium.apv.wijzigen import Voorstel


@click.command(
    "wijzig",
    help="De wijzigingstekst van een versie naar een andere, nagerekend door naspel.\n\n"
    "Voorbeeld: instrumentarium apv wijzig woonoverlast --gemeente hillegom --van 2020-01-01 --naar 2022-01-01",
)
@click.argument("onderwerpen", nargs=-1, required=True, metavar="ONDERWERP...")
@gemeente_optie(verplicht=True)
@click.option("--van", required=True, metavar="VERSIE", help="De oude versie, of een datum.")
@click.option("--naar", required=True, metavar="VERSIE", help="De nieuwe versie, of een datum.")
@click.option("--wijze", type=click.Choice(["fijn", "artikel"]), default="fijn", help="fijn of artikel.")
@click.option("--aanhaling", type=click.Choice(["dubbel", "guillemets", "enkel"]), default="dubbel", hidden=True)
@click.option("--formaat", type=click.Choice(["tekst", "json", "docx"]), default="tekst", help="tekst, json of docx.")
@click.option("--uit", type=click.Path(path_type=Path), help="Schrijf naar dit bestand.")
@json_optie
@click.pass_context
def wijzig(
    ctx: click.Context,
    onderwerpen: tuple[str, ...],
    gemeente: str,
    van: str,
    naar: str,
    wijze: str,
    aanhaling: str,
    formaat: str,
    uit: Path | None,
    als_json: bool,
) -> None:
    """Print or write the amending text; exit code 1 when a replay found a difference."""
    from instrumentarium.apv import wijzigen
    from instrumentarium.apv.collectie import check_gemeente, load_gemeente
    from instrumentarium.cli.apv_uitvoer import deliver, require_file

    root = wortel(ctx)
    check_gemeente(root, gemeente)
    apv = load_gemeente(root, gemeente)
    formaat = require_file("json" if als_json else formaat, uit)
    voorstellen = _proposals(root, apv, onderwerpen, gemeente, van, naar, wijze, aanhaling)
    gezakt = [v for v in voorstellen if v.weigering]
    if formaat == "json":
        rijen = [v.as_dict() for v in voorstellen]
        deliver(rijen[0] if len(rijen) == 1 else {"wijzigingen": rijen}, uit)
    elif not gezakt and formaat == "docx":
        from instrumentarium.apv.vergelijk_word import amendment_docx

        deliver(amendment_docx(wijzigen.whole_text(apv, voorstellen, aanhaling), "Wijzigingstekst"), uit)
    elif not gezakt:
        deliver(wijzigen.whole_text(apv, voorstellen, aanhaling) or "De tekst is gelijk: er is niets te wijzigen.", uit)
    _report(voorstellen)
    if gezakt:
        raise click.exceptions.Exit(1)


def _proposals(
    root: Path, apv: Apv, onderwerpen: tuple[str, ...], gemeente: str, van: str, naar: str, wijze: str, aanhaling: str
) -> list[Voorstel]:
    from instrumentarium.apv.volgt import read_outside
    from instrumentarium.apv.wijzigen import pick_pairs, propose

    dag = vandaag()
    paren = pick_pairs(apv, onderwerpen, gemeente, van, naar, dag)
    buiten = read_outside(root)
    return [
        propose(apv, naam, gemeente, oud, nieuw, dag, wijze=wijze, aanhaling=aanhaling, buiten=buiten)
        for naam, oud, nieuw in paren
    ]


def _report(voorstellen: list[Voorstel]) -> None:
    from instrumentarium.apv.wijzigen import shared_warnings

    for regel in shared_warnings(voorstellen):
        meld(f"Let op: {regel}")
    for voorstel in voorstellen:
        if voorstel.weigering:
            meld(f"{voorstel.onderwerp}: {voorstel.weigering}. Probeer --wijze artikel.")
        for waarschuwing in voorstel.waarschuwingen:
            meld(f"Let op ({voorstel.onderwerp}): {waarschuwing}")
        for gevolg in voorstel.volgt:
            meld(f"Volgt ({voorstel.onderwerp}, {gevolg.soort}): {gevolg.waar}: {gevolg.wat}")


@click.command(
    "speel-af",
    help="Een wijziging uitvoeren op de oude versie en vergelijken met de nieuwe.\n\n"
    "Voorbeeld: instrumentarium apv speel-af apv/wijzigingen/lis-beslistermijn-2022.yaml",
)
@click.argument("bestand", metavar="WIJZIGING.yaml", type=click.Path(path_type=Path))
@json_optie
@click.pass_context
def speel_af(ctx: click.Context, bestand: Path, als_json: bool) -> None:
    """Print whether the outcome is the stored text; exit code 1 when it is not, with the places."""
    from instrumentarium.apv.collectie import check_gemeente, load_onderwerp
    from instrumentarium.apv.speelaf import play_wijziging
    from instrumentarium.bronnen.project import lees_bron
    from instrumentarium.bronnen.soorten.apv import Wijziging

    root = wortel(ctx)
    bron = lees_bron(Path(), str(bestand), Wijziging)
    check_gemeente(root, bron.waarde.gemeente)
    uitslag = play_wijziging(load_onderwerp(root, bron.waarde.onderwerp, [bron.waarde.gemeente]), bron)
    if als_json:
        print_json(uitslag)
    else:
        _print_outcome(uitslag)
    if uitslag["naspel"] != "gelijk":
        raise click.exceptions.Exit(1)


def _print_outcome(uitslag: dict[str, Any]) -> None:
    click.echo(
        f"{uitslag['onderwerp']} in {uitslag['gemeente']}, {uitslag['van']} -> {uitslag['naar']}: {uitslag['naspel']}"
    )
    for verschil in uitslag["verschillen"]:
        if "melding" in verschil:
            click.echo(f"  {verschil['melding']}")
        else:
            click.echo(
                f"  {verschil['plaats']}\n    uitkomst: {verschil['uitkomst']}\n    verwacht: {verschil['verwacht']}"
            )


@click.command(
    "lees-wijziging",
    help="Wijzigingszinnen omzetten in bewerkingen; wat niet te lezen is, wordt gemeld en niet geraden.\n\n"
    "Voorbeeld: instrumentarium apv lees-wijziging besluit.txt --json",
)
@click.argument("bestand", metavar="BESTAND.txt", type=click.Path(path_type=Path))
@json_optie
def lees_wijziging(bestand: Path, als_json: bool) -> None:
    """Print the operations as YAML-like lines or as JSON; unread lines are part of the answer."""
    from instrumentarium.apv.lezen import read_wijziging
    from instrumentarium.bronnen.project import read_bytes

    try:
        tekst = read_bytes(bestand, str(bestand)).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise GebruikFout(f"{bestand} is geen UTF-8; bewaar het als platte tekst in UTF-8") from None
    gelezen = read_wijziging(tekst)
    if als_json:
        print_json(gelezen.as_dict())
        return
    for artikel in gelezen.artikelen:
        click.echo(f"Artikel {artikel.artikel or '(niet genoemd)'}")
        for bewerking in artikel.bewerkingen:
            waar = ", ".join(filter(None, [bewerking.lid and f"lid {bewerking.lid}", bewerking.onderdeel]))
            click.echo(f"  {bewerking.soort} {waar}".rstrip())
    for nr, regel in gelezen.onleesbaar:
        click.echo(f"{bestand}:{nr}: niet gelezen: {regel}")
