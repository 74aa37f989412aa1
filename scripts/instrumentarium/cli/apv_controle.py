"""The part of `controleer` that looks at the APV: dates, labels, numbers used twice, dates of review, typed amendments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from instrumentarium.apv.collectie import Apv, adopted, load_apv
from instrumentarium.besluit.instrument.controle import review
from instrumentarium.bronnen.controle.apv import judge_dates, judge_leden
from instrumentarium.bronnen.project import Verzamelaar, find_files
from instrumentarium.bronnen.soorten.apv import Wijziging
from instrumentarium.fouten import Bevinding
from instrumentarium.tijd.geldigheid import resolve


def check_apv(wortel: Path, vandaag: date) -> tuple[list[Bevinding], list[Bevinding]]:
    """Return faults and warnings of every APV source; raises BronFout when the files themselves cannot be read."""
    apv = load_apv(wortel)
    fouten: list[Bevinding] = []
    waarschuwingen: list[Bevinding] = []
    for map_ in apv.onderwerpen.values():
        for bron in map_.gemeenten.values():
            fouten += [*judge_dates(bron), *judge_leden(bron)]
            waarschuwingen += review(bron, vandaag)
    fouten += _numbers_used_twice(apv)
    verzamelaar = Verzamelaar()
    for pad in find_files(wortel, "apv/wijzigingen/*.yaml"):
        verzamelaar.lees(wortel, pad, Wijziging)
    if apv.regelingen_bron is not None:
        waarschuwingen += review(apv.regelingen_bron, vandaag)
    return fouten + verzamelaar.bevindingen, waarschuwingen


def _numbers_used_twice(apv: Apv) -> Iterator[Bevinding]:
    """Yield an article number that two subjects of one municipality carry on the same day."""
    for gemeente in apv.gemeenten():
        gezien: dict[tuple[date, str], str] = {}
        for dag in _days(apv, gemeente):
            for naam in apv.onderwerpen:
                bron = apv.bron(naam, gemeente)
                versie = resolve(adopted(bron.waarde.versies), dag, date.max).versie if bron else None
                if bron is None or versie is None or versie.nummer is None:
                    continue
                ander = gezien.setdefault((dag, versie.nummer), naam)
                if ander != naam:
                    plek = next(n for n, v in enumerate(bron.waarde.versies) if v is versie)
                    tekst = f"nummer {versie.nummer} is op {dag.isoformat()} ook van {ander}"
                    yield bron.bevinding(
                        ("versies", plek, "nummer"), tekst, "Een nummer hoort op een dag bij een artikel."
                    )


def _days(apv: Apv, gemeente: str) -> list[date]:
    dagen = set()
    for naam in apv.onderwerpen:
        for versie in apv.versies(naam, gemeente):
            dagen |= {dag for dag in (versie.inwerking, versie.terugwerkend_tot_en_met) if dag}
    return sorted(dagen)
