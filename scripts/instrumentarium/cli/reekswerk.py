"""Does the work of `besluit reeks`: one case in, what became of it out; processes and clusters run the same function.

A case that fails becomes a result, never an exception, so that it stops no other. What all cases share (the sources of
the instrument, the compiled letters) is read once per process. No word of a case stands in a result.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import attrs

from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.zaak.afgeleid import choose_peildatum
from instrumentarium.besluit.zaak.bestanden import files_of
from instrumentarium.besluit.zaak.dossier import Dossier, build_dossier
from instrumentarium.besluit.zaak.namen import GEANONIMISEERD
from instrumentarium.besluit.zaak.opmaken import Werkstuk, make_set
from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.gemeente import Vaststelling
from instrumentarium.bronnen.vaststelling import read_vaststellingen
from instrumentarium.cli import afhandeling
from instrumentarium.cli.bestemming import letter_folder, write_set
from instrumentarium.cli.bewaard import Bronkast
from instrumentarium.cli.brievenmaker import Opdracht, account_of, blockades
from instrumentarium.cli.dossier import read_case, template_source
from instrumentarium.fouten import Bevinding, BronFout, GebruikFout

Uitslag = dict[str, Any]
_PER_WERKER = 4  # cases that wait in line for each process; more would keep results in memory
_PER_PROCES = 2000  # then a process starts anew, so that memory stays flat whatever a library keeps


@attrs.frozen(kw_only=True)
class Taak:
    """One case to make: plain values only, so that it can go to another process or machine."""

    wortel: str
    zaak: str
    uit: str | None
    werk: Opdracht
    vandaag: date


def run_task(taak: Taak) -> Uitslag:
    """Make the letters of one case; whatever goes wrong is part of the result."""
    try:
        return _make(taak)
    except Exception as fout:
        return failure(taak, fout)


def failure(taak: Taak, fout: BaseException) -> Uitslag:
    """Return the result of a case that could not be made."""
    regels: list[Bevinding | str]
    if isinstance(fout, BronFout):
        regels = list(fout.bevindingen)
    elif isinstance(fout, GebruikFout):
        regels = [str(fout)]
    elif isinstance(fout, OSError):
        regels = [f"lezen of schrijven lukt niet ({type(fout).__name__}, fout {fout.errno})"]
    else:
        regels = [f"deze zaak brak het werk af ({type(fout).__name__})"]
    fouten = [afhandeling.as_dict(regel) for regel in regels]
    for rij in fouten:
        rij["bestand"] = rij["bestand"] or taak.zaak
    return {"zaak": taak.zaak, "geslaagd": False, "map": None, "bestanden": [], "blokkades": [], "fouten": fouten}


def run_in_processes(taken: Sequence[Taak], werkers: int) -> Iterator[Uitslag]:
    """Yield the results as they come; a process that dies takes at most its own case with it."""
    if werkers == 1:
        yield from map(run_task, taken)
        return
    wachtrij = deque(taken)
    while wachtrij:
        onderweg: dict[Future[Uitslag], Taak] = {}
        try:
            with _pool(werkers) as pool:
                yield from _feed(pool, wachtrij, onderweg, werkers * _PER_WERKER)
        except BrokenProcessPool:
            # Which case broke it cannot be seen: each of those on the way gets a process of its own.
            for taak in onderweg.values():
                yield _alone(taak)


def _feed(
    pool: ProcessPoolExecutor, wachtrij: deque[Taak], onderweg: dict[Future[Uitslag], Taak], ruimte: int
) -> Iterator[Uitslag]:
    while wachtrij or onderweg:
        while wachtrij and len(onderweg) < ruimte:
            taak = wachtrij.popleft()
            try:
                onderweg[pool.submit(run_task, taak)] = taak
            except BrokenProcessPool:
                wachtrij.appendleft(taak)
                raise
        for klaar in wait(onderweg, return_when=FIRST_COMPLETED).done:
            uitslag = klaar.result()
            del onderweg[klaar]
            yield uitslag


def _alone(taak: Taak) -> Uitslag:
    try:
        with _pool(1) as pool:
            return pool.submit(run_task, taak).result()
    except BrokenProcessPool as fout:
        return failure(taak, fout)


def _pool(werkers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        werkers, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=_PER_PROCES
    )


class Werkbank:
    """What all cases of one project share; read when first needed, and the same for the whole series."""

    def __init__(self, wortel: Path, instrument: str) -> None:
        self.wortel = wortel
        self.instrument = Instrument(wortel, instrument, Bronkast(wortel).lees)
        self.per_gemeente: dict[str, Dossier] = {}
        self.vaststellingen: dict[str, list[Vaststelling]] = {}

    @cached_property
    def sjablonen(self) -> Any:
        """Return the compiled letters."""
        return template_source(self.wortel, self.instrument)

    def adoptions(self, gemeente: str) -> list[Vaststelling]:
        """Return what the municipality adopted."""
        if gemeente not in self.vaststellingen:
            self.vaststellingen[gemeente] = read_vaststellingen(self.wortel, gemeente)
        return self.vaststellingen[gemeente]

    def dossier(self, zaak: Bron[Any], peildatum: date | None, vandaag: date) -> tuple[Dossier, bool]:
        """Return the dossier of a case, with the sources that are already there."""
        gemeente = zaak.waarde.gemeente
        if gemeente not in self.per_gemeente:
            self.per_gemeente[gemeente], _ = build_dossier(self.wortel, zaak, peildatum, vandaag, self.instrument)
        gekozen = choose_peildatum(zaak.waarde, peildatum)
        dossier = attrs.evolve(self.per_gemeente[gemeente], zaak=zaak, peildatum=gekozen or vandaag)
        return dossier, gekozen is not None


@lru_cache(maxsize=2)
def workbench(wortel: str, instrument: str) -> Werkbank:
    """Return the workbench of this process."""
    return Werkbank(Path(wortel), instrument)


def _make(taak: Taak) -> Uitslag:
    bank = workbench(taak.wortel, taak.werk.instrument)
    werkstuk = prepare(bank, taak)
    dossier, briefset = werkstuk.dossier, werkstuk.briefset
    kenmerk = GEANONIMISEERD if taak.werk.geanonimiseerd else dossier.zaak.waarde.kenmerk
    map_ = letter_folder(bank.wortel, taak.zaak, dossier.zaak.waarde.kenmerk, taak.uit)
    account = account_of(dossier, briefset, taak.werk, werkstuk.vaststellingen)
    bestanden = write_set(map_, lambda versie: files_of(dossier, briefset, account, kenmerk, versie))
    if taak.werk.pdf:
        from instrumentarium.cli.pdf import letters_to_pdf

        bestanden |= letters_to_pdf(map_, [naam for naam in bestanden if naam.endswith(".docx")])
    return {
        "zaak": taak.zaak,
        "geslaagd": True,
        "map": str(map_),
        "bestanden": [{"bestand": naam, "status": status} for naam, status in bestanden.items()],
        "blokkades": [bevinding.id for bevinding in blockades(briefset)],
        "te_lezen": _to_read(bank, taak),
        "fouten": [],
    }


def _to_read(bank: Werkbank, taak: Taak) -> list[str]:
    """Return the texts that a person must read before an anonymised letter leaves the house."""
    if not taak.werk.geanonimiseerd:
        return []
    from instrumentarium.besluit.zaak.anoniem import texts_to_read

    return texts_to_read(read_case(bank.wortel, taak.zaak))


def prepare(bank: Werkbank, taak: Taak) -> Werkstuk:
    """Read a case and make its letters in memory; raises BronFout when the final form is refused."""
    zaak = read_case(bank.wortel, taak.zaak)
    if taak.werk.geanonimiseerd:
        from instrumentarium.besluit.zaak.anoniem import anonymise

        zaak = anonymise(zaak)
    dossier, bekend = bank.dossier(zaak, taak.werk.peildatum, taak.vandaag)
    soorten, definitief = list(taak.werk.soorten), taak.werk.definitief
    werkstuk = make_set(
        dossier,
        soorten,
        bank.sjablonen,
        bank.adoptions(zaak.waarde.gemeente),
        definitief=definitief,
        peildatum_bekend=bekend,
    )
    if werkstuk.redenen:
        raise BronFout(werkstuk.redenen)
    return werkstuk
