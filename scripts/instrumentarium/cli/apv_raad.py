"""`apv raadsstuk` and `apv drift`: the council package in Word, and where the municipalities have drifted apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from instrumentarium.cli.gereedschap import (
    DATUM,
    MAP,
    PAD,
    gemeente_optie,
    json_optie,
    meld,
    print_json,
    vandaag,
    wortel,
)

if TYPE_CHECKING:
    from instrumentarium.apv.collectie import Apv
    from instrumentarium.apv.wijzigen import Voorstel


@click.command(
    "raadsstuk",
    help="De stukken voor de gemeenteraad in Word: voorstel, besluit, tekst, was-wordt-tabel, toelichting, publicatie.\n\n"
    "Voorbeeld: instrumentarium apv raadsstuk woonoverlast --gemeente lisse --van 2020-01-01 --naar 2022-01-01",
)
@click.argument("onderwerpen", nargs=-1, required=True, metavar="ONDERWERP...")
@gemeente_optie(verplicht=True)
@click.option("--van", required=True, metavar="VERSIE", help="De oude versie, of een datum.")
@click.option("--naar", required=True, metavar="VERSIE", help="De nieuwe versie, of een datum.")
@click.option("--amendement", metavar="WIJZIGING.yaml", type=PAD, help="Een wijziging van de raad op het voorstel.")
@click.option("--uit", metavar="MAP", type=MAP, help="De map (anders build/raadsstukken/GEMEENTE).")
@json_optie
@click.pass_context
def raadsstuk(
    ctx: click.Context,
    onderwerpen: tuple[str, ...],
    gemeente: str,
    van: str,
    naar: str,
    amendement: Path | None,
    uit: Path | None,
    als_json: bool,
) -> None:
    """Write six documents; nothing is written when something blocks."""
    from instrumentarium.apv.collectie import check_gemeente, load_gemeente
    from instrumentarium.apv.raad_word import make_documents
    from instrumentarium.apv.raadsstuk import TEKSTEN, amend, make_raadsstuk
    from instrumentarium.apv.wijzigen import shared_warnings
    from instrumentarium.bronnen.project import lees_bron
    from instrumentarium.bronnen.soorten.apv import Wijziging
    from instrumentarium.bronnen.soorten.raad import Raadsteksten

    root = wortel(ctx)
    check_gemeente(root, gemeente)
    apv = load_gemeente(root, gemeente)
    teksten = lees_bron(root, TEKSTEN, Raadsteksten)
    voorstellen = _proposals(root, apv, onderwerpen, gemeente, van, naar)
    if amendement is not None:
        voorstellen = amend(apv, voorstellen, lees_bron(Path(), str(amendement), Wijziging), vandaag())
    stuk = make_raadsstuk(apv, voorstellen, teksten, _name(root, gemeente), vandaag())
    doel = uit or root / "build" / "raadsstukken" / gemeente
    paden = _write(doel, make_documents(stuk))
    for regel in shared_warnings(stuk.voorstellen):
        meld(f"Let op: {regel}")
    for voorstel in stuk.voorstellen:
        for waarschuwing in voorstel.waarschuwingen:
            meld(f"Let op ({voorstel.onderwerp}): {waarschuwing}")
    if als_json:
        rijen = [voorstel.as_dict() for voorstel in stuk.voorstellen]
        print_json({"gemeente": gemeente, "bestanden": paden, "gelet_op": stuk.gelet_op, "wijzigingen": rijen})
        return
    for pad in paden:
        click.echo(pad)


def _proposals(
    root: Path, apv: Apv, onderwerpen: tuple[str, ...], gemeente: str, van: str, naar: str
) -> list[Voorstel]:
    from instrumentarium.apv.volgt import read_outside
    from instrumentarium.apv.wijzigen import pick_pairs, propose_safely

    paren = pick_pairs(apv, onderwerpen, gemeente, van, naar, vandaag())
    buiten = read_outside(root)
    return [propose_safely(apv, naam, gemeente, oud, nieuw, vandaag(), buiten=buiten) for naam, oud, nieuw in paren]


def _name(root: Path, gemeente: str) -> str:
    """Return the name of the municipality as it writes it."""
    from instrumentarium.bronnen.project import lees_bron
    from instrumentarium.bronnen.soorten.gemeente import Gemeente

    pad = f"content/gemeenten/{gemeente}.yaml"
    return lees_bron(root, pad, Gemeente).waarde.naam if (root / pad).is_file() else gemeente.capitalize()


def _write(doel: Path, documenten: dict[str, bytes]) -> list[str]:
    from instrumentarium.uitvoer.schrijf import write_file

    for naam, inhoud in documenten.items():
        write_file(doel / naam, inhoud)
    return [str(doel / naam) for naam in documenten]


@click.command(
    "drift",
    help="Waar de gemeenten uit elkaar zijn gaan lopen.\n\n"
    "Voorbeeld: instrumentarium apv drift woonoverlast --op 2026-01-01",
)
@click.argument("onderwerpen", nargs=-1, metavar="[ONDERWERP...]")
@click.option("--op", type=DATUM, help="De dag (anders vandaag).")
@json_optie
@click.pass_context
def drift(ctx: click.Context, onderwerpen: tuple[str, ...], op: date | None, als_json: bool) -> None:
    """Print a report over the subjects named, or over all."""
    from instrumentarium.apv.collectie import load_apv, unknown_onderwerp
    from instrumentarium.apv.drift import find_drift, to_lines

    apv = load_apv(wortel(ctx))
    for naam in onderwerpen:
        if naam not in apv.onderwerpen:
            raise unknown_onderwerp(naam, apv.onderwerpen)
    dag = op or vandaag()
    afwijkingen = find_drift(apv, onderwerpen or list(apv.onderwerpen), dag, vandaag())
    if als_json:
        print_json({"op": dag.isoformat(), "onderwerpen": [a.as_dict() for a in afwijkingen]})
        return
    for regel in to_lines(afwijkingen):
        click.echo(regel)
