"""`apv wijzig`, `apv speel-af` and `apv lees-wijziging`: amending text written, proven and read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from instrumentarium.cli.gereedschap import PAD, Keuze, gemeente_optie, json_optie, meld, print_json, vandaag, wortel

if TYPE_CHECKING:
    from instrumentarium.apv.collectie import Apv
    from instrumentarium.apv.wijzigen import Voorstel
    from instrumentarium.bronnen.soorten.apv import Bewerking


@click.command(
    "wijzig",
    help="De wijzigingstekst van een versie naar een andere, nagerekend door naspel.\n\n"
    "Voorbeeld: instrumentarium apv wijzig woonoverlast --gemeente hillegom --van 2020-01-01 --naar 2022-01-01",
)
@click.argument("onderwerpen", nargs=-1, required=True, metavar="ONDERWERP...")
@gemeente_optie(verplicht=True)
@click.option("--van", required=True, metavar="VERSIE", help="De oude versie, of een datum.")
@click.option("--naar", required=True, metavar="VERSIE", help="De nieuwe versie, of een datum.")
@click.option("--wijze", type=Keuze(["fijn", "artikel"]), default="fijn", help="fijn of artikel.")
@click.option("--aanhaling", type=Keuze(["dubbel", "guillemets", "enkel"]), default="dubbel", hidden=True)
@click.option("--formaat", type=Keuze(["tekst", "json", "docx"]), help="tekst (als u niets kiest), json of docx.")
@click.option("--uit", metavar="BESTAND", type=PAD, help="Schrijf naar dit bestand.")
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
    formaat: str | None,
    uit: Path | None,
    als_json: bool,
) -> None:
    """Print or write the amending text; exit code 1 when a replay found a difference, and then no file."""
    from instrumentarium.apv.collectie import check_gemeente, load_gemeente
    from instrumentarium.cli.apv_uitvoer import choose_form, deliver

    root = wortel(ctx)
    check_gemeente(root, gemeente)
    apv = load_gemeente(root, gemeente)
    formaat = choose_form(formaat, uit, als_json=als_json)
    voorstellen = _proposals(root, apv, onderwerpen, gemeente, van, naar, wijze, aanhaling)
    gezakt = any(v.weigering for v in voorstellen)
    if not gezakt:
        deliver(lambda vorm: _render(apv, voorstellen, aanhaling, vorm), formaat, uit, als_json=als_json)
    elif als_json or formaat == "json":
        print_json(_as_json(voorstellen))
    _report(voorstellen)
    if gezakt:
        raise click.exceptions.Exit(1)


def _render(apv: Apv, voorstellen: list[Voorstel], aanhaling: str, formaat: str) -> str | bytes | dict[str, Any]:
    from instrumentarium.apv.wijzigen import whole_text

    if formaat == "json":
        return _as_json(voorstellen)
    tekst = whole_text(apv, voorstellen, aanhaling) or "De tekst is gelijk: er is niets te wijzigen."
    if formaat == "docx":
        from instrumentarium.apv.vergelijk_word import amendment_docx

        return amendment_docx(tekst, "Wijzigingstekst")
    return tekst


def _as_json(voorstellen: list[Voorstel]) -> dict[str, Any]:
    rijen = [voorstel.as_dict() for voorstel in voorstellen]
    return rijen[0] if len(rijen) == 1 else {"wijzigingen": rijen}


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
@click.argument("bestand", metavar="WIJZIGING.yaml", type=PAD)
@json_optie
@click.pass_context
def speel_af(ctx: click.Context, bestand: Path, als_json: bool) -> None:
    """Print whether the outcome is the stored text; exit code 1 when it is not, with the places."""
    from instrumentarium.apv.collectie import check_gemeente, load_onderwerp
    from instrumentarium.apv.speelaf import play_wijziging
    from instrumentarium.bronnen.project import lees_bron
    from instrumentarium.bronnen.soorten.apv import Wijziging

    root = wortel(ctx)
    # A name as this project writes its own sources is found from another folder too.
    basis = root if not bestand.exists() and (root / bestand).is_file() else Path()
    bron = lees_bron(basis, str(bestand), Wijziging)
    check_gemeente(root, bron.waarde.gemeente)
    uitslag = play_wijziging(load_onderwerp(root, bron.waarde.onderwerp, [bron.waarde.gemeente]), bron)
    if als_json:
        print_json(uitslag)
    else:
        _print_outcome(uitslag)
    if uitslag["naspel"] != "gelijk":
        raise click.exceptions.Exit(1)


def _print_outcome(uitslag: dict[str, Any]) -> None:
    van, naar = uitslag["van"] or "(nieuw artikel)", uitslag["naar"] or "(vervallen)"
    click.echo(f"{uitslag['onderwerp']} in {uitslag['gemeente']}, {van} -> {naar}: {uitslag['naspel']}")
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
@click.argument("bestand", metavar="BESTAND.txt", type=PAD)
@json_optie
def lees_wijziging(bestand: Path, als_json: bool) -> None:
    """Print the operations as YAML-like lines or as JSON; unread lines are part of the answer."""
    from instrumentarium.apv.lezen import read_wijziging
    from instrumentarium.bronnen.lezer import lees_tekst
    from instrumentarium.bronnen.project import read_bytes

    gelezen = read_wijziging(lees_tekst(read_bytes(bestand, str(bestand)), str(bestand)))
    if als_json:
        print_json(gelezen.as_dict())
        return
    for artikel in gelezen.artikelen:
        click.echo(f"Artikel {artikel.artikel or '(niet genoemd)'}")
        for bewerking in artikel.bewerkingen:
            click.echo(f"  {_in_words(bewerking)}")
    for nr, regel in gelezen.overig:
        click.echo(f"{bestand}:{nr}: geen wijziging van een artikel: {regel}")
    for nr, regel in gelezen.onleesbaar:
        click.echo(f"{bestand}:{nr}: niet gelezen: {regel}")


def _in_words(b: Bewerking) -> str:
    """Return an operation as one line: what, where, and the words it is about."""
    waar = ", ".join(filter(None, [b.lid and f"lid {b.lid}", b.onderdeel and f"onderdeel {b.onderdeel}", b.deel]))
    wat = [f"“{tekst}”" if tekst else "(weg)" for tekst in (b.was, b.wordt, b.tekst, b.opschrift) if tekst is not None]
    kaart = [f"{oud or '(geen)'} wordt {nieuw or '(geen)'}" for oud, nieuw in (b.vernummer or {}).items()]
    staart = " -> ".join(wat) + (" (telkens)" if b.telkens else "")
    return ": ".join(filter(None, [f"{b.soort} {waar}".rstrip(), "; ".join(filter(None, [staart, *kaart]))]))
