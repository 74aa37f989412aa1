"""`besluit vergelijk`: what changed from one letter to the other, as a list and as a Word file with marked changes."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from instrumentarium.bronnen.project import find_project
from instrumentarium.cli.gereedschap import json_optie, meld, print_json, wortel
from instrumentarium.fouten import GebruikFout

_TEKENS = {"gewijzigd": "~", "weg": "-", "erbij": "+", "verplaatst": ">"}


@click.command(
    "vergelijk",
    help="Wat er tussen twee brieven verschilt.\n\n"
    "Voorbeeld: instrumentarium besluit vergelijk oud.docx nieuw.docx --uit verschil.docx",
)
@click.argument("een", metavar="A.docx")
@click.argument("ander", metavar="B.docx")
@click.option("--uit", metavar="VERSCHIL.docx", help="Schrijf B met de verschillen als wijzigingen in Word.")
@json_optie
@click.pass_context
def opdracht(ctx: click.Context, een: str, ander: str, uit: str | None, als_json: bool) -> None:
    """Print the differences; exit code 0 with and without differences."""
    from instrumentarium.bronnen.project import read_bytes
    from instrumentarium.word.redline import redline_docx
    from instrumentarium.word.verschil import compare_letters

    a, b = read_bytes(Path(een), een), read_bytes(Path(ander), ander)
    verschillen = [verschil for verschil in compare_letters(a, b) if verschil.soort != "gelijk"]
    if uit is not None:
        meld(f"{_write(ctx, Path(uit), redline_docx(a, b))}: {uit}")
    rijen = [as_row(verschil) for verschil in verschillen]
    if als_json:
        print_json({"gelijk": not rijen, "byte_gelijk": a == b, "verschillen": rijen})
    else:
        _print(rijen)


def as_row(verschil: Any) -> dict[str, Any]:
    """Return one difference as JSON: where it stood, where it stands, and the words that went and came."""
    plek = verschil.nieuw or verschil.oud
    return {
        "soort": verschil.soort,
        "deel": plek.plek,
        "alinea_oud": verschil.oud.nummer if verschil.oud else None,
        "alinea_nieuw": verschil.nieuw.nummer if verschil.nieuw else None,
        "oud": verschil.oud.tekst if verschil.oud else None,
        "nieuw": verschil.nieuw.tekst if verschil.nieuw else None,
        "stukjes": [{"soort": stukje.soort, "tekst": stukje.tekst} for stukje in verschil.stukjes],
    }


def write_once(pad: Path, inhoud: bytes) -> str:
    """Write a new file, or leave the same one alone; raises GebruikFout for another file of that name."""
    from instrumentarium.uitvoer.schrijf import write_new

    try:
        write_new(pad, inhoud)
    except FileExistsError:
        if pad.is_file() and pad.read_bytes() == inhoud:
            return "ongewijzigd"
        raise GebruikFout(f"{pad} bestaat al en is anders; kies met --uit een andere naam") from None
    return "gemaakt"


def _write(ctx: click.Context, pad: Path, inhoud: bytes) -> str:
    from instrumentarium.cli.bestemming import check_folder

    for project in _projects(ctx, pad.parent):
        check_folder(project, pad.parent)
    return write_once(pad, inhoud)


def _projects(ctx: click.Context, map_: Path) -> list[Path]:
    """Return the projects in which no letter may land: the one of this call, and the one of the folder if any."""
    if (ctx.find_root().obj or {}).get("map"):
        return [wortel(ctx)]
    gevonden = []
    for begin in (Path.cwd(), map_.resolve()):
        with suppress(GebruikFout):
            gevonden.append(find_project(begin))
    return gevonden


def _print(rijen: list[dict[str, Any]]) -> None:
    if not rijen:
        click.echo("De tekst van de brieven is gelijk.")
        return
    for rij in rijen:
        click.echo(f"{_TEKENS[rij['soort']]} {rij['soort']}, {rij['deel']}, alinea {_place(rij)}")
        if rij["stukjes"]:
            click.echo(f"    {_marked(rij['stukjes'])}")
        else:
            click.echo(f"    {rij['nieuw'] or rij['oud']}")
    telling = Counter(rij["soort"] for rij in rijen)
    click.echo(", ".join(f"{aantal} {soort}" for soort, aantal in telling.items()))


def _place(rij: dict[str, Any]) -> str:
    oud, nieuw = rij["alinea_oud"], rij["alinea_nieuw"]
    if rij["soort"] == "verplaatst":
        return f"{oud} naar {nieuw}"
    return str(oud if nieuw is None else nieuw)


def _marked(stukjes: list[dict[str, str]]) -> str:
    vormen = {"gelijk": "{}", "weg": "[-{}-]", "erbij": "{{+{}+}}"}
    return "".join(vormen[stukje["soort"]].format(stukje["tekst"]) for stukje in stukjes)
