"""What all commands share: the project folder, the clock, dates, municipalities, JSON and messages."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

from instrumentarium.bronnen.lezer import Scalar
from instrumentarium.bronnen.project import find_project
from instrumentarium.bronnen.waarden import WaardeFout, to_date
from instrumentarium.fouten import GebruikFout, bedoelde_u, join_zinnen

F = TypeVar("F", bound=Callable[..., Any])


class DatumType(click.ParamType[date]):
    """A day as 2026-11-23."""

    name = "JJJJ-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; a wrong one ends the command with exit code 2."""
        if isinstance(value, date):
            return value
        tekst = Scalar(str(value))
        tekst.kaal = True
        try:
            return to_date(tekst)
        except WaardeFout as fout:
            raise click.BadParameter(join_zinnen(fout.tekst, fout.uitweg), ctx, param) from None


class Keuze(click.Choice[str]):
    """One word of a few; a wrong one ends the command with the words that there are."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """Return the message, in Dutch."""
        woorden = [str(woord) for woord in self.choices]
        uitweg = bedoelde_u(str(value).lower(), woorden) or f"kies uit {', '.join(woorden)}"
        return f'"{str(value)[:40]}" kan hier niet; {uitweg}'


class PadType(click.Path):
    """The name of a file or a folder, which is never empty; `map_` says that it must be a folder if it is there."""

    def __init__(self, *, map_: bool = False) -> None:
        super().__init__(path_type=Path)
        self._map = map_

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path; an empty one, or a file in the place of a folder, ends the command with exit code 2."""
        naam = param.opts[0] if param is not None else "het pad"
        if not str(value).strip():
            raise click.BadParameter(f"{naam} is leeg; geef een naam", ctx, param)
        pad = Path(value)
        if self._map and (pad.is_file() or any(boven.is_file() for boven in pad.parents)):
            raise click.BadParameter(f"{value} is een bestand; {naam} vraagt een map", ctx, param)
        return pad


DATUM = DatumType()
PAD, MAP = PadType(), PadType(map_=True)


def wortel(ctx: click.Context) -> Path:
    """Return the root of the project: `--map`, or found upwards from the current folder."""
    gegeven = (ctx.find_root().obj or {}).get("map")
    if gegeven:
        map_ = Path(gegeven)
        if not (map_ / "mkdocs.yml").is_file() or not (map_ / "apv").is_dir():
            raise GebruikFout(f"{gegeven} is geen projectmap: er hoort een mkdocs.yml en een map apv in te staan")
        return map_.resolve()
    return find_project(Path.cwd())


def vandaag() -> date:
    """Return the day in the Netherlands; SOURCE_DATE_EPOCH fixes it for builds that must be the same."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    return datetime.now(tz=_zone()).date()


def _zone() -> Any:
    try:
        return ZoneInfo("Europe/Amsterdam")
    except Exception:
        return UTC


def check_gemeente(wortel_: Path, naam: str) -> str:
    """Return the name when the project has that municipality; raises GebruikFout with the names it has."""
    bekend = sorted(bestand.stem for bestand in (wortel_ / "content" / "gemeenten").glob("*.yaml"))
    if naam in bekend:
        return naam
    uitweg = bedoelde_u(naam, bekend) or f"kies uit {', '.join(bekend)}"
    raise GebruikFout(f'onbekende gemeente "{naam[:60]}": {uitweg}')


def gemeente_optie(*, verplicht: bool = False) -> Callable[[F], F]:
    """Add `--gemeente`; the value is checked by `check_gemeente` once the project is known."""
    return click.option("--gemeente", metavar="NAAM", required=verplicht, help="hillegom, lisse of teylingen.")


def json_optie(functie: F) -> F:
    """Add `--json`: exactly one JSON document on stdout."""
    return click.option("--json", "als_json", is_flag=True, help="Geef een JSON-document op stdout.")(functie)


def print_json(waarde: object) -> None:
    """Print one JSON document on stdout."""
    click.echo(json.dumps(waarde, ensure_ascii=False, indent=2))


def meld(tekst: str) -> None:
    """Print a message for a person on stderr."""
    click.echo(tekst, err=True)
