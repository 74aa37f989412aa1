"""Turns whatever went wrong into messages and an exit code; never shows a traceback or a word of a case."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from instrumentarium.cli.nederlands import translate_message
from instrumentarium.fouten import Bevinding, BronFout, GebruikFout, InstrumentariumFout, bedoelde_u

BLOKKADE, VERKEERD = 1, 2


def report(fout: BaseException, *, as_json: bool) -> int:
    """Print the messages to stderr (and the JSON to stdout when asked) and return the exit code."""
    if isinstance(fout, click.exceptions.Exit):
        return fout.exit_code
    if isinstance(fout, (click.exceptions.Abort, KeyboardInterrupt)):
        click.echo("Gestopt.", err=True)
        return VERKEERD
    if isinstance(fout, click.exceptions.NoArgsIsHelpError):
        return _help_only(fout, as_json=as_json)
    regels, code = _messages(fout)
    for regel in regels:
        click.echo(regel_tekst(regel), err=True)
    if as_json:
        click.echo(json.dumps({"fouten": [as_dict(regel) for regel in regels]}, ensure_ascii=False, indent=2))
    return code


def _help_only(fout: click.exceptions.NoArgsIsHelpError, *, as_json: bool) -> int:
    """Show the help of a group that was called without a command; as JSON it is one fault."""
    if as_json:
        regel = as_dict("noem een opdracht; zie --help")
        click.echo(json.dumps({"fouten": [regel]}, ensure_ascii=False, indent=2))
    click.echo(fout.format_message(), err=True)
    return VERKEERD


def regel_tekst(regel: Bevinding | str) -> str:
    """Return a finding as one line."""
    return " ".join(str(regel).split("\n"))


def as_dict(regel: Bevinding | str) -> dict[str, object]:
    """Return a finding in the JSON form of contract section 1; null where there is no place."""
    if isinstance(regel, str):
        return {"bestand": None, "regel": None, "kolom": None, "melding": regel, "uitweg": None}
    plaats = regel.plaats
    return {
        "bestand": plaats.bestand or None,
        "regel": plaats.regel or None,
        "kolom": plaats.kolom or None,
        "melding": regel.tekst,
        "uitweg": regel.uitweg or None,
    }


def _messages(fout: BaseException) -> tuple[list[Bevinding | str], int]:
    if isinstance(fout, BronFout):
        return list(fout.bevindingen), BLOKKADE
    if isinstance(fout, GebruikFout):
        return [str(fout)], VERKEERD
    if isinstance(fout, InstrumentariumFout):
        return [str(fout)], BLOKKADE
    if isinstance(fout, click.ClickException):
        return [_click_message(fout)], VERKEERD
    if isinstance(fout, OSError):
        return [f"lezen of schrijven lukt niet{_os_place(fout)}: {_os_reason(fout)}"], VERKEERD
    if isinstance(fout, RecursionError):
        return ["deze invoer is te diep genest om te lezen"], BLOKKADE
    return [
        f"onverwachte fout in het programma ({type(fout).__name__}); meld dit met de opdracht die u typte"
    ], VERKEERD


def _os_place(fout: OSError) -> str:
    """Return where it went wrong; a temporary file of ours says nothing to a user, its folder does."""
    naam = fout.filename2 or fout.filename
    if not naam:
        return ""
    pad = Path(os.fsdecode(naam))
    return f" bij {pad.parent if pad.name.startswith('.instrumentarium-') else pad}"


def _os_reason(fout: OSError) -> str:
    redenen = {
        1: "geen toestemming",
        13: "geen toestemming",
        17: "er staat al een bestand met die naam",
        28: "de schijf is vol",
        30: "deze map is alleen-lezen",
        21: "dit is een map",
        20: "dit is geen map",
        36: "de naam is te lang",
        2: "bestaat niet",
    }
    return redenen.get(fout.errno or 0, "het systeem weigert")


def _unknown_option(fout: click.NoSuchOption) -> str:
    naam, boven = fout.option_name, fout.ctx.parent if fout.ctx else None
    if naam == "--map" and boven is not None:
        return "--map hoort voor de opdracht: instrumentarium --map MAP ..."
    if naam == "--json" and fout.ctx is not None and isinstance(fout.ctx.command, click.Group):
        return "--json hoort achter de opdracht: instrumentarium OPDRACHT ... --json"
    return f"onbekende optie {naam}: {bedoelde_u(naam, fout.possibilities or []) or 'zie --help'}"


def _click_message(fout: click.ClickException) -> str:
    if isinstance(fout, click.NoSuchOption):
        return _unknown_option(fout)
    if isinstance(fout, click.MissingParameter):
        naam = fout.param.make_metavar(fout.ctx) if fout.param and fout.ctx else "een argument"
        if fout.param is not None and fout.param.param_type_name == "option":
            naam = fout.param.opts[0]
        return f"{naam} ontbreekt; zie --help voor een voorbeeld"
    if isinstance(fout, click.BadParameter):
        return translate_message(fout.message)
    tekst = fout.message
    if tekst.startswith("No such command"):
        gelezen = tekst.split("'")[1]
        from instrumentarium.cli import COMMANDOS

        bekend = list(COMMANDOS)
        if isinstance(fout, click.UsageError) and fout.ctx and isinstance(fout.ctx.command, click.Group):
            bekend = fout.ctx.command.list_commands(fout.ctx)
        return f"onbekende opdracht {gelezen}: {bedoelde_u(gelezen, bekend) or 'kies uit ' + ', '.join(bekend)}"
    vertaald = translate_message(tekst)
    return tekst if vertaald == tekst else f"{vertaald}; zie --help voor een voorbeeld"
