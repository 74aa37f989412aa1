"""`besluit lees-terug`: puts paragraphs that were edited in Word back into the case as `eigen_tekst`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from instrumentarium.cli.gereedschap import json_optie, meld, print_json, vandaag, wortel
from instrumentarium.fouten import BronFout, GebruikFout

if TYPE_CHECKING:
    from instrumentarium.besluit.zaak.brieven import Letter
    from instrumentarium.besluit.zaak.lees_terug import Teruglezing
    from instrumentarium.besluit.zaak.model import EigenTekst, Zaak
    from instrumentarium.cli.brievenmaker import Opdracht

_WAAROM = {
    "weg": "is weggehaald; een clausule blijft in de volgende brief staan",
    "verplaatst": "is verplaatst; de volgorde van de clausules blijft zoals zij was",
    "briefhoofd": "hoort bij het briefhoofd; pas het gegeven in de zaak aan",
    "kop of voet": "staat in een kop of voet; pas het briefpapier of de zaak aan",
    "blijft staan": "is aangepast; uw tekst komt onder de clausule, de oude alinea blijft ook staan",
}


@click.command(
    "lees-terug",
    help="Alinea's die in Word zijn aangepast of toegevoegd terugbrengen in de zaak.\n\n"
    "Voorbeeld: instrumentarium besluit lees-terug Z-1-voornemen-01-huurder.docx --zaak zaak.yaml",
)
@click.argument("brief", metavar="BRIEF.docx")
@click.option("--zaak", metavar="ZAAK.yaml", required=True, help="Het zaakbestand dat de alinea's krijgt.")
@json_optie
@click.pass_context
def opdracht(ctx: click.Context, brief: str, zaak: str, als_json: bool) -> None:
    """Compare the letter with the one that the case gives, and write what came back into the case file."""
    from instrumentarium.besluit.zaak.brieven import own_paragraphs
    from instrumentarium.besluit.zaak.lees_terug import read_back
    from instrumentarium.bronnen.project import read_bytes
    from instrumentarium.cli.naspeuren import bookmarks_of

    root = wortel(ctx)
    inhoud = read_bytes(Path(brief), brief)
    case, letter, alle = _find_letter(root, Path(brief), inhoud, zaak)
    blokken = own_paragraphs(case, letter.soort, letter.lezer, list(letter.keuzes))
    eigen = {keuze.id: blokken.get(keuze.blok, []) for keuze in letter.keuzes}
    uitslag = read_back(letter.inhoud, inhoud, clausule_van=bookmarks_of(letter), eigen=eigen)
    nieuw, vervangen = _rows(case, letter, uitslag, alle)
    if nieuw or vervangen:
        _write(root, zaak, nieuw, vervangen)
    _report(brief, zaak, nieuw, vervangen, uitslag, als_json=als_json)


def _find_letter(root: Path, brief: Path, inhoud: bytes, zaak: str) -> tuple[Zaak, Letter, list[Letter]]:
    """Return the case and the letter that was edited, made again: by its name, else the one that looks most like it."""
    from instrumentarium.cli.naspeuren import remake
    from instrumentarium.word.inhoud import paragraphs

    woorden = {alinea.tekst for alinea in paragraphs(inhoud, brief.name)}
    beste: tuple[float, Zaak, Letter, list[Letter]] | None = None
    for werk in _attempts(root, brief):
        dossier, briefset = remake(root, zaak, werk, vandaag())
        for letter in briefset.letters:
            eigen = {alinea.tekst for alinea in paragraphs(letter.inhoud)}
            score = len(woorden & eigen) / max(1, len(woorden | eigen)) + (2 if _same_name(brief.name, letter) else 0)
            if beste is None or score > beste[0]:
                beste = (score, dossier.zaak.waarde, letter, list(briefset.letters))
    if beste is None or beste[0] < 0.2:
        raise GebruikFout(f"{brief} lijkt op geen enkele brief van deze zaak; noem het zaakbestand van deze brief")
    return beste[1:]


def _same_name(naam: str, letter: Letter) -> bool:
    from instrumentarium.cli.naspeuren import letter_key

    sleutel = letter_key(letter.soort, letter.naam)
    return letter_key(letter.soort, naam) == sleutel and f"-{letter.soort}-{sleutel[1]}-" in naam


def _attempts(root: Path, brief: Path) -> list[Opdracht]:
    """Return how the letter may have been made: as its account says, or in both forms on the day of the case."""
    from instrumentarium.besluit.instrument.laden import Instrument
    from instrumentarium.cli.brievenmaker import Opdracht
    from instrumentarium.cli.naspeuren import asked_for

    for pad in sorted(brief.resolve().parent.glob("*-verantwoording*.json")):
        try:
            account: Any = json.loads(pad.read_bytes())
            if any(rij["bestand"] == brief.name for rij in account["brieven"]):
                werk = asked_for(account)
                break
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
    else:
        soorten = [soort for soort in Instrument(root).documenten if f"-{soort}-" in brief.name]
        return [Opdracht(soorten=tuple(soorten), definitief=vorm) for vorm in (False, True)]
    if werk.geanonimiseerd:
        raise GebruikFout("een geanonimiseerde brief gaat niet terug naar de zaak; neem de brief met namen")
    return [werk]


def _rows(
    case: Zaak, letter: Letter, uitslag: Teruglezing, alle: list[Letter]
) -> tuple[list[EigenTekst], dict[int, str]]:
    """Return the new rows, and the new words of rows that this reader alone has."""
    from instrumentarium.besluit.zaak.model import EigenTekst

    voor = letter.lezer.leest_als
    lezers = {ander.lezer.leest_als for ander in alle if ander.soort == letter.soort}
    nieuw: list[EigenTekst] = []
    vervangen: dict[int, str] = {}
    for aanvulling in uitslag.aanvullingen:
        if aanvulling.was is not None:
            plek = _row_of(case, letter, aanvulling.na, aanvulling.was)
            if plek is not None:
                bestaand = vervangen.get(plek, (case.eigen_tekst or [])[plek].tekst)
                vervangen[plek] = bestaand.replace(aanvulling.was, aanvulling.tekst, 1)
                continue
        nieuw.append(EigenTekst(soort=letter.soort, na=aanvulling.na, voor=voor, tekst=aanvulling.tekst))
    if nieuw and voor is None and len(lezers) > 1:
        raise GebruikFout(
            "de lezer van deze brief heeft in de zaak geen naam, dus de tekst zou in alle brieven komen: vul eerst de naam in"
        )
    return nieuw, vervangen


def _row_of(case: Zaak, letter: Letter, na: str, was: str) -> int | None:
    # A row for all readers is not touched: words meant for one household would reach the others.
    for plek, rij in enumerate(case.eigen_tekst or []):
        if (rij.soort, rij.na, rij.voor) == (letter.soort, na, letter.lezer.leest_als) and was in rij.tekst:
            return plek
    return None


def _write(root: Path, zaak: str, nieuw: list[EigenTekst], vervangen: dict[int, str]) -> None:
    """Write the case file in one step, after proof that nothing but `eigen_tekst` changed."""
    from instrumentarium.besluit.zaak.bijschrijven import add_rows, replace_words
    from instrumentarium.besluit.zaak.lezen import lees_zaak
    from instrumentarium.bronnen.project import read_bytes
    from instrumentarium.cli.bestemming import check_folder
    from instrumentarium.cli.dossier import known_municipalities, show_path
    from instrumentarium.uitvoer.schrijf import write_file

    pad = Path(zaak).resolve()
    check_folder(root, pad.parent)
    was = read_bytes(pad, zaak)
    tekst = was.decode("utf-8")
    einde = "\r\n" if "\r\n" in tekst else "\n"
    wordt = add_rows(replace_words(tekst.replace("\r\n", "\n"), vervangen), nieuw).replace("\n", einde).encode()
    gemeenten, naam = known_municipalities(root), show_path(root, Path(zaak), zaak)
    voor = lees_zaak(was, naam, gemeenten=gemeenten).waarde
    try:
        na = lees_zaak(wordt, naam, gemeenten=gemeenten).waarde
    except BronFout:
        na = None
    if na is None or na != _expected(voor, nieuw, vervangen):
        raise GebruikFout(f"{zaak} kan niet veilig worden aangevuld: schrijf eigen_tekst als een lijst met streepjes")
    write_file(pad, wordt)


def _expected(zaak: Zaak, nieuw: list[EigenTekst], vervangen: dict[int, str]) -> Zaak:
    import attrs

    rijen = [attrs.evolve(rij, tekst=vervangen.get(plek, rij.tekst)) for plek, rij in enumerate(zaak.eigen_tekst or [])]
    return attrs.evolve(zaak, eigen_tekst=[*rijen, *nieuw])


def _report(
    brief: str,
    zaak: str,
    nieuw: list[EigenTekst],
    vervangen: dict[int, str],
    uitslag: Teruglezing,
    *,
    als_json: bool,
) -> None:
    meldingen = [
        {
            "alinea": melding.nummer,
            "clausule": melding.clausule,
            "reden": melding.waarom,
            "melding": _WAAROM[melding.waarom],
        }
        for melding in uitslag.meldingen
    ]
    for rij in meldingen:
        bij = f" (clausule {rij['clausule']})" if rij["clausule"] else ""
        meld(f"{brief}: alinea {rij['alinea']}{bij} {rij['melding']}")
    if als_json:
        rijen = [{"soort": rij.soort, "na": rij.na, "voor": rij.voor, "tekst": rij.tekst} for rij in nieuw]
        print_json({"zaak": zaak, "toegevoegd": rijen, "aangepast": len(vervangen), "meldingen": meldingen})
    elif nieuw or vervangen:
        click.echo(f"{zaak}: {len(nieuw)} toegevoegd en {len(vervangen)} aangepast bij eigen_tekst")
    else:
        click.echo("Er is niets om terug te brengen: de zaak is niet veranderd.")
