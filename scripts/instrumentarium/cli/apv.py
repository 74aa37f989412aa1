"""`apv`: the group of commands on the APV; each is imported when it is asked for."""

from __future__ import annotations

import importlib
from importlib.util import find_spec

import click

# Name -> module below `instrumentarium.cli`, name in it, and the line that --help shows.
OPDRACHTEN: dict[str, tuple[str, str, str]] = {
    "lijst": ("apv_tonen", "lijst", "Alle onderwerpen met nummer, opschrift en periode."),
    "toon": ("apv_tonen", "toon", "De tekst die op een dag geldt."),
    "vergelijk": ("apv_vergelijken", "vergelijk", "Was-wordt tussen twee dagen of tussen gemeenten."),
    "wijzig": ("apv_wijzigen", "wijzig", "De wijzigingstekst schrijven en narekenen."),
    "speel-af": ("apv_wijzigen", "speel_af", "Een wijziging uitvoeren op de oude tekst en vergelijken."),
    "lees-wijziging": ("apv_wijzigen", "lees_wijziging", "Wijzigingszinnen omzetten in bewerkingen."),
    "raadsstuk": ("apv_raad", "raadsstuk", "De stukken voor de gemeenteraad in Word."),
    "drift": ("apv_raad", "drift", "Waar de gemeenten uit elkaar zijn gaan lopen."),
    "verwijzingen": ("apv_verwijzen", "verwijzingen", "Alle verwijzingen met hun uitkomst."),
    "importeer": ("apv_xml", "importeer", "Een regeling uit CVDR of BWB inlezen."),
    "exporteer": ("apv_xml", "exporteer", "De hele regeling op een dag uitvoeren."),
}


class Groep(click.Group):
    """A group whose commands are imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands whose module is there, in the order of the table."""
        return [naam for naam, (module, *_) in OPDRACHTEN.items() if find_spec(f"instrumentarium.cli.{module}")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module, naam, _ = OPDRACHTEN[cmd_name]
        opdracht: click.Command = getattr(importlib.import_module(f"instrumentarium.cli.{module}"), naam)
        return opdracht

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Opdrachten"):
            formatter.write_dl([(naam, OPDRACHTEN[naam][2]) for naam in self.list_commands(ctx)])


groep = Groep(
    "apv",
    help="De APV: tonen, vergelijken, wijzigen, importeren.\n\n"
    "Voorbeeld: instrumentarium apv toon woonoverlast --gemeente hillegom",
    subcommand_metavar="OPDRACHT [ARGUMENTEN]",
)
