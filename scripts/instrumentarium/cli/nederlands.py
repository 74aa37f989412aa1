"""Click's own English words in, Dutch out: headings, usage line, the help option, defaults; prints nothing itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

KOPPEN = {"Options": "Opties", "Commands": "Opdrachten", "Positional arguments": "Argumenten"}
PLAATSEN = (("[OPTIONS]", "[OPTIES]"), ("COMMAND [ARGS]...", "OPDRACHT [ARGUMENTEN]"))
WOORDEN = (
    (re.compile(r"^Show this message and exit\.$"), "Deze uitleg tonen."),
    (re.compile(r"\brequired\b(?=[^\[]*\]$)"), "verplicht"),
    (re.compile(r"\[default: "), "[anders: "),
    (re.compile(r"; default: "), "; anders: "),
    (re.compile(r"\bINTEGER(?: RANGE)?\b"), "GETAL"),
    (re.compile(r"\bTEXT\b"), "TEKST"),
    (re.compile(r"\bPATH\b"), "BESTAND"),
)
MELDINGEN = (
    (re.compile(r"^'?(.*?)'? is not a valid (?:integer|int)(?: range)?\.$", re.DOTALL), r"\1 is geen heel getal"),
    (re.compile(r"^(.*?) is not in the range (.+)\.$", re.DOTALL), r"\1 ligt niet tussen de grenzen \2"),
    (re.compile(r"^'?(.*?)'? is not a valid .*$", re.DOTALL), r"\1 past hier niet"),
    (re.compile(r"^Got unexpected extra arguments? \((.*)\)$", re.DOTALL), r"er staat te veel: \1"),
    (re.compile(r"^Option '(.*?)' requires (?:an argument|\d+ arguments)\.$"), r"bij \1 hoort een waarde"),
    (re.compile(r"^Option '(.*?)' does not take a value\.$"), r"bij \1 hoort geen waarde"),
    (re.compile(r"^Missing command\.$"), "noem een opdracht"),
)


class Opmaker(click.HelpFormatter):
    """Writes help as click does, in Dutch."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the first line."""
        for engels, nederlands in PLAATSEN:
            args = args.replace(engels, nederlands)
        super().write_usage(prog, translate_help(args), prefix or "Gebruik: ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Open a part under its Dutch heading."""
        with super().section(KOPPEN.get(name, name)):
            yield

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of options or commands."""
        rijen = [(translate_help(naam), translate_help(uitleg)) for naam, uitleg in rows]
        super().write_dl(rijen, col_max, col_spacing)


def translate_help(tekst: str) -> str:
    """Return a line of help with the words that click puts in itself in Dutch."""
    for engels, nederlands in WOORDEN:
        tekst = engels.sub(nederlands, tekst)
    return tekst


def translate_message(tekst: str) -> str:
    """Return a message about a wrong call in Dutch; one of our own comes back as it was."""
    for engels, nederlands in MELDINGEN:
        if engels.search(tekst):
            return engels.sub(nederlands, tekst)
    return tekst


def install() -> None:
    """Let every context make its help with this formatter: click's own hook, a class attribute."""
    click.Context.formatter_class = Opmaker
