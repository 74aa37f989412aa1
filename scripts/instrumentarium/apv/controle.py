"""The checks on the APV that look across files: numbers, regulations, references, the strafbepaling, stored amendments.

In: an `Apv` and the amendments of a project. Out: faults and warnings, each at its place. What one file can answer is in
`bronnen.controle.apv`; what today has to do with it (dates of review) is for the command.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from instrumentarium.apv.collectie import Apv, Onderwerpmap, adopted, resolve_bron
from instrumentarium.apv.herkennen import find_genoemd, find_onderwerpen
from instrumentarium.apv.identificatie import parse_kenmerk
from instrumentarium.apv.nummers import order_key
from instrumentarium.apv.speelaf import play_wijziging
from instrumentarium.apv.verwijzingen import GEVONDEN, ONBEKEND, of_versie, texts_of
from instrumentarium.apv.volgt import STRAFBEPALING
from instrumentarium.bronnen.controle.apv import judge_dates, judge_leden
from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.apv import OnderwerpVersies, Versie, Wijziging
from instrumentarium.fouten import Bevinding, BronFout, bedoelde_u

ALLES_BEKEND = date.max
_EEN_ARTIKEL = "Een nummer hoort op een dag bij een artikel."


def judge_apv(
    apv: Apv, wijzigingen: Iterable[Bron[Wijziging]], vandaag: date
) -> tuple[list[Bevinding], list[Bevinding]]:
    """Return faults and warnings over all subjects, municipalities and stored amendments."""
    fouten: list[Bevinding] = []
    waarschuwingen: list[Bevinding] = []
    for map_ in apv.onderwerpen.values():
        fouten += _links(apv, map_)
        for bron in map_.gemeenten.values():
            fouten += [*judge_dates(bron), *_regelingen(apv, bron), *_bevestigen(bron)]
            # An official text can carry a slip; it is kept as published and flagged.
            waarschuwingen += [*judge_leden(bron), *_grondslagen(bron)]
    for gemeente in apv.gemeenten():
        fouten += [*_numbers_used_twice(apv, gemeente), *_penal(apv, gemeente)]
        waarschuwingen += _dead_references(apv, gemeente, vandaag)
    for wijziging in wijzigingen:
        fouten += _amendment(apv, wijziging)
    return fouten, waarschuwingen


def _links(apv: Apv, map_: Onderwerpmap) -> Iterator[Bevinding]:
    for _, doel in find_onderwerpen(map_.bron.waarde.toelichting):
        if doel not in apv.onderwerpen:
            yield map_.bron.bevinding(
                ["toelichting"], f"[[{doel}]] is geen onderwerp", bedoelde_u(doel, apv.onderwerpen)
            )


def _regelingen(apv: Apv, bron: Bron[OnderwerpVersies]) -> Iterator[Bevinding]:
    for plaats, versie in enumerate(bron.waarde.versies):
        if versie.regeling is None or not apv.regelingen:
            continue
        regeling = apv.regelingen.get(versie.regeling)
        pad = ("versies", plaats, "regeling")
        if regeling is None:
            uitweg = bedoelde_u(versie.regeling, apv.regelingen) or "Zet haar in apv/regelingen.yaml."
            yield bron.bevinding(pad, f'regeling "{versie.regeling}" staat niet in apv/regelingen.yaml', uitweg)
        elif regeling.gemeente != bron.waarde.gemeente:
            tekst = f'regeling "{versie.regeling}" is van {regeling.gemeente}, niet van {bron.waarde.gemeente}'
            yield bron.bevinding(pad, tekst, "Kies een regeling van deze gemeente.")


def _bevestigen(bron: Bron[OnderwerpVersies]) -> Iterator[Bevinding]:
    """Yield paths in `te_bevestigen` that lead nowhere: the fact they warn for would be shown as certain."""
    for nr, pad in enumerate(bron.waarde.te_bevestigen):
        waarde: object = bron.waarde
        for deel in pad.split("."):
            if isinstance(waarde, list):
                waarde = waarde[int(deel)] if deel.isdigit() and int(deel) < len(waarde) else _NIETS
            else:
                waarde = getattr(waarde, deel, _NIETS)
        if waarde is _NIETS:
            yield bron.bevinding(["te_bevestigen", nr], f'"{pad}" bestaat niet in dit bestand', "Kijk het pad na.")


_NIETS = object()


def _grondslagen(bron: Bron[OnderwerpVersies]) -> Iterator[Bevinding]:
    for plaats, versie in enumerate(bron.waarde.versies):
        for nr, tekst in enumerate(versie.grondslag):
            if parse_kenmerk(tekst) is None:
                pad = ("versies", plaats, "grondslag", nr)
                yield bron.bevinding(pad, f'"{tekst[:60]}" is geen jci, ECLI, CVDR of gmb', "Schrijf een jci.")


def _numbers_used_twice(apv: Apv, gemeente: str) -> Iterator[Bevinding]:
    """Yield an article number that two subjects of one municipality carry on the same day."""
    gemeld: set[tuple[str, str]] = set()
    for dag in days_of_change(apv, gemeente):
        eerste: dict[str, str] = {}
        for naam, versie in _in_force(apv, gemeente, dag):
            if versie.nummer is None:
                continue
            ander = eerste.setdefault(versie.nummer, naam)
            if ander != naam and (naam, versie.versie) not in gemeld:
                gemeld.add((naam, versie.versie))
                tekst = f"nummer {versie.nummer} is op {dag} ook van {ander}"
                yield _at(apv, naam, gemeente, versie, "nummer", tekst=tekst, uitweg=_EEN_ARTIKEL)


def _penal(apv: Apv, gemeente: str) -> Iterator[Bevinding]:
    """Yield what is punishable and is not named, or is named and not punishable, on any day (contract 4.1)."""
    if STRAFBEPALING not in apv.onderwerpen:
        return
    gemeld: set[tuple[str, str]] = set()
    for dag in days_of_change(apv, gemeente):
        straf = apv.resolve(STRAFBEPALING, gemeente, dag, ALLES_BEKEND).versie
        if straf is None:
            continue
        noemt = named_numbers(straf)
        for naam, versie in _in_force(apv, gemeente, dag):
            if versie.nummer is None or naam == STRAFBEPALING or (naam, versie.versie) in gemeld:
                continue
            if versie.regeling == straf.regeling and versie.strafbaar != _names(noemt, versie.nummer):
                gemeld.add((naam, versie.versie))
                wat = "is strafbaar maar staat niet" if versie.strafbaar else "is niet strafbaar maar staat wel"
                tekst = f"artikel {versie.nummer} {wat} in de strafbepaling ({straf.versie}) op {dag}"
                yield _at(apv, naam, gemeente, versie, "strafbaar", tekst=tekst, uitweg="Pas een van beide aan.")


def named_numbers(versie: Versie) -> list[tuple[str, str]]:
    """Return the article numbers that a version names, as ranges from and up to and including."""
    uit: list[tuple[str, str]] = []
    for _, tekst in texts_of(versie):
        for genoemd in find_genoemd(tekst):
            if genoemd.nummer is None or genoemd.wet is not None:
                continue
            begin = uit.pop()[0] if uit and tekst[: genoemd.plek].endswith(" tot en met ") else genoemd.nummer
            uit.append((begin, genoemd.nummer))
    return uit


def _names(reeksen: Iterable[tuple[str, str]], nummer: str) -> bool:
    return any(order_key(van) <= order_key(nummer) <= order_key(tot) for van, tot in reeksen)


def _dead_references(apv: Apv, gemeente: str, vandaag: date) -> Iterator[Bevinding]:
    """Yield references that lead nowhere, in what applies today and in what is still to come."""
    for naam in apv.onderwerpen:
        for versie in apv.versies(naam, gemeente):
            dag = max(versie.inwerking or vandaag, vandaag)
            if apv.resolve(naam, gemeente, dag, ALLES_BEKEND).versie is not versie:
                continue
            for rij in of_versie(apv, naam, gemeente, versie, dag, ALLES_BEKEND):
                if rij.uitslag.uitkomst != GEVONDEN and rij.soort in ("artikel", "lid"):
                    bij = f" {rij.uitslag.bij}" if rij.uitslag.bij else ""
                    tekst = f'"{rij.tekst}" ({rij.plaats}): {rij.uitslag.uitkomst}{bij}'
                    hint = "Niet ingelezen, of een tikfout." if rij.uitslag.uitkomst == ONBEKEND else ""
                    yield _at(apv, naam, gemeente, versie, *rij.plaats.split("."), tekst=tekst, uitweg=hint)


def _amendment(apv: Apv, bron: Bron[Wijziging]) -> Iterator[Bevinding]:
    try:
        uitslag = play_wijziging(apv, bron)
    except BronFout as fout:
        yield from fout.bevindingen
        return
    for verschil in uitslag["verschillen"]:
        wat = verschil.get("melding") or f"{verschil['plaats']}: de uitkomst is niet de tekst van {uitslag['naar']}"
        yield bron.bevinding(["bewerkingen"], wat, "Speel de wijziging af met apv speel-af.")


def _in_force(apv: Apv, gemeente: str, dag: date) -> Iterator[tuple[str, Versie]]:
    for naam, map_ in apv.onderwerpen.items():
        bron = map_.gemeenten.get(gemeente)
        versie = resolve_bron(bron, dag, ALLES_BEKEND).versie if bron else None
        if versie is not None:
            yield naam, versie


def days_of_change(apv: Apv, gemeente: str) -> list[date]:
    """Return the days on which some version of this municipality begins."""
    dagen = {
        dag
        for naam in apv.onderwerpen
        for versie in adopted(apv.versies(naam, gemeente))
        for dag in (versie.inwerking, versie.terugwerkend_tot_en_met)
        if dag
    }
    return sorted(dagen)


def _at(apv: Apv, naam: str, gemeente: str, versie: Versie, *pad: str, tekst: str = "", uitweg: str = "") -> Bevinding:
    """Return a finding at a path inside one version."""
    bron = apv.onderwerpen[naam].gemeenten[gemeente]
    plaats = next(nr for nr, ander in enumerate(bron.waarde.versies) if ander is versie)
    delen = [int(deel) if deel.isdigit() else deel for deel in pad]
    return bron.bevinding(["versies", plaats, *delen], tekst, uitweg)
