"""`besluit reeks`: the letters of all case files below a folder; one that fails does not stop the others."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from instrumentarium.cli.gereedschap import DATUM, json_optie, meld, print_json, vandaag, wortel
from instrumentarium.fouten import GebruikFout, join_zinnen

if TYPE_CHECKING:
    from instrumentarium.cli.reekswerk import Taak, Uitslag

# The first line that says something, in a file of any version: one that cannot be read must fail, not be passed over.
_ZAAK = re.compile(r"""["']?schema["']?\s*:\s*["']?zaak/""")
_KOP = 4096


@click.command(
    "reeks",
    help="De brieven van alle zaken onder een map.\n\n"
    "Voorbeeld: instrumentarium besluit reeks zaken --uit brieven --werkers 4",
)
@click.argument("map_", metavar="MAP")
@click.option("--uit", metavar="MAP", help="Een map per zaak hieronder (anders: de brieven naast elke zaak).")
@click.option("--werkers", type=click.IntRange(1, 256), metavar="N", help="Hoeveel processen (anders: alle kernen).")
@click.option("--dask", metavar="ADRES", help="Een Dask-cluster: op deze computer of tls://.")
@click.option("--soort", "soorten", multiple=True, metavar="SOORT", help="Welk stuk; mag vaker. Anders kiest de zaak.")
@click.option("--peildatum", type=DATUM, help="De dag waarop beleid, toetsen en ondertekenaar gekozen worden.")
@click.option("--definitief", is_flag=True, help="Zonder CONCEPT; weigert een zaak als er iets in de weg staat.")
@click.option("--pdf", is_flag=True, help="Ook als PDF, met LibreOffice.")
@click.option("--geanonimiseerd", is_flag=True, help="Zonder namen en adressen.")
@json_optie
@click.pass_context
def opdracht(
    ctx: click.Context,
    /,
    map_: str,
    uit: str | None,
    werkers: int | None,
    dask: str | None,
    als_json: bool,
    **opties: Any,
) -> None:
    """Make them all; exit code 1 when one of them failed."""
    root = wortel(ctx)
    taken = _tasks(root, map_, uit, opties)
    uitslagen = sorted(_show(_run(taken, werkers, dask), len(taken)), key=lambda uitslag: uitslag["zaak"])
    mislukt = [uitslag for uitslag in uitslagen if not uitslag["geslaagd"]]
    for uitslag in mislukt:
        for fout in uitslag["fouten"]:
            meld(_line(fout))
    for uitslag in uitslagen:
        if uitslag.get("te_lezen"):
            meld(f"{uitslag['zaak']}: lees deze teksten na op namen: {', '.join(uitslag['te_lezen'])}")
    if als_json:
        print_json(_summary(uitslagen, mislukt))
    else:
        brieven = sum(rij["bestand"].endswith(".docx") for uitslag in uitslagen for rij in uitslag["bestanden"])
        click.echo(f"{len(uitslagen) - len(mislukt)} zaken gemaakt ({brieven} brieven), {len(mislukt)} mislukt")
    if mislukt:
        raise click.exceptions.Exit(1)


def find_cases(map_: Path) -> list[Path]:
    """Return the case files below a folder: those that say so before anything else; hidden folders are left out."""
    gevonden = []
    for pad in sorted([*map_.rglob("*.yaml"), *map_.rglob("*.yml")]):
        verborgen = any(deel.startswith(".") for deel in pad.relative_to(map_).parts)
        if not verborgen and pad.is_file() and _is_case(pad):
            gevonden.append(pad)
    return gevonden


def _is_case(pad: Path) -> bool:
    try:
        with pad.open("rb") as bestand:
            kop = bestand.read(_KOP)
    except OSError:
        return False
    breed = kop.startswith((b"\xff\xfe", b"\xfe\xff"))
    tekst = kop.decode("utf-16" if breed else "utf-8", "replace").removeprefix("\ufeff")
    regels = (
        regel for regel in tekst.splitlines() if regel.strip() and not regel.lstrip().startswith(("#", "---", "%"))
    )
    return bool(_ZAAK.match(next(regels, "")))


def _tasks(root: Path, map_: str, uit: str | None, opties: dict[str, Any]) -> list[Taak]:
    """Return what is to be done; everything that was called wrongly is refused here, before one letter is made."""
    from instrumentarium.besluit.instrument.laden import Instrument
    from instrumentarium.besluit.zaak.brieven import check_kinds
    from instrumentarium.cli.bestemming import check_folder
    from instrumentarium.cli.brievenmaker import Opdracht
    from instrumentarium.cli.reekswerk import Taak

    bron = Path(map_)
    if not bron.is_dir():
        raise GebruikFout(f"map {map_} bestaat niet")
    if opties["soorten"]:
        check_kinds(Instrument(root), list(opties["soorten"]))
    if uit is not None:
        check_folder(root, Path(uit))
    zaken = find_cases(bron)
    if not zaken:
        raise GebruikFout(f"onder {map_} staat geen zaak: een zaakbestand begint met schema: zaak/1")
    werk = Opdracht(**{**opties, "soorten": tuple(opties["soorten"])})
    return [
        Taak(
            wortel=str(root),
            zaak=str(zaak),
            uit=_target(uit, zaak.relative_to(bron), nummer, anoniem=werk.geanonimiseerd),
            werk=werk,
            vandaag=vandaag(),
        )
        for nummer, zaak in enumerate(zaken, 1)
    ]


def _target(uit: str | None, zaak: Path, nummer: int, *, anoniem: bool) -> str | None:
    # The name of a case file can be somebody's name.
    if uit is None:
        return None
    return str(Path(uit) / (f"geanonimiseerd-{nummer:05}" if anoniem else zaak.with_suffix("")))


def _run(taken: list[Taak], werkers: int | None, dask: str | None) -> Iterator[Uitslag]:
    if dask is not None:
        from instrumentarium.cli.reeks_dask import check_address, run_on_cluster

        return run_on_cluster(check_address(dask), taken)
    from instrumentarium.cli.reekswerk import run_in_processes

    return run_in_processes(taken, min(werkers or os.cpu_count() or 1, len(taken)))


def _show(uitslagen: Iterable[Uitslag], aantal: int) -> Iterator[Uitslag]:
    """Pass the results on, with progress on stderr when somebody is looking."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    scherm = Console(stderr=True)
    kolommen = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*kolommen, console=scherm, disable=not scherm.is_terminal) as voortgang:
        taak = voortgang.add_task("zaken", total=aantal)
        for uitslag in uitslagen:
            voortgang.advance(taak)
            yield uitslag


def _summary(uitslagen: list[Uitslag], mislukt: list[Uitslag]) -> dict[str, Any]:
    return {
        "gemaakt": len(uitslagen) - len(mislukt),
        "mislukt": len(mislukt),
        "zaken": uitslagen,
        "fouten": [fout for uitslag in mislukt for fout in uitslag["fouten"]],
    }


def _line(fout: dict[str, Any]) -> str:
    plek = ":".join(str(fout[deel]) for deel in ("bestand", "regel", "kolom") if fout[deel] is not None)
    return " ".join(f"{plek}: {join_zinnen(fout['melding'], fout['uitweg'] or '')}".split())
