"""`besluit nieuw`: asks the facts of a case step by step, or writes the empty, commented case file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from instrumentarium.cli.gereedschap import check_gemeente, gemeente_optie, meld, wortel
from instrumentarium.fouten import GebruikFout

if TYPE_CHECKING:
    from instrumentarium.besluit.instrument.model import Gegevens
    from instrumentarium.besluit.zaak.vraaggesprek import Gesprek, Vraag

HULP, TERUG, VERDER, STOP = "?", "<", ">", "."
_UITLEG = (
    f"Typ uw antwoord. Enter: weet ik nog niet. {HULP} uitleg, {TERUG} vorige vraag, {VERDER} volgende stap, "
    f"{STOP} bewaren en stoppen."
)


@click.command(
    "nieuw",
    help="Een zaak beginnen: vraag voor vraag, of een leeg bestand met uitleg. Een bestand dat er al is, gaat verder.\n\n"
    "Voorbeeld: instrumentarium besluit nieuw --gemeente lisse --uit zaak.yaml",
)
@gemeente_optie(verplicht=True)
@click.option("--uit", metavar="ZAAK.yaml", help="Waar de zaak komt (anders: zaken/<kenmerk>/zaak.yaml).")
@click.option("--leeg", is_flag=True, help="Geen vragen: het lege bestand, met uitleg bij elk gegeven.")
@click.pass_context
def opdracht(ctx: click.Context, gemeente: str, uit: str | None, leeg: bool) -> None:
    """Write the empty file, or ask and keep every answer at once."""
    from instrumentarium.besluit.instrument.laden import Instrument

    root = wortel(ctx)
    check_gemeente(root, gemeente)
    gegevens = Instrument(root).gegevens.waarde
    pad = _check_place(root, uit) if uit else None
    if leeg:
        _write_empty(gegevens, gemeente, pad)
    else:
        _ask_all(root, gegevens, gemeente, pad)


def _check_place(root: Path, uit: str) -> Path:
    from instrumentarium.cli.bestemming import check_folder

    pad = Path(uit)
    check_folder(root, pad.parent)
    if pad.is_dir():
        raise GebruikFout(f"{uit} is een map: noem het bestand, bijvoorbeeld {uit.rstrip('/')}/zaak.yaml")
    return pad


def _write_empty(gegevens: Gegevens, gemeente: str, pad: Path | None) -> None:
    from instrumentarium.besluit.zaak.leeg import empty_case
    from instrumentarium.uitvoer.schrijf import write_new

    tekst = empty_case(gegevens, gemeente)
    if pad is None:
        click.echo(tekst, nl=False)
        return
    try:
        write_new(pad, tekst.encode())
    except FileExistsError:
        raise GebruikFout(f"{pad} bestaat al: kies een andere naam") from None
    meld(f"gemaakt: {pad}")


def _ask_all(root: Path, gegevens: Gegevens, gemeente: str, pad: Path | None) -> None:
    from instrumentarium.besluit.zaak.vraaggesprek import Gesprek

    gesprek = Gesprek(gegevens, _facts_so_far(pad, gemeente))
    meld(_UITLEG)
    stap = ""
    while vraag := gesprek.next_question():
        if vraag.gegeven.stap != stap:
            stap = vraag.gegeven.stap
            _announce(gegevens, stap)
        meld(_question(vraag))
        regel = sys.stdin.readline()
        if not regel or regel.strip() == STOP:
            break
        _take(gesprek, vraag, regel.strip())
        pad = _keep(root, gesprek, pad)
    _close(gesprek, pad)


def _facts_so_far(pad: Path | None, gemeente: str) -> dict[str, Any]:
    """Return the facts of a file that is there already, so that the questions go on where they stopped."""
    if pad is None or not pad.exists():
        return {"gemeente": gemeente}
    from instrumentarium.besluit.zaak.lezen import read_unfinished
    from instrumentarium.besluit.zaak.schrijven import facts_of

    zaak = read_unfinished(pad.read_bytes(), str(pad))
    if zaak.gemeente != gemeente:
        raise GebruikFout(f"{pad} is een zaak van een andere gemeente")
    return facts_of(zaak)


def _announce(gegevens: Gegevens, id_: str) -> None:
    nummers = [stap["id"] for stap in gegevens.stappen]
    stap = gegevens.stappen[nummers.index(id_)]
    meld(f"\nStap {nummers.index(id_) + 1} van {len(nummers)}: {stap['titel']}\n{stap['uitleg']}")


def _question(vraag: Vraag) -> str:
    waar = [str(deel + 1) for deel in vraag.plek if isinstance(deel, int)]
    bij = f" (nr. {waar[0]})" if waar and not vraag.poort else ""
    tekst = vraag.gegeven.vraag
    if vraag.poort:
        tekst = f"Nog een bij {vraag.veld.naam}? (ja/nee)" if vraag.nummer else f"{tekst} (ja/nee)"
    elif vraag.veld.keuzes:
        tekst += f" ({' / '.join(vraag.veld.keuzes)})"
    elif vraag.veld.soort == "ja-nee":
        tekst += " (ja/nee)"
    return f"{tekst}{bij}"


def _take(gesprek: Gesprek, vraag: Vraag, regel: str) -> None:
    from instrumentarium.bronnen.waarden import WaardeFout

    if regel == HULP:
        meld("\n".join(_help(vraag)))
    elif regel == TERUG:
        if not gesprek.back():
            meld("Dit is de eerste vraag.")
    elif regel == VERDER:
        _skip_step(gesprek, vraag)
    elif not regel and vraag.veld.verplicht:
        meld(f"Dit gegeven is nodig. Typ {HULP} voor uitleg of {TERUG} om terug te gaan.")
    else:
        try:
            gesprek.answer(vraag, regel)
        except WaardeFout as fout:
            meld(f"{fout.tekst[0].upper()}{fout.tekst[1:]}. {fout.uitweg}")


def _help(vraag: Vraag) -> Iterator[str]:
    gegeven = vraag.gegeven
    from instrumentarium.besluit.zaak.leeg import FORMS

    yield gegeven.uitleg or "Bij deze vraag is geen uitleg nodig."
    if vraag.veld.soort in ("datum", "moment", "dag-of-moment", "bedrag", "getal", "teksten"):
        yield f"Vorm: {FORMS[vraag.veld.soort]}."
    if gegeven.voorbeeld:
        yield f"Voorbeeld: {gegeven.voorbeeld}"
    if gegeven.bron:
        yield f"Bron: {', '.join(gegeven.bron)}"
    yield f"In het bestand: {vraag.pad}"


def _skip_step(gesprek: Gesprek, vraag: Vraag) -> None:
    stap = vraag.gegeven.stap
    while (volgende := gesprek.next_question()) and volgende.gegeven.stap == stap:
        if volgende.veld.verplicht and volgende.pad == "kenmerk":
            meld("Het kenmerk is nodig om verder te gaan.")
            return
        gesprek.answer(volgende, "")


def _keep(root: Path, gesprek: Gesprek, pad: Path | None) -> Path | None:
    """Write the case after every answer, once it has a number to be called by."""
    kenmerk = gesprek.feiten.get("kenmerk")
    if not kenmerk:
        return pad
    from instrumentarium.besluit.zaak.namen import safe_kenmerk
    from instrumentarium.besluit.zaak.schrijven import without_incomplete, write_case
    from instrumentarium.uitvoer.schrijf import write_file

    if pad is None:
        pad = root / "zaken" / safe_kenmerk(kenmerk) / "zaak.yaml"
        if pad.exists():
            raise GebruikFout(f"{pad} bestaat al: ga verder met --uit {pad}")
    try:
        tekst = write_case(without_incomplete(gesprek.feiten)).encode()
    except GebruikFout as fout:  # a character that no file may hold: ask again
        meld(f"Dit kan niet bewaard worden: {fout}")
        gesprek.back()
        return pad
    write_file(pad, tekst)
    return pad


def _close(gesprek: Gesprek, pad: Path | None) -> None:
    if pad is None or not pad.exists():
        meld("Gestopt. Er is niets bewaard.")
    elif gesprek.next_question():
        meld(f"Bewaard: {pad}. Verder gaan? Geef dezelfde opdracht met --uit {pad}")
    else:
        meld(f"Klaar: {pad}. Toets de zaak met: instrumentarium besluit toets {pad}")
