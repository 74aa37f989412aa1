"""The part of `controleer` that looks at the APV: everything of `apv.controle`, and the dates of review."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from instrumentarium.apv.collectie import load_apv
from instrumentarium.apv.controle import judge_apv
from instrumentarium.besluit.instrument.controle import review
from instrumentarium.bronnen.project import Verzamelaar, find_files
from instrumentarium.bronnen.soorten.apv import Wijziging
from instrumentarium.fouten import Bevinding


def check_apv(wortel: Path, vandaag: date) -> tuple[list[Bevinding], list[Bevinding]]:
    """Return faults and warnings of every APV source; raises BronFout when the files themselves cannot be read."""
    apv = load_apv(wortel)
    verzamelaar = Verzamelaar()
    wijzigingen = [verzamelaar.lees(wortel, pad, Wijziging) for pad in find_files(wortel, "apv/wijzigingen/*.yaml")]
    fouten, waarschuwingen = judge_apv(apv, [bron for bron in wijzigingen if bron], vandaag)
    for map_ in apv.onderwerpen.values():
        for bron in map_.gemeenten.values():
            waarschuwingen += review(bron, vandaag)
    if apv.regelingen_bron is not None:
        waarschuwingen += review(apv.regelingen_bron, vandaag)
    return fouten + verzamelaar.bevindingen, waarschuwingen
