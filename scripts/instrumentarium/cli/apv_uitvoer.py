"""Where the answer of an `apv` command goes: to the screen, to the file of `--uit`, and with `--json` to stdout too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from instrumentarium.cli.gereedschap import meld, print_json
from instrumentarium.fouten import GebruikFout

Maker = Callable[[str], str | bytes | dict[str, Any]]


def choose_form(formaat: str | None, uit: Path | None, *, als_json: bool, anders: str = "tekst") -> str:
    """Return the form of the answer: the one asked for, else JSON with `--json`, else the usual one.

    A Word document goes to a file, never to the screen; a folder cannot be that file.
    """
    gekozen = formaat or ("json" if als_json else anders)
    if uit is None and als_json:
        return "json"
    if gekozen == "docx" and uit is None:
        raise GebruikFout("een Word-bestand heeft een naam nodig; geef --uit BESTAND.docx")
    if uit is not None and uit.is_dir():
        raise GebruikFout(f"{uit} is een map; geef met --uit de naam van een bestand")
    return gekozen


def deliver(maak: Maker, formaat: str, uit: Path | None, *, als_json: bool) -> None:
    """Print the answer, or write it to `uit`, replacing what is there; `--json` prints its JSON in both cases."""
    inhoud = maak(formaat)
    if uit is not None:
        from instrumentarium.uitvoer.schrijf import write_file

        write_file(uit, to_bytes(inhoud))
        meld(f"geschreven: {uit}")
    if als_json:
        print_json(inhoud if formaat == "json" else maak("json"))
    elif uit is None:
        click.echo(to_bytes(inhoud).decode().removesuffix("\n"))


def to_bytes(inhoud: str | bytes | dict[str, Any]) -> bytes:
    """Return an answer as the bytes of a file."""
    if isinstance(inhoud, bytes):
        return inhoud
    if isinstance(inhoud, dict):
        import json

        inhoud = json.dumps(inhoud, ensure_ascii=False, indent=2)
    return (inhoud + "\n").encode()
