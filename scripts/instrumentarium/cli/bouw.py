"""`bouw`: everything; checks the sources, then makes handbook, campaign kits and example letters, only what changed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import attrs
import click

from instrumentarium.cli.gereedschap import json_optie, meld, print_json, vandaag, wortel
from instrumentarium.cli.stempel import Stempels
from instrumentarium.fouten import BronFout, GebruikFout

# Per part: the folder below build/, and what it is made from (folders and files from the project root).
_PROGRAMMA = "scripts/instrumentarium"
_ALLES = ("content", "apv", "templates", "campaigns")
ONDERDELEN = {
    "controle": ("", (*_ALLES, _PROGRAMMA)),
    "brieven": ("brieven", ("content/gemeenten", "content/vaststellingen", "templates", _PROGRAMMA)),
    "campagnes": ("campagnes", ("content/gemeenten", "campaigns", _PROGRAMMA)),
    "site": ("site", (*_ALLES, _PROGRAMMA, "mkdocs.yml", "package-lock.json", "requirements.lock")),
}


@attrs.frozen
class Regel:
    """What happened to one part."""

    onderdeel: str
    gemaakt: bool
    seconden: float


@click.command("bouw", help="Alles maken in build/.\n\nVoorbeeld: instrumentarium bouw")
@click.option("--uit", default="build", show_default=True, metavar="MAP", help="De map waarin alles komt te staan.")
@json_optie
@click.pass_context
def groep(ctx: click.Context, uit: str, als_json: bool) -> None:
    """Check everything first; then make each part whose sources changed."""
    root = wortel(ctx)
    doel = (root / uit).resolve()
    _refuse_strange_folder(root, doel)
    stempels = Stempels(root, doel, vandaag())
    regels = [_run(naam, root, doel, stempels) for naam in ONDERDELEN]
    _remove_strangers(doel)
    if als_json:
        print_json({"map": str(doel), "onderdelen": [attrs.asdict(regel) for regel in regels]})
        return
    for regel in regels:
        click.echo(f"{regel.onderdeel:10} {'gemaakt' if regel.gemaakt else 'ongewijzigd':12} {regel.seconden:5.1f} s")
    click.echo(f"Klaar: {doel}")


def _refuse_strange_folder(root: Path, doel: Path) -> None:
    """Refuse a folder that holds something else: building replaces what stands there."""
    if doel == root or root.is_relative_to(doel) or (doel.exists() and not doel.is_dir()):
        raise GebruikFout(f"{doel} kan niet de bouwmap zijn; kies een eigen map, zoals build")
    eigen = doel == root / "build" or (doel / Stempels.BESTAND).is_file()
    if not eigen and doel.is_dir() and any(doel.iterdir()):
        raise GebruikFout(f"{doel} is niet leeg en niet eerder door bouw gemaakt; kies een lege map")


def _run(naam: str, root: Path, doel: Path, stempels: Stempels) -> Regel:
    map_, bronnen = ONDERDELEN[naam]
    begin = time.perf_counter()
    stempel = stempels.of(bronnen, met_dag=naam in ("site", "controle"))
    if stempels.is_current(naam, stempel, map_):
        return Regel(naam, gemaakt=False, seconden=time.perf_counter() - begin)
    meld(f"{naam} ...")
    _MAKERS[naam](root, doel, stempels)
    stempels.keep(naam, stempel)
    return Regel(naam, gemaakt=True, seconden=time.perf_counter() - begin)


def _check(root: Path, _: Path, stempels: Stempels) -> None:
    from instrumentarium.cli.controles import check_all

    uitkomst = check_all(root, stempels.dag)
    if uitkomst.fouten:
        raise BronFout(uitkomst.fouten)
    if uitkomst.waarschuwingen:
        meld(f"{len(uitkomst.waarschuwingen)} waarschuwingen; zie instrumentarium controleer")


def _letters(root: Path, doel: Path, stempels: Stempels) -> None:
    """Make every kind of letter that each example asks for, in concept; they are invented and may stand in build/."""
    from instrumentarium.bronnen.project import find_files
    from instrumentarium.cli.brievenmaker import Opdracht, make_case
    from instrumentarium.cli.werkbank import Werkbank

    bank = Werkbank(root)
    nieuw = _fresh(doel / "brieven.nieuw")
    for pad in find_files(root, "templates/*/voorbeelden/*.yaml"):
        make_case(bank, str(root / pad), Opdracht(), stempels.dag, partial(_in_folder, nieuw / Path(pad).stem))
    _swap(nieuw, doel / "brieven")


def _in_folder(map_: Path, _: str) -> Path:
    return map_


def _campaigns(root: Path, doel: Path, stempels: Stempels) -> None:
    from instrumentarium.cli.campagnemaker import make_all

    make_all(root, doel / "campagnes", stempels.dag)


def _site(root: Path, doel: Path, stempels: Stempels) -> None:
    from instrumentarium.cli.sitebouw import build_site

    build_site(root, doel, op=stempels.dag)


_MAKERS: dict[str, Callable[[Path, Path, Stempels], None]] = {
    "controle": _check,
    "brieven": _letters,
    "campagnes": _campaigns,
    "site": _site,
}


def _fresh(map_: Path) -> Path:
    shutil.rmtree(map_, ignore_errors=True)
    map_.mkdir(parents=True)
    return map_


def _swap(nieuw: Path, oud: Path) -> None:
    """Put the new folder in the place of the old one; a failure before this line leaves the old one."""
    weg = oud.with_name(oud.name + ".oud")
    shutil.rmtree(weg, ignore_errors=True)
    if oud.exists():
        oud.rename(weg)
    nieuw.rename(oud)
    shutil.rmtree(weg, ignore_errors=True)


def _remove_strangers(doel: Path) -> None:
    """Leave nothing in build/ that no part made: the folder is replaced whole."""
    bekend = {map_ for map_, _ in ONDERDELEN.values()} | {"docs", Stempels.BESTAND}
    for rest in doel.iterdir():
        if rest.name not in bekend:
            shutil.rmtree(rest) if rest.is_dir() else rest.unlink()
