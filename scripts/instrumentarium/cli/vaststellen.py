"""`vaststellen`: records that a body of a municipality adopted sources as they stand, with their hashes."""

from __future__ import annotations

import hashlib
import re
import sys
from datetime import date
from pathlib import Path

import click

from instrumentarium.bronnen.project import find_files, lees_bron, read_bytes
from instrumentarium.cli.gereedschap import DATUM, check_gemeente, json_optie, meld, print_json, vandaag, wortel
from instrumentarium.fouten import Bevinding, BronFout, GebruikFout, Plaats, bedoelde_u

_STANDAARD = ("templates/damocles/documenten/*.yaml", "templates/damocles/documenten/clausules/*.yaml")
# Where sources stand; an adoption covers no other file, and never the list of adoptions itself.
_BRONMAPPEN = ("apv", "campaigns", "content", "templates")
_VASTSTELLINGEN = "content/vaststellingen"
_LOS = ("templates/damocles/recht.yaml", "templates/damocles/toetsen.yaml", "templates/damocles/gegevens.yaml")


@click.command(
    "vaststellen",
    help="Vastleggen dat een orgaan bronnen heeft vastgesteld, zoals ze nu zijn.\n\n"
    "Voorbeeld: instrumentarium vaststellen --gemeente lisse --door burgemeester --besluit B-2026-1 "
    "--datum 2026-12-01 templates/damocles/toetsen.yaml",
)
@click.option("--gemeente", required=True, metavar="NAAM")
@click.option("--door", required=True, metavar="ORGAAN", help="burgemeester, college of raad.")
@click.option("--besluit", required=True, metavar="KENMERK", help="Het kenmerk van het besluit.")
@click.option("--datum", required=True, type=DATUM, help="De dag van het besluit.")
@click.option("--ja", is_flag=True, help="Niet eerst vragen.")
@click.argument("bronnen", nargs=-1, metavar="[BRON...]")
@json_optie
@click.pass_context
def groep(
    ctx: click.Context,
    gemeente: str,
    door: str,
    besluit: str,
    datum: date,
    ja: bool,
    bronnen: tuple[str, ...],
    als_json: bool,
) -> None:
    """Write one adoption; without BRON it covers the documents, clauses, law, checks and policy of the municipality."""
    root = wortel(ctx)
    check_gemeente(root, gemeente)
    _check_words(door, besluit, datum)
    paden = _chosen(root, gemeente, bronnen)
    hashes = {pad: hashlib.sha256(read_bytes(root / pad, pad)).hexdigest() for pad in paden}
    if not ja and not _confirmed(gemeente, door, besluit, datum, paden):
        raise GebruikFout("er is niets vastgelegd; herhaal met --ja om vast te leggen")
    _append(root, gemeente, door, besluit, datum, hashes)
    if als_json:
        print_json(
            {"gemeente": gemeente, "door": door, "besluit": besluit, "datum": datum.isoformat(), "bronnen": hashes}
        )
    else:
        click.echo(f"Vastgelegd voor {gemeente}: {len(hashes)} bronnen, {besluit} van {datum.isoformat()}.")


def _check_words(door: str, besluit: str, datum: date) -> None:
    organen = ("burgemeester", "college", "raad")
    if door not in organen:
        raise GebruikFout(
            f'onbekend orgaan "{door[:40]}": {bedoelde_u(door, organen) or "kies burgemeester, college of raad"}'
        )
    if not besluit.strip() or any(not teken.isprintable() for teken in besluit):
        raise GebruikFout("--besluit is leeg of bevat een vreemd teken; geef het kenmerk van het besluit")
    if datum > vandaag():
        raise GebruikFout(f"--datum {datum.isoformat()} ligt in de toekomst; leg een besluit vast nadat het is genomen")


def _chosen(root: Path, gemeente: str, bronnen: tuple[str, ...]) -> list[str]:
    if not bronnen:
        alle = [pad for patroon in _STANDAARD for pad in find_files(root, patroon)]
        alle += [pad for pad in (*_LOS, f"templates/damocles/beleid/{gemeente}.yaml") if (root / pad).is_file()]
        return sorted(alle)
    gevonden: list[str] = []
    for bron in bronnen:
        pad = next(
            (p for p in (Path.cwd() / bron, root / bron) if p.exists() and p.resolve().is_relative_to(root)), None
        )
        if pad is None:
            raise GebruikFout(f"bron {bron} bestaat niet in dit project")
        delen = [deel.relative_to(root).as_posix() for deel in _files_in(pad.resolve())]
        vreemd = [deel for deel in delen if not _is_source(deel)]
        if vreemd or not delen:
            wat = f"{vreemd[0]} is geen bron" if vreemd else f"in {bron} staat geen bron"
            raise GebruikFout(f"{wat}; kies bestanden uit {', '.join(_BRONMAPPEN)}")
        gevonden += delen
    return sorted(dict.fromkeys(gevonden))


def _files_in(heel: Path) -> list[Path]:
    if not heel.is_dir():
        return [heel]
    return sorted(p for p in heel.rglob("*") if p.suffix in (".yaml", ".md") and p.parent.name != "vaststellingen")


def _is_source(pad: str) -> bool:
    return pad.split("/")[0] in _BRONMAPPEN and not pad.startswith(f"{_VASTSTELLINGEN}/")


def _confirmed(gemeente: str, door: str, besluit: str, datum: date, paden: list[str]) -> bool:
    meld(f"Vaststellen voor {gemeente} door {door}, {besluit} van {datum.isoformat()}:")
    for pad in paden:
        meld(f"  {pad}")
    if not sys.stdin.isatty():
        return False
    click.echo("Klopt dit? [j/N] ", nl=False, err=True)
    return sys.stdin.readline().strip().lower() in ("j", "ja")


def _append(root: Path, gemeente: str, door: str, besluit: str, datum: date, hashes: dict[str, str]) -> None:
    from instrumentarium.bronnen.decoderen import decode
    from instrumentarium.bronnen.lezer import lees_yaml
    from instrumentarium.bronnen.soorten.gemeente import Vaststelling, Vaststellingen
    from instrumentarium.uitvoer.schrijf import write_file

    pad = f"{_VASTSTELLINGEN}/{gemeente}.yaml"
    oud = f"schema: vaststellingen/1\ngemeente: {gemeente}\nvaststellingen:\n"
    eerder: list[Vaststelling] = []
    if (root / pad).is_file():
        eerder = lees_bron(root, pad, Vaststellingen).waarde.vaststellingen  # never add to a file that cannot be read
        oud = re.sub(r"^(vaststellingen:)[ ]*\[[ ]*\]", r"\1", (root / pad).read_text("utf-8-sig"), flags=re.MULTILINE)
    nieuw = [f"  - door: {door}", f"    besluit: {_quoted(besluit)}", f"    datum: {datum.isoformat()}", "    bronnen:"]
    nieuw += [
        f"      {bron if re.fullmatch(r'[A-Za-z][A-Za-z0-9./_-]*', bron) else _quoted(bron)}: {som}"
        for bron, som in hashes.items()
    ]
    inhoud = (oud.rstrip("\n") + "\n" + "\n".join(nieuw) + "\n").encode()
    try:
        gelezen = decode(lees_yaml(inhoud, pad), Vaststellingen, pad).vaststellingen
    except BronFout:
        gelezen = []
    if gelezen != [*eerder, Vaststelling(door=door, besluit=besluit, datum=datum, bronnen=hashes)]:
        tekst = "hier kan geen vaststelling bij: de lijst staat niet onderaan, met streepjes"
        raise BronFout([Bevinding(Plaats(pad, 1, 1), tekst, "Zet vaststellingen: als laatste, elk deel achter een -.")])
    write_file(root / pad, inhoud)


def _quoted(tekst: str) -> str:
    return '"' + tekst.replace("\\", "\\\\").replace('"', '\\"') + '"'
