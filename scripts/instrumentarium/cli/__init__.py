"""The command line: arguments -> calls -> messages -> exit code; the only place that knows click and the clock.

Commands are loaded when they are asked for, so that `--help` costs no more than click itself.
"""

from __future__ import annotations

import gc
import importlib
import sys
from itertools import pairwise

import click

from instrumentarium.cli import nederlands

nederlands.install()

# Name, module below `instrumentarium.cli`, and the line that --help shows. Kept here so that help loads nothing.
COMMANDOS: dict[str, tuple[str, str]] = {
    "bouw": ("bouw", "Alles maken: bronnen toetsen, handboek, campagnes en voorbeeldbrieven."),
    "controleer": ("controleer", "Alle bronnen nakijken; meldt alle fouten en waarschuwingen."),
    "site": ("site", "Het handboek bouwen of bekijken."),
    "gemeente": ("gemeente", "Bestanden voor een nieuwe gemeente maken."),
    "vaststellen": ("vaststellen", "Vastleggen dat een orgaan bronnen heeft vastgesteld."),
    "apv": ("apv", "De APV: tonen, vergelijken, wijzigen, importeren."),
    "besluit": ("besluit", "Besluitbrieven: toetsen, maken, controleren."),
    "termijn": ("termijn", "Een wettelijke termijn uitrekenen."),
    "campagne": ("campagne", "Campagnes: toetsen en kits maken."),
    "schema": ("schema", "JSON Schema van elke soort bron."),
}


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own and are imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDOS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command."""
        if cmd_name not in COMMANDOS:
            return None
        module = importlib.import_module(f"instrumentarium.cli.{COMMANDOS[cmd_name][0]}")
        opdracht: click.Command = module.groep
        return opdracht

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table, without importing them."""
        with formatter.section("Opdrachten"):
            formatter.write_dl([(naam, uitleg) for naam, (_, uitleg) in COMMANDOS.items()])


@click.group(
    cls=LazyGroup,
    help="Van YAML en Markdown naar handboek, besluitbrief en campagne.\n\n"
    "Voorbeeld: instrumentarium besluit toets zaak.yaml",
    context_settings={"help_option_names": ["--help", "-h"]},
    options_metavar="[OPTIES]",
    subcommand_metavar="OPDRACHT [ARGUMENTEN]",
)
@click.option("--map", "map_", metavar="MAP", help="De projectmap (anders: vanaf hier omhoog gezocht).")
@click.pass_context
def groep(ctx: click.Context, map_: str | None) -> None:
    """Keep the folder for the commands below."""
    ctx.obj = {"map": map_}


def main(args: list[str] | None = None) -> None:
    """Run one command and exit with the code of contract section 1: 0 done, 1 findings, 2 wrong call."""
    argumenten = sys.argv[1:] if args is None else args
    gc.set_threshold(50_000)  # a command makes classes and reads sources, and leaves little to collect while it does
    for stroom in (sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(encoding="utf-8", errors="replace")
    try:
        uitkomst = groep.main(argumenten, prog_name="instrumentarium", standalone_mode=False)
    except Exception as fout:
        from instrumentarium.cli import afhandeling

        sys.exit(afhandeling.report(fout, as_json=_wants_json(argumenten)))
    sys.exit(uitkomst if isinstance(uitkomst, int) else 0)


def _wants_json(argumenten: list[str]) -> bool:
    formaat = any(a == "--formaat=json" for a in argumenten) or any(
        eerste == "--formaat" and tweede == "json" for eerste, tweede in pairwise(argumenten)
    )
    return "--json" in argumenten or formaat
