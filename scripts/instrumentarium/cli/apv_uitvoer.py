"""Where the answer of an `apv` command goes: to the screen, or to the file of `--uit`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from instrumentarium.cli.gereedschap import meld
from instrumentarium.fouten import GebruikFout


def require_file(formaat: str, uit: Path | None) -> str:
    """Return the form; a Word document goes to a file, never to the screen."""
    if formaat == "docx" and uit is None:
        raise GebruikFout("een Word-bestand heeft een naam nodig; geef --uit BESTAND.docx")
    return formaat


def deliver(inhoud: str | bytes | dict[str, Any], uit: Path | None) -> None:
    """Print a text or JSON, or write it to `uit`, replacing what is there."""
    if isinstance(inhoud, dict):
        inhoud = json.dumps(inhoud, ensure_ascii=False, indent=2)
    if uit is None:
        click.echo(inhoud)
        return
    from instrumentarium.uitvoer.schrijf import write_file

    data = inhoud if isinstance(inhoud, bytes) else (inhoud + "\n").encode()
    write_file(uit, data)
    meld(f"geschreven: {uit}")
