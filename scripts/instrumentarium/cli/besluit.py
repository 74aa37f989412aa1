"""`besluit`: the group of commands about decisions; each command lives in a module of its own."""

from __future__ import annotations

import importlib

import click

_OPDRACHTEN: dict[str, tuple[str, str]] = {
    "soorten": ("besluit_tonen", "De stukken die gemaakt kunnen worden, met grondslag."),
    "nieuw": ("besluit_nieuw", "Een zaak beginnen: vraag voor vraag, of een leeg bestand."),
    "toets": ("besluit_toets", "De toetsen, de maatregel volgens het beleid en de termijnen."),
    "maak": ("besluit_maak", "De brieven in Word, met verantwoording en agenda."),
    "reeks": ("besluit_reeks", "Alle zaken onder een map."),
    "controleer": ("besluit_controleer", "Brieven opnieuw maken en byte voor byte vergelijken."),
    "vergelijk": ("besluit_vergelijk", "Wat er tussen twee brieven verschilt."),
    "lees-terug": ("besluit_terug", "Alinea's die in Word zijn aangepast terugbrengen in de zaak."),
}


class _Groep(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_OPDRACHTEN)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _OPDRACHTEN:
            return None
        module = importlib.import_module(f"instrumentarium.cli.{_OPDRACHTEN[cmd_name][0]}")
        opdracht: click.Command = module.opdracht
        return opdracht

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Opdrachten"):
            formatter.write_dl([(naam, uitleg) for naam, (_, uitleg) in _OPDRACHTEN.items()])


groep = _Groep("besluit", help="Besluitbrieven.\n\nVoorbeeld: instrumentarium besluit maak zaak.yaml --uit brieven")
