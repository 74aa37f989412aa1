"""Where municipalities have drifted apart: per subject what is the same, what differs, and until when all was equal.

In: an `Apv`, municipalities, a day. Out: `Afwijking` per subject, as data or lines. Different is not wrong: each council
decides for itself; this report only says it aloud.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import attrs

from instrumentarium.apv.artikel import Artikel, Deel, from_versie
from instrumentarium.apv.collectie import Apv, adopted
from instrumentarium.apv.tonen import REDENEN
from instrumentarium.apv.vergelijken import same_text
from instrumentarium.apv.zinsdelen import split_end
from instrumentarium.bronnen.soorten.apv import Versie
from instrumentarium.tijd.geldigheid import Reden


@attrs.frozen
class Stand:
    """What one municipality has on the day: a version, or the reason why there is none."""

    gemeente: str
    versie: Versie | None
    reden: Reden | None


@attrs.frozen
class Verschil:
    """One place in which the texts are not all equal; a municipality without it has None."""

    plaats: str
    teksten: dict[str, str | None]


@attrs.frozen
class Afwijking:
    """One subject: the state of each municipality, the differences, and the last day on which there were none."""

    onderwerp: str
    standen: tuple[Stand, ...]
    verschillen: tuple[Verschil, ...]
    gelijk_tot: date | None

    @property
    def gelijk(self) -> bool:
        """Whether all municipalities have the same words; numbers and headings may differ."""
        return not self.verschillen and all(stand.versie for stand in self.standen)

    def as_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "onderwerp": self.onderwerp,
            "gelijk": self.gelijk,
            "gelijk_tot": self.gelijk_tot.isoformat() if self.gelijk_tot else None,
            "gemeenten": {
                stand.gemeente: {
                    "versie": stand.versie.versie if stand.versie else None,
                    "nummer": stand.versie.nummer if stand.versie else None,
                    "opschrift": stand.versie.opschrift if stand.versie else None,
                    "strafbaar": stand.versie.strafbaar if stand.versie else None,
                    "reden": str(stand.reden) if stand.reden else None,
                }
                for stand in self.standen
            },
            "verschillen": [attrs.asdict(verschil) for verschil in self.verschillen],
        }


def find_drift(apv: Apv, onderwerpen: Sequence[str], op: date, bekend_op: date) -> list[Afwijking]:
    """Return the state of each subject in all municipalities that the APV knows."""
    gemeenten = apv.gemeenten()
    return [_subject(apv, naam, gemeenten, op, bekend_op) for naam in onderwerpen]


def _subject(apv: Apv, naam: str, gemeenten: Sequence[str], op: date, bekend_op: date) -> Afwijking:
    standen = _standen(apv, naam, gemeenten, op, bekend_op)
    verschillen = tuple(_differences(standen))
    return Afwijking(
        naam, standen, verschillen, _equal_until(apv, naam, gemeenten, op, bekend_op) if verschillen else None
    )


def _standen(apv: Apv, naam: str, gemeenten: Sequence[str], op: date, bekend_op: date) -> tuple[Stand, ...]:
    uitkomsten = ((gemeente, apv.resolve(naam, gemeente, op, bekend_op)) for gemeente in gemeenten)
    return tuple(Stand(gemeente, uitkomst.versie, uitkomst.reden) for gemeente, uitkomst in uitkomsten)


def _differences(standen: Sequence[Stand]) -> Iterator[Verschil]:
    """Yield the places, by key, in which the texts of those that have one are not all the same."""
    met_tekst = {stand.gemeente: stand.versie for stand in standen if stand.versie}
    if len(met_tekst) < 2:
        return
    teksten = {gemeente: dict(_places(from_versie(versie))) for gemeente, versie in met_tekst.items()}
    for plaats in dict.fromkeys(plaats for rij in teksten.values() for plaats in rij):
        rij = {gemeente: tekst.get(plaats) for gemeente, tekst in teksten.items()}
        waarden = list(rij.values())
        if not all(_same(waarden[0], ander) for ander in waarden[1:]):
            yield Verschil(plaats, rij)
    straf = {gemeente: versie.strafbaar for gemeente, versie in met_tekst.items()}
    if len(set(straf.values())) > 1:
        yield Verschil("strafbaar", {gemeente: "ja" if waarde else "nee" for gemeente, waarde in straf.items()})


def _same(een: str | None, ander: str | None) -> bool:
    """Compare without the mark at the end: ";" or "; en" says only where an item stands in its list."""
    if een is None or ander is None:
        return een is ander
    return same_text(split_end(een)[0], split_end(ander)[0])


def _places(artikel: Artikel) -> Iterator[tuple[str, str]]:
    for lid in artikel.leden:
        yield from _texts(lid, lid.sleutel)


def _texts(deel: Deel, plaats: str) -> Iterator[tuple[str, str]]:
    yield plaats, deel.tekst
    for onder in deel.delen:
        yield from _texts(onder, f"{plaats}/{onder.sleutel}")
    if deel.slot:
        yield f"{plaats}/slot", deel.slot


def _equal_until(apv: Apv, naam: str, gemeenten: Sequence[str], op: date, bekend_op: date) -> date | None:
    """Return the last day before `op` from which a change made equal texts unequal; None when they never were equal."""
    dagen = sorted(
        {v.inwerking for g in gemeenten for v in adopted(apv.versies(naam, g)) if v.inwerking and v.inwerking <= op}
    )
    for vorige, dag in reversed(list(pairwise(dagen))):
        standen = _standen(apv, naam, gemeenten, vorige, bekend_op)
        if sum(stand.versie is not None for stand in standen) > 1 and not any(_differences(standen)):
            return dag
    return None


def to_lines(afwijkingen: Sequence[Afwijking]) -> Iterator[str]:
    """Yield the report as lines, the subjects that differ first."""
    for afwijking in sorted(afwijkingen, key=lambda a: a.gelijk):
        tot = f", gelijk tot {afwijking.gelijk_tot}" if afwijking.gelijk_tot else ""
        wat = "gelijk" if afwijking.gelijk else f"{len(afwijking.verschillen)} verschillen{tot}"
        yield f"{afwijking.onderwerp}: {wat}"
        nummers = [f"{s.gemeente} {(s.versie.nummer or '?') if s.versie else _reason(s)}" for s in afwijking.standen]
        yield f"  {', '.join(nummers)}"
        for verschil in afwijking.verschillen:
            yield f"  {verschil.plaats}"
            for gemeente, tekst in verschil.teksten.items():
                yield f"    {gemeente}: {tekst if tekst is not None else '(heeft dit niet)'}"


def _reason(stand: Stand) -> str:
    return REDENEN[stand.reden] if stand.reden else "niets"
