"""`campagne`: list, make, check and start campaigns, and look at kits that were handed out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from instrumentarium.cli.gereedschap import check_gemeente, json_optie, meld, print_json, vandaag, wortel
from instrumentarium.cli.kitmaker import cache_folder, check_remembering, run_reeks, write_reeks
from instrumentarium.fouten import GebruikFout, bedoelde_u, join_zinnen

if TYPE_CHECKING:
    from instrumentarium.campagne.bron import Bronnen
    from instrumentarium.campagne.reeks import Reeks
    from instrumentarium.campagne.toetsen import Bevinding


@click.group("campagne", help="Campagnes: teksten toetsen en kits maken.\n\nVoorbeeld: instrumentarium campagne lijst")
def groep() -> None:
    """Hold the commands below."""


@groep.command(
    "lijst", help="De campagnes met periode, talen en stukken.\n\nVoorbeeld: instrumentarium campagne lijst --json"
)
@json_optie
@click.pass_context
def lijst(ctx: click.Context, als_json: bool) -> None:
    """Print one line for each campaign."""
    from instrumentarium.campagne.overzicht import overview

    rijen = overview(wortel(ctx), vandaag())
    if als_json:
        print_json({"campagnes": rijen})
        return
    for rij in rijen:
        periode = f"{rij['van']} tot en met {rij['tot']}" if rij["van"] else "zonder periode"
        staat = " (verlopen)" if rij["verlopen"] else ""
        click.echo(f"{rij['naam']:<18} {rij['titel']}: {periode}{staat}; talen {', '.join(rij['talen'])}")


@groep.command(
    "toets",
    help="Teksten, beelden, cijfers en planning nakijken.\n\nVoorbeeld: instrumentarium campagne toets buitengebied",
)
@click.argument("naam")
@json_optie
@click.pass_context
def toets(ctx: click.Context, naam: str, als_json: bool) -> None:
    """Print the findings; exit code 1 when one blocks."""
    from instrumentarium.campagne import inlezen

    peildatum = vandaag()
    bronnen = inlezen.read(wortel(ctx), naam)
    gevonden = check_remembering(bronnen, cache_folder(wortel(ctx)), peildatum)
    if als_json:
        rijen = [rij.as_dict() for rij in gevonden]
        uit: dict[str, Any] = {"campagne": naam, "peildatum": peildatum.isoformat(), "bevindingen": rijen}
        fouten = [_as_fault(rij) for rij in gevonden if rij.ernst == "blokkade"]
        print_json(uit | ({"fouten": fouten} if fouten else {}))
    else:
        _print_findings(gevonden)
    if any(rij.ernst == "blokkade" for rij in gevonden):
        raise click.exceptions.Exit(1)


@groep.command(
    "maak", help="De kits van een campagne maken.\n\nVoorbeeld: instrumentarium campagne maak buitengebied --zip"
)
@click.argument("naam")
@click.option("--gemeente", metavar="NAAM", help="Alleen deze gemeente (anders alle, en de partneruitgave).")
@click.option("--taal", metavar="nl,en,pl", help="Alleen deze talen (anders alle talen van de campagne).")
@click.option(
    "--verantwoording", metavar="BESTAND", help="De verantwoording van het besluit, voor de campagnes na een sluiting."
)
@click.option("--uit", metavar="MAP", help="Waar de kits komen (anders build/campagnes).")
@click.option("--zip", "als_zip", is_flag=True, help="Ook een zip per gemeente, met de talen die bevestigd zijn.")
@click.option("--afloop", is_flag=True, help="PDF's met 3 mm rand en snijtekens voor de drukker.")
@click.option("--ook-verlopen", is_flag=True, help="Ook als de periode van de campagne voorbij is.")
@json_optie
@click.pass_context
def maak(
    ctx: click.Context,
    naam: str,
    gemeente: str | None,
    taal: str | None,
    verantwoording: str | None,
    uit: str | None,
    als_zip: bool,
    afloop: bool,
    ook_verlopen: bool,
    als_json: bool,
) -> None:
    """Read and check everything, make everything, and only then write."""
    from instrumentarium.campagne import inlezen, reeks, toetsen

    map_ = wortel(ctx)
    uitmap = _folder(map_, uit)
    if gemeente is not None:
        check_gemeente(map_, gemeente)
    blok = _account(naam, verantwoording, gemeente)
    bronnen = inlezen.read(map_, naam)
    talen, cache = _languages(bronnen, taal), cache_folder(map_)
    gevonden = check_remembering(bronnen, cache, vandaag())
    voor = blok.gemeente if blok else gemeente
    toetsen.raise_if_blocked(gevonden + toetsen.check_expired(bronnen, vandaag(), ook_verlopen=ook_verlopen), voor)
    zonder = toetsen.kept_back(gevonden)
    keuze = reeks.Keuze(
        gemeente=gemeente, zonder=zonder, talen=talen, publiek=blok, zip=als_zip, afloop=afloop, op=vandaag()
    )
    for rij in gevonden:
        if rij.ernst == "waarschuwing":
            meld(f"{rij.plaats}: {join_zinnen(rij.melding, rij.herstel)} ({rij.id})")
    resultaat = run_reeks(bronnen, map_, keuze, cache)
    write_reeks(resultaat, uitmap, cache)
    _report(resultaat, uitmap, als_json)


@groep.command(
    "nieuw",
    help="De bestanden voor een nieuwe campagne klaarzetten.\n\nVoorbeeld: instrumentarium campagne nieuw horeca",
)
@click.argument("naam")
@click.pass_context
def nieuw(ctx: click.Context, naam: str) -> None:
    """Write the files of a campaign that passes the checks, to be filled in."""
    from instrumentarium.campagne.nieuw import skeleton
    from instrumentarium.uitvoer.schrijf import write_all_new

    map_ = wortel(ctx)
    bestanden = {map_ / pad: inhoud for pad, inhoud in skeleton(map_, naam, vandaag()).items()}
    write_all_new(bestanden)
    for pad in bestanden:
        click.echo(pad.relative_to(map_).as_posix())
    meld(f"Vul de teksten in en kijk ze na met: instrumentarium campagne toets {naam}")


@groep.command(
    "kits",
    help="Kijken welke uitgegeven kits een oud nummer, een oude regel of een oude tekst dragen.\n\nVoorbeeld: instrumentarium campagne kits build/campagnes",
)
@click.argument("map_", metavar="MAP")
@json_optie
@click.pass_context
def kits(ctx: click.Context, map_: str, als_json: bool) -> None:
    """Print each kit with what has changed since it was made."""
    from instrumentarium.campagne.kits import look_at

    if not Path(map_).is_dir():
        raise GebruikFout(f"de map {map_} bestaat niet")
    rijen = look_at(wortel(ctx), Path(map_), vandaag())
    if als_json:
        print_json({"kits": [rij.as_dict() for rij in rijen]})
        return
    for rij in rijen:
        click.echo(f"{rij.pad}: {'; '.join(rij.redenen) if rij.redenen else 'nog goed'}")
    if not rijen:
        meld("In deze map staat geen kit (een kit heeft een bestand kit.json).")


def _folder(wortel_: Path, uit: str | None) -> Path:
    """Return where the kits come; a folder of a kit holds exactly its own files, so sources never stand in one."""
    if uit is None:
        return wortel_ / "build" / "campagnes"
    heel = Path(uit).resolve()
    for bron in ("content", "apv", "templates", "campaigns", "scripts", "tests", "build/site", "build/docs"):
        if heel.is_relative_to(wortel_.resolve() / bron):
            raise GebruikFout(f"in {bron}/ komen geen kits: kies met --uit een andere map, zoals build/campagnes")
    if heel.exists() and not heel.is_dir():
        raise GebruikFout(f"{uit} is geen map")
    return Path(uit)


def _account(naam: str, verantwoording: str | None, gemeente: str | None) -> Any:
    from instrumentarium.bronnen.project import read_bytes
    from instrumentarium.campagne import verantwoording as lezer
    from instrumentarium.campagne.bron import NA_BESLUIT

    if naam not in NA_BESLUIT:
        if verantwoording:
            raise GebruikFout(f"--verantwoording hoort bij {', '.join(NA_BESLUIT)}, niet bij {naam}")
        return None
    if not verantwoording:
        raise GebruikFout(f"{naam} vraagt --verantwoording: het bestand <kenmerk>-verantwoording.json van het besluit")
    bestand = Path(verantwoording)
    inhoud = read_bytes(bestand, verantwoording)
    blok = lezer.read(inhoud, verantwoording)
    lezer.check_fits(blok, naam, verantwoording)
    if gemeente is not None and gemeente != blok.gemeente:
        raise GebruikFout(f"deze verantwoording is van {blok.gemeente}, niet van {gemeente}")
    return blok


def _languages(bronnen: Bronnen, taal: str | None) -> tuple[str, ...]:
    bekend = tuple(bronnen.campagne.waarde.talen)
    if taal is None:
        return bekend
    gevraagd = tuple(dict.fromkeys(deel.strip() for deel in taal.split(",") if deel.strip()))
    for een in gevraagd:
        if een not in bekend:
            raise GebruikFout(
                f'de campagne heeft geen taal "{een[:20]}": {bedoelde_u(een, bekend) or "kies uit " + ", ".join(bekend)}'
            )
    if not gevraagd:
        raise GebruikFout("noem minstens één taal bij --taal")
    return gevraagd


def _report(resultaat: Reeks, uitmap: Path, als_json: bool) -> None:
    aantal = sum(len(bestanden) for bestanden in resultaat.mappen.values()) + len(resultaat.los)
    if als_json:
        print_json(
            {
                "map": str(uitmap),
                "kits": sorted(resultaat.mappen),
                "los": sorted(resultaat.los),
                "bestanden": aantal,
                "gewijzigd": resultaat.gewijzigd,
                "uit_tussenopslag": resultaat.uit_cache,
                "niet_verspreiden": resultaat.niet_verspreiden,
            }
        )
        return
    for regel in [*resultaat.berichten, *resultaat.niet_verspreiden]:
        meld(regel)
    click.echo(f"{len(resultaat.mappen)} kits, {aantal} bestanden, {resultaat.gewijzigd} gewijzigd, in {uitmap}")


def _print_findings(gevonden: list[Bevinding]) -> None:
    for rij in gevonden:
        click.echo(f"{rij.plaats}: {rij.ernst}: {join_zinnen(rij.melding, rij.herstel)} ({rij.id})")
    zwaar = sum(rij.ernst == "blokkade" for rij in gevonden)
    matig = sum(rij.ernst == "waarschuwing" for rij in gevonden)
    licht = len(gevonden) - zwaar - matig
    soorten = ((zwaar, "blokkade", "s"), (matig, "waarschuwing", "en"), (licht, "aandachtspunt", "en"))
    meld(", ".join(f"{aantal} {woord}{'' if aantal == 1 else meer}" for aantal, woord, meer in soorten) + ".")


def _as_fault(rij: Bevinding) -> dict[str, Any]:
    plaats = rij.plaats
    return {
        "bestand": plaats.bestand,
        "regel": plaats.regel or None,
        "kolom": plaats.kolom or None,
        "melding": rij.melding,
        "uitweg": rij.herstel,
    }
