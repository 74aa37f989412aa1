"""`apv importeer` and `apv exporteer`: official XML in, and the regulation of a day out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from instrumentarium.cli.gereedschap import (
    DATUM,
    MAP,
    PAD,
    Keuze,
    gemeente_optie,
    json_optie,
    meld,
    print_json,
    vandaag,
    wortel,
)
from instrumentarium.fouten import BronFout, GebruikFout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from instrumentarium.apv.importeren import Document, Import
    from instrumentarium.apv.importeren_artikel import Artikelimport
    from instrumentarium.bronnen.soorten.regeling_tekst import RegelingDatums, RegelingTekst

# Names under which the dates of a national regulation lie beside its text.
_DATUMS_ERNAAST = ("*manifest*.xml", "*wti*.xml", "*.WTI", "*.wti")


@click.command(
    "importeer",
    help="Een regeling uit CVDR of een toestand uit BWB inlezen, zonder dat er een teken verloren gaat.\n\n"
    "Voorbeeld: instrumentarium apv importeer CVDR186651_3.xml --uit import\n\n"
    "Een manifest of WTI-bestand dat ernaast ligt of wordt meegegeven, geeft de datums.",
)
@click.argument("bestanden", metavar="BESTAND.xml...", nargs=-1, required=True, type=PAD)
@click.option("--uit", metavar="MAP", required=True, type=MAP, help="Waar het resultaat komt.")
@click.option("--gemeente", metavar="NAAM", help="De gemeente (anders: wat het bestand noemt).")
@click.option("--onderwerp", metavar="ONDERWERP", help="Maak van een artikel een versie van dit onderwerp.")
@click.option("--artikel", metavar="NUMMER", help="Het artikel daarvoor, zoals 2:40b.")
@click.option("--vervang", is_flag=True, help="Een bestand dat er al is, vervangen.")
@json_optie
@click.pass_context
def importeer(
    ctx: click.Context,
    bestanden: tuple[Path, ...],
    uit: Path,
    gemeente: str | None,
    onderwerp: str | None,
    artikel: str | None,
    vervang: bool,
    als_json: bool,
) -> None:
    """Read and prove each regulation, then write all of them; one that fails keeps everything unwritten."""
    if (onderwerp is None) != (artikel is None):
        raise GebruikFout("--onderwerp en --artikel horen bij elkaar: noem het onderwerp en het nummer van het artikel")
    gemeente = check_name(gemeente) if gemeente is not None else None
    documenten = _read_all(bestanden)
    regelingen = [document for document in documenten if document.is_regeling]
    if artikel is not None and len(regelingen) != 1:
        raise GebruikFout("--artikel vraagt precies een regeling")
    uitkomsten = [_import_one(document, documenten, bestanden, gemeente) for document in regelingen]
    te_schrijven = _files(uitkomsten, documenten, uit)
    versie = None
    if onderwerp is not None and artikel is not None:
        versie = _import_version(ctx, uitkomsten[0], onderwerp, artikel, gemeente)
        te_schrijven |= _version_file(versie, onderwerp, uit)
    _write(te_schrijven, vervang=vervang)
    _report_import(uitkomsten, versie, list(te_schrijven), als_json=als_json)


def check_name(gemeente: str) -> str:
    """Return a municipality as this project writes it; it need not be one of ours."""
    from instrumentarium.apv.importeren_meta import slug

    naam = slug(gemeente)
    if not naam:
        raise GebruikFout(f'"{gemeente[:60]}" is geen naam van een gemeente')
    return naam


def _read_all(bestanden: Iterable[Path]) -> list[Document]:
    """Parse the files; the faults of all of them come together."""
    from instrumentarium.apv.importeren import read_document
    from instrumentarium.bronnen.project import read_bytes

    inhoud = [(str(bestand), read_bytes(bestand, str(bestand))) for bestand in bestanden]
    documenten, fouten = [], []
    for naam, data in inhoud:
        try:
            documenten.append(read_document(data, naam))
        except BronFout as fout:
            fouten += fout.bevindingen
    if fouten:
        raise BronFout(fouten)
    return documenten


def _import_one(
    document: Document, documenten: list[Document], bestanden: tuple[Path, ...], gemeente: str | None
) -> Import:
    import attrs

    from instrumentarium.apv.importeren import BWB, import_regeling
    from instrumentarium.apv.importeren_datums import with_datums

    gelezen = import_regeling(document, gemeente=gemeente)
    if document.soort != BWB:
        return gelezen
    buren = [d for d in documenten if not d.is_regeling] or _beside(Path(document.naam), bestanden)
    datums = _merged(d for d in map(_datums, buren) if d.werk == gelezen.regeling.werk)
    if datums is None:
        return gelezen
    regeling, meldingen = with_datums(gelezen.regeling, datums)
    return attrs.evolve(gelezen, regeling=regeling, waarschuwingen=gelezen.waarschuwingen + meldingen)


def _beside(bestand: Path, gevraagd: tuple[Path, ...]) -> list[Document]:
    """Return the manifest and WTI files in the same folder; one that cannot be read is reported and left out."""
    from instrumentarium.apv.importeren import read_document

    documenten = []
    paden = sorted({pad for patroon in _DATUMS_ERNAAST for pad in bestand.parent.glob(patroon)} - set(gevraagd))
    for pad in paden:
        try:
            document = read_document(pad.read_bytes(), str(pad))
        except (BronFout, OSError):
            meld(f"Let op: {pad} ligt naast de regeling maar is niet te lezen; de datums erin zijn niet gebruikt")
            continue
        if not document.is_regeling:
            documenten.append(document)
    return documenten


def _datums(document: Document) -> RegelingDatums:
    from instrumentarium.apv.importeren import MANIFEST
    from instrumentarium.apv.importeren_datums import read_manifest, read_wti

    return read_manifest(document.wortel) if document.soort == MANIFEST else read_wti(document.wortel)


def _merged(rij: Iterable[RegelingDatums]) -> RegelingDatums | None:
    from instrumentarium.apv.importeren_datums import merge_datums

    geheel = None
    for datums in rij:
        geheel = merge_datums(geheel, datums) if geheel else datums
    return geheel


def _files(uitkomsten: list[Import], documenten: list[Document], uit: Path) -> dict[Path, bytes]:
    """Return what is written; a manifest or WTI without a text becomes a file of dates."""
    from instrumentarium.apv.exporteren_yaml import to_yaml

    te_schrijven = {}
    for gelezen in uitkomsten:
        pad = uit / f"{gelezen.regeling.id}.yaml"
        if pad in te_schrijven:
            raise GebruikFout(f"twee bestanden zijn dezelfde regeling: {gelezen.regeling.id}")
        te_schrijven[pad] = to_yaml(gelezen.regeling, str(pad))
    if not uitkomsten:
        werken = sorted({_datums(document).werk for document in documenten})
        for werk in werken:
            geheel = _merged(d for d in map(_datums, documenten) if d.werk == werk)
            pad = uit / f"{werk or 'regeling'}-datums.yaml"
            te_schrijven[pad] = to_yaml(geheel, str(pad))
    return te_schrijven


def _import_version(
    ctx: click.Context, gelezen: Import, onderwerp: str, artikel: str, gemeente: str | None
) -> Artikelimport:
    from instrumentarium.apv.collectie import list_gemeenten, load_onderwerp
    from instrumentarium.apv.importeren_artikel import import_artikel

    naam = gemeente or gelezen.regeling.gemeente
    if naam is None:
        raise GebruikFout("het bestand noemt geen gemeente; geef --gemeente")
    root = wortel(ctx)
    apv = load_onderwerp(root, onderwerp)
    return import_artikel(
        gelezen.regeling,
        artikel,
        onderwerp=onderwerp,
        gemeente=naam,
        gezien=vandaag(),
        opgeslagen={g: apv.versies(onderwerp, g) for g in list_gemeenten(root)},
        regelingen=list(apv.regelingen.values()),
    )


def _version_file(versie: Artikelimport, onderwerp: str, uit: Path) -> dict[Path, bytes]:
    from instrumentarium.apv.exporteren_yaml import to_yaml

    pad = uit / onderwerp / f"{versie.versies.gemeente}.yaml"
    return {pad: to_yaml(versie.versies, str(pad))}


def _report_import(
    uitkomsten: list[Import], versie: Artikelimport | None, paden: list[Path], *, als_json: bool
) -> None:
    waarschuwingen = [melding for gelezen in uitkomsten for melding in gelezen.waarschuwingen]
    waarschuwingen += versie.waarschuwingen if versie else []
    for melding in waarschuwingen:
        meld(f"Let op: {melding}")
    if als_json:
        print_json(_import_json(uitkomsten, versie, paden, waarschuwingen))
        return
    for gelezen in uitkomsten:
        click.echo(f"{gelezen.regeling.id}: {gelezen.tekens} tekens ingelezen, gelijk aan het bestand")
    for pad in paden:
        click.echo(f"Geschreven: {pad}")
    if versie is not None:
        click.echo(f"Verschil met {versie.model}:" if versie.model else "Er is geen modeltekst om mee te vergelijken.")
        if versie.model:
            click.echo(versie.verschil_tekst or "Geen verschil.")


def _import_json(
    uitkomsten: list[Import], versie: Artikelimport | None, paden: list[Path], waarschuwingen: list[str]
) -> dict[str, Any]:
    from instrumentarium.apv.regeling_tekst import iter_articles

    uit: dict[str, Any] = {
        "regelingen": [
            {
                "id": gelezen.regeling.id,
                "titel": gelezen.regeling.titel,
                "gemeente": gelezen.regeling.gemeente,
                "artikelen": sum(1 for _ in iter_articles(gelezen.regeling.inhoud)),
                "tekens": gelezen.tekens,
            }
            for gelezen in uitkomsten
        ],
        "geschreven": [str(pad) for pad in paden],
        "waarschuwingen": waarschuwingen,
    }
    if len(uit["regelingen"]) == 1:
        uit = uit["regelingen"][0] | uit
    if versie is not None:
        uit["vergeleken_met"] = versie.model
        uit["verschil"] = versie.verschil
    return uit


@click.command(
    "exporteer",
    help="De hele regeling op een dag, uit onze onderwerpen of uit een ingelezen bestand.\n\n"
    "Voorbeeld: instrumentarium apv exporteer --gemeente lisse --op 2021-07-01 --formaat akn --uit lisse.xml",
)
@gemeente_optie()
@click.option("--bestand", metavar="REGELING.yaml", type=PAD, help="Een ingelezen regeling.")
@click.option("--op", type=DATUM, help="De dag (anders vandaag).")
@click.option("--bekend-op", type=DATUM, help="Wat op deze dag bekend was (anders vandaag).")
@click.option(
    "--formaat", type=Keuze(["json", "jsonld", "akn", "cvdr"]), help="json (als u niets kiest), jsonld, akn of cvdr."
)
@click.option("--uit", metavar="BESTAND", type=PAD, help="Schrijf naar dit bestand.")
@click.option("--vervang", is_flag=True, help="Een bestand dat er al is, vervangen.")
@json_optie
@click.pass_context
def exporteer(
    ctx: click.Context,
    gemeente: str | None,
    bestand: Path | None,
    op: date | None,
    bekend_op: date | None,
    formaat: str | None,
    uit: Path | None,
    vervang: bool,
    als_json: bool,
) -> None:
    """Print or write one regulation; with --json stdout always holds the form json."""
    from instrumentarium.cli.apv_uitvoer import choose_form

    if (gemeente is None) == (bestand is None):
        raise GebruikFout("geef --gemeente NAAM, of --bestand met een ingelezen regeling")
    if bestand is not None and (op is not None or bekend_op is not None):
        raise GebruikFout("--op en --bekend-op horen bij --gemeente; een ingelezen regeling is van een dag")
    formaat = choose_form(formaat, uit, als_json=als_json, anders="json")
    dag, bekend = op or vandaag(), bekend_op or vandaag()
    maak = _export_file(bestand) if bestand else _export_gemeente(ctx, gemeente or "", dag, bekend)
    if uit is not None:
        _write({uit: maak(formaat).encode("utf-8")}, vervang=vervang)
        meld(f"Geschreven: {uit}")
    if als_json or uit is None:
        click.echo(maak("json" if als_json else formaat).rstrip("\n"))


def _export_gemeente(ctx: click.Context, gemeente: str, op: date, bekend_op: date) -> Callable[[str], str]:
    from instrumentarium.apv.collectie import check_gemeente, load_gemeente
    from instrumentarium.apv.exporteren import build_regeling
    from instrumentarium.apv.exporteren_jsonld import to_json

    root = wortel(ctx)
    check_gemeente(root, gemeente)
    uitvoer = build_regeling(load_gemeente(root, gemeente), gemeente, op, bekend_op)
    for melding in uitvoer.waarschuwingen:
        meld(f"Let op: {melding}")
    return lambda vorm: _as_json(to_json(uitvoer, op, bekend_op)) if vorm == "json" else _render(uitvoer.regeling, vorm)


def _export_file(bestand: Path) -> Callable[[str], str]:
    from instrumentarium.apv.exporteren_jsonld import tree_json
    from instrumentarium.apv.exporteren_keuring import check_regeling
    from instrumentarium.bronnen.decoderen import decode
    from instrumentarium.bronnen.lezer import lees_yaml
    from instrumentarium.bronnen.project import read_bytes
    from instrumentarium.bronnen.soorten.regeling_tekst import RegelingTekst

    naam = str(bestand)
    regeling = decode(lees_yaml(read_bytes(bestand, naam), naam), RegelingTekst, naam)
    check_regeling(regeling, naam)
    return lambda vorm: _as_json(tree_json(regeling)) if vorm == "json" else _render(regeling, vorm)


def _render(regeling: RegelingTekst, formaat: str) -> str:
    if formaat == "jsonld":
        from instrumentarium.apv.exporteren_jsonld import to_jsonld

        return _as_json(to_jsonld(regeling))
    if formaat == "akn":
        from instrumentarium.apv.exporteren_akn import to_akn

        return to_akn(regeling)
    from instrumentarium.apv.exporteren_cvdr import to_cvdr

    return to_cvdr(regeling)


def _as_json(waarde: object) -> str:
    import json

    return json.dumps(waarde, ensure_ascii=False, indent=2) + "\n"


def _write(bestanden: Mapping[Path, bytes], *, vervang: bool) -> None:
    """Write all files, or none when one of them is there with another content and may not be replaced."""
    from instrumentarium.uitvoer.schrijf import write_all_new, write_file

    nieuw = {pad: inhoud for pad, inhoud in bestanden.items() if not (pad.is_file() and pad.read_bytes() == inhoud)}
    if vervang:
        for pad, inhoud in nieuw.items():
            write_file(pad, inhoud)
        return
    try:
        write_all_new(nieuw)
    except FileExistsError:
        bezet = ", ".join(str(pad) for pad in nieuw if pad.exists())
        raise GebruikFout(f"{bezet} bestaat al met een andere inhoud; kies een andere plek of geef --vervang") from None


OPDRACHTEN = {"importeer": importeer, "exporteer": exporteer}
