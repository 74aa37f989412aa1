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
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

from instrumentarium.cli import afhandeling
from instrumentarium.cli.bestemming import letter_folder
from instrumentarium.cli.brievenmaker import Opdracht, make_case
from instrumentarium.cli.dossier import read_case
from instrumentarium.cli.werkbank import Werkbank
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


@lru_cache(maxsize=2)
def workbench(wortel: str, instrument: str) -> Werkbank:
    """Return the workbench of this process."""
    return Werkbank(Path(wortel), instrument)


def _make(taak: Taak) -> Uitslag:
    bank = workbench(taak.wortel, taak.werk.instrument)
    uitkomst = make_case(
        bank,
        taak.zaak,
        taak.werk,
        taak.vandaag,
        lambda kenmerk: letter_folder(bank.wortel, taak.zaak, kenmerk, taak.uit),
    )
    return {
        "zaak": taak.zaak,
        "geslaagd": True,
        "map": str(uitkomst.map),
        "bestanden": [{"bestand": naam, "status": status} for naam, status in uitkomst.bestanden.items()],
        "blokkades": [bevinding.id for bevinding in uitkomst.blokkades],
        "te_lezen": _to_read(bank, taak),
        "fouten": [],
    }


def _to_read(bank: Werkbank, taak: Taak) -> list[str]:
    """Return the texts that a person must read before an anonymised letter leaves the house."""
    if not taak.werk.geanonimiseerd:
        return []
    from instrumentarium.besluit.zaak.anoniem import texts_to_read

    return texts_to_read(read_case(bank.wortel, taak.zaak))
