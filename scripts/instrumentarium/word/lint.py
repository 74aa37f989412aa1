"""Judges a Word template: the bytes of a .docx go in, all its faults come out, each with its place; changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from instrumentarium.fouten import Bevinding, BronFout, Plaats, bedoelde_u
from instrumentarium.word.boom import parse_tree
from instrumentarium.word.lint_jinja import check_program
from instrumentarium.word.lint_pakket import check_package
from instrumentarium.word.lint_tekst import SLUIT_TAGS, check_text
from instrumentarium.word.namen import names_by_line
from instrumentarium.word.ontleden import Bron, Ontleed, dissect
from instrumentarium.word.plaats import describe_place, text_of_line
from instrumentarium.word.programma import parse
from instrumentarium.word.strikt import XmlFout
from instrumentarium.word.uitpakken import read_package

MAX_FOUTEN = 100  # per part; an author mends the first ones and looks again
_OPSLAAN = "Open het bestand in Word en sla het opnieuw op als Word-document (.docx)."


def lint_template(data: bytes, naam: str) -> list[Bevinding]:
    """Return every fault of a template, in the order of its parts; [] when it can be compiled.

    `regel` of a place is the number of the paragraph in its part, 0 when the fault lies in the file as a whole.
    """
    return examine(data, naam)[0]


def unknown_names(ontleed: Ontleed, naam: str, bekend: Collection[str]) -> list[Bevinding]:
    """Return a fault for each name in a template without faults that is not among those that its letters have."""
    gevonden: dict[str, Bevinding] = {}
    for bron in ontleed.bronnen:
        regels = bron.bron.split("\n")
        for pad, regel in names_by_line(parse(bron.bron, bron.naam)):
            if pad not in bekend and pad not in gevonden:
                tekst = f'er staat "{pad}", en dat gegeven bestaat niet'
                gevonden[pad] = _at_line(bron, regels, regel, naam, tekst, bedoelde_u(pad, bekend))
    return list(gevonden.values())


def examine(data: bytes, naam: str, *, wis_sporen: bool = False) -> tuple[list[Bevinding], Ontleed | None]:
    """Return the faults of a template and its pieces; None when docxtpl cannot open it at all."""
    try:
        leden = read_package(data, naam)
        bevindingen = list(_faults_of_members(leden, naam))
    except BronFout as fout:
        return list(fout.bevindingen), None
    # docxtpl searches to the end of the part for every tag that is not closed; a few are mended by its author.
    ontleed = None if any(fout.uitweg == SLUIT_TAGS for fout in bevindingen) else _dissect(data, wis_sporen)
    if ontleed is None and not bevindingen:
        tekst = "dit is geen Word-document dat als sjabloon kan dienen: een onderdeel ontbreekt of klopt niet."
        bevindingen.append(Bevinding(Plaats(naam), tekst, _OPSLAAN))
    if ontleed is not None:
        bevindingen += _faults_of_programs(ontleed.bronnen, naam, {_place(fout) for fout in bevindingen})
        bevindingen += _faults_of_properties(ontleed.eigenschappen, naam)
    return list(dict.fromkeys(bevindingen)), ontleed


def _faults_of_members(leden: Mapping[str, bytes], naam: str) -> Iterator[Bevinding]:
    for tekst, uitweg in check_package(leden):
        yield Bevinding(Plaats(naam), tekst, uitweg)
    for lid, inhoud in leden.items():
        if lid.endswith(".xml"):
            yield from _faults_of_part(lid, inhoud, naam)


def _faults_of_part(lid: str, inhoud: bytes, naam: str) -> Iterator[Bevinding]:
    try:
        wortel = parse_tree(inhoud)
    except XmlFout:
        yield Bevinding(Plaats(naam), f"{lid}: dit onderdeel is te diep genest of te groot om te lezen.", _OPSLAAN)
        return
    for fout in islice(check_text(wortel), MAX_FOUTEN):
        plek = describe_place(lid, fout.alinea, fout.citaat)
        yield Bevinding(Plaats(naam, fout.alinea, 1 if fout.alinea else 0), f"{plek}: {fout.tekst}", fout.uitweg)


def _dissect(data: bytes, wis_sporen: bool) -> Ontleed | None:
    try:
        return dissect(data, wis_sporen=wis_sporen)
    except Exception:  # python-docx and lxml raise a dozen kinds on a file that is not what they expect
        return None


def _faults_of_programs(bronnen: list[Bron], naam: str, bekend: set[str]) -> Iterator[Bevinding]:
    # A tag whose form is wrong is an error of syntax too; the first message says more.
    for bron in bronnen:
        regels = bron.bron.split("\n")
        for regel, tekst, uitweg in islice(check_program(bron.bron, bron.naam), MAX_FOUTEN):
            bevinding = _at_line(bron, regels, regel, naam, tekst, uitweg)
            if _place(bevinding) not in bekend:
                yield bevinding


def _at_line(bron: Bron, regels: list[str], regel: int, naam: str, tekst: str, uitweg: str) -> Bevinding:
    """Return a fault at a line of the source of a part, which is a paragraph of its own."""
    alinea = bron.alineas[regel - 1] if 0 < regel <= len(bron.alineas) else 0
    plek = describe_place(bron.naam, alinea, text_of_line(regels, regel))
    return Bevinding(Plaats(naam, alinea, 1 if alinea else 0), f"{plek}: {tekst}", uitweg)


def _faults_of_properties(eigenschappen: Mapping[str, str], naam: str) -> Iterator[Bevinding]:
    for soort, bron in eigenschappen.items():
        for _, tekst, uitweg in check_program(bron, soort):
            yield Bevinding(Plaats(naam), f"{describe_place(f'eigenschap {soort}', 0, bron)}: {tekst}", uitweg)


def _place(bevinding: Bevinding) -> str:
    return f"{bevinding.tekst.split(', alinea', 1)[0]} {bevinding.plaats.regel}"
